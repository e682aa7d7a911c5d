// The sidebar: who one is, and the channels and conversations with what is new in them.
import { Icon } from "./icons.js";
import { Menu } from "./menu.js";
import { Avatar } from "./messages.js";
import { addressOf, currentChannel, go } from "./places.js";
import { nameOf, replies, roots, state, unread } from "./store.js";
import { html, useState } from "./view.js";

const THEME = "playground-theme";
const THEMES = { auto: "As the system", light: "Light", dark: "Dark" };

/** The sidebar; `shut` closes it on a narrow screen. */
export function Sidebar({ shut }) {
  const channels = state.channels.filter(({ direct }) => !direct);
  const direct = state.channels.find((channel) => channel.direct);
  return html`<nav class="sidebar" aria-label="Workspace">
    <div class="workspace">
      <h1>Playground</h1>
      <${Theme} />
    </div>
    <${Who} />
    <h2>Channels</h2>
    <ul>${channels.map((channel) => html`<li key=${channel.id}><${Entry} channel=${channel} shut=${shut} /></li>`)}</ul>
    <h2>Apps</h2>
    <ul>
      ${direct && html`<li><${Entry} channel=${direct} shut=${shut} /></li>`}
    </ul>
    <p class="about">A workspace on this machine that stands in for Slack. ${state.offer.name} runs behind it as it does in Slack. Nothing is kept.</p>
  </nav>`;
}

function Who() {
  const others = [...state.people.values()].filter(({ id }) => id !== state.bot);
  const items = [
    ...others.map((person) => ({ label: person.name, detail: person.title, checked: person.id === state.me, does: () => go({ person: person.id }) })),
    ...others
      .filter(({ id }) => id !== state.me)
      .map((person) => ({ label: `Second window as ${person.name}`, does: () => window.open(addressOf({ person: person.id }), "_blank", "noopener") })),
  ];
  const me = state.people.get(state.me);
  return html`<div class="who">
    <${Menu} label=${`You act as ${nameOf(state.me)}; act as somebody else`} items=${items} className="button who-button">
      <${Avatar} id=${state.me} />
      <span><b>${me?.name}</b><small>${me?.title}</small></span>
      <${Icon} name="down" />
    <//>
  </div>`;
}

function Entry({ channel, shut }) {
  const fresh = unreadIn(channel);
  const here = currentChannel()?.id === channel.id;
  const private_ = channel.name === "experts";
  const label = channel.direct ? state.offer.name : channel.name;
  return html`<a
    href=${addressOf({ channel: channel.id, part: "" })}
    aria-current=${here ? "page" : undefined}
    class=${fresh ? "unread" : ""}
    onClick=${shut}
  >
    ${channel.direct ? html`<${Avatar} id=${state.bot} small=${true} />` : html`<${Icon} name=${private_ ? "lock" : "hash"} />`}
    <span>${label}</span>
    ${fresh > 0 && html`<span class="count">${fresh}<span class="unseen"> unread</span></span>`}
  </a>`;
}

/** How many messages of others in a channel and its threads are new. */
export function unreadIn(channel) {
  const own = roots(channel.id);
  const inThreads = own.map((message) => unread(replies(channel.id, message.ts), `${channel.id}/${message.ts}`).length);
  return unread(own, channel.id).length + inThreads.reduce((sum, count) => sum + count, 0);
}

function Theme() {
  const [theme, setTheme] = useState(localStorage.getItem(THEME) || "auto");
  const choose = (name) => {
    localStorage.setItem(THEME, name);
    setTheme(name);
    applyTheme();
  };
  const items = Object.entries(THEMES).map(([name, label]) => ({ label, checked: name === theme, does: () => choose(name) }));
  return html`<${Menu} label="Colours" items=${items} className="button quiet on-dark"><${Icon} name=${{ light: "sun", dark: "moon" }[theme] || "auto"} /><//>`;
}

/** Show the colours that were chosen. */
export function applyTheme() {
  document.documentElement.dataset.theme = localStorage.getItem(THEME) || "auto";
}

// What is open: a channel, the conversation with the app with its tabs, and the thread beside it.
import { act } from "./calls.js";
import { openBeside } from "./beside.js";
import { Composer } from "./composer.js";
import { Icon } from "./icons.js";
import { Avatar, Messages } from "./messages.js";
import { currentChannel, currentTab, currentThread, go } from "./places.js";
import { markRead, replies, roots, state, titleOf, update } from "./store.js";
import { SurfaceOf } from "./surface.js";
import { html, useEffect } from "./view.js";

/** The middle of the page. */
export function Main({ openSidebar }) {
  const channel = currentChannel();
  const tab = channel.direct ? currentTab() : "messages";
  const Shown = { home: Home, messages: Talk, about: About }[tab];
  return html`<main>
    <header class="top">
      <button type="button" class="button quiet only-narrow" aria-label="Channels" onClick=${openSidebar}><${Icon} name="menu" /></button>
      <div class="title">
        <h2>${channel.direct && html`<${Avatar} id=${state.bot} small=${true} />`}${titleOf(channel)}</h2>
        <p>${channel.direct ? state.offer.description : channel.topic}</p>
      </div>
      ${state.offer.desk && html`<button type="button" class="button quiet" aria-label="Editor's desk" title="Editor's desk" aria-pressed=${Boolean(state.beside)} onClick=${() => (state.beside ? update({ beside: null }) : openBeside(null))}><${Icon} name="desk" /></button>`}
      ${channel.direct && html`<${Tabs} channel=${channel} tab=${tab} />`}
    </header>
    <${Shown} channel=${channel} key=${`${state.me}/${channel.id}`} />
  </main>`;
}

function Tabs({ channel, tab }) {
  const tabs = { ...(state.offer.home ? { home: "Home" } : {}), messages: "Messages", about: "About" };
  return html`<div class="tabs" role="group" aria-label=${`Tabs of ${state.offer.name}`}>
    ${Object.entries(tabs).map(([name, label]) => html`<button type="button" aria-pressed=${name === tab} onClick=${() => go({ channel: channel.id, part: name === "messages" ? "" : name })}>${label}</button>`)}
  </div>`;
}

function Talk({ channel }) {
  const messages = roots(channel.id);
  useEffect(() => markRead(messages, channel.id));
  useEffect(() => {
    if (channel.direct) act("open", { tab: "messages" });
  }, []);
  const label = channel.direct ? `Message ${state.offer.name}` : `Message #${channel.name}`;
  const prompts = channel.direct ? state.prompts[channel.id] || [] : [];
  const title = channel.direct ? `Messages with ${state.offer.name}` : `Messages in ${channel.name}`;
  return html`
    <${Messages} messages=${messages} label=${title} begin=${html`<${Begin} channel=${channel} prompts=${prompts} empty=${messages.length === 0} />`} />
    ${state.statuses[channel.id] && html`<p class="status" role="status">${state.offer.name} ${state.statuses[channel.id]}</p>`}
    <${Composer} channel=${channel} label=${label} key=${channel.id} />
  `;
}

/** The head of a conversation: what it is for, and what could be asked. */
function Begin({ channel, prompts, empty }) {
  const { offer } = state;
  const asked = prompts.length ? prompts : offer.examples.map((text) => ({ title: text, message: text }));
  const ask = async ({ message }) => {
    const said = await act("say", { channel: channel.id, text: channel.direct ? message : `@${offer.name} ${message}` });
    if (said.ts) update({ awaited: said.ts });
  };
  return html`<section class="begin">
    <span class="emblem" aria-hidden="true">${channel.direct ? offer.name[0] : "#"}</span>
    <h3>${channel.direct ? offer.name : `#${channel.name}`}</h3>
    <p>${channel.direct ? offer.description : channel.topic}</p>
    ${(empty || prompts.length > 0) && asked.length > 0 && html`
      <p class="try">${channel.direct ? "Ask it something:" : `Mention @${offer.name} with a question, or try one of these:`}</p>
      <div class="prompts">${asked.map((prompt) => html`<button type="button" class="button" onClick=${() => ask(prompt)}>${prompt.title}</button>`)}</div>
    `}
  </section>`;
}

function Home() {
  useEffect(() => {
    act("open", { tab: "home" });
  }, []);
  if (!state.home) return html`<div class="home"><p class="nothing" role="status">${state.offer.name} is preparing its Home tab.</p></div>`;
  return html`<div class="home" tabindex="0" role="region" aria-label="Home"><div><${SurfaceOf} blocks=${state.home.blocks} where=${{ view: state.home.id }} /></div></div>`;
}

function About() {
  const { offer } = state;
  const rows = [
    ...offer.usages.map(({ typed, does }) => [typed, does]),
    ...offer.shortcuts.map(({ name, type, description }) => [`${name} (${type === "message" ? "in the menu of a message" : "in the lightning menu"})`, description]),
  ];
  return html`<div class="home" tabindex="0" role="region" aria-label="About"><div>
    <h3>About ${offer.name}</h3>
    <p>${offer.description}</p>
    <dl>${rows.map(([name, does]) => html`<dt>${name}</dt><dd>${does}</dd>`)}</dl>
  </div></div>`;
}

/** The thread that is open, if one is. */
export function ThreadPane() {
  const channel = currentChannel();
  const root = currentThread();
  const answers = root ? replies(channel.id, root.ts) : [];
  useEffect(() => {
    if (root) markRead(answers, `${channel.id}/${root.ts}`);
  });
  if (!root) return null;
  const shut = () => go({ channel: channel.id });
  const onKeyDown = (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) shut();
  };
  return html`<aside class="thread" aria-label="Thread" onKeyDown=${onKeyDown}>
    <header class="top">
      <div class="title"><h2>Thread</h2><p>${titleOf(channel)}</p></div>
      <button type="button" class="button quiet" aria-label="Close thread" title="Close thread" onClick=${shut}><${Icon} name="close" /></button>
    </header>
    <${Messages} messages=${[root, ...answers]} label="Messages in the thread" inThread=${true} key=${root.ts} />
    <${Composer} channel=${channel} thread=${root.ts} label="Reply" key=${`${channel.id}/${root.ts}`} />
  </aside>`;
}

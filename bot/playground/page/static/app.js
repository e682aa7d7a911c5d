// The page: follows the workspace as the person of the address, and draws it anew when something changes.
import { Beside } from "./beside.js";
import { follow } from "./calls.js";
import { Main, ThreadPane } from "./conversation.js";
import { Confirm, Modal } from "./modal.js";
import { addressOf, currentChannel, currentThread, go, readPlace } from "./places.js";
import { applyTheme, Sidebar, unreadIn } from "./sidebar.js";
import { nameOf, replies, state, titleOf, update, useStore } from "./store.js";
import { html, render, useEffect, useState } from "./view.js";

let followed = null;

/** Follow the person of the address, when it is another one than before. */
function onPlace() {
  readPlace();
  if (state.place.person === followed) return;
  followed = state.place.person;
  follow(followed);
}

/** Once the workspace has told who we are, write it into the address, so that a reload stays there. */
function settle() {
  if (!state.ready || state.place.person === state.me) return;
  followed = state.me;
  const known = state.channels.some(({ id }) => id === state.place.channel);
  history.replaceState(null, "", addressOf(known ? state.place : { channel: state.channels[0]?.id }));
  readPlace();
}

/** Open the thread in which the app answers what was just said, unless something else was opened meanwhile. */
function openAnswer() {
  const channel = currentChannel();
  if (!state.awaited || !channel) return;
  const said = state.messages.get(`${channel.id}/${state.awaited}`);
  if (!said || !replies(channel.id, said.ts).length) return;
  const part = said.ts;
  update({ awaited: "" });
  if (!currentThread() || currentThread().ts !== part) go({ channel: channel.id, part });
}

function App() {
  useStore();
  const [drawer, setDrawer] = useState(false);
  useEffect(settle);
  useEffect(openAnswer);
  useEffect(() => {
    const fresh = state.channels.reduce((sum, channel) => sum + unreadIn(channel), 0);
    const here = currentChannel();
    document.title = `${fresh ? `(${fresh}) ` : ""}${here ? `${titleOf(here)}, ${nameOf(state.me)}` : ""} | Playground`;
  });
  if (!state.ready) return html`<p class="loading" role="status">Opening the playground.</p>`;
  const thread = currentThread();
  return html`
    <div class=${`page ${thread ? "has-thread" : ""} ${drawer ? "has-drawer" : ""} ${state.beside ? "has-beside" : ""}`}>
      <${Sidebar} shut=${() => setDrawer(false)} />
      <div class="veil" onClick=${() => setDrawer(false)}></div>
      <${Main} openSidebar=${() => setDrawer(true)} />
      <${ThreadPane} />
      <${Beside} />
    </div>
    ${!state.connected && html`<p class="lost" role="alert">The playground has stopped. This page goes on as soon as it runs again.</p>`}
    <div class="toasts" role="alert">${state.toasts.map((toast) => html`<p key=${toast.key}>${toast.text}</p>`)}</div>
    <${Modal} />
    <${Confirm} />
  `;
}

/** Alt with an arrow goes to the channel above or below. */
function onKeyDown(event) {
  const step = event.altKey && { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const at = state.channels.findIndex(({ id }) => id === currentChannel()?.id);
  go({ channel: state.channels[(at + step + state.channels.length) % state.channels.length].id });
}

applyTheme();
addEventListener("hashchange", onPlace);
addEventListener("keydown", onKeyDown);
document.addEventListener("visibilitychange", () => update({}));
render(html`<${App} />`, document.getElementById("app"));
onPlace();

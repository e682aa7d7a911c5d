// Beside the conversation: what the app itself serves for its editors, drawn by a script of its own.
import { act } from "./calls.js";
import { Icon } from "./icons.js";
import { state, toast, update } from "./store.js";
import { html, useEffect, useState } from "./view.js";

const NO_QUESTION = "This message answers no question.";

/** Open the desk on the message that something was answered with; without a message, on the knowledge. */
export async function openBeside(where) {
  if (!where) return update({ beside: { asked: null } });
  const asked = await act("asked", where);
  if (asked.text) return update({ beside: { asked, where } });
  if (!asked.error) toast(NO_QUESTION);
}

/** The desk, when it is open. */
export function Beside() {
  const [Desk, setDesk] = useState(null);
  useEffect(() => {
    if (state.beside && !Desk) load().then((loaded) => setDesk(() => loaded));
  });
  if (!state.beside) return null;
  const shut = () => update({ beside: null });
  const onKeyDown = (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) shut();
  };
  return html`<aside class="beside" aria-label="Editor's desk" onKeyDown=${onKeyDown}>
    <header class="top">
      <div class="title"><h2>Editor's desk</h2><p>${state.offer.name} as its editors see it</p></div>
      <button type="button" class="button quiet" aria-label="Close the desk" title="Close the desk" onClick=${shut}><${Icon} name="close" /></button>
    </header>
    ${Desk ? html`<${Desk} asked=${state.beside.asked} seen=${state.messages.size} />` : html`<p class="loading" role="status">Opening the desk.</p>`}
  </aside>`;
}

async function load() {
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/desk/page/desk.css" });
  document.head.append(style);
  return (await import("/desk/page/desk.js")).Desk;
}

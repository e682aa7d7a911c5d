// The editor's desk: two sides, the answer that was chosen and the knowledge, both as new as the files.
// It is drawn with what the page beside it is drawn with.
import { html, useEffect, useState } from "/page/view.js";
import { Answer } from "./answer.js";
import { Health } from "./health.js";

/** The desk. `asked` is what the chosen message answers, if one was chosen; `seen` changes with the conversation. */
export function Desk({ asked, seen }) {
  const [side, setSide] = useState("");
  const [state, setState] = useState({ version: "", looks: 0 });
  useEffect(() => {
    const source = new EventSource("/desk/news");
    source.onmessage = (event) => setState(JSON.parse(event.data));
    return () => source.close();
  }, []);
  useEffect(() => setSide(asked ? "answer" : "health"), [asked]);
  const sides = [["answer", "This answer"], ["health", "The knowledge"]];
  return html`<div class="desk">
    <div class="tabs" role="group" aria-label="Sides of the desk">
      ${sides.map(([name, label]) => html`<button type="button" aria-pressed=${name === side} onClick=${() => setSide(name)}>${label}</button>`)}
    </div>
    <div class="sheet" tabindex="0" role="region" aria-label=${sides.find(([name]) => name === side)?.[1] || "Desk"}>
      ${side === "answer" && (asked ? html`<${Answer} asked=${asked} version=${state.version} key=${JSON.stringify(asked)} />` : html`<p class="hint">Choose “Why” in the menu of an answer.</p>`)}
      ${side === "health" && state.version && html`<${Health} state=${state} seen=${seen} />`}
    </div>
  </div>`;
}

// Why an answer is what it is, and what has become of it since the files were edited.
import { Bar, counted, hundredths, percent, signed, useAsked } from "./figures.js";
import { html, useEffect, useState } from "/page/view.js";

const NO_WORDS = "No word of the question tells: names and meaning decide.";
const STATUSES = { answer: "Answer", suggestions: "Suggestions", gap: "Gap", courtesy: "Courtesy" };

/** The reply to a question with all that led to it; after an edit, the reply before as well. */
export function Answer({ asked, version }) {
  const [times, setTimes] = useState(0);
  const [first, setFirst] = useState(null);
  const { value: now, failed } = useAsked("why", [version, times], { text: asked.text, thread: asked.thread });
  useEffect(() => {
    if (now && !first) setFirst(now);
  }, [now]);
  if (!now) return html`<p class="hint" role="status">${failed ? "The app could not explain this." : "Asking why."}</p>`;
  const again = first && first !== now;
  return html`
    <section aria-labelledby="desk-question">
      <h3 id="desk-question">${asked.pressed ? "Chosen" : "Asked"}: “${now.question}”</h3>
      ${asked.thread.length > 0 && html`<p class="hint">after ${counted(asked.thread.length, "earlier question")} of its thread</p>`}
      ${again ? html`<${BeforeAndAfter} before=${first} after=${now} />` : html`<${Reply} reply=${now} />`}
      <p><button type="button" class="button" onClick=${() => setTimes(times + 1)}>Ask again</button> <span class="hint">Edits of the files are asked again by themselves.</span></p>
    </section>
    <${Confidence} of=${now} />
    <${Understood} of=${now} />
    <section aria-labelledby="desk-best">
      <h3 id="desk-best">The best ${now.best.length}</h3>
      <ol class="best">${now.best.map((entry, place) => html`<${Entry} entry=${entry} open=${place === 0} key=${entry.id} />`)}</ol>
    </section>
    <${Table} title="Signals of the best entry" rows=${Object.entries(now.signals).map(([name, value]) => [name, hundredths(value)])} heads=${["Signal", "Value"]} />
    <p class="hint">Files in ${now.folder}</p>
  `;
}

function Reply({ reply, title }) {
  return html`<div class="reply">
    <p><b>${title ? `${title}: ` : ""}${STATUSES[reply.status]}</b>, ${percent(reply.confidence)}</p>
    <p class="text">${reply.text}</p>
  </div>`;
}

function BeforeAndAfter({ before, after }) {
  const same = before.text === after.text && before.status === after.status;
  const sure = percent(before.confidence) !== percent(after.confidence);
  const said = same ? (sure ? "The reply is the same, its confidence is not." : "The reply is the same as before.") : "The reply is another than before.";
  return html`<div class="before-after" role="status"><p>${said}</p><${Reply} reply=${before} title="Before" /><${Reply} reply=${after} title="Now" /></div>`;
}

function Confidence({ of }) {
  const thresholds = Object.entries(of.thresholds).sort(([, one], [, two]) => one - two);
  return html`<section aria-labelledby="desk-sure">
    <h3 id="desk-sure">Confidence ${percent(of.confidence)}</h3>
    <${Bar} share=${of.confidence} marks=${thresholds.map(([, value]) => value)} />
    <p>${of.reason}</p>
    <dl class="pairs">${thresholds.map(([name, value]) => html`<dt>${name}</dt><dd>from ${percent(value)}</dd>`)}</dl>
  </section>`;
}

function Understood({ of }) {
  return html`<section aria-labelledby="desk-understood">
    <h3 id="desk-understood">What was understood</h3>
    <dl class="pairs">${Object.entries(of.understood).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
  </section>`;
}

function Entry({ entry, open }) {
  return html`<li><details open=${open}>
    <summary><b>${entry.question}</b> <span class="hint">${percent(entry.confidence)}${entry.told ? ", told" : ""}${entry.hidden ? ", marked as wrong and not told" : ""}</span></summary>
    <p><code>${entry.id}</code>${entry.place && html` in <code class="place">${entry.place}</code>`}</p>
    <p class="words">${entry.words.length ? "Words that tell: " : NO_WORDS}${entry.words.map((word) => html`<span class=${word.met ? "met" : "missed"} key=${word.text}>${word.text} <small>${percent(word.share)}, ${word.met ? "has it" : "lacks it"}</small></span>`)}</p>
    <${Table} title=${`Score ${hundredths(entry.score)}`} heads=${["Channel", "Likeness", "", "Counts"]} rows=${[
      ...entry.channels.map(({ name, amount, counts }) => [name, hundredths(amount), html`<${Bar} share=${amount} />`, signed(counts)]),
      ...entry.fits.map(({ name, counts }) => [name, "yes", "", signed(counts)]),
    ]} />
    <ul class="sources">${entry.sources.map((line) => html`<li>${line}</li>`)}</ul>
  </details></li>`;
}

/** A table of figures. */
export function Table({ title, heads, rows }) {
  return html`<table><caption>${title}</caption>
    <thead><tr>${heads.map((head) => (head ? html`<th scope="col">${head}</th>` : html`<td></td>`))}</tr></thead>
    <tbody>${rows.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table>`;
}

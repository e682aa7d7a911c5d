// How the knowledge does: its problems, what it covers, how far its confidences can be trusted, what was asked in vain.
import { counted, hundredths, percent, useAsked } from "./figures.js";
import { Table } from "./answer.js";
import { html } from "/page/view.js";

const NEVER = "never-wins";
/** The number of entries from which a cell is darker. */
const SHADES = [1, 4, 10, 25];

/** All of it. `state` changes when the files do, `seen` with the conversation. */
export function Health({ state, seen }) {
  const problems = useAsked("problems", [state.looks]);
  const coverage = useAsked("coverage", [state.version]);
  const calibration = useAsked("calibration", [state.version]);
  const gaps = useAsked("gaps", [state.version, seen]);
  return html`
    <${Part} title="Problems" found=${problems} draw=${(all) => html`<${Problems} problems=${all.filter(({ code }) => code !== NEVER)} none="The files have no problems." />`} />
    <${Part} title="Entries that can never win" found=${problems} draw=${(all) => html`<${Problems} problems=${all.filter(({ code }) => code === NEVER)} none="Every entry is found by one of its own asks." />`} />
    <${Part} title="Coverage" found=${coverage} draw=${(all) => html`<${Coverage} of=${all} />`} />
    <${Part} title="Calibration" found=${calibration} draw=${(all) => html`<${Calibration} of=${all} />`} />
    <${Part} title="Asked in vain" found=${gaps} draw=${(all) => html`<${Gaps} groups=${all} />`} />
  `;
}

function Part({ title, found, draw }) {
  const id = `desk-${title.split(" ").join("-").toLowerCase()}`;
  return html`<section aria-labelledby=${id}>
    <h3 id=${id}>${title}</h3>
    ${found.failed && html`<p class="bad" role="status">This could not be worked out.</p>`}
    ${found.value ? draw(found.value) : !found.failed && html`<p class="hint" role="status">Working it out.</p>`}
  </section>`;
}

function Problems({ problems, none }) {
  if (!problems.length) return html`<p>${none}</p>`;
  return html`<p>${counted(problems.length, "problem")}</p><ul class="problems">${problems.map((problem) => html`<li class=${problem.severity}>
    <p><b>${problem.severity}</b> <code class="place">${problem.file}:${problem.line}</code> <code>${problem.code}</code></p>
    <p>${problem.message}${problem.value && ` (${problem.value})`}; ${problem.fix}</p>
  </li>`)}</ul>`;
}

function Coverage({ of }) {
  const shade = ({ answered }) => SHADES.filter((from) => answered >= from).length;
  return html`<p class="hint">Entries that answer; in brackets those that say that the sources do not give it.</p>
    <div class="wide" tabindex="0" role="region" aria-label="Coverage by certification and facet"><table class="coverage">
      <caption class="unseen">Entries by certification and facet</caption>
      <thead><tr><th scope="col">Certification</th>${of.facets.map((facet) => html`<th scope="col" key=${facet}><span>${facet}</span></th>`)}<th scope="col">all</th></tr></thead>
      <tbody>${of.rows.map((row) => html`<tr key=${row.id}><th scope="row">${row.name}</th>
        ${row.cells.map((cell) => html`<td class=${`shade-${shade(cell)}`}>${cell.answered || (cell.not_given ? "" : "–")}${cell.not_given ? ` (${cell.not_given})` : ""}</td>`)}
        <td>${row.entries}</td></tr>`)}</tbody>
    </table></div>`;
}

function Calibration({ of }) {
  if (!of.samples) return html`<p class="hint">There are no asks to leave out.</p>`;
  return html`<p>${counted(of.samples, "ask")} left out and asked again. Expected calibration error ${hundredths(of.error)}; on the line, confidences are as often right as they say.</p>
    <svg class="plot" viewBox="-6 -6 112 112" aria-hidden="true">
      <rect class="track" width="100" height="100" /><line class="ideal" x1="0" y1="100" x2="100" y2="0" />
      <polyline class="met" points=${of.tenths.map(({ mean, right }) => `${mean * 100},${100 - right * 100}`).join(" ")} />
      ${of.tenths.map(({ mean, right, samples }) => html`<circle cx=${mean * 100} cy=${100 - right * 100} r=${1.5 + 4 * Math.sqrt(samples / of.samples)} />`)}
    </svg>
    <${Table} title="Confidence and what was right" heads=${["Confidence", "Asks", "Mean", "Right"]} rows=${of.tenths.map(({ low, high, samples, mean, right }) => [`${percent(low)} to ${percent(high)}`, samples, percent(mean), percent(right)])} />`;
}

function Gaps({ groups }) {
  if (!groups.length) return html`<p>Nothing was asked in vain so far.</p>`;
  return html`<p>${counted(groups.length, "matter")}, the latest first</p><ul class="problems">${groups.map((group) => html`<li>
    <p><b>${counted(group.count, "time")}</b>: ${group.texts.length ? group.texts.join(" / ") : "(the words are not kept)"}</p>
    ${group.near.length > 0 && html`<p class="hint">near: ${group.near.map(({ id, question }) => `${question} (${id})`).join("; ")}</p>`}
  </li>`)}</ul>`;
}

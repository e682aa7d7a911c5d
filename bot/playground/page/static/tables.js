// The two blocks that show tables: `table` as it stands, and `data_table`, which is sorted and turned over.
import { RichText } from "./rich_text.js";
import { html, useState } from "./view.js";

const PAGE = 5;

/** A table as it stands; its first row is the head. */
export function Table({ block }) {
  const [head, ...rows] = block.rows;
  const side = (column) => block.column_settings?.[column]?.align || "left";
  return html`<div class="scrolled" tabindex="0" role="group" aria-label="Table">
    <table>
      <thead><tr>${head.map((cell, column) => html`<th scope="col" class=${side(column)}><${Cell} cell=${cell} /></th>`)}</tr></thead>
      <tbody>${rows.map((row) => html`<tr>${row.map((cell, column) => html`<td class=${side(column)}><${Cell} cell=${cell} /></td>`)}</tr>`)}</tbody>
    </table>
  </div>`;
}

/** A table with a caption that can be sorted by a column, some rows at a time. */
export function DataTable({ block }) {
  const [sorted, setSorted] = useState({ column: -1, down: false });
  const [page, setPage] = useState(0);
  const [head, ...rows] = block.rows;
  const size = block.page_size || PAGE;
  const pages = Math.ceil(rows.length / size);
  const lines = inOrder(rows, sorted).slice(page * size, (page + 1) * size);
  const named = block.row_header_column_index ?? 0;
  const sort = (column) => setSorted({ column, down: sorted.column === column && !sorted.down });
  const order = (column) => (sorted.column === column ? (sorted.down ? "descending" : "ascending") : undefined);
  return html`<div class="scrolled" tabindex="0" role="group" aria-label=${block.caption}>
      <table>
        <caption>${block.caption}</caption>
        <thead>
          <tr>${head.map((cell, column) => html`<th scope="col" aria-sort=${order(column)}><button type="button" onClick=${() => sort(column)}><${Cell} cell=${cell} /><span aria-hidden="true">${{ ascending: " ↑", descending: " ↓" }[order(column)]}</span></button></th>`)}</tr>
        </thead>
        <tbody>
          ${lines.map((row) => html`<tr>${row.map((cell, column) => (column === named ? html`<th scope="row"><${Cell} cell=${cell} /></th>` : html`<td class=${cell.type === "raw_number" ? "right" : ""}><${Cell} cell=${cell} /></td>`))}</tr>`)}
        </tbody>
      </table>
    </div>
    ${pages > 1 && html`<div class="pager">
      <button type="button" class="button quiet" disabled=${page === 0} onClick=${() => setPage(page - 1)}>Previous</button>
      <span>Page ${page + 1} of ${pages}</span>
      <button type="button" class="button quiet" disabled=${page === pages - 1} onClick=${() => setPage(page + 1)}>Next</button>
    </div>`}`;
}

function Cell({ cell }) {
  if (cell.type === "rich_text") return html`<${RichText} block=${cell} />`;
  return cell.text ?? String(cell.value ?? "");
}

function inOrder(rows, { column, down }) {
  if (column < 0) return rows;
  const of = (row) => row[column].value ?? row[column].text ?? "";
  const compared = (one, two) => (typeof one === "number" && typeof two === "number" ? one - two : String(one).localeCompare(String(two), undefined, { numeric: true }));
  const order = [...rows].sort((one, two) => compared(of(one), of(two)));
  return down ? order.reverse() : order;
}

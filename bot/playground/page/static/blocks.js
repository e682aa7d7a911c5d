// Block Kit: each kind of block as elements. A kind that is not known is shown as its text with its JSON.
import { Icon } from "./icons.js";
import { Element, Input } from "./controls.js";
import { DataTable, Table } from "./tables.js";
import { RichText } from "./rich_text.js";
import { Link, Tree } from "./tree.js";
import { html } from "./view.js";

const LOOPBACK = ["127.0.0.1", "localhost"];

/** A list of blocks. */
export function Blocks({ blocks }) {
  return blocks.map((block) => html`<${Block} key=${block.block_id} block=${block} />`);
}

function Block({ block }) {
  const Known = KNOWN[block.type];
  return Known ? html`<div class=${`block ${block.type}`}><${Known} block=${block} /></div>` : html`<${Unknown} block=${block} />`;
}

function Section({ block }) {
  return html`
    <div class="words">
      ${block.text && html`<div class="text"><${Tree} tree=${block.text.tree} /></div>`}
      ${block.fields && html`<div class="fields">${block.fields.map((field) => html`<div class="text"><${Tree} tree=${field.tree} /></div>`)}</div>`}
    </div>
    ${block.accessory && html`<div class="accessory"><${Part} block=${block} part=${block.accessory} /></div>`}
  `;
}

function Header({ block }) {
  return html`<h3><${Tree} tree=${block.text.tree} /></h3>`;
}

function Context({ block }) {
  return block.elements.map((part) => html`<div class="text"><${Part} block=${block} part=${part} /></div>`);
}

function Actions({ block }) {
  return block.elements.map((part) => html`<${Part} key=${part.action_id} block=${block} part=${part} />`);
}

function Image({ block }) {
  return html`<figure>
    ${block.title && html`<figcaption><${Tree} tree=${block.title.tree} /></figcaption>`}
    <${Picture} image=${block} />
  </figure>`;
}

/** A picture of this machine; one of elsewhere is named and linked, because this page asks nobody else for anything. */
export function Picture({ image }) {
  const address = image.image_url && URL.canParse(image.image_url) ? new URL(image.image_url) : null;
  if (address && LOOPBACK.includes(address.hostname)) return html`<img src=${image.image_url} alt=${image.alt_text} />`;
  const label = html`<span class="picture"><${Icon} name="image" /> ${image.alt_text}</span>`;
  return address ? html`<${Link} href=${image.image_url}>${label}<//>` : label;
}

function Alert({ block }) {
  return html`<div class=${`alert ${block.level || "default"}`} role="note"><${Tree} tree=${block.text.tree} /></div>`;
}

function Unknown({ block }) {
  const text = block.alt_text || block.title?.text || block.title || block.text?.text || block.text || "";
  return html`<div class="block unknown">
    ${typeof text === "string" && text && html`<p>${text}</p>`}
    <details>
      <summary>A block of the kind “${block.type}”, which this page cannot draw</summary>
      <pre tabindex="0">${JSON.stringify(block, null, 2)}</pre>
    </details>
  </div>`;
}

/** Something within a block: a text, a picture or a control. */
function Part({ block, part }) {
  if (part.type === "mrkdwn" || part.type === "plain_text") return html`<${Tree} tree=${part.tree} />`;
  if (part.type === "image") return html`<${Picture} image=${part} />`;
  return html`<${Element} block=${block.block_id} element=${part} />`;
}

const KNOWN = {
  section: Section,
  header: Header,
  divider: () => html`<hr />`,
  context: Context,
  actions: Actions,
  context_actions: Actions,
  image: Image,
  input: Input,
  markdown: ({ block }) => html`<${Tree} tree=${block.tree} />`,
  rich_text: RichText,
  table: Table,
  data_table: DataTable,
  alert: Alert,
};

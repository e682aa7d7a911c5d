// Trees of text, as the workspace tells them, as elements. What is not known is shown as its text.
import { nameOf, state } from "./store.js";
import { go } from "./places.js";
import { html } from "./view.js";

const SAFE = /^(https?:\/\/|mailto:)/;
const PLAIN = ["b", "i", "s", "code", "p", "ul", "li", "thead", "tbody", "tr", "th", "td"];

/** A tree of text. */
export function Tree({ tree }) {
  return (tree || []).map(one);
}

/** Links lead out of the page into a window of their own; only to the web and to mail. */
export function Link({ href, children }) {
  return SAFE.test(href) ? html`<a href=${href} target="_blank" rel="noopener noreferrer">${children}</a>` : children;
}

/** Somebody who is mentioned. */
export function Mention({ id }) {
  return html`<span class=${`mention ${id === state.me ? "me" : ""}`}>@${nameOf(id)}</span>`;
}

function Channel({ id, children }) {
  const known = state.channels.find((channel) => channel.id === id);
  if (!known) return html`<span class="mention">#${children}</span>`;
  return html`<button type="button" class="mention" onClick=${() => go({ channel: id })}>#${known.name}</button>`;
}

const MADE = {
  br: () => html`<br />`,
  hr: () => html`<hr />`,
  pre: (node) => html`<pre tabindex="0">${node.c}</pre>`,
  quote: (node) => html`<blockquote><${Tree} tree=${node.c} /></blockquote>`,
  ol: (node) => html`<ol start=${node.start || 1}><${Tree} tree=${node.c} /></ol>`,
  a: (node) => html`<${Link} href=${node.href}><${Tree} tree=${node.c} /><//>`,
  user: (node) => html`<${Mention} id=${node.id} />`,
  channel: (node) => html`<${Channel} id=${node.id}><${Tree} tree=${node.c} /><//>`,
  call: (node) => html`<span class="mention me"><${Tree} tree=${node.c} /></span>`,
  time: (node) => html`<time><${Tree} tree=${node.c} /></time>`,
  heading: (node) => html`<p class=${`heading level-${node.level}`} role="heading" aria-level=${Number(node.level) + 3}><${Tree} tree=${node.c} /></p>`,
  table: (node) => html`<div class="scrolled" tabindex="0" role="group" aria-label="Table"><table><${Tree} tree=${node.c} /></table></div>`,
};

function one(node) {
  if (typeof node === "string") return node;
  if (MADE[node.t]) return MADE[node.t](node);
  return PLAIN.includes(node.t) ? html`<${node.t}><${Tree} tree=${node.c} /><//>` : html`<${Tree} tree=${node.c} />`;
}

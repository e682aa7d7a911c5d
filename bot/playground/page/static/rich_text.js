// `rich_text`, in which apps and Slack itself write formatted text without markup.
import { Link, Mention } from "./tree.js";
import { state } from "./store.js";
import { html } from "./view.js";

/** A block or a cell of rich text. */
export function RichText({ block }) {
  return block.elements.map(part);
}

const PARTS = {
  rich_text_section: (given) => html`<div class="text">${given.elements.map(word)}</div>`,
  rich_text_quote: (given) => html`<blockquote>${given.elements.map(word)}</blockquote>`,
  rich_text_preformatted: (given) => html`<pre tabindex="0">${given.elements.map(word)}</pre>`,
  rich_text_list: (given) => {
    const items = given.elements.map((item) => html`<li>${item.elements.map(word)}</li>`);
    return given.style === "ordered" ? html`<ol start=${(given.offset || 0) + 1}>${items}</ol>` : html`<ul>${items}</ul>`;
  },
};

const WORDS = {
  text: (given) => styled(given.text, given.style),
  link: (given) => styled(html`<${Link} href=${given.url}>${given.text || given.url}<//>`, given.style),
  user: (given) => html`<${Mention} id=${given.user_id} />`,
  channel: (given) => html`<span class="mention">#${state.channels.find(({ id }) => id === given.channel_id)?.name || given.channel_id}</span>`,
  broadcast: (given) => html`<span class="mention me">@${given.range}</span>`,
  emoji: (given) => (given.unicode ? String.fromCodePoint(...given.unicode.split("-").map((code) => parseInt(code, 16))) : `:${given.name}:`),
  date: (given) => given.fallback || new Date(given.timestamp * 1000).toLocaleString(),
};

function part(given) {
  return PARTS[given.type]?.(given) ?? html`<pre tabindex="0">${JSON.stringify(given)}</pre>`;
}

function word(given) {
  return WORDS[given.type]?.(given) ?? given.text ?? "";
}

function styled(text, style = {}) {
  const tags = [["code", "code"], ["strike", "s"], ["italic", "i"], ["bold", "b"]];
  return tags.reduce((inner, [name, tag]) => (style[name] ? html`<${tag}>${inner}<//>` : inner), text);
}

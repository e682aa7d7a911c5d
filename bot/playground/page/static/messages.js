// Messages: who said what and when, what can be done with them, and the thread below.
import { act } from "./calls.js";
import { openBeside } from "./beside.js";
import { Icon } from "./icons.js";
import { Menu } from "./menu.js";
import { go } from "./places.js";
import { nameOf, replies, state, unread } from "./store.js";
import { SurfaceOf } from "./surface.js";
import { Tree } from "./tree.js";
import { html, useLayoutEffect, useRef, useState } from "./view.js";

const TOGETHER_SECONDS = 300;
const NEAR_END = 120;

/** A list of messages that stays at its end as they come; arrows go from one to the next. */
export function Messages({ messages, label, inThread, begin }) {
  const list = useRef(null);
  const last = messages.at(-1);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    const box = list.current;
    if (atEnd.current || last?.author === state.me) box.scrollTop = box.scrollHeight;
  }, [last, messages.length, label]);
  const onKeyDown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !event.target.classList.contains("message")) return;
    event.preventDefault();
    const all = [...list.current.querySelectorAll(".message")];
    all[all.indexOf(event.target) + step]?.focus();
  };
  const onScroll = ({ target }) => {
    atEnd.current = target.scrollHeight - target.scrollTop - target.clientHeight < NEAR_END;
  };
  return html`<div class="messages" ref=${list} role="log" aria-label=${label} tabindex="0" onKeyDown=${onKeyDown} onScroll=${onScroll}>
    ${begin}
    ${messages.map((message, position) => html`
      ${dayOf(message) !== dayOf(messages[position - 1]) && !inThread && html`<div class="day" role="separator" key=${dayOf(message)}><span>${dayOf(message)}</span></div>`}
      <${Message} key=${message.ts} message=${message} follows=${together(messages[position - 1], message)} inThread=${inThread} isLast=${message === last} />
    `)}
  </div>`;
}

function Message({ message, follows, inThread, isLast }) {
  const [editing, setEditing] = useState(false);
  const where = { channel: message.channel, ts: message.ts };
  const openThread = () => go({ channel: message.channel, part: message.thread || message.ts });
  const onKeyDown = (event) => {
    if (event.key === "Enter" && event.target === event.currentTarget && !message.alone) openThread();
  };
  return html`<article
    class=${`message ${follows && !message.alone ? "follows" : ""} ${message.alone ? "alone" : ""}`}
    tabindex=${isLast ? 0 : -1}
    aria-label=${`${nameOf(message.author)}, ${timeOf(message)}`}
    onKeyDown=${onKeyDown}
  >
    ${message.alone && html`<p class="note"><${Icon} name="eye" /> Only visible to you <button type="button" class="linklike" onClick=${() => act("dismiss", where)}>Dismiss</button></p>`}
    <div class="gutter">${follows && !message.alone ? html`<time class="small">${timeOf(message)}</time>` : html`<${Avatar} id=${message.author} />`}</div>
    <div class="said">
      ${(!follows || message.alone) && html`<header><b>${nameOf(message.author)}</b>${message.author === state.bot && html` <span class="badge">App</span>`} <time>${timeOf(message)}</time></header>`}
      ${editing ? html`<${Editor} message=${message} done=${() => setEditing(false)} />` : html`<${Body} message=${message} where=${where} />`}
      ${!inThread && html`<${Thread} message=${message} open=${openThread} />`}
    </div>
    <${Tools} message=${message} inThread=${inThread} openThread=${openThread} edit=${() => setEditing(true)} />
  </article>`;
}

function Body({ message, where }) {
  const edited = message.edited && html` <span class="edited">(edited)</span>`;
  const reactions = message.reactions.length > 0 && html`<div class="reactions">${message.reactions.map((name) => html`<span>${name}</span>`)}</div>`;
  if (!message.blocks.length) return html`<div class="text"><${Tree} tree=${message.tree} />${edited}</div>${reactions}`;
  return html`<${SurfaceOf} blocks=${message.blocks} where=${where} />${edited}${reactions}`;
}

/** The line below a message that leads to its thread. */
function Thread({ message, open }) {
  const answers = replies(message.channel, message.ts);
  if (!answers.length) return null;
  const fresh = unread(answers, `${message.channel}/${message.ts}`).length;
  const who = [...new Set(answers.map(({ author }) => author))].slice(-3);
  return html`<button type="button" class="thread-line" onClick=${open}>
    ${who.map((id) => html`<${Avatar} id=${id} key=${id} small=${true} />`)}
    <b>${answers.length} ${answers.length === 1 ? "reply" : "replies"}</b>
    ${fresh > 0 && html`<span class="count">${fresh} new</span>`}
    <span class="when">Last at ${timeOf(answers.at(-1))}</span>
  </button>`;
}

function Tools({ message, inThread, openThread, edit }) {
  const where = { channel: message.channel, ts: message.ts };
  const own = message.author === state.me;
  const shortcuts = message.alone ? [] : state.offer.shortcuts.filter(({ type }) => type === "message");
  const items = [
    ...shortcuts.map(({ name, description, callback_id }) => ({ label: name, detail: description, does: () => act("shortcut", { ...where, callback_id }) })),
    ...(own ? [{ label: "Edit message", does: edit }, { label: "Delete message", danger: true, does: () => act("delete", where) }] : []),
  ];
  const explained = message.bot && state.offer.desk;
  if (!items.length && !explained && (inThread || message.alone)) return null;
  return html`<div class="message-tools" role="group" aria-label="Message actions">
    ${!inThread && !message.alone && html`<button type="button" class="button quiet" aria-label="Reply in thread" title="Reply in thread" onClick=${openThread}><${Icon} name="reply" /></button>`}
    ${explained && html`<button type="button" class="button quiet" aria-label="Why" title="Why this answer" onClick=${() => openBeside(where)}><${Icon} name="desk" /></button>`}
    ${items.length > 0 && html`<${Menu} label="More actions" items=${items}><${Icon} name="more" /><//>`}
  </div>`;
}

function Editor({ message, done }) {
  const [text, setText] = useState(typedOf(message.tree));
  const save = () => {
    if (text.trim()) act("edit", { channel: message.channel, ts: message.ts, text: text.trim() });
    done();
  };
  const onKeyDown = (event) => {
    event.stopPropagation();
    if (event.key === "Escape") done();
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      save();
    }
  };
  return html`<div class="editor">
    <textarea aria-label="Edit message" rows="2" value=${text} ref=${(field) => field && !field.dataset.seen && ((field.dataset.seen = "1"), field.focus())} onInput=${(event) => setText(event.target.value)} onKeyDown=${onKeyDown}></textarea>
    <button type="button" class="button" onClick=${done}>Cancel</button>
    <button type="button" class="button primary" onClick=${save}>Save</button>
  </div>`;
}

/** Somebody's picture: their initial on their colour. */
export function Avatar({ id, small }) {
  const name = nameOf(id);
  const order = [...state.people.keys()].indexOf(id);
  return html`<span class=${`avatar tint-${Math.max(order, 0) % 6} ${small ? "small" : ""} ${id === state.bot ? "app" : ""}`} aria-hidden="true">${name[0]?.toUpperCase()}</span>`;
}

/** What somebody typed, from the tree of it. */
function typedOf(tree) {
  const one = (node) => (typeof node === "string" ? node : { br: "\n", user: `@${nameOf(node.id)}`, channel: `#${node.c?.[0]}` }[node.t] ?? typedOf(node.c));
  return tree.map(one).join("");
}

function together(before, message) {
  return Boolean(before) && before.author === message.author && !before.alone && Number(message.ts) - Number(before.ts) < TOGETHER_SECONDS && dayOf(before) === dayOf(message);
}

function timeOf(message) {
  return new Date(Number(message.ts) * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

function dayOf(message) {
  if (!message) return "";
  const day = new Date(Number(message.ts) * 1000);
  return day.toDateString() === new Date().toDateString() ? "Today" : day.toLocaleDateString([], { weekday: "long", day: "numeric", month: "long" });
}


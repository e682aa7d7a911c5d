// The field to write in: what is typed after / @ and # is completed, Enter sends.
import { act } from "./calls.js";
import { Icon } from "./icons.js";
import { Menu } from "./menu.js";
import { state, update } from "./store.js";
import { html, newId, useEffect, useLayoutEffect, useMemo, useRef, useState } from "./view.js";

const drafts = new Map();
const WORD = /(^|\s)([@#][\w-]*)$/;
const MOST = 8;

/** Write in a channel, or in the thread of a message there. */
export function Composer({ channel, thread, label }) {
  const place = `${channel.id}/${thread || ""}`;
  const field = useRef(null);
  const list = useMemo(() => newId("hints"), []);
  const [text, setText] = useState(drafts.get(place) || "");
  const [active, setActive] = useState(0);
  const [hidden, setHidden] = useState(false);
  const hints = hidden ? [] : hintsFor(text, field.current?.selectionStart ?? text.length, Boolean(thread));

  useEffect(() => drafts.set(place, text), [text]);
  useEffect(() => setActive(0), [text]);
  useLayoutEffect(() => {
    field.current.style.height = "auto";
    field.current.style.height = `${field.current.scrollHeight}px`;
  }, [text]);

  const write = (now) => {
    setText(now);
    setHidden(false);
    field.current.focus();
  };
  const send = async () => {
    if (!text.trim()) return;
    setText("");
    const said = await act("say", { channel: channel.id, thread, text: text.trim() });
    if (said.error && !said.ts) setText(text);
    if (said.ts && !thread) update({ awaited: said.ts });
  };
  const complete = (hint) => {
    write(hint.whole ? hint.typed : text.replace(WORD, `$1${hint.typed} `));
    if (hint.whole) setHidden(!hint.more);
  };
  const onKeyDown = (event) => {
    if (event.isComposing) return;
    const listed = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (hints.length && listed) {
      event.preventDefault();
      setActive((active + listed + hints.length) % hints.length);
    } else if (hints.length && (event.key === "Tab" || (event.key === "Enter" && !exact(hints[active], text)))) {
      event.preventDefault();
      complete(hints[active]);
    } else if (hints.length && event.key === "Escape") {
      event.stopPropagation();
      setHidden(true);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  };
  return html`<form class="composer" onSubmit=${(event) => { event.preventDefault(); send(); }}>
    ${hints.length > 0 && html`<ul class="hints" role="listbox" id=${list} aria-label="Completions">
      ${hints.map((hint, position) => html`<li
        role="option"
        id=${`${list}-${position}`}
        aria-selected=${position === active}
        onMouseDown=${(event) => { event.preventDefault(); complete(hint); }}
      ><b>${hint.shown || hint.typed}</b> <span>${hint.does}</span></li>`)}
    </ul>`}
    <textarea
      ref=${field}
      rows="1"
      value=${text}
      placeholder=${label}
      aria-label=${label}
      aria-autocomplete="list"
      aria-controls=${hints.length ? list : undefined}
      aria-activedescendant=${hints.length ? `${list}-${active}` : undefined}
      onInput=${(event) => write(event.target.value)}
      onKeyDown=${onKeyDown}
      onBlur=${() => setHidden(true)}
    ></textarea>
    <div class="tools">
      ${!thread && html`<${Shortcuts} write=${write} />`}
      ${!channel.direct && html`<button type="button" class="button quiet" aria-label=${`Mention ${state.offer.name}`} title=${`Mention ${state.offer.name}`} onClick=${() => write(`${text}@${state.offer.name} `)}><${Icon} name="at" /></button>`}
      <span class="hint">Enter sends, Shift+Enter begins a line</span>
      <button type="submit" class="button primary" aria-label="Send" title="Send" disabled=${!text.trim()}><${Icon} name="send" /></button>
    </div>
  </form>`;
}

/** The lightning menu: shortcuts of the app, and its commands. */
function Shortcuts({ write }) {
  const { offer } = state;
  const items = [
    ...offer.shortcuts
      .filter(({ type }) => type === "global")
      .map(({ name, description, callback_id }) => ({ label: name, detail: description, does: () => act("shortcut", { callback_id }) })),
    ...offer.commands.map(({ command, description }) => ({ label: command, detail: description, does: () => write(`${command} `) })),
  ];
  return html`<${Menu} label="Shortcuts and commands" items=${items}><${Icon} name="bolt" /><//>`;
}

/** What may stand where somebody is typing. */
function hintsFor(text, at, inThread) {
  if (text.startsWith("/") && !text.includes("\n")) return inThread ? [] : commandHints(text);
  const word = text.slice(0, at).match(WORD)?.[2];
  if (!word || at !== text.length) return [];
  const begins = (name) => name.toLowerCase().startsWith(word.slice(1).toLowerCase());
  if (word[0] === "#") return state.channels.filter(({ direct, name }) => !direct && begins(name)).map(({ name, topic }) => ({ typed: `#${name}`, does: topic }));
  const named = (person) => ({ typed: `@${person.name}`, does: person.id === state.bot ? "App" : person.title });
  const people = [...state.people.values()].filter(({ name, id }) => begins(name) && id !== state.me);
  return people.sort((one, two) => (two.id === state.bot) - (one.id === state.bot)).map(named);
}

function commandHints(text) {
  const { commands, usages } = state.offer;
  const whole = commands.filter(({ command }) => command.startsWith(text) && command !== text);
  if (whole.length) return whole.map(({ command, usage_hint, description }) => ({ whole: true, more: true, typed: `${command} `, shown: `${command} ${usage_hint || ""}`, does: description }));
  const wanted = text.trimEnd().toLowerCase();
  const fits = ({ typed }) => fixed(typed).startsWith(wanted) || wanted.startsWith(`${fixed(typed)} `);
  return usages.filter(fits).slice(0, MOST).map(({ typed, does }) => ({ whole: true, more: false, typed: `${fixed(typed)}${typed === fixed(typed) ? "" : " "}`, shown: typed, does }));
}

/** A usage without the parts that stand for something: "/cert ask" of "/cert ask [question]". */
function fixed(usage) {
  return usage.replace(/\s*[[<].*$/, "");
}

/** Whether Enter sends instead of completing: what is typed is complete already. */
function exact(hint, text) {
  const typed = text.trimEnd().toLowerCase();
  return hint.whole ? typed.startsWith(hint.typed.trimEnd().toLowerCase()) : typed.endsWith(hint.typed.toLowerCase());
}

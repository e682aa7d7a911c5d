// A menu with a field to type in: options that are there, that the workspace has, or that the app is asked for.
import { Icon } from "./icons.js";
import { bare } from "./controls.js";
import { state, titleOf } from "./store.js";
import { html, newId, useEffect, useLayoutEffect, useMemo, useRef, useState } from "./view.js";

const WAIT_MILLISECONDS = 150;
const NOTHING = "No results";
const ROOM = 240;

/** How a kind of select behaves: where its options come from, and what is told of one that is chosen. */
export function selectFor(element, ask) {
  const many = element.type.startsWith("multi_");
  const kind = element.type.replace("multi_", "").replace("_select", "");
  if (kind === "static" || kind === "external") {
    const known = (options) => [options].flat().filter(Boolean).map(shown);
    const load = kind === "external" ? async (typed) => listed((await ask(typed)).options || []) : null;
    const fixed = listed(element.option_groups || element.options || []);
    return { many, load, fixed, least: element.min_query_length ?? 3, known, told: (option) => option.sent };
  }
  const fixed = [...OF_WORKSPACE[kind]()].map(({ id, label }) => ({ id, label, group: "" }));
  const known = (ids) => [ids].flat().filter(Boolean).map((id) => fixed.find((option) => option.id === id) || { id, label: id });
  return { many, load: null, fixed, least: 0, known, told: (option) => option.id };
}

const people = () => [...state.people.values()].map(({ id, name }) => ({ id, label: name }));
const channels = () => state.channels.filter(({ direct }) => !direct).map((channel) => ({ id: channel.id, label: titleOf(channel) }));
const OF_WORKSPACE = { users: people, channels, conversations: () => [...channels(), ...people()] };

function listed(options) {
  return options.flatMap((option) => (option.options ? option.options.map((one) => ({ ...shown(one), group: option.label.text })) : [shown(option)]));
}

function shown(option) {
  return { id: option.value, label: option.text.text, detail: option.description?.text, group: "", sent: bare(option) };
}

/** The menu itself, as a combobox with a list. */
export function Select({ many, load, fixed, least, chosen, changed, labelled, placeholder = "Choose an option" }) {
  const list = useMemo(() => newId("list"), []);
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [loaded, setLoaded] = useState([]);
  const box = useRef(null);
  const options = load ? loaded : fixed.filter((option) => option.label.toLowerCase().includes(typed.trim().toLowerCase()));

  useEffect(() => {
    if (!load || !open || typed.trim().length < least) return undefined;
    let wanted = true;
    const waiting = setTimeout(async () => {
      const found = await load(typed.trim());
      if (wanted) setLoaded(found);
    }, WAIT_MILLISECONDS);
    return () => {
      wanted = false;
      clearTimeout(waiting);
    };
  }, [typed, open]);
  useEffect(() => setActive(0), [typed, loaded.length]);

  const shut = () => {
    setOpen(false);
    setTyped("");
  };
  const choose = (option) => {
    if (!option) return;
    const others = chosen.filter((one) => one.id !== option.id);
    changed(many ? (others.length === chosen.length ? [...chosen, option] : others) : [option]);
    shut();
  };
  const keys = {
    ArrowDown: () => (open ? setActive(Math.min(active + 1, options.length - 1)) : setOpen(true)),
    ArrowUp: () => setActive(Math.max(active - 1, 0)),
    Enter: () => (open ? choose(options[active]) : setOpen(true)),
    Escape: shut,
  };
  const onKeyDown = (event) => {
    if (event.key === "Backspace" && !typed && chosen.length) changed(chosen.slice(0, -1));
    if (!keys[event.key] || (event.key === "Escape" && !open)) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  };
  const single = !many && chosen.length ? chosen[0].label : "";
  const hint = load && typed.trim().length < least ? "Type to search" : NOTHING;
  return html`<div class="select" ref=${box} onFocusOut=${(event) => !box.current || box.current.contains(event.relatedTarget) || shut()}>
    ${many && chosen.map((option) => html`<button type="button" class="chip" key=${option.id} aria-label=${`Remove ${option.label}`} onClick=${() => changed(chosen.filter((one) => one !== option))}>${option.label} <${Icon} name="close" /></button>`)}
    <input
      role="combobox"
      autocomplete="off"
      aria-autocomplete="list"
      aria-expanded=${open}
      aria-controls=${list}
      aria-activedescendant=${open && options[active] ? `${list}-${active}` : undefined}
      aria-label=${labelled.id ? undefined : placeholder}
      ...${labelled}
      placeholder=${single || placeholder}
      class=${single && !open ? "filled" : ""}
      value=${open ? typed : single}
      onClick=${() => setOpen(true)}
      onInput=${(event) => {
        setOpen(true);
        setTyped(event.target.value);
      }}
      onKeyDown=${onKeyDown}
    />
    <${Icon} name="down" />
    ${open && html`<${List} id=${list} options=${options} active=${active} chosen=${chosen} choose=${choose} hint=${hint} anchor=${box} />`}
  </div>`;
}

/** The list below the field, or above it where there is no room; it floats over what scrolls. */
function List({ id, options, active, chosen, choose, hint, anchor }) {
  const list = useRef(null);
  useLayoutEffect(() => {
    const field = anchor.current.getBoundingClientRect();
    const below = innerHeight - field.bottom;
    const style = list.current.style;
    style.left = `${field.left}px`;
    style.width = `${field.width}px`;
    style.maxHeight = `${Math.min(ROOM, Math.max(below, field.top) - 12)}px`;
    if (below >= ROOM || below >= field.top) style.top = `${field.bottom + 4}px`;
    else style.bottom = `${innerHeight - field.top + 4}px`;
    list.current.querySelector('[data-active="true"]')?.scrollIntoView({ block: "nearest" });
  });
  const chose = (event, option) => {
    event.preventDefault();
    choose(option);
  };
  return html`<ul class="options" role="listbox" id=${id} ref=${list} aria-label="Options" aria-multiselectable=${chosen.length > 1}>
    ${options.map(
      (option, position) => html`
        ${option.group && option.group !== options[position - 1]?.group && html`<li class="group" role="presentation">${option.group}</li>`}
        <li
          role="option"
          id=${`${id}-${position}`}
          data-active=${position === active}
          aria-selected=${chosen.some((one) => one.id === option.id)}
          onMouseDown=${(event) => chose(event, option)}
        >
          <span>${option.label}${option.detail && html`<small>${option.detail}</small>`}</span>
          ${chosen.some((one) => one.id === option.id) && html`<${Icon} name="check" />`}
        </li>
      `,
    )}
    ${options.length === 0 && html`<li class="nothing" role="option" aria-disabled="true" aria-selected="false">${hint}</li>`}
  </ul>`;
}

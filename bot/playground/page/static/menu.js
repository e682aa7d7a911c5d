// A button with a menu: opened by a click or by keys, left by Escape or by going elsewhere.
import { html, useEffect, useLayoutEffect, useRef, useState } from "./view.js";

const EDGE = 8;

/** `items` are {label, does, detail?, danger?, checked?}; `children` is what the button shows. */
export function Menu({ label, items, children, className = "button quiet" }) {
  const [open, setOpen] = useState(false);
  const box = useRef(null);
  const button = useRef(null);
  const shut = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event) => {
    if (event.key === "Escape" && open) {
      event.stopPropagation();
      event.preventDefault();
      shut();
    } else if (event.key === "ArrowDown" && !open) {
      event.preventDefault();
      setOpen(true);
    }
  };
  return html`<div class="menu" ref=${box} onKeyDown=${onKeyDown} onFocusOut=${(event) => !box.current || box.current.contains(event.relatedTarget) || setOpen(false)}>
    <button type="button" ref=${button} class=${className} aria-label=${label} title=${label} aria-haspopup="menu" aria-expanded=${open} onClick=${() => setOpen(!open)}>
      ${children}
    </button>
    ${open && html`<${Items} items=${items} anchor=${button} shut=${shut} label=${label} />`}
  </div>`;
}

function Items({ items, anchor, shut, label }) {
  const list = useRef(null);
  useLayoutEffect(() => {
    const from = anchor.current.getBoundingClientRect();
    const own = list.current.getBoundingClientRect();
    const left = Math.max(EDGE, Math.min(from.left, innerWidth - own.width - EDGE));
    const fits = from.bottom + own.height + EDGE < innerHeight;
    list.current.style.left = `${left}px`;
    list.current.style.top = `${Math.max(EDGE, fits ? from.bottom + 4 : from.top - own.height - 4)}px`;
  });
  useEffect(() => (list.current.querySelector("[aria-checked=true]") || list.current.querySelector("[role^=menuitem]"))?.focus(), []);
  const onKeyDown = (event) => {
    const all = [...list.current.querySelectorAll("[role^=menuitem]")];
    const at = all.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    all[to % all.length].focus();
  };
  const chosen = (item) => {
    shut();
    item.does();
  };
  return html`<ul class="items" role="menu" aria-label=${label} ref=${list} onKeyDown=${onKeyDown}>
    ${items.map(
      (item) => html`<li role="none">
        <button
          type="button"
          role=${item.checked === undefined ? "menuitem" : "menuitemradio"}
          aria-checked=${item.checked}
          class=${item.danger ? "danger" : ""}
          onClick=${() => chosen(item)}
        >
          <span>${item.label}${item.detail && html`<small>${item.detail}</small>`}</span>
        </button>
      </li>`,
    )}
  </ul>`;
}

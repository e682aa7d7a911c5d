// Block Kit's interactive elements: buttons, menus, and what is typed or chosen.
import { Icon } from "./icons.js";
import { Menu } from "./menu.js";
import { Select, selectFor } from "./select.js";
import { fieldOf, useSurface } from "./surface.js";
import { Tree } from "./tree.js";
import { html, newId, useMemo, useState } from "./view.js";

const SAFE = /^https?:\/\//;
const TYPED = { plain_text_input: "text", email_text_input: "email", url_text_input: "url", number_input: "text" };
const PICKED = { datepicker: "date", timepicker: "time", datetimepicker: "datetime-local" };

/** One element of a block; a kind that is not known is shown as its JSON. */
export function Element({ block, element, labelled = {} }) {
  const Known = KNOWN[element.type] || (element.type.endsWith("_select") ? Choice : Unknown);
  return html`<${Known} block=${block} element=${element} labelled=${labelled} />`;
}

/** An input with its label, its hint, and what is wrong with what was entered. */
export function Input({ block }) {
  const { errors } = useSurface();
  const id = useMemo(() => newId("input"), []);
  const error = errors[block.block_id];
  const described = [block.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const labelled = {
    id,
    "aria-labelledby": `${id}-label`,
    "aria-describedby": described || undefined,
    "aria-invalid": error ? "true" : undefined,
    "aria-required": block.optional ? undefined : "true",
  };
  return html`
    <label id=${`${id}-label`} for=${id}>
      <${Tree} tree=${block.label.tree} />${block.optional && html` <span class="optional">(optional)</span>`}
    </label>
    <${Element} block=${block.block_id} element=${block.element} labelled=${labelled} />
    ${error && html`<p class="error" id=${`${id}-error`}><${Icon} name="close" /> ${error}</p>`}
    ${block.hint && html`<p class="hint" id=${`${id}-hint`}><${Tree} tree=${block.hint.tree} /></p>`}
  `;
}

function Button({ block, element }) {
  const { press } = useSurface();
  const [busy, setBusy] = useState(false);
  const pressed = async () => {
    if (element.url && SAFE.test(element.url)) window.open(element.url, "_blank", "noopener,noreferrer");
    setBusy(true);
    await press(block, element);
    setBusy(false);
  };
  return html`<button
    type="button"
    class=${`button ${element.style || ""}`}
    aria-label=${element.accessibility_label}
    aria-busy=${busy}
    onClick=${pressed}
  >
    <${Tree} tree=${element.text.tree} />
  </button>`;
}

function IconButton({ block, element }) {
  const { press } = useSurface();
  const label = element.accessibility_label || element.text.text;
  return html`<button type="button" class="button quiet" aria-label=${label} onClick=${() => press(block, element)}>
    <${Icon} name=${element.icon} /> <${Tree} tree=${element.text.tree} />
  </button>`;
}

/** Thumbs up and down; which of them was pressed last stays marked in this window. */
function Feedback({ block, element }) {
  const { press } = useSurface();
  const [given, setGiven] = useState("");
  const side = (name, icon) => {
    const button = element[name];
    const pressed = () => {
      setGiven(name);
      press(block, element, { text: button.text, value: button.value });
    };
    return html`<button
      type="button"
      class="button quiet"
      aria-label=${button.accessibility_label || button.text.text}
      aria-pressed=${given === name}
      title=${button.text.text}
      onClick=${pressed}
    >
      <${Icon} name=${icon} /> <span><${Tree} tree=${button.text.tree} /></span>
    </button>`;
  };
  return html`<div class="feedback" role="group" aria-label="Feedback">${side("positive_button", "up")}${side("negative_button", "thumbdown")}</div>`;
}

function Overflow({ block, element }) {
  const { press } = useSurface();
  const items = element.options.map((option) => ({
    label: html`<${Tree} tree=${option.text.tree} />`,
    does: () => press(block, element, { selected_option: bare(option) }),
  }));
  return html`<${Menu} label="More actions" items=${items}><${Icon} name="more" /><//>`;
}

/** A menu that is chosen from; in an input it is entered, elsewhere choosing is told at once. */
function Choice({ block, element, labelled }) {
  const surface = useSurface();
  const field = fieldOf(element);
  const kind = selectFor(element, (typed) => surface.options(block, element, typed));
  const [chosen, setChosen] = useState(() => kind.known(surface.value(block, element)?.[field]));
  const changed = (options) => {
    setChosen(options);
    const values = options.map(kind.told);
    const entered = { [field]: kind.many ? values : values[0] || null };
    surface.enter(block, element, entered);
    if (!labelled.id && (options.length || kind.many)) surface.press(block, element, entered);
  };
  return html`<${Select} ...${kind} chosen=${chosen} changed=${changed} labelled=${labelled} placeholder=${element.placeholder?.text} />`;
}

function Text({ block, element, labelled }) {
  const surface = useSurface();
  const [text, setText] = useState(surface.value(block, element)?.value || "");
  const entered = (event) => {
    setText(event.target.value);
    surface.enter(block, element, { value: event.target.value || null });
  };
  const props = { ...labelled, value: text, onInput: entered, placeholder: element.placeholder?.text };
  if (element.multiline) return html`<textarea rows="4" maxlength=${element.max_length} ...${props}></textarea>`;
  const mode = element.type === "number_input" ? "decimal" : undefined;
  return html`<input type=${TYPED[element.type]} inputmode=${mode} autocomplete="off" maxlength=${element.max_length} ...${props} />`;
}

function Picker({ block, element, labelled }) {
  const surface = useSurface();
  const field = fieldOf(element);
  const [value, setValue] = useState(() => asPicked(element, surface.value(block, element)?.[field]));
  const changed = (event) => {
    setValue(event.target.value);
    const entered = { [field]: fromPicked(element, event.target.value) };
    surface.enter(block, element, entered);
    if (!labelled.id) surface.press(block, element, entered);
  };
  const label = labelled.id ? undefined : element.placeholder?.text || "Choose";
  return html`<input type=${PICKED[element.type]} class="picker" aria-label=${label} ...${labelled} value=${value} onChange=${changed} />`;
}

function Boxes({ block, element, labelled }) {
  const surface = useSurface();
  const single = element.type === "radio_buttons";
  const field = fieldOf(element);
  const name = useMemo(() => newId("choice"), []);
  const [chosen, setChosen] = useState(() => [surface.value(block, element)?.[field]].flat().filter(Boolean).map((o) => o.value));
  const changed = (option, on) => {
    const now = single ? [option.value] : element.options.map((o) => o.value).filter((v) => (v === option.value ? on : chosen.includes(v)));
    setChosen(now);
    const options = element.options.filter((o) => now.includes(o.value)).map(bare);
    const entered = { [field]: single ? options[0] : options };
    surface.enter(block, element, entered);
    if (!labelled.id) surface.press(block, element, entered);
  };
  const { id, "aria-required": _, ...about } = labelled;
  return html`<div class="boxes" id=${id} role=${single ? "radiogroup" : "group"} aria-label=${labelled.id ? undefined : "Choices"} ...${about}>
    ${element.options.map(
      (option) => html`<label class="box">
        <input
          type=${single ? "radio" : "checkbox"}
          name=${name}
          checked=${chosen.includes(option.value)}
          onChange=${(event) => changed(option, event.target.checked)}
        />
        <span><${Tree} tree=${option.text.tree} />${option.description && html`<small><${Tree} tree=${option.description.tree} /></small>`}</span>
      </label>`,
    )}
  </div>`;
}

function Unknown({ element }) {
  return html`<details><summary>An element of the kind “${element.type}”, which this page cannot draw</summary><pre tabindex="0">${JSON.stringify(element, null, 2)}</pre></details>`;
}

const KNOWN = {
  button: Button,
  icon_button: IconButton,
  feedback_buttons: Feedback,
  overflow: Overflow,
  checkboxes: Boxes,
  radio_buttons: Boxes,
  ...Object.fromEntries(Object.keys(TYPED).map((kind) => [kind, Text])),
  ...Object.fromEntries(Object.keys(PICKED).map((kind) => [kind, Picker])),
};

/** An option as the app sent it. */
export function bare(option) {
  return JSON.parse(JSON.stringify(option, (name, value) => (name === "tree" ? undefined : value)));
}

function asPicked(element, value) {
  if (!value || element.type !== "datetimepicker") return value || "";
  const there = new Date(value * 1000);
  return new Date(there - there.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
}

function fromPicked(element, value) {
  if (!value) return null;
  return element.type === "datetimepicker" ? Math.round(new Date(value).getTime() / 1000) : value;
}

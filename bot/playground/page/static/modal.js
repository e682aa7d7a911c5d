// Dialogs over the page: the app's modals with what is wrong in them, and the question whether to go on.
import { act } from "./calls.js";
import { Icon } from "./icons.js";
import { state } from "./store.js";
import { SurfaceOf } from "./surface.js";
import { Tree } from "./tree.js";
import { html, newId, useEffect, useLayoutEffect, useMemo, useRef, useState } from "./view.js";

const FIELDS = "input, textarea, [role=combobox]";

/** The modal on top of the stack, if there is one. */
export function Modal() {
  const view = state.modals.at(-1);
  return view ? html`<${Dialog} view=${view} key=${view.root_view_id} />` : null;
}

function Dialog({ view }) {
  const [errors, setErrors] = useState({});
  const [busy, setBusy] = useState(false);
  const values = useRef({});
  const box = useRef(null);
  useEffect(() => {
    setErrors({});
    values.current = { ...values.current };
    box.current.querySelector(FIELDS)?.focus();
  }, [view.id]);
  const shut = async () => {
    for (const open of [...state.modals].reverse()) await act("close", { view: open.id });
  };
  const submit = async (event) => {
    event.preventDefault();
    setBusy(true);
    const done = await act("submit", { view: view.id, values: values.current });
    setBusy(false);
    setErrors(done.errors || {});
    if (done.errors) setTimeout(() => box.current?.querySelector('[aria-invalid="true"]')?.focus());
  };
  return html`<${Over} refer=${box} label=${view.title.text} cancel=${shut}>
    <form onSubmit=${submit} noValidate>
      <header>
        ${state.modals.length > 1 && html`<button type="button" class="button quiet" aria-label="Back" onClick=${() => act("close", { view: view.id })}><${Icon} name="back" /></button>`}
        <h2><${Tree} tree=${view.title.tree} /></h2>
        <button type="button" class="button quiet" aria-label="Close" onClick=${shut}><${Icon} name="close" /></button>
      </header>
      <div class="body" tabindex=${view.blocks.some(({ type }) => type === "input") ? undefined : 0}>
        <${SurfaceOf} blocks=${view.blocks} where=${{ view: view.id }} errors=${errors} values=${values} key=${view.id} />
      </div>
      <footer>
        <button type="button" class="button" onClick=${shut}>${view.close?.text || "Close"}</button>
        ${view.submit && html`<button type="submit" class="button primary" disabled=${busy}>${view.submit.text}</button>`}
      </footer>
    </form>
  <//>`;
}

/** The question that the app wants asked before something is done. */
export function Confirm() {
  const asked = state.confirm;
  if (!asked) return null;
  return html`<${Over} label=${asked.title.text} cancel=${() => asked.answer(false)} small=${true}>
    <header><h2><${Tree} tree=${asked.title.tree} /></h2></header>
    <div class="body"><${Tree} tree=${asked.text.tree} /></div>
    <footer>
      <button type="button" class="button" onClick=${() => asked.answer(false)}>${asked.deny.text}</button>
      <button type="button" class=${`button ${asked.style || "primary"}`} onClick=${() => asked.answer(true)}>${asked.confirm.text}</button>
    </footer>
  <//>`;
}

function Over({ label, cancel, children, refer, small }) {
  const own = useRef(null);
  const dialog = refer || own;
  const id = useMemo(() => newId("dialog"), []);
  useLayoutEffect(() => {
    const before = document.activeElement;
    const shown = dialog.current;
    shown.showModal();
    return () => {
      // Nothing else can have the focus while it is open; what opened it may have been drawn anew meanwhile.
      shown.close();
      (before?.isConnected ? before : document.querySelector("main [tabindex='0']"))?.focus();
    };
  }, []);
  const onCancel = (event) => {
    event.preventDefault();
    cancel();
  };
  return html`<dialog ref=${dialog} id=${id} class=${small ? "small" : ""} aria-label=${label} onCancel=${onCancel}>${children}</dialog>`;
}

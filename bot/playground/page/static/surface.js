// A surface is a message, a Home tab or a modal: it holds what its inputs hold, and sends what is pressed in it.
import { act } from "./calls.js";
import { confirmed } from "./store.js";
import { createContext, html, useContext, useRef } from "./view.js";
import { Blocks } from "./blocks.js";

const Surface = createContext(null);

/** The surface that an element stands on. */
export const useSurface = () => useContext(Surface);

/** Blocks with what is entered in them. `where` names the message or view for the workspace. */
export function SurfaceOf({ blocks, where, errors = {}, values }) {
  const own = useRef({});
  const held = values || own;
  held.current = seeded(blocks, held.current);
  const told = { where, errors, value: (block, element) => held.current[block]?.[element.action_id] };
  told.enter = (block, element, entered) => {
    (held.current[block] ||= {})[element.action_id] = { type: element.type, ...entered };
  };
  told.press = async (block, element, chosen = {}) => {
    if (element.confirm && !(await confirmed(element.confirm))) return {};
    return act("act", { ...where, block_id: block, action_id: element.action_id, chosen, values: held.current });
  };
  told.options = (block, element, typed) => act("options", { ...where, block_id: block, action_id: element.action_id, typed });
  return html`<${Surface.Provider} value=${told}><${Blocks} blocks=${blocks} /><//>`;
}

/** The field that tells what an element of a kind holds, and its field at the beginning. */
const HOLDS = [
  [/^(plain_text|email_text|url_text|number)_input$/, "value", "initial_value"],
  [/^multi_(static|external)_select$|^checkboxes$/, "selected_options", "initial_options"],
  [/^(static|external)_select$|^radio_buttons$/, "selected_option", "initial_option"],
  [/^multi_users_select$/, "selected_users", "initial_users"],
  [/^multi_channels_select$/, "selected_channels", "initial_channels"],
  [/^multi_conversations_select$/, "selected_conversations", "initial_conversations"],
  [/^users_select$/, "selected_user", "initial_user"],
  [/^channels_select$/, "selected_channel", "initial_channel"],
  [/^conversations_select$/, "selected_conversation", "initial_conversation"],
  [/^datepicker$/, "selected_date", "initial_date"],
  [/^timepicker$/, "selected_time", "initial_time"],
  [/^datetimepicker$/, "selected_date_time", "initial_date_time"],
];

/** The field in which an element of this kind tells what it holds; nothing for one that only is pressed. */
export const fieldOf = (element) => HOLDS.find(([kinds]) => kinds.test(element.type))?.[1];

/** What all inputs hold: what was entered before where they are still there, else what they begin with. */
function seeded(blocks, before) {
  const values = {};
  for (const block of blocks) {
    for (const element of [...(block.elements || []), block.accessory, block.element]) {
      const kind = element && HOLDS.find(([kinds]) => kinds.test(element.type || ""));
      if (!kind) continue;
      const [, field, initial] = kind;
      const begin = { type: element.type, [field]: element[initial] ?? (field.endsWith("s") ? [] : null) };
      (values[block.block_id] ||= {})[element.action_id] = before[block.block_id]?.[element.action_id] || begin;
    }
  }
  return values;
}

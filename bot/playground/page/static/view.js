// Preact and htm as the rest of the page uses them: html`<p>${text}</p>` builds elements, and text stays text.
import { createContext, h, render } from "./preact.js";
import htm from "./htm.js";

export { createContext, render };
export { useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from "./hooks.js";
export const html = htm.bind(h);

let last = 0;

/** Return an id that no other element of the page has. */
export const newId = (prefix) => `${prefix}-${++last}`;

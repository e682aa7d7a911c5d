// Icons, drawn as paths of 24 by 24; they are never read out, so what bears one has a label.
import { html } from "./view.js";

const PATHS = {
  hash: "M4 9h16M4 15h16M10 3 8 21M16 3l-2 18",
  lock: "M6 11h12v9H6zM9 11V7a3 3 0 0 1 6 0v4",
  reply: "M21 12a8 8 0 0 1-8 8H4l2-3a8 8 0 1 1 15-5zM9 10h7M9 14h4",
  more: "M11.4 5.5a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0M11.4 12a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0M11.4 18.5a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0",
  close: "M6 6l12 12M18 6 6 18",
  back: "M14 6l-6 6 6 6",
  down: "M6 9l6 6 6-6",
  send: "M4 20 21 12 4 4l2 7 8 1-8 1z",
  at: "M16 8v5a2.5 2.5 0 0 0 5 0v-1a9 9 0 1 0-4 7.5M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0z",
  slash: "M15 4 9 20",
  bolt: "M13 3 5 14h6l-1 7 8-11h-6z",
  menu: "M4 7h16M4 12h16M4 17h16",
  up: "M7 11v9H4v-9zM7 11l4-8c2 0 3 1 3 3v3h5a2 2 0 0 1 2 2l-1 7a2 2 0 0 1-2 2H7",
  thumbdown: "M17 13V4h3v9zM17 13l-4 8c-2 0-3-1-3-3v-3H5a2 2 0 0 1-2-2l1-7a2 2 0 0 1 2-2h11",
  trash: "M5 7h14M10 11v6M14 11v6M7 7l1 13h8l1-13M9 7V4h6v3",
  edit: "M4 20l1-5L16 4l4 4L9 19z",
  eye: "M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zM15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0z",
  sun: "M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0z",
  moon: "M20 14A8 8 0 0 1 10 4a8 8 0 1 0 10 10z",
  auto: "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 3v18M12 7l6 5-6 5",
  image: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M16 9v.01",
  check: "M5 13l5 5L20 6",
  window: "M4 5h16v14H4zM4 9h16",
  desk: "M4 20V10M10 20V4M16 20v-7M21 20H3",
  home: "M4 11l8-7 8 7v9h-5v-6H9v6H4z",
};

/** An icon by its name. */
export function Icon({ name }) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${PATHS[name]} /></svg>`;
}

// Figures as people read them, and pictures of them. A picture says nothing that does not stand beside it as text.
import { html, useEffect, useState } from "/page/view.js";

/** Ask the app for something, and again whenever one of `on` changes. Nothing until it is there. */
export function useAsked(path, on, sent) {
  const [found, setFound] = useState({ value: null, failed: false });
  useEffect(() => {
    let current = true;
    const options = sent && { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(sent) };
    fetch(`/desk/${path}`, options)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.status))))
      .then((value) => current && setFound({ value, failed: false }))
      .catch(() => current && setFound((before) => ({ ...before, failed: true })));
    return () => {
      current = false;
    };
  }, on);
  return found;
}

export const percent = (share) => `${Math.round(share * 100)}%`;
export const hundredths = (number) => number.toFixed(2);
export const signed = (number) => `${number < 0 ? "−" : "+"}${Math.abs(number).toFixed(2)}`;
export const counted = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** A bar from 0 to 1, with marks where something begins. */
export function Bar({ share, marks = [] }) {
  const width = Math.max(0, Math.min(share, 1)) * 100;
  return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="8" /><rect class="filled" width=${width} height="8" />
    ${marks.map((mark) => html`<rect class="mark" x=${mark * 100 - 0.4} width="0.8" height="8" />`)}
  </svg>`;
}

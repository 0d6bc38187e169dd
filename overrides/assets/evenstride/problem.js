// @ts-check
// The one sentence that says why a step cannot be left yet, and where to look.

import { button, el } from "./dom.js";

/** @typedef {{message: string, target: HTMLElement, pass: boolean}} Problem `pass`: the reader may go on all the same */

/** @type {HTMLElement | null} */
let shown = null;

/** Say what is wrong, before the answers it is about, and lead there. @param {Problem} problem @param {() => void} goOn */
export function tell({ message, target, pass }, goOn) {
  clear();
  shown = el("p", { id: "problem", class: "error", role: "alert" }, message);
  if (pass) shown.append(" ", button("Go on without them", "plain", goOn));
  target.closest(".choices, .sides")?.before(shown);
  if (!target.hasAttribute("aria-describedby")) target.setAttribute("aria-describedby", shown.id);
  target.focus();
}

export function clear() {
  shown?.remove();
  shown = null;
  document.querySelector("[aria-describedby=problem]")?.removeAttribute("aria-describedby");
}

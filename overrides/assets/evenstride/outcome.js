// @ts-check
// The end of the gate: why it came out so, what to do about each answer, what is left out.

import { el, list } from "./dom.js";

/** @import { Gate } from "./engine/types.js" */

/**
 * @param {HTMLElement} place
 * @param {Gate} gate
 * @param {readonly string[]} leftOut names of the checks this reader will not see
 */
export function fillOutcome(place, { reasons, compare, ends }, leftOut) {
  place.replaceChildren();
  if (reasons.length) place.append(el("h3", {}, ends ? "What to do" : "Because of your answers"));
  for (const { text, action, unsure } of reasons) {
    const said = el("p", { class: "help" }, unsure ? `You were not sure about this: ${text}` : text);
    place.append(el("div", { class: "reason" }, ...(action ? [el("p", { class: "action" }, action)] : []), said));
  }
  if (ends) return;
  if (leftOut.length) {
    place.append(
      el("h3", {}, "Left out for you"),
      list(leftOut),
      el("p", {}, "Your plan leaves out the exercises that do not suit your answers."),
    );
  }
  if (!compare) {
    place.append(el("p", {}, "Your two sides are not compared. Each side is followed by itself over time."));
  }
}

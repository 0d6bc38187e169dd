// @ts-check
// Centimetres or inches: a switch, remembered for this tab.

import { oneOf } from "./pick.js";

/** @import { Unit } from "./numbers.js" */

const KEY = "evenstride.unit";
const UNITS = /** @type {const} */ ([
  ["cm", "cm"],
  ["in", "inches"],
]);

/** The switch, and what it says. @param {string} id of the screen @param {() => void} changed */
export function unitSwitch(id, changed) {
  const pick = oneOf(`${id}-unit`, ["Unit"], UNITS, "pick");
  /** @returns {Unit} */
  const unit = () => (pick.value() === "in" ? "in" : "cm");
  pick.set("cm");
  try {
    if (sessionStorage.getItem(KEY) === "in") pick.set("in");
  } catch {
    // Where nothing can be kept, each page begins with centimetres.
  }
  pick.element.addEventListener("change", () => {
    changed();
    try {
      sessionStorage.setItem(KEY, unit());
    } catch {
      // The switch works all the same.
    }
  });
  return { element: pick.element, unit };
}

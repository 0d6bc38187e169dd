// @ts-check
// "How did it go?": that it hurt, could not be done or was not tried are answers of their own.

import { el } from "./dom.js";
import { oneOf } from "./pick.js";

/** @import { Attempts, Column, Screen } from "./engine/types.js" */

const ANSWERS = /** @type {const} */ ([
  ["done", "I did the check"],
  ["pain", "It hurt, so I stopped"],
  ["unable", "I could not do it"],
  ["skipped", "I did not try"],
]);
const SIDES = /** @type {const} */ ([
  ["left", "Left"],
  ["right", "Right"],
]);

/**
 * @param {Pick<Screen, "id" | "kind">} screen
 * @param {Attempts} before
 * @param {() => void} changed
 */
export function howItWent({ id, kind }, before, changed) {
  const answers = kind === "observed" ? ANSWERS.filter(([answer]) => answer !== "unable") : ANSWERS;
  const how = oneOf(`${id}-mark`, ["How did it go?"], answers);
  how.set(before.mark ?? (before.unable?.length ? "unable" : "done"));
  const boxes = SIDES.map(([value]) => el("input", { type: "checkbox", name: `${id}-unable`, value, autocomplete: "off" }));
  const sides = boxes.map((box, at) => el("label", { class: "choice" }, box, el("span", {}, SIDES[at]?.[1] ?? "")));
  for (const [at, [side]] of SIDES.entries()) boxes[at]?.toggleAttribute("checked", before.unable?.includes(side));
  const which = el("fieldset", { class: "one-of" }, el("legend", {}, "On which side?"), el("div", { class: "choices" }, ...sides));
  const element = el("div", { class: "how" }, how.element, which);

  function show() {
    which.hidden = how.value() !== "unable" || kind !== "compared";
  }

  element.addEventListener("change", () => {
    show();
    changed();
  });
  show();
  return {
    element,
    /** @returns {"pain" | "skipped" | null} */
    mark() {
      const value = how.value();
      return value === "pain" || value === "skipped" ? value : null;
    },
    /** @returns {Column[]} */
    unable() {
      if (how.value() !== "unable") return [];
      return kind === "compared" ? SIDES.flatMap(([side], at) => (boxes[at]?.checked ? side : [])) : ["both"];
    },
    /** The box to tick, while no side is named that could not do it. */
    open: () => (which.hidden || boxes.some((box) => box.checked) ? null : (boxes[0] ?? null)),
  };
}

// @ts-check
// What the reader must know before the plan: what may be lost, and that safety answers grow old.

import { el } from "./dom.js";
import { daysBetween } from "./engine/week.js";
import { dateSays } from "./plan-words.js";
import { refill } from "./redraw.js";

/** @import { Kept } from "./engine/types.js" */
/** @import { Keeping } from "./keeping.js" */
/** @import { Scene } from "./my-plan.js" */

/** Safety answers hold for so many days. */
const HOLD = 14;

/** @param {HTMLElement} place @param {Keeping} keeping @param {Kept} kept what it holds now */
export function tellKeeping(place, keeping, { visits }) {
  const [where, lost] = [visits.length ? keeping.place() : null, keeping.lost()];
  const on = (/** @type {string} */ text) => el("a", { href: "#your-data" }, text);
  const says = [];
  if (where === "memory") says.push(["What you tick now is gone once you close or reload this page. Until then all goes on. ", on("See why")]);
  if (where === "tab") says.push(["Your plan is in this tab only, and is gone once you close it. ", on("Keep it on this device")]);
  if (lost) says.push([lost === 1 ? "One entry could not be read and was left out." : `${lost} entries could not be read and were left out.`]);
  const notes = says.map((words) => el("p", { class: "notice" }, ...words));
  // What has been said once is not said again at every tick.
  if (place.textContent !== notes.map((note) => note.textContent).join("")) place.replaceChildren(...notes);
}

/**
 * Ask for new safety answers where the old ones no longer hold.
 * @param {HTMLElement} place
 * @param {Scene} scene
 * @param {string} day of the answers
 */
export function tellSafety(place, scene, day) {
  const says = safetySays(scene, day);
  const link = el("a", { href: `${scene.root}self-check/` }, "go to the self-check");
  refill(place, ...(says ? [el("p", { class: "notice" }, `${says}: `, link, ".")] : []));
}

/**
 * Return the call for new safety answers, without its full stop; nothing while the old ones hold.
 * @param {Pick<Scene, "today" | "plan" | "advice">} scene
 * @param {string} day of the answers
 */
export function safetySays({ today, plan, advice }, day) {
  if (daysBetween(day, today) > HOLD) return `Your safety answers are from ${dateSays(day)}. Before you go on, answer them again`;
  const asked = plan.items.some((item) => advice(item)?.kind === "gate");
  return asked ? "Before you go on, answer the safety questions again" : "";
}

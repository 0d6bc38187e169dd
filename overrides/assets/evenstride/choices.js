// @ts-check
// Tries that are picked and not typed: one of a few descriptions, or a count for each sign.

import { button, el } from "./dom.js";
import { oneOf } from "./pick.js";
import { columnBox, tryName } from "./tries.js";

/** @import { Column, Screen } from "./engine/types.js" */
/** @import { Fields } from "./tries.js" */

/** @param {ReturnType<typeof oneOf>[]} groups */
const picked = (groups) => groups.flatMap((group) => group.value() ?? []).map(Number);

/** @param {ReturnType<typeof oneOf>[]} groups */
const unpicked = (groups) => groups.find((group) => group.value() === null)?.first ?? null;

/**
 * The tries of one side, each one of the measure's choices.
 *
 * @param {Pick<Screen, "id" | "measure">} screen
 * @param {Column} column
 * @param {readonly number[]} before what was entered so far
 * @param {() => void} typed told of every change the reader makes
 * @returns {Fields}
 */
export function columnChoices({ id, measure }, column, before, typed) {
  const { least, step, choices, attempts_least, attempts_most } = measure;
  const options = choices.map((words, at) => /** @type {const} */ ([least + at * step, words]));
  /** @type {ReturnType<typeof oneOf>[]} */
  const all = [];
  const tries = el("div", { class: "tries" });
  const more = button("Add a try", "plain", () => grow().first?.focus());

  function grow() {
    const number = all.length + 1;
    const group = oneOf(`${id}-${column}-${number}`, tryName(column, number), options);
    const clear = button("Clear this try", "plain", () => {
      group.set(null);
      group.first?.focus();
      typed();
    });
    group.element.append(clear);
    all.push(group);
    tries.append(group.element);
    more.hidden = all.length >= attempts_most;
    return group;
  }

  while (all.length < Math.max(attempts_least, before.length)) grow().set(before[all.length - 1]);
  tries.addEventListener("change", typed);
  return { element: columnBox(column, tries, more), values: () => picked(all), wrong: () => null, open: () => unpicked(all) };
}

/**
 * A count for each sign.
 *
 * @param {Pick<Screen, "id" | "measure" | "signs">} screen
 * @param {readonly number[]} before what was entered so far
 * @param {() => void} typed told of every change the reader makes
 * @returns {Fields} its values are one for each sign, in order, once every sign has its answer
 */
export function signFields({ id, measure, signs }, before, typed) {
  const counts = Array.from({ length: measure.most + 1 }, (_, count) => /** @type {const} */ ([count, String(count)]));
  const all = signs.map(({ see }, at) => {
    const asked = el("span", { class: "unseen" }, ` Seen in how many of ${measure.most}?`);
    const group = oneOf(`${id}-sign-${at}`, [see, asked], counts, "pick");
    group.set(before[at]);
    return group;
  });
  const element = el("div", { class: "signs" }, ...all.map((group) => group.element));
  element.addEventListener("change", typed);
  return { element, values: () => (unpicked(all) ? [] : picked(all)), wrong: () => null, open: () => unpicked(all) };
}

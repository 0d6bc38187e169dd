// @ts-check
// Tries that are picked and not typed: one of a few descriptions, or a count for each sign.

import { button, el } from "./dom.js";
import { oneOf } from "./pick.js";

/** @import { Measure, Screen } from "./engine/types.js" */
/** @import { Fields, Try } from "./tries.js" */

/**
 * One try that is one of the measure's choices.
 *
 * @param {string} id
 * @param {(Node | string)[]} name
 * @param {Measure} measure
 * @param {() => void} typed told of every change the reader makes
 * @returns {Try}
 */
export function choice(id, name, { least, step, choices }, typed) {
  const group = oneOf(id, name, choices.map((words, at) => [least + at * step, words]));
  const clear = button("Clear this try", "plain", () => {
    group.set(null);
    group.first?.focus();
    typed();
  });
  group.element.append(clear);
  group.element.addEventListener("change", typed);
  return { element: group.element, input: group.first, now: () => ({ value: group.number(), problem: null }), put: group.set };
}

/**
 * A count for each sign.
 *
 * @param {Pick<Screen, "id" | "measure" | "signs">} screen
 * @param {readonly number[]} before what was entered so far
 * @param {() => void} typed told of every change the reader makes
 * @returns {Omit<Fields, "add" | "rewrite">} its values are one for each sign, in order, once every sign has its answer
 */
export function signFields({ id, measure, signs }, before, typed) {
  const counts = Array.from({ length: measure.most + 1 }, (_, count) => /** @type {const} */ ([count, String(count)]));
  const all = signs.map(({ see }, at) => {
    const asked = el("span", { class: "unseen" }, ` Seen in how many of ${measure.most}?`);
    const group = oneOf(`${id}-sign-${at}`, [see, asked], counts, "pick");
    group.set(before[at] ?? null);
    return group;
  });
  const element = el("div", { class: "signs" }, ...all.map((group) => group.element));
  element.addEventListener("change", typed);
  const open = () => all.find((group) => group.value() === null)?.first ?? null;
  return { element, values: () => (open() ? [] : all.flatMap((group) => group.number() ?? [])), wrong: () => null, open };
}

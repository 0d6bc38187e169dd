// @ts-check
// What the reader would rather do than what the plan chose.

import { find, forms, isHarder, secondsOf, steep } from "./choose.js";

/** @import { Choice } from "./choose.js" */
/** @import { Need } from "./needs.js" */
/** @import { Exercise, Swap, Table } from "./types.js" */

/**
 * Put in what the reader chose instead, wherever the plan still keeps its promises.
 * @param {Table} table
 * @param {Choice[]} choices changed in place
 * @param {Need[]} needed
 * @param {Swap[]} swaps
 * @param {(exercise: Exercise) => string | null} barred
 * @param {number} seconds
 */
export function exchange(table, choices, needed, swaps, barred, seconds) {
  const wanted = new Map(swaps.map(({ from, to }) => [from, to]));
  const cost = (/** @type {Exercise} */ { dose }) => secondsOf(dose, 1, table.plan.changeover);
  let left = choices.reduce((rest, { exercise }) => rest - cost(exercise), seconds);
  for (const choice of choices) {
    const { planned, need } = choice;
    const to = find(table, wanted.get(planned.id));
    if (!to || to.aim !== planned.aim || barred(to)) continue;
    if (choices.some((one) => one.exercise === to || one.planned === to)) continue;
    const more = cost(to) - cost(planned);
    if (more > left) continue;
    left -= more;
    choice.exercise = to;
    if (need && serves(table, need, to)) continue;
    choice.need = needed.find(({ finding }) => finding.exercises.includes(to.id)) ?? null;
  }
}

/**
 * An exercise serves a need if it is one of the finding's, or an easier or harder form of one.
 * @param {Table} table
 * @param {Need} need
 * @param {Exercise} exercise
 */
function serves(table, { finding }, exercise) {
  return finding.exercises
    .flatMap((id) => find(table, id) ?? [])
    .some((one) => [one, ...forms(table, one, "easier"), ...forms(table, one, "harder")].includes(exercise));
}

/**
 * Return the exercises that do much the same as this one: the finding's first, then those of the same
 * area, the harder ones last. Its own easier and harder forms are not among them.
 * @param {Table} table
 * @param {Exercise} own
 * @param {string | null} found the id of the finding it is for
 */
export function alike(table, own, found) {
  const known = (/** @type {string[]} */ ids) => ids.flatMap((id) => find(table, id) ?? []);
  const near = [...known(table.plan.general), ...table.exercises]
    .filter(({ area }) => area === own.area)
    .sort((a, b) => Number(isHarder(table, a)) - Number(isHarder(table, b)));
  const related = [own, ...forms(table, own, "easier"), ...forms(table, own, "harder")];
  return [...known(table.findings.find(({ id }) => id === found)?.exercises ?? []), ...near].filter(
    (one) => one.aim === own.aim && !related.includes(one) && !steep(table, one),
  );
}

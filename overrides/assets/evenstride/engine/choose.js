// @ts-check
// Which exercises fill the slots of a plan.

/** @import { Need } from "./needs.js" */
/** @import { Aim, Dose, Exercise, Preferences, Table } from "./types.js" */

/** @typedef {{exercise: Exercise, need: Need | null, instead: string | null, sets: number, extra: boolean}} Choice */

/**
 * Fill the slots of a shape, each with one exercise for which at least one set fits.
 *
 * A slot takes, of its aim: from the findings in turn, each getting one before any gets two; then
 * a finding that no slot of the shape can serve; then the general list, then any exercise. If its
 * aim has none, any aim will do.
 * @param {Table} table
 * @param {Need[]} needed
 * @param {Preferences} wishes
 * @param {(exercise: Exercise) => string | null} barred
 * @param {Aim[]} shape
 * @param {number} seconds
 * @returns {Choice[]}
 */
export function choose(table, needed, wishes, barred, shape, seconds) {
  /** @type {Choice[]} */
  const choices = [];
  let left = seconds;
  const liked = (/** @type {Exercise} */ exercise) => (wishes.areas.includes(exercise.area) ? 0 : 1);
  const general = table.plan.general.flatMap((id) => find(table, id) ?? []).sort((a, b) => liked(a) - liked(b));
  const any = [...table.exercises].sort((a, b) => steep(table, a) - steep(table, b) || liked(a) - liked(b));
  const wished = (/** @type {Aim} */ aim) => Number(wishes.aims.includes(aim));
  // The slots the reader wishes for choose first, while there is time.
  const slots = [...shape].sort((a, b) => wished(b) - wished(a));

  /** @type {(first: Exercise | undefined, aim: Aim | null, need: Need | null) => Choice[]} */
  const standIn = (first, aim, need) => {
    const seen = new Set();
    let exercise = first;
    while (exercise && !seen.has(exercise)) {
      if (aim !== null && first?.aim !== aim) return [];
      seen.add(exercise);
      if (!barred(exercise)) {
        const right = aim === null || exercise.aim === aim;
        const instead = exercise === first ? null : (first?.name ?? null);
        return right ? [{ exercise, need, instead, sets: 1, extra: false }] : [];
      }
      exercise = find(table, exercise.easier?.exercise);
    }
    return [];
  };
  /** @type {(need: Need, aim: Aim | null) => Choice[]} */
  const ofNeed = (need, aim) => need.finding.exercises.flatMap((id) => standIn(find(table, id), aim, need));
  const served = (/** @type {Need} */ need) => choices.filter((choice) => choice.need === need).length;
  const homeless = (/** @type {Need} */ need) => !shape.some((aim) => ofNeed(need, aim).length > 0);

  for (const aim of slots.slice(0, table.plan.most)) {
    const turn = [...needed].sort((a, b) => served(a) - served(b));
    const candidates = [
      ...turn.flatMap((need) => ofNeed(need, aim)),
      ...turn.filter((need) => served(need) === 0 && homeless(need)).flatMap((need) => ofNeed(need, null)),
      ...[...general, ...any].flatMap((exercise) => standIn(exercise, aim, null)),
      ...turn.flatMap((need) => ofNeed(need, null)),
      ...[...general, ...any].flatMap((exercise) => standIn(exercise, null, null)),
    ];
    const choice = candidates.find(
      ({ exercise }) =>
        choices.every((other) => other.exercise !== exercise) &&
        secondsOf(exercise.dose, 1, table.plan.changeover) <= left,
    );
    if (!choice) continue;
    choices.push(choice);
    left -= secondsOf(choice.exercise.dose, 1, table.plan.changeover);
  }
  return choices;
}

/**
 * An exercise that is only the harder form of another comes last.
 * @param {Table} table
 * @param {Exercise} exercise
 */
function steep(table, { id }) {
  const offered = table.plan.general.includes(id) || table.findings.some((finding) => finding.exercises.includes(id));
  return !offered && table.exercises.some((other) => other.harder?.exercise === id) ? 1 : 0;
}

/**
 * Return the seconds of so many sets of a dose: work, changes of side, and rests in between.
 * @param {Dose} dose
 * @param {number} sets
 * @param {number} changeover
 */
export function secondsOf({ sides, work, rest }, sets, changeover) {
  const round = sides === "each" ? 2 * work + changeover : work;
  return sets * round + (sets - 1) * rest;
}

/**
 * @param {Table} table
 * @param {string | null | undefined} id
 */
export function find(table, id) {
  return table.exercises.find((exercise) => exercise.id === id);
}

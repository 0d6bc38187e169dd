// @ts-check
// Which exercises fill the slots of a plan.

/** @import { Need } from "./needs.js" */
/** @import { Aim, Dose, Exercise, Preferences, Table } from "./types.js" */

/** @typedef {{exercise: Exercise, need: Need | null, instead: string | null, sets: number, extra: boolean}} Choice */

/**
 * Fill the slots of a shape, each with one exercise for which at least one set fits.
 *
 * First each finding in turn takes one slot: of the aim of its own first exercise, else the first. Then
 * the other slots take, of their aim: a further exercise of the findings, each getting as many as
 * the others; one of the general list; any. If a slot's aim has none, any aim will do.
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
  const wished = (/** @type {Aim} */ aim) => Number(wishes.aims.includes(aim));
  // The slots the reader wishes for choose first, while there is time.
  const free = shape.slice(0, table.plan.most).sort((a, b) => wished(b) - wished(a));
  let left = seconds;

  /** @type {(first: Exercise, need: Need | null) => Choice[]} */
  const standIn = (first, need) => {
    const seen = new Set();
    /** @type {Exercise | undefined} */
    let exercise = first;
    while (exercise && barred(exercise) && !seen.has(exercise)) {
      seen.add(exercise);
      exercise = find(table, exercise.easier?.exercise);
    }
    if (!exercise || barred(exercise)) return [];
    return [{ exercise, need, instead: exercise === first ? null : first.name, sets: 1, extra: false }];
  };
  const liked = (/** @type {Exercise} */ one) => Number(wishes.areas.includes(one.area) && !isEasier(table, one));
  const general = table.plan.general.flatMap((id) => find(table, id) ?? []).sort((a, b) => liked(b) - liked(a));
  const any = [...table.exercises].sort((a, b) => steep(table, a) - steep(table, b) || liked(b) - liked(a));
  const others = [...general, ...any].flatMap((exercise) => standIn(exercise, null));
  const own = new Map(
    needed.map((need) => [need, need.finding.exercises.flatMap((id) => find(table, id) ?? []).flatMap((one) => standIn(one, need))]),
  );
  const ofNeed = (/** @type {Need} */ need) => own.get(need) ?? [];
  const served = (/** @type {Need} */ need) => choices.filter((choice) => choice.need === need).length;

  /** @type {(slot: number, candidates: Choice[]) => void} */
  const take = (slot, candidates) => {
    const open = candidates.filter(
      ({ exercise }) =>
        choices.every((choice) => choice.exercise !== exercise) &&
        secondsOf(exercise.dose, 1, table.plan.changeover) <= left,
    );
    const right = open.filter(({ exercise }) => exercise.aim === free[slot]);
    // Beside an exercise, its own easier form adds little.
    const fresh = right.find(({ exercise }) => choices.every((choice) => choice.exercise.easier?.exercise !== exercise.id));
    const choice = fresh ?? right[0] ?? open[0];
    if (!choice) return;
    free.splice(slot, 1);
    choices.push(choice);
    left -= secondsOf(choice.exercise.dose, 1, table.plan.changeover);
  };

  for (const need of needed) {
    const main = ofNeed(need)[0]?.exercise.aim;
    if (!main || free.length === 0) continue;
    if (free.includes(main)) take(free.indexOf(main), ofNeed(need));
    else take(0, ofNeed(need).filter(({ exercise }) => exercise.aim === main));
  }
  for (let open = free.length; open > 0; open -= 1) {
    const foreign = (/** @type {Need} */ need) => Number(ofNeed(need)[0]?.exercise.aim !== free[0]);
    const turn = [...needed].sort((a, b) => served(a) - served(b) || foreign(a) - foreign(b));
    take(0, [...turn.flatMap(ofNeed), ...others]);
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
 * @param {Table} table
 * @param {Exercise} exercise
 */
function isEasier(table, { id }) {
  return table.exercises.some((other) => other.easier?.exercise === id);
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

// @ts-check
// Which exercises fill the slots of a plan.

/** @import { Need } from "./needs.js" */
/** @import { Aim, Dose, Exercise, Preferences, Side, Table } from "./types.js" */

/**
 * @typedef {object} Choice
 * @property {Exercise} exercise
 * @property {Exercise} planned another one if the reader has swapped it
 * @property {Need | null} need
 * @property {string | null} instead the name of what is left out, and would have stood here
 * @property {number} sets
 * @property {boolean} extra
 */

/**
 * Fill the slots of a shape, each with one exercise for which at least one set fits.
 *
 * First each finding in turn takes a slot for the aim of its own first exercise. If no such slot is
 * left, it takes one that leaves another of that kind, or any slot should the aim not be in the plan
 * yet. Then the other slots take, of their aim: an exercise of the findings, each getting as many as
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
    const exercise = [first, ...forms(table, first, "easier")].find((one) => !barred(one));
    if (!exercise) return [];
    const instead = exercise === first ? null : first.name;
    return [{ exercise, planned: exercise, need, instead, sets: 1, extra: false }];
  };
  const liked = (/** @type {Exercise} */ one) => Number(wishes.areas.includes(one.area) && !isEasier(table, one));
  const general = table.plan.general.flatMap((id) => find(table, id) ?? []).sort((a, b) => liked(b) - liked(a));
  const any = [...table.exercises].sort((a, b) => steep(table, a) - steep(table, b) || liked(b) - liked(a));
  const others = [...general, ...any].flatMap((exercise) => standIn(exercise, null));
  /** @type {(need: Need) => Choice[]} */
  const listOf = (need) =>
    need.finding.exercises.flatMap((id) => find(table, id) ?? []).flatMap((one) => standIn(one, need));
  const own = new Map(needed.map((need) => [need, listOf(need)]));
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
    const fresh = right.find(({ exercise: { id } }) => choices.every((one) => one.exercise.easier?.exercise !== id));
    const choice = fresh ?? right[0] ?? open[0];
    if (!choice) return;
    free.splice(slot, 1);
    choices.push(choice);
    left -= secondsOf(choice.exercise.dose, 1, table.plan.changeover);
  };

  for (const need of needed) {
    const main = ofNeed(need)[0]?.exercise.aim;
    const second = free.findIndex((aim, at) => free.indexOf(aim) < at);
    const slot = main && free.includes(main) ? free.indexOf(main) : second;
    const first = free.length > 0 && choices.every(({ exercise }) => exercise.aim !== main);
    if (slot < 0 && !first) continue;
    take(Math.max(slot, 0), ofNeed(need).filter(({ exercise }) => exercise.aim === main));
  }
  for (let open = free.length; open > 0; open -= 1) {
    const foreign = (/** @type {Need} */ need) => Number(ofNeed(need)[0]?.exercise.aim !== free[0]);
    const turn = [...needed].sort((a, b) => served(a) - served(b) || foreign(a) - foreign(b));
    take(0, [...turn.flatMap(ofNeed), ...others]);
  }
  return choices;
}

/**
 * Add sets in turn, up to each dose and as long as they fit, then the extra sets of clear
 * differences. Returns the seconds left over.
 * @param {Choice[]} choices changed in place
 * @param {number} seconds
 * @param {number} changeover
 * @param {boolean} compare
 */
export function fillTime(choices, seconds, changeover, compare) {
  const cost = (/** @type {Choice} */ { exercise, sets }) => secondsOf(exercise.dose, sets, changeover);
  let left = seconds - choices.reduce((sum, choice) => sum + cost(choice), 0);
  for (let added = true; added; ) {
    added = false;
    for (const choice of choices) {
      const more = cost({ ...choice, sets: choice.sets + 1 }) - cost(choice);
      if (choice.sets >= choice.exercise.dose.sets || more > left) continue;
      choice.sets += 1;
      left -= more;
      added = true;
    }
  }
  for (const choice of choices) {
    const { dose } = choice.exercise;
    const more = dose.rest + dose.work;
    const full = choice.sets === dose.sets;
    if (!compare || !choice.need?.clear || sideOf(choice) === null || !full || more > left) continue;
    choice.extra = true;
    left -= more;
  }
  return left;
}

/**
 * @param {Choice} choice
 * @returns {Side | null}
 */
export function sideOf({ exercise, need }) {
  return exercise.dose.sides === "each" ? (need?.side ?? null) : null;
}

/**
 * An exercise that is only the harder form of another comes last.
 * @param {Table} table
 * @param {Exercise} exercise
 */
export function steep(table, exercise) {
  const { id } = exercise;
  const offered = table.plan.general.includes(id) || table.findings.some((finding) => finding.exercises.includes(id));
  return !offered && isHarder(table, exercise) ? 1 : 0;
}

/**
 * @param {Table} table
 * @param {Exercise} exercise
 */
export function isHarder(table, { id }) {
  return table.exercises.some((other) => other.harder?.exercise === id);
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

/**
 * Return the easier or the harder forms of an exercise, the nearest first.
 * @param {Table} table
 * @param {Exercise} exercise
 * @param {"easier" | "harder"} way
 */
export function forms(table, exercise, way) {
  /** @type {Exercise[]} */
  const found = [];
  let next = find(table, exercise[way]?.exercise);
  while (next && next !== exercise && !found.includes(next)) {
    found.push(next);
    next = find(table, next[way]?.exercise);
  }
  return found;
}

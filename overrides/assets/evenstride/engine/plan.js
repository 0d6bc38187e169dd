// @ts-check
// The reader's own routine: at most five exercises, within the minutes, never one that is left out.

import { barrier } from "./allowed.js";
import { choose, find, secondsOf } from "./choose.js";
import { meet } from "./flow.js";
import { walk } from "./gate.js";
import { needs } from "./needs.js";

/** @import { Choice } from "./choose.js" */
/** @import { Need } from "./needs.js" */
/** @import { Aim, Exercise, Gate, Item, Judgement, Plan, Preferences, Side, Table } from "./types.js" */

const ENDED = "Your answers ask for advice from a professional first, so there is no plan here.";
const NOTHING =
  "With your answers, no exercise here is a safe choice without advice. " +
  "A physiotherapist or doctor can find what suits you. Taking that step is a good plan.";
const NO_TIME = "No exercise that suits you fits into this time. Choose more minutes.";

/**
 * Return what the reader said about kit, minutes, areas and aims.
 * @param {Table} table
 * @param {unknown} answers
 * @returns {Preferences}
 */
export function preferences(table, answers) {
  const options = walk(table, answers).steps.flatMap((step) => step.chosen);
  /** @type {<T>(values: (T | null)[]) => T[]} */
  const given = (values) => [...new Set(values.flatMap((value) => (value === null ? [] : [value])))];
  const minutes = given(options.map((option) => option.minutes));
  return {
    kit: given(options.map((option) => option.kit)).sort(),
    minutes: minutes.length ? Math.min(...minutes) : 10,
    areas: given(options.map((option) => option.prefers_area)).sort(),
    aims: given(options.map((option) => option.prefers_aim)).sort(),
  };
}

/**
 * Return the reader's routine.
 * @param {Table} table
 * @param {Judgement[]} verdicts
 * @param {Preferences} wishes from `preferences`
 * @param {Gate} gate
 * @returns {Plan}
 */
export function plan(table, verdicts, wishes, gate) {
  const rules = table.plan;
  const minutes = shapeFor(rules.shapes, wishes.minutes);
  /** @type {Plan} */
  const empty = { items: [], seconds: 0, minutes, minimum: [], left_out: [], note: ENDED };
  if (gate.ends) return empty;

  const barred = barrier(table, verdicts, wishes, gate);
  const needed = needs(table, verdicts, wishes);
  const choices = choose(table, needed, wishes, barred, rules.shapes[minutes], minutes * 60 - rules.warm_up_seconds);
  const left_out = [...needed.flatMap((need) => need.finding.exercises), ...rules.general]
    .filter((id, index, all) => all.indexOf(id) === index)
    .flatMap((id) => {
      const exercise = find(table, id);
      const reason = exercise ? barred(exercise) : null;
      return reason === null ? [] : [{ exercise: id, reason }];
    });
  if (choices.length === 0) {
    const note = table.exercises.every(barred) ? NOTHING : NO_TIME;
    return { ...empty, left_out, note };
  }
  const left = fillTime(choices, minutes * 60 - rules.warm_up_seconds, rules.changeover, gate.compare);
  choices.sort((a, b) => rank(a.exercise, wishes) - rank(b.exercise, wishes));
  return {
    items: choices.map((choice) => itemOf(choice, rules.changeover, gate)),
    seconds: minutes * 60 - left,
    minutes,
    minimum: smallest(choices),
    left_out,
    note: null,
  };
}

/**
 * Add sets in turn, up to each dose and as long as they fit, then the extra sets of clear
 * differences. Returns the seconds left over.
 * @param {Choice[]} choices changed in place
 * @param {number} seconds
 * @param {number} changeover
 * @param {boolean} compare
 */
function fillTime(choices, seconds, changeover, compare) {
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
 * @param {number} changeover
 * @param {Gate} gate
 * @returns {Item}
 */
function itemOf(choice, changeover, { compare, tags }) {
  const { exercise, need, instead, sets, extra } = choice;
  const first = compare ? sideOf(choice) : null;
  const why = whyOf(need, first);
  return {
    exercise: exercise.id,
    sets,
    dose: { ...exercise.dose, sets, seconds: secondsOf(exercise.dose, sets, changeover) },
    first,
    provisional: first !== null && need !== null && !need.clear,
    extra,
    finding: need?.finding.id ?? null,
    why: instead === null ? why : `${why} It takes the place of “${instead}”, which is left out for you.`,
    caution: exercise.caution.filter(({ when }) => when.length === 0 || meet(when, tags)).map(({ text }) => text),
  };
}

/**
 * @param {Need | null} need
 * @param {Side | null} first
 */
function whyOf(need, first) {
  if (!need) return "A general exercise. No check asked for it.";
  if (need.seen === null) return `It trains what a check found: ${need.finding.name.toLowerCase()}.`;
  return first ? `${need.seen} So this side goes first.` : `${need.seen} This exercise trains both sides alike.`;
}

/** @param {Choice} choice */
function sideOf({ exercise, need }) {
  return exercise.dose.sides === "each" ? (need?.side ?? null) : null;
}

/**
 * One exercise for range and one for balance; without both, the first one or two.
 * @param {Choice[]} choices
 */
function smallest(choices) {
  const [range, balance] = ["range", "balance"].map((aim) => choices.find(({ exercise }) => exercise.aim === aim));
  const few = range && balance ? [range, balance] : choices.slice(0, 2);
  return few.map(({ exercise }) => exercise.id);
}

/**
 * @param {Record<string, Aim[]>} shapes
 * @param {number} wanted
 */
function shapeFor(shapes, wanted) {
  const all = Object.keys(shapes).map(Number).sort((a, b) => a - b);
  return all.filter((minutes) => minutes <= wanted).at(-1) ?? all[0];
}

/**
 * Range, strength, balance; balance first for a reader who cares most about it.
 * @param {Exercise} exercise
 * @param {Preferences} wishes
 */
function rank({ aim }, wishes) {
  if (aim === "balance") return wishes.aims.includes("balance") ? 0 : 3;
  return aim === "range" ? 1 : 2;
}

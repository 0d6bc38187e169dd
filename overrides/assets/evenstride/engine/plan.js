// @ts-check
// The reader's own routine: at most five exercises, within the minutes, never one that is left out.

import { barrier } from "./allowed.js";
import { choose, fillTime, find, forms, secondsOf, sideOf } from "./choose.js";
import { meet } from "./flow.js";
import { walk } from "./gate.js";
import { needs } from "./needs.js";
import { alike, exchange } from "./swap.js";

/** @import { Choice } from "./choose.js" */
/** @import { Need } from "./needs.js" */
/** @import { Aim, Exercise, Gate, Item, Judgement, Plan, Preferences, Side, Swap, Table } from "./types.js" */

const ENDED = "Your answers ask for advice from a professional first, so there is no plan here.";
const NOTHING =
  "With your answers, no exercise here is a safe choice without advice. " +
  "A physiotherapist or doctor can find what suits you. Taking that step is a good plan.";
const NO_TIME = "No exercise that suits you fits into this time. Choose more minutes.";

/**
 * Return what the reader said about kit, minutes, days a week, areas and aims. Without an answer there
 * are ten minutes, and no number of days.
 * @param {Table} table
 * @param {unknown} answers
 * @returns {Preferences}
 */
export function preferences(table, answers) {
  const options = walk(table, answers).steps.flatMap((step) => step.chosen);
  /** @type {<T>(values: (T | null)[]) => T[]} */
  const given = (values) => [...new Set(values.flatMap((value) => (value === null ? [] : [value])))];
  const minutes = given(options.map((option) => option.minutes));
  const days = given(options.map((option) => option.days));
  return {
    kit: given(options.map((option) => option.kit)).sort(),
    minutes: minutes.length ? Math.min(...minutes) : 10,
    days: days.length ? Math.min(...days) : null,
    areas: given(options.map((option) => option.prefers_area)).sort(),
    aims: given(options.map((option) => option.prefers_aim)).sort(),
  };
}

/**
 * Return the reader's routine. A swap with which it could not keep its promises is passed over: the
 * other exercise must be known, allowed, of the same aim and not in the plan, and must fit in.
 * @param {Table} table
 * @param {Judgement[]} verdicts
 * @param {Preferences} wishes from `preferences`
 * @param {Gate} gate
 * @param {Swap[]} [swaps] of several for one exercise, the last counts
 * @returns {Plan}
 */
export function plan(table, verdicts, wishes, gate, swaps = []) {
  const rules = table.plan;
  const minutes = shapeFor(rules.shapes, wishes.minutes);
  /** @type {Plan} */
  const empty = { items: [], seconds: 0, minutes, minimum: [], left_out: [], note: ENDED };
  if (gate.ends) return empty;

  const barred = barrier(table, verdicts, wishes, gate);
  const needed = needs(table, verdicts, wishes);
  const seconds = minutes * 60 - rules.warm_up_seconds;
  const choices = choose(table, needed, wishes, barred, rules.shapes[minutes], seconds);
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
  exchange(table, choices, needed, swaps, barred, seconds);
  const left = fillTime(choices, seconds, rules.changeover, gate.compare);
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
 * Return what an exercise of the reader's plan can be swapped for, as `{from: item.planned, to: id}`:
 * up to three that do much the same, the next easier and the next harder form. The plan takes each
 * of them, and changes nothing else for it. The planned exercise itself brings back what was swapped.
 * @param {Table} table
 * @param {Judgement[]} verdicts
 * @param {Preferences} wishes
 * @param {Gate} gate
 * @param {Swap[]} swaps those there are
 * @param {string} id of an exercise as the plan holds it now
 * @returns {{equal: string[], easier: string | null, harder: string | null}}
 */
export function replacements(table, verdicts, wishes, gate, swaps, id) {
  const { items } = plan(table, verdicts, wishes, gate, swaps);
  const item = items.find((one) => one.exercise === id);
  const own = find(table, id);
  if (!item || !own) return { equal: [], easier: null, harder: null };

  const taken = (/** @type {Exercise | undefined} */ other) => {
    if (!other || other.aim !== own.aim || items.some((one) => one.exercise === other.id)) return false;
    const then = plan(table, verdicts, wishes, gate, [...swaps, { from: item.planned, to: other.id }]).items;
    return items.every((one, at) => then[at].exercise === (one === item ? other.id : one.exercise));
  };
  const easier = forms(table, own, "easier").find(taken);
  // No step is skipped on the way up.
  const harder = forms(table, own, "harder").slice(0, 1).find(taken);
  /** @type {string[]} */
  const equal = [];
  for (const other of new Set([find(table, item.planned) ?? own, ...alike(table, own, item.finding)])) {
    if (equal.length < 3 && other !== easier && other !== harder && taken(other)) equal.push(other.id);
  }
  return { equal, easier: easier?.id ?? null, harder: harder?.id ?? null };
}

/**
 * @param {Choice} choice
 * @param {number} changeover
 * @param {Gate} gate
 * @returns {Item}
 */
function itemOf(choice, changeover, { compare, tags }) {
  const { exercise, planned, need, sets, extra } = choice;
  const first = compare ? sideOf(choice) : null;
  return {
    exercise: exercise.id,
    planned: planned.id,
    sets,
    dose: { ...exercise.dose, sets, seconds: secondsOf(exercise.dose, sets, changeover) },
    first,
    provisional: first !== null && need !== null && !need.clear,
    extra,
    finding: need?.finding.id ?? null,
    why: whyOf(choice, first),
    caution: exercise.caution.filter(({ when }) => when.length === 0 || meet(when, tags)).map(({ text }) => text),
  };
}

/**
 * @param {Choice} choice
 * @param {Side | null} first
 */
function whyOf({ exercise, planned, need, instead }, first) {
  const why = because(need, first);
  if (exercise !== planned) {
    return `You chose this instead of “${planned.name}”. ${need ? why : "No check asked for it."}`;
  }
  return instead === null ? why : `${why} It takes the place of “${instead}”, which is left out for you.`;
}

/**
 * @param {Need | null} need
 * @param {Side | null} first
 */
function because(need, first) {
  if (!need) return "A general exercise. No check asked for it.";
  if (need.seen === null) return `It trains what a check found: ${need.finding.name.toLowerCase()}.`;
  return first ? `${need.seen} So this side goes first.` : `${need.seen} This exercise trains both sides alike.`;
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

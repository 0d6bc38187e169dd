// @ts-check
// The tables the tests evaluate: the real one, compiled now from `content/`, and a small one
// written here, so that every number a test expects can be seen.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** @import { Aim, Dose, Exercise, Option, Question, Screen, Table } from "../../overrides/assets/evenstride/engine/types.js" */

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** @returns {Table} */
export function compile() {
  const output = execFileSync(`${ROOT}.venv/bin/python`, ["-m", "tests.table"], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  return JSON.parse(output);
}

/** @param {string} id @param {Partial<Option>} [sets] @returns {Option} */
export function option(id, sets = {}) {
  const tags = sets.outcome === "adapt" || sets.outcome === "see-first" ? [id] : [];
  return {
    id,
    outcome: null,
    ends: false,
    tags,
    parts: [],
    compare: true,
    kit: null,
    minutes: null,
    prefers_area: null,
    prefers_aim: null,
    days: null,
    ages: null,
    sex: null,
    urgent: null,
    text: `Text of ${id}`,
    action: null,
    ...sets,
  };
}

/** @param {string} id @param {Question["kind"]} kind @param {Option[]} options @param {Question["only_if"]} [only_if] */
export function question(id, kind, options, only_if = []) {
  return { id, kind, options, only_if };
}

/** @param {string} id @param {Aim} aim @param {Partial<Exercise>} [more] @param {Partial<Dose>} [dose] @returns {Exercise} */
export function exercise(id, aim, more = {}, dose = {}) {
  const filled = { sets: 2, reps: 10, tempo: "2-0-2", hold: null, sides: /** @type {const} */ ("each"), rest: 0, days: 3, days_most: null, work: 40, ...dose };
  const round = filled.sides === "each" ? 2 * filled.work + 10 : filled.work;
  const seconds = filled.sets * round + (filled.sets - 1) * filled.rest;
  return {
    id,
    name: `Name of ${id}`,
    summary: "",
    aim,
    area: "ankle-foot",
    loads: ["ankle-foot"],
    figure: [],
    kit: [],
    leave_out: [],
    dose: { ...filled, seconds },
    says: { work: "", days: "", rest: "" },
    setup: "",
    steps: [],
    cues: [],
    caution: [],
    stop: [],
    easier: null,
    harder: null,
    ...more,
  };
}

/** Centimetres in half steps, the mean of two or three; 2 counts. @type {Screen} */
export const bend = {
  id: "bend",
  kind: "compared",
  protocol: "aaaaaa",
  place: "wall",
  minutes: 3,
  only_after: null,
  name: "Bend",
  noun: "ankle",
  lower: "bends less",
  higher: "bends more",
  aim: "range",
  area: "ankle-foot",
  loads: ["ankle-foot"],
  leave_out: ["bendy"],
  kit: [],
  measure: { entry: "ruler", unit: "cm", least: 0, most: 30, step: 0.5, attempts_least: 2, attempts_most: 3, keep: "mean", compare: "difference", better: "more", choices: [], unable: null, beat: null, limit: null, target: null, announce: [], rest: 0 },
  error: 2,
  change_error: 2,
  levels: [
    { id: "low", low: null, low_in: true, high: 5, high_in: false, says: "" },
    { id: "middle", low: 5, low_in: true, high: 10, high_in: true, says: "" },
    { id: "high", low: 10, low_in: false, high: null, high_in: true, says: "" },
  ],
  cutoffs: [],
  signs: [],
  bands: [
    { verdict: "similar", low: 0, low_in: true, high: 2, high_in: false },
    { verdict: "possible", low: 2, low_in: true, high: 3, high_in: true },
    { verdict: "clear", low: 3, low_in: false, high: null, high_in: true },
  ],
  says: { similar: "", possible: "", clear: "" },
  findings: [
    { when: "difference", finding: "stiff" },
    { when: "low", finding: "stiff" },
  ],
};

/** Repetitions, one attempt; more than 6 counts. @type {Screen} */
export const rises = {
  ...bend,
  id: "rises",
  name: "Rises",
  noun: "calf",
  lower: "did fewer raises",
  higher: "did more raises",
  aim: "strength",
  area: "knee",
  loads: ["knee"],
  leave_out: [],
  measure: { ...bend.measure, entry: "counter", unit: "reps", step: 1, attempts_least: 1, attempts_most: 1, keep: "best", unable: 0, beat: 60, rest: 120 },
  error: 6,
  change_error: 6,
  levels: [
    { id: "low", low: null, low_in: true, high: 10, high_in: false, says: "" },
    { id: "high", low: 10, low_in: true, high: null, high_in: true, says: "" },
  ],
  bands: [
    { verdict: "similar", low: null, low_in: true, high: 6, high_in: true },
    { verdict: "clear", low: 6, low_in: false, high: null, high_in: true },
  ],
  findings: [
    { when: "difference", finding: "weak" },
    { when: "low", finding: "weak" },
  ],
};

/** Ten seconds reached or not, the best of up to three. @type {Screen} */
export const stance = {
  ...bend,
  id: "stance",
  name: "Stance",
  noun: "leg",
  lower: "stood for less than 10 seconds",
  higher: "stood for 10 seconds",
  aim: "balance",
  area: "hip",
  loads: ["hip"],
  leave_out: ["unsteady"],
  measure: { ...bend.measure, entry: "stopwatch", unit: "s", step: 0.1, attempts_least: 1, keep: "best", compare: "target", unable: 0, target: 10, announce: [10], rest: 15 },
  error: 1,
  change_error: 30,
  levels: [
    { id: "low", low: null, low_in: true, high: 10, high_in: false, says: "" },
    { id: "high", low: 10, low_in: true, high: null, high_in: true, says: "" },
  ],
  bands: [
    { verdict: "similar", low: null, low_in: true, high: 1, high_in: false },
    { verdict: "clear", low: 1, low_in: true, high: null, high_in: true },
  ],
  findings: [{ when: "difference", finding: "wobbly" }],
};

/** Stands in half a minute, both legs together; a line from 60 on. @type {Screen} */
export const stands = {
  ...bend,
  id: "stands",
  kind: "whole",
  place: "chair",
  minutes: 2,
  name: "Stands",
  noun: "",
  lower: "",
  higher: "",
  aim: "strength",
  area: "knee",
  loads: ["knee"],
  leave_out: [],
  measure: { ...bend.measure, entry: "counter", unit: "reps", most: 60, step: 1, attempts_least: 1, attempts_most: 1, keep: "best", compare: "none", unable: 0, limit: 30 },
  error: 0,
  change_error: 3,
  levels: [],
  cutoffs: [
    { from_age: 60, upto_age: 69, women: 12, men: 14 },
    { from_age: 70, upto_age: 94, women: 10, men: 12 },
  ],
  bands: [],
  says: null,
  findings: [{ when: "low", finding: "weak" }],
};

/** Seconds for five stands on one leg, fewer is better; after `stands`. @type {Screen} */
export const fives = {
  ...rises,
  id: "fives",
  name: "Fives",
  noun: "leg",
  lower: "took longer",
  higher: "was quicker",
  place: "chair",
  only_after: "stands",
  leave_out: ["unsteady"],
  measure: { ...bend.measure, entry: "stopwatch", unit: "s", step: 0.1, attempts_least: 1, attempts_most: 2, keep: "best", better: "less", unable: 30, rest: 60 },
  error: 1.3,
  change_error: 1.3,
  levels: [
    { id: "high", low: null, low_in: true, high: 30, high_in: false, says: "" },
    { id: "low", low: 30, low_in: true, high: null, high_in: true, says: "" },
  ],
  bands: [
    { verdict: "similar", low: null, low_in: true, high: 1.3, high_in: true },
    { verdict: "clear", low: 1.3, low_in: false, high: null, high_in: true },
  ],
};

/** One of four steps for each side; two steps apart count. @type {Screen} */
export const reach = {
  ...bend,
  id: "reach",
  name: "Reach",
  noun: "reach",
  lower: "leaves more of a gap",
  higher: "comes nearer",
  area: "shoulder-arm",
  loads: ["shoulder-arm"],
  leave_out: [],
  place: "chair",
  minutes: 2,
  measure: { ...bend.measure, entry: "choice", unit: "step", most: 3, step: 1, attempts_least: 1, attempts_most: 2, keep: "best", choices: ["Far.", "Near.", "Touch.", "Overlap."] },
  levels: [
    { id: "low", low: null, low_in: true, high: 1, high_in: false, says: "" },
    { id: "high", low: 1, low_in: true, high: null, high_in: true, says: "" },
  ],
  bands: [
    { verdict: "similar", low: null, low_in: true, high: 2, high_in: false },
    { verdict: "clear", low: 2, low_in: true, high: null, high_in: true },
  ],
};

/** A film looked at: in how many of five squats each sign is seen; from three on it counts. @type {Screen} */
export const film = {
  ...stands,
  id: "film",
  kind: "observed",
  place: "camera",
  name: "Film",
  measure: { ...bend.measure, entry: "signs", unit: "reps", most: 5, step: 1, attempts_least: 1, attempts_most: 1, keep: "best", compare: "none", target: 3 },
  change_error: 0,
  cutoffs: [],
  signs: [
    { see: "A heel lifts.", note: "Common.", finding: "stiff" },
    { see: "A foot turns out.", note: "Says little.", finding: null },
  ],
  findings: [],
};

/** @type {Table} */
export const small = {
  format: 2,
  version: "0123456789ab",
  protocol: "abcdef",
  outcomes: { stop: { then: "end" }, "see-first": { then: "continue" }, adapt: { then: "continue" }, go: { then: "continue" } },
  gate: [
    question("urgent", "group", [
      option("chest", { outcome: "stop", urgent: "emergency", action: "Call now." }),
      option("calf", { outcome: "stop", urgent: "same-day", action: "Be seen today." }),
    ]),
    question("health", "group", [
      option("heart", { outcome: "see-first", ends: true, action: "Ask a doctor." }),
      option("hurt", { outcome: "see-first", action: "Wait." }),
      option("sore", { outcome: "see-first", action: "Wait a little." }),
    ]),
    question(
      "parts",
      "group",
      [
        option("part-foot", { outcome: "see-first", parts: ["ankle-foot"] }),
        option("part-hip", { outcome: "see-first", parts: ["hip"] }),
      ],
      [{ question: "health", any_of: ["hurt", "sore"] }],
    ),
    question("care", "some", [
      option("unsteady", { outcome: "adapt" }),
      option("bendy", { outcome: "adapt" }),
      option("uneven", { outcome: "adapt", compare: false }),
    ]),
    question("late", "group", [option("worst", { outcome: "stop", urgent: "emergency", action: "Call." })]),
  ],
  about: [
    question("age", "one", [option("young", { ages: [18, 59] }), option("old", { tags: ["unsteady"], ages: [70, 94] })]),
    question("sex", "one", [option("woman", { sex: "women" }), option("man", { sex: "men" }), option("unsaid")], [{ question: "age", any_of: ["old"] }]),
    question("kit", "some", [option("a-band", { kit: "band" }), option("a-step", { kit: "step" })]),
    question("minutes", "one", [option("five", { minutes: 5 }), option("ten", { minutes: 10 }), option("more", { minutes: 15 })]),
    question("days", "one", [option("three-days", { days: 3 }), option("all-days", { days: 7 })]),
    question("wishes", "some", [option("wish-hip", { prefers_area: "hip" }), option("wish-balance", { prefers_aim: "balance" })]),
  ],
  screens: [bend, rises, stance],
  quick: ["bend", "stance", "rises"],
  findings: [
    { id: "stiff", name: "Less bend", area: "ankle-foot", exercises: ["rock", "slide"] },
    { id: "weak", name: "Less calf strength", area: "knee", exercises: ["raise", "press"] },
    { id: "wobbly", name: "Less steady", area: "hip", exercises: ["one-leg", "taps"] },
  ],
  exercises: [
    exercise("bridge", "strength", { loads: ["back"], area: "back" }, { sides: "both" }),
    exercise("one-leg", "balance", { loads: ["hip"], area: "hip", leave_out: ["unsteady"], easier: { how: "", exercise: "taps" } }, { reps: null, tempo: null, hold: 30, work: 30, sets: 3 }),
    exercise("press", "strength", { loads: ["knee"], area: "knee", kit: ["band"] }),
    exercise("raise", "strength", { loads: ["knee"], area: "knee" }, { sides: "both", rest: 60 }),
    exercise("rock", "range"),
    exercise("slide", "range", {}, { sets: 1 }),
    exercise("steep", "strength", { loads: ["back"], area: "back" }),
    exercise("taps", "balance", { loads: ["shoulder-arm"], area: "shoulder-arm", harder: { how: "", exercise: "steep" } }),
  ],
  plan: {
    warm_up: "March.",
    warm_up_seconds: 60,
    shapes: { 5: ["range", "balance"], 10: ["range", "strength", "balance"], 15: ["range", "range", "strength", "strength", "balance"] },
    general: ["rock", "bridge", "one-leg"],
    most: 5,
    changeover: 10,
  },
};

/** The small table with screens of every kind. @type {Table} */
export const wide = { ...small, screens: [stands, reach, fives, bend, stance, rises, film], quick: ["bend", "stance", "stands", "reach"] };

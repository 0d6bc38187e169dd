// @ts-check
// What readers may answer and enter, for property tests.

import fc from "fast-check";

/** @import { Answers, Attempts, Measure, Question, Screen, State, Table } from "../../overrides/assets/evenstride/engine/types.js" */

/** @param {Question} question @returns {fc.Arbitrary<string[]>} */
function answerOf({ kind, options }) {
  const ids = options.map((option) => option.id);
  if (kind === "one") return fc.constantFrom(...ids).map((id) => [id]);
  const some = fc.subarray(ids, { minLength: 1 });
  // Mostly "none", so that the later parts are reached often enough.
  const none = fc.constant(["none"]).map((answer) => [...answer]);
  const unsure = fc.constant(["unsure"]).map((answer) => [...answer]);
  const group = kind === "group" || kind === "which" ? [{ weight: 1, arbitrary: unsure }] : [];
  const nothing = kind === "which" ? [] : [{ weight: 12, arbitrary: none }];
  return fc.oneof(...nothing, { weight: 4, arbitrary: some }, ...group);
}

/** @param {Table} table @returns {fc.Arbitrary<Answers>} */
export function answersOf(table) {
  const questions = [...table.gate, ...table.about];
  const record = Object.fromEntries(questions.map((question) => [question.id, answerOf(question)]));
  return /** @type {fc.Arbitrary<Answers>} */ (fc.record(record, { requiredKeys: [] }));
}

/** @param {Measure} measure @returns {fc.Arbitrary<number>} */
export function attemptOf({ least, most, step }) {
  return fc.integer({ min: 0, max: Math.round((most - least) / step) }).map((n) => Math.round((least + n * step) * 1000) / 1000);
}

/** @param {Screen} screen @returns {fc.Arbitrary<Attempts>} attempts that a page would take */
export function attemptsOf({ kind, measure, signs }) {
  const side = fc.array(attemptOf(measure), { maxLength: measure.attempts_most });
  const enough = fc.array(attemptOf(measure), { minLength: measure.attempts_least, maxLength: measure.attempts_most });
  const some = fc.oneof({ weight: 3, arbitrary: enough }, side);
  const counts = fc.oneof(fc.constant([]), fc.array(attemptOf(measure), { minLength: signs.length, maxLength: signs.length }));
  const none = fc.constant([]).map(() => /** @type {number[]} */ ([]));
  const [sides, both] = kind === "compared" ? [some, none] : [none, kind === "whole" ? some : counts];
  const columns = kind === "compared" ? ["left", "right"] : kind === "whole" ? ["both"] : [];
  const unable = fc.oneof({ weight: 6, arbitrary: fc.constant([]).map(() => /** @type {string[]} */ ([])) }, fc.subarray(columns));
  const mark = fc.oneof({ weight: 8, arbitrary: fc.constant(null) }, fc.constantFrom("pain", "skipped"));
  return /** @type {fc.Arbitrary<Attempts>} */ (fc.record({ left: sides, right: sides, both, unable, mark }));
}

/** @param {Table} table */
export function choiceOf({ screens }) {
  const extent = fc.constantFrom("quick", "full");
  const without = fc.oneof({ weight: 3, arbitrary: fc.constant([]).map(() => /** @type {string[]} */ ([])) }, fc.subarray(screens.map(({ id }) => id)));
  return /** @type {fc.Arbitrary<State["choice"]>} */ (fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 4, arbitrary: fc.record({ extent, without }) }));
}

/** @param {Table} table @returns {fc.Arbitrary<State>} */
export function stateOf(table) {
  const screens = Object.fromEntries(table.screens.map((screen) => [screen.id, attemptsOf(screen)]));
  const steps = [...table.gate, ...table.about, ...table.screens].map(({ id }) => id);
  return fc.record({
    format: fc.constant(2),
    version: fc.constant(table.version),
    step: fc.constantFrom("intro", "outcome", "checks", "results", "plan", ...steps),
    answers: answersOf(table),
    choice: choiceOf(table),
    screens: /** @type {fc.Arbitrary<State["screens"]>} */ (fc.record(screens, { requiredKeys: [] })),
  });
}

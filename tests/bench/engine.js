// @ts-check
// How long the engine takes for one reader: reads the table, prints milliseconds over many readers.
// Each has done all the checks today and on two days before, is held back by nothing, and has
// findings. Who they are hangs on a seed only.

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { path } from "../../overrides/assets/evenstride/engine/flow.js";
import { gate } from "../../overrides/assets/evenstride/engine/gate.js";
import { preferences, replacements } from "../../overrides/assets/evenstride/engine/plan.js";
import { judgeAll, planAll, standing } from "../../overrides/assets/evenstride/engine/results.js";
import { answersOf, attemptOf } from "../js/arbitrary.js";

/** @import { Answers, Attempts, Screen, Table, Visit } from "../../overrides/assets/evenstride/engine/types.js" */

const SEED = 4;
const READERS = 500;
// The median of each reader's rounds leaves what the reader costs, not what else the machine does.
const ROUNDS = 5;

/** @type {Table} */
const table = JSON.parse(readFileSync(0, "utf8"));
const safe = Object.fromEntries(table.gate.map(({ id }) => [id, ["none"]]));

/** @param {Screen} screen @returns {fc.Arbitrary<Attempts>} as many tries as there may be */
function triesOf({ kind, measure, signs }) {
  const count = kind === "observed" ? signs.length : measure.attempts_most;
  const tries = fc.array(attemptOf(measure), { minLength: count, maxLength: count });
  const none = fc.constant(/** @type {number[]} */ ([]));
  const [sides, both] = kind === "compared" ? [tries, none] : [none, tries];
  return fc.record({ left: sides, right: sides, both });
}

/** @returns {fc.Arbitrary<Visit[]>} three days of one reader, the last one today */
function visits() {
  const screens = fc.record(Object.fromEntries(table.screens.map((screen) => [screen.id, triesOf(screen)])));
  const protocols = Object.fromEntries(table.screens.map(({ id, protocol }) => [id, protocol]));
  return fc.record({ about: answersOf(table), days: fc.tuple(screens, screens, screens) }).map(({ about, days }) => {
    const answers = { ...about, ...safe };
    return days.map((screens, at) => {
      return { id: `visit-${at}`, day: `2026-11-0${at + 1}`, at, answers, choice: null, screens, protocols };
    });
  });
}

/** @param {Visit[]} visits */
function counts(visits) {
  return (
    visits.every(({ answers, screens }) => table.screens.every(({ id }) => path(table, answers, { screens }).includes(id))) &&
    judgeAll(table, visits[2], visits).some(({ findings }) => findings.length)
  );
}

/** What the pages ask of the engine, in the order in which they do. @param {Visit[]} visits */
function read(visits) {
  const today = visits[2];
  const began = performance.now();
  judgeAll(table, today, visits);
  const judged = performance.now();
  const { items } = planAll(table, today, visits);
  const planned = performance.now();
  const verdicts = standing(table, today, visits);
  const wishes = preferences(table, today.answers);
  const safety = gate(table, today.answers);
  for (const { exercise } of items) replacements(table, verdicts, wishes, safety, [], exercise);
  const ended = performance.now();
  return {
    scoring: judged - began,
    planning: planned - judged,
    "scoring and planning": planned - began,
    "that and what each exercise can be swapped for": ended - began,
  };
}

/** @param {number[]} numbers @param {number} share */
function quantile(numbers, share) {
  return numbers.sort((one, other) => one - other)[Math.floor(share * (numbers.length - 1))];
}

const [first, ...readers] = fc.sample(visits().filter(counts), { seed: SEED, numRuns: 1 + READERS });
const cold = read(first);
readers.forEach(read);
const rounds = Array.from({ length: ROUNDS }, () => readers.map(read));
const rows = /** @type {(keyof typeof cold)[]} */ (Object.keys(cold)).map((part) => {
  const each = readers.map((_, at) => quantile(rounds.map((round) => round[at][part]), 0.5));
  const times = { first: cold[part], median: quantile(each, 0.5), "95 %": quantile(each, 0.95), slowest: quantile(each, 1) };
  return { part, ...times };
});
process.stdout.write(JSON.stringify(rows));

// @ts-check
// How long the engine takes for one reader: reads the table, prints the median in milliseconds.

import { readFileSync } from "node:fs";
import { path } from "../../overrides/assets/evenstride/engine/flow.js";
import { gate } from "../../overrides/assets/evenstride/engine/gate.js";
import { judge } from "../../overrides/assets/evenstride/engine/judge.js";
import { plan, preferences } from "../../overrides/assets/evenstride/engine/plan.js";

/** @import { Answers, Table } from "../../overrides/assets/evenstride/engine/types.js" */

const ROUNDS = 1000;

/** @type {Table} */
const table = JSON.parse(readFileSync(0, "utf8"));
// A reader whom nothing holds back, with one side a few steps ahead in every screen.
/** @type {Answers} */
const answers = Object.fromEntries(
  [...table.gate, ...table.about].map(({ id, kind, options }) => {
    return [id, [kind === "one" ? (options[0]?.id ?? "") : "none"]];
  }),
);

function read() {
  const result = gate(table, answers);
  const steps = path(table, answers);
  const verdicts = table.screens
    .filter(({ id }) => steps.includes(id))
    .map((screen) => {
      const { least, step, attempts_most } = screen.measure;
      const side = (/** @type {number} */ value) => Array(attempts_most).fill(value);
      const attempts = { left: side(least + step), right: side(least + 6 * step), mark: null };
      return judge(screen, attempts, [], { compare: result.compare });
    });
  return plan(table, verdicts, preferences(table, answers), result);
}

const times = Array.from({ length: ROUNDS }, () => {
  const before = performance.now();
  read();
  return performance.now() - before;
});
const [first] = times;
const median = times.sort((one, other) => one - other)[ROUNDS / 2];
process.stdout.write(JSON.stringify({ "first ms": first, "median ms": median }));

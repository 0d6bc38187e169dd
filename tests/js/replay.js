// @ts-check
// Runs the engine on readers given as JSON on the standard input, and prints what it says of each.
// In: { table, readers: [{ answers, screens: { id: attempts }, before: { id: [attempts] } }] }

import { readFileSync } from "node:fs";
import { path } from "../../overrides/assets/evenstride/engine/flow.js";
import { gate } from "../../overrides/assets/evenstride/engine/gate.js";
import { judge } from "../../overrides/assets/evenstride/engine/judge.js";
import { person } from "../../overrides/assets/evenstride/engine/person.js";
import { plan, preferences } from "../../overrides/assets/evenstride/engine/plan.js";

/** @import { Answers, Attempts, Table } from "../../overrides/assets/evenstride/engine/types.js" */
/** @typedef {{answers: Answers, screens: Record<string, Attempts>, before: Record<string, Attempts[]>}} Reader */

/** @type {{table: Table, readers: Reader[]}} */
const { table, readers } = JSON.parse(readFileSync(0, "utf8"));

const said = readers.map(({ answers, screens, before }) => {
  const result = gate(table, answers);
  const steps = path(table, answers, { screens });
  const reader = { compare: result.compare, person: person(table, answers) };
  const done = table.screens.filter(({ id }) => steps.includes(id) && id in screens);
  const verdicts = done.map((screen) => {
    return judge(screen, screens[screen.id], before[screen.id] ?? [], reader);
  });
  return { gate: result, path: steps, verdicts, plan: plan(table, verdicts, preferences(table, answers), result) };
});
process.stdout.write(JSON.stringify(said));

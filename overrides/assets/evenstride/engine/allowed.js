// @ts-check
// Which exercises this reader may be given, and why the others are left out.

import { meet } from "./flow.js";
import { leads } from "./needs.js";

/** @import { Exercise, Gate, Judgement, Option, Preferences, Reason, Table } from "./types.js" */

/**
 * Return a function that says why an exercise is left out for this reader, or null if it is allowed.
 * @param {Table} table
 * @param {Judgement[]} verdicts
 * @param {Preferences} preferences
 * @param {Gate} gate
 * @returns {(exercise: Exercise) => string | null}
 */
export function barrier(table, verdicts, preferences, gate) {
  const hurt = table.screens.filter((screen) =>
    verdicts.some((verdict) => verdict.screen === screen.id && verdict.verdict === "pain"),
  );
  const painful = hurt.map((screen) => ({
    ...screen,
    family: table.findings
      .filter((finding) => leads(screen).some((one) => one.finding === finding.id))
      .flatMap((finding) => finding.exercises),
  }));
  return (exercise) => {
    const pain = painful.find(
      (screen) => meet(exercise.loads, screen.loads) || screen.family.includes(exercise.id),
    );
    if (pain) return `The check “${pain.name}” hurt, and this works the same part.`;
    if (meet(exercise.loads, gate.parts)) return "It works a part of the body that your answers leave out.";
    const tag = exercise.leave_out.find((id) => gate.tags.includes(id));
    if (tag) return because(table, gate, tag);
    const missing = exercise.kit.find((kit) => !preferences.kit.includes(kit));
    return missing ? `It needs a ${missing}.` : null;
  };
}

/**
 * @param {Table} table
 * @param {Gate} gate
 * @param {string} tag
 */
function because(table, gate, tag) {
  const said = gate.reasons.find((reason) => optionOf(table, reason)?.tags.includes(tag));
  if (!said) return "Left out because of one of your answers.";
  return `Left out because you ${said.unsure ? "were not sure about" : "answered"}: ${said.text}`;
}

/**
 * @param {Table} table
 * @param {Reason} reason
 * @returns {Option | undefined}
 */
function optionOf(table, { question, option }) {
  const asked = [...table.gate, ...table.about].find(({ id }) => id === question);
  return asked?.options.find(({ id }) => id === option);
}

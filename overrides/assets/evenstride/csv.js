// @ts-check
// What was measured, as a table for a spreadsheet.

/** @import { Attempts, Kept, Screen, Table } from "./engine/types.js" */

const HEAD = ["day", "check", "protocol", "side", "try", "value", "unit", "note"];
const UNITS = { cm: "cm", reps: "repetitions", s: "seconds", step: "step" };
const NOTES = { pain: "It hurt, so it was stopped.", skipped: "Left out." };

/**
 * Return all tries as a table for a spreadsheet: a row for each try, and for each answer without one.
 * @param {Kept} kept
 * @param {Table} table gives names and units
 */
export function csvOf(kept, table) {
  const rows = kept.visits.flatMap(({ day, screens, protocols }) =>
    Object.entries(screens).flatMap(([id, attempts]) => {
      const known = table.screens.find((screen) => screen.id === id);
      const protocol = (Object.hasOwn(protocols, id) && protocols[id]) || "";
      const rules = known?.protocol === protocol ? known : undefined;
      return rowsOf(attempts, rules).map((row) => [day, known?.name ?? id, protocol, ...row]);
    }),
  );
  return "\ufeff" + [HEAD, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** @param {Attempts} attempts @param {Screen | undefined} screen undefined: measured by rules that are not known here */
function rowsOf(attempts, screen) {
  const unit = screen ? UNITS[screen.measure.unit] : "";
  const rows = /** @type {const} */ (["left", "right", "both"]).flatMap((side) => {
    const tries = (attempts[side] ?? []).map((value, at) => {
      const note = screen?.signs[at]?.see ?? screen?.measure.choices[value - screen.measure.least] ?? "";
      return [side, at + 1, value, unit, note];
    });
    return attempts.unable?.includes(side) ? [...tries, [side, "", "", "", "Tried, and could not."]] : tries;
  });
  return attempts.mark ? [...rows, ["", "", "", "", NOTES[attempts.mark]]] : rows;
}

/** A spreadsheet takes some texts for formulas: an apostrophe before them keeps them texts. @param {string | number} value */
function cell(value) {
  const text = String(value).replace(/^[=+\-@\t\r\n]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

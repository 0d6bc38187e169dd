// @ts-check
// Where the reader enters the tries of one screen, by hand or with a timer.

import { choice, signFields } from "./choices.js";
import { el } from "./dom.js";
import { howItWent } from "./how.js";
import { columnTries, field } from "./tries.js";
import { turns } from "./turns.js";
import { unitSwitch } from "./unit.js";

/** @import { Attempts, Column, Screen } from "./engine/types.js" */
/** @import { Unit } from "./numbers.js" */
/** @import { Problem } from "./problem.js" */
/** @import { Fields } from "./tries.js" */
/** @typedef {{missing: () => Problem | null, end: () => void}} Entry */

const ELSE = "or choose another answer above.";
const UNIT = { cm: "centimetres", reps: "repetitions", s: "seconds", step: "steps" };

/**
 * Fill `place` with the entry of one screen.
 *
 * @param {HTMLElement} place
 * @param {Screen} screen
 * @param {Attempts} before what was entered so far
 * @param {(attempts: Required<Attempts>) => void} changed told of every change
 * @returns {Entry}
 */
export function buildEntry(place, screen, before, changed) {
  const { measure, kind } = screen;
  /** @type {Column[]} */
  const columns = kind === "compared" ? ["left", "right"] : ["both"];
  const how = howItWent(screen, before, () => {
    show();
    typed();
  });
  const units = measure.entry === "ruler" ? unitSwitch(screen.id, rewrite) : null;
  const unit = () => units?.unit() ?? "cm";
  /** @param {Column} column */
  const enter = (column) =>
    columnTries(measure, column, before[column] ?? [], (number, name) => {
      const id = `${screen.id}-${column}-${number}`;
      return measure.entry === "choice" ? choice(id, name, measure, typed) : field(id, name, measure, unit, typed);
    });
  const tries = new Map(kind === "observed" ? [] : columns.map((column) => [column, enter(column)]));
  /** @type {Map<Column, Pick<Fields, "element" | "values" | "wrong" | "open">>} */
  const fields = kind === "observed" ? new Map([["both", signFields(screen, before.both ?? [], typed)]]) : tries;
  const timed = measure.entry === "stopwatch" || measure.entry === "counter";
  const clock = timed ? turns(screen, tries, (column) => !how.mark() && able(column), report) : null;
  const help = el("p", { class: "help" }, hint(screen, unit()));
  const sides = el("div", { class: "sides" }, ...[...fields.values()].map(({ element }) => element));
  const numbers = el("div", { class: "numbers" }, help, units?.element ?? "", clock?.element ?? "", sides);
  sides.addEventListener("keydown", (event) => {
    const inputs = [...sides.querySelectorAll("input")].filter((one) => one.type === "text" && !one.closest("[hidden]"));
    const at = inputs.findIndex((input) => input === event.target);
    if (event.key !== "Enter" || at < 0) return;
    event.preventDefault();
    inputs[at + 1]?.focus();
  });
  place.replaceChildren(how.element, numbers);
  show();

  /** @param {Column} column */
  function able(column) {
    return !how.unable().includes(column);
  }

  function show() {
    for (const [column, { element }] of fields) element.hidden = !able(column);
    numbers.hidden = how.mark() !== null || !columns.some(able);
  }

  function typed() {
    clock?.follow();
    report();
  }

  function rewrite() {
    help.textContent = hint(screen, unit());
    for (const made of tries.values()) made.rewrite();
    report();
  }

  /** @param {Column} column */
  function values(column) {
    return able(column) ? (fields.get(column)?.values() ?? []) : [];
  }

  function report() {
    changed({ left: values("left"), right: values("right"), both: values("both"), unable: how.unable(), mark: how.mark() });
  }

  /** @returns {Problem | null} */
  function missing() {
    if (how.mark()) return null;
    const side = how.open();
    if (side) return { message: "Tick the side on which you could not do it, or both.", target: side, pass: false };
    const asked = columns.filter(able);
    const wrong = asked.map((column) => fields.get(column)?.wrong()).find(Boolean);
    if (wrong) return { message: "One number needs another look.", target: wrong, pass: false };
    const least = kind === "observed" ? screen.signs.length : measure.attempts_least;
    const short = asked.filter((column) => values(column).length < least);
    const target = short[0] && fields.get(short[0])?.open();
    if (!target) return null;
    if (kind === "observed") return { message: `Answer for every sign, ${ELSE}`, target, pass: false };
    if (columns.every((column) => able(column) && values(column).length === 0)) {
      return { message: `Enter your tries, ${ELSE}`, target, pass: false };
    }
    const lack = short.map((column) => `the ${column} side has ${values(column).length} of ${least}`).join(" and ");
    return { message: `More tries are needed: ${lack}. Without them the sides are not compared.`, target, pass: true };
  }

  return { missing, end: () => clock?.end() };
}

/** Say how much to enter, and in what. @param {Screen} screen @param {Unit} unit */
function hint({ kind, measure }, unit) {
  const { entry, attempts_least: least, attempts_most: most, step, limit } = measure;
  if (kind === "observed") return `In how many of the ${measure.most} did you see each sign?`;
  const tries = least === most ? (least === 1 ? "One try" : `${least} tries`) : `${least} to ${most} tries`;
  if (kind === "whole") return `${tries}, in ${UNIT[measure.unit]}. ${limit ? `The timer stops after ${limit} seconds.` : ""}`;
  if (entry === "choice") return `${tries} on each side. Choose what fits best. Start with the left side.`;
  const inches = `inches. We keep centimetres, to the nearest ${step}`;
  const how = entry !== "ruler" ? UNIT[measure.unit] : unit === "in" ? inches : `centimetres, rounded to ${step}`;
  return `${tries} on each side, in ${how}. Start with the left side.`;
}

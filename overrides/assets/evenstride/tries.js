// @ts-check
// The fields of one column, one for each try: what is typed is read as it is typed, and a wrong
// number gets its sentence when the reader has finished with it.

import { button, el, sideMark } from "./dom.js";
import { parse, write } from "./numbers.js";

/** @import { Column, Measure, Screen } from "./engine/types.js" */
/** @import { Unit } from "./numbers.js" */
/**
 * @typedef {object} Fields Where the tries of one column are entered.
 * @property {HTMLElement} element
 * @property {() => number[]} values the numbers that can be taken as they stand
 * @property {() => HTMLElement | null} wrong the first field whose number cannot be taken; it says why
 * @property {() => HTMLElement | null} open the first field without an answer
 */
/** @typedef {Fields & {add: (value: number) => () => void, rewrite: () => void}} Tries */

const NAMES = { left: "Left", right: "Right", both: "Both sides" };

/** @param {Column} column */
export function columnName(column) {
  return NAMES[column];
}

/** A box for one column. @param {Column} column @param {...Node} children */
export function columnBox(column, ...children) {
  const mark = column === "both" ? [] : [sideMark(column), " "];
  return el("fieldset", { class: "side-box" }, el("legend", {}, ...mark, columnName(column)), ...children);
}

/** The name of a try, on its own: a reader who hears it does not see in which box it is. @param {Column} column @param {number} number */
export function tryName(column, number) {
  return [el("span", { class: "unseen" }, `${columnName(column)}, `), `Try ${number}`];
}

/**
 * @param {Pick<Screen, "id" | "measure">} screen
 * @param {Column} column
 * @param {readonly number[]} before what was entered so far
 * @param {() => void} typed told of every change the reader makes
 * @param {() => Unit} unit
 * @returns {Tries} `add` puts a number into the next field, and returns what takes it back;
 *   `rewrite` follows a change of the unit
 */
export function columnTries({ id, measure }, column, before, typed, unit) {
  /** @type {ReturnType<typeof field>[]} */
  const all = [];
  const tries = el("div", { class: "tries" });
  const more = button("Add a try", "plain", () => grow().input.focus());

  function grow() {
    const number = all.length + 1;
    const made = field(`${id}-${column}-${number}`, tryName(column, number), measure, typed, unit);
    all.push(made);
    tries.append(made.element);
    more.hidden = all.length >= measure.attempts_most;
    return made;
  }

  while (all.length < Math.max(measure.attempts_least, before.length)) grow().put(before[all.length - 1] ?? null);
  const empty = () => all.find(({ input }) => !input.value.trim());
  const bad = () => all.find(({ now }) => now().problem);
  return {
    element: columnBox(column, tries, more),
    values: () => all.flatMap(({ now }) => now().value ?? []),
    wrong() {
      bad()?.tell();
      return bad()?.input ?? null;
    },
    open: () => empty()?.input ?? null,
    add(value) {
      const into = empty() ?? (all.length < measure.attempts_most ? grow() : bad());
      into?.put(value);
      return () => into?.put(null);
    },
    rewrite: () => all.forEach(({ rewrite }) => rewrite()),
  };
}

/**
 * @param {string} id
 * @param {(Node | string)[]} name
 * @param {Measure} measure
 * @param {() => void} typed
 * @param {() => Unit} unit
 */
function field(id, name, measure, typed, unit) {
  const inputmode = measure.step === 1 ? "numeric" : "decimal";
  const about = { autocomplete: "off", enterkeyhint: "next", maxlength: 20, "aria-describedby": `${id}-unit ${id}-error` };
  const input = el("input", { id, type: "text", inputmode, ...about });
  const after = el("span", { id: `${id}-unit` });
  const problem = el("p", { class: "error", id: `${id}-error`, hidden: true });
  let now = parse("", measure);

  function read() {
    now = parse(input.value, measure, unit());
    after.textContent = unit() === "in" ? `in${now.value === null ? "" : ` = ${now.value} cm`}` : measure.unit;
    if (!now.problem) tell();
  }

  function tell() {
    problem.textContent = now.problem ?? "";
    problem.hidden = now.problem === null;
    if (now.problem) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }

  /** @param {number | null} value */
  function put(value) {
    input.value = value === null ? "" : write(value, unit());
    read();
  }

  input.addEventListener("input", () => {
    read();
    typed();
  });
  input.addEventListener("change", tell);
  const element = el("div", { class: "try" }, el("label", { for: id }, ...name), el("span", { class: "field" }, input, after), problem);
  return { element, input, tell, put, now: () => now, rewrite: () => (now.value === null ? read() : put(now.value)) };
}

// @ts-check
// The tries of one column: as many as are needed, and one more on request up to the most.

import { button, el, sideMark } from "./dom.js";
import { parse, write } from "./numbers.js";

/** @import { Column, Measure } from "./engine/types.js" */
/** @import { Unit } from "./numbers.js" */
/**
 * @typedef {object} Try Where one try is entered.
 * @property {HTMLElement} element
 * @property {HTMLElement | null} input what takes the focus
 * @property {() => {value: number | null, problem: string | null}} now neither, while it is empty
 * @property {(value: number | null) => void} put
 * @property {() => void} [tell] say what is wrong with it
 * @property {() => void} [rewrite] follow a change of the unit
 */
/**
 * @typedef {object} Fields Where the tries of one column are entered.
 * @property {HTMLElement} element
 * @property {() => number[]} values the numbers that can be taken as they stand
 * @property {() => HTMLElement | null} wrong the first field whose number cannot be taken; it says why
 * @property {() => HTMLElement | null} open the first field without an answer
 * @property {(value: number) => () => void} add put a number into the next field; returns what takes it back
 * @property {() => void} rewrite follow a change of the unit
 */

const NAMES = { left: "Left", right: "Right", both: "Both sides" };

/** @param {Column} column */
export function columnName(column) {
  return NAMES[column];
}

/**
 * @param {Measure} measure
 * @param {Column} column
 * @param {readonly number[]} before what was entered so far
 * @param {(number: number, name: (Node | string)[]) => Try} make
 * @returns {Fields}
 */
export function columnTries({ attempts_least, attempts_most }, column, before, make) {
  /** @type {Try[]} */
  const all = [];
  const tries = el("div", { class: "tries" });
  const more = button("Add a try", "plain", () => grow().input?.focus());
  const mark = column === "both" ? [] : [sideMark(column), " "];

  function grow() {
    const number = all.length + 1;
    // Who hears the name does not see in which box it stands.
    const made = make(number, [el("span", { class: "unseen" }, `${NAMES[column]}, `), `Try ${number}`]);
    all.push(made);
    tries.append(made.element);
    more.hidden = number >= attempts_most;
    return made;
  }

  while (all.length < Math.max(attempts_least, before.length)) grow().put(before[all.length - 1] ?? null);
  const empty = () => all.find(({ now }) => now().value === null && now().problem === null);
  const bad = () => all.find(({ now }) => now().problem !== null);
  return {
    element: el("fieldset", { class: "side-box" }, el("legend", {}, ...mark, NAMES[column]), tries, more),
    values: () => all.flatMap(({ now }) => now().value ?? []),
    wrong() {
      bad()?.tell?.();
      return bad()?.input ?? null;
    },
    open: () => empty()?.input ?? null,
    add(value) {
      const into = empty() ?? (all.length < attempts_most ? grow() : bad());
      into?.put(value);
      return () => into?.put(null);
    },
    rewrite: () => all.forEach(({ rewrite }) => rewrite?.()),
  };
}

/**
 * A field for one number: what is typed is read as it is typed, and a wrong number gets its sentence
 * when the reader has finished with it.
 *
 * @param {string} id
 * @param {(Node | string)[]} name
 * @param {Measure} measure
 * @param {() => Unit} unit
 * @param {() => void} typed told of every change the reader makes
 * @returns {Try}
 */
export function field(id, name, measure, unit, typed) {
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
  return {
    element,
    input,
    now: () => now,
    put,
    tell,
    rewrite() {
      if (now.value !== null) return put(now.value);
      read();
      tell();
    },
  };
}

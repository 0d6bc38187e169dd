// @ts-check
// Where the reader enters the tries of one screen: a field for each try, a stopwatch or counter
// that fills them in, and "it hurt" and "leave it out" as answers of their own.

import { button, el, sideMark } from "./dom.js";
import { amount, milli } from "./engine/measure.js";
import { parse } from "./numbers.js";
import { sideName, sideTries } from "./tries.js";
import { counter, stopwatch } from "./timer.js";

/** @import { Attempts, Measure, Side } from "./engine/types.js" */
/** @import { Problem } from "./problem.js" */
/** @typedef {{missing: () => Problem | null, end: () => void}} Entry */

const SIDES = /** @type {const} */ (["left", "right"]);
const UNIT = { cm: "centimetres", reps: "repetitions", s: "seconds" };
const MARKS = /** @type {const} */ ([
  ["", "I did the check"],
  ["pain", "It hurt, so I stopped"],
  ["skipped", "I leave this check out"],
]);

/**
 * Fill `place` with the entry of one screen.
 *
 * @param {HTMLElement} place
 * @param {{ id: string, measure: Measure }} screen
 * @param {Attempts} before what was entered so far
 * @param {(attempts: Attempts) => void} changed told of every change
 * @returns {Entry}
 */
export function buildEntry(place, screen, before, changed) {
  const { measure } = screen;
  /** @type {Attempts["mark"]} */
  let mark = before.mark;
  /** @type {Side} */
  let turn = "left";
  const said = el("p", { class: "said", role: "status" });
  const fields = { left: sideTries(screen, "left", typed), right: sideTries(screen, "right", typed) };
  const now = el("p", { class: "turn" });
  const swap = button("", "plain", () => take(other(turn)));
  const told = { record, say };
  const tool =
    measure.entry === "stopwatch" ? stopwatch(measure, told) : measure.entry === "counter" ? counter(measure, told) : null;
  const numbers = el("div", { class: "numbers" });
  numbers.append(hint());
  const undo = button("Undo this try", "plain", () => {});
  undo.hidden = true;
  if (tool) numbers.append(el("div", { class: "turns" }, now, swap), tool.element, said, undo);
  numbers.append(el("div", { class: "sides" }, fields.left.element, fields.right.element));
  numbers.addEventListener("keydown", (event) => {
    const at = inputs().findIndex((input) => input === event.target);
    if (event.key !== "Enter" || at < 0) return;
    event.preventDefault();
    inputs()[at + 1]?.focus();
  });
  place.replaceChildren(marks(), numbers);
  for (const name of SIDES) fields[name].fill(before[name]);
  numbers.hidden = mark !== null;
  take(next());

  /** @param {string} text */
  function say(text) {
    said.textContent = text;
  }

  function inputs() {
    return [...fields.left.inputs, ...fields.right.inputs];
  }

  function typed() {
    undo.hidden = true;
    report();
    if (tool && !tool.busy()) take(next());
  }

  function report() {
    changed({ left: fields.left.values(), right: fields.right.values(), mark });
  }

  /** Whose turn it is: the side with fewer tries, the left at a tie. @returns {Side} */
  function next() {
    return fields.right.values().length < fields.left.values().length ? "right" : "left";
  }

  /** @param {Side} to */
  function take(to) {
    turn = to;
    const done = fields[to].values().length;
    const words = done < measure.attempts_most ? `${sideName(to)} side, try ${done + 1}` : `${sideName(to)} side: all tries are in`;
    now.replaceChildren("Now: ", sideMark(to), ` ${words}`);
    swap.textContent = `Do the ${other(to)} side now`;
    tool?.turn(to);
  }

  /** Take a finished try from the tool. @param {number} value */
  function record(value) {
    const done = turn;
    const input = fields[done].add(value);
    if (!input) {
      say(`All ${measure.attempts_most} tries of the ${done} side are in. Empty one to do it again.`);
      return;
    }
    report();
    undo.hidden = false;
    undo.onclick = () => {
      input.value = "";
      undo.hidden = true;
      report();
      take(done);
      say(`The try on the ${done} side was taken back.`);
      tool?.focus();
    };
    const to = next();
    take(to);
    let words = `${sideName(done)} side: ${amount(measure, milli(value))}.`;
    const more = fields[to].values().length < measure.attempts_most;
    if (more && to !== done) words += ` Now the other side: ${to}.`;
    if (more && measure.rest) words += ` Rest for ${measure.rest} seconds first.`;
    if (!more) words += " All tries are in.";
    say(words);
    if (more) tool?.rest(measure.rest);
  }

  function hint() {
    const { attempts_least: least, attempts_most: most, step } = measure;
    const tries = least === most ? (least === 1 ? "One try" : `${least} tries`) : `${least} to ${most} tries`;
    const rounded = tool ? "" : `, rounded to ${step}`;
    return el("p", { class: "help" }, `${tries} on each side, in ${UNIT[measure.unit]}${rounded}. Start with the left side.`);
  }

  function marks() {
    const element = el("fieldset", { class: "how" }, el("legend", {}, "How did it go?"));
    for (const [value, text] of MARKS) {
      const radio = el("input", { type: "radio", name: `${screen.id}-mark`, value, autocomplete: "off" });
      radio.checked = (mark ?? "") === value;
      radio.addEventListener("change", () => {
        mark = value || null;
        numbers.hidden = mark !== null;
        tool?.end();
        report();
      });
      element.append(el("label", { class: "choice" }, radio, el("span", {}, text)));
    }
    return element;
  }

  return {
    end: () => tool?.end(),
    missing() {
      if (mark) return null;
      const wrong = inputs().find((input) => parse(input.value, measure).problem);
      if (wrong) {
        wrong.dispatchEvent(new Event("change"));
        return { message: "One number needs another look.", target: wrong, pass: false };
      }
      const short = SIDES.filter((name) => fields[name].values().length < measure.attempts_least);
      if (!short.length) return null;
      const name = short[0] ?? "left";
      const target = fields[name].inputs.find((input) => !input.value.trim()) ?? inputs()[0];
      if (!target) return null;
      const none = SIDES.every((one) => fields[one].values().length === 0);
      const lack = short.map((one) => `the ${one} side has ${fields[one].values().length} of ${measure.attempts_least}`).join(" and ");
      return none
        ? { message: "Enter your tries, or choose “It hurt” or “I leave this check out”.", target, pass: false }
        : { message: `More tries are needed: ${lack}. Without them the sides are not compared.`, target, pass: true };
    },
  };
}

/** @param {Side} side @returns {Side} */
function other(side) {
  return side === "left" ? "right" : "left";
}

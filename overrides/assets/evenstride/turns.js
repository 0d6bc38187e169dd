// @ts-check
// Tries taken with a timer: whose turn it is, the rest in between, and the way back.

import { button, el, sideMark } from "./dom.js";
import { amount, milli } from "./engine/measure.js";
import { settle } from "./numbers.js";
import { openTimer } from "./timer.js";
import { columnName } from "./tries.js";

/** @import { Column, Screen } from "./engine/types.js" */
/** @import { Task } from "./timer.js" */
/** @import { Fields } from "./tries.js" */

const HIDDEN = "The page went out of sight while the timer ran, so this try does not count. Try again.";
const NONE = "The timer counted none. Type your own count.";

/**
 * @param {Screen} screen
 * @param {Map<Column, Fields>} fields which the timer fills in
 * @param {(column: Column) => boolean} able whether there can be tries in a column at all
 * @param {() => void} changed told when the timer has filled in a try, or one is taken back
 */
export function turns(screen, fields, able, changed) {
  const { attempts_least, attempts_most, compare, target, rest } = screen.measure;
  const columns = [...fields.keys()];
  /** @type {Column | null} */
  let turn = null;
  let over = false;
  const now = el("p", { class: "turn" });
  const said = el("p", { class: "said", role: "status" });
  const start = button("", "start", () => void run());
  const swap = button("", "plain", () => take(columns.find((column) => column !== turn) ?? null));
  const undo = button("Undo this try", "plain", () => {});
  const pause = restClock(() => say("The rest is over. Start when you are ready."));
  const element = el("div", { class: "tool" }, now, start, said, pause.element, el("div", { class: "turns" }, swap, undo));

  /** @param {string} text */
  function say(text) {
    said.textContent = text;
  }

  /** @param {Column} column */
  const values = (column) => fields.get(column)?.values() ?? [];

  /** Whether a column has room for a try that would still say something. @param {Column} column */
  function open(column) {
    const reached = compare === "target" && target !== null && values(column).some((value) => value >= target);
    return able(column) && !reached && values(column).length < attempts_most;
  }

  /** Whose turn it is: the side with fewer tries, the left at a tie. @returns {Column | null} */
  function next() {
    const [first = null, second] = columns.filter(open);
    return first && second && values(second).length < values(first).length ? second : first;
  }

  function enough() {
    return columns.every((column) => !able(column) || values(column).length >= attempts_least);
  }

  /** @param {Column | null} to */
  function take(to) {
    turn = to;
    const other = to && columns.find((column) => column !== to && open(column));
    start.hidden = to === null;
    swap.hidden = !other;
    swap.textContent = `Do the ${other} side now`;
    start.textContent = to === "both" ? "Start" : `Start the ${to} side`;
    if (to === null) now.textContent = "All tries are in.";
    else if (to === "both") now.textContent = "Use the timer, or type below.";
    else now.replaceChildren(enough() ? "If you like: " : "Now: ", sideMark(to), ` ${columnName(to)} side, try ${values(to).length + 1}`);
  }

  function follow() {
    undo.hidden = true;
    say("");
    take(next());
    if (turn === null) pause.end();
  }

  async function run() {
    const column = turn;
    if (column === null) return;
    pause.end();
    say("");
    const { value, why } = await openTimer(task(screen, column, values(column).length + 1));
    if (over) return;
    if (why === "hidden") say(HIDDEN);
    else if (value === 0 && screen.measure.entry === "counter") {
      say(NONE);
      fields.get(column)?.open()?.focus();
    } else if (value !== null) record(column, settle(value, screen.measure));
  }

  /** @param {Column} column @param {number} value */
  function record(column, value) {
    const takeBack = fields.get(column)?.add(value);
    changed();
    const to = next();
    take(to);
    const words = [`${column === "both" ? "Your count" : `${columnName(column)} side`}: ${amount(screen.measure, milli(value))}.`];
    if (to === null) words.push("All tries are in.");
    else {
      if (enough()) words.push("You can stop here, or go on.");
      words.push(to === column ? `Next: the ${to} side again.` : `Now the other side: ${to}.`);
      if (rest) words.push(`Rest for ${rest} seconds first.`);
      pause.begin(rest);
    }
    say(words.join(" "));
    undo.hidden = false;
    undo.onclick = () => {
      takeBack?.();
      changed();
      pause.end();
      follow();
      take(column);
      say("That try was taken back.");
      start.focus();
    };
    if (to === null) undo.focus();
  }

  follow();
  return {
    element,
    /** What was typed or answered may have changed whose turn it is. */
    follow,
    /** Give up whatever runs; nothing more comes in. */
    end() {
      over = true;
      pause.end();
      const dialog = document.querySelector("dialog.timer");
      if (dialog instanceof HTMLDialogElement) dialog.close();
    },
  };
}

/** @param {Screen} screen @param {Column} column @param {number} number of the try @returns {Task} */
function task({ name, noun, measure }, column, number) {
  const { entry, most, beat, limit, announce } = measure;
  const kind = entry === "stopwatch" ? "time" : beat ? "beat" : "count";
  const first = {
    time: "Timing begins at “go”.",
    beat: "Go up on one beat and down on the next.",
    count: `${limit ? `You have ${limit} seconds from “go”. ` : ""}Tap once for each, or count yourself and type it later.`,
  };
  const title = `${column === "both" ? name : `${columnName(column)} ${noun}`}, try ${number}`;
  return { kind, title, go: `Start when you are ready. ${first[kind]}`, most, beat, limit, announce };
}

/** A rest that counts down without talking. @param {() => void} over told once, when it has run out */
function restClock(over) {
  let until = 0;
  let ticking = 0;
  const element = el("p", { class: "rest", role: "timer", "aria-label": "Rest", hidden: true });

  function end() {
    window.clearInterval(ticking);
    element.hidden = true;
  }

  function tick() {
    const seconds = Math.max(0, Math.ceil((until - performance.now()) / 1000));
    element.textContent = `Rest: ${seconds} s`;
    if (seconds > 0) return;
    end();
    over();
  }

  /** @param {number} seconds */
  function begin(seconds) {
    end();
    if (seconds <= 0) return;
    until = performance.now() + seconds * 1000;
    element.hidden = false;
    ticking = window.setInterval(tick, 250);
    tick();
  }

  return { element, begin, end };
}

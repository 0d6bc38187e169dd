// @ts-check
// What the reader hears and sees in a run of each kind. Pure, as the arithmetic is.

import { beatAt, face, lasts, left, partAt, period, valueAt } from "./stopwatch.js";

/** @import { Mark, Part, Task } from "./stopwatch.js" */
/** @typedef {"ready" | "count-in" | "running" | "paused" | "over"} State */

const TAP = "Tap anywhere, or press space,";
const STOPS = { time: "to stop", beat: "to stop", count: "to count one", parts: "to pause" };

/**
 * Return all that is heard in a run, in the order of time.
 * @param {Task} task
 * @returns {Mark[]}
 */
export function marks(task) {
  const end = lasts(task);
  /** @type {Mark[]} */
  const made = [3, 2, 1].map((n) => ({ at: -n * 1000, beep: "count", say: String(n) }));
  if (task.kind === "parts") {
    let at = 0;
    for (const part of task.parts ?? []) {
      made.push({ at, beep: at ? "up" : "go", say: partSays(part) });
      const long = part.seconds > 5 ? [3, 2, 1] : [];
      at += part.seconds * 1000;
      for (const n of long) made.push({ at: at - n * 1000, beep: "count", say: "" });
    }
  } else {
    made.push({ at: 0, beep: "go", say: "Go" });
    for (const second of task.announce ?? []) {
      if (second * 1000 < end) made.push({ at: second * 1000, beep: null, say: `${second} seconds` });
    }
  }
  const beats = task.kind === "beat" ? task.most * 2 : 0;
  for (let n = 1; n < beats; n += 1) made.push({ at: n * period(task), beep: n % 2 ? "down" : "up", say: "" });
  if (end < Infinity) made.push({ at: end, beep: "end", say: task.kind === "parts" ? "Done" : "Stop" });
  return made.sort((a, b) => a.at - b.at);
}

/**
 * Return what the timer shows.
 * @param {Task} task
 * @param {State} state
 * @param {number} at milliseconds since “go”, below 0 before it
 * @param {number} count of taps
 * @returns {{face: string, line: string, hint: string, beat: "up" | "down" | ""}} `hint`: what a tap does now
 */
export function shows(task, state, at, count) {
  const gone = Math.max(at, 0);
  const running = partAt(task, gone);
  const beat = task.kind !== "beat" || state !== "running" ? "" : beatAt(task, gone) % 2 ? "down" : "up";
  const value = task.kind === "parts" ? left(running?.end ?? 0, gone) : valueAt(task, gone, count);
  const lines = {
    time: "",
    count: task.limit ? `${left(lasts(task), gone)} s left` : "",
    beat: beat && (beat === "up" ? "Up" : "Down"),
    parts: running ? running.part.name + (running.next ? `. Next: ${running.next.name}` : "") : "",
  };
  const acts = { ready: "to start", "count-in": "to wait", running: STOPS[task.kind], paused: "to go on", over: "" };
  return {
    face: state === "count-in" ? String(left(0, at)) : task.kind === "time" ? face(value) : String(value),
    line: state === "count-in" ? "Get ready" : lines[task.kind],
    hint: acts[state] ? `${TAP} ${acts[state]}` : "Over",
    beat,
  };
}

/** @param {Part} part */
function partSays({ kind, name }) {
  return kind === "work" ? name : kind === "rest" ? "Rest" : "Switch sides";
}

// @ts-check
// A timer over the whole screen, for a body in motion: every tap and the space bar do the one
// thing that comes next.

import { keepAwake } from "./awake.js";
import { button, el } from "./dom.js";
import { marks, shows } from "./runs.js";
import { openSound } from "./sound.js";
import { COUNT_IN, lasts, momentOf, partAt, passed, valueAt } from "./stopwatch.js";

/** @typedef {import("./stopwatch.js").Task} Task */
/** @typedef {{ value: number | null, why: "done" | "hidden" | "closed" }} Outcome */

/** A second tap sooner than this is a bounce. Milliseconds, as below. */
const BOUNCE = 250;
/** How far ahead beeps are handed to the audio clock, so that a busy page does not delay them. */
const AHEAD = 1500;
/** A tap made in time may be told of late. */
const GRACE = 100;
/** The end stays on the screen, so that the tap that made it does not land on the page below. */
const LINGER = 700;

/**
 * Run one timer in a dialog over everything else, and tell how it ended.
 *
 * `value` is in seconds (`time`, not rounded), the count (`count`), whole repetitions (`beat`) or
 * the parts that ran to their end (`parts`; skipped ones do not count). It is null when the page
 * went out of sight while the timer ran (`hidden`: the attempt is void) or the reader closed it
 * (`closed`). Closing the dialog, `document.querySelector("dialog.timer")?.close()`, gives it up too.
 * @param {Task} task
 * @returns {Promise<Outcome>}
 */
export function openTimer(task) {
  const all = marks(task);
  const ends = lasts(task);
  const sound = openSound();
  const sleep = keepAwake();
  const listening = new AbortController();
  const { signal } = listening;
  /** When “go” is; null while the timer waits for the reader. @type {number | null} */
  let goAt = null;
  /** Where a pause began, in milliseconds since “go”. @type {number | null} */
  let paused = null;
  // Up to where, since “go”, beeps were handed on and words were said.
  let heard = 0;
  let said = 0;
  let count = 0;
  let skipped = 0;
  let tapped = -Infinity;
  let ticking = 0;
  /** @type {Outcome | null} */
  let outcome = null;

  const face = el("p", { class: "face", role: "timer", "aria-live": "off" });
  const line = el("p", { class: "word" });
  const hint = button("", "hint", () => {});
  const status = el("p", { class: "told", role: "status" });
  const next = button("Next", "quiet", skip);
  const done = button("Done", "quiet", () => finish(since(performance.now()), true));
  const close = button("Close", "quiet", () => dialog.close());
  const dialog = el(
    "dialog",
    { class: "timer", "aria-labelledby": "timer-title", "aria-describedby": "timer-go" },
    el("h2", { id: "timer-title" }, task.title),
    el("p", { id: "timer-go" }, task.go),
    el("div", { class: "middle" }, face, line),
    hint,
    el("div", { class: "below" }, next, done, soundSwitch("beep", "Beep"), soundSwitch("words", "Spoken words"), close),
    status,
  );

  /** Milliseconds since “go”. @param {number} now */
  function since(now) {
    return goAt === null ? -Infinity : (paused ?? now - goAt);
  }

  /** @param {Event} event */
  function tap(event) {
    const now = momentOf(event.timeStamp, performance.now());
    if (outcome || now - tapped < BOUNCE) return;
    tapped = now;
    hint.focus({ preventScroll: true });
    const at = since(now);
    if (goAt === null) begin(now);
    else if (at < 0) wait();
    else if (task.kind === "parts") pause(now);
    else if (at > ends) return;
    else if (task.kind !== "count" || (count += 1) >= task.most) finish(at, true);
    tick();
  }

  function wait() {
    window.clearInterval(ticking);
    sound.quiet();
    goAt = null;
    paint(0);
  }

  /** @param {number} now */
  function begin(now) {
    goAt = now + COUNT_IN;
    dialog.scrollTop = 0;
    heard = said = -COUNT_IN - 1;
    ticking = window.setInterval(tick, 50);
  }

  /** Pause, or go on. @param {number} now */
  function pause(now) {
    sound.quiet();
    if (paused === null) {
      paused = since(now);
      tell("Paused");
    } else {
      goAt = now - paused;
      heard = paused;
      paused = null;
    }
  }

  function skip() {
    const now = performance.now();
    const running = partAt(task, since(now));
    if (!running || outcome) return;
    skipped += 1;
    sound.quiet();
    goAt = now - running.end;
    if (paused !== null) paused = running.end;
    heard = said = running.end - 1;
    if (running.next) tick();
    else finish(running.end, true);
  }

  function tick() {
    if (goAt === null || outcome) return;
    const now = performance.now();
    const at = since(now);
    for (const { beep, at: when } of paused === null ? passed(all, heard, at + AHEAD) : []) {
      if (beep && !sound.beep(beep, goAt + when, now)) break;
      heard = when;
    }
    const words = passed(all, said, at).filter(({ say }) => say).at(-1);
    said = Math.max(said, at);
    if (words) tell(words.say);
    paint(at);
    if (at >= ends + GRACE) finish(ends, false);
  }

  /** @param {number} at */
  function paint(at) {
    const state = outcome ? "over" : goAt === null ? "ready" : at < 0 ? "count-in" : paused !== null ? "paused" : "running";
    const shown = shows(task, state, at, count);
    const began = state === "running" || state === "paused";
    dialog.dataset.state = state;
    dialog.dataset.beat = shown.beat;
    face.textContent = shown.face;
    line.textContent = shown.line;
    hint.textContent = shown.hint;
    next.hidden = task.kind !== "parts" || !began;
    done.hidden = task.kind !== "count" || Boolean(task.limit) || !began;
  }

  /** @param {string} text */
  function tell(text) {
    status.textContent = text;
    sound.say(text);
  }

  /** @param {number} at @param {boolean} pressed else the end was heard as it came */
  function finish(at, pressed) {
    outcome = { value: valueAt(task, at, task.parts ? task.parts.length - skipped : count), why: "done" };
    window.clearInterval(ticking);
    if (pressed) {
      sound.quiet();
      sound.beep("end", performance.now(), performance.now());
      tell("Stop");
    }
    paint(at);
    window.setTimeout(() => dialog.close(), LINGER);
  }

  function hide() {
    if (!document.hidden || goAt === null || outcome) return;
    const now = performance.now();
    if (task.kind !== "parts") {
      outcome = { value: null, why: "hidden" };
      dialog.close();
    } else if (since(now) < 0) wait();
    else if (paused === null) pause(now);
    tick();
  }

  /** @param {"beep" | "words"} which @param {string} name */
  function soundSwitch(which, name) {
    const made = button(name, "quiet", () => {
      const on = !sound.choice[which];
      sound.set(which, on);
      sound.wake();
      made.setAttribute("aria-pressed", String(on));
      // What was handed on ahead has been cut off, or was never heard.
      if (which === "beep") heard = since(performance.now());
    });
    made.setAttribute("aria-pressed", String(sound.choice[which]));
    return made;
  }

  /** On a button that does something else. @param {Event} event */
  function elsewhere({ target }) {
    const pressed = target instanceof Element ? target.closest("button") : null;
    return pressed !== null && pressed !== hint;
  }

  /** @param {KeyboardEvent} event */
  function key(event) {
    if (event.key !== " " && event.key !== "Enter") return;
    if (elsewhere(event) && !event.repeat) return;
    event.preventDefault();
    if (event.type === "keyup" || event.repeat) return;
    sound.wake();
    tap(event);
  }

  // A start may wait for the finger to go, so that scrolling starts nothing; all else acts at once,
  // and the click that follows does not act again. A click without a press comes from a reading aid.
  let acted = false;
  dialog.addEventListener("pointerdown", (event) => {
    acted = goAt !== null || event.button !== 0;
    if (goAt !== null && event.button === 0 && !elsewhere(event)) tap(event);
  });
  dialog.addEventListener("click", (event) => {
    if (!elsewhere(event)) {
      sound.wake();
      if (!acted || !event.detail) tap(event);
    }
    // After a press on a switch, the space bar is the tap again.
    if (event.detail) hint.focus({ preventScroll: true });
  });
  document.addEventListener("keydown", key, { signal });
  document.addEventListener("keyup", key, { signal });
  document.addEventListener("visibilitychange", hide, { signal });

  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      window.clearInterval(ticking);
      listening.abort();
      sleep();
      if (outcome?.why !== "done") sound.quiet();
      sound.close();
      dialog.remove();
      resolve(outcome ?? { value: null, why: "closed" });
    });
    document.body.append(dialog);
    wait();
    dialog.showModal();
    dialog.scrollTop = 0;
  });
}

// @ts-check
// The two tools that fill in a try: a stopwatch and a counter.

import { button, el } from "./dom.js";
import { settle } from "./numbers.js";
import { face, left, read, start } from "./stopwatch.js";

/** @import { Measure } from "./engine/types.js" */
/**
 * @typedef {object} Tool
 * @property {HTMLElement} element
 * @property {(side: "left" | "right") => void} turn make it the turn of a side
 * @property {(seconds: number) => void} rest count a rest down
 * @property {() => void} end give up whatever runs
 * @property {() => boolean} busy a try has begun
 * @property {() => void} focus
 */
/** @typedef {{ record: (value: number) => void, say: (text: string) => void }} Told */

/**
 * @param {Measure} measure
 * @param {Told} told `record` takes one finished try
 * @returns {Tool}
 */
export function stopwatch(measure, told) {
  /** @type {import("./stopwatch.js").Watch | null} */
  let watch = null;
  let ticking = 0;
  let side = "left";
  const shown = el("p", { class: "face", role: "timer", "aria-label": "Stopwatch" }, face(0));
  const press = button("", "big", () => (watch ? finish() : begin()));
  const resting = rest(told);
  const element = el("div", { class: "tool" }, shown, press, resting.element);

  function label() {
    press.textContent = watch ? "Stop" : `Start the ${side} side`;
    press.classList.toggle("running", watch !== null);
  }

  function begin() {
    resting.end();
    watch = start(performance.now(), measure.most, measure.announce);
    shown.textContent = face(0);
    ticking = window.setInterval(tick, 50);
    document.addEventListener("visibilitychange", hide);
    label();
  }

  function tick() {
    if (!watch) return;
    const now = read(watch, performance.now());
    watch = now.watch;
    shown.textContent = face(now.seconds);
    if (now.over) finish();
    else if (now.say !== null) told.say(`${now.say} seconds`);
  }

  function finish() {
    if (!watch) return;
    const { seconds } = read(watch, performance.now());
    end();
    shown.textContent = face(seconds);
    told.record(settle(seconds, measure));
  }

  function hide() {
    if (!document.hidden || !watch) return;
    end();
    shown.textContent = face(0);
    told.say("The page went out of sight while the watch ran, so this try does not count. Try again.");
  }

  function end() {
    watch = null;
    window.clearInterval(ticking);
    document.removeEventListener("visibilitychange", hide);
    resting.end();
    label();
  }

  return {
    element,
    turn(next) {
      end();
      side = next;
      label();
    },
    rest: resting.begin,
    end,
    busy: () => watch !== null,
    focus: () => press.focus(),
  };
}

/**
 * @param {Measure} measure
 * @param {Told} told
 * @returns {Tool}
 */
export function counter(measure, told) {
  let count = 0;
  let side = "left";
  const shown = el("p", { class: "face", "aria-label": "Count" });
  const press = button("+1", "big", () => change(1));
  const back = button("−1", "quiet", () => change(-1));
  const done = button("", "", () => {
    const value = count;
    change(-count);
    told.record(settle(value, measure));
  });
  const resting = rest(told);
  const element = el(
    "div",
    { class: "tool" },
    shown,
    press,
    el("div", { class: "row" }, back, done),
    resting.element,
  );
  // A key held down must count once, as a finger does.
  press.addEventListener("keydown", (event) => event.repeat && event.preventDefault());

  /** @param {number} by */
  function change(by) {
    resting.end();
    count = Math.min(Math.max(count + by, 0), measure.most);
    if (count === measure.most && by > 0) told.say(`${count}: this check counts no further.`);
    label();
  }

  function label() {
    shown.textContent = String(count);
    done.textContent = `Save ${count} for the ${side} side`;
    press.setAttribute("aria-label", `+1 for the ${side} side`);
    back.setAttribute("aria-label", `−1 for the ${side} side`);
  }

  return {
    element,
    turn(next) {
      side = next;
      count = 0;
      label();
    },
    rest: resting.begin,
    end: resting.end,
    busy: () => count > 0,
    focus: () => press.focus(),
  };
}

/** A rest that counts down without talking, and says once when it is over. @param {Told} told */
function rest(told) {
  let until = 0;
  let ticking = 0;
  const element = el("p", { class: "rest", role: "timer", "aria-label": "Rest", hidden: true });

  function tick() {
    const seconds = left(until, performance.now());
    element.textContent = `Rest: ${seconds} s`;
    if (seconds > 0) return;
    end();
    told.say("The rest is over. Start when you are ready.");
  }

  function end() {
    window.clearInterval(ticking);
    element.hidden = true;
  }

  return {
    element,
    end,
    /** @param {number} seconds */
    begin(seconds) {
      end();
      if (seconds <= 0) return;
      until = performance.now() + seconds * 1000;
      element.hidden = false;
      ticking = window.setInterval(tick, 250);
      tick();
    },
  };
}

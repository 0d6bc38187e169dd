// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { marks, shows } from "../../overrides/assets/evenstride/runs.js";
import { beatAt, face, lasts, left, momentOf, partAt, passed, valueAt } from "../../overrides/assets/evenstride/stopwatch.js";

/** @import { Mark, Task } from "../../overrides/assets/evenstride/stopwatch.js" */

const words = { title: "Left leg, try 1", go: "Lift your foot at “go”." };
/** @type {Task} */
const stand = { ...words, kind: "time", most: 60, announce: [10, 30] };
/** @type {Task} */
const chair = { ...words, kind: "count", most: 40, limit: 30 };
/** @type {Task} */
const heel = { ...words, kind: "beat", most: 30, beat: 60 };
/** @type {Task} */
const practice = {
  ...words,
  kind: "parts",
  most: 0,
  parts: [
    { name: "Left side", seconds: 30, kind: "work" },
    { name: "Change over", seconds: 5, kind: "switch" },
    { name: "Right side", seconds: 30, kind: "work" },
    { name: "Breathe", seconds: 20, kind: "rest" },
  ],
};
const tasks = [stand, chair, heel, practice, { ...chair, limit: null }];

/** Moments, in milliseconds, at which a page that is busy now and then gets round to a tick. */
const ticks = fc
  .array(fc.oneof(fc.constant(50), fc.double({ min: 4, max: 1900, noNaN: true })), { minLength: 1200, maxLength: 1300 })
  .map((gaps) => {
    let now = -3000;
    return gaps.map((gap) => (now += gap));
  });

test("a time is right however late the page hears of the taps", () => {
  const stamp = fc.double({ min: 0, max: 60_000, noNaN: true });
  const late = fc.double({ min: 0, max: 1999, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), late, stamp, late, (start, startLate, end, endLate) => {
      const goAt = momentOf(start, start + startLate) + 3000;
      const stop = goAt + end;
      const value = valueAt(stand, momentOf(stop, stop + endLate) - goAt, 0);
      assert.ok(Math.abs(value * 1000 - end) < 0.01, `${value} s for ${end} ms`);
    }),
  );
});

test("late and irregular ticks move no end, no beat and no word over a minute", () => {
  fc.assert(
    fc.property(fc.constantFrom(...tasks), ticks, (task, moments) => {
      const all = marks(task);
      const ends = lasts(task);
      /** @type {Mark[]} */
      const heard = [];
      let upTo = -Infinity;
      for (const now of moments) {
        const due = passed(all, upTo, now);
        assert.ok(due.every(({ at }) => at <= now && at > upTo));
        heard.push(...due);
        upTo = now;
        const shown = shows(task, now < 0 ? "count-in" : "running", now, 7);
        if (task === stand && now >= 0) assert.ok(Math.abs(Number(shown.face) * 1000 - Math.min(now, ends)) < 100 + 1e-6);
        if (task === heel && now >= 0) assert.equal(Number(shown.face), Math.min(Math.floor(now / 2000), 30));
      }
      assert.deepEqual(heard, passed(all, -Infinity, upTo));
      assert.ok(upTo < ends || heard.length === all.length);
      if (ends < Infinity) assert.equal(valueAt(task, upTo + ends, 7), { time: 60, count: 7, beat: 30, parts: 7 }[task.kind]);
    }),
    { numRuns: 60 },
  );
});

test("an event's own stamp is believed only if it is just gone by", () => {
  const now = 50_000;
  assert.deepEqual([50_000, 49_400, 48_001].map((stamp) => momentOf(stamp, now)), [50_000, 49_400, 48_001]);
  for (const stamp of [50_001, 48_000, 0, -1, Date.now(), NaN, Infinity]) assert.equal(momentOf(stamp, now), now);
});

test("a time stops at its most, and never falls below zero", () => {
  assert.deepEqual([-5, 0, 12_340, 59_999, 60_000, 900_000].map((at) => valueAt(stand, at, 3)), [0, 0, 12.34, 59.999, 60, 60]);
});

test("a repetition takes two beats", () => {
  assert.deepEqual([0, 1999, 2000, 3999, 4000, 59_999, 60_000, 99_000].map((at) => valueAt(heel, at, 0)), [0, 0, 1, 1, 2, 29, 30, 30]);
  assert.deepEqual([0, 999, 1000, 2000].map((at) => beatAt(heel, at)), [0, 0, 1, 2]);
  assert.equal(lasts({ ...heel, beat: 40 }), 90_000);
  for (const beat of [37, 50, 61]) {
    for (let n = 0; n <= 30; n += 1) assert.equal(valueAt({ ...heel, beat }, n * 2 * (60_000 / beat), 0), n);
  }
  const beats = marks(heel).filter(({ at }) => at >= 0);
  assert.deepEqual(beats.map(({ at }) => at), Array.from({ length: 61 }, (_, n) => n * 1000));
  assert.deepEqual(beats.slice(0, 4).map(({ beep }) => beep), ["go", "down", "up", "down"]);
  assert.equal(beats.at(-1)?.say, "Stop");
});

test("every run is counted in and says each threshold below its end", () => {
  for (const task of tasks) {
    assert.deepEqual(marks(task).slice(0, 3).map(({ at, say }) => [at, say]), [[-3000, "3"], [-2000, "2"], [-1000, "1"]]);
  }
  const said = marks({ ...stand, announce: [10, 60, 70] }).slice(3);
  assert.deepEqual(said.map(({ at, say }) => [at, say]), [[0, "Go"], [10_000, "10 seconds"], [60_000, "Stop"]]);
  assert.equal(marks({ ...chair, limit: null }).length, 4, "no limit, no end of its own");
});

test("a mark is passed once, at its own moment", () => {
  const all = marks(stand);
  assert.deepEqual([passed(all, 9999, 10_000).length, passed(all, 10_000, 10_050).length], [1, 0]);
});

test("parts follow each other without a gap", () => {
  assert.equal(lasts(practice), 85_000);
  assert.deepEqual([0, 29_999, 30_000, 35_000, 84_999].map((at) => partAt(practice, at)?.index), [0, 0, 1, 2, 3]);
  assert.deepEqual([partAt(practice, 40_000)?.end, partAt(practice, 40_000)?.next?.name], [65_000, "Breathe"]);
  assert.equal(partAt(practice, 85_000), null);
  const said = marks(practice).filter(({ at, say }) => at >= 0 && say);
  assert.deepEqual(said.map(({ at, say }) => [at, say]), [
    [0, "Left side"],
    [30_000, "Switch sides"],
    [35_000, "Right side"],
    [65_000, "Rest"],
    [85_000, "Done"],
  ]);
});

test("the timer shows the state it is in and what a tap does", () => {
  assert.deepEqual([-3000, -2001, -2000, -1].map((at) => shows(heel, "count-in", at, 0).face), ["3", "3", "2", "1"]);
  assert.deepEqual(shows(heel, "running", 3100, 0), { face: "1", line: "Down", hint: "Tap anywhere, or press space, to stop", beat: "down" });
  assert.deepEqual(shows(chair, "running", 12_100, 5), { face: "5", line: "18 s left", hint: "Tap anywhere, or press space, to count one", beat: "" });
  assert.deepEqual(shows(practice, "paused", 31_000, 0).line, "Change over. Next: Right side");
  assert.equal(shows(practice, "over", 85_000, 0).face, "0");
  assert.match(shows(stand, "ready", 0, 0).hint, /start$/);
});

test("the face never shows more than has passed", () => {
  assert.deepEqual([0, 9.99, 10, 12.34, 0.3].map(face), ["0.0", "9.9", "10.0", "12.3", "0.3"]);
});

test("rest counts down to nothing", () => {
  assert.deepEqual([0, 1, 14_001, 15_000, 99_000].map((now) => left(15_000, now)), [15, 15, 1, 0, 0]);
});

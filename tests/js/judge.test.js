// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { judge } from "../../overrides/assets/evenstride/engine/judge.js";
import { attemptsOf } from "./arbitrary.js";
import { bend, compile, rises, stance } from "./table.js";

/** @import { Attempts, Judgement, Screen } from "../../overrides/assets/evenstride/engine/types.js" */

const SCREENS = [bend, rises, stance, ...compile().screens];

/** @param {number | number[]} left @param {number | number[]} right @returns {Attempts} */
function tried(left, right) {
  return { left: [left].flat(), right: [right].flat(), mark: null };
}

/** @param {Screen} screen @param {Attempts} attempts @param {Attempts[]} [history] */
function verdict(screen, attempts, history) {
  const { verdict, side } = judge(screen, attempts, history);
  return side === null ? verdict : `${verdict} ${side}`;
}

test("differences at, just below and just above each cut", () => {
  const at = (/** @type {number[]} */ left, /** @type {number[]} */ right, /** @type {boolean} */ again = false) =>
    verdict(bend, tried(left, right), again ? [tried(left, right)] : []);
  // Means of three: the cuts are at 2 and 3 cm, the next differences 1/6 cm away.
  assert.equal(at([7, 7, 7], [8.5, 9, 9]), "similar");
  assert.equal(at([7, 7, 7], [9, 9, 9]), "possible left");
  assert.equal(at([9, 9, 9.5], [7, 7, 7.5]), "possible right", "thirds on both sides are exactly 2 apart");
  assert.equal(at([7, 7, 7], [9, 9, 9.5], true), "possible left");
  assert.equal(at([7, 7, 7], [10, 10, 10], true), "possible left");
  assert.equal(at([7, 7, 7], [10, 10, 10.5], true), "clear left");
  assert.equal(verdict(rises, tried(12, 6)), "similar");
  assert.equal(verdict(rises, tried(12, 5)), "possible right");
  assert.equal(verdict(stance, tried(9.9, 10)), "possible left");
  assert.equal(verdict(stance, tried(10, 30)), "similar");
  assert.equal(verdict(stance, tried(0, 9.9)), "similar");
});

test("levels at, just below and just above each cut", () => {
  const levels = [4.5, [5, 5, 4.5], 5, 10, [10, 10, 10.5], 30].map((value) => {
    const side = Array.isArray(value) ? value : [value, value];
    return judge(bend, { left: side, right: side }).level;
  });
  assert.deepEqual(levels, ["low", "low", "middle", "middle", "high", "high"]);
  assert.deepEqual(judge(rises, tried(9, 10)).levels, { left: "low", right: "high" });
  assert.equal(judge(rises, tried(9, 10)).level, "low");
});

test("the mean or the best is kept, by the check's own rule", () => {
  assert.deepEqual(judge(bend, tried([9, 10], [12, 12, 12])).values, { left: 9.5, right: 12 });
  assert.deepEqual(judge(bend, tried([9.5, 9.5, 10], [12, 12])).values, { left: 9.667, right: 12 });
  assert.deepEqual(judge(stance, tried([3, 12.5, 7], 9)).values, { left: 12.5, right: 9 });
  assert.equal(judge(bend, tried([0.5, 0.5], [0.5, 0.5])).difference, 0);
});

test("a clear difference needs the latest day that can be compared to show the same", () => {
  const clear = tried([5, 5], [9, 9]);
  const mirrored = tried([9, 9], [5, 5]);
  const similar = tried([9, 9], [9, 9]);
  const possible = tried([9, 9], [6, 6]);
  assert.equal(verdict(bend, clear), "possible left");
  assert.equal(verdict(bend, clear, [clear]), "clear left");
  assert.equal(verdict(bend, mirrored, [mirrored]), "clear right");
  assert.equal(verdict(bend, clear, [mirrored]), "possible left", "the other side was lower");
  assert.equal(verdict(bend, clear, [clear, similar]), "possible left", "the later day counts");
  assert.equal(verdict(bend, mirrored, [possible]), "possible right", "a possible day confirms nothing");
  assert.equal(verdict(bend, similar, [clear, clear]), "similar", "today is what it is");
  const skipped = /** @type {Attempts} */ ({ left: [], right: [], mark: "skipped" });
  const hurt = /** @type {Attempts} */ ({ ...clear, mark: "pain" });
  assert.equal(verdict(bend, clear, [clear, skipped, hurt, tried(5, 9), tried([5.2, 5], [9, 9])]), "clear left");
  assert.equal(verdict(bend, clear, [hurt]), "possible left");
});

test("pain overrides every number, and too few attempts are never judged", () => {
  const blank = { side: null, values: { left: null, right: null }, difference: null, percent: null, levels: { left: null, right: null }, level: null, findings: [] };
  const cases = /** @type {[string, any][]} */ ([
    ["pain", { left: [1, 1], right: [20, 20], mark: "pain" }],
    ["pain", { left: [], right: ["rubbish"], mark: "pain" }],
    ["skipped", { left: [1, 1], right: [20, 20], mark: "skipped" }],
    ["too-few", { left: [1, 1], right: [20], mark: null }],
    ["too-few", { left: [1], right: [20, 20] }],
    ["too-few", null],
  ]);
  for (const [verdict, attempts] of cases) {
    const { why, ...rest } = judge(bend, attempts, [tried([1, 1], [20, 20])]);
    assert.deepEqual(rest, { screen: "bend", verdict, ...blank });
    assert.equal(why.length, 1);
  }
});

test("numbers outside the range or off the step are refused, not bent", () => {
  for (const wrong of [-0.5, 30.5, 9.25, 9.5001, NaN, Infinity, "9", null, undefined, [9]]) {
    assert.throws(() => judge(bend, /** @type {any} */ ({ left: [9, wrong], right: [9, 9] })), RangeError);
  }
  assert.throws(() => judge(bend, tried([9, 9, 9, 9], [9, 9])), RangeError, "more attempts than the check takes");
  assert.equal(verdict(stance, tried([0.1 + 0.2], 30)), "possible left", "0.1 + 0.2 is 0.3 as a stopwatch gives it");
});

test("sides that are not compared keep their levels and nothing else", () => {
  const judged = judge(bend, tried([3, 3], [12, 12]), [tried([3, 3], [12, 12])], { compare: false });
  assert.equal(judged.verdict, "skipped");
  assert.deepEqual(judged.levels, { left: "low", right: "high" });
  assert.deepEqual([judged.side, judged.difference, judged.percent, judged.findings], [null, null, null, []]);
  assert.match(judged.why[1], /not compared/);
});

test("findings follow a difference or a low level", () => {
  assert.deepEqual(judge(bend, tried([8, 8], [8, 8])).findings, []);
  assert.deepEqual(judge(bend, tried([4, 4], [4, 4])).findings, ["stiff"]);
  const one = { ...bend, findings: [{ when: /** @type {const} */ ("low"), finding: "stiff" }] };
  assert.deepEqual(judge(one, tried([4.5, 4.5], [5, 5])).findings, ["stiff"], "one low side is enough");
  assert.deepEqual(judge(bend, tried([4, 4], [9, 9])).findings, ["stiff"], "named once");
  assert.deepEqual(judge(stance, tried(2, 2)).findings, [], "this one asks for a difference");
  assert.deepEqual(judge(stance, tried(2, 12)).findings, ["wobbly"]);
});

test("a percentage only for repetitions and seconds that are compared, well above zero", () => {
  assert.equal(judge(rises, tried(25, 19)).percent, 24);
  assert.equal(judge(rises, tried(6, 0)).percent, null);
  assert.equal(judge(bend, tried([5, 5], [10, 10])).percent, null);
  assert.equal(judge(stance, tried(5, 10)).percent, null);
});

test("the reasons say the numbers, the error and what to do", () => {
  const say = (/** @type {Screen} */ screen, /** @type {Attempts} */ attempts, /** @type {Attempts[]} */ ...days) =>
    judge(screen, attempts, days).why.join(" ");
  assert.equal(
    say(bend, tried([9, 10], [12, 12])),
    "Left: 9.5 cm. Right: 12 cm. Each is the average of your tries. The two sides are 2.5 cm apart. " +
      "This check cannot tell sides apart below 2 cm. The left ankle bends less. That is more than the " +
      "check's own error, so it may be a real difference. Repeat it on another day.",
  );
  assert.equal(
    say(rises, tried(1, 7)),
    "Left: 1 repetition. Right: 7 repetitions. The two sides are 6 repetitions apart. " +
      "This check cannot tell sides apart at 6 repetitions or less.",
  );
  assert.match(say(rises, tried(10, 10)), /The two sides are the same\.$/);
  assert.match(say(rises, tried(1, 10), tried(2, 12)), /An earlier day showed the same, so the difference is clear\.$/);
  assert.match(say(rises, tried(1, 10)), /If that day shows the same, the difference is clear\.$/);
  assert.match(say(stance, tried(4, 12)), /Only the right side reaches 10 seconds\. One day cannot settle this/);
  assert.match(say(stance, tried(4, 2)), /Neither side reaches 10 seconds yet\.$/);
  // 5.999 apart must not be written as the 6 it does not reach.
  const fine = { ...bend, measure: { ...bend.measure, step: 0.001 }, error: 6 };
  assert.match(say(fine, tried([1, 1], [6.999, 6.999])), /5\.999 cm apart/);
});

test("swapping the sides swaps the words and nothing else", () => {
  const swap = (/** @type {Attempts} */ { left, right, mark }) => ({ left: right, right: left, mark });
  const pair = (/** @type {{left: any, right: any}} */ { left, right }) => ({ left: right, right: left });
  const words = (/** @type {string} */ text) =>
    text
      .replace(/^Left: (.*?)\. Right: (.*?)\.(?= |$)/, "Left: $2. Right: $1.")
      .replace(/\b(left|right) (?=side|ankle|calf|leg)/g, (_, side) => (side === "left" ? "right " : "left "));
  /** @type {Set<string>} */
  const seen = new Set();
  for (const screen of SCREENS) {
    fc.assert(
      fc.property(attemptsOf(screen), fc.array(attemptsOf(screen), { maxLength: 2 }), fc.boolean(), fc.boolean(), (attempts, history, again, compare) => {
        const days = again ? [...history, attempts] : history;
        const one = judge(screen, attempts, days, { compare });
        seen.add(`${one.verdict} ${one.side}`);
        const other = judge(screen, swap(attempts), days.map(swap), { compare });
        const side = one.side === null ? null : one.side === "left" ? "right" : "left";
        assert.deepEqual(other, { ...one, side, values: pair(one.values), levels: pair(one.levels), why: one.why.map(words) });
      }),
    );
  }
  for (const verdict of ["similar null", "possible left", "possible right", "clear left", "clear right", "pain null", "skipped null", "too-few null"]) {
    assert.ok(seen.has(verdict), `${verdict} was among the verdicts tried`);
  }
});

test("every value a check allows has one level and every pair of values one verdict", () => {
  for (const screen of SCREENS) {
    const { least, most, step, attempts_least } = screen.measure;
    const values = Array.from({ length: Math.round((most - least) / step) + 1 }, (_, n) => Math.round((least + n * step) * 1000) / 1000);
    for (const value of values) {
      const judged = judge(screen, tried(Array(attempts_least).fill(value), Array(attempts_least).fill(least)));
      assert.ok(judged.levels.left && judged.levels.right, `${screen.id} ${value}`);
      assert.ok(["similar", "possible"].includes(judged.verdict));
    }
  }
});

test("no reason uses a word that judges the body", () => {
  for (const screen of SCREENS) {
    fc.assert(
      fc.property(attemptsOf(screen), attemptsOf(screen), (attempts, before) => {
        const { why } = judge(screen, attempts, [before, attempts]);
        assert.doesNotMatch(why.join(" "), /normal|weak|injur|risk|damage|dysfunction|diagnos|undefined|NaN|null/i);
      }),
    );
  }
});

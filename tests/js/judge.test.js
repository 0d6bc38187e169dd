// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { judge } from "../../overrides/assets/evenstride/engine/judge.js";
import { attemptsOf } from "./arbitrary.js";
import { bend, compile, film, fives, reach, rises, stance, stands, wide } from "./table.js";

/** @import { Attempts, Judgement, Screen } from "../../overrides/assets/evenstride/engine/types.js" */

const SCREENS = [...wide.screens, ...compile().screens];
const COMPARED = SCREENS.filter((screen) => screen.kind === "compared");

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
  assert.deepEqual(judge(rises, tried(9, 10)).levels, { left: "low", right: "high", both: null });
  assert.equal(judge(rises, tried(9, 10)).level, "low");
});

test("the mean or the best is kept, by the check's own rule", () => {
  assert.deepEqual(judge(bend, tried([9, 10], [12, 12, 12])).values, { left: 9.5, right: 12, both: null });
  assert.deepEqual(judge(bend, tried([9.5, 9.5, 10], [12, 12])).values, { left: 9.667, right: 12, both: null });
  assert.deepEqual(judge(stance, tried([3, 12.5, 7], 9)).values, { left: 12.5, right: 9, both: null });
  assert.deepEqual(judge(fives, tried([9, 8.5], 7)).values, { left: 8.5, right: 7, both: null }, "less is better");
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
  const none = { left: null, right: null, both: null };
  const blank = { side: null, values: none, difference: null, percent: null, levels: none, level: null, line: null, seen: [], second: null, findings: [] };
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
  assert.equal(judged.verdict, "uncompared");
  assert.deepEqual(judged.levels, { left: "low", right: "high", both: null });
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
    "Left: 9.5 cm. Right: 12 cm. Each is the average of your tries. Left 9.5 cm, right 12 cm: that is 2.5 cm apart, " +
      "and this check cannot tell sides apart below 2 cm. The left ankle bends less. That is more than the " +
      "check's own error, so it may be a real difference. Repeat it on another day.",
  );
  assert.equal(
    say(rises, tried(1, 7)),
    "Left: 1 repetition. Right: 7 repetitions. Left 1 repetition, right 7 repetitions: that is 6 repetitions apart, " +
      "and this check cannot tell sides apart at 6 repetitions or less.",
  );
  assert.match(say(rises, tried(10, 10)), /: the two sides are the same\.$/);
  assert.match(say(rises, tried(1, 10), tried(2, 12)), /An earlier day showed the same, so the difference is clear\.$/);
  assert.match(say(rises, tried(1, 10)), /If that day shows the same, the difference is clear\.$/);
  assert.match(say(stance, tried(4, 12)), /Left 4 seconds, right 12 seconds: only the right side reaches 10 seconds\. One day cannot settle this/);
  assert.match(say(stance, tried(4, 2)), /: neither side reaches 10 seconds\.$/);
  // 5.999 apart must not be written as the 6 it does not reach.
  const fine = { ...bend, measure: { ...bend.measure, step: 0.001 }, error: 6 };
  assert.match(say(fine, tried([1, 1], [6.999, 6.999])), /5\.999 cm apart/);
});

test("swapping the sides swaps the words and nothing else", () => {
  const turn = { left: /** @type {const} */ ("right"), right: /** @type {const} */ ("left"), both: /** @type {const} */ ("both") };
  const swap = (/** @type {Attempts} */ { left, right, mark, unable = [] }) => ({
    left: right, right: left, mark, unable: unable.map((column) => turn[column]),
  });
  const pair = (/** @type {{left: any, right: any}} */ { left, right }) => ({ left: right, right: left, both: null });
  const words = (/** @type {string} */ text) =>
    text
      .replace(/^Left: (.*?)\. Right: (.*?)\.(?=$| Each)/, "Left: $2. Right: $1.")
      .replace(/^Left (.*?), right (.*?): /, "Left $2, right $1: ")
      .replace(/\b(left|right) (?=side|ankle|calf|leg|reach)/g, (_, side) => (side === "left" ? "right " : "left "));
  /** @type {Set<string>} */
  const seen = new Set();
  for (const screen of COMPARED) {
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
  for (const screen of COMPARED) {
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

test("one number for both sides is held against the line for age and sex, and for nothing else", () => {
  const at = (/** @type {number} */ count, /** @type {[number, number] | null} */ ages, /** @type {"women" | "men" | null} */ sex) => {
    const { verdict, level, line, findings } = judge(stands, { left: [], right: [], both: [count] }, [], { person: { ages, sex } });
    return [verdict, level, line, ...findings];
  };
  assert.deepEqual(at(12, [60, 64], "women"), ["uncompared", "middle", 12]);
  assert.deepEqual(at(11, [60, 64], "women"), ["uncompared", "low", 12, "weak"]);
  assert.deepEqual(at(13, [60, 64], "men"), ["uncompared", "low", 14, "weak"]);
  assert.deepEqual(at(13, [65, 69], null), ["uncompared", "low", 14, "weak"], "unsaid: the higher line");
  assert.deepEqual(at(10, [90, 94], "women"), ["uncompared", "middle", 10]);
  assert.deepEqual(at(1, [95, 120], "women"), ["uncompared", null, null], "no line at this age");
  assert.deepEqual(at(1, [18, 39], "men"), ["uncompared", null, null]);
  assert.deepEqual(at(1, null, "men"), ["uncompared", null, null]);
  assert.equal(judge(stands, { left: [], right: [], both: [] }).verdict, "too-few");
  const arms = judge(stands, { left: [], right: [], unable: ["both"] }, [], { person: { ages: [60, 64], sex: "men" } });
  assert.deepEqual([arms.values.both, arms.level, arms.findings], [0, "low", ["weak"]], "with the arms it counts as 0");
});

test("fewer seconds are better, and a leg that cannot do it is behind", () => {
  assert.equal(verdict(fives, tried(8.3, 7)), "similar", "1.3 s is still the error");
  assert.equal(verdict(fives, tried(8.4, 7)), "possible left");
  assert.equal(verdict(fives, tried(7, [9, 8.4])), "possible right");
  assert.equal(verdict(fives, tried(8.4, 7), [tried(9, 7)]), "clear left");
  const cannot = /** @type {Attempts} */ ({ left: [], right: [8], unable: ["left"] });
  const judged = judge(fives, cannot, [cannot]);
  assert.deepEqual([judged.verdict, judged.side, judged.levels.left, judged.values.left], ["clear", "left", "low", 30]);
  assert.match(judged.why.join(" "), /You could not do it on the left side\. That counts as 30 seconds\./);
});

test("what could not be done and has no number is low and not compared", () => {
  const judged = judge(bend, { left: [], right: [9, 9], unable: ["left"] });
  assert.deepEqual([judged.verdict, judged.level, judged.findings], ["too-few", "low", ["stiff"]]);
  assert.deepEqual(judged.levels, { left: "low", right: "middle", both: null });
  assert.deepEqual(judge(bend, { left: [], right: [], unable: ["left", "right"] }).why[0], "You could not do it on either side.");
});

test("choices are compared in steps and said in their words", () => {
  assert.equal(verdict(reach, tried(1, 2)), "similar");
  assert.equal(verdict(reach, tried([0, 1], 3)), "possible left");
  const { why } = judge(reach, tried(1, 3));
  assert.match(why.join(" "), /^Left: “Near”\. Right: “Overlap”\. Left “Near”, right “Overlap”: that is 2 steps apart, and this check cannot tell sides apart below 2 steps\./);
});

test("a sign counts from the target on, and leads to its own finding", () => {
  const of = (/** @type {number[]} */ ...both) => judge(film, { left: [], right: [], both });
  assert.deepEqual([of(3, 2).seen, of(3, 2).findings], [[0], ["stiff"]]);
  assert.deepEqual([of(2, 5).seen, of(2, 5).findings], [[1], []]);
  assert.deepEqual([of(0, 0).verdict, of(0, 0).seen], ["uncompared", []]);
  assert.equal(of(3).verdict, "too-few");
});

test("a second day confirms, contradicts or leaves it open", () => {
  const second = (/** @type {Attempts} */ day, /** @type {Attempts} */ today) => judge(bend, today, [day]).second;
  const [clear, possible, similar] = [tried([5, 5], [9, 9]), tried([5, 5], [7.5, 7.5]), tried([9, 9], [9, 9])];
  const mirrored = tried([9, 9], [5, 5]);
  assert.equal(judge(bend, clear).second, null, "the first day says nothing of another");
  assert.equal(second(clear, clear), "confirms");
  assert.equal(second(similar, similar), "confirms");
  assert.equal(second(clear, similar), "contradicts");
  assert.equal(second(clear, mirrored), "contradicts");
  assert.equal(second(similar, clear), "open");
  assert.equal(second(possible, clear), "open");
  assert.equal(second(possible, possible), "open");
  assert.match(judge(bend, similar, [clear]).why.at(-1) ?? "", /An earlier day pointed to the left side\. Two days that disagree settle nothing/);
});

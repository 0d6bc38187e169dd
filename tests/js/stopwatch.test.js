// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parse, settle } from "../../overrides/assets/evenstride/numbers.js";
import { face, left, read, start } from "../../overrides/assets/evenstride/stopwatch.js";
import { attemptOf } from "./arbitrary.js";
import { bend, rises, stance } from "./table.js";

const measures = [bend.measure, rises.measure, stance.measure];

test("the watch counts from its start and stops at its cap", () => {
  const watch = start(1000, 30, []);
  assert.equal(read(watch, 1000).seconds, 0);
  assert.equal(read(watch, 13_340).seconds, 12.34);
  assert.equal(read(watch, 30_999).over, false);
  assert.deepEqual([read(watch, 31_000).seconds, read(watch, 31_000).over], [30, true]);
  assert.equal(read(watch, 900_000).seconds, 30);
  assert.equal(read(watch, 500).seconds, 0);
});

test("each threshold is said once, the latest only when several have passed", () => {
  let watch = start(0, 30, [5, 10, 20]);
  const said = [];
  for (const now of [0, 4999, 5000, 5050, 9999, 21_000, 22_000]) {
    const at = read(watch, now);
    watch = at.watch;
    if (at.say !== null) said.push(at.say);
  }
  assert.deepEqual(said, [5, 20]);
});

test("the face never shows more than has passed", () => {
  assert.deepEqual([0, 9.99, 10, 12.34, 0.3].map(face), ["0.0", "9.9", "10.0", "12.3", "0.3"]);
});

test("rest counts down to nothing", () => {
  assert.deepEqual([0, 1, 14_001, 15_000, 99_000].map((now) => left(15_000, now)), [15, 15, 1, 0, 0]);
});

test("a measured time settles on the step, so the engine takes it", () => {
  fc.assert(
    fc.property(fc.constantFrom(...measures), fc.double({ min: -5, max: 500, noNaN: true }), (measure, value) => {
      const settled = settle(value, measure);
      assert.equal(parse(String(settled), measure).value, settled);
      assert.ok(settled <= Math.max(value + 1e-3, measure.least));
    }),
  );
});

test("every number a check allows can be written with comma or point", () => {
  const allowed = fc.constantFrom(...measures).chain((measure) => fc.record({ measure: fc.constant(measure), value: attemptOf(measure) }));
  fc.assert(
    fc.property(allowed, ({ measure, value }) => {
      for (const text of [String(value), String(value).replace(".", ","), ` ${value} `]) {
        assert.deepEqual(parse(text, measure), { value, problem: null });
      }
    }),
  );
});

test("a wrong entry gets a sentence, an empty one gets nothing", () => {
  assert.deepEqual(parse("  ", bend.measure), { value: null, problem: null });
  const wrong = ["x", "8 cm", "1e1", "NaN", "Infinity", "8.5.5", "8,25", "-1", "−1", "31", "999999", "0x8", "½", "8.50001"];
  for (const text of wrong) {
    const { value, problem } = parse(text, bend.measure);
    assert.equal(value, null, text);
    assert.match(problem ?? "", /^[A-Z].*\.$/, text);
    assert.doesNotMatch(problem ?? "", /NaN|undefined/);
  }
  assert.match(parse("8,3", bend.measure).problem ?? "", /nearest 0.5/);
  assert.match(parse("8.5", rises.measure).problem ?? "", /whole number/);
  assert.match(parse("31", rises.measure).problem ?? "", /between 0 and 30 repetitions/);
});

test("no text breaks the reading of a number", () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...measures), (text, measure) => {
      const { value, problem } = parse(text, measure);
      assert.ok(value === null || (Number.isFinite(value) && problem === null));
    }),
  );
});

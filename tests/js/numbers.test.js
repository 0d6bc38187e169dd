// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isAttempt } from "../../overrides/assets/evenstride/engine/measure.js";
import { parse, settle, write } from "../../overrides/assets/evenstride/numbers.js";
import { attemptOf } from "./arbitrary.js";
import { bend, fives, rises, stance, stands } from "./table.js";

const measures = fc.constantFrom(bend, rises, stance, fives, stands).map(({ measure }) => measure);
const units = fc.constantFrom(/** @type {const} */ ("cm"), /** @type {const} */ ("in"));
const values = measures.chain((measure) => fc.record({ measure: fc.constant(measure), value: attemptOf(measure) }));
// What people type, and what a careless reading of numbers would take.
const texts = fc.oneof(
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom(..."0123456789.,- −+eExn∞½٣ '") }),
  fc.double().map(String),
);

/** @param {string} text @param {import("../../overrides/assets/evenstride/numbers.js").Unit} [unit] */
function problem(text, unit) {
  const read = parse(text, bend.measure, unit);
  assert.equal(read.value, null, text);
  return read.problem ?? "";
}

test("no text becomes a number off the range or the step", () => {
  fc.assert(
    fc.property(texts, measures, units, (text, measure, unit) => {
      const read = parse(text, measure, unit);
      if (read.value === null) assert.equal(read.problem === null, text.trim() === "");
      else assert.ok(isAttempt(measure, read.value) && read.problem === null && !Object.is(read.value, -0));
    }),
    { numRuns: 2000 },
  );
});

test("every number a check allows is read as it is written, with point or comma", () => {
  fc.assert(
    fc.property(values, ({ measure, value }) => {
      for (const text of [String(value), String(value).replace(".", ","), `\t${value} `]) {
        assert.deepEqual(parse(text, measure), { value, problem: null });
      }
    }),
  );
  assert.equal(parse("12,5", bend.measure).value, 12.5);
  assert.equal(parse(",5", bend.measure).value, 0.5);
  assert.equal(parse("12,50", bend.measure).value, 12.5);
  assert.equal(parse("−0", bend.measure).value, 0);
});

test("centimetres shown in inches come back as the same centimetres", () => {
  fc.assert(
    fc.property(attemptOf(bend.measure), (value) => {
      const text = write(value, "in");
      assert.match(text, /^\d+(\.\d{1,2})?$/);
      assert.deepEqual(parse(text, bend.measure, "in"), { value, problem: null });
    }),
  );
});

test("inches become the nearest half centimetre", () => {
  const read = (/** @type {string} */ text) => parse(text, bend.measure, "in").value;
  assert.deepEqual(["0", "1", "4.7", "4,72", "11.81"].map(read), [0, 2.5, 12, 12, 30]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1181 }), (hundredths) => {
      const value = read(String(hundredths / 100));
      assert.ok(value !== null && Math.abs(value - (hundredths / 100) * 2.54) <= 0.25 + 1e-3);
    }),
  );
});

test("a wrong text gets one sentence that says what is wrong and how to write it", () => {
  for (const text of ["1e3", "0x10", "NaN", "Infinity", "8 cm", "zwölf"]) {
    assert.equal(problem(text), "Write the number alone, without letters, such as 10.5.");
  }
  for (const text of ["∞", "+8", "٣", "１２", "8%", "8'", "\u200b8"]) {
    assert.equal(problem(text), "Use only the digits 0 to 9 and a comma or point, such as 10.5.");
  }
  for (const text of ["½", "4 1/2", "4½"]) {
    assert.equal(problem(text), "Write a part of a whole after a comma or point, such as 10.5.");
  }
  for (const text of ["12.5.1", "1,000.5", "1.000,5", ".."]) {
    assert.equal(problem(text), "Write only one comma or point, such as 10.5.");
  }
  for (const text of ["5,000", "5.000", "8.50001"]) {
    assert.equal(problem(text), "Write no more than two digits after the comma or point, such as 10.5.");
  }
  assert.equal(problem("5 000"), "Write one number, without spaces, such as 10.5.");
  for (const text of ["-", ".", "5-3", "--5"]) assert.equal(problem(text), "Write one number, such as 10.5.");
  for (const text of ["-3", "−3", "-0.5", "30.5", "31", "5000", "9".repeat(400)]) {
    assert.equal(problem(text), "The number must lie between 0 and 30 cm, such as 10.5.");
  }
  for (const text of ["8,3", "8.25"]) assert.equal(problem(text), "Round to the nearest 0.5, such as 10.5.");
  assert.equal(parse("8.5", rises.measure).problem, "Write a whole number, such as 11.");
  assert.equal(parse("61", stands.measure).problem, "The number must lie between 0 and 60 repetitions, such as 21.");
  assert.equal(problem("12", "in"), "The number must lie between 0 and 11.81 inches, such as 4.13.");
  for (const empty of ["", " ", "\t\n"]) assert.deepEqual(parse(empty, bend.measure), { value: null, problem: null });
});

test("the example of a sentence can be written", () => {
  fc.assert(
    fc.property(texts, measures, units, (text, measure, unit) => {
      const example = parse(text, measure, unit).problem?.match(/such as (.+)\.$/)?.[1];
      if (example !== undefined) assert.notEqual(parse(example, measure, unit).value, null);
    }),
  );
});

test("a measured value settles on the step at or below it, within the range", () => {
  fc.assert(
    fc.property(measures, fc.double({ min: -5, max: 500, noNaN: true }), (measure, value) => {
      const settled = settle(value, measure);
      assert.ok(isAttempt(measure, settled));
      assert.ok(settled <= Math.max(value + 1e-3, measure.least));
      assert.ok(settled > Math.min(value, measure.most) - measure.step - 1e-3);
    }),
  );
});

// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { path, prune } from "../../overrides/assets/evenstride/engine/flow.js";
import { gate } from "../../overrides/assets/evenstride/engine/gate.js";
import { answersOf, stateOf } from "./arbitrary.js";
import { compile, option, question, small, wide } from "./table.js";

const real = compile();
const OUTCOMES = ["go", "adapt", "see-first", "stop"];
const CLEAN = { urgent: ["none"], health: ["none"], care: ["none"], late: ["none"] };

test("nothing said means go, and not complete", () => {
  assert.deepEqual(gate(small, {}), {
    outcome: "go", ends: false, reasons: [], tags: [], parts: [], compare: true, complete: false,
  });
  assert.equal(gate(small, CLEAN).complete, true);
});

test("the gravest answer wins and comes first among the reasons", () => {
  const { outcome, reasons, ends } = gate(small, { ...CLEAN, health: ["hurt"], parts: ["none"], care: ["bendy"], late: ["worst"] });
  assert.equal(outcome, "stop");
  assert.equal(ends, true);
  assert.deepEqual(reasons.map((reason) => reason.option), ["worst", "hurt", "bendy"]);
  assert.equal(reasons[0].action, "Call.");
});

test("an answer that ends lets the gate be finished, in case something worse follows", () => {
  const answers = { ...CLEAN, health: ["heart"] };
  assert.deepEqual(path(small, answers), ["urgent", "health", "care", "late", "outcome"]);
  assert.equal(gate(small, answers).outcome, "see-first");
  assert.equal(gate(small, answers).ends, true);
  assert.equal(gate(small, { ...answers, late: ["worst"] }).outcome, "stop");
});

test("an outcome whose page ends the self-check ends it, the mildest one too", () => {
  const ends = (/** @type {string} */ outcome) => ({ ...small, outcomes: { ...small.outcomes, [outcome]: { then: /** @type {const} */ ("end") } } });
  assert.equal(gate(ends("adapt"), { care: ["bendy"] }).ends, true);
  assert.equal(gate(ends("adapt"), CLEAN).ends, false);
  assert.equal(gate(ends("go"), CLEAN).ends, true);
  const stop = { ...small, outcomes: { ...small.outcomes, stop: { then: /** @type {const} */ ("continue") } } };
  assert.equal(gate(stop, { urgent: ["chest"] }).ends, true, "a stop ends whatever its page says");
});

test("a stop cuts at once", () => {
  assert.deepEqual(path(small, { urgent: ["calf"] }), ["urgent", "outcome"]);
  assert.equal(gate(small, { urgent: ["calf"] }).complete, true);
});

test("not sure counts as yes to every option, and says what to do about each, gravest first", () => {
  const { outcome, reasons } = gate(small, { urgent: ["unsure"] });
  assert.equal(outcome, "stop");
  assert.deepEqual(
    reasons.map(({ option, action, unsure }) => [option, action, unsure]),
    [["chest", "Call now.", true], ["calf", "Be seen today.", true]],
  );
  const ticked = gate(small, { urgent: ["calf", "unsure"] }).reasons;
  assert.deepEqual(ticked.map(({ option, unsure }) => [option, unsure]), [["chest", true], ["calf", false]]);
  assert.equal(gate(small, { urgent: ["calf", "chest"] }).reasons[0].option, "chest", "the most urgent first");
  assert.deepEqual(gate(small, { ...CLEAN, health: ["hurt"], parts: ["unsure"] }).parts, ["ankle-foot", "hip"]);
  assert.equal(gate(small, { ...CLEAN, care: ["unsure"] }).outcome, "go", "only a group takes not sure");
});

test("one question takes one of its options and nothing else", () => {
  const adult = question("adult", "one", [option("yes"), option("minor", { outcome: "see-first", ends: true })]);
  const table = { ...small, gate: [adult, ...small.gate] };
  for (const answer of [["none"], ["unsure"], [], ["else"]]) {
    assert.equal(gate(table, { ...CLEAN, adult: answer }).complete, false);
    assert.equal(gate(table, { ...CLEAN, adult: answer }).outcome, "go");
  }
  assert.equal(gate(table, { ...CLEAN, adult: ["yes"] }).complete, true);
});

test("an answer about the reader that ends is the last step, should a table ever hold one", () => {
  const end = question("end", "one", [option("over", { ends: true })]);
  const table = { ...small, about: [end, ...small.about] };
  assert.deepEqual(path(table, { ...CLEAN, end: ["over"] }).slice(-2), ["outcome", "end"]);
});

test("a question is asked only under its condition, and its answer counts only then", () => {
  assert.ok(!path(small, CLEAN).includes("parts"));
  assert.deepEqual(gate(small, { ...CLEAN, parts: ["part-foot"] }).parts, []);
  assert.deepEqual(gate(small, { ...CLEAN, health: ["hurt"], parts: ["part-foot"] }).parts, ["ankle-foot"]);
});

test("an age in the part about the reader restricts too", () => {
  assert.deepEqual(gate(small, { ...CLEAN, age: ["old"] }).tags, ["unsteady"]);
  assert.ok(path(small, CLEAN).includes("stance"));
  assert.ok(!path(small, { ...CLEAN, age: ["old"] }).includes("stance"));
});

test("the path holds the screens that are left", () => {
  const whole = ["urgent", "health", "care", "late", "outcome", "age", "kit", "minutes", "days", "wishes", "checks", "bend", "rises", "stance", "results", "plan"];
  assert.deepEqual(path(small, CLEAN), whole);
  const hip = { ...CLEAN, health: ["hurt"], parts: ["part-hip"], care: ["bendy"] };
  assert.deepEqual(path(small, hip).slice(-3), ["rises", "results", "plan"]);
});

test("a changed answer drops only what it makes meaningless, and names it", () => {
  const state = {
    format: 2, version: small.version, step: "stance", choice: null,
    answers: { ...CLEAN, age: ["old"], kit: ["a-band"] },
    screens: {
      bend: { left: [5], right: [], mark: null },
      stance: { left: [10], right: [3], mark: null },
    },
  };
  const pruned = prune(small, state);
  assert.deepEqual(pruned.dropped, ["stance"]);
  assert.deepEqual(pruned.state, { ...state, step: "rises", screens: { bend: state.screens.bend } });
  const stopped = prune(small, { ...state, answers: { ...state.answers, urgent: ["chest"] } });
  assert.deepEqual(stopped.dropped, ["health", "care", "late", "age", "kit", "bend", "stance"]);
  assert.equal(stopped.state.step, "outcome");
});

test("a step that is no question, such as an introduction, stays", () => {
  const state = { format: 2, version: "", step: "intro", answers: {}, choice: null, screens: {} };
  assert.deepEqual(prune(small, state), { state, dropped: [] });
});

for (const [name, table] of /** @type {const} */ ([["small", small], ["real", real]])) {
  test(`one more yes never lowers the outcome or gives anything back: ${name}`, () => {
    const yes = table.gate.flatMap((question) => question.options.map((option) => ({ question, option })));
    fc.assert(
      fc.property(answersOf(table), fc.constantFrom(...yes), (answers, { question, option }) => {
        const said = (answers[question.id] ?? []).filter((id) => id !== "none");
        if (question.kind === "one" && said.length) return;
        const more = { ...answers, [question.id]: [...said, option.id] };
        const [before, after] = [gate(table, answers), gate(table, more)];
        assert.ok(OUTCOMES.indexOf(after.outcome) >= OUTCOMES.indexOf(before.outcome));
        assert.ok(after.ends || !before.ends);
        if (after.outcome === "stop") return;
        assert.ok(after.ends || before.tags.every((tag) => after.tags.includes(tag)));
        assert.ok(after.ends || before.parts.every((part) => after.parts.includes(part)));
        assert.ok(after.ends || before.compare || !after.compare);
      }),
    );
  });

  test(`a gate that ends is followed by nothing but the outcome: ${name}`, () => {
    let stops = 0;
    fc.assert(
      fc.property(answersOf(table), (answers) => {
        const { ends, outcome } = gate(table, answers);
        const steps = path(table, answers);
        const asked = new Set(table.gate.map((question) => question.id));
        const after = steps.filter((step) => !asked.has(step));
        if (ends) assert.deepEqual(after, ["outcome"]);
        else assert.deepEqual(after.slice(-2), ["results", "plan"]);
        assert.equal(new Set(steps).size, steps.length);
        if (outcome === "stop") stops += 1;
        assert.ok(ends || outcome !== "stop");
      }),
    );
    assert.ok(stops > 0, "stops were among the answers tried");
  });

  test(`every stop of the table ends the path at its question: ${name}`, () => {
    const stops = table.gate.flatMap((question) =>
      question.options.filter((option) => option.outcome === "stop").map((option) => ({ question, option })),
    );
    assert.ok(stops.length > 0);
    for (const { question, option } of stops) {
      const steps = path(table, { [question.id]: [option.id] });
      assert.deepEqual(steps.slice(-2), [question.id, "outcome"]);
    }
  });

  test(`pruning twice is pruning once, changes no outcome and keeps what is on the path: ${name}`, () => {
    fc.assert(
      fc.property(stateOf(table), (state) => {
        const once = prune(table, state);
        assert.deepEqual(prune(table, once.state), { state: once.state, dropped: [] });
        assert.deepEqual(gate(table, once.state.answers), gate(table, state.answers));
        const steps = path(table, state.answers, state);
        assert.deepEqual(path(table, once.state.answers, once.state), steps);
        for (const part of /** @type {const} */ (["answers", "screens"])) {
          for (const [id, value] of Object.entries(state[part])) {
            assert.deepEqual(once.state[part][id], steps.includes(id) ? value : undefined);
            if (!steps.includes(id) && Array.isArray(value) && value.length) assert.ok(once.dropped.includes(id));
          }
        }
      }),
    );
  });

  test(`rubbish in place of answers and states does no harm: ${name}`, () => {
    const ids = [...table.gate, ...table.about, ...table.screens].map(({ id }) => id);
    const key = fc.oneof(fc.constantFrom(...ids, "__proto__", "constructor", "toString"), fc.string());
    const rubbish = fc.oneof(fc.anything({ withNullPrototype: true }), fc.dictionary(key, fc.anything()));
    const state = fc.record({
      format: fc.anything(), version: fc.anything(), step: fc.oneof(fc.string(), fc.anything()), answers: rubbish, screens: rubbish,
    });
    fc.assert(fc.property(rubbish, (answers) => OUTCOMES.includes(gate(table, answers).outcome) && path(table, answers).length > 1));
    fc.assert(fc.property(state, (some) => Array.isArray(prune(table, /** @type {any} */ (some)).dropped)));
  });
}

test("who has named something sore must say where, or that they are not sure", () => {
  const which = { ...small, gate: small.gate.map((one) => (one.id === "parts" ? { ...one, kind: /** @type {const} */ ("which") } : one)) };
  const answers = { ...CLEAN, health: ["hurt"] };
  assert.equal(gate(which, { ...answers, parts: ["none"] }).complete, false);
  assert.equal(gate(which, { ...answers, parts: ["part-hip"] }).complete, true);
  assert.deepEqual(gate(which, { ...answers, parts: ["unsure"] }).parts, ["ankle-foot", "hip"]);
});

test("in the real gate, a part that hurts is never answered by none of these", () => {
  const parts = real.gate.find((one) => one.id === "parts");
  assert.equal(parts?.kind, "which");
});

test("a quick self-check takes the first three that suit the reader, and any screen can be left out", () => {
  const steps = (/** @type {any} */ answers, /** @type {any} */ choice) =>
    path(wide, answers, { choice }).filter((id) => wide.screens.some((screen) => screen.id === id));
  assert.deepEqual(steps(CLEAN, { extent: "quick", without: [] }), ["stands", "bend", "stance"]);
  assert.deepEqual(steps({ ...CLEAN, care: ["unsteady"] }, { extent: "quick", without: [] }), ["stands", "reach", "bend"]);
  assert.deepEqual(steps(CLEAN, { extent: "full", without: ["bend", "film"] }), ["stands", "reach", "stance", "rises"]);
  assert.deepEqual(steps(CLEAN, { extent: "quick", without: ["stands"] }), ["bend", "stance"]);
  assert.deepEqual(path(wide, CLEAN, { choice: { extent: "full", without: wide.screens.map(({ id }) => id) } }).slice(-3), ["checks", "results", "plan"]);
});

test("a screen that comes after another has to be earned", () => {
  /** @type {(both: number[], more?: object, answers?: object) => boolean} */
  const earned = (both, more = {}, answers = {}) =>
    path(wide, { ...CLEAN, ...answers }, { choice: { extent: "full", without: [] }, screens: { stands: { left: [], right: [], both, ...more } } }).includes("fives");
  assert.ok(earned([14]), "under 60 the highest line there is");
  assert.ok(!earned([13]));
  assert.ok(!earned([]));
  assert.ok(!earned([20], { mark: "pain" }));
  assert.ok(!earned([20], { mark: "skipped" }));
  assert.ok(!earned([], { unable: ["both"] }));
  const old = { age: ["old"], sex: ["woman"] };
  assert.ok(!earned([20], {}, old), "the answers still leave it out");
  const steady = { ...wide, about: wide.about.map((one) => (one.id === "age" ? { ...one, options: [option("old", { ages: [70, 94] })] } : one)) };
  const at = (/** @type {number} */ count) =>
    path(steady, { ...CLEAN, ...old }, { screens: { stands: { left: [], right: [], both: [count] } } }).includes("fives");
  assert.deepEqual([at(9), at(10)], [false, true], "her own line");
  const away = { choice: { extent: /** @type {const} */ ("full"), without: ["stands"] }, screens: { stands: { left: [], right: [], both: [20] } } };
  assert.ok(!path(wide, CLEAN, away).includes("fives"), "what is left out earns nothing");
});

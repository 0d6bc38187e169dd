// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { gate } from "../../overrides/assets/evenstride/engine/gate.js";
import { path } from "../../overrides/assets/evenstride/engine/flow.js";
import { judge } from "../../overrides/assets/evenstride/engine/judge.js";
import { plan, preferences } from "../../overrides/assets/evenstride/engine/plan.js";
import { judgeAll, planAll } from "../../overrides/assets/evenstride/engine/results.js";
import { sideSays } from "../../overrides/assets/evenstride/engine/words.js";
import { stateOf } from "./arbitrary.js";
import { compile, exercise, small } from "./table.js";

/** @import { Answers, Attempts, Judgement, Preferences, State, Table } from "../../overrides/assets/evenstride/engine/types.js" */

const real = compile();

/** @type {Record<string, [number[], number[]]>} */
const EVEN = { bend: [[8, 8], [8, 8]], rises: [[20], [20]], stance: [[20], [20]] };
const STIFF_LEFT = /** @type {const} */ ([[6, 6], [9.5, 9.5]]);
const WEAK_RIGHT = /** @type {const} */ ([[20], [12]]);

/**
 * @param {{answers?: Answers, screens?: Record<string, readonly [readonly number[], readonly number[]] | "pain">, again?: string[], table?: Table}} given
 */
function planned({ answers = {}, screens = {}, again = [], table = small }) {
  const result = gate(table, answers);
  const verdicts = table.screens.map((screen) => {
    const entered = screens[screen.id] ?? EVEN[screen.id] ?? [[], []];
    /** @type {Attempts} */
    const attempts = entered === "pain" ? { left: [], right: [], mark: "pain" } : { left: [...entered[0]], right: [...entered[1]] };
    return judge(screen, attempts, again.includes(screen.id) ? [attempts] : [], { compare: result.compare });
  });
  return plan(table, verdicts, preferences(table, answers), result);
}

/** @param {ReturnType<typeof planned>} made */
function ids(made) {
  return made.items.map((item) => item.exercise);
}

test("preferences come from the answers; ten minutes where nothing is said", () => {
  assert.deepEqual(preferences(small, {}), { kit: [], minutes: 10, areas: [], aims: [] });
  const answers = { kit: ["a-step", "a-band"], minutes: ["more"], wishes: ["wish-hip", "wish-balance"] };
  assert.deepEqual(preferences(small, answers), { kit: ["band", "step"], minutes: 15, areas: ["hip"], aims: ["balance"] });
  assert.equal(preferences(small, { minutes: ["more", "five"] }).minutes, 5, "the shorter, should there be two");
});

test("without a finding the general list fills the shape, in full doses where time allows", () => {
  const made = planned({});
  assert.deepEqual(ids(made), ["rock", "bridge", "one-leg"]);
  assert.deepEqual(made.items.map(({ sets, first, finding, extra }) => [sets, first, finding, extra]), [
    [2, null, null, false], [2, null, null, false], [3, null, null, false],
  ]);
  // 60 + 2·90 + 2·40 + 3·70
  assert.equal(made.seconds, 530);
  assert.equal(made.minutes, 10);
  assert.deepEqual(made.minimum, ["rock", "one-leg"]);
  assert.equal(made.note, null);
});

test("a short plan lowers the sets in turn before it gives up an exercise", () => {
  const made = planned({ answers: { minutes: ["five"] } });
  // 240 seconds are left after the warm-up: 90 + 70, then one more round for the first, none fits after.
  assert.deepEqual(made.items.map(({ exercise, sets }) => [exercise, sets]), [["rock", 1], ["one-leg", 2]]);
  assert.equal(made.items[1].dose.seconds, 140);
  assert.equal(made.seconds, 290);
});

test("a finding comes first, on its lower side; provisional until it is clear", () => {
  const once = planned({ screens: { bend: STIFF_LEFT } });
  assert.deepEqual(once.items[0], {
    ...once.items[0], exercise: "rock", first: "left", provisional: true, extra: false, finding: "stiff",
  });
  assert.match(once.items[0].why, /^The left ankle bends less\. So this side goes first\.$/);
  const twice = planned({ screens: { bend: STIFF_LEFT }, again: ["bend"] });
  assert.deepEqual(twice.items[0], { ...twice.items[0], first: "left", provisional: false, extra: true });
  assert.equal(once.items[1].first, null);
  const both = planned({ screens: { rises: WEAK_RIGHT } });
  assert.deepEqual([both.items[1].exercise, both.items[1].first, both.items[1].provisional], ["raise", null, false]);
});

test("an extra set is offered only while time is left", () => {
  const made = planned({ answers: { minutes: ["five"] }, screens: { bend: STIFF_LEFT }, again: ["bend"] });
  assert.equal(made.items[0].extra, false);
  const table = structuredClone(small);
  table.plan.shapes[5] = ["range"];
  for (const [warm_up_seconds, sets, extra] of /** @type {const} */ ([[150, 1, false], [120, 2, false], [80, 2, true]])) {
    table.plan.warm_up_seconds = warm_up_seconds;
    const [item] = planned({ table, answers: { minutes: ["five"] }, screens: { bend: STIFF_LEFT }, again: ["bend"] }).items;
    assert.deepEqual([item.sets, item.extra], [sets, extra], `${300 - warm_up_seconds} seconds are left`);
  }
});

test("clear comes before possible, possible before a low level, and a wished area within that", () => {
  const low = { rises: /** @type {const} */ ([[5], [5]]) };
  const possible = { bend: STIFF_LEFT };
  const table = structuredClone(small);
  table.plan.shapes[10] = ["strength"];
  table.findings[0].exercises = ["bridge"];
  assert.deepEqual(ids(planned({ table, screens: { ...low, ...possible } })), ["bridge"]);
  assert.deepEqual(ids(planned({ table, screens: { rises: WEAK_RIGHT, ...possible } })), ["bridge"], "the check's order");
  assert.deepEqual(ids(planned({ table, screens: { rises: WEAK_RIGHT, ...possible }, again: ["rises"] })), ["raise"]);
  table.about[3].options[0].prefers_area = "knee";
  const wish = { wishes: ["wish-hip"] };
  assert.deepEqual(ids(planned({ table, answers: wish, screens: { rises: WEAK_RIGHT, ...possible } })), ["raise"]);
});

test("a plan holds five exercises at most, whatever its shape", () => {
  const table = structuredClone(small);
  table.plan.shapes[15] = ["range", "range", "strength", "strength", "balance", "balance"];
  assert.equal(planned({ table, answers: { minutes: ["more"] } }).items.length, 5);
});

test("each finding gets as many exercises as the others", () => {
  const table = structuredClone(small);
  table.exercises.push(exercise("third", "strength", { area: "back", loads: ["back"] }));
  table.findings[0].exercises = ["bridge", "steep", "third"];
  table.plan.shapes[15] = ["strength", "strength", "strength", "strength"];
  const answers = { minutes: ["more"], kit: ["a-band"] };
  const made = planned({ table, answers, screens: { bend: STIFF_LEFT, rises: WEAK_RIGHT } });
  assert.deepEqual(made.items.map(({ finding }) => finding), ["stiff", "weak", "stiff", "weak"]);
});

test("a finding that no slot of the shape is for still gets its first exercise", () => {
  const table = structuredClone(small);
  table.findings[1].exercises = ["raise", "slide", "taps"];
  const made = planned({ table, answers: { minutes: ["five"] }, screens: { rises: WEAK_RIGHT } });
  assert.deepEqual(ids(made), ["raise", "taps"]);
  const two = planned({ table, answers: { minutes: ["five"] }, screens: { rises: WEAK_RIGHT, bend: STIFF_LEFT }, again: ["rises"] });
  assert.deepEqual(ids(two), ["rock", "raise"], "and so does the other");
});

test("a finding takes the slot of its own aim, and leaves others' slots to them", () => {
  const table = structuredClone(small);
  table.findings[2].exercises = ["one-leg", "raise"];
  table.findings[1].exercises = ["raise", "taps"];
  const made = planned({ table, screens: { rises: WEAK_RIGHT, stance: [[20], [3]] } });
  assert.deepEqual(made.items.map(({ exercise, finding }) => [exercise, finding]), [["rock", null], ["raise", "weak"], ["one-leg", "wobbly"]]);
});

test("a second exercise goes first to the finding whose own aim it is", () => {
  const table = structuredClone(small);
  table.findings[0].exercises = ["rock", "bridge"];
  table.plan.shapes[10] = ["range", "strength", "strength"];
  const screens = { rises: WEAK_RIGHT, bend: STIFF_LEFT };
  assert.deepEqual(ids(planned({ table, answers: { kit: ["a-band"] }, screens })), ["rock", "raise", "press"]);
});

test("the easier form of a chosen exercise is taken only when there is nothing else", () => {
  const table = structuredClone(small);
  const raise = table.exercises.find(({ id }) => id === "raise");
  if (raise) raise.easier = { how: "", exercise: "bridge" };
  table.plan.general = ["raise", "rock", "bridge"];
  table.plan.shapes[10] = ["strength", "strength"];
  assert.deepEqual(ids(planned({ table })), ["raise", "steep"]);
  table.exercises = table.exercises.filter(({ id }) => id !== "steep");
  assert.deepEqual(ids(planned({ table })), ["raise", "bridge"]);
});

test("two checks that say opposite things of one finding favour no side", () => {
  const table = structuredClone(small);
  table.screens[1].findings = [{ when: "difference", finding: "stiff" }];
  const made = planned({ table, screens: { bend: STIFF_LEFT, rises: WEAK_RIGHT } });
  assert.deepEqual([made.items[0].finding, made.items[0].first], ["stiff", null]);
  assert.equal(made.items[0].why, "It trains what a check found: less bend.");
});

test("an exercise for both sides at once names the side but puts none first", () => {
  const made = planned({ screens: { rises: WEAK_RIGHT } });
  assert.equal(made.items[1].why, "The right calf did fewer raises. This exercise trains both sides alike.");
});

test("a wish for an area moves the general list, but not on to easier forms", () => {
  const answers = { wishes: ["wish-hip"] };
  const table = structuredClone(small);
  table.plan.general = ["rock", "bridge", "one-leg", "raise", "taps"];
  table.about[3].options[0].prefers_area = "knee";
  assert.deepEqual(ids(planned({ table, answers })), ["rock", "raise", "one-leg"]);
  table.about[3].options[0].prefers_area = "shoulder-arm";
  assert.deepEqual(ids(planned({ table, answers })), ["rock", "bridge", "one-leg"]);
});

test("where time is short the slots the reader wishes for are filled first", () => {
  const table = structuredClone(small);
  table.plan.warm_up_seconds = 220;
  const five = { minutes: ["five"] };
  assert.deepEqual(ids(planned({ table, answers: five })), ["bridge", "raise"], "80 seconds hold no range, and any aim will do");
  assert.deepEqual(ids(planned({ table, answers: { ...five, wishes: ["wish-balance"] } })), ["one-leg"]);
});

test("what is left out is replaced by its easier form, and said", () => {
  const made = planned({ answers: { care: ["unsteady"] }, screens: { stance: [[3], [20]] } });
  const item = made.items.find(({ finding }) => finding === "wobbly");
  assert.equal(item?.exercise, "taps");
  assert.match(item?.why ?? "", /takes the place of “Name of one-leg”/);
  assert.deepEqual(made.left_out, [{ exercise: "one-leg", reason: "Left out because you answered: Text of unsteady" }]);
});

test("what is left out to be safe says that the reader was not sure", () => {
  const table = structuredClone(small);
  table.gate[3].kind = "group";
  const made = planned({ table, answers: { care: ["unsure"] } });
  assert.deepEqual(made.left_out, [
    { exercise: "one-leg", reason: "Left out because you were not sure about: Text of unsteady" },
  ]);
});

test("an item says what this reader must take care of, and nothing meant for others", () => {
  const table = structuredClone(small);
  const taps = table.exercises.find(({ id }) => id === "taps");
  if (taps) taps.caution = [{ text: "Sit well back.", when: [] }, { text: "Hold on.", when: ["unsteady"] }, { text: "Wear shoes.", when: ["bendy"] }];
  const made = planned({ table, answers: { care: ["unsteady"] }, screens: { stance: [[3], [20]] } });
  assert.deepEqual(made.items.find(({ exercise }) => exercise === "taps")?.caution, ["Sit well back.", "Hold on."]);
});

test("after a check that hurt, nothing that loads what the check loads is planned", () => {
  for (const screen of real.screens) {
    const made = planned({ table: real, screens: { [screen.id]: "pain" } });
    for (const { exercise } of made.items) {
      const { loads } = real.exercises.find(({ id }) => id === exercise) ?? { loads: [] };
      assert.ok(!loads.some((part) => screen.loads.includes(part)), `${exercise} after ${screen.id}`);
    }
  }
});

test("kit, parts and pain leave exercises out, each with its reason", () => {
  const kit = planned({ screens: { rises: WEAK_RIGHT } });
  assert.deepEqual(kit.left_out, [{ exercise: "press", reason: "It needs a band." }]);
  const parts = planned({ answers: { health: ["hurt"], parts: ["part-foot"] } });
  assert.ok(!ids(parts).includes("rock"));
  assert.match(parts.left_out[0].reason, /part of the body/);
  const pain = planned({ screens: { bend: "pain" } });
  assert.ok(!ids(pain).some((id) => ["rock", "slide"].includes(id)));
  assert.match(pain.left_out[0].reason, /The check “Bend” hurt/);
});

test("the family of a painful check is out even where it works another part", () => {
  const table = structuredClone(small);
  table.findings[0].exercises = ["taps"];
  const made = planned({ table, answers: { minutes: ["more"] }, screens: { bend: "pain" } });
  assert.ok(!ids(made).some((id) => ["taps", "rock", "slide"].includes(id)));
});

test("sides are never set against each other for a reader who is not compared", () => {
  const made = planned({ answers: { care: ["uneven"] }, screens: { bend: STIFF_LEFT, rises: WEAK_RIGHT }, again: ["bend", "rises"] });
  assert.ok(made.items.length > 0);
  for (const item of made.items) assert.deepEqual([item.first, item.provisional, item.extra], [null, false, false]);
  assert.doesNotMatch(made.items.map(({ why }) => why).join(), /left|right/);
  const attempts = { left: [6, 6], right: [9.5, 9.5] };
  const compared = [judge(small.screens[0], attempts, [attempts])];
  const [item] = plan(small, compared, preferences(small, {}), gate(small, { care: ["uneven"] })).items;
  assert.deepEqual([item.finding, item.first, item.extra], ["stiff", null, false], "whatever the verdicts say");
});

test("balance comes first for a reader who wishes for it", () => {
  assert.deepEqual(ids(planned({ answers: { wishes: ["wish-balance"] } })), ["one-leg", "rock", "bridge"]);
});

test("a harder form is no one's first choice", () => {
  const table = structuredClone(small);
  table.plan.general = ["rock"];
  table.exercises = table.exercises.map((one) => (one.id === "steep" ? { ...one, id: "a-steep" } : one));
  table.exercises.sort((a, b) => (a.id < b.id ? -1 : 1));
  table.exercises[0] = exercise("a-steep", "strength", { loads: ["back"], area: "back" });
  const taps = table.exercises.find(({ id }) => id === "taps");
  if (taps) taps.harder = { how: "", exercise: "a-steep" };
  assert.ok(ids(planned({ table })).includes("bridge"));
});

test("with nothing allowed the plan is empty and sends to a professional, kindly", () => {
  const table = structuredClone(small);
  for (const one of table.exercises) one.loads = ["ankle-foot"];
  const made = planned({ table, answers: { health: ["hurt"], parts: ["part-foot"] } });
  assert.deepEqual([made.items, made.minimum, made.seconds], [[], [], 0]);
  assert.match(made.note ?? "", /physiotherapist or doctor/);
});

test("after a gate that ends there is no plan", () => {
  for (const answers of /** @type {Answers[]} */ ([{ urgent: ["chest"] }, { health: ["heart"] }, { urgent: ["unsure"] }])) {
    const made = planned({ answers, screens: { bend: STIFF_LEFT } });
    assert.deepEqual([made.items, made.left_out], [[], []]);
    assert.match(made.note ?? "", /professional first/);
  }
});

for (const [name, table] of /** @type {const} */ ([["small", small], ["real", real]])) {
  /** @param {State} state @param {boolean} [again] the same was seen on an earlier day */
  const from = (state, again = false) => {
    const result = gate(table, state.answers);
    const wishes = preferences(table, state.answers);
    const steps = path(table, state.answers);
    const seen = table.screens.filter(({ id }) => steps.includes(id) && state.screens[id]);
    const verdicts = seen.map((screen) => judge(screen, state.screens[screen.id], again ? [state.screens[screen.id]] : [], { compare: result.compare }));
    return { result, wishes, verdicts, made: plan(table, verdicts, wishes, result) };
  };

  test(`a plan keeps to the time, the number and what is allowed, and is empty only when it must be: ${name}`, () => {
    let empty = 0;
    fc.assert(
      fc.property(stateOf(table), fc.boolean(), (state, again) => {
        const { result, wishes, verdicts, made } = from(state, again);
        const hurt = table.screens.filter(({ id }) => verdicts.some((one) => one.screen === id && one.verdict === "pain"));
        const family = table.findings.filter(({ id }) => hurt.some((screen) => screen.findings.some(({ finding }) => finding === id)));
        const allowed = table.exercises.filter(
          (one) =>
            one.kit.every((kit) => wishes.kit.includes(kit)) &&
            !one.leave_out.some((tag) => result.tags.includes(tag)) &&
            !one.loads.some((part) => result.parts.includes(part) || hurt.some((screen) => screen.loads.includes(part))) &&
            !family.some(({ exercises }) => exercises.includes(one.id)),
        );
        const items = made.items;
        assert.ok(items.length <= 5);
        assert.ok(made.seconds <= wishes.minutes * 60);
        assert.equal(new Set(items.map((item) => item.exercise)).size, items.length);
        for (const item of items) {
          assert.ok(allowed.some((one) => one.id === item.exercise), `${item.exercise} is not allowed`);
          assert.ok(item.sets >= 1 && item.sets === item.dose.sets);
        }
        const left = new Set(made.left_out.map((out) => out.exercise));
        assert.ok(!items.some((item) => left.has(item.exercise)));
        if (result.ends || allowed.length === 0) {
          empty += 1;
          assert.equal(items.length, 0);
          assert.ok(made.note);
        } else {
          assert.ok(items.length > 0);
          assert.ok(made.minimum.length > 0 && made.minimum.length <= 2);
          const extra = items.filter((item) => item.extra).length;
          const full = items.reduce((sum, item) => sum + item.dose.seconds, table.plan.warm_up_seconds);
          assert.ok(extra ? made.seconds > full : made.seconds === full);
        }
      }),
      { numRuns: 300 },
    );
    assert.ok(empty > 0, "readers without a plan were among those tried");
  });

  test(`rubbish in place of answers still makes a plan: ${name}`, () => {
    const ids = [...table.gate, ...table.about].map(({ id }) => id);
    const answers = fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom(...ids, "__proto__"), fc.anything()));
    fc.assert(
      fc.property(answers, (some) => Array.isArray(plan(table, [], preferences(table, some), gate(table, some)).items)),
    );
  });

  test(`the same answers give the same plan: ${name}`, () => {
    fc.assert(fc.property(stateOf(table), (state) => assert.deepEqual(from(state).made, from(structuredClone(state)).made)));
  });

  test(`swapping the sides swaps which side goes first and nothing else: ${name}`, () => {
    fc.assert(
      fc.property(stateOf(table), (state) => {
        const swapped = structuredClone(state);
        for (const attempts of Object.values(swapped.screens)) {
          [attempts.left, attempts.right] = [attempts.right, attempts.left];
        }
        const side = { left: "right", right: "left" };
        const items = from(state).made.items.map((item) => ({ ...item, why: "", first: item.first && side[item.first] }));
        assert.deepEqual(from(swapped).made.items.map((item) => ({ ...item, why: "" })), items);
      }),
    );
  });
}

test("the whole state is judged along the reader's path, and planned from it", () => {
  fc.assert(
    fc.property(stateOf(real), (state) => {
      const steps = path(real, state.answers);
      const judged = judgeAll(real, state);
      assert.deepEqual(
        judged.map((one) => one.screen),
        real.screens.map((screen) => screen.id).filter((id) => steps.includes(id)),
      );
      const safety = gate(real, state.answers);
      assert.deepEqual(planAll(real, state), plan(real, judged, preferences(real, state.answers), safety));
    }),
  );
});

test("an exercise says which side goes first, for how long that holds, and what may be added", () => {
  assert.equal(sideSays({ first: null, provisional: false, extra: false }), "");
  assert.equal(
    sideSays({ first: "left", provisional: true, extra: false }),
    "Start with your left side; the right side does the same, no more. " +
      "This order is for now, until a second day confirms it.",
  );
  assert.equal(
    sideSays({ first: "right", provisional: false, extra: true }),
    "Start with your right side; the left side does the same, no more. If you like, add one set on the right side.",
  );
});

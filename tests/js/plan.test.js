// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { gate } from "../../overrides/assets/evenstride/engine/gate.js";
import { path } from "../../overrides/assets/evenstride/engine/flow.js";
import { judge } from "../../overrides/assets/evenstride/engine/judge.js";
import { plan, preferences, replacements } from "../../overrides/assets/evenstride/engine/plan.js";
import { planAll, standing } from "../../overrides/assets/evenstride/engine/results.js";
import { sideSays } from "../../overrides/assets/evenstride/engine/words.js";
import { stateOf } from "./arbitrary.js";
import { bend, compile, exercise, film, small, wide } from "./table.js";

/** @import { Answers, Attempts, Exercise, Gate, Judgement, Plan, Preferences, State, Swap, Table } from "../../overrides/assets/evenstride/engine/types.js" */

const real = compile();

/** @type {Record<string, [number[], number[]]>} */
const EVEN = { bend: [[8, 8], [8, 8]], rises: [[20], [20]], stance: [[20], [20]] };
const STIFF_LEFT = /** @type {const} */ ([[6, 6], [9.5, 9.5]]);
const WEAK_RIGHT = /** @type {const} */ ([[20], [12]]);

/**
 * @param {{answers?: Answers, screens?: Record<string, readonly [readonly number[], readonly number[]] | "pain">, again?: string[], table?: Table, swaps?: Swap[]}} given
 */
function planned({ swaps = [], ...given }) {
  const { table, verdicts, wishes, result } = reader(given);
  return plan(table, verdicts, wishes, result, swaps);
}

/** @param {Omit<Parameters<typeof planned>[0], "swaps">} given */
function reader({ answers = {}, screens = {}, again = [], table = small }) {
  const result = gate(table, answers);
  const verdicts = table.screens.map((screen) => {
    const entered = screens[screen.id] ?? EVEN[screen.id] ?? [[], []];
    /** @type {Attempts} */
    const attempts = entered === "pain" ? { left: [], right: [], mark: "pain" } : { left: [...entered[0]], right: [...entered[1]] };
    return judge(screen, attempts, again.includes(screen.id) ? [attempts] : [], { compare: result.compare });
  });
  return { table, verdicts, wishes: preferences(table, answers), result };
}

/** @param {string} id @param {Parameters<typeof reader>[0] & {swaps?: Swap[]}} given */
function instead(id, { swaps = [], ...given }) {
  const { table, verdicts, wishes, result } = reader(given);
  return replacements(table, verdicts, wishes, result, swaps, id);
}

/** @param {string} from @param {string} to @returns {Swap} */
function swap(from, to) {
  return { from, to };
}

/** @param {ReturnType<typeof planned>} made */
function ids(made) {
  return made.items.map((item) => item.exercise);
}

test("preferences come from the answers; ten minutes where nothing is said", () => {
  assert.deepEqual(preferences(small, {}), { kit: [], minutes: 10, days: null, areas: [], aims: [] });
  const answers = { kit: ["a-step", "a-band"], minutes: ["more"], days: ["all-days"], wishes: ["wish-hip", "wish-balance"] };
  assert.deepEqual(preferences(small, answers), { kit: ["band", "step"], minutes: 15, days: 7, areas: ["hip"], aims: ["balance"] });
  assert.equal(preferences(small, { minutes: ["more", "five"] }).minutes, 5, "the shorter, should there be two");
  assert.equal(preferences(small, { days: ["all-days", "three-days"] }).days, 3, "and the fewer");
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
  table.about[5].options[0].prefers_area = "knee";
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

test("findings of one aim leave the other aims a place, and train there if they can", () => {
  const table = structuredClone(small);
  table.findings[1].exercises = ["slide", "press", "raise"];
  table.findings[2].exercises = ["turn", "rock"];
  table.exercises.push(exercise("turn", "range"));
  const screens = { bend: STIFF_LEFT, rises: WEAK_RIGHT, stance: /** @type {const} */ ([[20], [3]]) };
  const ten = planned({ table, screens });
  assert.deepEqual(ten.items.map(({ exercise, finding }) => [exercise, finding]), [["rock", "stiff"], ["raise", "weak"], ["one-leg", null]]);
  table.plan.shapes[15] = ["range", "strength", "strength", "balance"];
  const more = planned({ table, screens, answers: { minutes: ["more"] } });
  assert.deepEqual(more.items.map(({ exercise, finding }) => [exercise, finding]), [
    ["rock", "stiff"], ["slide", "weak"], ["raise", "weak"], ["one-leg", null],
  ]);
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
  table.about[5].options[0].prefers_area = "knee";
  assert.deepEqual(ids(planned({ table, answers })), ["rock", "raise", "one-leg"]);
  table.about[5].options[0].prefers_area = "shoulder-arm";
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

/** @typedef {{result: Gate, wishes: Preferences, verdicts: Judgement[], plan: (swaps?: Swap[]) => Plan, instead: (swaps: Swap[], id: string) => ReturnType<typeof replacements>}} Reader */

/** @param {Table} table @param {State} state @param {boolean} [again] the same was seen on an earlier day @returns {Reader} */
function from(table, state, again = false) {
  const result = gate(table, state.answers);
  const wishes = preferences(table, state.answers);
  const steps = path(table, state.answers);
  const seen = table.screens.filter(({ id }) => steps.includes(id) && state.screens[id]);
  const verdicts = seen.map((screen) => judge(screen, state.screens[screen.id], again ? [state.screens[screen.id]] : [], { compare: result.compare }));
  return {
    result,
    wishes,
    verdicts,
    plan: (swaps = []) => plan(table, verdicts, wishes, result, swaps),
    instead: (swaps, id) => replacements(table, verdicts, wishes, result, swaps, id),
  };
}

/** @param {Table} table @param {State} state @returns {State} the same without an answer that ends the gate */
function spared(table, state) {
  const safe = table.gate.flatMap(({ options }) => options.filter(({ ends, outcome }) => !ends && outcome !== "stop").map(({ id }) => id));
  const asked = table.gate.map(({ id }) => id);
  const answers = Object.entries(state.answers).map(([id, answer]) => {
    const kept = answer.filter((one) => safe.includes(one));
    return [id, asked.includes(id) ? (kept.length ? kept : ["none"]) : answer];
  });
  return { ...state, answers: Object.fromEntries(answers) };
}

/** @param {Table} table @param {Reader} reader */
function allowedFor(table, { result, wishes, verdicts }) {
  const hurt = table.screens.filter(({ id }) => verdicts.some((one) => one.screen === id && one.verdict === "pain"));
  const led = hurt.flatMap(({ findings, signs }) => [...findings, ...signs].map(({ finding }) => finding));
  const family = table.findings.filter(({ id }) => led.includes(id)).flatMap(({ exercises }) => exercises);
  return table.exercises.filter(
    (one) =>
      one.kit.every((kit) => wishes.kit.includes(kit)) &&
      !one.leave_out.some((tag) => result.tags.includes(tag)) &&
      !one.loads.some((part) => result.parts.includes(part) || hurt.some((screen) => screen.loads.includes(part))) &&
      !family.includes(one.id),
  );
}

/** Everything a plan promises. @param {Table} table @param {Reader} reader @param {Plan} made */
function holdsPromises(table, reader, made) {
  const { result, wishes, verdicts } = reader;
  const { items } = made;
  const allowed = allowedFor(table, reader);
  const known = (/** @type {string} */ id) => /** @type {Exercise} */ (table.exercises.find((one) => one.id === id));
  assert.equal(items.length === 0, result.ends || allowed.length === 0, "empty only when it must be");
  assert.equal(made.note === null, items.length > 0);
  assert.ok(items.length <= Math.min(5, table.plan.shapes[made.minutes].length));
  assert.ok(made.seconds <= wishes.minutes * 60, `${made.seconds} s`);
  assert.equal(new Set(items.map((item) => item.exercise)).size, items.length, "twice the same");
  const extra = items.reduce((sum, { extra, dose }) => sum + (extra ? dose.work + dose.rest : 0), 0);
  const work = items.reduce((sum, { dose }) => sum + dose.seconds, items.length ? table.plan.warm_up_seconds : 0);
  assert.equal(made.seconds, work + extra);

  for (const item of items) {
    const own = known(item.exercise);
    assert.ok(allowed.includes(own), `${own.id} is not allowed`);
    assert.equal(own.aim, known(item.planned).aim);
    assert.ok(item.sets >= 1 && item.sets <= own.dose.sets && item.sets === item.dose.sets);
    // The verdicts that led here by a difference.
    const sides = verdicts.filter(({ screen, side, verdict, findings }) => {
      const leads = table.screens.find(({ id }) => id === screen)?.findings ?? [];
      const asks = leads.some(({ when, finding }) => when === "difference" && finding === item.finding);
      return asks && side !== null && ["possible", "clear"].includes(verdict) && findings.includes(item.finding ?? "");
    });
    const clear = sides.filter(({ verdict }) => verdict === "clear");
    const lower = new Set((clear.length ? clear : sides).map(({ side }) => side));
    const first = result.compare && own.dose.sides === "each" && lower.size === 1 ? [...lower][0] : null;
    assert.equal(item.first, first, `${own.id} starts with the lower side`);
    assert.equal(item.provisional, first !== null && clear.length === 0, "provisional until clear");
    assert.ok(!item.extra || (clear.length > 0 && first !== null && item.sets === own.dose.sets));
  }
  const aims = items.map((item) => known(item.exercise).aim);
  const order = wishes.aims.includes("balance") ? ["balance", "range", "strength"] : ["range", "strength", "balance"];
  assert.deepEqual(aims, [...aims].sort((a, b) => order.indexOf(a) - order.indexOf(b)));

  if (items.length > 0 && made.minutes >= 10) {
    for (const aim of table.plan.shapes[made.minutes]) {
      assert.equal(aims.includes(aim), allowed.some((one) => one.aim === aim), `${aim} has its place`);
    }
  }

  const least = made.minimum;
  assert.equal(least.length, Math.min(2, items.length), "a minimum day");
  assert.ok(least.every((id) => items.some((item) => item.exercise === id)), "inside the plan");
  if (["range", "balance"].every((aim) => aims.some((one) => one === aim))) {
    assert.deepEqual(least.map((id) => known(id).aim), ["range", "balance"]);
  }
  const left = made.left_out.map((out) => out.exercise);
  assert.ok(!left.some((id) => allowed.includes(known(id))) && made.left_out.every(({ reason }) => reason));
}

for (const [name, table, numRuns] of /** @type {const} */ ([["small", small, 2000], ["wide", wide, 2000], ["real", real, 500]])) {
  // Many answers end the gate; every other reader gives none of those.
  const readers = fc.oneof(stateOf(table), stateOf(table).map((state) => spared(table, state)));
  const picks = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 8 });

  /** Swaps of what is planned, for just any exercise. @param {Plan} made @param {[number, number][]} picked @returns {Swap[]} */
  const swapsOf = ({ items }, picked) =>
    items.length === 0
      ? []
      : picked.map(([one, other]) => swap(items[one % items.length].planned, table.exercises[other % table.exercises.length].id));

  test(`a plan keeps its promises, whatever is swapped: ${name}`, () => {
    let empty = 0;
    let swapped = 0;
    fc.assert(
      fc.property(readers, fc.boolean(), picks, (state, again, picked) => {
        const reader = from(table, state, again);
        const made = reader.plan();
        holdsPromises(table, reader, made);
        assert.ok(made.items.every(({ exercise, planned }) => exercise === planned));
        const other = reader.plan(swapsOf(made, picked));
        holdsPromises(table, reader, other);
        assert.deepEqual(other.items.map(({ planned }) => planned), made.items.map(({ planned }) => planned));
        empty += Number(made.items.length === 0);
        swapped += Number(other.items.some(({ exercise, planned }) => exercise !== planned));
      }),
      { numRuns },
    );
    assert.ok(empty > 0, "readers without a plan were among those tried");
    assert.ok(swapped > numRuns / 20, `and readers who swapped: ${swapped}`);
    assert.ok(empty < numRuns * 0.8, "and enough with one");
  });

  test(`what is offered instead is what the plan takes, and changes nothing else: ${name}`, () => {
    const tried = { equal: 0, easier: 0, harder: 0 };
    fc.assert(
      fc.property(readers, fc.boolean(), picks, fc.nat(), (state, again, picked, which) => {
        const reader = from(table, state, again);
        const swaps = swapsOf(reader.plan(), picked);
        const { items } = reader.plan(swaps);
        const at = which % (items.length || 1);
        const item = items[at];
        if (!item) return;
        const offer = reader.instead(swaps, item.exercise);
        assert.ok(offer.equal.length <= 3);
        const all = [...offer.equal, ...[offer.easier, offer.harder].flatMap((id) => id ?? [])];
        assert.equal(new Set([...all, item.exercise]).size, all.length + 1, "each offered once");
        if (item.exercise !== item.planned && offer.harder === null) {
          const back = reader.plan([...swaps, swap(item.planned, item.planned)]);
          const others = (/** @type {Plan} */ one) => one.items.map(({ exercise }) => exercise).filter((_, index) => index !== at);
          const free = others(back).join() === others({ ...back, items }).join();
          assert.ok(!free || all.includes(item.planned), "the way back");
        }
        for (const id of all) {
          const then = reader.plan([...swaps, swap(item.planned, id)]);
          holdsPromises(table, reader, then);
          assert.deepEqual(then.items.map(({ exercise }) => exercise), items.map(({ exercise }, index) => (index === at ? id : exercise)));
        }
        const { harder } = table.exercises.find(({ id }) => id === item.exercise) ?? {};
        assert.ok(offer.harder === null || offer.harder === harder?.exercise, "no step up is skipped");
        tried.equal += offer.equal.length;
        tried.easier += Number(offer.easier !== null);
        tried.harder += Number(offer.harder !== null);
      }),
      { numRuns },
    );
    const least = table === real ? tried : { equal: tried.equal, easier: tried.easier };
    assert.ok(Object.values(least).every((count) => count > 0), JSON.stringify(tried));
  });

  test(`one set of any exercise fits into five minutes: ${name}`, () => {
    for (const { id, dose } of table.exercises) {
      const seconds = dose.sides === "each" ? 2 * dose.work + table.plan.changeover : dose.work;
      assert.ok(seconds <= 5 * 60 - table.plan.warm_up_seconds, id);
    }
  });

  test(`rubbish in place of answers still makes a plan: ${name}`, () => {
    const ids = [...table.gate, ...table.about].map(({ id }) => id);
    const answers = fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom(...ids, "__proto__"), fc.anything()));
    fc.assert(
      fc.property(answers, (some) => Array.isArray(plan(table, [], preferences(table, some), gate(table, some)).items)),
    );
  });

  test(`the same answers give the same plan: ${name}`, () => {
    fc.assert(fc.property(stateOf(table), (state) => assert.deepEqual(from(table, state).plan(), from(table, structuredClone(state)).plan())));
  });

  test(`swapping the sides swaps which side goes first and nothing else: ${name}`, () => {
    fc.assert(
      fc.property(readers, fc.boolean(), (state, again) => {
        const swapped = structuredClone(state);
        const side = { left: /** @type {const} */ ("right"), right: /** @type {const} */ ("left"), both: /** @type {const} */ ("both") };
        for (const attempts of Object.values(swapped.screens)) {
          [attempts.left, attempts.right] = [attempts.right, attempts.left];
          attempts.unable = attempts.unable?.map((column) => side[column]);
        }
        const items = from(table, state, again).plan().items.map((item) => ({ ...item, why: "", first: item.first && side[item.first] }));
        assert.deepEqual(from(table, swapped, again).plan().items.map((item) => ({ ...item, why: "" })), items);
      }),
    );
  });
}

test("a swap puts another exercise in the place of the planned one, and says so", () => {
  const made = planned({ screens: { bend: STIFF_LEFT }, again: ["bend"], swaps: [swap("rock", "slide")] });
  assert.deepEqual(ids(made), ["slide", "bridge", "one-leg"]);
  const [item] = made.items;
  assert.deepEqual([item.planned, item.sets, item.first, item.extra, item.finding], ["rock", 1, "left", true, "stiff"]);
  assert.equal(item.why, "You chose this instead of “Name of rock”. The left ankle bends less. So this side goes first.");
  assert.deepEqual(made.minimum, ["slide", "one-leg"]);
  assert.deepEqual(ids(planned({ swaps: [swap("rock", "slide"), swap("rock", "nowhere")] })), ["rock", "bridge", "one-leg"], "the last one counts");
  assert.deepEqual(ids(planned({ swaps: [swap("rock", "nowhere"), swap("rock", "slide")] })), ["slide", "bridge", "one-leg"]);
});

test("what is swapped in for a finding keeps its side only if it serves that finding", () => {
  const table = structuredClone(small);
  table.exercises.push(exercise("deep", "range"), exercise("deeper", "range"), exercise("turn", "range"));
  const [rock, slide, deep] = ["rock", "slide", "deep"].map((id) => /** @type {Exercise} */ (table.exercises.find((one) => one.id === id)));
  rock.harder = { how: "", exercise: "deep" };
  deep.harder = { how: "", exercise: "deeper" };
  const given = { table, screens: { bend: STIFF_LEFT } };
  const [harder] = planned({ ...given, swaps: [swap("rock", "deeper")] }).items;
  assert.deepEqual([harder.exercise, harder.finding, harder.first, harder.provisional], ["deeper", "stiff", "left", true]);
  const [other] = planned({ ...given, swaps: [swap("rock", "turn")] }).items;
  assert.deepEqual([other.exercise, other.finding, other.first, other.provisional], ["turn", null, null, false]);
  assert.equal(other.why, "You chose this instead of “Name of rock”. No check asked for it.");
  slide.easier = { how: "", exercise: "turn" };
  assert.equal(planned({ ...given, swaps: [swap("rock", "turn")] }).items[0].first, "left");
});

test("an exercise of another finding takes that finding's side with it", () => {
  const table = structuredClone(small);
  table.findings[1].exercises = ["raise", "one-leg", "slide"];
  const made = planned({ table, answers: { minutes: ["five"] }, screens: { rises: WEAK_RIGHT }, swaps: [swap("one-leg", "taps")] });
  assert.deepEqual(made.items.map(({ exercise, first }) => [exercise, first]), [["raise", null], ["taps", "right"]], "the easier form of its own");
  table.findings[1].exercises = ["press", "slide"];
  const own = planned({ table, answers: { kit: ["a-band"] }, screens: { rises: WEAK_RIGHT, bend: STIFF_LEFT }, swaps: [swap("rock", "slide")] });
  assert.deepEqual([own.items[0].exercise, own.items[0].finding], ["slide", "stiff"], "its own comes first");
  table.findings[0].exercises = ["rock"];
  const moved = planned({ table, answers: { kit: ["a-band"] }, screens: { rises: WEAK_RIGHT, bend: STIFF_LEFT }, swaps: [swap("rock", "slide")] });
  assert.deepEqual([moved.items[0].exercise, moved.items[0].finding, moved.items[0].first], ["slide", "weak", "right"]);
});

test("a swap that would break a promise is passed over", () => {
  const base = ids(planned({}));
  assert.deepEqual(ids(planned({ swaps: [swap("rock", "raise")] })), base, "another aim");
  assert.deepEqual(ids(planned({ swaps: [swap("bridge", "press")] })), base, "no band");
  assert.deepEqual(ids(planned({ swaps: [swap("bridge", "press")], answers: { kit: ["a-band"] } })), ["rock", "press", "one-leg"]);
  assert.deepEqual(ids(planned({ swaps: [swap("slide", "rock"), swap("rock", "rock")] })), base);
  const parts = planned({ answers: { health: ["hurt"], parts: ["part-hip"] }, swaps: [swap("taps", "one-leg")] });
  assert.deepEqual(ids(parts), ["rock", "bridge", "taps"], "a part left out");
  const table = structuredClone(small);
  table.plan.shapes[10] = ["range", "range", "balance"];
  assert.deepEqual(ids(planned({ table, swaps: [swap("rock", "slide")] })), ["rock", "slide", "one-leg"], "it is in the plan");
  assert.deepEqual(ids(planned({ table: small, swaps: [swap("bridge", "raise"), swap("bridge", "bridge")] })), base, "back again");
});

test("a swap is passed over where one set of it would not fit", () => {
  const table = structuredClone(small);
  const slide = /** @type {Exercise} */ (table.exercises.find(({ id }) => id === "slide"));
  // After the warm-up there are 240 seconds, and one set of one-leg takes 70.
  for (const [work, taken] of /** @type {const} */ ([[80, "slide"], [81, "rock"]])) {
    slide.dose.work = work;
    const made = planned({ table, answers: { minutes: ["five"] }, swaps: [swap("rock", "slide")] });
    assert.deepEqual(ids(made), [taken, "one-leg"]);
    assert.ok(made.seconds <= 300);
  }
});

test("what one swap leaves of the time, the next one has", () => {
  const table = structuredClone(small);
  const [slide, taps] = ["slide", "taps"].map((id) => /** @type {Exercise} */ (table.exercises.find((one) => one.id === id)));
  // One set of rock and one of one-leg take 160 of 240 seconds. Each of these takes 50 more.
  [slide.dose.work, taps.dose.work] = [65, 55];
  const given = { table, answers: { minutes: ["five"] } };
  assert.deepEqual(ids(planned({ ...given, swaps: [swap("one-leg", "taps")] })), ["rock", "taps"]);
  assert.deepEqual(ids(planned({ ...given, swaps: [swap("one-leg", "taps"), swap("rock", "slide")] })), ["slide", "one-leg"]);
  table.findings[0].exercises = ["rock", "slide"];
  assert.deepEqual(instead("rock", given).equal, ["slide"]);
  assert.deepEqual(instead("rock", { ...given, swaps: [swap("one-leg", "taps")] }).equal, [], "it would undo the other swap");
});

test("what is planned in one place is never swapped into another", () => {
  const table = structuredClone(small);
  table.exercises.push(exercise("turn", "range"));
  table.plan.general = ["rock", "slide", "one-leg"];
  table.plan.shapes[10] = ["range", "range", "balance"];
  const swaps = [swap("rock", "turn"), swap("slide", "rock")];
  assert.deepEqual(ids(planned({ table, swaps })), ["turn", "slide", "one-leg"]);
});

test("exercises that lead in a circle to easier ones end the search", () => {
  const table = structuredClone(small);
  for (const [id, exercise] of [["rock", "slide"], ["slide", "rock"], ["bridge", "bridge"]]) {
    const own = /** @type {Exercise} */ (table.exercises.find((one) => one.id === id));
    own.easier = { how: "", exercise };
    own.leave_out = ["bendy"];
  }
  assert.deepEqual(ids(planned({ table, answers: { care: ["bendy"] } })), ["raise", "one-leg", "taps"]);
});

test("what can be had instead: alike, easier, harder", () => {
  assert.deepEqual(instead("rock", { screens: { bend: STIFF_LEFT } }), { equal: ["slide"], easier: null, harder: null });
  assert.deepEqual(instead("one-leg", {}), { equal: [], easier: "taps", harder: null });
  assert.deepEqual(instead("taps", { swaps: [swap("one-leg", "taps")] }), { equal: ["one-leg"], easier: null, harder: null }, "the way back; its harder form has another aim");
  assert.deepEqual(instead("slide", {}), { equal: [], easier: null, harder: null }, "it is not in the plan");
  assert.deepEqual(instead("rock", { answers: { urgent: ["chest"] } }), { equal: [], easier: null, harder: null });
});

test("three alike at most, the finding's own first, and no harder form of another", () => {
  const table = structuredClone(small);
  table.exercises.push(...["a", "b", "c", "d"].map((id) => exercise(id, "range", { area: id === "a" ? "hip" : "ankle-foot" })));
  table.findings[0].exercises.push("a");
  const c = /** @type {Exercise} */ (table.exercises.find(({ id }) => id === "c"));
  c.harder = { how: "", exercise: "b" };
  const given = { table, screens: { bend: STIFF_LEFT } };
  assert.deepEqual(instead("rock", given).equal, ["slide", "a", "c"]);
  c.kit = ["band"];
  assert.deepEqual(instead("rock", given).equal, ["slide", "a", "d"]);
  assert.deepEqual(instead("rock", { table }).equal, ["slide", "d"], "without the finding: of the same area");
  table.findings[1].exercises.push("b");
  c.kit = [];
  assert.deepEqual(instead("rock", { table }).equal, ["slide", "c", "d"], "what is also a harder form comes last");
});

test("going easier passes over what is left out, going harder never does", () => {
  const table = structuredClone(small);
  const chain = ["r1", "r2", "r3"].map((id) => exercise(id, "range"));
  const rock = /** @type {Exercise} */ (table.exercises.find(({ id }) => id === "rock"));
  const link = (/** @type {Exercise} */ low, /** @type {Exercise} */ high) => {
    low.harder = { how: "", exercise: high.id };
    high.easier = { how: "", exercise: low.id };
  };
  link(chain[0], chain[1]);
  link(chain[1], rock);
  link(rock, chain[2]);
  table.exercises.push(...chain, exercise("r4", "range"));
  link(chain[2], /** @type {Exercise} */ (table.exercises.at(-1)));
  assert.deepEqual(instead("rock", { table }), { equal: ["slide"], easier: "r2", harder: "r3" });
  const down = [swap("rock", "r2")];
  assert.deepEqual(instead("r2", { table, swaps: down }), { equal: ["slide"], easier: "r1", harder: "rock" });
  chain[1].leave_out = ["bendy"];
  chain[2].leave_out = ["bendy"];
  const answers = { care: ["bendy"] };
  assert.deepEqual(instead("rock", { table, answers }), { equal: ["slide"], easier: "r1", harder: null });
  const back = instead("r1", { table, answers, swaps: [swap("rock", "r1")] });
  assert.deepEqual(back, { equal: ["rock", "slide"], easier: null, harder: null }, "but back to what was planned");
});

test("a low level of a check of both sides, and a sign that was seen, lead to exercises without a side", () => {
  const answers = { age: ["young"] };
  const verdicts = [film].map((screen) => judge(screen, { left: [], right: [], both: [4, 0] }));
  assert.deepEqual([verdicts[0].findings, verdicts[0].seen], [["stiff"], [0]]);
  const { items } = plan(wide, verdicts, preferences(wide, answers), gate(wide, answers));
  assert.deepEqual([items[0].exercise, items[0].finding, items[0].first, items[0].provisional], ["rock", "stiff", null, false]);
  assert.equal(items[0].why, "It trains what a check found: less bend.");
  const weak = { ...verdicts[0], screen: "stands", seen: [], findings: ["weak"], level: /** @type {const} */ ("low") };
  const both = plan(wide, [weak, verdicts[0]], { ...preferences(wide, answers), minutes: 5 }, gate(wide, answers)).items;
  assert.deepEqual(both.map(({ finding }) => finding), ["stiff", "weak"]);
});

test("after a film that hurt, what its signs lead to is out as well", () => {
  const table = structuredClone(wide);
  const at = table.screens.findIndex(({ id }) => id === "film");
  table.screens[at].loads = ["elbow"];
  const hurt = [judge(table.screens[at], { left: [], right: [], mark: "pain" })];
  const { items, left_out } = plan(table, hurt, preferences(table, {}), gate(table, {}));
  assert.ok(!items.some(({ exercise }) => ["rock", "slide"].includes(exercise)));
  assert.match(left_out[0].reason, /The check “Film” hurt/);
});

test("making a plan for the whole library takes less than 5 ms", () => {
  const answers = { kit: ["has-band", "has-step", "has-weight", "has-strap", "has-roller"], minutes: ["minutes-15"] };
  const screens = Object.fromEntries(real.screens.filter(({ kind }) => kind === "compared").map(({ id, measure: { least, step, attempts_most } }) => {
    return [id, /** @type {const} */ ([Array(attempts_most).fill(least + step), Array(attempts_most).fill(least + 2 * step)])];
  }));
  const { table, verdicts, wishes, result } = reader({ table: real, answers, screens });
  const times = Array.from({ length: 200 }, () => {
    const before = performance.now();
    plan(table, verdicts, wishes, result);
    return performance.now() - before;
  });
  const median = times.sort((a, b) => a - b)[100];
  assert.ok(median < 5, `${median} ms`);
});

test("the plan of all that was said is made of where each check stands", () => {
  fc.assert(
    fc.property(stateOf(real), (state) => {
      const { answers } = state;
      const safety = gate(real, answers);
      const made = plan(real, standing(real, state), preferences(real, answers), safety);
      assert.deepEqual(planAll(real, state), made);
      const [item] = made.items;
      const [to] = item ? replacements(real, standing(real, state), preferences(real, answers), safety, [], item.exercise).equal : [];
      if (to) assert.equal(planAll(real, state, [], [swap(item.planned, to)]).items[0].exercise, to);
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

test("two days that disagree give no side the first turn", () => {
  const judged = judge(bend, { left: [9, 9], right: [5, 5] }, [{ left: [5, 5], right: [9, 9] }]);
  assert.equal(judged.second, "contradicts");
  const made = plan(small, [judged], { kit: [], minutes: 10, days: null, areas: [], aims: [] }, gate(small, {}));
  const item = made.items.find(({ finding }) => finding === "stiff");
  assert.equal(item?.first, null);
  assert.doesNotMatch(item?.why ?? "", /first/);
});

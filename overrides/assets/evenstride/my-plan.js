// @ts-check
// The reader's plan, from day to day: made again at every visit from the answers kept, so that it
// never holds what is left out for this reader.

import { el } from "./dom.js";
import { path } from "./engine/flow.js";
import { gate } from "./engine/gate.js";
import { entered } from "./engine/measure.js";
import { preferences, replacements } from "./engine/plan.js";
import { advise } from "./engine/progress.js";
import { planAll, standing } from "./engine/results.js";
import { daysBetween } from "./engine/week.js";
import { open } from "./keeping.js";
import { withExercises } from "./library.js";
import { fillPlanSheet, fillWeekSheet, wirePrint } from "./plan-sheet.js";
import { dateSays, dayOf, nameOf } from "./plan-words.js";
import { refill } from "./redraw.js";
import { fillReminders } from "./reminders.js";
import { fillRetest } from "./retest.js";
import { load } from "./session.js";
import { fillSixWeeks } from "./six-weeks.js";
import { fillToday } from "./today.js";
import { fillYourData } from "./your-data.js";

/** @import { Item, Judgement, Kept, Plan, Settings, Table, Visit } from "./engine/types.js" */
/** @import { Keeping } from "./keeping.js" */
/**
 * @typedef {object} Scene What the page shows now, and what can be done about it.
 * @property {Table} table
 * @property {string} root the way to the site's home page
 * @property {Plan} plan
 * @property {Judgement[]} verdicts where each check stands
 * @property {Kept} kept
 * @property {Settings} settings
 * @property {string} today
 * @property {(item: Item) => ReturnType<typeof advise>} advice
 * @property {(exercise: string) => ReturnType<typeof replacements>} instead
 * @property {(change: (kept: Kept) => Kept, says: string | ((now: Scene) => string)) => void} change keep, show and say a change
 * @property {(item: Item, to: string) => void} swap
 * @property {(text: string) => void} say
 * @property {() => void} redraw
 */

const ROOT = "../";
const DAYS_OF_SAFETY = 14;
const WEEKDAYS = /** @type {Record<number, number[]>} */ ({ 2: [2, 5], 5: [1, 2, 3, 4, 5], 7: [1, 2, 3, 4, 5, 6, 7] });
const NONE = "There is no plan here yet. The self-check makes one from your answers, and this page goes through it with you, day by day.";
const CHANGED = "The self-check has changed since you filled it in. Please fill it in again.";
const TROUBLE = {
  "other-version": CHANGED,
  unreadable: "What this tab kept could not be read. Please fill in the self-check again.",
  blocked: NONE,
};

const status = part("status");
/** The day on show. */
let shown = "";
let refreshData = () => {};
let saying = 0;

document.querySelector("[data-without-script]")?.remove();
begin().catch((error) => explain(error instanceof Error ? error.message : String(error)));

async function begin() {
  const table = await withExercises(JSON.parse(document.getElementById("table")?.textContent ?? ""), ROOT);
  const keeping = open(table);
  adopt(table, keeping);
  const draw = () => show(table, keeping);
  wirePrint(document);
  part("preview").addEventListener("click", () => {
    const hidden = part("paper").classList.toggle("put-away");
    part("preview").setAttribute("aria-expanded", String(!hidden));
  });
  keeping.listen(draw);
  // A page left open overnight shows the new day.
  document.addEventListener("visibilitychange", () => !document.hidden && shown !== dayOf(new Date()) && draw());
  part("data").hidden = false;
  refreshData = fillYourData(part("your-data"), keeping, table, { changed: draw });
  draw();
}

/** Make a visit of the self-check in this tab if nothing is kept yet. @param {Table} table @param {Keeping} keeping */
function adopt(table, keeping) {
  const { state } = load(table);
  const { answers, choice } = state;
  const steps = path(table, answers, state);
  const finished = gate(table, answers).complete && steps.slice(steps.indexOf("results")).includes(state.step);
  if (!finished || gate(table, answers).ends || keeping.kept().visits.length) return;
  const screens = Object.fromEntries(Object.entries(state.screens).filter(([, attempts]) => entered(attempts)));
  const measured = table.screens.filter(({ id }) => screens[id]);
  const protocols = Object.fromEntries(measured.map(({ id, protocol }) => [id, protocol]));
  const now = new Date();
  const visit = { id: newId(), day: dayOf(now), at: now.getTime(), answers, choice, screens, protocols };
  keeping.update((kept) => ({ ...kept, visits: [...kept.visits, visit] }));
}

/** Draw everything anew. @param {Table} table @param {Keeping} keeping @returns {Scene | null} */
function show(table, keeping) {
  shown = dayOf(new Date());
  tellKeeping(keeping);
  refreshData();
  const { visits } = keeping.kept();
  const visit = visits.at(-1);
  const { state, trouble } = load(table);
  // The newest answers come first where they ask for advice.
  const ended = gate(table, state.answers).ends;
  if (ended || !visit) {
    const begun = Object.keys(state.answers).length > 0;
    const unfinished = "Your self-check is not finished yet. Go on with it, and your plan will be here.";
    return explain((ended && planAll(table, state).note) || (trouble ? TROUBLE[trouble] : begun && !visits.length ? unfinished : NONE), ended);
  }
  const safety = gate(table, visit.answers);
  if (!safety.ends && !safety.complete) return explain(CHANGED);
  const wishes = preferences(table, visit.answers);
  if (keeping.kept().settings === null) {
    const weekdays = WEEKDAYS[wishes.days ?? 3] ?? [1, 3, 5];
    const settings = { started: shown, weekdays, time: "18:00", after: "", swaps: [] };
    keeping.update((kept) => ({ ...kept, settings: kept.settings ?? settings }));
  }
  const kept = keeping.kept();
  const settings = /** @type {Settings} */ (kept.settings);
  const plan = planAll(table, visit, visits, settings.swaps);
  if (plan.note !== null) return explain(plan.note, true);

  const verdicts = standing(table, visit, visits);
  /** @type {Map<string, ReturnType<typeof replacements>>} */
  const found = new Map();
  /** @type {Scene} */
  const scene = {
    table,
    root: ROOT,
    plan,
    verdicts,
    kept,
    settings,
    today: shown,
    instead(exercise) {
      const known = found.get(exercise) ?? replacements(table, verdicts, wishes, safety, settings.swaps, exercise);
      found.set(exercise, known);
      return known;
    },
    advice(item) {
      const { easier, harder } = scene.instead(item.exercise);
      const allowed = (/** @type {string} */ id) => id === easier || id === harder;
      return advise(table, item, kept.log, { today: scene.today, started: settings.started, allowed });
    },
    change(change, says) {
      keeping.update(change);
      const now = show(table, keeping) ?? scene;
      now.say(typeof says === "string" ? says : says(now));
    },
    swap(item, to) {
      const others = (/** @type {Settings} */ { swaps }) => swaps.filter(({ from }) => from !== item.planned);
      const own = to === item.planned ? [] : [{ from: item.planned, to }];
      scene.change(
        (kept) => ({ ...kept, settings: kept.settings && { ...kept.settings, swaps: [...others(kept.settings), ...own] } }),
        `“${nameOf(table, to)}” takes the place of “${nameOf(table, item.exercise)}”.`,
      );
    },
    say,
    redraw: () => void show(table, keeping),
  };
  tellSafety(visit, scene);
  fillToday(part("today"), scene);
  fillSixWeeks(part("six-weeks"), scene);
  fillRetest(part("retest"), scene);
  fillReminders(part("reminders"), scene);
  fillPlanSheet(part("sheet"), table, plan);
  fillWeekSheet(part("week-sheet"), table, plan, settings, shown);
  reveal(true);
  return scene;
}

/** @param {string} text */
function say(text) {
  status.textContent = text;
  clearTimeout(saying);
  saying = window.setTimeout(() => status.replaceChildren(), 8000);
}

/** Say what may be lost. @param {Keeping} keeping */
function tellKeeping(keeping) {
  const [place, lost] = [keeping.place(), keeping.lost()];
  const why = el("a", { href: "#your-data" }, place === "tab" ? "Keep it on this device" : "See why");
  const says = [
    ...(place === "memory" ? [["What you tick now is gone once you close or reload this page. Until then all goes on. ", why]] : []),
    ...(place === "tab" && keeping.kept().visits.length ? [["Your plan is in this tab only, and is gone once you close it. ", why]] : []),
    ...(lost ? [[lost === 1 ? "One entry could not be read and was left out." : `${lost} entries could not be read and were left out.`]] : []),
  ];
  refill(part("notes"), ...says.map((words) => el("p", { class: "notice" }, ...words)));
}

/** Safety answers do not hold for ever. @param {Visit} visit @param {Scene} scene */
function tellSafety({ day }, { today, plan, advice }) {
  const old = daysBetween(day, today) > DAYS_OF_SAFETY;
  const asked = plan.items.some((item) => advice(item)?.kind === "gate");
  const why = old ? `Your safety answers are from ${dateSays(day)}. Before you go on, answer them again: ` : "Answer the safety questions again before you go on: ";
  const link = el("a", { href: `${ROOT}self-check/` }, "go to the self-check");
  refill(part("safety"), ...(old || asked ? [el("p", { class: "notice" }, why, link, ".")] : []));
}

/** Say why there is no plan. @param {string} reason @param {boolean} [unsafe] then no ready-made routine is offered instead */
function explain(reason, unsafe = false) {
  part("reason").textContent = reason;
  part("routines").hidden = unsafe;
  reveal(false);
  return null;
}

/** @param {boolean} planned */
function reveal(planned) {
  part("plan").hidden = !planned;
  part("no-plan").hidden = planned;
  document.documentElement.dataset.ready = "";
}

/** @param {string} name @returns {HTMLElement} */
function part(name) {
  const found = document.querySelector(`[data-${name}]`);
  if (!(found instanceof HTMLElement)) throw new Error(`The page lacks ${name}.`);
  return found;
}

/** An id that no other visit has, on this device or another. */
function newId() {
  return crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// @ts-check
// The reader's plan, from day to day: made again at every visit from the answers kept, so that it
// never holds what is left out for this reader.

import { path } from "./engine/flow.js";
import { gate } from "./engine/gate.js";
import { preferences, replacements } from "./engine/plan.js";
import { advise } from "./engine/progress.js";
import { planAll } from "./engine/results.js";
import { standing } from "./engine/standing.js";
import { weekdayOf } from "./engine/week.js";
import { open } from "./keeping.js";
import { Unloaded, withExercises } from "./library.js";
import { tellKeeping, tellSafety } from "./plan-notes.js";
import { fillSheets, wirePrint } from "./plan-sheet.js";
import { nameOf } from "./plan-words.js";
import { fillReminders } from "./reminders.js";
import { fillRetest } from "./retest.js";
import { load } from "./session.js";
import { fillSixWeeks } from "./six-weeks.js";
import { fillToday } from "./today.js";
import { dayOf, newVisit, visitOf } from "./visit.js";
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
 * @property {(change: (kept: Kept) => Kept, says: string | ((now: Scene) => string)) => void} change keep a change at once; show
 *   and say it in the frame after the next, so what was tapped has to answer for itself
 * @property {(change: (kept: Kept) => Kept) => void} keep keep a change that shows on the sheets only
 * @property {(item: Item, to: string) => void} swap
 * @property {(text: string) => void} say to those who do not see the change
 * @property {() => unknown} redraw
 */

const ROOT = "../";
// On which days of a week that begins today, by how many they are: a plan begins on the day it is made.
const SPREAD = /** @type {Record<number, number[]>} */ ({ 2: [0, 3], 3: [0, 2, 4], 5: [0, 1, 2, 4, 5], 7: [0, 1, 2, 3, 4, 5, 6] });
const NONE = "There is no plan here yet. The self-check makes one from your answers, and this page goes through it with you, day by day.";
const CHANGED = "The self-check has changed since you filled it in. Please fill it in again.";
const UNFINISHED = "Your self-check is not finished yet. Go on with it, and your plan will be here.";
const TROUBLE = {
  "other-version": CHANGED,
  unreadable: "What this tab kept could not be read. Please fill in the self-check again.",
  blocked: "This browser does not let the site keep anything, so your plan cannot come here. It stands at the end of the self-check.",
};

/** The day on show. */
let shown = "";
let refreshData = () => {};
/** What is drawn once a tap has been answered. */
let later = 0;
/** What can take the place of what, found once for each plan. @type {{plans: string, by: Record<string, ReturnType<typeof replacements>>}} */
let found = { plans: "", by: {} };

document.querySelector("[data-without-script]")?.remove();
begin().catch((error) => {
  explain(error instanceof Unloaded ? error.message : "This page could not be built. Please reload it.");
  if (!(error instanceof Unloaded)) throw error;
});

async function begin() {
  const table = await withExercises(JSON.parse(document.getElementById("table")?.textContent ?? ""), ROOT);
  const keeping = open(table);
  adopt(table, keeping);
  const draw = () => show(table, keeping);
  keeping.listen(draw);
  // A page left open overnight shows the new day.
  document.addEventListener("visibilitychange", () => !document.hidden && shown !== dayOf(new Date()) && draw());
  part("data").hidden = false;
  refreshData = fillYourData(part("your-data"), keeping, table, { changed: draw });
  wirePrint();
  draw();
}

/** Make a visit of the self-check in this tab if nothing is kept yet. @param {Table} table @param {Keeping} keeping */
function adopt(table, keeping) {
  const { state } = load(table);
  const steps = path(table, state.answers, state);
  const { complete, ends } = gate(table, state.answers);
  const finished = complete && !ends && steps.slice(steps.indexOf("results")).includes(state.step);
  if (!finished || keeping.kept().visits.length) return;
  const visit = visitOf(table, state, state.visit ?? newVisit());
  keeping.update((kept) => ({ ...kept, visits: [...kept.visits, visit] }));
}

/** Draw everything anew. @param {Table} table @param {Keeping} keeping @returns {Scene | null} */
function show(table, keeping) {
  shown = dayOf(new Date());
  let kept = keeping.kept();
  tellKeeping(part("notes"), keeping, kept);
  clearTimeout(later);
  later = setTimeout(refreshData);
  // What a file brought in from a day to come is no self-check of this reader.
  const visits = kept.visits.filter(({ day }) => day <= shown);
  kept = { ...kept, visits };
  const visit = current(table, visits.at(-1));
  const { state, trouble } = load(table);
  // The newest answers come first where they ask for advice.
  const ended = gate(table, state.answers).ends;
  if (ended || !visit) {
    const begun = Object.keys(state.answers).length > 0;
    return explain((ended && planAll(table, state).note) || (trouble ? TROUBLE[trouble] : begun ? UNFINISHED : NONE), ended);
  }
  const safety = gate(table, visit.answers);
  if (!safety.ends && !safety.complete) return explain(CHANGED);
  const wishes = preferences(table, visit.answers);
  if (kept.settings === null) {
    const first = weekdayOf(shown) - 1;
    const weekdays = (SPREAD[wishes.days ?? 3] ?? [0, 2, 4]).map((later) => ((first + later) % 7) + 1).sort();
    const settings = { started: shown, weekdays, time: "18:00", after: "", swaps: [] };
    keeping.update((kept) => ({ ...kept, settings: kept.settings ?? settings }));
    kept = { ...keeping.kept(), visits };
  }
  const settings = /** @type {Settings} */ (kept.settings);
  const plan = planAll(table, visit, visits, settings.swaps);
  if (plan.note !== null) return explain(plan.note, true);

  const verdicts = standing(table, visit, visits);
  // Safety answers given since then have dealt with pain at night.
  const log = kept.log.filter(({ pain, day }) => pain !== "night" || day >= visit.day);
  const plans = JSON.stringify([visits, settings.swaps]);
  if (found.plans !== plans) found = { plans, by: {} };
  /** @type {Scene} */
  const scene = {
    table,
    root: ROOT,
    plan,
    verdicts,
    kept,
    settings,
    today: shown,
    instead: (exercise) => (found.by[exercise] ??= replacements(table, verdicts, wishes, safety, settings.swaps, exercise)),
    advice(item) {
      const allowed = (/** @type {string} */ id) => {
        const { easier, harder } = scene.instead(item.exercise);
        return id === easier || id === harder;
      };
      return advise(table, item, log, { today: scene.today, started: settings.started, allowed });
    },
    change(change, says) {
      keeping.update(change);
      afterFrame(() => {
        const now = show(table, keeping) ?? scene;
        now.say(typeof says === "string" ? says : says(now));
      });
    },
    keep(change) {
      keeping.update(change);
      scene.settings = keeping.kept().settings ?? scene.settings;
      fillSheets(part("sheet"), part("week-sheet"), scene, visit.day);
      tellKeeping(part("notes"), keeping, kept);
    },
    swap(item, to) {
      const others = (/** @type {Settings} */ { swaps }) => swaps.filter(({ from }) => from !== item.planned);
      const own = to === item.planned ? [] : [{ from: item.planned, to }];
      scene.change(
        (kept) => ({ ...kept, settings: kept.settings && { ...kept.settings, swaps: [...others(kept.settings), ...own] } }),
        `“${nameOf(table, to)}” takes the place of “${nameOf(table, item.exercise)}”.`,
      );
    },
    say: (text) => void (part("status").textContent = text),
    redraw: () => show(table, keeping),
  };
  tellSafety(part("safety"), scene, visit.day);
  fillToday(part("today"), scene);
  reveal(true);
  clearTimeout(later);
  // A tap is answered first; the rest of the page follows.
  later = setTimeout(() => {
    fillSixWeeks(part("six-weeks"), scene);
    fillRetest(part("retest"), scene);
    fillReminders(part("reminders"), scene);
    fillSheets(part("sheet"), part("week-sheet"), scene, visit.day);
    refreshData();
  });
  return scene;
}

/** Do something once what a tap has changed by itself is on the screen. @param {() => void} work */
function afterFrame(work) {
  // A page out of sight has no frames.
  if (document.hidden) work();
  else requestAnimationFrame(() => setTimeout(work));
}

/** A visit with what was measured as it is measured now. @param {Table} table @param {Visit | undefined} visit */
function current(table, visit) {
  if (!visit) return null;
  const same = table.screens.filter(({ id, protocol }) => visit.protocols[id] === protocol && visit.screens[id]);
  return { ...visit, screens: Object.fromEntries(same.map(({ id }) => [id, visit.screens[id]])) };
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

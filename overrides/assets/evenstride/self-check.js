// @ts-check
// Turns the long form into one step at a time. What may follow what is the engine's business
// (engine/flow.js); this module moves the reader along, keeps the answers and tells what happens.

import { hurtSays, placeSays } from "./advice.js";
import { el } from "./dom.js";
import { path, prune, suitable } from "./engine/flow.js";
import { gate } from "./engine/gate.js";
import { entered } from "./engine/measure.js";
import { fillOutcome } from "./outcome.js";
import { arrange, find, isStep, nameOf, part, questions, screens, sectionOf, table } from "./page.js";
import * as problem from "./problem.js";
import { readAnswer, writeAnswer } from "./question.js";
import { emptyState, forget, load, save } from "./session.js";
import { newVisit } from "./visit.js";

/** @import { Gate } from "./engine/types.js" */
/** @import { Entry } from "./entry.js" */
/** @import { Problem } from "./problem.js" */

const TROUBLE = {
  blocked: "This browser does not let the page keep anything. You can go on, but a refresh will clear your answers.",
  "other-version": "The self-check has changed since you began, so your earlier answers were cleared.",
  unreadable: "What this tab had kept could not be read, so it was cleared.",
};
const UNREACHED =
  "This part of the page could not be loaded. Check your connection, then reload the page. Your answers are kept.";
// What the first question does not need is fetched when the page is idle.
const LATER = () => import("./checking.js");

const form = /** @type {HTMLFormElement} */ (find("form#self-check"));
const dialog = /** @type {HTMLDialogElement} */ (find("dialog"));
const notice = find("[data-notice]");
const back = find("[data-back]");
const next = find("[data-next]");
const kept = find("[data-kept]");
const progress = find("[data-progress]");
const root = form.dataset.root ?? "../";
const plainTitle = document.title;

let { state, trouble } = load(table);
/** @type {Entry | null} */
let entry = null;
let current = "";
let keeping = trouble !== "blocked";
// The step before is still on show: a second tap must not skip the one that comes.
let arriving = false;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  forward();
});
form.addEventListener("change", (event) => {
  const section = shown();
  if (!section || !questions.has(current) || !(event.target instanceof HTMLInputElement)) return;
  problem.clear();
  const answer = readAnswer(section);
  if (answer.length) state.answers[current] = answer;
  else delete state.answers[current];
  keep();
});
back.addEventListener("click", () => {
  const all = steps();
  const before = all[all.indexOf(current) - 1];
  // The browser's own Back must not need two presses for one step.
  if (history.state?.from === before) history.back();
  else if (before) go(before, tidy());
});
find("[data-restart]").addEventListener("click", () => dialog.showModal());
find("[data-no]").addEventListener("click", () => dialog.close());
find("[data-yes]").addEventListener("click", () => {
  dialog.close();
  restart();
});
window.addEventListener("popstate", () => {
  const wanted = location.hash.slice(1) || "intro";
  if (wanted === current || !isStep(wanted)) return;
  const dropped = tidy();
  const step = within(wanted);
  if (step !== wanted) history.replaceState(history.state, "", `#${step}`);
  void show(step, dropped);
});

begin();

function begin() {
  const dropped = trouble ? TROUBLE[trouble] : tidy();
  if (trouble && trouble !== "blocked") forget();
  const wanted = location.hash.slice(1);
  const early = taken("early") === "question" && wanted === "";
  const begun = Object.keys(state.answers).length > 0;
  if (early && !begun) return beginEarly(dropped);
  const step = begun ? within(isStep(wanted) ? wanted : state.step) : "intro";
  const again = step !== "intro" && !dropped ? "Your answers are still here. Go on where you were." : "";
  history.replaceState(history.state, "", step === "intro" ? location.pathname + location.search : `#${step}`);
  void arrive(step, dropped || again);
}

/** The reader has gone on to the first question already, and may have answered it. @param {string} said */
function beginEarly(said) {
  const [, first = ""] = steps();
  const section = sectionOf(first, "go");
  const answer = section ? readAnswer(section) : [];
  if (answer.length) state.answers[first] = answer;
  history.pushState({ from: "intro" }, "", `#${first}`);
  void arrive(first, said);
}

/** Show the first step, then fetch the rest in peace. @param {string} step @param {string} said */
function arrive(step, said) {
  form.dataset.ready = "";
  void show(step, said, true);
  const idle = window.requestIdleCallback ?? ((/** @type {() => void} */ act) => setTimeout(act, 500));
  idle(async () => {
    const later = await LATER().catch(() => null);
    const said = (await later?.welcome(table)) ?? "";
    if (current === "intro" && !notice.textContent) notice.textContent = said;
    await later?.ahead(table, root);
  });
}

/** Read a mark that start.js has left on the page, and take it away. @param {string} name */
function taken(name) {
  const { dataset } = document.documentElement;
  const mark = dataset[name];
  delete dataset[name];
  return mark;
}

/** What the answers so far add up to. @returns {Gate} */
function result() {
  return gate(table, state.answers);
}

/** The section of the current step. */
function shown() {
  return sectionOf(current, result().outcome);
}

/** The steps the reader sees now. */
function steps() {
  return ["intro", ...path(table, state.answers, state)];
}

/** @param {string} id */
function answered(id) {
  if (questions.has(id)) return Boolean(state.answers[id]?.length);
  if (id === "checks") return state.choice !== null;
  return !screens.has(id) || entered(state.screens[id]);
}

/** The wanted step if the reader has come so far, else the first one that lacks an answer. @param {string} wanted */
function within(wanted) {
  const all = steps();
  const open = all.findIndex((id) => !answered(id));
  const reach = open < 0 ? all.length - 1 : open;
  const index = all.indexOf(wanted);
  return all[index < 0 || index > reach ? reach : index] ?? "intro";
}

/** Drop what has become meaningless; return the sentence that says so. */
function tidy() {
  const step = state.step;
  const pruned = prune(table, state);
  state = { ...pruned.state, step };
  if (!pruned.dropped.length) return "";
  const names = pruned.dropped.map((id) => `“${nameOf(id, result().outcome)}”`);
  return `Because you changed an answer, what you entered here was cleared: ${names.join(", ")}.`;
}

function forward() {
  if (arriving) return;
  problem.clear();
  const lack = missing();
  if (!lack) return onward();
  problem.tell(lack, onward);
}

function onward() {
  const dropped = tidy();
  const all = steps();
  const step = all[all.indexOf(current) + 1] ?? (result().ends ? "outcome" : current);
  if (step !== current) go(step, dropped);
}

/** @param {string} step @param {string} [said] */
function go(step, said = "") {
  history.pushState({ from: current }, "", `#${step}`);
  void show(step, said);
}

/**
 * Show a step.
 * @param {string} step
 * @param {string} said something the reader must know about this move
 * @param {boolean} [first] the page has just opened: leave focus and scroll alone
 */
async function show(step, said, first = false) {
  entry?.end();
  entry = null;
  problem.clear();
  current = step;
  state.step = step;
  notice.textContent = [said, hurtSays(table, state.screens, screens.get(step))].filter(Boolean).join(" ");
  keep();
  if (step === "results" || step === "plan") await finish(step);
  arriving = true;
  const later = screens.has(step) || step === "checks" ? await LATER().catch(() => null) : null;
  arriving = false;
  if (current !== step) return;
  const told = result();
  const all = steps();
  const section = shown();
  if (!section) return;
  if (step === "outcome") {
    const open = suitable(table, state.answers);
    const gone = told.ends ? [] : table.screens.filter((screen) => !open.includes(screen));
    const place = section.querySelector("[data-reasons]");
    if (place instanceof HTMLElement) fillOutcome(place, told, gone.map((screen) => screen.name));
  }
  for (const id of all) {
    const asked = questions.has(id) && sectionOf(id, told.outcome);
    if (asked) writeAnswer(asked, state.answers[id] ?? []);
  }
  arrange(all, step, told.outcome);
  if (step === "checks") later?.buildChecks(section, table, suitable(table, state.answers), state.choice, (choice) => {
    state.choice = choice;
    problem.clear();
    keep();
  });
  fill(step, section, later);
  const ended = told.ends && step === "outcome";
  form.dataset.whole = String(questions.has(step) || screens.has(step) || ["intro", "checks"].includes(step));
  back.hidden = ended || all.indexOf(step) === 0;
  next.hidden = ended || step === "plan";
  next.textContent = step === "intro" ? "Begin" : step === "results" ? "Go on to your plan" : "Continue";
  kept.hidden = step === "intro";
  kept.classList.toggle("kept--end", ended);
  count(all, step, ended);
  const heading = section.querySelector("h2");
  find("main").classList.toggle("under-way", step !== "intro");
  document.title = step === "intro" ? plainTitle : `${nameOf(step, told.outcome)} · ${plainTitle}`;
  if (first) return;
  find("main").scrollIntoView();
  heading?.focus({ preventScroll: true });
}

/** Keep the state; say so if it cannot be kept, the first time only. */
function keep() {
  const works = save(state);
  if (keeping && !works) notice.append(" ", TROUBLE.blocked);
  keeping = works;
}

/** @param {string} step @param {HTMLElement} section @param {typeof import("./checking.js") | null} later */
function fill(step, section, later) {
  const screen = screens.get(step);
  const place = section.querySelector("[data-entry]");
  if (!screen || !(place instanceof HTMLElement)) return;
  const all = steps();
  const where = section.querySelector("[data-place]");
  if (where) where.textContent = placeSays(screen, screens.get(all[all.indexOf(step) - 1] ?? ""));
  const before = state.screens[step] ?? { left: [], right: [], both: [], unable: [], mark: null };
  if (!later) {
    place.replaceChildren(el("p", { class: "error" }, UNREACHED));
    return;
  }
  entry = later.buildEntry(place, screen, before, (attempts) => {
    state.visit ??= newVisit();
    state.screens[step] = attempts;
    problem.clear();
    keep();
  });
}

/** @param {"results" | "plan"} step */
async function finish(step) {
  const place = shown()?.querySelector("[data-body]");
  if (!(place instanceof HTMLElement)) return;
  state.visit ??= newVisit();
  keep();
  try {
    const { fillResultsStep, fillPlanStep } = await LATER();
    await (step === "results" ? fillResultsStep : fillPlanStep)(place, table, state, { root, part });
  } catch {
    place.replaceChildren(el("p", { class: "error" }, UNREACHED));
  }
}

/** @param {string[]} all @param {string} step @param {boolean} ended */
function count(all, step, ended) {
  const index = all.indexOf(step);
  const [words, bar] = progress.children;
  progress.hidden = index < 1 || ended;
  if (words) words.textContent = `Step ${index} of ${all.length - 1}`;
  if (bar instanceof HTMLProgressElement) {
    bar.max = all.length - 1;
    bar.value = index;
  }
}

/** What is missing at this step. @returns {Problem | null} */
function missing() {
  const section = shown();
  const first = section?.querySelector("input");
  if (current === "checks" && first && !answered(current)) {
    return { message: "Choose a quick or a full round to go on.", target: first, pass: false };
  }
  if (!questions.has(current)) return entry?.missing() ?? null;
  if (answered(current) || !section || !first) return null;
  const message =
    first.type === "radio"
      ? "Choose one answer to go on."
      : section.querySelector("input[value=none]")
        ? "Choose what fits, or “None of these”, to go on."
        : "Choose what fits, or that you are not sure, to go on.";
  return { message, target: first, pass: false };
}

function restart() {
  const over = state;
  if (over.visit) void LATER().then((later) => later.dropToday(table, over)).catch(() => {});
  forget();
  entry?.end();
  state = emptyState(table);
  go("intro", "Everything was cleared.");
}

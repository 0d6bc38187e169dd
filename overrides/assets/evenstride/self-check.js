// @ts-check
// Turns the long form into one step at a time. What may follow what is the engine's business
// (engine/flow.js); this module moves the reader along, keeps the answers and tells what happens.

import { el } from "./dom.js";
import { path, prune } from "./engine/flow.js";
import { gate } from "./engine/gate.js";
import { buildEntry } from "./entry.js";
import { fillOutcome } from "./outcome.js";
import { readAnswer, readWords, settleAnswer, writeAnswer } from "./question.js";
import { emptyState, forget, load, save } from "./session.js";

/** @import { State, Table } from "./engine/types.js" */
/** @import { Entry } from "./entry.js" */

const TROUBLE = {
  blocked: "This browser does not let the page keep anything. You can go on, but a refresh will clear your answers.",
  "other-version": "The self-check has changed since you began, so your earlier answers were cleared.",
  unreadable: "What this tab had kept could not be read, so it was cleared.",
};
const LATER = () => import("./finish.js");

const form = /** @type {HTMLFormElement} */ (find("form#self-check"));
const dialog = /** @type {HTMLDialogElement} */ (find("dialog"));
const stepsPlace = find("[data-steps]");
const notice = find("[data-notice]");
const back = find("[data-back]");
const next = find("[data-next]");
const kept = find("[data-kept]");
const progress = find("[data-progress]");
const root = form.dataset.root ?? "../";
const plainTitle = document.title;

/** @type {Table} */
const table = JSON.parse(take("#table").textContent ?? "");
/** @type {Map<string, HTMLElement>} */
const sections = new Map();
for (const section of stepsPlace.querySelectorAll("section")) add(section);
for (const holder of document.querySelectorAll("template[data-step]")) {
  const section = /** @type {HTMLTemplateElement} */ (holder).content.querySelector("section");
  if (section) add(section);
  holder.remove();
}
/** @type {Map<string, DocumentFragment>} */
const parts = new Map();
for (const holder of document.querySelectorAll("template[data-part]")) {
  const { content, dataset } = /** @type {HTMLTemplateElement} */ (holder);
  parts.set(dataset.part ?? "", content);
  holder.remove();
}
const questions = new Set();
for (const question of [...table.gate, ...table.about]) {
  const section = sections.get(question.id);
  if (section) readWords(section, question);
  questions.add(question.id);
}
const screens = new Map(table.screens.map((screen) => [screen.id, screen]));

let { state, trouble } = load(table);
/** @type {Entry | null} */
let entry = null;
let current = "";
let keeping = trouble !== "blocked";

form.addEventListener("submit", (event) => {
  event.preventDefault();
  forward();
});
form.addEventListener("change", (event) => {
  const section = sections.get(current);
  if (!section || !questions.has(current) || !(event.target instanceof HTMLInputElement)) return;
  settleAnswer(section, event.target);
  clearProblem();
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
  const begun = Object.keys(state.answers).length > 0;
  const step = begun ? within(isStep(wanted) ? wanted : state.step) : "intro";
  const again = step !== "intro" && !dropped ? "Your answers are still here. Go on where you were." : "";
  history.replaceState(history.state, "", step === "intro" ? location.pathname + location.search : `#${step}`);
  form.dataset.ready = "";
  void show(step, dropped || again, true);
  const idle = window.requestIdleCallback ?? ((/** @type {() => void} */ act) => setTimeout(act, 500));
  idle(() => LATER().catch(() => {}));
}

/** The steps the reader sees now. */
function steps() {
  return ["intro", ...path(table, state.answers)];
}

/** @param {string} id */
function isStep(id) {
  return id === "intro" || id === "outcome" || sections.has(id);
}

/** @param {string} id */
function answered(id) {
  if (questions.has(id)) return Boolean(state.answers[id]?.length);
  if (!screens.has(id)) return true;
  const entered = state.screens[id];
  return Boolean(entered && (entered.mark || entered.left.length || entered.right.length));
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
  const names = pruned.dropped.map((id) => `“${nameOf(id)}”`);
  return `Because you changed an answer, what you entered here was cleared: ${names.join(", ")}.`;
}

function forward() {
  if (!complain()) return;
  const dropped = tidy();
  const all = steps();
  const index = all.indexOf(current);
  const ended = gate(table, state.answers).ends;
  const step = all[index + 1] ?? (ended ? "outcome" : current);
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
  clearProblem();
  current = step;
  state.step = step;
  const stored = keep();
  if (step === "results" || step === "plan") await finish(step);
  if (current !== step) return;
  const result = gate(table, state.answers);
  const all = steps();
  const section = step === "outcome" ? sections.get(`outcome:${result.outcome}`) : sections.get(step);
  if (!section) return;
  if (step === "outcome") {
    const gone = result.ends ? [] : table.screens.filter((screen) => !all.includes(screen.id));
    const place = section.querySelector("[data-reasons]");
    if (place instanceof HTMLElement) fillOutcome(place, result, gone.map((screen) => screen.name));
  }
  arrange(all, section);
  fill(step, section);
  const ended = result.ends && step === "outcome";
  form.dataset.whole = String(questions.has(step) || screens.has(step) || step === "intro");
  back.hidden = ended || all.indexOf(step) === 0;
  next.hidden = ended || step === "plan";
  next.textContent = step === "intro" ? "Begin" : step === "results" ? "Go on to your plan" : "Continue";
  kept.hidden = step === "intro";
  kept.classList.toggle("kept--end", ended);
  count(all, step, ended);
  notice.textContent = [said, stored].filter(Boolean).join(" ");
  const heading = section.querySelector("h2");
  find("main").classList.toggle("under-way", step !== "intro");
  document.title = step === "intro" ? plainTitle : `${nameOf(step)} · ${plainTitle}`;
  if (first) return;
  find("main").scrollIntoView();
  heading?.focus({ preventScroll: true });
}

/** Keep the state; return a sentence if it cannot be kept, the first time only. */
function keep() {
  const works = save(state);
  const told = keeping && !works;
  keeping = works;
  return told ? TROUBLE.blocked : "";
}

/** Put the sections of the path, and no others, into the page; show one. @param {string[]} all @param {HTMLElement} section */
function arrange(all, section) {
  const wanted = all.flatMap((id) => (id === "outcome" ? (section.dataset.outcome ? [section] : []) : (sections.get(id) ?? [])));
  if (!wanted.includes(section)) wanted.push(section);
  const now = [...stepsPlace.children];
  if (now.length !== wanted.length || now.some((child, index) => child !== wanted[index])) {
    stepsPlace.replaceChildren(...wanted);
  }
  for (const one of wanted) {
    one.hidden = one !== section;
    if (one.hidden) one.querySelector("[data-entry]")?.replaceChildren();
  }
}

/** @param {string} step @param {HTMLElement} section */
function fill(step, section) {
  const screen = screens.get(step);
  if (questions.has(step)) writeAnswer(section, state.answers[step] ?? []);
  const place = section.querySelector("[data-entry]");
  if (!screen || !(place instanceof HTMLElement)) return;
  const before = state.screens[step] ?? { left: [], right: [], mark: null };
  entry = buildEntry(place, screen, before, (attempts) => {
    state.screens[step] = attempts;
    clearProblem();
    keep();
  });
}

/** @param {"results" | "plan"} step */
async function finish(step) {
  const place = sections.get(step)?.querySelector("[data-body]");
  if (!(place instanceof HTMLElement)) return;
  try {
    const { fillPlan, fillResults, judgeAll, planAll } = await LATER();
    const all = steps();
    if (step === "plan") return fillPlan(place, table, planAll(table, state, all), root);
    fillResults(place, table, judgeAll(table, state, all), state.screens, {
      root,
      after: (id) => copy(id),
      pain: () => copy("pain"),
    });
  } catch {
    place.replaceChildren(
      el("p", { class: "error" }, "This part of the page could not be loaded. Check your connection, then reload the page. Your answers are kept."),
    );
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

/** Say what is missing at this step and lead there; true if nothing is. */
function complain() {
  clearProblem();
  const section = sections.get(current);
  if (!section) return true;
  if (questions.has(current) && !answered(current)) {
    const target = section.querySelector("input");
    const one = target?.type === "radio";
    if (target) point(one ? "Choose one answer to go on." : "Choose what fits, or “None of these”, to go on.", target);
    return false;
  }
  const missing = entry?.missing();
  if (!missing) return true;
  point(missing.message, missing.target);
  if (missing.pass) {
    const pass = el("button", { type: "button", class: "plain" }, "Go on without them");
    pass.addEventListener("click", () => {
      entry = null;
      forward();
    });
    find("#problem").append(" ", pass);
  }
  return false;
}

/** @param {string} message @param {HTMLElement} target */
function point(message, target) {
  const place = target.closest(".choices, .sides");
  place?.before(el("p", { id: "problem", class: "error", role: "alert" }, message));
  if (!target.hasAttribute("aria-describedby")) target.setAttribute("aria-describedby", "problem");
  target.focus();
}

function clearProblem() {
  document.querySelector("#problem")?.remove();
  document.querySelector("[aria-describedby=problem]")?.removeAttribute("aria-describedby");
}

function restart() {
  forget();
  entry?.end();
  state = emptyState(table);
  for (const [id, section] of sections) if (questions.has(id)) writeAnswer(section, []);
  go("intro", "Everything was cleared.");
}

/** @param {string} id */
function nameOf(id) {
  const section = id === "outcome" ? sections.get(`outcome:${gate(table, state.answers).outcome}`) : sections.get(id);
  return (section?.querySelector("[data-name]") ?? section?.querySelector("h2"))?.textContent?.trim() ?? id;
}

/** @param {HTMLElement} section */
function add(section) {
  const { step = "", outcome } = section.dataset;
  sections.set(outcome ? `${step}:${outcome}` : step, section);
}

/** @param {string} id */
function copy(id) {
  return parts.get(id)?.cloneNode(true) ?? document.createDocumentFragment();
}

/** @param {string} selector @returns {HTMLElement} */
function find(selector) {
  const found = document.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`The page lacks ${selector}.`);
  return found;
}

/** Take an element out of the page. @param {string} selector */
function take(selector) {
  const found = find(selector);
  found.remove();
  return found;
}

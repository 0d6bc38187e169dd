// @ts-check
// The summary: what was measured on which day, and what each check makes of it, to print or to show.
// It is the reader's own, or comes from a link. A link's result is shown and kept nowhere.

import { el, list, sideMark } from "./dom.js";
import { change } from "./engine/change.js";
import { prune } from "./engine/flow.js";
import { gate } from "./engine/gate.js";
import { judge } from "./engine/judge.js";
import { amount, apart, countsAtError, entered, milli } from "./engine/measure.js";
import { person } from "./engine/person.js";
import { pack, unpack } from "./engine/share.js";
import { daysOf } from "./engine/standing.js";
import { verdictWord } from "./engine/words.js";
import { open } from "./keeping.js";
import { draw, layout } from "./picture.js";
import { dateSays } from "./plan-words.js";
import { load } from "./session.js";
import { visitOf } from "./visit.js";

/** @import { Attempts, Judgement, Person, Screen, Table, Visit } from "./engine/types.js" */
/** @typedef {{compare?: boolean, person?: Person}} Reader */
/** @typedef {[label: string | Node, tries: string, counts: string]} Row */

const COLUMNS = /** @type {const} */ (["left", "right", "both"]);
const NAME = { left: "Left", right: "Right", both: "Both together" };
const UNITS = { cm: " in cm", reps: "", s: " in seconds", step: "" };
const MARKS = { pain: "It hurt: no numbers.", skipped: "Did not try it." };
const TROUBLE = {
  damaged: "This link is not whole: a part of it was lost or changed on its way. Ask for it once more.",
  "other-version": "This link was made with another version of the self-check, so its numbers cannot be shown here.",
  unknown: "This link is of a kind that this page does not know, so there is nothing to show.",
};
const NOTHING = "There is nothing to sum up yet. What you measure in the self-check comes together here.";
const MARK = "#r=";

/** @type {Table} */
const table = JSON.parse(find("#table").textContent ?? "");
const dialog = /** @type {HTMLDialogElement} */ (find("#share"));
const field = /** @type {HTMLInputElement} */ (find("#link"));
/** @type {Visit[]} */
let shown = [];
let compared = true;

find("[data-without-script]").remove();
find("[data-print]").addEventListener("click", () => window.print());
find("[data-share]").addEventListener("click", () => ask(true));
find("[data-no]").addEventListener("click", () => dialog.close());
find("[data-close]").addEventListener("click", () => dialog.close());
find("[data-yes]").addEventListener("click", make);
find("[data-copy]").addEventListener("click", () => void copy());
find("[data-send]").hidden = !navigator.share;
find("[data-send]").addEventListener("click", () => void navigator.share({ url: field.value }).catch(() => {}));
dialog.addEventListener("close", () => ask(false));
window.addEventListener("hashchange", () => {
  if (location.hash.startsWith(MARK)) begin();
});
begin();

/** Show the result of the link in the address, or the reader's own. */
function begin() {
  const { hash, pathname, search } = location;
  if (!hash.startsWith(MARK)) return showOwn();
  history.replaceState(history.state, "", pathname + search);
  const { visits, compare, trouble } = unpack(hash.slice(MARK.length), table);
  show(visits, true, { compare }, trouble ? TROUBLE[trouble] : NOTHING);
}

function showOwn() {
  const visits = own();
  const answers = visits.at(-1)?.answers;
  show(visits, false, { compare: gate(table, answers).compare, person: person(table, answers) }, NOTHING);
}

/** What the reader keeps, and what was measured in this tab. @returns {Visit[]} oldest first */
function own() {
  const { visits } = open(table).kept();
  const { state } = load(table);
  if (!state.visit) return visits;
  const today = visitOf(table, prune(table, state).state, state.visit);
  return [...visits.filter(({ id }) => id !== today.id), today];
}

/** @param {Visit[]} all oldest first @param {boolean} foreign @param {Reader} reader @param {string} reason why there are none, if so */
function show(all, foreign, reader, reason) {
  const visits = all.filter(({ screens }) => table.screens.some(({ id }) => entered(screens[id])));
  const cards = table.screens.flatMap((screen) => card(screen, visits, reader));
  shown = visits;
  compared = reader.compare ?? true;
  find("[data-none]").hidden = visits.length > 0;
  find("[data-summary]").hidden = visits.length === 0;
  find("[data-shared]").hidden = find("[data-own]").hidden = !foreign;
  find("[data-share]").hidden = foreign || pack(table, visits) === "";
  find("[data-reason]").textContent = reason;
  const days = [...new Set(visits.map(({ day }) => day))];
  find("[data-days]").textContent = `Done on ${days.map((day) => inWords(day)).join(" · ")}`;
  find("[data-version]").textContent = table.protocol;
  find("[data-checks]").replaceChildren(...cards);
}

/** @param {Screen} screen @param {Visit[]} visits @param {Reader} reader */
function card(screen, visits, reader) {
  const done = visits.filter(({ screens }) => entered(screens[screen.id]));
  if (!done.length) return [];
  const days = daysOf(screen, visits);
  const made = el("article", { class: "check", "data-check": screen.id }, el("h2", {}, screen.name), facts(screen));
  made.append(numbers(screen, done, reader));
  const last = days.at(-1);
  if (last) {
    const judgement = judge(screen, last, days.slice(0, -1), reader);
    made.append(said(screen, judgement, last), ...(days.length > 1 ? [changed(screen, days, done, judgement)] : []));
  }
  const sources = document.querySelector(`template[data-sources="${CSS.escape(screen.id)}"]`);
  if (sources instanceof HTMLTemplateElement) made.append(el("h3", {}, "Sources"), sources.content.cloneNode(true));
  return [made];
}

/** What a professional has to know of the check itself. @param {Screen} screen */
function facts(screen) {
  const { kind, measure, error, change_error: between, protocol } = screen;
  const several = measure.keep === "mean" ? "The average of the tries counts." : "The best try counts.";
  const upTo = (/** @type {number} */ size) =>
    countsAtError(screen) ? `below ${apart(measure, milli(size))}` : `of ${apart(measure, milli(size))} or less`;
  const texts = [
    `Protocol version ${protocol}.`,
    measure.attempts_most > 1 ? several : "",
    kind === "compared" && measure.compare === "difference" ? `Its error: it cannot tell a difference ${upTo(error)} from none.` : "",
    kind === "compared" && measure.compare === "target" ? `Each side is held against ${amount(measure, milli(measure.target ?? 0))}.` : "",
    between ? `From day to day it cannot tell a change ${upTo(between)} from none.` : "",
  ];
  return el("p", { class: "help" }, texts.filter(Boolean).join(" "));
}

/** Every try of every day. @param {Screen} screen @param {Visit[]} done @param {Reader} reader */
function numbers(screen, done, reader) {
  const film = screen.kind === "observed";
  const heads = film ? ["Day", "Sign", "Seen", "Often enough"] : ["Day", "Side", `Tries${UNITS[screen.measure.unit]}`, "Counts as"];
  const bodies = done.map(({ day, screens, protocols }) => {
    const attempts = screens[screen.id];
    const rows = attempts.mark || protocols[screen.id] !== screen.protocol ? [] : rowsOf(screen, attempts, reader);
    const lines = rows.length
      ? rows.map(([label, ...cells]) => el("tr", {}, el("th", { scope: "row" }, label), ...cells.map((cell) => el("td", {}, cell))))
      : [el("tr", {}, el("td", { colspan: 3 }, withoutRows(attempts, protocols[screen.id])))];
    lines[0].prepend(el("th", { scope: "rowgroup", rowspan: lines.length }, inWords(day, "short")));
    return el("tbody", {}, ...lines);
  });
  const head = el("tr", {}, ...heads.map((text) => el("th", { scope: "col" }, text)));
  const label = `${screen.name}: every try`;
  const made = el("table", {}, el("caption", { class: "unseen" }, label), el("thead", {}, head), ...bodies);
  return el("div", { class: "wide", tabindex: 0, role: "group", "aria-label": label }, made);
}

/** @param {Screen} screen @param {Attempts} attempts @param {Reader} reader @returns {Row[]} */
function rowsOf(screen, attempts, reader) {
  const { kind, measure, signs } = screen;
  const { values, difference, seen } = judge(screen, attempts, [], reader);
  if (kind === "observed") {
    return signs.map(({ see }, nth) => [see, `${attempts.both?.[nth] ?? "–"}\u00a0of\u00a0${measure.most}`, seen.includes(nth) ? "Yes" : "No"]);
  }
  const write = (/** @type {number} */ value) => (measure.unit === "step" ? amount(measure, milli(value)) : String(value));
  const rows = COLUMNS.filter((column) => (column === "both") === (kind === "whole")).map((column) => {
    const tries = (attempts[column] ?? []).map(write);
    const cannot = attempts.unable?.includes(column) ? ["could not do it"] : [];
    const value = values[column];
    const label = el("span", {}, ...(column === "both" ? [] : [sideMark(column), " "]), NAME[column]);
    return /** @type {Row} */ ([label, [...tries, ...cannot].join("; ") || "no tries", value === null ? "–" : amount(measure, milli(value))]);
  });
  if (difference !== null && measure.compare === "difference") rows.push(["Difference", "", apart(measure, milli(difference))]);
  return rows;
}

/** A day without numbers, or with numbers measured by other rules. @param {Attempts} attempts @param {string} [protocol] */
function withoutRows(attempts, protocol) {
  if (attempts.mark) return MARKS[attempts.mark];
  const tries = COLUMNS.flatMap((column) => (attempts[column]?.length ? `${NAME[column]}: ${attempts[column].join("; ")}.` : []));
  return [`Done by ${protocol ? `protocol version ${protocol}` : "an unknown protocol"}, so it is not compared.`, ...tries].join(" ");
}

/** @param {Screen} screen @param {Judgement} judgement @param {Attempts} attempts */
function said(screen, judgement, attempts) {
  const { verdict, levels, why, values, line, seen } = judgement;
  const made = el("div", {}, el("h3", {}, "What the latest day says"));
  if (verdict !== "uncompared" && verdict !== "skipped") made.append(el("p", { class: `verdict verdict--${verdict}` }, verdictWord(judgement)));
  const placed = screen.kind === "compared" || line !== null ? layout(screen, judgement, attempts) : null;
  if (placed) made.append(el("figure", {}, draw(placed, `picture-${screen.id}`), el("figcaption", {}, placed.key)));
  const level = (/** @type {keyof typeof NAME} */ column) => screen.levels.find(({ id }) => id === levels[column])?.says;
  const says = COLUMNS.flatMap((column) => (level(column) ? `${NAME[column]}: ${level(column)}` : []));
  if (verdict === "similar" || verdict === "possible" || verdict === "clear") says.push(screen.says?.[verdict] ?? "");
  if (values.both !== null && line === null) says.push("There is no line here to hold this number against. Follow it over time.");
  says.push(...seen.map((nth) => `${screen.signs[nth].see} ${screen.signs[nth].note}`));
  // The first reason repeats the numbers, which stand in the table.
  says.push(...(COLUMNS.some((column) => values[column] !== null) ? why.slice(1) : why));
  made.append(list(says.filter(Boolean)));
  return made;
}

/** @param {Screen} screen @param {Attempts[]} days @param {Visit[]} done @param {Judgement} judgement of the last day */
function changed(screen, days, done, { difference }) {
  const [first, last] = [days[0], days[days.length - 1]];
  const dates = [first, last].map((one) => inWords(done.find(({ screens }) => screens[screen.id] === one)?.day ?? ""));
  const { measure } = screen;
  const { difference: gap, why, ...moved } = change(screen, first, last);
  const texts = COLUMNS.flatMap((column) => {
    const one = moved[column];
    return one?.real ? `${NAME[column]}: from ${amount(measure, milli(one.before))} to ${amount(measure, milli(one.after))}.` : [];
  });
  if (gap?.real && difference !== null) {
    const [was, is] = [milli(gap.before), milli(gap.after)];
    const turned = was && is && was + is === milli(gap.change) ? ", with the other side lower now" : "";
    texts.push(`Difference: from ${apart(measure, was)} to ${apart(measure, is)}${turned}.`);
  }
  const none = Object.values(moved).every((one) => one === null) ? why : ["No change beyond the check’s own error."];
  return el("div", {}, el("h3", {}, `Change from ${dates.join(" to ")}`), list(texts.length ? texts : none));
}

/** @param {boolean} open */
function ask(open) {
  field.value = "";
  find("[data-said]").textContent = "";
  find("[data-ask]").hidden = false;
  find("[data-made]").hidden = true;
  if (open) dialog.showModal();
}

function make() {
  field.value = location.href.split("#")[0] + MARK + pack(table, shown, compared);
  find("[data-ask]").hidden = true;
  find("[data-made]").hidden = false;
  field.focus();
  field.select();
}

async function copy() {
  field.select();
  const copied = await navigator.clipboard?.writeText(field.value).then(() => true, () => false);
  find("[data-said]").textContent = copied ? "Copied." : "The link is selected. Copy it with your browser’s own command.";
}

/** @param {string} day @param {"long" | "short"} [month] */
function inWords(day, month = "long") {
  return dateSays(day, { day: "numeric", month, year: "numeric" });
}

/** @param {string} selector @returns {HTMLElement} */
function find(selector) {
  const found = document.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`The page lacks ${selector}.`);
  return found;
}

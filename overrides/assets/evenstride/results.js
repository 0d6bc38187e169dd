// @ts-check
// The results page: for each check the level first, then the difference, the picture and what it
// does not mean; then one next step.

import { el, list, sideMark } from "./dom.js";
import { change } from "./engine/change.js";
import { amount, apart, milli } from "./engine/measure.js";
import { verdictWord } from "./engine/words.js";
import { draw, layout } from "./picture.js";

/** @import { Attempts, Column, Judgement, Screen, Side, Table } from "./engine/types.js" */
/** @typedef {{root: string, after: (screen: string) => Node, pain: () => Node}} Page */

const SIDES = /** @type {const} */ (["left", "right"]);
const NAME = { left: "Left", right: "Right", both: "Both sides" };

/**
 * @param {HTMLElement} place
 * @param {Table} table
 * @param {Judgement[]} judgements in the order of the checks
 * @param {Record<string, Attempts>} entered
 * @param {Record<string, Attempts | undefined>} before the latest earlier day of each check
 * @param {Page} page
 */
export function fillResults(place, table, judgements, entered, before, page) {
  const cards = el("div");
  const each = (/** @type {Judgement} */ judgement) => {
    const screen = table.screens.find((one) => one.id === judgement.screen);
    if (!screen) return [];
    return card(table, screen, judgement, entered[screen.id] ?? { left: [], right: [] }, before[screen.id], page);
  };
  const names = (/** @type {Judgement["verdict"]} */ verdict) =>
    judgements
      .filter((one) => one.verdict === verdict)
      .map((one) => table.screens.find((screen) => screen.id === one.screen)?.name ?? "");
  place.replaceChildren(overview(table, judgements, before), next(names, judgements, page.pain), cards);
  // The tap is answered first; the cards follow.
  setTimeout(() => cards.append(...judgements.flatMap(each)));
}

/** All checks at a glance. @param {Table} table @param {Judgement[]} judgements @param {Record<string, Attempts | undefined>} before */
function overview({ screens }, judgements, before) {
  const rows = judgements.flatMap((judgement) => {
    const screen = screens.find((one) => one.id === judgement.screen);
    const name = el("a", { href: `#result-${judgement.screen}` }, screen?.name ?? "");
    name.addEventListener("click", (event) => {
      // The address says which step this is.
      event.preventDefault();
      document.getElementById(`result-${judgement.screen}`)?.scrollIntoView();
      document.getElementById(`result-${judgement.screen}`)?.focus({ preventScroll: true });
    });
    return screen ? el("li", {}, name, el("span", {}, wordOf(screen, judgement, before[screen.id]))) : [];
  });
  return el("ul", { class: "overview" }, ...rows);
}

/**
 * @param {Table} table
 * @param {Screen} screen
 * @param {Judgement} judgement
 * @param {Attempts} attempts
 * @param {Attempts | undefined} before
 * @param {Page} page
 */
function card(table, screen, judgement, attempts, before, page) {
  const { verdict, why, findings } = judgement;
  const made = el("article", { class: "result", "data-result": screen.id }, el("h3", { id: `result-${screen.id}`, tabindex: -1 }, screen.name));
  const levels = levelsOf(screen, judgement);
  if (levels.length) made.append(el("ul", { class: "levels" }, ...levels));
  made.append(el("p", { class: `verdict verdict--${verdict}` }, wordOf(screen, judgement, before)));
  if (verdict === "similar" || verdict === "possible" || verdict === "clear") {
    made.append(el("p", {}, screen.says?.[verdict] ?? ""));
  }
  const placed = layout(screen, judgement, attempts);
  if (placed) {
    const caption = el("figcaption", {}, placed.key);
    made.append(el("figure", {}, draw(placed, `picture-${screen.id}`), caption), numbers(screen, judgement, attempts));
  }
  if (screen.kind === "observed" && verdict === "uncompared") made.append(signs(screen, judgement, attempts));
  // The first reason repeats the numbers, which stand above.
  const [reason = "", ...more] = placed && why.length > 1 ? why.slice(1) : why;
  made.append(el("h4", {}, "Why"), el("p", {}, reason));
  if (more.length) made.append(list(more));
  if (before && placed) made.append(el("h4", {}, "Since last time"), list(since(screen, before, attempts)));
  const worth = table.findings.filter((finding) => findings.includes(finding.id));
  if (worth.length) made.append(el("h4", {}, "What to do about it"));
  for (const finding of worth) {
    made.append(el("p", {}, el("a", { href: `${page.root}findings/${finding.id}/` }, finding.name)));
  }
  made.append(page.after(screen.id));
  return [made];
}

/** @param {Screen} screen @param {Judgement} judgement @param {Attempts | undefined} before */
function wordOf({ kind }, judgement, before) {
  const { verdict } = judgement;
  if (kind === "observed" && verdict === "uncompared") return "No score: only what you saw";
  if (kind === "whole" && verdict === "uncompared") return "One number for both sides";
  return verdictWord(judgement) + (verdict === "possible" && !before ? ", for now: one day only" : "");
}

/** What each number means by itself. @param {Screen} screen @param {Judgement} judgement */
function levelsOf(screen, { values, levels, line }) {
  return /** @type {const} */ (["left", "right", "both"]).flatMap((column) => {
    const value = values[column];
    if (value === null && levels[column] === null) return [];
    const number = value === null ? "no number" : amount(screen.measure, milli(value));
    const words = el("span", {}, el("strong", {}, `${NAME[column]}: ${number}.`), ` ${saysOf(screen, levels[column], line, column)}`);
    return el("li", {}, ...(column === "both" ? [] : [sideMark(column)]), words);
  });
}

/** @param {Screen} screen @param {Judgement["level"]} level @param {number | null} line @param {Column} column */
function saysOf({ levels }, level, line, column) {
  const says = levels.find((one) => one.id === level)?.says;
  if (says || column !== "both") return says ?? "";
  if (line === null) return "There is no line for your age, so this is your own starting point.";
  return level === "low"
    ? `That is below the line of ${line} for your age. It is a reason to train, and no more than that.`
    : `That is on the line of ${line} for your age, or above it.`;
}

/** @param {Screen} screen @param {Judgement} judgement @param {Attempts} attempts */
function numbers({ kind, measure, name }, { values, difference }, attempts) {
  const counts = measure.attempts_most === 1 ? "Counts" : measure.keep === "mean" ? "Average" : "Best";
  const columns = kind === "whole" ? /** @type {const} */ (["both"]) : SIDES;
  const rows = columns.map((column) => {
    const tries = attempts.unable?.includes(column)
      ? "could not"
      : (attempts[column] ?? []).map((value) => (measure.unit === "step" ? amount(measure, milli(value)) : value)).join("; ");
    const mark = column === "both" ? [] : [sideMark(column), " "];
    const head = el("th", { scope: "row" }, ...mark, NAME[column]);
    return el("tr", {}, head, el("td", {}, tries), el("td", {}, amount(measure, milli(values[column] ?? 0))));
  });
  const made = el(
    "table",
    { class: "numbers-table" },
    el("caption", {}, "Your numbers"),
    el("thead", {}, el("tr", {}, ...["Side", "Tries", counts].map((text) => el("th", { scope: "col" }, text)))),
    el("tbody", {}, ...rows),
  );
  if (difference !== null && measure.compare === "difference") {
    const cells = [el("th", { scope: "row" }, "Difference"), el("td"), el("td", {}, apart(measure, milli(difference)))];
    made.append(el("tfoot", {}, el("tr", {}, ...cells)));
  }
  return wide(made, `${name}: your numbers`);
}

/** A box that scrolls where a table is too wide for the screen. @param {HTMLElement} table @param {string} label */
function wide(table, label) {
  return el("div", { class: "wide", tabindex: 0, role: "group", "aria-label": label }, table);
}

/** @param {Screen} screen @param {Judgement} judgement @param {Attempts} attempts */
function signs({ measure, name, signs: all }, { seen }, { both = [] }) {
  const rows = all.map((sign, index) => {
    const counts = seen.includes(index);
    const said = `${both[index]} of ${measure.most}${counts ? ", so it counts" : ""}`;
    const head = el("th", { scope: "row" }, sign.see, ...(counts ? [el("p", { class: "help" }, sign.note)] : []));
    return el("tr", {}, head, el("td", {}, said));
  });
  const made = el(
    "table",
    { class: "numbers-table" },
    el("caption", {}, "What you saw"),
    el("thead", {}, el("tr", {}, ...["Sign", "Seen in"].map((text) => el("th", { scope: "col" }, text)))),
    el("tbody", {}, ...rows),
  );
  return wide(made, `${name}: what you saw`);
}

/** A change is told only beyond the error. @param {Screen} screen @param {Attempts} before @param {Attempts} now */
function since(screen, before, now) {
  const { left, right, both, difference, why } = change(screen, before, now);
  const parts = screen.kind === "whole" ? [both] : [left, right, difference];
  const real = why.filter((_, index) => parts[index]?.real);
  const measured = parts.some((part) => part !== null);
  return real.length ? real : measured ? ["No change beyond the check’s own error."] : why;
}

/**
 * @param {(verdict: Judgement["verdict"]) => string[]} names
 * @param {Judgement[]} judgements
 * @param {() => Node} pain
 */
function next(names, judgements, pain) {
  const made = el("section", { class: "next", "aria-label": "Your next step" }, el("h3", {}, "Your next step"));
  const hurt = names("pain");
  const again = names("possible");
  const clear = judgements.some((one) => one.verdict === "clear");
  const low = judgements.some((one) => one.findings.length);
  const say = (/** @type {string} */ text) => made.append(el("p", {}, text));
  if (hurt.length) {
    say(`Let this settle first: ${hurt.join(", ")}. Your plan leaves that part out.`);
    made.append(pain());
  } else if (again.length) {
    say(
      `Repeat on another day, at the same time of day and on the same floor: ${again.join(", ")}. ` +
        "Leave at least 24 hours between. One day alone cannot settle it. You can start your plan today.",
    );
  } else if (clear || low) {
    say("Go on to your plan and start with its minimum day.");
  } else if (names("similar").length) {
    say("There is nothing to even out. Go on to your plan: it trains both sides alike.");
  } else {
    say("Nothing was compared today. Go on to your plan: it leaves out what does not suit your answers.");
  }
  return made;
}

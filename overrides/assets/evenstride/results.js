// @ts-check
// The results page: for each check the level first, then the difference, the picture and what it
// does not mean; then one next step.

import { el, list, sideMark } from "./dom.js";
import { amount, milli } from "./engine/measure.js";
import { draw, layout } from "./picture.js";

/** @import { Attempts, Judgement, Screen, Side, Table } from "./engine/types.js" */

const SIDES = /** @type {const} */ (["left", "right"]);
const NAME = { left: "Left", right: "Right" };
const WORDS = {
  similar: "Too close to call",
  possible: "A possible difference",
  clear: "A clear difference",
  "too-few": "Not enough tries",
  pain: "It hurt: not scored",
  skipped: "Left out",
};

/**
 * @param {HTMLElement} place
 * @param {Table} table
 * @param {Judgement[]} judgements in the order of the checks
 * @param {Record<string, Attempts>} entered
 * @param {{root: string, after: (screen: string) => Node, pain: () => Node}} page
 */
export function fillResults(place, table, judgements, entered, page) {
  const cards = judgements.flatMap((judgement) => {
    const screen = table.screens.find((one) => one.id === judgement.screen);
    return screen ? card(table, screen, judgement, entered[screen.id] ?? { left: [], right: [] }, page) : [];
  });
  const names = (/** @type {Judgement["verdict"]} */ verdict) =>
    judgements
      .filter((one) => one.verdict === verdict)
      .map((one) => table.screens.find((screen) => screen.id === one.screen)?.name ?? "");
  place.replaceChildren(...cards, next(names, judgements, page.pain));
}

/**
 * @param {Table} table
 * @param {Screen} screen
 * @param {Judgement} judgement
 * @param {Attempts} attempts
 * @param {{root: string, after: (screen: string) => Node}} page
 */
function card(table, screen, judgement, attempts, page) {
  const { verdict, why, findings } = judgement;
  const made = el("article", { class: "result", "data-result": screen.id }, el("h3", {}, screen.name));
  const measured = judgement.values.left !== null;
  if (measured) made.append(el("ul", { class: "levels" }, ...SIDES.map((side) => levelOf(screen, judgement, side))));
  const uncompared = measured && verdict === "skipped";
  made.append(el("p", { class: `verdict verdict--${verdict}` }, uncompared ? "Sides not compared" : WORDS[verdict]));
  if (verdict === "similar" || verdict === "possible" || verdict === "clear") {
    made.append(el("p", {}, screen.says[verdict]));
  }
  const placed = layout(screen, judgement, attempts);
  if (placed) {
    const key = [
      "L in a circle: left. R in a square: right.",
      attempts.left.length > 1 || attempts.right.length > 1 ? "Small marks: your tries." : "",
      placed.band ? `Hatched: within ${amount(screen.measure, milli(screen.error))}, too close to call.` : "",
      placed.target === null ? "" : `Dashed line: ${amount(screen.measure, milli(screen.measure.target ?? 0))}.`,
    ];
    made.append(
      el("figure", {}, draw(placed, `picture-${screen.id}`), el("figcaption", {}, key.filter(Boolean).join(" "))),
      numbers(screen, judgement, attempts),
    );
  }
  // The first reason repeats the numbers, which stand above.
  made.append(el("h4", {}, "Why"), list(measured ? why.slice(1) : why));
  const worth = table.findings.filter((finding) => findings.includes(finding.id));
  if (worth.length) made.append(el("h4", {}, "What to do about it"));
  for (const finding of worth) {
    made.append(el("p", {}, el("a", { href: `${page.root}findings/${finding.id}/` }, finding.name)));
  }
  made.append(page.after(screen.id));
  return [made];
}

/** @param {Screen} screen @param {Judgement} judgement @param {Side} side */
function levelOf(screen, { values, levels }, side) {
  const value = values[side] ?? 0;
  const says = screen.levels.find((level) => level.id === levels[side])?.says ?? "";
  const words = el("span", {}, el("strong", {}, `${NAME[side]}: ${amount(screen.measure, milli(value))}.`), ` ${says}`);
  return el("li", {}, sideMark(side), words);
}

/** @param {Screen} screen @param {Judgement} judgement @param {Attempts} attempts */
function numbers({ measure }, { values, difference }, attempts) {
  const counts = measure.keep === "mean" ? "Average" : "Best";
  const rows = SIDES.map((side) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, sideMark(side), ` ${NAME[side]}`),
      el("td", {}, attempts[side].join("; ")),
      el("td", {}, amount(measure, milli(values[side] ?? 0))),
    ),
  );
  const made = el(
    "table",
    { class: "numbers-table" },
    el("caption", {}, "Your numbers"),
    el("thead", {}, el("tr", {}, ...["Side", "Tries", counts].map((text) => el("th", { scope: "col" }, text)))),
    el("tbody", {}, ...rows),
  );
  if (difference !== null && measure.compare === "difference") {
    const cells = [el("th", { scope: "row" }, "Difference"), el("td"), el("td", {}, amount(measure, milli(difference)))];
    made.append(el("tfoot", {}, el("tr", {}, ...cells)));
  }
  return made;
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
  if (hurt.length) {
    made.append(el("p", {}, `Let this settle first: ${hurt.join(", ")}. Your plan leaves that part out.`), pain());
  } else if (again.length) {
    made.append(
      el("p", {}, `Repeat on another day, at the same time of day and on the same floor: ${again.join(", ")}. One day alone cannot settle it. You can start your plan today.`),
    );
  } else if (clear || low) {
    made.append(el("p", {}, "Go on to your plan and start with its minimum day."));
  } else if (names("similar").length) {
    made.append(el("p", {}, "There is nothing to even out. Go on to your plan: it trains both sides alike."));
  } else {
    made.append(el("p", {}, "Nothing was compared today. Go on to your plan: it leaves out what does not suit your answers."));
  }
  return made;
}

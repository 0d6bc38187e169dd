// @ts-check
// How a sheet keeps the pages it promises: it gives up air first and words last, and no more than it must.

/**
 * What a sheet can give up, one after the other; fit.css says what each of them means.
 * What a sheet gives up where no script runs stands in the page: see `UNMEASURED` in generator/sheets.py.
 */
export const CONCESSIONS = ["air", "lists", "size", "lines", "notes", "lead", "cues", "weeks", "boxes", "run-on", "close", "harder", "steps", "easier", "groups", "drawings"];

/** What is spent of the room that is left, in hundredths and the best first: line heights, then how much larger drawings are. */
const SPENT = { lead: [135, 130, 125, 120, 116, 112, 109], grown: [250, 225, 200, 180, 165, 150, 140, 130, 120, 110] };

/** The pages that each layout promises at most. @type {Record<string, number>} */
const PAGES = { standard: 1, clear: 2, large: Infinity };
/** How high a page of each paper is between margins of 8 mm, in millimetres, less a little for rounding; fit.css says how wide. */
const PAPERS = { A4: 279.6, Letter: 262 };
const MM = 96 / 25.4;

/**
 * Return how many pages some blocks need, none of them on two pages; infinitely many if one is higher than a page.
 * @param {{top: number, bottom: number}[]} blocks from top to bottom, in any unit
 * @param {number} height of a page, in the same unit
 */
export function pagesOf(blocks, height) {
  let pages = 1;
  let start = blocks[0]?.top ?? 0;
  for (const { top, bottom } of blocks) {
    if (bottom - top > height) return Infinity;
    if (bottom - start <= height) continue;
    pages += 1;
    start = top;
  }
  return pages;
}

/**
 * Let a sheet give up what it must for the pages of its layout, on A4 and on Letter alike, and no more.
 * @param {HTMLElement} sheet
 * @param {string} layout
 * @returns {boolean} whether it keeps them
 */
export function fit(sheet, layout) {
  const most = PAGES[layout] ?? 1;
  const { dataset } = sheet;
  const pages = (/** @type {readonly string[]} */ given) => {
    dataset.tight = given.join(" ");
    const needed = Object.entries(PAPERS).map(([paper, height]) => {
      dataset.measured = paper;
      return pagesOf(blocksOf(sheet), height * MM);
    });
    return Math.max(...needed);
  };
  const fits = (/** @type {readonly string[]} */ given) => {
    const needed = pages(given);
    return needed < Infinity && needed <= most;
  };
  const cards = /** @type {NodeListOf<HTMLElement>} */ (sheet.querySelectorAll(".card"));
  delete dataset.lead;
  for (const part of [sheet, ...cards]) delete part.dataset.grown;
  let given = least(CONCESSIONS, fits);
  const needed = pages(given);
  const kept = needed < Infinity && needed <= most;
  if (kept) {
    let [leads, room] = [SPENT.lead, most];
    if (most === Infinity) {
      // The fewest pages are best: worth the lines for notes, but none that stand too close to be read with ease.
      leads = leads.filter((lead) => lead >= 120);
      dataset.lead = String(leads.at(-1));
      const without = [...new Set([...given, "notes"])];
      const [all, less] = [pages(given), pages(without)];
      if (less < all) given = without;
      room = Math.min(needed, all, less);
    }
    spend(sheet, "lead", leads, () => pages(given) <= room);
    // Where many a page has one exercise, each of them takes what its own page has left.
    for (const part of most < Infinity ? [sheet] : cards) spend(part, "grown", SPENT.grown, () => pages(given) <= room);
  }
  delete dataset.measured;
  return kept;
}

/**
 * Return what has to be given up: no more from the end of the list than it takes, and then nothing that can be kept after all.
 * @template Thing
 * @param {readonly Thing[]} things in the order in which they are given up
 * @param {(given: readonly Thing[]) => boolean} enough holds for more, if it holds for fewer
 * @returns {Thing[]} all of them if that is still not enough
 */
export function least(things, enough) {
  const count = firstOf(things.length, (many) => enough(things.slice(0, many)));
  let given = things.slice(0, count);
  for (const thing of things.slice(0, Math.max(count - 1, 0)).reverse()) {
    const fewer = given.filter((one) => one !== thing);
    if (enough(fewer)) given = fewer;
  }
  return given;
}

/**
 * Spend on one thing what is left: the best size for which there is room, or none of them.
 * @param {HTMLElement} part
 * @param {"lead" | "grown"} name
 * @param {number[]} sizes from the best
 * @param {() => boolean} fits
 */
function spend(part, name, sizes, fits) {
  const best = firstOf(sizes.length, (at) => {
    part.dataset[name] = String(sizes[at]);
    return fits();
  });
  if (best < sizes.length) part.dataset[name] = String(sizes[best]);
  else delete part.dataset[name];
}

/**
 * Return the first number from 0 for which something holds, or the end if there is none below it.
 * @param {number} end
 * @param {(number: number) => boolean} holds for every number above one for which it holds
 */
function firstOf(end, holds) {
  let [low, high] = [0, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The parts of a sheet that a page may not break. @param {HTMLElement} sheet */
function blocksOf(sheet) {
  const parts = sheet.querySelectorAll(":scope > header, :scope > .rules, .card, .week tr, :scope > footer > *");
  return [...parts].map((part) => part.getBoundingClientRect()).filter(({ height }) => height);
}

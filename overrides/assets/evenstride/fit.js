// @ts-check
// How a sheet keeps the pages it promises: it gives up air first and words last, and no more than it must.

/**
 * What a sheet can give up, one after the other; fit.css says what each of them means.
 * What a sheet gives up where no script runs stands in the page: see `UNMEASURED` in generator/sheets.py.
 */
export const CONCESSIONS = ["air", "lists", "size", "lines", "notes", "lead", "cues", "weeks", "boxes", "run-on", "close", "harder", "steps", "easier", "groups", "drawings"];

/** Line heights in hundredths, for what is left of a page; the best first. */
const LEADS = [135, 130, 125, 120, 116, 112, 109];

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
  delete dataset.lead;
  const given = least(CONCESSIONS, fits);
  const needed = pages(given);
  // What is left goes between the lines. Without a promise of pages, the fewest are best.
  const spaced = needed > most ? [] : LEADS.map((lead) => {
    dataset.lead = String(lead);
    return { lead, needed: pages(given) };
  });
  const fewest = Math.min(...spaced.map((one) => one.needed));
  const best = spaced.find((one) => one.needed <= (most < Infinity ? most : fewest));
  delete dataset.lead;
  if (best) dataset.lead = String(best.lead);
  delete dataset.measured;
  return needed < Infinity && needed <= most;
}

/**
 * Return what has to be given up: no more from the end of the list than it takes, and then nothing that can be kept after all.
 * @template Thing
 * @param {readonly Thing[]} things in the order in which they are given up
 * @param {(given: readonly Thing[]) => boolean} enough holds for more, if it holds for fewer
 * @returns {Thing[]} all of them if that is still not enough
 */
export function least(things, enough) {
  let [low, high] = [0, things.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (enough(things.slice(0, middle))) high = middle;
    else low = middle + 1;
  }
  let given = things.slice(0, low);
  for (const thing of things.slice(0, Math.max(low - 1, 0)).reverse()) {
    const fewer = given.filter((one) => one !== thing);
    if (enough(fewer)) given = fewer;
  }
  return given;
}

/** The parts of a sheet that a page may not break. @param {HTMLElement} sheet */
function blocksOf(sheet) {
  const parts = sheet.querySelectorAll(":scope > header, :scope > .rules, .card, .week tr, :scope > footer > *");
  return [...parts].map((part) => part.getBoundingClientRect()).filter(({ height }) => height);
}

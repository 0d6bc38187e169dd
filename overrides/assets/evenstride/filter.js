// @ts-check
/** Which exercises a reader wants to see, and how the address says so; nothing of the page. */

/**
 * What an exercise is filtered by.
 * @typedef {object} Card
 * @property {string} area one word, such as `ankle`
 * @property {string} aim
 * @property {readonly string[]} kit `["none"]` if it needs none
 * @property {string} position
 * @property {number} minutes
 * @property {string} names its name and its other names, in lower case
 */
/** @typedef {"q" | "area" | "aim" | "kit" | "position" | "minutes"} Filter */
/** @typedef {Partial<Record<Filter, string>>} Wanted a filter that is not there lets all pass */

/** @type {readonly Filter[]} */
export const FILTERS = ["q", "area", "aim", "kit", "position", "minutes"];
export const LONGEST = 60;

/**
 * Reads the query of an address. What is not on offer is passed over, so that a mistyped address
 * shows too much rather than nothing. `ankle-foot` stands for `ankle`.
 * @param {string} query such as `?area=ankle&kit=none`
 * @param {Readonly<Partial<Record<Filter, readonly string[]>>>} offered values of each filter
 * @returns {Wanted}
 */
export function parse(query, offered) {
  const given = new URLSearchParams(query);
  /** @type {Wanted} */
  const wanted = {};
  for (const filter of FILTERS) {
    const value = (given.get(filter) ?? "").trim().slice(0, LONGEST);
    if (filter === "q") {
      if (value) wanted.q = value;
      continue;
    }
    const known = offered[filter] ?? [];
    const fits = [value, value.split("-", 1)[0] ?? ""].find((word) => word && known.includes(word));
    if (fits) wanted[filter] = fits;
  }
  return wanted;
}

/**
 * Writes the query that `parse` reads.
 * @param {Wanted} wanted
 * @returns {string} such as `?area=ankle&kit=none`, or nothing
 */
export function write(wanted) {
  const query = new URLSearchParams();
  for (const filter of FILTERS) {
    const value = wanted[filter];
    if (value) query.set(filter, value);
  }
  const text = query.toString();
  return text && `?${text}`;
}

/**
 * Says whether an exercise is wanted: it passes every filter, and its names hold every word.
 * @param {Card} card
 * @param {Wanted} wanted
 * @returns {boolean}
 */
export function matches(card, wanted) {
  return (
    (!wanted.area || card.area === wanted.area) &&
    (!wanted.aim || card.aim === wanted.aim) &&
    (!wanted.kit || card.kit.includes(wanted.kit)) &&
    (!wanted.position || card.position === wanted.position) &&
    (!wanted.minutes || card.minutes <= Number(wanted.minutes)) &&
    named(card.names, wanted.q ?? "")
  );
}

/**
 * Says whether names hold every word that is looked for, with or without hyphens.
 * @param {string} names in lower case
 * @param {string} sought
 */
export function named(names, sought) {
  const words = sought.toLowerCase().split(/[\s·-]+/);
  const text = names.replaceAll("-", " ");
  return words.every((word) => text.includes(word));
}

// @ts-check
// Which exercises stand on a sheet of one's own, and how the address of the page says so; nothing of the page.

/** How many places a sheet has. */
export const MOST = 5;
/** How many of them are empty where nothing is said about it. */
export const EMPTY = 3;

/**
 * @typedef {object} Selection
 * @property {readonly string[]} exercises ids, in the order of the sheet
 * @property {number} empty places to fill in by hand, after them
 */

/**
 * Read the part of an address behind the #, which a browser sends to nobody.
 * @param {string} hash such as `#exercises=heel-raise,bird-dog&empty=1`
 * @param {{has(id: string): boolean}} known the exercises there are
 * @returns {Selection & {missing: number}} `missing` were asked for, and are unknown here or too many
 */
export function parse(hash, known) {
  const given = new URLSearchParams(plain(hash).replace(/^#/, ""));
  const asked = [...new Set(given.getAll("exercises").join(",").split(",").filter(Boolean))];
  const exercises = asked.filter((id) => known.has(id)).slice(0, MOST);
  const room = MOST - exercises.length;
  const wanted = given.get("empty") ?? "";
  const empty = /^\d$/.test(wanted) && Number(wanted) <= MOST ? Number(wanted) : exercises.length ? 0 : EMPTY;
  // A sheet with nothing on it is no sheet.
  return { exercises, empty: Math.min(empty || (exercises.length ? 0 : EMPTY), room), missing: asked.length - exercises.length };
}

/** Say whether an address is about a selection; another leads to a part of the page. @param {string} hash */
export function speaks(hash) {
  return /^(#?$|#(exercises|empty)=)/.test(plain(hash));
}

/** An address as it was before a letter program or a page wrote its signs in other ways. @param {string} hash */
function plain(hash) {
  return hash.replaceAll("&amp;", "&").replace(/%3d/gi, "=").replace(/%26/g, "&");
}

/**
 * Write what `parse` reads; the sheet that comes of itself has no address of its own.
 * @param {Selection} selection
 * @returns {string} such as `#exercises=heel-raise,bird-dog&empty=1`, or nothing
 */
export function write({ exercises, empty }) {
  const parts = exercises.length ? [`exercises=${exercises.join(",")}`] : [];
  if (empty !== (exercises.length ? 0 : EMPTY)) parts.push(`empty=${empty}`);
  return parts.length ? `#${parts.join("&")}` : "";
}

/**
 * Put an exercise at the end, or take it out. What has no room changes nothing.
 * @param {Selection} selection
 * @param {string} id
 * @returns {Selection}
 */
export function toggled({ exercises, empty }, id) {
  if (exercises.includes(id)) {
    const left = exercises.filter((one) => one !== id);
    return { exercises: left, empty: left.length ? empty : empty || EMPTY };
  }
  if (exercises.length === MOST) return { exercises, empty };
  const more = [...exercises, id];
  // Empty places that nobody asked for make room.
  const kept = exercises.length || empty !== EMPTY ? empty : 0;
  return { exercises: more, empty: Math.min(kept, MOST - more.length) };
}

/**
 * Move an exercise up by one place.
 * @param {Selection} selection
 * @param {string} id
 * @returns {Selection}
 */
export function raised({ exercises, empty }, id) {
  const at = exercises.indexOf(id);
  if (at < 1) return { exercises, empty };
  const others = exercises.filter((one) => one !== id);
  return { exercises: [...others.slice(0, at - 1), id, ...others.slice(at - 1)], empty };
}

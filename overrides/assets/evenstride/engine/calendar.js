// @ts-check
// Reminders as a calendar file (RFC 5545): one event that repeats a counted number of times,
// in the reader's time zone, with the zone's rules written into the file.

import { addDays, isDay, weekdayOf } from "./week.js";

/** @typedef {(at: number) => number} Offset minutes ahead of UTC at an instant */

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const CODES = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const EPOCH = Date.UTC(2026, 0, 1);

/**
 * Return the text of an `.ics` file: one event a day on each of the weekdays for a number of weeks,
 * counted from the first such day on or after `start`, with one alarm five minutes before.
 *
 * Times are the reader's own clock in `zone`. In a zone that the browser does not know they are
 * floating: the same clock time wherever the calendar is read.
 * @param {object} wanted
 * @param {string} wanted.zone such as "Europe/Berlin"
 * @param {string} wanted.start a day
 * @param {string} wanted.time such as "07:30"
 * @param {number[]} wanted.weekdays 1, Monday, to 7
 * @param {number} wanted.weeks 1 to 12
 * @param {number} wanted.minutes 1 to 120
 * @param {string} wanted.uid the same one makes a later file replace an earlier one
 * @param {string} wanted.stamp when the file is made, in UTC, such as "20261125T120000Z"
 * @param {string} wanted.title
 * @param {string} wanted.note may be empty
 * @returns {string}
 * @throws {RangeError} at a day, time, weekday or number that is none or out of bounds
 */
export function calendar({ zone, start, time, weekdays, weeks, minutes, uid, stamp, title, note }) {
  const days = [1, 2, 3, 4, 5, 6, 7].filter((day) => weekdays.includes(day));
  const made = Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  if (!isDay(start) || start < "2000" || start > "2100") throw new RangeError(`not a day: ${start}`);
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) throw new RangeError(`not a time: ${time}`);
  if (!days.length || !weekdays.every((day) => days.includes(day))) throw new RangeError(`not weekdays: ${weekdays}`);
  if (!within(weeks, 12)) throw new RangeError(`not a number of weeks: ${weeks}`);
  if (!within(minutes, 120)) throw new RangeError(`not a number of minutes: ${minutes}`);
  if (!/^\d{8}T\d{6}Z$/.test(stamp) || Number.isNaN(made)) throw new RangeError(`not a stamp: ${stamp}`);

  // The first event has to fall on one of the weekdays itself.
  let first = start;
  while (!days.includes(weekdayOf(first))) first = addDays(first, 1);
  const offset = offsetIn(zone);
  const begin = `${first.replaceAll("-", "")}T${time.replace(":", "")}00`;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Evenstride//Reminders//EN",
    "CALSCALE:GREGORIAN",
    ...(offset ? [`X-WR-TIMEZONE:${zone}`, ...zoneLines(zone, offset, Date.parse(first), weeks * 7 * DAY)] : []),
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp}`,
    // A later file has to have the higher number.
    `SEQUENCE:${Math.max(0, Math.floor((made - EPOCH) / 1000))}`,
    offset ? `DTSTART;TZID=${zone}:${begin}` : `DTSTART:${begin}`,
    `DURATION:PT${minutes}M`,
    `RRULE:FREQ=WEEKLY;COUNT=${days.length * weeks};BYDAY=${days.map((day) => CODES[day - 1]).join()}`,
    `SUMMARY:${escaped(title)}`,
    ...(note ? [`DESCRIPTION:${escaped(note)}`] : []),
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "TRIGGER:-PT5M",
    `DESCRIPTION:${escaped(title)}`,
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** @param {number} number @param {number} most */
function within(number, most) {
  return Number.isInteger(number) && number >= 1 && number <= most;
}

/**
 * Return how far the zone is ahead of UTC at any instant; null if it is unknown here.
 * @param {string} zone
 * @returns {Offset | null}
 */
function offsetIn(zone) {
  // A zone such as "+01:00" is known to some browsers, but cannot stand in a calendar file.
  if (!/^[a-z]\w*(\/[\w+-]+)*$/i.test(zone)) return null;
  try {
    const format = new Intl.DateTimeFormat("en-US-u-ca-gregory-hc-h23-nu-latn", {
      timeZone: `${zone}`,
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
    });
    return (at) => {
      const clock = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
      const local = Date.UTC(clock.year, clock.month - 1, clock.day, clock.hour, clock.minute);
      return local / MINUTE - Math.floor(at / MINUTE);
    };
  } catch {
    return null;
  }
}

/**
 * Return the zone's rules from a year before the first day, so that winter and summer time are both
 * there, to a month after the last one: one part for each stretch of time with one offset.
 * @param {string} zone
 * @param {Offset} offset
 * @param {number} first
 * @param {number} length
 */
function zoneLines(zone, offset, first, length) {
  const start = first - 366 * DAY;
  const parts = [{ at: start, from: offset(start), to: offset(start) }];
  for (let at = start; at < first + length + 31 * DAY; at += 7 * DAY) {
    const [from, to] = [offset(at), offset(at + 7 * DAY)];
    if (from !== to) parts.push({ at: changeIn(offset, at, at + 7 * DAY), from, to });
  }
  const standard = Math.min(...parts.map(({ to }) => to));
  const lines = parts.flatMap(({ at, from, to }) => {
    const name = to === standard ? "STANDARD" : "DAYLIGHT";
    const local = new Date(at + from * MINUTE).toISOString().replace(/[-:]|\.\d+Z/g, "");
    const offsets = [`TZOFFSETFROM:${signed(from)}`, `TZOFFSETTO:${signed(to)}`];
    return [`BEGIN:${name}`, `DTSTART:${local}`, ...offsets, `END:${name}`];
  });
  return ["BEGIN:VTIMEZONE", `TZID:${zone}`, ...lines, "END:VTIMEZONE"];
}

/** @param {Offset} offset @param {number} low @param {number} high the change lies between them */
function changeIn(offset, low, high) {
  const before = offset(low);
  while (high - low > MINUTE) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
    if (offset(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** @param {number} minutes */
function signed(minutes) {
  const digits = Math.trunc(minutes / 60) * 100 + (minutes % 60);
  return `${minutes < 0 ? "-" : "+"}${String(Math.abs(digits)).padStart(4, "0")}`;
}

/** @param {string} text */
function escaped(text) {
  return text
    .replace(/\r\n|[\r\n\u2028\u2029]/g, "\n")
    .replace(/(?!\n)[\p{Cc}\p{Cs}]/gu, "")
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");
}

/** Fold a line so that none has more than 75 octets and no character is cut. @param {string} line */
function folded(line) {
  let [text, size] = ["", 0];
  for (const character of line) {
    const octets = new TextEncoder().encode(character).length;
    if (size + octets > 75) [text, size] = [`${text}\r\n `, 1];
    text += character;
    size += octets;
  }
  return text;
}

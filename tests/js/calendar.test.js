// @ts-check
// What stands in the file; tests/test_calendar.py reads it with a calendar library.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { calendar } from "../../overrides/assets/evenstride/engine/calendar.js";
import { addDays, daysBetween, weekdayOf } from "../../overrides/assets/evenstride/engine/week.js";

/** @typedef {Parameters<typeof calendar>[0]} Wanted */

/** @type {Wanted} */
const BERLIN = {
  zone: "Europe/Berlin",
  start: "2026-10-20",
  time: "07:30",
  weekdays: [1, 3, 5],
  weeks: 6,
  minutes: 10,
  uid: "6f1c@evenstride",
  stamp: "20261019T120000Z",
  title: "Movement break",
  note: "",
};

/** @param {Partial<Wanted>} [more] */
function lines(more) {
  return calendar({ ...BERLIN, ...more }).split("\r\n");
}

/** @param {string[]} all @param {string} name */
function value(all, name) {
  return all.find((line) => line.startsWith(name))?.slice(name.length);
}

/** @param {string[]} all */
function unfolded(all) {
  return all.join("\r\n").replaceAll("\r\n ", "").split("\r\n");
}

test("the whole file, across the end of summer time", () => {
  assert.deepEqual(lines({ note: "Ten minutes." }), [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Evenstride//Reminders//EN", "CALSCALE:GREGORIAN",
    "X-WR-TIMEZONE:Europe/Berlin",
    "BEGIN:VTIMEZONE", "TZID:Europe/Berlin",
    "BEGIN:DAYLIGHT", "DTSTART:20251020T020000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0200", "END:DAYLIGHT",
    "BEGIN:STANDARD", "DTSTART:20251026T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD",
    "BEGIN:DAYLIGHT", "DTSTART:20260329T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT",
    "BEGIN:STANDARD", "DTSTART:20261025T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD",
    "END:VTIMEZONE",
    "BEGIN:VEVENT", "UID:6f1c@evenstride", "DTSTAMP:20261019T120000Z", "SEQUENCE:25185600",
    "DTSTART;TZID=Europe/Berlin:20261021T073000", "DURATION:PT10M",
    "RRULE:FREQ=WEEKLY;COUNT=18;BYDAY=MO,WE,FR",
    "SUMMARY:Movement break", "DESCRIPTION:Ten minutes.", "TRANSP:TRANSPARENT",
    "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT5M", "DESCRIPTION:Movement break", "END:VALARM",
    "END:VEVENT", "END:VCALENDAR", "",
  ]);
});

test("a zone without changes has one part", () => {
  const all = lines({ zone: "Asia/Kolkata" });
  assert.deepEqual(all.slice(all.indexOf("BEGIN:VTIMEZONE"), all.indexOf("END:VTIMEZONE")), [
    "BEGIN:VTIMEZONE", "TZID:Asia/Kolkata",
    "BEGIN:STANDARD", "DTSTART:20251020T053000", "TZOFFSETFROM:+0530", "TZOFFSETTO:+0530", "END:STANDARD",
  ]);
  assert.equal(value(lines({ zone: "America/St_Johns" }), "TZOFFSETTO:"), "-0230");
  assert.equal(value(lines({ zone: "UTC" }), "TZOFFSETTO:"), "+0000");
});

test("an unknown zone leaves the time floating, and nothing of the zone gets into the file", () => {
  const strange = ["", "Mars/Olympus", "+01:00", "Europe/Berlin\r\nX-EVIL:1", "Europe/Berlin;X=1", "../etc", " Europe/Berlin"];
  for (const zone of [...strange, /** @type {any} */ (undefined), /** @type {any} */ (null)]) {
    const text = calendar({ ...BERLIN, zone });
    assert.match(text, /\r\nDTSTART:20261021T073000\r\n/);
    assert.doesNotMatch(text, /TZID|VTIMEZONE|TIMEZONE|EVIL/, JSON.stringify(zone));
  }
});

test("a later file of the same uid has the higher sequence", () => {
  const sequence = (/** @type {string} */ stamp) => Number(value(lines({ stamp }), "SEQUENCE:"));
  assert.equal(sequence("20260101T000000Z"), 0);
  assert.equal(sequence("20260101T000001Z"), 1);
  assert.equal(sequence("20251231T235959Z"), 0);
  assert.ok(sequence("20991231T000000Z") < 2 ** 32);
});

test("the alarm is the last thing in the event, there is one, and no method", () => {
  const all = lines();
  assert.deepEqual(all.slice(-4), ["END:VALARM", "END:VEVENT", "END:VCALENDAR", ""]);
  assert.equal(all.filter((line) => line === "BEGIN:VALARM").length, 1);
  assert.equal(value(all, "METHOD"), undefined);
});

test("text is escaped and control characters are dropped", () => {
  const note = "a\\b;c,d\r\ne\nf\rg\u2028h\u0000\u0007\t\u0085\ud800:i\"";
  assert.equal(value(lines({ note }), "DESCRIPTION:"), 'a\\\\b\\;c\\,d\\ne\\nf\\ng\\nh:i"');
  const all = lines({ title: "x\r\nEND:VEVENT", uid: "u\nATTACH:1" });
  assert.equal(value(all, "SUMMARY:"), "x\\nEND:VEVENT");
  assert.equal(value(all, "UID:"), "u\\nATTACH:1");
  assert.equal(all.filter((line) => line === "END:VEVENT").length, 1);
});

test("any text: no line above 75 octets, no character cut, nothing added", () => {
  const zone = "";
  const plain = lines({ zone }).length;
  fc.assert(
    fc.property(fc.string({ unit: "binary", size: "medium" }), fc.string({ unit: "grapheme", size: "medium" }), (title, note) => {
      const all = lines({ zone, title, note: `${note}.` });
      for (const line of all) {
        assert.ok(Buffer.byteLength(line) <= 75);
        assert.ok(!/\p{Cs}/u.test(line));
        assert.doesNotMatch(line, /[\n\r\u0000]/);
      }
      assert.equal(unfolded(all).length, plain + 1);
    }),
  );
  for (const [character, most] of /** @type {const} */ ([["x", 75], ["ä", 75], ["🙂", 73]])) {
    const all = lines({ note: character.repeat(200) });
    assert.equal(Math.max(...all.map((line) => Buffer.byteLength(line))), most, "as full as can be");
    assert.equal(value(unfolded(all), "DESCRIPTION:"), character.repeat(200));
  }
});

test("the first event is on the first chosen day on or after the start; the count is finite", () => {
  const day = fc.integer({ min: 0, max: 2000 }).map((n) => addDays("2026-01-01", n));
  const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
  const weeks = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(day, days, weeks, (start, weekdays, weeks) => {
      const all = lines({ start, weekdays, weeks, zone: "Asia/Tokyo" });
      const first = value(all, "DTSTART;TZID=Asia/Tokyo:")?.replace(/(....)(..)(..)T073000/, "$1-$2-$3") ?? "";
      assert.ok(weekdays.includes(weekdayOf(first)));
      const between = Array.from({ length: daysBetween(start, first) }, (_, n) => weekdayOf(addDays(start, n)));
      assert.ok(between.length < 7 && !between.some((weekday) => weekdays.includes(weekday)));
      assert.match(value(all, "RRULE:") ?? "", new RegExp(`^FREQ=WEEKLY;COUNT=${weekdays.length * weeks};BYDAY=`));
    }),
  );
});

test("bad input is refused", () => {
  /** @type {Record<string, any[]>} */
  const bad = {
    start: ["", "2026-02-30", "2026-1-1", "20261025", "1900-01-01", "9999-01-01", null],
    time: ["", "24:00", "7:30", "07:60", "07:30:00", "07:30\n"],
    weekdays: [[], [0], [8], [1, 8], [1.5], ["1"]],
    weeks: [0, 13, 1.5, NaN, -1, "6"],
    minutes: [0, 121, 2.5, NaN, "10"],
    stamp: ["", "2026-10-19T12:00:00Z", "20261319T120000Z", "20261019T120000", "20261019T120000Z\n"],
  };
  for (const [name, values] of Object.entries(bad)) {
    for (const value of values) {
      assert.throws(() => calendar({ ...BERLIN, [name]: value }), RangeError, `${name}: ${JSON.stringify(value)}`);
    }
  }
});

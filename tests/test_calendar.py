"""The reminders, read back by a calendar library, zone by zone across changes of the clock."""

import json
import subprocess
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]  # it comes without types

from tools.programs import node

FILES = Path(__file__).parent / "js/calendar-files.js"
WANTED = {
    "time": "07:30",
    "weekdays": [1, 3, 5, 7],
    "weeks": 6,
    "minutes": 10,
    "uid": "6f1c@evenstride",
    "stamp": "20260101T120000Z",
    "title": "Movement break",
    "note": "Änderungen; Zeiten, Pausen 🙂\n" * 6,
}
# The days before clocks change, twice a zone. The offset that each reminder has before the change
# and after it, in minutes, is written down, so that the test does not rest on one table of zones.
# Morocco's two changes are those around Ramadan: its later years differ from table to table.
CHANGES = [
    ("Europe/Berlin", "2026-10-20", {120, 60}),
    ("Europe/Berlin", "2027-03-22", {60, 120}),
    ("Europe/London", "2026-10-20", {60, 0}),
    ("Europe/London", "2027-03-22", {0, 60}),
    ("Europe/Dublin", "2026-10-20", {60, 0}),
    ("Europe/Dublin", "2027-03-22", {0, 60}),
    ("America/New_York", "2026-10-27", {-240, -300}),
    ("America/New_York", "2027-03-08", {-300, -240}),
    ("Australia/Sydney", "2026-09-28", {600, 660}),
    ("Australia/Sydney", "2027-03-29", {660, 600}),
    ("Pacific/Chatham", "2026-09-21", {765, 825}),
    ("Pacific/Chatham", "2027-03-29", {825, 765}),
    ("Africa/Casablanca", "2026-02-09", {60, 0}),
    ("Africa/Casablanca", "2026-03-16", {0, 60}),
    ("Africa/Cairo", "2026-10-26", {180, 120}),
    ("Africa/Cairo", "2027-04-26", {120, 180}),
    # Clocks that do not change, in spring and in autumn.
    ("America/Sao_Paulo", "2026-10-12", {-180}),
    ("America/Sao_Paulo", "2027-02-15", {-180}),
    ("Asia/Kolkata", "2026-10-20", {330}),
    ("Asia/Kolkata", "2027-03-22", {330}),
    ("Asia/Tokyo", "2026-10-20", {540}),
    ("Asia/Tokyo", "2027-03-22", {540}),
    ("Asia/Tehran", "2026-09-15", {210}),
    ("Asia/Tehran", "2027-03-15", {210}),
]
NAMES = [f"{zone} {start}" for zone, start, _ in CHANGES]


def made(wanted: list[dict[str, Any]]) -> list[bytes]:
    """The files, as the reader's own code makes them."""
    done = subprocess.run(
        [*node(), str(FILES)],
        input=json.dumps([WANTED | one for one in wanted]),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [text.encode() for text in json.loads(done.stdout)]


def part(calendar: icalendar.Component, name: str) -> Any:
    """The one part of this name."""
    (one,) = calendar.walk(name)
    return one


def days(event: Any) -> list[datetime]:
    """When the event happens, by the clock on the wall."""
    begin = event["DTSTART"].dt.replace(tzinfo=None)
    return list(rrulestr(event["RRULE"].to_ical().decode(), dtstart=begin))


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    texts = made([{"zone": zone, "start": start} for zone, start, _ in CHANGES])
    return dict(zip(NAMES, texts, strict=True))


def test_twelve_zones() -> None:
    assert len({zone for zone, _, _ in CHANGES}) == 12


@pytest.mark.parametrize(("zone", "start", "offsets"), CHANGES, ids=NAMES)
def test_each_reminder_comes_at_its_time(
    files: dict[str, bytes], zone: str, start: str, offsets: set[int]
) -> None:
    calendar = icalendar.Calendar.from_ical(files[f"{zone} {start}"])
    event = part(calendar, "VEVENT")
    times = days(event)
    assert len(times) == 24
    assert times[0] == event["DTSTART"].dt.replace(tzinfo=None)
    assert {moment.time() for moment in times} == {time(7, 30)}
    assert {moment.isoweekday() for moment in times} == {1, 3, 5, 7}
    assert timedelta(0) <= times[0].date() - date.fromisoformat(start) < timedelta(2)
    assert times[-1] - times[0] < timedelta(weeks=6)

    assert event["DTSTART"].params["TZID"] == zone
    rules = part(calendar, "VTIMEZONE")
    assert rules["TZID"] == zone
    own = rules.to_tz(lookup_tzid=False)
    there = [moment.replace(tzinfo=own) for moment in times]
    assert [at.utcoffset() for at in there] == [
        moment.replace(tzinfo=ZoneInfo(zone)).utcoffset() for moment in times
    ]
    assert {at.utcoffset() for at in there} == {timedelta(minutes=one) for one in offsets}
    assert there[0].utcoffset() == timedelta(minutes=first(zone, start))


def first(zone: str, start: str) -> int:
    """The offset, in minutes, on the first day."""
    offset = datetime.combine(date.fromisoformat(start), time(12), ZoneInfo(zone)).utcoffset()
    assert offset is not None
    return offset // timedelta(minutes=1)


@pytest.mark.parametrize("name", NAMES)
def test_the_rules_hold_between_the_reminders_too(files: dict[str, bytes], name: str) -> None:
    calendar = icalendar.Calendar.from_ical(files[name])
    zone, start = name.split()
    own = part(calendar, "VTIMEZONE").to_tz(lookup_tzid=False)
    moment = datetime.fromisoformat(start).replace(tzinfo=UTC)
    for minutes in range(0, 7 * 7 * 24 * 60, 15):
        at = moment + timedelta(minutes=minutes)
        assert at.astimezone(own).utcoffset() == at.astimezone(ZoneInfo(zone)).utcoffset(), at


@pytest.mark.parametrize("name", NAMES)
def test_every_calendar_can_read_it(files: dict[str, bytes], name: str) -> None:
    text = files[name]
    lines = text.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 and not set(line) & set(b"\r\n") for line in lines)
    assert all(line.decode() for line in lines)

    calendar = icalendar.Calendar.from_ical(text)
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    assert "METHOD" not in calendar
    assert {item.name for item in calendar.walk()} >= {"VTIMEZONE", "STANDARD", "VEVENT"}
    assert [error for item in calendar.walk() for error in item.errors] == []
    event = part(calendar, "VEVENT")
    assert event["UID"] == WANTED["uid"]
    assert event["SUMMARY"] == WANTED["title"]
    assert event["DESCRIPTION"] == WANTED["note"]
    assert event["DTSTAMP"].dt == datetime(2026, 1, 1, 12, tzinfo=UTC)
    assert event["DURATION"].dt == timedelta(minutes=10)
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["SEQUENCE"] == 12 * 60 * 60
    alarm = part(event, "VALARM")
    assert (alarm["ACTION"], alarm["DESCRIPTION"]) == ("DISPLAY", WANTED["title"])
    assert alarm["TRIGGER"].dt == timedelta(minutes=-5)


def test_an_unknown_zone_leaves_the_time_floating() -> None:
    (text,) = made([{"zone": "Mars/Olympus", "start": "2026-10-20", "weekdays": [2], "weeks": 12}])
    calendar = icalendar.Calendar.from_ical(text)
    assert calendar.walk("VTIMEZONE") == []
    event = part(calendar, "VEVENT")
    assert event["DTSTART"].dt == datetime(2026, 10, 20, 7, 30)  # noqa: DTZ001
    assert event["DTSTART"].params == {}
    assert len(days(event)) == 12

"""What the reader keeps: on the device, as a file, read back from files nobody can trust."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.walk import KEPT, SESSION, OpenPage
from tests.hostile import TEXTS

Kept = dict[str, Any]
# A Friday: with days on Tuesday and Friday, something is planned.
TODAY, FIRST, SECOND = "2026-11-27", "2026-11-16", "2026-11-18"
MOST_BYTES = 5_000_000
SETTINGS: dict[str, Any] = {
    "started": "2026-11-16",
    "weekdays": [2, 5],
    "time": "07:15",
    "after": "breakfast & <b>tea</b>",
    "swaps": [{"from": "sit-to-stand", "to": "heel-raise"}],
}
NO_DEVICE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("no", "SecurityError"); } });"""
FULL = """() => { window.room = Storage.prototype.setItem; Storage.prototype.setItem = () => {
  throw new DOMException("full", "QuotaExceededError"); }; }"""
ROOM = "() => { Storage.prototype.setItem = window.room; }"
# What script that got in would do: the page fixture fails on every console error.
TELL = """for (const name of ["alert", "confirm", "prompt", "open"])
  window[name] = () => console.error(`script ran: ${name}`);
addEventListener("error", event => console.error("an element was loaded", event.target), true);"""
# The drawings of exercises are our own images; no other belongs on the page.
STRANGE = r"""() => [...document.querySelectorAll("*")]
  .filter(part => !/^\.\.\/figures\/exercises\/[a-z-]+\.svg(#paper)?$/
    .test(part.getAttribute("src")))
  .filter(part => part.closest("main img, main iframe, main script, main style, main object, base")
    || [...part.attributes].some(({ name, value }) => name.startsWith("on") || name === "style"
      || (["href", "src", "action"].includes(name) && /^(javascript|data):/i.test(value))))
  .map(part => part.outerHTML.slice(0, 200))"""


class Owner:
    """A reader on /my-plan/ who looks after what is kept there."""

    def __init__(self, tab: Page, *, init: str = "") -> None:
        self.tab = tab
        tab.clock.set_fixed_time(f"{TODAY}T10:00:00")
        tab.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
        tab.add_init_script(TELL + init)

    def open(self) -> "Owner":
        self.tab.goto("my-plan/")
        expect(self.tab.locator("html[data-ready]")).to_have_count(1)
        return self

    def another(self) -> "Owner":
        """The same reader, in another tab."""
        return Owner(self.tab.context.new_page()).open()

    def put(self, where: str, kept: Kept) -> "Owner":
        """Open the page with something kept in `localStorage` or `sessionStorage`."""
        self.open()
        self.tab.evaluate(f"([key, text]) => {where}.setItem(key, text)", [KEPT, json.dumps(kept)])
        return self.open()

    @property
    def data(self) -> Locator:
        return self.tab.locator("#your-data")

    @property
    def said(self) -> Locator:
        return self.data.get_by_role("status")

    @property
    def offer(self) -> Locator:
        return self.data.locator(".offer")

    def press(self, name: str) -> None:
        self.data.get_by_role("button", name=name, exact=True).click()

    def bring(self, content: Kept | str | bytes, name: str = "copy.json") -> None:
        """Choose a file to bring in."""
        text = json.dumps(content) if isinstance(content, dict) else content
        data = text if isinstance(text, bytes) else text.encode()
        file: FilePayload = {"name": name, "mimeType": "application/json", "buffer": data}
        self.tab.get_by_label("Bring in a copy").set_input_files(file)

    def save(self, button: str) -> tuple[str, str]:
        """Save a file; return its name and its text."""
        with self.tab.expect_download() as download:
            self.press(button)
        saved = Path(download.value.path()).read_bytes().decode("utf-8")
        return download.value.suggested_filename, saved

    def tick(self, exercise: str, felt: str = "done") -> None:
        self.tab.locator(f'[data-key="{felt}-{exercise}"]').click()

    def ticked(self, exercise: str, felt: str = "done") -> None:
        """Fail unless a tick shows."""
        pressed = self.tab.locator(f'[data-key="{felt}-{exercise}"][aria-pressed=true]')
        expect(pressed).to_have_count(1)

    def planned(self) -> list[str]:
        found: list[str] = self.tab.locator(".exercise").evaluate_all(
            "all => all.map(one => one.dataset.exercise)"
        )
        return found

    def stored(self) -> dict[str, Kept | None]:
        """What each storage holds."""
        found: dict[str, Kept | None] = self.tab.evaluate(
            "key => Object.fromEntries([['device', localStorage], ['tab', sessionStorage]]"
            ".map(([name, one]) => [name, JSON.parse(one.getItem(key))]))",
            KEPT,
        )
        return found

    def log(self, where: str = "device") -> dict[str, str]:
        """How each exercise went today, as stored."""
        log = (self.stored()[where] or {})["log"]
        return {one["exercise"]: one["felt"] for one in log if one["day"] == TODAY}


def visit(table: Kept, state: Kept, day: str, name: str | None = None) -> Kept:
    """One day's self-check, out of a walk through it."""
    protocols = {screen["id"]: screen["protocol"] for screen in table["screens"]}
    return {
        "id": name or f"visit-{day}",
        "day": day,
        "at": 1_780_000_000_000,
        "answers": {**state["answers"], "minutes": ["minutes-15"]},
        "choice": state["choice"],
        "screens": state["screens"],
        "protocols": {screen: protocols[screen] for screen in state["screens"]},
    }


def entry(day: str, exercise: str, felt: str = "done", **more: Any) -> Kept:
    base = {"id": f"{day}-{exercise}", "day": day, "exercise": exercise, "felt": felt}
    return {**base, "top": False, "pain": None, "worse": False, **more}


def kept_of(**parts: Any) -> Kept:
    return {"app": "evenstride", "format": 2, "visits": [], "log": [], "settings": None, **parts}


@pytest.fixture
def table(owner: Owner) -> Kept:
    found: Kept = json.loads(owner.open().tab.locator("#table").text_content() or "")
    return found


@pytest.fixture
def owner(page: OpenPage) -> Owner:
    return Owner(page())


@pytest.fixture
def whole(table: Kept, walked: Kept) -> Kept:
    """Two days, four ticks and settings."""
    log = [
        entry("2026-11-17", "knee-to-wall-rock", top=True),
        entry("2026-11-17", "one-leg-balance", "eased"),
        entry("2026-11-20", "heel-raise", "pain", pain="mild", worse=True),
        entry("2026-11-24", "an-exercise-of-old"),
    ]
    visits = [visit(table, walked, FIRST), visit(table, walked, SECOND)]
    return kept_of(visits=visits, log=log, settings=SETTINGS)


# --- on this device -------------------------------------------------------------------------------


def test_what_is_kept_moves_to_the_device_and_outlives_the_tab(owner: Owner, whole: Kept) -> None:
    owner.put("sessionStorage", whole)
    expect(owner.data).to_contain_text("in this tab only. They are gone once you close it.")
    owner.press("Keep on this device")
    expect(owner.said).to_have_text("From now on your results are kept on this device.")
    expect(owner.data).to_contain_text("2 self-checks, 4 ticks and the settings of your plan")
    expect(owner.data.get_by_role("button", name="Keep on this device")).to_have_count(0)
    expect(owner.tab.get_by_text("Your plan is in this tab only")).to_have_count(0)
    assert owner.stored() == {"device": whole, "tab": None}
    planned = owner.planned()
    later = owner.another()
    owner.tab.close()
    assert later.planned() == planned
    assert later.open().planned() == planned
    expect(later.data).to_contain_text("kept on this device, in this browser")


def test_everything_is_deleted_only_after_a_question(
    owner: Owner, whole: Kept, walked: Kept
) -> None:
    owner.put("localStorage", whole)
    tab = owner.tab
    tab.evaluate("([k, text]) => sessionStorage.setItem(k, text)", [SESSION, json.dumps(walked)])
    other = owner.open().another()
    dialog = tab.get_by_role("dialog", name="Delete everything?")
    owner.press("Delete everything")
    expect(dialog).to_contain_text("2 self-checks, 4 ticks and the settings of your plan")
    expect(dialog).to_contain_text("cannot be undone")
    tab.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(owner.data.get_by_role("button", name="Delete everything")).to_be_focused()
    owner.press("Delete everything")
    dialog.get_by_role("button", name="Keep it").click()
    expect(dialog).to_be_hidden()
    assert owner.stored()["device"] == whole
    expect(tab.locator(".exercise")).not_to_have_count(0)

    owner.press("Delete everything")
    dialog.get_by_role("button", name="Yes, delete everything").click()
    expect(owner.said).to_have_text("Everything was deleted.")
    expect(owner.data).to_contain_text("Nothing is kept yet.")
    for one in (owner, other):
        expect(one.tab.get_by_text("There is no plan here yet")).to_be_visible()
        expect(one.tab.locator("[data-plan]")).to_be_hidden()
    assert tab.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    owner.open()
    expect(tab.get_by_text("There is no plan here yet")).to_be_visible()
    assert owner.stored() == {"device": None, "tab": None}


def test_two_tabs_lose_nothing_of_each_other(owner: Owner, whole: Kept) -> None:
    owner.put("localStorage", {**whole, "settings": {**SETTINGS, "swaps": []}})
    other = owner.another()
    one, two, three = owner.planned()[:3]
    owner.tick(one)
    other.tick(two, "eased")
    owner.tick(three)
    for tab in (owner, other):
        tab.ticked(one)
        tab.ticked(two, "eased")
        tab.ticked(three)
    assert owner.log() == {one: "done", two: "eased", three: "done"}
    # What one brings in, the other has as well, and its own next tick takes nothing away.
    other.bring(kept_of(log=[entry("2026-11-10", "from-the-copy")]))
    other.press("Add them")
    expect(other.said).to_have_text("They were added.")
    owner.tick(two, "done")
    other.ticked(two, "done")
    log = (owner.stored()["device"] or {})["log"]
    assert [log[0]["exercise"], len(log)] == ["from-the-copy", 8]
    assert owner.stored()["tab"] is None


# --- storage that does not do its part ------------------------------------------------------------


def test_a_full_storage_is_said_and_the_session_goes_on(owner: Owner, whole: Kept) -> None:
    tab = owner.put("sessionStorage", whole).tab
    one, two, three = owner.planned()[:3]
    tab.evaluate(FULL)
    owner.press("Keep on this device")
    expect(owner.said).to_contain_text("did not let the page keep your results on the device")
    assert owner.stored() == {"device": None, "tab": whole}
    owner.tick(one)
    expect(tab.get_by_text("What you tick now is gone once you close")).to_be_visible()
    expect(owner.data).to_contain_text("This browser has no room left for this site.")
    owner.tick(two, "eased")
    owner.ticked(one)
    owner.ticked(two, "eased")
    # The copy has what the storage has not.
    _, text = owner.save("Save a copy (JSON)")
    assert [entry["exercise"] for entry in json.loads(text)["log"][-2:]] == sorted([one, two])
    owner.bring(kept_of(log=[entry("2026-11-10", "from-the-copy")]))
    owner.press("Add them")
    expect(owner.said).to_contain_text("they could not be kept")
    # As soon as there is room, all of it is kept.
    tab.evaluate(ROOM)
    owner.tick(three)
    assert owner.log("tab") == {one: "done", two: "eased", three: "done"}
    expect(tab.get_by_text("What you tick now is gone")).to_have_count(0)
    expect(owner.data).not_to_contain_text("no room left")
    assert (owner.stored()["tab"] or {})["log"][0]["exercise"] == "from-the-copy"


def test_without_the_device_s_storage_the_tab_s_is_used(page: OpenPage, whole: Kept) -> None:
    owner = Owner(page(), init=NO_DEVICE)
    tab = owner.put("sessionStorage", whole).tab
    first = owner.planned()[0]
    owner.press("Keep on this device")
    expect(owner.said).to_contain_text("Save a copy instead")
    owner.tick(first)
    owner.open().ticked(first)
    expect(owner.data).to_contain_text("kept in this tab only")
    owner.press("Delete everything")
    owner.press("Yes, delete everything")
    expect(owner.said).to_have_text("Everything was deleted.")
    assert tab.evaluate("sessionStorage.length") == 0


def test_a_device_that_is_cleared_meanwhile_takes_nothing_from_the_page(
    owner: Owner, whole: Kept
) -> None:
    tab = owner.put("localStorage", whole).tab
    planned = owner.planned()
    tab.evaluate("localStorage.clear()")
    owner.tick(planned[0])
    owner.ticked(planned[0])
    assert owner.planned() == planned
    expect(tab.locator("[data-notes]")).to_contain_text("gone once you close")
    expect(owner.data).to_contain_text("2 self-checks, 5 ticks and the settings of your plan")


# --- files ----------------------------------------------------------------------------------------


def test_a_copy_is_read_back_without_loss_in_another_browser(
    page: OpenPage, owner: Owner, whole: Kept
) -> None:
    owner.put("localStorage", whole)
    name, text = owner.save("Save a copy (JSON)")
    assert name == f"evenstride-{TODAY}.json"
    assert json.loads(text) == whole
    other = Owner(page()).open()
    expect(other.data).to_contain_text("Nothing is kept yet.")
    expect(other.data.get_by_role("button", name="Save a copy")).to_have_count(0)
    other.bring(text, name)
    told = "2 self-checks, 4 ticks and the settings of your plan are new."
    expect(other.offer.locator("p")).to_have_text(told)
    expect(other.offer.locator("p")).to_be_focused()
    assert other.stored() == {"device": None, "tab": None}
    other.press("Add them")
    expect(other.said).to_have_text("They were added.")
    assert other.stored() == {"device": None, "tab": whole}
    assert other.planned() == owner.planned()
    expect(other.tab.get_by_label("After")).to_have_value(SETTINGS["after"])
    # The same copy again has nothing new in it.
    other.bring(text, name)
    expect(other.said).to_have_text("Nothing in this copy is new; 6 are here already.")
    expect(other.offer).to_be_hidden()
    assert json.loads(other.save("Save a copy (JSON)")[1]) == whole


def test_the_table_has_every_try(owner: Owner, whole: Kept, table: Kept) -> None:
    names = {screen["id"]: screen["name"] for screen in table["screens"]}
    second = whole["visits"][1]
    blank: Kept = {"left": [], "right": [], "both": [], "unable": [], "mark": None}
    second["screens"] = {
        "knee-to-wall": {**blank, "left": [8, 8.5], "right": [11]},
        "single-leg-heel-raise": {**blank, "left": [8], "unable": ["right"]},
        "single-leg-stance": {**blank, "mark": "pain"},
        "gone-for-good": {**blank, "both": [3]},
    }
    second["protocols"] = {**second["protocols"], "knee-to-wall": "0-000000"}
    owner.put("localStorage", whole)
    name, text = owner.save("Save a table (CSV)")
    assert name == f"evenstride-{TODAY}.csv"
    assert text.startswith("\ufeffday,check,protocol,side,try,value,unit,note\r\n")
    rows = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))
    tries = sum(
        len(attempts[column])
        for attempts in whole["visits"][0]["screens"].values()
        for column in ("left", "right", "both")
    )
    assert len([row for row in rows if row["day"] == FIRST]) == tries

    def told(day: str, check: str) -> list[list[str]]:
        found = [row for row in rows if row["day"] == day and row["check"] == check]
        return [[row[key] for key in ("side", "try", "value", "unit", "note")] for row in found]

    knee = names["knee-to-wall"]
    assert told(FIRST, knee) == [
        ["left", "1", "8", "cm", ""],
        ["left", "2", "8.5", "cm", ""],
        ["right", "1", "11", "cm", ""],
        ["right", "2", "11.5", "cm", ""],
    ]
    sides = told(FIRST, names["chair-sit-and-reach"])
    assert sides[0] == ["left", "1", "0", "step", "More than a hand short of the toes."]
    signs = told(FIRST, names["filmed-squat"])
    assert signs[0] == ["both", "1", "0", "repetitions", "A heel lifts off the floor."]
    # Measured by other rules: no unit of today's.
    assert told(SECOND, knee)[0] == ["left", "1", "8", "", ""]
    assert told(SECOND, names["single-leg-heel-raise"])[1] == [
        *("right", "", "", ""),
        "Tried, and could not.",
    ]
    assert told(SECOND, names["single-leg-stance"]) == [
        ["", "", "", "", "It hurt, so it was stopped."]
    ]
    assert told(SECOND, "gone-for-good") == [["both", "1", "3", "", ""]]


def test_a_copy_takes_the_place_of_nothing(owner: Owner, whole: Kept) -> None:
    owner.put("localStorage", whole)
    copy: Kept = json.loads(json.dumps(whole))
    copy["visits"][0]["screens"] = {}
    copy["log"][0]["felt"] = "pain"
    copy["log"].append(entry("2026-11-21", "sit-to-stand"))
    copy["settings"]["time"] = "23:59"
    owner.bring(copy)
    expect(owner.offer).to_contain_text("1 tick is new; 6 are here already.")
    assert owner.stored()["device"] == whole
    owner.press("Leave them out")
    expect(owner.said).to_have_text("Nothing was added.")
    expect(owner.offer).to_be_hidden()
    assert owner.stored()["device"] == whole
    owner.bring(copy)
    owner.press("Add them")
    expect(owner.said).to_have_text("They were added.")
    log = [*whole["log"][:3], copy["log"][4], whole["log"][3]]
    assert owner.stored()["device"] == {**whole, "log": log}


def test_a_damaged_entry_costs_itself_only(owner: Owner, whole: Kept) -> None:
    owner.open()
    copy: Kept = json.loads(json.dumps(whole))
    copy["visits"][0]["screens"]["knee-to-wall"]["left"] = [8, None]
    copy["visits"].append({**copy["visits"][1], "id": "third", "day": "2026-02-30"})
    copy["log"][1]["felt"] = "great"
    copy["log"].append(7)
    copy["settings"]["swaps"].append({"from": "sit-to-stand"})
    owner.bring(copy)
    told = "2 self-checks, 3 ticks and the settings of your plan are new; "
    expect(owner.offer).to_contain_text(f"{told}5 could not be read and were left out.")
    owner.press("Add them")
    expect(owner.said).to_have_text("They were added.")
    first, second = whole["visits"]
    rest = {name: tries for name, tries in first["screens"].items() if name != "knee-to-wall"}
    assert list(first["screens"]) != list(rest)
    kept = owner.stored()["tab"] or {}
    assert kept["visits"][0]["screens"] == rest
    assert kept["visits"][1:] == [second]
    assert kept["log"] == [whole["log"][0], *whole["log"][2:]]
    assert kept["settings"] == SETTINGS


def test_a_damaged_entry_on_the_device_is_told_at_once(owner: Owner, whole: Kept) -> None:
    owner.put("localStorage", {**whole, "log": [*whole["log"], {"id": "<b>"}]})
    expect(owner.tab.locator("[data-notes]")).to_contain_text(
        "One entry could not be read and was left out."
    )
    assert owner.planned()
    expect(owner.data).to_contain_text("2 self-checks, 4 ticks and the settings of your plan")


# What cannot be a copy, and what is said of it.
NO_COPIES: dict[str, tuple[Kept | str | bytes, str]] = {
    "empty": ("", "This file cannot be read."),
    "cut": ("{", "This file cannot be read."),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\xff\xfe", "This file cannot be read."),
    "deep": ("[" * 200_000, "This file cannot be read."),
    "null": ("null", "not a copy saved from this site"),
    "lists": ("[[[]]]", "not a copy saved from this site"),
    "foreign": ({"app": "another", "format": 2, "visits": []}, "not a copy saved from this site"),
    "nameless": ({"format": 2, "visits": [], "log": []}, "not a copy saved from this site"),
    "newer": (kept_of(format=3), "made by a newer version of this site"),
    "far newer": (kept_of(format=1e300), "made by a newer version of this site"),
    "blank": (kept_of(), "Nothing in this copy is new."),
    "too large": (json.dumps(kept_of(x=" " * MOST_BYTES)), "too large"),
}


def test_a_file_that_cannot_be_a_copy_is_refused_in_words(owner: Owner) -> None:
    owner.put("localStorage", kept_of(log=[entry(TODAY, "heel-raise")]))
    before = owner.stored()
    for name, (content, said) in NO_COPIES.items():
        owner.bring(content)
        expect(owner.said, name).to_contain_text(said)
        expect(owner.offer, name).to_be_hidden()
        assert owner.stored() == before, name
        # The next file is looked at all the same.
        owner.bring(kept_of(log=[entry(TODAY, "sit-to-stand")]))
        expect(owner.offer, name).to_contain_text("1 tick is new.")
        expect(owner.said, name).to_be_empty()


def test_the_first_format_is_taken_over(owner: Owner, table: Kept, walked: Kept) -> None:
    owner.open()
    known = {key: visit(table, walked, FIRST)[key] for key in ("id", "day", "at", "answers")}
    tries = {"knee-to-wall": {"left": [8, 8], "right": [11, 11], "mark": None}}
    owner.bring({"format": 1, "visits": [{**known, "screens": tries}]})
    expect(owner.offer).to_contain_text("1 self-check is new.")
    owner.press("Add them")
    expect(owner.said).to_have_text("They were added.")
    kept = owner.stored()["tab"] or {}
    assert kept["format"] == 2
    assert kept["visits"] == [
        {
            **known,
            "choice": None,
            "screens": {"knee-to-wall": {**tries["knee-to-wall"], "both": [], "unable": []}},
            "protocols": {},
        }
    ]
    assert owner.planned()
    # A tab's answers of that time have no day, so nothing can be made of them.
    owner.bring({"format": 1, "answers": {}, "screens": tries})
    expect(owner.said).to_have_text(
        "Nothing in this copy is new; 1 could not be read and was left out."
    )


def test_the_largest_file_is_read_and_one_byte_more_is_not(owner: Owner, whole: Kept) -> None:
    owner.put("localStorage", whole)
    visits = [{**whole["visits"][0], "id": f"visit-{number}"} for number in range(100)]
    log = [entry("2026-11-10", "heel-raise", id=f"tick-{number}") for number in range(5000)]
    text = json.dumps(kept_of(visits=visits, log=log))
    largest = text + " " * (MOST_BYTES - len(text))
    owner.bring(largest + " ")
    expect(owner.said).to_have_text("This file is too large to be a copy saved from this site.")
    expect(owner.offer).to_be_hidden()
    owner.bring(largest)
    expect(owner.offer).to_contain_text("100 self-checks and 5000 ticks are new.")
    expect(owner.offer).to_contain_text("There is room for 500 self-checks and 5000 ticks;")
    assert owner.stored()["device"] == whole
    owner.press("Add them")
    expect(owner.said).to_have_text("They were added.")
    kept = owner.stored()["device"] or {}
    assert [len(kept["visits"]), len(kept["log"])] == [102, 5000]
    # The oldest were left out, and the newest are there.
    assert kept["log"][-4:] == whole["log"]
    assert owner.planned()


def hostile_visits(good: Kept) -> list[Kept]:
    """A visit for each place that a text may have in one, with a hostile text there."""
    made: list[Kept] = []
    for number, text in enumerate(TEXTS):
        name = f"hostile-{number}"
        tries = {"left": [text], "right": [text], "both": [text], "unable": [text], "mark": text}
        knee = good["screens"]["knee-to-wall"]
        screens = good["screens"]
        for change in (
            {"id": text},
            {"day": text},
            {"at": text},
            {"answers": text},
            {"answers": {**good["answers"], text: ["none"]}},
            {"answers": {**good["answers"], "age": [text]}},
            {"answers": {"__proto__": [text]}},
            {"choice": text},
            {"choice": {"extent": text, "without": [text]}},
            {"choice": {"extent": "full", "without": [text]}},
            {"screens": {**screens, text: knee}, "protocols": {**good["protocols"], text: text}},
            {"screens": {**screens, "knee-to-wall": tries}},
            {"screens": {**screens, "__proto__": tries, "constructor": text}},
            {"protocols": dict.fromkeys(screens, text)},
            {text: text},
        ):
            made.append({**good, "id": f"{name}-{len(made)}", **change})
    return made


def hostile_log() -> list[Kept]:
    good = entry(TODAY, "heel-raise")
    return [
        {**good, "id": f"hostile-{number}-{at}", place: text}
        for number, text in enumerate(TEXTS)
        for at, place in enumerate((*good, text))
    ]


def hostile_settings() -> Kept:
    swaps = [{"from": text, "to": text} for text in TEXTS[:20]]
    return {**SETTINGS, "after": TEXTS[1], "swaps": [*swaps, *SETTINGS["swaps"]], TEXTS[0]: TEXTS}


def test_a_hostile_file_is_text_and_nothing_else(owner: Owner, whole: Kept) -> None:
    tab = owner.put("sessionStorage", whole).tab
    elements = (
        "() => [...new Set([...document.querySelectorAll('*')].map(e => e.localName))].sort()"
    )
    # What a day with every part of the page is made of.
    owner.tick(owner.planned()[0], "pain")
    for summary in tab.locator("summary").all():
        summary.click()
    expect(tab.get_by_role("heading", name="As good for you")).not_to_have_count(0)
    known = tab.evaluate(elements)
    tab.evaluate("sessionStorage.clear()")
    owner.open()
    visits = [*whole["visits"], *hostile_visits(whole["visits"][0])]
    hostile = kept_of(visits=visits, log=hostile_log(), settings=hostile_settings())
    owner.bring({**{text: text for text in TEXTS}, **hostile}, "<img src=x onerror=alert(1)>.json")
    expect(owner.offer).to_contain_text("could not be read and were left out.")
    assert owner.stored() == {"device": None, "tab": None}
    owner.press("Add them")
    expect(owner.said).to_have_text("They were added.")
    tab.get_by_role("button", name="Look at them first").click()
    for again in (False, True):
        if again:
            owner.open()
            tab.get_by_role("button", name="Look at them first").click()
        for summary in tab.locator("summary").all():
            summary.click()
        assert tab.evaluate(STRANGE) == []
        assert set(tab.evaluate(elements)) <= set(known)
        assert tab.evaluate("() => ({}).left === undefined && ({}).age === undefined")
    # The one text that a reader may write freely is there, as they wrote it.
    expect(tab.get_by_label("After")).to_have_value(TEXTS[1])
    expect(tab.locator(".sheet--week")).to_contain_text(f"After {TEXTS[1]}, I will do my plan.")
    kept = owner.stored()["tab"] or {}
    assert [one for one in kept["visits"] if one in whole["visits"]] == whole["visits"]
    assert kept["settings"]["swaps"] == SETTINGS["swaps"]
    rest = json.dumps({**kept, "settings": {**kept["settings"], "after": ""}})
    assert not [text for text in TEXTS if json.dumps(text) in rest]
    assert "__proto__" not in rest
    for button in ("Save a copy (JSON)", "Save a table (CSV)"):
        _, text = owner.save(button)
        assert "<script" not in text
    # The summary reads the same storage.
    tab.goto("self-check/summary/")
    expect(tab.locator("[data-check]")).not_to_have_count(0)
    assert tab.evaluate(STRANGE) == []


@pytest.mark.parametrize(
    "text", ["{", "<img src=x onerror=alert(1)>", json.dumps(kept_of(format=9))]
)
def test_what_cannot_be_read_is_left_alone_until_the_reader_decides(
    owner: Owner, whole: Kept, text: str
) -> None:
    tab = owner.open().tab
    tab.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEPT, text])
    owner.open()
    raw = "key => localStorage.getItem(key)"
    expect(owner.data).to_contain_text("It is left as it is.")
    assert tab.evaluate(raw, KEPT) == text
    assert tab.evaluate(STRANGE) == []
    owner.bring(whole)
    expect(owner.offer).to_contain_text("What cannot be read here is then replaced.")
    assert tab.evaluate(raw, KEPT) == text
    owner.press("Add them")
    expect(owner.said).to_have_text("They were added.")
    assert owner.stored() == {"device": whole, "tab": None}
    assert owner.planned()

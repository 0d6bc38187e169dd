"""The summary: a reader's own, on screen and on paper, and one that comes from a link."""

import json
import re
import zlib
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from generator import prose
from generator.library import Library
from tests.browser.pdf import MM, PAPERS, printed, squeezed
from tests.browser.test_kept import STRANGE, TELL, kept_of, visit
from tests.browser.test_sheets import SCHEMES
from tests.browser.walk import KEPT, ONE_LEG, SESSION, OpenPage, in_order
from tests.hostile import TEXTS

Axe = Callable[[Page], list[str]]
Days = list[dict[str, Any]]
FIRST, SECOND = "2026-11-16", "2026-11-18"
BLANK: dict[str, Any] = {"left": [], "right": [], "both": [], "unable": [], "mark": None}
# What is new on the second day; the rest is as on the first, `walk.DAY`.
SECOND_DAY = {
    "chair-stand": {**BLANK, "both": [19]},
    "knee-to-wall": {**BLANK, "left": [11, 11.5, 11], "right": [11, 11.5, 12]},
    "single-leg-heel-raise": {**BLANK, "left": [20], "unable": ["right"]},
    "single-leg-stance": {**BLANK, "mark": "pain"},
    ONE_LEG: {**BLANK, "mark": "skipped"},
}
NOTHING = "There is nothing to sum up yet."
DAMAGED = "This link is not whole: a part of it was lost or changed on its way."
OTHER = "This link was made with another version of the self-check"
UNKNOWN = "This link is of a kind that this page does not know"
STORED = "() => [localStorage.length, sessionStorage.length]"


@pytest.fixture(scope="module")
def days(browser: Browser, server: str, walked: dict[str, Any]) -> Days:
    """Two days, oldest first."""
    fresh = browser.new_context(base_url=server)
    tab = fresh.new_page()
    tab.goto("self-check/summary/")
    table = json.loads(tab.locator("#table").text_content() or "")
    fresh.close()
    first, second = visit(table, walked, FIRST), visit(table, walked, SECOND)
    return [first, {**second, "screens": {**second["screens"], **SECOND_DAY}}]


@pytest.fixture(scope="module")
def link(browser: Browser, server: str, days: Days) -> str:
    """A link to both days."""
    fresh = browser.new_context(base_url=server)
    made = link_of(opened(fresh.new_page(), days))
    fresh.close()
    return made


def opened(tab: Page, days: Days) -> Page:
    """Open the summary in a tab that keeps these days."""
    tab.add_init_script(TELL)
    key, text = json.dumps(KEPT), json.dumps(json.dumps(kept_of(visits=days)))
    tab.add_init_script(f"sessionStorage.getItem({key}) ?? sessionStorage.setItem({key}, {text})")
    tab.goto("self-check/summary/")
    expect(tab.locator("[data-check]")).not_to_have_count(0)
    return tab


def link_of(tab: Page) -> str:
    tab.get_by_role("button", name="Make a link to this result").click()
    tab.get_by_role("button", name="Make the link").click()
    made = tab.get_by_label("Copy this link").input_value()
    tab.get_by_role("button", name="Close").click()
    return made


def packed(protocol: str, data: str) -> str:
    """A text for a link, whole by its checksum."""
    body = f"1.{protocol}.{data}"
    crc, letters = zlib.crc32(body.encode()), ""
    while crc:
        crc, digit = divmod(crc, 36)
        letters = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + letters
    return f"{body}.{letters.rjust(7, '0')}"


def rows(tab: Page, screen: str) -> list[list[str]]:
    """The cells of each row of a check's table, marks of sides left out."""
    found: list[list[str]] = tab.locator(f"[data-check={screen}] tbody tr").evaluate_all(
        "all => all.map(row => [...row.cells].map(cell => [...cell.childNodes].flatMap(part =>"
        " part.childNodes.length ? [...part.childNodes] : [part])"
        ".filter(part => part.ariaHidden !== 'true').map(part => part.textContent).join('')"
        ".replaceAll('\\u00a0', ' ').trim()))"
    )
    return found


def words(tab: Page, screen: str) -> str:
    return " ".join(tab.locator(f"[data-check={screen}]").inner_text().split())


def assert_every_try(tab: Page, library: Library, days: Days) -> None:
    """Fail unless the tables hold every number that was entered on any day."""
    for day in days:
        short = {FIRST: "16 Nov 2026", SECOND: "18 Nov 2026"}[day["day"]]
        for name, attempts in day["screens"].items():
            measure = library.screens[name].measure
            told = rows(tab, name)
            at = next(nth for nth, row in enumerate(told) if row[0] == short)
            until = next((n for n in range(at + 1, len(told)) if len(told[n]) == 4), len(told))
            cells = [row[-2] for row in told[at:until]]
            if attempts["mark"]:
                assert len(told[at:until]) == 1, name
                continue
            if name == "filmed-squat":
                assert cells == [f"{number} of 5" for number in attempts["both"]]
                continue
            columns = ["both"] if attempts["both"] else ["left", "right"]
            for column, cell in zip(columns, cells, strict=False):
                texts = [
                    f"“{measure.choices[int(value)].rstrip('.')}”"
                    if measure.choices
                    else f"{value:g}"
                    for value in attempts[column]
                ]
                cannot = ["could not do it"] if column in attempts["unable"] else []
                assert cell == "; ".join(texts + cannot), (name, column)


# --- the reader's own -----------------------------------------------------------------------------


def test_the_summary_has_every_try_day_protocol_source_and_verdict(
    page: OpenPage, library: Library, days: Days
) -> None:
    tab = opened(page(), days)
    expect(tab.locator("[data-days]")).to_have_text("Done on 16 November 2026 · 18 November 2026")
    checks = tab.locator("[data-check]")
    assert checks.evaluate_all("all => all.map(one => one.dataset.check)") == list(
        library.quiz.screens
    )
    assert_every_try(tab, library, days)
    assert rows(tab, "knee-to-wall") == [
        ["16 Nov 2026", "Left", "8; 8.5", "8.25 cm"],
        ["Right", "11; 11.5", "11.25 cm"],
        ["Difference", "", "3 cm"],
        ["18 Nov 2026", "Left", "11; 11.5; 11", "11.17 cm"],
        ["Right", "11; 11.5; 12", "11.5 cm"],
        ["Difference", "", "0.33 cm"],
    ]
    assert rows(tab, "single-leg-stance")[-1] == ["18 Nov 2026", "It hurt: no numbers."]
    assert rows(tab, ONE_LEG)[-1] == ["18 Nov 2026", "Did not try it."]
    expect(tab.locator("[data-version]")).to_have_text(re.compile(r"^[0-9a-f]{8}$"))
    for name, protocol in days[0]["protocols"].items():
        card, screen = tab.locator(f"[data-check={name}]"), library.screens[name]
        expect(card).to_contain_text(f"Protocol version {protocol}.")
        claims = (screen.error_claim, screen.level_claim, *screen.claims)
        for source in {source for claim in claims if claim for source in claim.sources}:
            reference = library.references[source]
            if reference.DOI:
                address = f"https://doi.org/{reference.DOI}"
                expect(card.locator(f'a[href="{address}"]')).to_have_count(1)
            elif reference.PMID:
                address = f"https://pubmed.ncbi.nlm.nih.gov/{reference.PMID}/"
                expect(card.locator(f'a[href="{address}"]')).to_have_count(1)
            else:
                expect(card.locator(".sources")).to_contain_text(reference.title or "")
    says = {
        "chair-stand": ("Change from 16 November", "Both together: from 15 repetitions to 19"),
        "chair-sit-and-reach": ("A clear difference", "No change beyond the check’s own error."),
        "behind-back-reach": ("Too close to call",),
        ONE_LEG: ("Too close to call",),
        "knee-to-wall": ("The two days disagree", "Left: from 8.25 cm to 11.17 cm."),
        "single-leg-stance": ("It hurt: not scored",),
        "single-leg-heel-raise": (
            "The two days disagree",
            "Two days that disagree settle",
            "Left: from 8 repetitions to 20",
        ),
        "filmed-squat": ("3 of 5 Yes", "What the latest day says", "Note which knee"),
    }
    for name, parts in says.items():
        in_order(words(tab, name), *parts)
    assert "undefined" not in tab.locator("main").inner_text()
    assert "NaN" not in tab.locator("main").inner_text()
    expect(tab.locator("[data-shared]")).to_be_hidden()


def test_numbers_by_other_rules_are_shown_and_not_compared(page: OpenPage, days: Days) -> None:
    first, second = days
    old = {**first, "protocols": {**first["protocols"], "knee-to-wall": "0-000000"}}
    tab = opened(page(), [old, second])
    assert rows(tab, "knee-to-wall")[0] == [
        "16 Nov 2026",
        "Done by protocol version 0-000000, so it is not compared. Left: 8; 8.5. Right: 11; 11.5.",
    ]
    assert "Change from" not in words(tab, "knee-to-wall")


def test_what_was_measured_in_this_tab_is_there_without_being_kept(
    page: OpenPage, walked: dict[str, Any], library: Library
) -> None:
    tab = page()
    tab.goto("self-check/summary/")
    expect(tab.get_by_text(NOTHING)).to_be_visible()
    expect(tab.get_by_role("link", name="Go to the self-check")).to_be_visible()
    expect(tab.get_by_role("button")).to_have_count(0)
    expect(tab.locator("[data-summary]")).to_be_hidden()
    state = {**walked, "visit": {"id": "today", "day": FIRST, "at": 1_780_000_000_000}}
    tab.evaluate("([k, text]) => sessionStorage.setItem(k, text)", [SESSION, json.dumps(state)])
    tab.reload()
    expect(tab.locator("[data-days]")).to_have_text("Done on 16 November 2026")
    assert_every_try(tab, library, [{"day": FIRST, "screens": walked["screens"]}])
    assert tab.evaluate("[...Object.keys(sessionStorage), localStorage.length]") == [SESSION, 0]


def test_without_script_the_summary_says_what_to_do(page: OpenPage) -> None:
    tab = page(java_script_enabled=False)
    tab.goto("self-check/summary/")
    expect(tab.get_by_text("It needs JavaScript")).to_be_visible()
    tab.get_by_role("link", name="self-check on paper").click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("paper")
    tab.go_back()
    expect(tab.get_by_role("button")).to_have_count(0)
    expect(tab.locator("[data-summary]")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_summary_is_accessible_and_fits(
    page: OpenPage, axe: Axe, days: Days, width: int
) -> None:
    tab = opened(page(viewport={"width": width, "height": 800}), days)
    fits = "document.documentElement.scrollWidth"
    for scheme in SCHEMES:
        tab.emulate_media(color_scheme=scheme)
        assert axe(tab) == []
        tab.get_by_role("button", name="Make a link to this result").click()
        assert axe(tab) == []
        assert tab.evaluate(fits) <= width
        tab.get_by_role("button", name="Make the link").click()
        assert axe(tab) == []
        assert tab.evaluate(fits) <= width
        tab.keyboard.press("Escape")
    tab.evaluate("document.documentElement.style.fontSize = '200%'")
    assert tab.evaluate(fits) <= width


def test_the_summary_prints_whole(page: OpenPage, library: Library, days: Days) -> None:
    tab = page()
    tab.add_init_script("window.print = () => { document.title = 'printed' }")
    opened(tab, days)
    tab.get_by_role("button", name="Print this summary").click()
    expect(tab).to_have_title("printed")
    wanted = tab.locator("[data-check] :is(h2, h3, p, li, th, td, figcaption)").evaluate_all(
        "all => all.map(part => part.textContent)"
    )
    assert len(wanted) > 100
    for scheme in SCHEMES:
        tab.emulate_media(media="null", color_scheme=scheme)
        for paper in PAPERS:
            sheets = printed(tab, paper)
            # No more than a page for each check, on two days.
            assert len(sheets) <= len(library.quiz.screens)
            text = "".join(sheet.squeezed for sheet in sheets)
            missing = [one for one in wanted if squeezed(one) not in text]
            assert missing == []
            for part in (library.screens[name].name for name in library.quiz.screens):
                assert squeezed(prose.plain(part)) in text
            for button in ("Print this summary", "Make a link", "Do not make it", "Copy"):
                assert squeezed(button) not in text
        tab.emulate_media(media="print", color_scheme=scheme)
        expect(tab.locator("button:visible, dialog:visible")).to_have_count(0)
        for part in ("body", ".check h2", ".check td", ".verdict", ".help", ".about"):
            look = tab.eval_on_selector(
                part, "e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
            )
            assert light(look[1]) > 0.9, (part, look)
            assert light(look[0]) < 0.4, (part, look)


def light(colour: str) -> float:
    """How light a colour is, from 0 to 1; what is see-through lets white paper through."""
    red, green, blue, *alpha = (float(one) for one in re.findall(r"[\d.]+", colour))
    return 1.0 if alpha and alpha[0] == 0 else (red + green + blue) / 765


# --- a link ---------------------------------------------------------------------------------------


def test_a_link_is_made_only_after_a_question(page: OpenPage, days: Days) -> None:
    tab = page(permissions=["clipboard-read", "clipboard-write"])
    opened(tab, days)
    address = tab.url
    share = tab.get_by_role("button", name="Make a link to this result")
    dialog, field = tab.get_by_role("dialog"), tab.locator("#link")
    html = tab.locator("html")
    for leave in ("Do not make it", "Escape"):
        share.click()
        expect(dialog).to_contain_text("Anyone who has the link can read it.")
        expect(dialog).to_contain_text("no age and no answers to the safety questions")
        expect(field).to_be_hidden()
        expect(field).to_have_value("")
        if leave == "Escape":
            tab.keyboard.press(leave)
        else:
            dialog.get_by_role("button", name=leave).click()
        expect(dialog).to_have_count(0)
        expect(share).to_be_focused()
        expect(field).to_have_value("")
    assert "#r=" not in html.evaluate("e => e.outerHTML")
    share.click()
    dialog.get_by_role("button", name="Make the link").click()
    expect(field).to_be_focused()
    link = field.input_value()
    assert re.fullmatch(re.escape(address) + r"#r=1\.[0-9a-f]{8}\.[\w-]+\.[0-9a-z]{7}", link)
    assert len(link) < 400
    dialog.get_by_role("button", name="Copy").click()
    expect(dialog.get_by_role("status")).to_have_text("Copied.")
    assert tab.evaluate("() => navigator.clipboard.readText()") == link
    dialog.get_by_role("button", name="Close").click()
    expect(field).to_have_value("")
    assert tab.url == address
    # It asks every time.
    share.click()
    expect(field).to_be_hidden()
    expect(dialog.get_by_role("button", name="Make the link")).to_be_visible()


def test_a_link_opens_as_someone_else_s_and_is_not_saved(
    page: OpenPage, days: Days, link: str, library: Library
) -> None:
    tab = page()
    tab.add_init_script(TELL)
    tab.goto("self-check/strip/")
    before = tab.evaluate(STORED)
    tab.goto(link)
    expect(tab.get_by_text("Someone shared this result with you.")).to_be_visible()
    expect(tab.locator("[data-days]")).to_have_text("Done on 16 November 2026 · 18 November 2026")
    assert_every_try(tab, library, days)
    in_order(words(tab, "chair-sit-and-reach"), "A clear difference")
    expect(tab.get_by_role("link", name="Do the self-check yourself")).to_be_visible()
    expect(tab.get_by_role("button", name="Make a link")).to_have_count(0)
    assert "#" not in tab.url
    assert "#" not in tab.evaluate("location.href")
    assert tab.evaluate(STORED) == before == [0, 0]
    tab.go_back()
    expect(tab).to_have_url(re.compile("strip/$"))
    tab.go_forward()
    assert "#" not in tab.url
    tab.reload()
    expect(tab.get_by_text(NOTHING)).to_be_visible()
    assert tab.evaluate(STORED) == [0, 0]
    # Neither the plan nor the self-check has taken anything over.
    tab.goto("my-plan/")
    expect(tab.get_by_text("There is no plan here yet")).to_be_visible()


def test_someone_else_s_link_leaves_the_reader_s_own_alone(
    page: OpenPage, days: Days, link: str
) -> None:
    tab = page()
    own = [{**days[0], "screens": {"chair-stand": {**BLANK, "both": [7]}}}]
    opened(tab, own)
    kept = tab.evaluate("key => sessionStorage.getItem(key)", KEPT)
    tab.evaluate("address => { location.hash = new URL(address).hash }", link)
    expect(tab.get_by_text("Someone shared this result with you.")).to_be_visible()
    assert "#" not in tab.url
    expect(tab.locator("[data-check=chair-stand]")).to_contain_text("19 repetitions")
    assert "7 repetitions" not in words(tab, "chair-stand")
    expect(tab.get_by_role("button", name="Make a link")).to_have_count(0)
    tab.reload()
    expect(tab.get_by_text("Someone shared this result with you.")).to_be_hidden()
    expect(tab.locator("[data-check]")).to_have_count(1)
    assert "7 repetitions" in words(tab, "chair-stand")
    assert tab.evaluate("key => sessionStorage.getItem(key)", KEPT) == kept


def test_a_link_carries_that_sides_may_not_be_compared(page: OpenPage, days: Days) -> None:
    apart = [
        {**day, "answers": {**day["answers"], "situation": ["limb-difference"]}} for day in days
    ]
    tab = opened(page(), apart)

    def assert_apart(tab: Page) -> None:
        for name in ("chair-sit-and-reach", "knee-to-wall", "single-leg-heel-raise"):
            told = words(tab, name)
            assert "For you the two sides are not compared." in told
            for never in ("difference,", "A clear", "A possible", "Too close", "bends less"):
                assert never not in told, (name, never)
            assert not [row for row in rows(tab, name) if row[0] == "Difference"]
            expect(tab.locator(f"[data-check={name}] :is(.band, .verdict)")).to_have_count(0)

    assert_apart(tab)
    made = link_of(tab)
    other = page()
    other.goto(made)
    expect(other.get_by_text("Someone shared this result with you.")).to_be_visible()
    assert_apart(other)


def change_one(text: str) -> str:
    """Change one character in the middle of what a link carries."""
    at = len(text) // 2
    return text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (change_one, DAMAGED),
        (lambda text: text[:-1], DAMAGED),
        (lambda text: text[: len(text) // 2], DAMAGED),
        (lambda text: text + "0", DAMAGED),
        (lambda text: packed(text.split(".")[1], "A" * 40), DAMAGED),
        (lambda text: packed(text.split(".")[1], text.split(".")[2][:-8]), DAMAGED),
        (lambda text: packed("00c0ffee", text.split(".")[2]), OTHER),
        (lambda text: "2" + text[1:], UNKNOWN),
        (lambda _: "", UNKNOWN),
        (lambda _: "__proto__", UNKNOWN),
        (lambda _: "%E0%A4%A", UNKNOWN),
        (lambda _: "A" * 10_000, UNKNOWN),
        (lambda _: "1." + "A" * 10_000, DAMAGED),
        (lambda text: packed(text.split(".")[1], "A" * 10_000), DAMAGED),
        *((lambda _, text=text: text, UNKNOWN) for text in TEXTS[:3]),
        (lambda _: f"1.{TEXTS[1]}.{TEXTS[2]}.0000000", DAMAGED),
    ],
    ids=[
        *("changed", "cut", "half", "longer", "empty-days", "too-short", "version", "format"),
        *("nothing", "proto", "percent", "long", "long-first", "long-whole"),
        *("script", "image", "svg", "markup-in-parts"),
    ],
)
def test_a_link_that_cannot_be_read_says_why(
    page: OpenPage, server: str, link: str, change: Callable[[str], str], said: str
) -> None:
    text = link.partition("#r=")[2]
    assert packed(*text.split(".")[1:3]) == text
    tab = page()
    tab.on("dialog", lambda dialog: pytest.fail(f"script ran: {dialog.message}"))
    tab.add_init_script(TELL)
    tab.goto(f"{server}self-check/summary/#r={change(text)}")
    expect(tab.locator("[data-reason]")).to_contain_text(said)
    expect(tab.locator("[data-summary]")).to_be_hidden()
    expect(tab.locator("[data-check]")).to_have_count(0)
    assert "#" not in tab.url
    assert tab.evaluate(STRANGE) == []
    assert tab.evaluate(STORED) == [0, 0]
    expect(tab.get_by_role("link", name="Go to the self-check")).to_be_visible()


# --- the strip ------------------------------------------------------------------------------------


def test_the_strip_measures_what_it_says(page: OpenPage) -> None:
    tab = page()
    tab.goto("self-check/strip/")
    for media in ("null", "print"):
        tab.emulate_media(media="null" if media == "null" else "print")
        # Of the line itself: the bounding box on the page would have its thickness in it.
        length, height = tab.eval_on_selector(
            ".check-line path",
            "e => { const [box, to] = [e.getBBox(), e.getScreenCTM()];"
            " return [box.width * to.a, box.height * to.d]; }",
        )
        assert length == pytest.approx(377.95, abs=0.5)
        assert height < 60
    tab.emulate_media(media="null")
    for paper in PAPERS:
        (sheet,) = printed(tab, paper)
        lines = sheet.lines
        level = [(x2 - x1, y1) for x1, y1, x2, y2 in lines if abs(y2 - y1) < 0.01]
        longest = max(length for length, _ in level)
        assert longest / MM == pytest.approx(100, abs=0.15)
        # A long mark for each centimetre, a short one half-way to the next.
        marks = sorted(y for length, y in level if min(abs(length / MM - n) for n in (8, 14)) < 0.1)
        assert len(marks) == 49
        assert (marks[-1] - marks[0]) / MM == pytest.approx(240, abs=0.35)
        steps = [(b - a) / MM for a, b in pairwise(marks)]
        assert steps == pytest.approx([5] * 48, abs=0.1)
        # All of it lies on the paper.
        xs = [x for line in lines for x in line[::2]]
        ys = [y for line in lines for y in line[1::2]]
        assert 0 < min(xs) < max(xs) < PAPERS[paper][0] * MM
        assert 0 < min(ys) < max(ys) < PAPERS[paper][1] * MM

"""Sheets in a real browser: one page of A4 and Letter, black on white, nothing lost."""

import json
import unicodedata
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, Route, expect
from pypdf import PdfReader

from generator import prose
from generator.library import Library, load_library

ROOT = Path(__file__).parents[2]
ROUTINES = sorted(path.stem for path in (ROOT / "content/routines").glob("*.yml"))
SCHEMES: list[Literal["light", "dark"]] = ["light", "dark"]
PAPERS = {"A4": (210, 297), "Letter": (215.9, 279.4)}
CUT_OFF = """() => [...document.querySelectorAll(".sheet, .sheet *:not(svg *, .unseen, .unseen *)")]
  .filter(part => getComputedStyle(part).overflow !== "visible")
  .filter(part => part.scrollWidth > part.clientWidth + 1
    || part.scrollHeight > part.clientHeight + 1)
  .map(part => part.outerHTML.slice(0, 120))"""
TOO_SMALL = """() => [...document.querySelectorAll(".sheet *:not(svg *, .unseen, .unseen *)")]
  .filter(part => [...part.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .filter(part => parseFloat(getComputedStyle(part).fontSize) < 13.3)
  .map(part => part.outerHTML.slice(0, 120))"""
OUTSIDE = """() => [...document.querySelectorAll(".sheet *:not(.unseen, .unseen *)")]
  .filter(part => part.getBoundingClientRect().right
    > part.closest(".sheet").getBoundingClientRect().right + 1)
  .map(part => part.outerHTML.slice(0, 120))"""


def printed(tab: Page, paper: str) -> tuple[int, str, tuple[float, float]]:
    """Print the page as a reader would; return its number of pages, its words, its size in mm."""
    pdf = PdfReader(BytesIO(tab.pdf(format=paper, prefer_css_page_size=True)))
    box = pdf.pages[0].mediabox
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    return len(pdf.pages), text, (float(box.width) * 25.4 / 72, float(box.height) * 25.4 / 72)


def assert_printed(tab: Page, paper: str, *wanted: str) -> str:
    """Fail unless the page prints on one page of this paper with these words; return its words."""
    count, text, size = printed(tab, paper)
    assert count == 1, paper
    assert size == pytest.approx(PAPERS[paper], abs=1)
    for words in wanted:
        assert squeezed(prose.plain(words)) in squeezed(text)
    return text


def assert_legible(tab: Page, *parts: str) -> None:
    """Fail unless a sheet in print is whole, large enough, and black on white in its parts."""
    assert tab.evaluate(CUT_OFF) == []
    assert tab.evaluate(TOO_SMALL) == []
    assert tab.evaluate(OUTSIDE) == []
    for part in parts:
        look = tab.eval_on_selector(
            part, "e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
        )
        assert look[0] == "rgb(0, 0, 0)"
        assert look[1] in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


def squeezed(text: str) -> str:
    """Without spaces and ligatures: how print sets a word says nothing about the word."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("routine", ROUTINES)
def test_a_routine_prints_on_one_page(
    page: Callable[..., Page], library: Library, routine: str
) -> None:
    wanted = [library.routines[routine].name, *library.quiz.stop_rules, library.quiz.disclaimer]
    for item in library.routines[routine].items:
        exercise = library.exercises[item.exercise]
        wanted += [exercise.name, exercise.setup, *exercise.cues, *exercise.stop, item.note or ""]
    tab = page()
    tab.goto(f"sheets/{routine}/")
    for scheme in SCHEMES:
        tab.emulate_media(media="null", color_scheme=scheme)
        for paper in PAPERS:
            assert_printed(tab, paper, *wanted)
        tab.emulate_media(media="print", color_scheme=scheme)
        assert_legible(tab, "body", ".sheet", ".card h2", ".rules", ".small-print")


def test_the_print_button_prints(page: Callable[..., Page]) -> None:
    tab = page()
    tab.add_init_script("window.print = () => { document.title = 'printed' }")
    tab.goto(f"sheets/{ROUTINES[0]}/")
    tab.get_by_role("button", name="Print this sheet").click()
    expect(tab).to_have_title("printed")


def test_without_script_a_sheet_shows_no_dead_button(page: Callable[..., Page]) -> None:
    tab = page(java_script_enabled=False)
    tab.goto(f"sheets/{ROUTINES[0]}/")
    expect(tab.get_by_role("button")).to_have_count(0)
    expect(tab.locator(".card")).not_to_have_count(0)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", [f"sheets/{ROUTINES[0]}/", "my-plan/"])
def test_sheets_are_accessible_and_fit_the_screen(
    page: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    address: str,
    scheme: str,
    width: int,
) -> None:
    tab = page(color_scheme=scheme, viewport={"width": width, "height": 800})
    tab.goto(address)
    assert axe(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


# --- the reader's own plan ----------------------------------------------------

# With two days a week, the page's own days are Tuesday and Friday.
FRIDAY = datetime(2026, 11, 27, 10)  # noqa: DTZ001  (the reader's own clock)
FIVE = ["range", "strength", "strength", "balance", "balance"]
# Answers that make for long sheets: all that the exercises have to say with care.
CAREFUL = {
    "situation": ["blood-pressure"],
    "steadiness": ["unsteady", "numb-feet"],
    "kit": ["has-strap"],
}
KNEE = {"left": [8, 8], "right": [12, 12], "both": [], "unable": [], "mark": None}
REACH = {**KNEE, "left": [0], "right": [3]}


def keep(tab: Page, **changes: Any) -> None:
    """Put a finished self-check into the tab, with changes, as if the reader had filled it in."""
    tab.clock.set_fixed_time(FRIDAY)
    tab.goto("my-plan/")
    table = json.loads(tab.locator("#table").text_content() or "")
    answers = {question["id"]: ["none"] for question in table["gate"] if not question["only_if"]}
    for question in table["about"]:
        first = question["options"][0]["id"]
        answers[question["id"]] = [first] if question["kind"] == "one" else ["none"]
    answers["minutes"] = ["minutes-15"]
    state = {
        "format": 2,
        "version": table["version"],
        "step": "plan",
        "answers": answers | changes.pop("answers", {}),
        "choice": None,
        "screens": {"knee-to-wall": KNEE},
        **changes,
    }
    tab.evaluate("text => sessionStorage.setItem('evenstride.session', text)", json.dumps(state))
    tab.reload()
    expect(tab.locator("html[data-ready]")).to_have_count(1)


def make_room_for_five(tab: Page) -> None:
    """Let a plan of 15 minutes hold as many exercises as a plan may ever have."""

    def change(route: Route) -> None:
        page = route.fetch()
        head, mark, rest = page.text().partition('<script type="application/json" id="table">')
        text, end, rest = rest.partition("</script>")
        table = json.loads(text)
        assert table["plan"]["most"] == len(FIVE)
        table["plan"]["shapes"]["15"] = FIVE
        body = head + mark + json.dumps(table).replace("<", "\\u003c") + end + rest
        route.fulfill(response=page, body=body)

    tab.route("**/my-plan/", change)


@pytest.mark.parametrize(
    ("cards", "minutes", "answers"),
    [
        (2, "minutes-5", CAREFUL),
        (3, "minutes-10", CAREFUL),
        (4, "minutes-15", {}),
        (4, "minutes-15", CAREFUL),
        (5, "minutes-15", {}),
    ],
    ids=["two", "three", "four", "four-careful", "five"],
)
def test_the_reader_s_plan_and_week_print_on_one_page_each(
    page: Callable[..., Page],
    library: Library,
    cards: int,
    minutes: str,
    answers: dict[str, list[str]],
) -> None:
    tab = page()
    tab.add_init_script("window.print = () => { document.title = 'printed' }")
    if cards == 5:
        make_room_for_five(tab)
    keep(
        tab,
        answers={**answers, "minutes": [minutes], "days": ["days-7"]},
        screens={"knee-to-wall": KNEE, "chair-sit-and-reach": REACH},
    )
    tab.get_by_label("After").fill("brushing my teeth in the evening, before I go to bed at night")
    plan, week = tab.locator(".sheet--plan"), tab.locator(".sheet--week")
    names = plan.locator(".card [data-slot=name]").all_text_contents()
    assert len(names) == cards
    assert plan.locator(".card tr[data-row=left]").count() > 0
    expect(plan.get_by_text("Start with your left side")).not_to_have_count(0)
    stops = [*library.quiz.stop_rules, library.quiz.disclaimer]
    wanted = [*names, *stops, library.quiz.plan.warm_up]
    exercises = [one for one in library.exercises.values() if one.name in names]
    for exercise in exercises:
        wanted += [exercise.setup, *exercise.cues, *exercise.stop]
    for scheme in SCHEMES:
        tab.emulate_media(media="null", color_scheme=scheme)
        # Without a button, the plan is what is printed.
        tab.keyboard.press("Shift")
        for paper in PAPERS:
            text = assert_printed(tab, paper, *wanted)
            assert "My week" not in text
            assert "Your data" not in text
        tab.emulate_media(media="print", color_scheme=scheme)
        expect(week).to_be_hidden()
        expect(plan.get_by_text("Start with your left side").first).to_be_visible()
        assert_legible(tab, "body", ".sheet--plan", ".sheet--plan .card h2", ".sheet--plan .rules")
        tab.emulate_media(media="null", color_scheme=scheme)
        tab.get_by_role("button", name="Print the coming week").click()
        expect(tab).to_have_title("printed")
        for paper in PAPERS:
            text = assert_printed(
                tab, paper, *names, *stops, "After brushing my teeth", "Fri 27 Nov", "Thu 3 Dec"
            )
            assert "My plan" not in text
            assert "Your data" not in text
        tab.emulate_media(media="print", color_scheme=scheme)
        expect(plan).to_be_hidden()
        assert_legible(tab, ".sheet--week", ".week th", ".week .side", ".sheet--week .rules")


def test_without_a_self_check_the_page_says_how_to_get_a_plan(page: Callable[..., Page]) -> None:
    tab = page()
    tab.goto("my-plan/")
    expect(tab.get_by_text("There is no plan here yet")).to_be_visible()
    expect(tab.get_by_role("link", name="Go to the self-check")).to_be_visible()
    expect(tab.get_by_role("link", name="Print")).to_have_count(len(ROUTINES))
    assert_no_plan(tab)


def assert_no_plan(tab: Page) -> None:
    """Fail if any exercise is on the page, on screen or on paper."""
    media: Literal["screen", "print"]
    for media in ("screen", "print"):
        tab.emulate_media(media=media)
        expect(tab.locator("[data-plan]")).to_be_hidden()
        expect(tab.locator(".sheet").filter(visible=True)).to_have_count(0)
    expect(tab.locator(".card, .exercise")).to_have_count(0)


def test_an_unfinished_self_check_is_no_plan(page: Callable[..., Page]) -> None:
    tab = page()
    keep(tab, step="age")
    expect(tab.get_by_text("Your self-check is not finished yet")).to_be_visible()
    assert_no_plan(tab)


def test_after_a_stop_there_is_no_plan(page: Callable[..., Page]) -> None:
    tab = page()
    first = load_library(ROOT / "content").quiz.gate[0]
    keep(tab, answers={first.id: [first.options[0].id]})
    expect(tab.get_by_text("advice from a professional first")).to_be_visible()
    expect(tab.get_by_role("link", name="Print")).to_have_count(0)
    assert_no_plan(tab)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"version": "000000000000"}, "has changed since"),
        ({"format": 1}, "has changed since"),
        (
            {"screens": {"knee-to-wall": {"left": ["<img src=x>"], "right": [], "mark": None}}},
            "could not be read",
        ),
        ({"answers": {"age": ["<script>alert(1)</script>"]}}, "could not be read"),
        ({"choice": {"extent": "<b>", "without": []}}, "could not be read"),
    ],
)
def test_a_strange_state_is_refused_in_words(
    page: Callable[..., Page], changes: dict[str, Any], said: str
) -> None:
    tab = page()
    keep(tab, **changes)
    expect(tab.get_by_text(said)).to_be_visible()
    assert_no_plan(tab)


def test_without_script_the_plan_page_leads_to_written_routines(page: Callable[..., Page]) -> None:
    tab = page(java_script_enabled=False)
    tab.goto("my-plan/")
    expect(tab.get_by_text("This page needs JavaScript")).to_be_visible()
    for routine in ROUTINES:
        expect(tab.locator(f"a[href='../sheets/{routine}/']")).to_be_visible()

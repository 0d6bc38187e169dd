"""Sheets in a real browser: one page of A4 and Letter, black on white, nothing lost."""

import json
import unicodedata
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from generator import prose
from generator.library import Library, load_library

ROOT = Path(__file__).parents[2]
ROUTINES = sorted(path.stem for path in (ROOT / "content/routines").glob("*.yml"))
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
OUTSIDE = """() => { const box = document.querySelector(".sheet").getBoundingClientRect();
  return [...document.querySelectorAll(".sheet *:not(.unseen, .unseen *)")]
    .filter(part => part.getBoundingClientRect().right > box.right + 1)
    .map(part => part.outerHTML.slice(0, 120)) }"""


def printed(tab: Page, paper: str) -> tuple[int, str, tuple[float, float]]:
    """Print the page as a reader would; return its number of pages, its words, its size in mm."""
    tab.wait_for_load_state("networkidle")
    pdf = PdfReader(BytesIO(tab.pdf(format=paper, prefer_css_page_size=True)))
    box = pdf.pages[0].mediabox
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    return len(pdf.pages), text, (float(box.width) * 25.4 / 72, float(box.height) * 25.4 / 72)


def squeezed(text: str) -> str:
    """Without spaces and ligatures: how print sets a word says nothing about the word."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("routine", ROUTINES)
def test_a_routine_prints_on_one_page(
    page: Callable[..., Page],
    library: Library,
    routine: str,
    paper: str,
    scheme: Literal["light", "dark"],
) -> None:
    tab = page(color_scheme=scheme)
    tab.goto(f"sheets/{routine}/")
    count, text, size = printed(tab, paper)
    assert count == 1
    assert size == pytest.approx(PAPERS[paper], abs=1)
    wanted = [library.routines[routine].name, *library.quiz.stop_rules, library.quiz.disclaimer]
    for item in library.routines[routine].items:
        exercise = library.exercises[item.exercise]
        wanted += [exercise.name, exercise.setup, *exercise.cues, *exercise.stop, item.note or ""]
    for words in wanted:
        assert squeezed(prose.plain(words)) in squeezed(text)
    tab.emulate_media(media="print", color_scheme=scheme)
    assert tab.evaluate(CUT_OFF) == []
    assert tab.evaluate(TOO_SMALL) == []
    assert tab.evaluate(OUTSIDE) == []
    for part in ("body", ".sheet", ".card h2", ".rules", ".small-print"):
        look = tab.eval_on_selector(
            part, "e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
        )
        assert look[0] == "rgb(0, 0, 0)"
        assert look[1] in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


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


def keep(tab: Page, **changes: Any) -> None:
    """Put a finished self-check into the tab, with changes, as if the reader had filled it in."""
    tab.goto("my-plan/")
    table = json.loads(tab.locator("#table").text_content() or "")
    answers = {question["id"]: ["none"] for question in table["gate"] if not question["only_if"]}
    for question in table["about"]:
        first = question["options"][0]["id"]
        answers[question["id"]] = [first] if question["kind"] == "one" else ["none"]
    answers["minutes"] = ["minutes-15"]
    state = {
        "format": 1,
        "version": table["version"],
        "step": "plan",
        "answers": answers | changes.pop("answers", {}),
        "screens": {"knee-to-wall": {"left": [8, 8], "right": [12, 12], "mark": None}},
        **changes,
    }
    tab.evaluate("text => sessionStorage.setItem('evenstride.session', text)", json.dumps(state))
    tab.reload()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("paper", PAPERS)
def test_the_reader_s_plan_prints_on_one_page(
    page: Callable[..., Page], library: Library, paper: str, scheme: str
) -> None:
    tab = page(color_scheme=scheme)
    keep(tab)
    names = tab.locator(".card [data-slot=name]").all_text_contents()
    assert 1 < len(names) <= 5
    expect(tab.get_by_text("Start with your left side").first).to_be_visible()
    assert tab.locator(".card tr[data-row=left]").count() > 0
    count, text, size = printed(tab, paper)
    assert count == 1
    assert size == pytest.approx(PAPERS[paper], abs=1)
    for words in (*names, *library.quiz.stop_rules, library.quiz.disclaimer):
        assert squeezed(prose.plain(words)) in squeezed(text)


def test_without_a_self_check_the_page_says_how_to_get_a_plan(page: Callable[..., Page]) -> None:
    tab = page()
    tab.goto("my-plan/")
    expect(tab.get_by_text("There is no plan in this tab yet")).to_be_visible()
    expect(tab.get_by_role("link", name="Go to the self-check")).to_be_visible()
    expect(tab.get_by_role("link", name="Print")).to_have_count(len(ROUTINES))
    expect(tab.locator(".sheet")).to_be_hidden()


def test_an_unfinished_self_check_is_no_plan(page: Callable[..., Page]) -> None:
    tab = page()
    keep(tab, step="age")
    expect(tab.get_by_text("Your self-check is not finished yet")).to_be_visible()
    expect(tab.locator(".card")).to_have_count(0)


def test_after_a_stop_there_is_no_plan(page: Callable[..., Page]) -> None:
    tab = page()
    first = load_library(ROOT / "content").quiz.gate[0]
    keep(tab, answers={first.id: [first.options[0].id]})
    expect(tab.get_by_text("advice from a professional first")).to_be_visible()
    expect(tab.get_by_role("link", name="Print")).to_have_count(0)
    expect(tab.locator(".card")).to_have_count(0)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"version": "000000000000"}, "has changed since"),
        (
            {"screens": {"knee-to-wall": {"left": ["<img src=x>"], "right": [], "mark": None}}},
            "could not be read",
        ),
        ({"answers": {"age": ["<script>alert(1)</script>"]}}, "could not be read"),
    ],
)
def test_a_strange_state_is_refused_in_words(
    page: Callable[..., Page], changes: dict[str, Any], said: str
) -> None:
    tab = page()
    keep(tab, **changes)
    expect(tab.get_by_text(said)).to_be_visible()
    expect(tab.locator(".card")).to_have_count(0)


def test_without_script_the_plan_page_leads_to_written_routines(page: Callable[..., Page]) -> None:
    tab = page(java_script_enabled=False)
    tab.goto("my-plan/")
    expect(tab.get_by_text("This page needs JavaScript")).to_be_visible()
    for routine in ROUTINES:
        expect(tab.locator(f"a[href='../sheets/{routine}/']")).to_be_visible()

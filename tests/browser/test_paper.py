"""The self-check on paper, and what of the one on the screen is printed."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.library import Library
from generator.prose import plain
from tests.browser.pdf import printed
from tests.browser.walk import OpenPage, Reader

# As wide as the text of the page on each paper, in CSS pixels, and how tall.
INSIDE = {"A4": (733, 1062), "Letter": (755, 995)}
# What a browser prints into the margin, if it knows how to.
MARGIN = re.compile(r"Self-check on paper · \d of \d")
MM = 96 / 25.4
# Text smaller than this many points that can be seen, and boxes that reach out of the page.
SMALL = """least => [...document.querySelectorAll("body *")].filter(one => one.checkVisibility()
  && [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim())
  && !one.closest("svg, .es-unseen, .skip")
  && parseFloat(getComputedStyle(one).fontSize) < least * 96 / 72 - 0.01)
  .map(one => one.outerHTML.slice(0, 80))"""
COLOURED = """[...document.querySelectorAll("main *:not(svg *)")]
  .filter(one => one.checkVisibility() && (getComputedStyle(one).color !== "rgb(0, 0, 0)"
    || !["rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"].includes(getComputedStyle(one).backgroundColor)))
  .map(one => one.outerHTML.slice(0, 80))"""
CUT = """[...document.querySelectorAll("main *:not(.es-unseen, svg *)")].filter(one =>
  one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== "inline"
  && one.clientWidth).map(one => one.outerHTML.slice(0, 80))"""


def stands(line: str, text: str) -> bool:
    """Say whether a line stands in a text, whole or in two parts: a column may end within it."""
    parts = line.split(" ")
    halves = ((" ".join(parts[:at]), " ".join(parts[at:])) for at in range(len(parts)))
    return any(first in text and then in text for first, then in halves)


@pytest.mark.parametrize("size", INSIDE)
def test_the_whole_self_check_prints_on_eight_pages(
    page: OpenPage, size: str, library: Library
) -> None:
    tab = page(color_scheme="dark")
    tab.goto("self-check/paper/")
    sheets = printed(tab, size)
    lines = [[" ".join(line.split()) for line in sheet.text.splitlines()] for sheet in sheets]
    lines = [[line for line in one if not MARGIN.fullmatch(line)] for one in lines]
    assert len(sheets) <= 8
    assert all(len(one) > 20 for one in lines)
    text = " ".join(" ".join(one) for one in lines)
    quiz = library.quiz
    for question in (*quiz.gate, *quiz.about):
        said = [one for option in question.options for one in (option.text, option.action or "")]
        assert [one for one in said if not stands(plain(one), text)] == [], question.id
    for name in quiz.screens:
        screen = library.screens[name]
        said = [*screen.skip_if, *screen.stop, *screen.need, *screen.setup]
        said += [*screen.ends_when, *screen.steps]
        assert [one for one in said if not stands(plain(one), text)] == [], name
    said = [quiz.disclaimer, quiz.plan.warm_up, *quiz.pain_rule, *quiz.stop_rules]
    assert [one for one in said if not stands(plain(one), text)] == []
    # A heading has something below it on its page.
    heads = [" ".join(one.split()) for one in tab.locator("h2, caption").all_inner_texts()]
    assert [one[-1] for one in lines if any(head.endswith(one[-1]) for head in heads)] == []
    # No dot is left alone at the end of a line.
    assert [line for one in lines for line in one if line.endswith("•")] == []
    # What is said of other ages stands with the table of ages.
    ages = [one for one in lines if any("At any other age" in line for line in one)]
    assert len(ages) == 1
    for row in library.screens["chair-stand"].cutoffs:
        assert any(f"{row.from_age} to {row.upto_age} {row.women}" in line for line in ages[0])


@pytest.mark.parametrize("size", INSIDE)
def test_the_paper_is_black_on_white_and_nothing_is_small_or_cut(page: OpenPage, size: str) -> None:
    width, height = INSIDE[size]
    tab = page(color_scheme="dark", viewport={"width": width, "height": height})
    tab.goto("self-check/paper/")
    tab.emulate_media(media="print")
    assert tab.evaluate(SMALL, 9.5) == []
    assert tab.evaluate(COLOURED) == []
    assert tab.evaluate(CUT) == []
    figures = tab.locator(".check .es-pose")
    assert figures.count() >= 15
    for figure in figures.all():
        # 30 mm.
        assert figure.evaluate("one => one.getBoundingClientRect().width") >= 113
    sizes = {name: widths(tab, name) for name in (".tick input", ".sum .box", ".first .box")}
    for name, found in sizes.items():
        assert min(found) >= 4.5 * MM - 0.1, name
    for row in tab.locator(".record:not(.record--signs) tbody tr").all():
        cells = widths(row, "td")
        # Room to write a number such as 11.5 in, and no try has less of it than the others.
        assert min(cells) >= 10 * MM
        tries = widths(row, "td:not(.counts)")
        assert max(tries) - min(tries) < 1.5
    for cell in tab.locator(":is(.record, .mine) tbody td").all():
        assert cell.evaluate("one => one.getBoundingClientRect().height") >= 26
    for cell in tab.locator(".record--signs tbody td").all():
        assert cell.evaluate("one => one.getBoundingClientRect().width") >= 12 * MM
    # The box of “Stop here.” is no taller than a line, so it touches neither of its neighbours.
    line = tab.evaluate("parseFloat(getComputedStyle(document.body).lineHeight)")
    heights = tab.locator(".tick .mark--stop").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert heights
    assert max(heights) < line


def widths(place: Page | Locator, selector: str) -> list[float]:
    found: list[float] = place.locator(selector).evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().width)"
    )
    return found


@pytest.mark.parametrize("size", INSIDE)
def test_a_browser_that_can_numbers_the_pages_in_the_margin(page: OpenPage, size: str) -> None:
    tab = page()
    tab.goto("self-check/paper/")
    sheets = printed(tab, size)
    for number, sheet in enumerate(sheets, 1):
        text = " ".join(sheet.text.split())
        assert f"Self-check on paper · {number} of {len(sheets)}" in text


@pytest.mark.parametrize("width", [360, 1280])
def test_the_paper_can_be_filled_in_on_a_screen(page: OpenPage, width: int) -> None:
    tab = page(viewport={"width": width, "height": 900}, color_scheme="dark")
    tab.goto("self-check/paper/")
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert tab.evaluate(CUT) == []
    tops = "all => all.map(one => one.getBoundingClientRect().top)"
    for question in tab.locator(".question").all():
        # The way on stands below all answers.
        lines = question.locator(".tick, .go").evaluate_all(tops)
        assert max(lines) == lines[-1]


def test_printing_gives_the_form_or_the_results(page: OpenPage, walked: dict[str, Any]) -> None:
    tab = page()
    reader = Reader(tab).open().walk("health")
    tab.emulate_media(media="print")
    expect(tab.locator("section[data-step=urgent-now]")).to_be_visible()
    for screen in ("knee-to-wall", "filmed-squat"):
        expect(tab.locator(f"section[data-step={screen}] .record")).to_be_visible()
    expect(reader.next).to_be_hidden()
    # In print, nothing of the results depends on colour or on a tap.
    tab = page()
    reader = Reader(tab).resume(walked, "results")
    tab.emulate_media(media="print")
    expect(tab.locator("section[data-step=results]")).to_be_visible()
    expect(tab.locator("section[data-step=urgent-now]")).to_be_hidden()
    expect(tab.get_by_text("ends with a scoring key")).to_be_hidden()
    expect(reader.result("filmed-squat").locator(".numbers-table")).to_be_visible()
    text = " ".join(" ".join(sheet.text for sheet in printed(tab)).split())
    assert "Keep on this device" not in text
    assert "cannot tell sides apart below 2 cm" in text

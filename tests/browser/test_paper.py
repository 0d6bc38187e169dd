"""The self-check on paper, and what of the one on the screen is printed."""

from typing import Any

import pytest
from playwright.sync_api import expect

from generator.library import Library
from generator.prose import plain
from tests.browser.pdf import printed
from tests.browser.walk import OpenPage, Reader

# As wide as the text of the page on each paper, in CSS pixels, and how tall.
INSIDE = {"A4": (725, 1054), "Letter": (747, 987)}
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
    said = [quiz.disclaimer, *quiz.pain_rule, *quiz.stop_rules]
    assert [one for one in said if not stands(plain(one), text)] == []
    # A heading has something below it on its page.
    heads = [" ".join(one.split()) for one in tab.locator("h2, caption").all_inner_texts()]
    assert [one[-1] for one in lines if any(head.endswith(one[-1]) for head in heads)] == []


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
    for box in tab.locator(".record tbody td").all():
        # Room to write in.
        assert box.evaluate("one => one.getBoundingClientRect().height") >= 26
        assert box.evaluate("one => one.getBoundingClientRect().width") >= 26


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

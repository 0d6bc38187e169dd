"""The self-check on paper, and what of the one on the screen is printed."""

from io import BytesIO
from typing import Any

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from generator.library import Library
from tests.browser.walk import OpenPage, Reader


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_the_paper_form_prints_whole(page: OpenPage, size: str, library: Library) -> None:
    tab = page(color_scheme="dark")
    tab.goto("self-check/paper/")
    pdf = PdfReader(BytesIO(tab.pdf(format=size)))
    text = " ".join(" ".join(sheet.extract_text() for sheet in pdf.pages).split())
    assert len(pdf.pages) <= 30
    # No heading, nor the word of help below it, is left alone at the foot of a page.
    heads = tab.locator(":is(h2, h3, h4, .help)").all_inner_texts()
    for sheet in pdf.pages:
        foot = " ".join(sheet.extract_text().strip().splitlines()[-1].split())
        assert not [head for head in heads if " ".join(head.split()).endswith(foot)]
    assert all(sheet.extract_text().strip() for sheet in pdf.pages)
    assert "Part 4: The scoring key" in text
    assert all(library.screens[name].name in text for name in library.quiz.screens)
    # In print, nothing reaches past the edge of the paper.
    tab.emulate_media(media="print")
    tab.set_viewport_size({"width": 680, "height": 900})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 680


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
    text = " ".join(
        " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(tab.pdf())).pages).split()
    )
    assert "Keep on this device" not in text
    assert "cannot tell sides apart below 2 cm" in text


def test_a_check_on_paper_fits_one_page(page: OpenPage, library: Library) -> None:
    tab = page()
    tab.goto("self-check/paper/")
    sheets = [sheet.extract_text() for sheet in PdfReader(BytesIO(tab.pdf(format="A4"))).pages]
    whole = []
    for sheet in sheets:
        if sheet.count("Leave it out if") == sheet.count("I did not try") == 1:
            head = " ".join(sheet.split())
            whole += [one for one in library.quiz.screens if library.screens[one].name in head[:80]]
    assert whole == [*library.quiz.screens]

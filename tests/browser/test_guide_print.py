"""Pages of the guide on paper: how a reader prints them, and what the paper shows."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.pdf import printed, squeezed

Open = Callable[..., Page]
EXERCISE, ROUTINE, SCREEN = "exercises/heel-raise/", "routines/feet/", "screens/knee-to-wall/"
PAGES = (
    EXERCISE,
    ROUTINE,
    SCREEN,
    "principles/assess/",
    "findings/less-steady/",
    "faq/",
    "references/",
    "safety/",
)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# The width of the text on A4 in the print style's margins.
A4 = {"width": 658, "height": 986}
SITE = "evenstride.example/evenstride/"
COUNT_PRINTS = "window.prints = 0; window.print = () => { window.prints += 1; }"

# Whatever can be seen and is no text, drawing or mark of the article; controls above all.
BESIDES = """() => [...document.querySelectorAll("body *")]
  .filter(part => part.checkVisibility({ visibilityProperty: true }))
  .filter(part => part.matches("button, input, select, nav, form, header.md-header, footer")
    || (!part.closest("article") && [...part.childNodes].some(
      node => node.nodeType === 3 && node.data.trim() && !part.matches("script, style"))
      && part.getBoundingClientRect().height > 1))
  .map(part => part.outerHTML.slice(0, 120))"""
COLOURED = """() => [document.documentElement, document.body, ...document.querySelectorAll(
    "article, article *:not(svg *, .es-unseen)")]
  .filter(part => part.checkVisibility())
  .filter(part => {
    const { color, backgroundColor, backgroundImage } = getComputedStyle(part);
    return color !== "rgb(0, 0, 0)" || backgroundImage !== "none"
      || !["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"].includes(backgroundColor);
  })
  .map(part => part.outerHTML.slice(0, 120))"""
WIDER = """() => [...document.querySelectorAll("article *:not(svg *, .es-unseen)")]
  .filter(part => part.checkVisibility())
  .filter(part => part.getBoundingClientRect().right > innerWidth + 1)
  .map(part => part.outerHTML.slice(0, 120))"""
BEHIND = "link => getComputedStyle(link, '::after').content"


def on_paper(tab: Page, path: str) -> Page:
    """Open a page and lay it out as it is printed."""
    tab.goto(path, wait_until="networkidle")
    tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    tab.emulate_media(media="print")
    return tab


# --- the button ---------------------------------------------------------------------


@pytest.mark.parametrize("path", [EXERCISE, ROUTINE])
def test_a_button_near_the_title_prints_the_page_by_keyboard_too(path: str, page: Open) -> None:
    tab = page(viewport={"width": 360, "height": 740})
    tab.add_init_script(COUNT_PRINTS)
    tab.goto(path)
    button = tab.get_by_role("button", name="Print", exact=True)
    button.click()
    button.focus()
    tab.keyboard.press("Enter")
    assert tab.evaluate("window.prints") == 2
    # Found without scrolling.
    box = button.bounding_box()
    assert box
    assert box["y"] + box["height"] < 740
    assert box["height"] >= 24


@pytest.mark.parametrize(
    ("path", "sheet"),
    [(EXERCISE, "**/sheets/exercises/heel-raise/"), (ROUTINE, "**/sheets/feet/")],
)
def test_beside_it_a_link_leads_to_the_sheet(path: str, sheet: str, page: Open) -> None:
    tab = page(java_script_enabled=False)
    tab.goto(path)
    tab.get_by_role("link", name="Sheet to print").click()
    tab.wait_for_url(sheet)


@pytest.mark.parametrize("path", [EXERCISE, ROUTINE])
def test_without_script_there_is_no_button_that_does_nothing(path: str, page: Open) -> None:
    tab = page(java_script_enabled=False)
    tab.goto(path)
    expect(tab.get_by_role("button", name="Print", exact=True)).to_be_hidden()


# --- the paper ----------------------------------------------------------------------


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", PAGES)
def test_paper_shows_the_words_alone_black_on_white(
    path: str, scheme: Literal["light", "dark"], page: Open
) -> None:
    tab = on_paper(page(viewport=A4, color_scheme=scheme), path)
    assert tab.evaluate(BESIDES) == []
    assert tab.evaluate(COLOURED) == []
    assert tab.evaluate(WIDER) == []


def test_a_reader_s_choice_of_dark_ends_at_the_paper(page: Open) -> None:
    tab = page()
    tab.goto(EXERCISE)
    for _ in range(2):
        tab.locator("form[data-md-component=palette] label:visible").click()
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    tab.emulate_media(media="print")
    assert tab.evaluate(COLOURED) == []


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("path", PAGES)
def test_no_heading_stands_alone_and_no_page_is_empty(path: str, paper: str, page: Open) -> None:
    tab = page()
    tab.goto(path, wait_until="networkidle")
    headings = {
        squeezed(text) for text in tab.locator("article :is(h1, h2, h3)").all_text_contents()
    }
    sheets = printed(tab, paper)
    assert sheets
    for number, sheet in enumerate(sheets, start=1):
        lines = [squeezed(line) for line in sheet.text.splitlines()]
        lines = [line for line in lines if line]
        assert lines, f"page {number} is empty"
        assert lines[-1] not in headings, f"page {number} ends with a heading"


def test_tables_and_figures_stay_whole(page: Open) -> None:
    tab = on_paper(page(viewport=A4), SCREEN)
    tables = tab.locator("article table")
    assert tables.count() > 2
    for table in tables.all():
        expect(table).to_have_css("break-inside", "avoid")
    for head in tab.locator("article thead").all():
        expect(head).to_have_css("display", "table-header-group")
    figure = tab.locator(".es-figure")
    expect(figure).to_have_css("break-inside", "avoid")
    boxes = [phase.bounding_box() for phase in figure.locator(".es-phase svg").all()]
    assert len(boxes) > 1
    assert len({round(box["y"] + box["height"]) for box in boxes if box}) == 1


def test_a_printed_table_stands_on_one_page(page: Open) -> None:
    tab = page()
    tab.goto(SCREEN)
    rows = tab.locator("article .es-table").last.locator("tr").all_text_contents()
    sheets = printed(tab)
    assert any(all(squeezed(row)[:40] in sheet.squeezed for row in rows) for sheet in sheets)


# --- the addresses of links -----------------------------------------------------------


def test_links_are_followed_by_the_address_to_type(page: Open) -> None:
    tab = on_paper(page(), ROUTINE)
    link = tab.get_by_role("link", name="Toe yoga").first
    assert link.evaluate(BEHIND) == f'"({SITE}exercises/toe-yoga/)"'
    text = "".join(sheet.squeezed for sheet in printed(tab))
    assert text.startswith(f"{SITE}{ROUTINE}")
    assert f"({SITE}exercises/toe-yoga/)" in text


def test_a_link_out_has_its_whole_address_and_one_within_the_page_none(page: Open) -> None:
    tab = on_paper(page(), "references/")
    doi = tab.locator("article a[href^='https://doi.org/']").first
    href = doi.get_attribute("href")
    assert doi.evaluate(BEHIND) == f'"({href})"'
    assert f"({href})" in "".join(sheet.squeezed for sheet in printed(tab))
    on_paper(tab, "faq/")
    within = tab.locator("article a[href^='#']")
    assert within.count() > 0
    for link in within.all():
        assert link.evaluate(BEHIND) in ("none", "normal")


def test_a_site_without_an_address_prints_none(page: Open) -> None:
    def without(route: Route) -> None:
        answer = route.fetch()
        body = answer.text().replace('rel="canonical"', 'rel="nothing"')
        route.fulfill(response=answer, body=body)

    tab = page()
    tab.route(f"**/{ROUTINE}", without)
    on_paper(tab, ROUTINE)
    expect(tab.locator("[data-address]")).to_have_count(0)
    text = "".join(sheet.squeezed for sheet in printed(tab))
    assert "evenstride.example" not in text

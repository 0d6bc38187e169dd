"""The guide as readers use it: by keyboard, by search, on paper, and with hostile content."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, expect

from generator.library import Library
from tests.browser.conftest import serving
from tests.hostile import build_site, hostile

Open = Callable[..., Page]
PHONE = {"width": 360, "height": 740}
# The switch of colours shows its focus on the label beside it.
FOCUS_IS_SEEN = """() => { const focused = document.activeElement;
  const label = document.querySelector("[data-md-component=palette] label:not([hidden])");
  const shown = focused.matches(".md-option") ? label : focused;
  const box = shown.getBoundingClientRect();
  return box.width > 0 && box.right > 0 && box.left < innerWidth }"""


def test_menu_by_keyboard_on_a_phone(page: Open) -> None:
    tab = page(viewport=PHONE)
    tab.goto("exercises/heel-raise/")
    button = tab.get_by_role("button", name="Menu")
    link = tab.locator(".es-nav").get_by_role("link", name="Principles")
    expect(button).to_have_attribute("aria-expanded", "false")
    for _ in range(6):
        tab.keyboard.press("Tab")
        if button.evaluate("button => button === document.activeElement"):
            break
    expect(button).to_be_focused()
    tab.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(link).to_be_in_viewport()
    expect(tab.locator(".es-nav a").first).to_be_focused()
    tab.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(link).not_to_be_in_viewport()


def test_focus_is_never_out_of_sight_on_a_phone(page: Open) -> None:
    tab = page(viewport=PHONE)
    tab.goto("routines/first-week/", wait_until="networkidle")
    for _ in range(30):
        tab.keyboard.press("Tab")
        assert tab.evaluate(FOCUS_IS_SEEN), tab.evaluate("document.activeElement.outerHTML")


def test_search_by_keyboard_on_a_phone(page: Open) -> None:
    tab = page(viewport=PHONE)
    tab.goto("faq/")
    button = tab.get_by_role("button", name="Search")
    button.focus()
    tab.keyboard.press("Enter")
    expect(tab.locator(".md-search__input")).to_be_focused()
    tab.keyboard.press("Escape")
    expect(tab.locator("#__search")).not_to_be_checked()
    expect(button).to_be_focused()


def test_search_finds_an_exercise_by_an_alias(page: Open) -> None:
    tab = page()
    tab.goto("")
    tab.locator(".md-search__input").press_sequentially("double-leg calf raise")
    first = tab.locator(".md-search-result__link").first
    expect(first).to_contain_text("Heel raise on two legs")
    first.click()
    expect(tab.locator("h1")).to_have_text("Heel raise on two legs")


def test_colour_choice_is_kept_on_the_next_page(page: Open) -> None:
    tab = page(color_scheme="light")
    tab.goto("")
    for _ in range(2):
        tab.locator("form[data-md-component=palette] label:visible").click()
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    tab.goto("faq/")
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_a_page_outside_the_tree_marks_its_section(page: Open) -> None:
    tab = page(viewport={"width": 1280, "height": 900})
    tab.goto("exercises/heel-raise/")
    expect(tab.locator(".md-tabs__item--active")).to_have_text("Exercises")
    tab.goto("screens/knee-to-wall/")
    expect(tab.locator(".md-tabs__item--active")).to_have_text("Self-check")


def test_the_three_doors(page: Open) -> None:
    for door, heading in enumerate(("Principles", None, "Routines")):
        tab = page()
        tab.goto("")
        tab.locator(".es-door").nth(door).click()
        if heading:
            expect(tab.locator("h1")).to_have_text(heading)
        else:
            expect(tab).to_have_url(re.compile("/self-check/$"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_black_on_white(scheme: str, page: Open) -> None:
    tab = page(color_scheme=scheme)
    tab.goto("exercises/heel-raise/", wait_until="networkidle")
    tab.emulate_media(media="print")
    for selector in ("article", "h1", ".es-facts dd", ".es-grade"):
        expect(tab.locator(selector).first).to_have_css("color", "rgb(0, 0, 0)")
    expect(tab.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(tab.locator("header.md-header")).to_be_hidden()


@pytest.fixture(scope="module")
def hostile_server(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site with every text hostile, served."""
    folder = build_site(hostile(library), tmp_path_factory.mktemp("hostile"))
    with serving(folder) as address:
        yield address


def test_nothing_hostile_runs_or_is_fetched(
    library: Library, browser: Browser, hostile_server: str
) -> None:
    context = browser.new_context(base_url=hostile_server)
    fired: list[str] = []

    def dialog(shown: Dialog) -> None:
        fired.append(shown.message)
        shown.dismiss()

    def request(sent: Request) -> None:
        if not sent.url.startswith((hostile_server, "data:")):
            fired.append(sent.url)

    def console(said: ConsoleMessage) -> None:
        if said.type == "error":
            fired.append(said.text)

    context.on("dialog", dialog)
    context.on("request", request)
    context.on("console", console)
    context.on("weberror", lambda error: fired.append(str(error.error)))
    tab = context.new_page()
    kinds = ("principles", "screens", "findings", "exercises", "routines")
    things = [f"{kind}/{next(iter(getattr(library, kind)))}/" for kind in kinds]
    singles = ["", "faq/", "references/", "self-check/", "self-check/paper/", "my-plan/"]
    singles += ["headlines/", "left-out/", "changes/", "safety/"]
    singles += [f"sheets/{next(iter(library.routines))}/"]
    for path in (*singles, *(f"{kind}/" for kind in kinds), *things):
        tab.goto(path, wait_until="networkidle")
    tab.goto("exercises/")
    tab.locator(".md-search__input").press_sequentially("heading")
    expect(tab.locator(".md-search-result__item").first).to_be_visible()
    context.close()
    assert fired == []

"""The standing rules, in a browser: on every page kind, light and dark, phone and desktop.

The page fixture itself fails a test for any request to another origin, any violation of the
content security policy and any error on the console.
"""

import itertools
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize, expect

Open = Callable[..., Page]
Axe = Callable[[Page], list[str]]

PAGES = [
    "",
    "principles/",
    "principles/assess/",
    "screens/",
    "screens/knee-to-wall/",
    "screens/single-leg-stance/",
    "screens/chair-stand/",
    "screens/filmed-squat/",
    "screens/behind-back-reach/",
    "findings/",
    "findings/less-steady/",
    "exercises/",
    "exercises/heel-raise/",
    "routines/",
    "routines/first-week/",
    "faq/",
    "headlines/",
    "left-out/",
    "safety/",
    "references/",
    "changes/",
    "about/",
    "privacy/",
    "nowhere/",
    "self-check/",
    "self-check/paper/",
    "my-plan/",
    "my-selection/",
    "sheets/first-week/",
]
PHONE: ViewportSize = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
GUIDE = "exercises/heel-raise/"


def settle(tab: Page) -> None:
    """Wait until nothing fades or slides any more; what is broken off has ended too."""
    tab.evaluate(
        """Promise.allSettled(document.getAnimations().map(animation => {
          if (animation.effect.getComputedTiming().endTime !== Infinity) return animation.finished;
          // What never ends, as a figure whose phases take turns, is looked at as it begins.
          animation.pause();
          animation.currentTime = 0;
        }))"""
        ".then(() => {})"
    )


def scrolls_sideways(tab: Page) -> bool:
    return bool(tab.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.parametrize("path", PAGES)
def test_rules_hold_on_every_page(path: str, page: Open, axe: Axe) -> None:
    tab = page(color_scheme="light", viewport=PHONE, allow=["404"] if path == "nowhere/" else [])
    tab.goto(path, wait_until="networkidle")
    guide = tab.locator("body[data-md-color-scheme]").count()
    for size, scheme in itertools.product((PHONE, DESKTOP), SCHEMES):
        tab.set_viewport_size(size)
        tab.emulate_media(color_scheme=scheme)
        if guide:
            name = {"light": "default", "dark": "slate"}[scheme]
            expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", name)
        settle(tab)
        assert axe(tab) == [], (size, scheme)
        # A sheet is as wide as paper.
        if not path.startswith("sheets/"):
            assert not scrolls_sideways(tab), (size, scheme)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_rules_hold_with_the_menu_open(scheme: str, page: Open, axe: Axe) -> None:
    tab = page(color_scheme=scheme, viewport=PHONE)
    tab.goto(GUIDE)
    tab.get_by_role("button", name="Menu").click()
    expect(tab.locator(".es-nav").get_by_role("link", name="Principles")).to_be_in_viewport()
    settle(tab)
    assert axe(tab) == []
    assert not scrolls_sideways(tab)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_rules_hold_with_search_results(
    scheme: str, size: ViewportSize, page: Open, axe: Axe
) -> None:
    tab = page(color_scheme=scheme, viewport=size)
    tab.goto(GUIDE)
    if size is PHONE:
        tab.get_by_role("button", name="Search").click()
    tab.locator(".md-search__input").press_sequentially("calf")
    expect(tab.locator(".md-search-result__item").first).to_be_visible()
    settle(tab)
    assert axe(tab) == []
    assert not scrolls_sideways(tab)


def test_rules_hold_with_colours_chosen_by_hand(page: Open, axe: Axe) -> None:
    tab = page(color_scheme="light", viewport=DESKTOP)
    tab.goto(GUIDE)
    for scheme in ("default", "slate", "default"):
        tab.locator("form[data-md-component=palette] label:visible").click()
        expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
        settle(tab)
        assert axe(tab) == [], scheme


@pytest.mark.parametrize("path", [path for path in PAGES if path not in ("my-plan/", "nowhere/")])
def test_text_can_be_read_without_javascript(path: str, page: Open) -> None:
    tab = page(java_script_enabled=False, viewport=PHONE)
    tab.goto(path)
    expect(tab.locator("h1")).to_be_visible()
    words = tab.locator("main").inner_text().split()
    assert len(words) > 25

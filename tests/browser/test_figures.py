"""The figures as a reader meets them: in turns or in a row, held still, dark, on paper, spoken."""

import re
from base64 import b64encode
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from generator.library import Library
from tests.browser.test_my_plan import answers_of, start, table_of
from tests.browser.walk import OpenPage, Reader, in_order, tab_to

PHONE = {"width": 360, "height": 740}
SMALL: ViewportSize = {"width": 320, "height": 700}
# Two phases; three; one; a side at work, with a letter; a close look; the widest.
TWO, THREE, ONE = "exercises/heel-raise/", "exercises/sit-to-stand/", "screens/single-leg-stance/"
WORKS, CLOSE, WIDE = "screens/knee-to-wall/", "exercises/toe-yoga/", "exercises/bird-dog/"
HOLD = "Hold the picture still"

MOVING = "figure => figure.getAnimations({ subtree: true }).length"
# How much is seen of each phase, at each of many moments of one round.
ROUND = """figure => {
  const all = figure.getAnimations({ subtree: true });
  const { duration } = all[0].effect.getComputedTiming();
  return Array.from({ length: 100 }, (_, moment) => {
    for (const one of all) { one.pause(); one.currentTime = duration * moment / 100; }
    return all.map(one => Number(getComputedStyle(one.effect.target).opacity));
  });
}"""
GROUND = "() => getComputedStyle(document.body).backgroundColor"
# The colours of a screenshot, the most frequent first.
COLOURS = """async png => {
  const picture = new Image();
  picture.src = `data:image/png;base64,${png}`;
  await picture.decode();
  const board = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
  board.drawImage(picture, 0, 0);
  const { data } = board.getImageData(0, 0, picture.width, picture.height);
  const count = new Map();
  for (let at = 0; at < data.length; at += 4) {
    const colour = `rgb(${data.slice(at, at + 3).join(", ")})`;
    count.set(colour, (count.get(colour) ?? 0) + 1);
  }
  return [...count].sort((one, other) => other[1] - one[1]).map(([colour]) => colour);
}"""
# What reaches out of its figure or past the edge of the window.
CUT = """figure => {
  const within = figure.getBoundingClientRect();
  return [...figure.querySelectorAll(".es-phase, .es-pose, .es-phase__says *")].filter(one => {
    const { left, right, bottom } = one.getBoundingClientRect();
    const edge = Math.min(within.right, innerWidth) + 1;
    return left < within.left - 1 || right > edge || bottom > within.bottom + 1;
  }).map(one => one.outerHTML.slice(0, 120));
}"""
STATES = """figure => figure.getAnimations({ subtree: true }).flatMap(one =>
  [one.playState, getComputedStyle(one.effect.target).animationPlayState])"""


def figure_at(tab: Page, path: str) -> Locator:
    tab.goto(path)
    return tab.locator(".es-figure")


def phases(figure: Locator) -> Locator:
    return figure.locator(".es-phase")


def is_held(figure: Locator, *, held: bool) -> None:
    """Fail unless all phases are held, or all go on."""
    assert set(figure.evaluate(STATES)) == {"paused" if held else "running"}


def stand_in_a_row(figure: Locator, count: int) -> None:
    """Fail unless every phase is seen whole, in reading order and numbered, and nothing moves."""
    assert figure.evaluate(MOVING) == 0
    expect(figure.locator(".es-figure__hold")).to_be_hidden()
    expect(phases(figure)).to_have_count(count)
    boxes = []
    for number, phase in enumerate(phases(figure).all(), start=1):
        expect(phase).to_be_visible()
        expect(phase).to_have_css("opacity", "1")
        expect(phase.locator(".es-pose")).to_be_visible()
        expect(phase.locator("b")).to_have_text(str(number))
        box = phase.bounding_box()
        assert box is not None
        boxes.append(box)
    for one, other in pairwise(boxes):
        beside = other["x"] >= one["x"] + one["width"] and abs(other["y"] - one["y"]) < 60
        assert beside or other["y"] >= one["y"] + one["height"], boxes


def contrast(one: str, other: str) -> float:
    """How far two colours `rgb(…)` are from each other, as WCAG has it."""

    def light(colour: str) -> float:
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def fills(figure: Locator) -> list[str]:
    """The colours of the near limbs and of the one that works; each stands out from its ground."""
    found = []
    ground = figure.page.evaluate(GROUND)
    for kind in (".n", ".w"):
        limb = figure.locator(kind).first
        fill = limb.evaluate("limb => getComputedStyle(limb).fill")
        assert contrast(fill, ground) >= 3, (kind, fill, ground)
        # The seam between two limbs is as if the ground was seen.
        expect(limb).to_have_css("stroke", ground)
        found.append(fill)
    return found


def is_loaded(drawing: Locator) -> str:
    """Fail unless a drawing is there to be seen, and has words; return which it is."""
    expect(drawing).to_have_count(1)
    drawing.scroll_into_view_if_needed()
    expect(drawing).to_be_visible()
    expect(drawing).to_have_js_property("complete", value=True)
    assert drawing.evaluate("drawing => drawing.naturalWidth") > 0
    assert drawing.get_attribute("alt")
    return (drawing.get_attribute("src") or "").rpartition("figures/")[2]


def stands_out(drawing: Locator) -> str:
    """Fail unless the limbs stand out from what is behind them; return their colour."""
    png = b64encode(drawing.screenshot()).decode()
    ground, limbs = drawing.page.evaluate(COLOURS, png)[:2]
    assert contrast(ground, limbs) >= 3, (ground, limbs)
    return str(limbs)


# --- in turns, or held ----------------------------------------------------------------------------


@pytest.mark.parametrize(("path", "count"), [(TWO, 2), (THREE, 3)])
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_phases_take_turns(path: str, count: int, script: bool, page: OpenPage) -> None:
    figure = figure_at(page(java_script_enabled=script), path)
    for phase in phases(figure).all():
        expect(phase).to_have_css("animation-name", f"es-of-{count}")
    moments = figure.evaluate(ROUND)
    # One after the other; for most of the time there is one to be seen and no other.
    alone = [seen.index(1) for seen in moments if sorted(seen) == [0] * (count - 1) + [1]]
    assert len(alone) > 75
    assert alone == sorted(alone)
    assert set(alone) == set(range(count))
    assert all(sum(seen) > 0.6 for seen in moments)
    # All in one place, so that it looks like moving.
    places = [phase.bounding_box() for phase in phases(figure).all()]
    assert all(place == places[0] for place in places)


def test_a_tap_anywhere_holds_the_figure_and_a_second_lets_it_go_on(page: OpenPage) -> None:
    tab = page(viewport=PHONE, has_touch=True)
    figure = figure_at(tab, TWO)
    is_held(figure, held=False)
    box = figure.bounding_box()
    assert box is not None
    wide, high = box["width"] - 6, box["height"] - 6
    for x, y in ((6.0, 6.0), (wide / 2, high / 2), (wide, high)):
        for held in (True, False):
            figure.tap(position={"x": x, "y": y})
            is_held(figure, held=held)


def test_the_keyboard_holds_the_figure_and_its_focus_is_seen(page: OpenPage) -> None:
    tab = page(viewport=PHONE)
    figure = figure_at(tab, TWO)
    frame = figure.locator("label")
    expect(frame).to_have_css("outline-style", "none")
    tab_to(tab, ".es-figure__hold")
    box = tab.get_by_role("checkbox", name=HOLD)
    expect(box).to_be_focused()
    style, width, colour = frame.evaluate(
        "frame => ['Style', 'Width', 'Color'].map(of => getComputedStyle(frame)[`outline${of}`])"
    )
    assert style == "solid"
    assert float(width.removesuffix("px")) >= 2
    assert contrast(colour, figure.page.evaluate(GROUND)) >= 3
    for held in (True, False):
        tab.keyboard.press("Space")
        expect(box).to_be_checked(checked=held)
        is_held(figure, held=held)


def test_one_phase_has_nothing_to_hold(page: OpenPage) -> None:
    figure = figure_at(page(), ONE)
    expect(phases(figure)).to_have_count(1)
    expect(phases(figure).locator(".es-pose")).to_be_visible()
    expect(figure.get_by_role("checkbox")).to_have_count(0)
    expect(figure.locator("b")).to_have_count(0)
    assert figure.evaluate(MOVING) == 0


@pytest.mark.parametrize(("path", "count"), [(TWO, 2), (THREE, 3)])
def test_without_motion_the_phases_stand_in_a_row(path: str, count: int, page: OpenPage) -> None:
    tab = page(reduced_motion="reduce", viewport={"width": 1280, "height": 900})
    stand_in_a_row(figure_at(tab, path), count)
    tab.set_viewport_size(SMALL)
    stand_in_a_row(tab.locator(".es-figure"), count)


@pytest.mark.parametrize(("path", "count"), [(TWO, 2), (THREE, 3), (CLOSE, 2), (WIDE, 2)])
def test_on_paper_the_phases_stand_in_a_row(path: str, count: int, page: OpenPage) -> None:
    # As wide as the text of an A4 page, from a dark screen on which the figure is held.
    tab = page(viewport={"width": 680, "height": 960}, color_scheme="dark")
    figure = figure_at(tab, path)
    figure.click()
    tab.emulate_media(media="print")
    stand_in_a_row(figure, count)
    for phase in phases(figure).all():
        # 30 mm.
        assert phase.evaluate("phase => phase.getBoundingClientRect().width") >= 113
        expect(phase.locator(".b").first).to_have_css("stroke", "rgb(255, 255, 255)")
    assert figure.evaluate(CUT) == []


# --- how it looks, and what is read aloud ---------------------------------------------------------


def test_limbs_stand_out_in_the_dark(page: OpenPage) -> None:
    tab = page(color_scheme="light")
    figure = figure_at(tab, WORKS)
    light = fills(figure)
    for _ in range(2):
        tab.locator("form[data-md-component=palette] label:visible").click()
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    chosen = fills(figure)
    assert not set(light) & set(chosen)
    device = page(color_scheme="dark")
    assert fills(figure_at(device, WORKS)) == chosen


@pytest.mark.parametrize("path", [TWO, WORKS, CLOSE, WIDE])
def test_nothing_is_cut_on_a_small_screen_or_with_large_text(path: str, page: OpenPage) -> None:
    tab = page(viewport=SMALL)
    figure = figure_at(tab, path)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    assert figure.evaluate(CUT) == []
    # The guide's own text is 125 % of a browser's.
    tab.evaluate("document.documentElement.style.fontSize = '250%'")
    assert figure.evaluate(CUT) == []
    tab.emulate_media(reduced_motion="reduce")
    assert figure.evaluate(CUT) == []


def test_the_words_are_read_aloud_and_the_drawing_is_not(page: OpenPage, library: Library) -> None:
    tab = page()
    figure = figure_at(tab, WORKS)
    expect(figure.locator(".t").first).to_have_text("R")
    nodes = tab.context.new_cdp_session(tab).send("Accessibility.getFullAXTree")["nodes"]
    said = [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in nodes
        if not node["ignored"]
    ]
    pose = library.screens["knee-to-wall"].figure
    assert pose is not None
    (words,) = [name for role, name in said if role == "StaticText" and "pictures" in name]
    in_order(words, "Seen from the side", *(phase.caption for phase in pose.phases))
    assert ("checkbox", HOLD) in said
    captions = {phase.caption for phase in pose.phases}
    assert not captions & {name for _, name in said}
    assert not [one for one in said if one[1] in ("L", "R", "1", "2") or "svg" in one[0].lower()]


@pytest.mark.parametrize("side", ["left", "right"])
def test_letters_can_be_read_on_either_side(side: str, page: OpenPage) -> None:
    # A browser asks for the icon of a page that names none.
    tab = page(allow=["favicon.ico"])
    tab.goto(f"figures/{WORKS.rstrip('/')}-{side}.svg")
    letters = tab.locator("text.t").filter(has_text=re.compile("[LR]"))
    expect(letters).to_have_text([side[0].upper()] * 2)
    expect(tab.locator(".l, .r")).to_have_count(2)
    expect(tab.locator(f".{side[0]}")).to_have_count(2)
    for letter in letters.all():
        # Neither upside down nor as in a mirror.
        turn = letter.evaluate("letter => [...'abcd'].map(name => letter.getScreenCTM()[name])")
        assert turn[1:3] == [0, 0]
        assert min(turn) >= 0


# --- the tools ------------------------------------------------------------------------------------


def test_every_card_of_today_shows_the_side_that_comes_first(
    page: OpenPage, library: Library
) -> None:
    limbs = []
    for scheme in ("light", "dark"):
        tab = start(page(color_scheme=scheme, viewport=PHONE))
        expect(tab.locator(".exercise")).not_to_have_count(0)
        first = set()
        for card in tab.locator(".exercise").all():
            exercise = library.exercises[card.get_attribute("data-exercise") or ""]
            assert exercise.figure is not None
            told = re.search("with your (left|right) side", card.inner_text())
            side = (told[1] if told else "right") if exercise.figure.works else "both"
            drawing = card.locator("img")
            assert is_loaded(drawing) == f"exercises/{exercise.id}-{side}.svg"
            says = f", {side} side at work" if exercise.figure.works else ""
            expect(drawing).to_have_attribute("alt", f"Drawing: {exercise.name}{says}")
            first.add(side)
        # The side that showed less at the ankle.
        assert "left" in first
        limbs.append(stands_out(tab.locator(".exercise img").first))
    assert limbs[0] != limbs[1]


def test_every_check_shows_its_drawing_once_it_is_on_show(page: OpenPage, library: Library) -> None:
    tab = page(color_scheme="dark", viewport=PHONE)
    table = table_of(tab)
    fetched: list[str] = []
    tab.on("request", lambda request: fetched.append(request.url))
    state: dict[str, Any] = {"format": 2, "version": table["version"], "step": "checks"}
    state |= {"answers": answers_of(table), "choice": None, "screens": {}}
    # Who gets up often is shown how to do it on one leg; the others need not be done.
    skipped = {screen: {"mark": ["skipped"]} for screen in library.quiz.screens}
    del skipped["chair-stand"]
    reader = Reader(tab, entries=skipped).resume(state, "checks")
    assert not [url for url in fetched if "figures/" in url]
    for screen in library.quiz.screens:
        reader.walk(screen)
        drawing = reader.section.locator("img")
        assert is_loaded(drawing).startswith(f"screens/{screen}-")
        stands_out(drawing)
        pose = library.screens[screen].figure
        assert pose is not None
        in_order(drawing.get_attribute("alt") or "", *(phase.caption for phase in pose.phases))


@pytest.mark.parametrize("width", [360, 1280])
def test_the_list_of_exercises_shows_each_drawing(page: OpenPage, width: int) -> None:
    tab = page(viewport={"width": width, "height": 800})
    tab.goto("exercises/")
    entries = tab.locator(".es-exercises > li")
    pictures = entries.locator("img")
    expect(pictures).to_have_count(entries.count())
    # The link beside it has the name; its page has the words.
    expect(pictures.first).to_have_attribute("alt", "")
    last = pictures.last
    last.scroll_into_view_if_needed()
    expect(last).not_to_have_js_property("naturalWidth", 0)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width

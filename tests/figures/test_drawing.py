"""Drawings are small, the same every time, safe, styled, and reflections of each other."""

import os
import re
import subprocess
import sys
from hashlib import sha256
from math import cos, hypot, isfinite, sin, tau
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks.figures import MOST_BYTES
from generator.figures.drawing import Drawing, draw
from generator.figures.files import pages, sides
from generator.figures.frame import WIDTHS
from generator.figures.geometry import Circle, hull, number
from generator.figures.markup import figure_html
from generator.figures.scene import scene
from generator.library import Library
from generator.model import Figure
from generator.output import Site
from tests.conftest import ROOT

STYLES = ROOT / "overrides" / "assets" / "evenstride" / "figure.css"
ELEMENTS = {"svg", "g", "path", "circle", "text"}
ATTRIBUTES = {"class", "viewBox", "aria-hidden", "d", "cx", "cy", "r", "x", "y"}
# Round ends and letters may stand out a little.
MARGIN = 12
# Each number is rounded to a tenth.
ROUNDED = 0.16
MARKS = ("l", "r", "t", "a", "h")
# Prints one line for all figures and both sides.
DIGEST = """
from hashlib import sha256
from pathlib import Path
from generator.figures.markup import figure_html
from generator.library import load_library
library = load_library(Path("content"))
figures = [one.figure for one in library.exercises.values()]
figures += [one.figure for one in library.screens.values()]
html = "".join(figure_html(one, mirror=mirror) for one in figures for mirror in (False, True))
print(sha256(html.encode()).hexdigest())
"""
NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")


class Both(NamedTuple):
    """A figure with its drawings, and those of the other side."""

    figure: Figure
    plain: tuple[Drawing, ...]
    mirrored: tuple[Drawing, ...]


class Piece(NamedTuple):
    """One line or band of a path: its points, and the radii of its arcs."""

    points: list[tuple[float, float]]
    radii: list[float]


@pytest.fixture(scope="module")
def figures(library: Library) -> dict[str, Figure]:
    """Every figure of the content."""
    found = [(name, one.figure) for name, one in library.exercises.items()]
    found += [(f"{name} (screen)", one.figure) for name, one in library.screens.items()]
    return {name: figure for name, figure in found if figure}


@pytest.fixture(scope="module")
def drawn(figures: dict[str, Figure]) -> dict[str, Both]:
    """Every figure of the content, drawn both ways."""
    return {
        name: Both(figure, draw(scene(figure)), draw(scene(figure), mirrored=True))
        for name, figure in figures.items()
    }


def figure(*phases: dict[str, Any], **fields: Any) -> Figure:
    """Return a figure with these phases, of somebody who stands."""
    stands = {"caption": "Stand", "touches": ["feet on floor"]}
    named = [{**stands, **phase} for phase in phases or ({},)]
    return Figure.model_validate({"view": "side", "phases": named, **fields})


def elements(svg: str) -> list[ElementTree.Element]:
    """Return all elements of a drawing, in order."""
    return list(ElementTree.fromstring(svg).iter())


def pieces(path: str) -> list[Piece]:
    """Return the lines and bands of a path with absolute points."""
    found = []
    for one in re.findall(r"M[^M]*", path):
        points: list[tuple[float, float]] = []
        radii: list[float] = []
        for command, arguments in re.findall(r"([A-Za-z])([^A-Za-z]*)", one):
            values = [float(value) for value in arguments.split()]
            x, y = points[-1] if points else (0.0, 0.0)
            if command in "MLQ":
                points += zip(values[::2], values[1::2], strict=True)
            elif command in "Aa":
                radii.append(values[0])
                dx, dy = (x, y) if command == "a" else (0.0, 0.0)
                points.append((dx + values[5], dy + values[6]))
            elif command == "h":
                points.append((x + values[0], y))
            elif command == "v":
                points.append((x, y + values[0]))
            else:
                assert command == "z", command
        found.append(Piece(points, sorted(radii)))
    return found


def near(one: Piece, other: Piece) -> bool:
    """Say whether two pieces go through the same points, in whatever order."""
    return all(
        any(abs(x - u) <= ROUNDED and abs(y - v) <= ROUNDED for u, v in there.points)
        for here, there in ((one, other), (other, one))
        for x, y in here.points
    )


def flipped(piece: Piece, width: float) -> Piece:
    return Piece([(width - x, y) for x, y in piece.points], piece.radii)


# --- every figure of the content ---


def test_every_picture_is_small(drawn: dict[str, Both]) -> None:
    sizes = {
        (name, index): len(one.svg.encode())
        for name, both in drawn.items()
        for drawings in both[1:]
        for index, one in enumerate(drawings)
    }
    assert {key: size for key, size in sizes.items() if size > MOST_BYTES} == {}
    assert MOST_BYTES == 4000


def test_every_picture_is_plain_shapes_and_nothing_else(drawn: dict[str, Both]) -> None:
    for name, both in drawn.items():
        for one in (*both.plain, *both.mirrored):
            for element in elements(one.svg):
                assert element.tag in ELEMENTS, name
                assert set(element.attrib) <= ATTRIBUTES, name
                assert element.tag == "text" or not (element.text or "").strip(), name
                assert element.tag != "text" or element.text in ("L", "R"), name


def test_every_number_is_finite_and_in_the_picture(drawn: dict[str, Both]) -> None:
    outside = set()
    for name, both in drawn.items():
        for one in (*both.plain, *both.mirrored):
            assert not re.search(r"nan|inf|\de", one.svg), name
            view = elements(one.svg)[0].get("viewBox")
            assert view == f"0 0 {one.width:g} {one.height:g}"
            points = [
                point
                for element in elements(one.svg)
                for piece in pieces(element.get("d", ""))
                for point in piece.points
            ]
            assert all(isfinite(value) for point in points for value in point)
            # A close look shows a part, and hides what is around it.
            if not both.figure.close:
                outside |= {
                    (name, x, y)
                    for x, y in points
                    if not (-MARGIN <= x <= one.width + MARGIN)
                    or not (-MARGIN <= y <= one.height + MARGIN)
                }
    assert outside == set()


def test_every_letter_is_in_the_picture(drawn: dict[str, Both]) -> None:
    for name, both in drawn.items():
        for one in (*both.plain, *both.mirrored):
            for text in (each for each in elements(one.svg) if each.tag == "text"):
                assert 0 < float(text.get("x", "nan")) < one.width, name
                assert 0 < float(text.get("y", "nan")) < one.height, name


def test_all_phases_share_a_frame(drawn: dict[str, Both]) -> None:
    for name, both in drawn.items():
        sizes = {(one.width, one.height) for one in (*both.plain, *both.mirrored)}
        assert len(sizes) == 1, name
        width = sizes.pop()[0]
        assert both.figure.close or width in WIDTHS, name


def test_every_picture_shows_a_whole_body(drawn: dict[str, Both]) -> None:
    """A trunk and a head, two arms and two legs; an arm may be drawn in two pieces."""
    for name, both in drawn.items():
        for one in (*both.plain, *both.mirrored):
            classes = [element.get("class") for element in elements(one.svg)]
            assert classes.count("b") == 2, name
            assert 4 <= sum(classes.count(limb) for limb in "nfw") <= 6, name
            works = both.figure.works or "none turn"
            assert (classes.count("w") > 0) == (not works.endswith("turn")), name
            assert classes.count("c") == classes.count("w"), name


def test_an_arrow_appears_only_after_the_first_phase(drawn: dict[str, Both]) -> None:
    for name, both in drawn.items():
        for drawings in (both.plain, both.mirrored):
            first, *later = (one.svg.count('class="a"') for one in drawings)
            assert first == 0, name
            for one in drawings:
                assert one.svg.count('class="a"') == one.svg.count('class="h"'), name
            named = [phase.arrows for phase in both.figure.phases[1:]]
            for count, arrows in zip(later, named, strict=True):
                assert count <= (1 if arrows is None else len(arrows)), name
    moves = [any('class="a"' in one.svg for one in both.plain) for both in drawn.values()]
    assert sum(moves) > len(moves) / 2


def test_a_second_rendering_has_the_same_bytes(drawn: dict[str, Both]) -> None:
    for name, both in drawn.items():
        afresh = scene.__wrapped__(both.figure)
        assert draw(afresh) == both.plain, name
        # Drawing leaves the scene as it was.
        assert draw(afresh) == both.plain, name
        assert draw(afresh, mirrored=True) == both.mirrored, name


def test_another_process_renders_the_same_bytes(figures: dict[str, Figure]) -> None:
    html = "".join(
        figure_html(one, mirror=mirror) for one in figures.values() for mirror in (False, True)
    )
    done = subprocess.run(
        [sys.executable, "-c", DIGEST],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "4711"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == sha256(html.encode()).hexdigest()


def test_a_part_that_was_not_there_before_has_no_arrow() -> None:
    """An arch is there once it is drawn up."""
    lifted = {"right": {"arch_lift": 20}, "arrows": ["right arch"]}
    made = scene(figure({}, lifted))
    assert made.faults == []
    assert [one.svg.count('class="a"') for one in draw(made)] == [0, 0]


# --- the other side ---


def test_a_mirrored_drawing_is_the_exact_reflection(drawn: dict[str, Both]) -> None:
    """Every line and band of the body and of all things, in the same order, at the same height."""
    for name, both in drawn.items():
        for one, other in zip(both.plain, both.mirrored, strict=True):
            shapes, others = (
                [
                    element
                    for element in elements(drawing.svg)
                    if element.tag == "path" and element.get("class") not in MARKS
                ]
                for drawing in (one, other)
            )
            assert [each.get("class") for each in shapes] == [
                each.get("class") for each in others
            ], name
            for shape, reflection in zip(shapes, others, strict=True):
                found = pieces(reflection.get("d", ""))
                expected = pieces(shape.get("d", ""))
                assert len(found) == len(expected), name
                for piece in expected:
                    piece = flipped(piece, one.width)
                    assert any(near(piece, each) and piece.radii == each.radii for each in found), (
                        name,
                        shape.get("class"),
                    )


def marks(drawing: Drawing) -> list[Piece]:
    """Return the arrows of a drawing, and where its letter is."""
    found: list[Piece] = []
    for element in elements(drawing.svg):
        if element.get("class") == "a":
            found += pieces(element.get("d", ""))
        elif element.tag == "text":
            found.append(Piece([(float(element.get("x", 0)), float(element.get("y", 0)))], []))
    return found


def test_arrows_and_letters_are_where_a_mirror_shows_them(drawn: dict[str, Both]) -> None:
    elsewhere = []
    for name, both in drawn.items():
        for index, (one, other) in enumerate(zip(both.plain, both.mirrored, strict=True)):
            expected = [flipped(piece, one.width) for piece in marks(one)]
            found = marks(other)
            if not all(any(near(piece, each) for each in found) for piece in expected):
                elsewhere.append((name, index))
    assert elsewhere == []


def test_letters_are_exchanged_and_not_reversed(drawn: dict[str, Both]) -> None:
    shapes = {"L": ("circle", "l"), "R": ("path", "r")}
    for name, both in drawn.items():
        works = (both.figure.works or "").split()
        for drawings, letter in ((both.plain, 0), (both.mirrored, 1)):
            expected = ["LR", "RL"][works[0] == "right"][letter] if works else ""
            for one in drawings:
                assert "transform" not in one.svg
                found = elements(one.svg)
                assert "".join(each.text or "" for each in found) == expected, name
                if expected:
                    frame = next(each for each in found if each.get("class") in ("l", "r"))
                    assert (frame.tag, frame.get("class")) == shapes[expected], name


def test_a_mirror_of_a_mirror_is_the_figure_itself() -> None:
    """The left side drawn in a mirror is the right side, but for its letter's place."""
    raised = {"hip_flexion": 60, "knee_flexion": 80}
    right = figure({"right": raised, "touches": ["left foot on floor"]}, works="right leg")
    left = figure(
        {"left": raised, "touches": ["right foot on floor"]}, works="left leg", view="front"
    )
    front = figure(
        {"right": raised, "touches": ["left foot on floor"]}, works="right leg", view="front"
    )
    assert draw(scene(right))[0].svg != draw(scene(right), mirrored=True)[0].svg
    seen, reflected = (
        [
            piece
            for element in elements(svg)
            if element.get("class") in ("w", "n")
            for piece in pieces(element.get("d", ""))
        ]
        for svg in (draw(scene(left))[0].svg, draw(scene(front), mirrored=True)[0].svg)
    )
    assert len(seen) == len(reflected)
    for piece in seen:
        assert any(near(piece, each) for each in reflected)


# --- styles ---


def classes(drawn: dict[str, Both]) -> set[str]:
    """Return every class that is drawn, by the content or by a thing it does not hold."""
    rare = figure(
        {"both": {"arch_lift": 20}},
        {"left": {"shoulder_flexion": 90}, "neck": {"turn_left": -70}},
        works="left arm",
        props=[
            {"thing": thing, "of": ["left hand", "right hand"]}
            for thing in ("band", "strap", "dumbbell", "bag")
        ],
    )
    svgs = [one.svg for both in drawn.values() for one in both.plain + both.mirrored]
    svgs += [one.svg for mirror in (False, True) for one in draw(scene(rare), mirrored=mirror)]
    svgs += [one.svg for one in draw(scene(figure(close="left foot")))]
    svgs += [one.svg for one in draw(scene(figure(close="left knee")))]
    found = (element.get("class", "") for svg in svgs for element in elements(svg))
    return {name for names in found for name in names.split()}


def styled(css: str) -> set[str]:
    """Return the classes that a style sheet gives a colour, a line, or a measure of lines."""
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    return {
        name
        for selector, body in rules
        if re.search(r"fill|stroke|--es-line|--m", body)
        for name in re.findall(r"\.([a-z][\w-]*)", selector)
    }


def test_every_class_drawn_is_styled(drawn: dict[str, Both], library: Library) -> None:
    used = classes(drawn)
    assert set("bnfwcegpoksdhalrt") <= used
    assert used <= styled(STYLES.read_text(encoding="utf-8"))
    file = next(pages(library, Site("Evenstride"))).text
    style = re.search(r"<style>(.*?)</style>", file, flags=re.DOTALL)
    assert style
    # There, what all drawings share is said of the element.
    assert used - {"es-pose"} <= styled(style[1])


# --- files ---


def test_files_hold_all_phases_of_each_side(library: Library) -> None:
    outputs = {output.uri: output for output in pages(library, Site("Evenstride"))}
    expected = {
        f"figures/{kind}s/{name}-{side}.svg"
        for kind, things in (("exercise", library.exercises), ("screen", library.screens))
        for name, thing in things.items()
        if thing.figure
        for side in sides(thing.figure)
    }
    assert set(outputs) == expected
    for uri, output in outputs.items():
        found = elements(output.text)
        tags = {element.tag.removeprefix("{http://www.w3.org/2000/svg}") for element in found}
        assert tags <= ELEMENTS | {"style"}, uri
        assert not any("style" in each.attrib for each in found), uri
        assert [each.attrib["id"] for each in found if "id" in each.attrib] == ["paper"], uri
        assert "@import" not in output.text, uri
        assert "url(" not in output.text, uri
        letters = "".join(each.text or "" for each in found if (each.text or "") in ("L", "R"))
        side = uri.removesuffix(".svg").rsplit("-", 1)[1]
        assert set(letters) == {"left": {"L"}, "right": {"R"}, "both": set()}[side], uri


def test_there_is_one_file_or_one_for_each_side() -> None:
    assert sides(figure()) == ("both",)
    assert sides(figure(works="left arm")) == ("left", "right")


# --- outlines ---

CIRCLES = st.lists(
    st.tuples(st.integers(0, 150), st.integers(0, 150), st.integers(1, 12)).map(
        lambda one: (float(one[0]), float(one[1]), float(one[2]))
    ),
    min_size=1,
    max_size=6,
)


@given(CIRCLES)
def test_a_band_lies_round_all_its_circles(circles: list[Circle]) -> None:
    """It touches circles only, and holds every one of them."""
    path = hull(circles)
    assert path.startswith("M")
    assert path.endswith("z")
    (piece,) = pieces(path)
    for x, y in piece.points:
        depths = [hypot(x - u, y - v) - r for u, v, r in circles]
        assert min(depths) == pytest.approx(0, abs=0.15)
    for turn in (step / 16 * tau for step in range(16)):
        u, v = cos(turn), sin(turn)
        far = max(x * u + y * v + r for x, y, r in circles)
        assert max(x * u + y * v for x, y in piece.points) <= far + 0.15


@given(CIRCLES, st.randoms(use_true_random=False))
@settings(max_examples=50)
def test_a_band_is_the_same_in_whatever_order(circles: list[Circle], random: Any) -> None:
    mixed = list(circles)
    random.shuffle(mixed)
    assert hull(mixed) == hull(circles)


def test_bands_of_one_and_of_two() -> None:
    assert hull([(10, 10, 4)]) == "M6 10a4 4 0 1 1 8 0a4 4 0 1 1 -8 0z"
    # What lies within another adds nothing.
    assert hull([(10, 10, 4), (11, 10, 2), (10, 10, 4)]) == hull([(10, 10, 4)])
    assert hull([(10, 10, 4), (30, 10, 4)]) == "M10 14A4 4 0 0 1 10 6L30 6A4 4 0 0 1 30 14z"


@given(st.floats(-500, 500))
def test_a_number_is_short_and_near(value: float) -> None:
    text = number(value)
    assert NUMBERS.fullmatch(text)
    assert text != "-0"
    assert not text.endswith(".0")
    assert float(text) == pytest.approx(value, abs=0.051)


# --- on a page ---

HOSTILE = "<script>alert('x')</script> & \"quotes\" ]]> &amp; <img src=x onerror=alert(1)>"


@pytest.mark.parametrize("mirror", [False, True])
@pytest.mark.parametrize("still", [False, True])
def test_a_hostile_caption_is_text(mirror: bool, still: bool) -> None:
    shown = figure({"caption": HOSTILE}, {"caption": "Rise"}, works="left leg")
    html = figure_html(shown, mirror=mirror, still=still)
    root = ElementTree.fromstring(_closed(html))
    texts = ["".join(element.itertext()) for element in root.iter("span")]
    assert sum(text.removeprefix("1") == HOSTILE for text in texts) >= 1
    assert any(HOSTILE in text and "Seen from the side" in text for text in texts)
    tags = {element.tag for element in root.iter()}
    assert tags <= ELEMENTS | {"figure", "span", "b", "label", "input"}
    assert "<script" not in html
    assert "<img" not in html


def _closed(html: str) -> str:
    """Return HTML as XML: its one element without an end gets one."""
    return re.sub(r"(<input [^>]*)>", r"\1/>", str(html))


def test_a_page_shows_all_phases_with_captions_and_words(figures: dict[str, Figure]) -> None:
    for name, one in figures.items():
        html = figure_html(one)
        root = ElementTree.fromstring(_closed(html))
        assert root.tag == "figure", name
        attributes = {key for element in root.iter() for key in element.attrib}
        assert attributes <= ATTRIBUTES | {"type", "aria-label"}, name
        shown = [each for each in root.iter("span") if each.get("class") == "es-phase"]
        assert len(shown) == len(one.phases), name
        unseen = [each for each in root.iter("span") if each.get("class") == "es-unseen"]
        assert len(unseen) == 1, name
        assert unseen[0].get("aria-hidden") is None, name
        says = [each for each in root.iter("span") if each.get("class") == "es-phase__says"]
        assert all(each.get("aria-hidden") == "true" for each in says), name
        for phase, each in zip(one.phases, says, strict=True):
            assert "".join(each.itertext()).endswith(phase.caption), name


def test_only_what_moves_can_be_held() -> None:
    one, two = figure(), figure({}, {"both": {"elbow_flexion": 90}})
    assert "<input" not in figure_html(one)
    assert "<input" in figure_html(two)
    assert "<input" not in figure_html(two, still=True)
    assert "es-figure--moves" in figure_html(two)
    assert "es-figure--moves" not in figure_html(two, still=True)
    assert figure_html(None) == ""


def test_a_mirrored_page_says_so() -> None:
    html = figure_html(figure({"caption": "Lift the right knee"}, works="right leg"), mirror=True)
    assert html.count("Lift the left knee") == 2
    assert "The left leg works" in html
    assert ">L</text>" in html
    assert "right" not in html.replace("upright", "")

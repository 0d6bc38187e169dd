"""Letters stand beside the limb that works, and arrows where they can be read."""

import re
from collections.abc import Iterator
from itertools import pairwise
from math import hypot
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pytest

from generator.figures.drawing import draw
from generator.figures.frame import Frame, frame
from generator.figures.props import HEIGHTS, UPRIGHT, outline
from generator.figures.room import CORNER, corner, near, off, parts
from generator.figures.scene import Moment, Scene, scene
from generator.figures.skeleton import SIDES, Skeleton, joint, thickness
from generator.library import Library
from generator.model import Figure

BONES = {
    "leg": [
        ("hip", "knee"),
        ("knee", "ankle"),
        ("ankle", "ball"),
        ("heel", "ball"),
        ("ball", "toe"),
    ],
    "arm": [("shoulder", "elbow"), ("elbow", "wrist"), ("wrist", "fingers")],
}
# How deep a wall is drawn behind its face.
HATCHED = 7
# Half as wide as a letter's frame.
LETTER = 7.5
Spot = tuple[float, float]


class Picture(NamedTuple):
    """One phase as drawn, with the numbers it was drawn from."""

    name: str
    number: int
    scene: Scene
    moment: Moment
    frame: Frame
    svg: str

    @property
    def letter(self) -> Spot | None:
        """Where the middle of the letter is, and the letter's frame with it."""
        found = re.search(r'<text class="t" x="([\d.]+)" y="([\d.]+)"', self.svg)
        if not found:
            return None
        return float(found[1]), float(found[2]) - 0.52 * LETTER * self.frame.scale

    @property
    def arrows(self) -> list[list[Spot]]:
        """Spots along each arrow, from its start to its end; the ends of its head come last."""
        found = []
        for element in ElementTree.fromstring(self.svg).iter():
            if element.get("class") == "a":
                values = [float(one) for one in re.findall(r"-?[\d.]+", element.get("d", ""))]
                (ax, ay), (cx, cy), (bx, by), *head = zip(values[::2], values[1::2], strict=True)
                spots = [
                    (
                        (1 - t) ** 2 * ax + 2 * t * (1 - t) * cx + t * t * bx,
                        (1 - t) ** 2 * ay + 2 * t * (1 - t) * cy + t * t * by,
                    )
                    for t in (step / 20 for step in range(21))
                ]
                found.append([*spots, head[0], head[2]])
        return found

    def __str__(self) -> str:
        return f"{self.name} {self.number}"


@pytest.fixture(scope="module")
def scenes(library: Library) -> dict[str, Scene]:
    """The scene of every figure of the content."""
    figures = [(name, one.figure) for name, one in library.exercises.items()]
    figures += [(f"{name} (screen)", one.figure) for name, one in library.screens.items()]
    return {name: scene(figure) for name, figure in figures if figure}


@pytest.fixture(scope="module")
def pictures(scenes: dict[str, Scene]) -> list[Picture]:
    """Every phase of every figure of the content, both as it is and in a mirror."""
    return [one for name, made in scenes.items() for one in shown(name, made)]


def shown(name: str, made: Scene) -> Iterator[Picture]:
    """Yield the phases of a figure, both as they are and in a mirror."""
    for mirrored in (False, True):
        seen = frame(made, mirrored=mirrored)
        for index, drawing in enumerate(draw(made, mirrored=mirrored)):
            yield Picture(name, index + 1, made, made.moments[index], seen, drawing.svg)


def figure(*phases: dict[str, Any], **fields: Any) -> Scene:
    """Return the scene of somebody who stands."""
    stands = {"caption": "Stand", "touches": ["feet on floor"]}
    named = [{**stands, **phase} for phase in phases or ({},)]
    made = scene(Figure.model_validate({"view": "side", "phases": named, **fields}))
    assert made.faults == []
    return made


def limb(body: Skeleton, seen: Frame, side: str, kind: str) -> list[tuple[float, float, float]]:
    """Return balls along a limb, as close as beads."""
    beads = []
    for ends in BONES[kind]:
        (ax, ay), (bx, by) = (seen.at(body.at[f"{side} {end}"]) for end in ends)
        ar, br = map(thickness, ends)
        beads += [
            (ax + (bx - ax) * share, ay + (by - ay) * share, ar + (br - ar) * share)
            for share in (step / 12 for step in range(13))
        ]
    return beads


def gap(beads: list[tuple[float, float, float]], x: float, y: float) -> float:
    return min(hypot(x - u, y - v) - r for u, v, r in beads)


# --- letters ---


def test_a_letter_is_nearer_to_the_limb_that_works_than_to_any_other(
    pictures: list[Picture],
) -> None:
    """Of other limbs counts what can be seen beside the one that works."""
    wrong, seen = [], 0
    for one in pictures:
        works = one.scene.figure.works
        if not works or works.endswith("turn") or not one.letter:
            continue
        seen += 1
        side, kind = works.split()
        kinds = list(BONES) if kind == "side" else [kind]
        mine = [ball for each in kinds for ball in limb(one.moment.body, one.frame, side, each)]
        others = [
            ball
            for other in SIDES
            for each in BONES
            if other != side or each not in kinds
            for ball in limb(one.moment.body, one.frame, other, each)
            if gap(mine, *ball[:2]) > 0
        ]
        if gap(mine, *one.letter) >= gap(others, *one.letter):
            wrong.append(str(one))
    assert wrong == []
    assert seen > 200


def test_a_letter_for_a_turn_is_on_that_side(pictures: list[Picture]) -> None:
    found = [one for one in pictures if (one.scene.figure.works or "").endswith("turn")]
    assert found
    for one in found:
        side = (one.scene.figure.works or "").split()[0]
        other = "right" if side == "left" else "left"
        assert one.letter
        here, there = (
            min(
                hypot(one.letter[0] - x, one.letter[1] - y)
                for x, y in (
                    one.frame.at(one.moment.body.at[f"{each} {part}"])
                    for part in ("shoulder", "hip", "knee")
                )
            )
            for each in (side, other)
        )
        assert here < there, str(one)


def test_a_letter_is_within_reach_of_its_limb(pictures: list[Picture]) -> None:
    for one in pictures:
        works = one.scene.figure.works
        if works and one.letter and not works.endswith("turn"):
            side, kind = works.split()
            kinds = list(BONES) if kind == "side" else [kind]
            mine = [ball for each in kinds for ball in limb(one.moment.body, one.frame, side, each)]
            assert gap(mine, *one.letter) < 20 * one.frame.scale, str(one)


def test_no_letter_lies_on_a_wall_or_behind_it(pictures: list[Picture]) -> None:
    for one in pictures:
        if one.letter:
            for left, right in walls(one):
                x, half = one.letter[0], LETTER * one.frame.scale
                here = one.frame.at(one.moment.body.at["pelvis"])[0] < left
                assert x + half < left + 0.5 if here else x - half > right - 0.5, str(one)


def test_no_letter_covers_an_arrow(pictures: list[Picture]) -> None:
    for one in pictures:
        if one.letter:
            (x, y), half = one.letter, LETTER * one.frame.scale
            for u, v in (spot for arrow in one.arrows for spot in arrow):
                assert max(abs(u - x), abs(v - y)) > half, str(one)


def test_a_limb_behind_has_no_letter_in_front_of_it() -> None:
    """A foot that is lifted behind the working leg sends the letter to the other side."""
    lifted = {"hip_flexion": -8, "knee_flexion": 85}
    made = figure({"left": lifted, "touches": ["right foot on floor"]}, works="right leg")
    one = next(shown("stands on one leg", made))
    assert one.letter
    knee, toe = (
        one.frame.at(joint(one.moment.body, name)[0]) for name in ("right knee", "left toe")
    )
    assert toe[0] < knee[0] < one.letter[0]


# --- arrows ---


def walls(one: Picture) -> Iterator[tuple[float, float]]:
    """Yield from where to where a picture is hatched."""
    for thing in one.scene.things.values():
        if thing.thing in UPRIGHT:
            ends = (
                one.frame.at((thing.x - deep * thing.faces, 0.0, 0.0))[0] for deep in (0, HATCHED)
            )
            left, right = sorted(ends)
            yield left, right


def test_no_arrow_lies_in_a_wall(pictures: list[Picture]) -> None:
    seen = 0
    for one in pictures:
        for x, _ in (spot for arrow in one.arrows for spot in arrow):
            for left, right in walls(one):
                seen += 1
                assert not left < x < right, str(one)
    assert seen


def test_marks_keep_clear_of_the_number(pictures: list[Picture]) -> None:
    """A sheet prints it in the upper left corner, whichever side works."""
    wrong = set()
    for one in pictures:
        wide, high = corner(one.frame)
        assert wide >= CORNER * one.frame.width
        assert high >= CORNER * one.frame.height
        half = LETTER * one.frame.scale
        spots = [spot for arrow in one.arrows for spot in arrow]
        spots += [(one.letter[0] - half, one.letter[1] - half)] if one.letter else []
        # Without a side that works there is no mirrored picture.
        if one.frame.mirrored and not one.scene.figure.works:
            continue
        wrong |= {str(one) for x, y in spots if x < wide and y < high}
    assert wrong == set()
    assert CORNER == 0.12


def test_arrows_of_one_picture_do_not_cross(pictures: list[Picture]) -> None:
    many = [one for one in pictures if len(one.arrows) > 1]
    assert many
    for one in many:
        for here, there in pairwise(one.arrows):
            assert min(hypot(a - u, b - v) for a, b in here for u, v in there) > 3, str(one)


@pytest.mark.parametrize("name", ["knee-to-wall-rock", "knee-to-wall (screen)"])
def test_the_knee_moves_and_no_arrow_crosses_the_shin(pictures: list[Picture], name: str) -> None:
    found = [one for one in pictures if one.name == name and one.arrows]
    assert len(found) == 2
    for one in found:
        leg = limb(one.moment.body, one.frame, "right", "leg")
        (arrow,) = one.arrows
        assert min(gap(leg, *spot) for spot in arrow) > -0.5
        knee = one.frame.at(one.moment.body.at["right knee"])
        assert hypot(arrow[20][0] - knee[0], arrow[20][1] - knee[1]) < 20
        assert arrow[20][1] - knee[1] < 12


def test_the_arrow_of_a_press_begins_at_the_hand_and_leads_out(pictures: list[Picture]) -> None:
    found = [one for one in pictures if one.name == "seated-arm-press" and one.arrows]
    assert len(found) == 2
    for one in found:
        (arrow,) = one.arrows
        hand = one.frame.at(one.moment.body.at["right hand"])
        chest = one.frame.at(one.moment.body.at["chest"])
        assert hypot(arrow[0][0] - hand[0], arrow[0][1] - hand[1]) < 12
        assert abs(arrow[20][0] - chest[0]) > abs(arrow[0][0] - chest[0])


def test_an_arrow_keeps_off_what_stands_beside_the_part() -> None:
    """Slid down along a wall, a head has its arrow on the other side."""
    leans = {"touches": ["upper back on wall", "feet on floor"]}
    bent = {"hip_flexion": 28, "knee_flexion": 8}
    low = {"both": {"hip_flexion": 56, "knee_flexion": 56}, "arrows": ["skull"]}
    slides = {"touches": ["upper back along wall", "feet on floor"]}
    made = figure({"both": bent, **leans}, {**low, **slides}, props=[{"thing": "wall"}])
    one = list(shown("wall", made))[1]
    skull = one.frame.at(one.moment.body.at["skull"])
    assert one.arrows
    assert all(x > skull[0] for x, _ in one.arrows[0])


# --- what is drawn is what is said ---


def test_a_view_from_behind_is_said_where_people_read_it(scenes: dict[str, Scene]) -> None:
    """From behind, left is on the left: the first caption says so, before a letter misleads."""
    behind = [made.figure for made in scenes.values() if made.figure.view == "back"]
    assert behind
    for one in behind:
        assert "behind" in one.phases[0].caption.lower(), one.phases[0].caption


def test_what_touches_the_floor_is_not_drawn_above_it(scenes: dict[str, Scene]) -> None:
    """From the front, what is further away is seen higher: a foot must not seem lifted."""
    lifted = []
    for name, made in scenes.items():
        seen = frame(made, mirrored=False)
        for index, moment in enumerate(made.moments):
            for one in moment.touching:
                if one.thing == "floor" and one.part in ("foot", "toes") and not seen.from_above:
                    point, radius = joint(moment.body, f"{one.side} {one.part}")
                    up = seen.top - seen.at(point)[1] - radius
                    if up > 4:
                        lifted.append((name, index + 1, one.name, round(up)))
    assert lifted == []


def test_a_hand_that_hovers_is_drawn_just_above(scenes: dict[str, Scene]) -> None:
    made = scenes["clock-reach"]
    top = made.things["worktop"]
    ends = [x for shape in outline(top, 0.0, 0.0, 0.0) for x, *_ in shape]
    for moment in made.moments:
        for part in ("hand", "fingers"):
            x, y, _ = moment.body.at[f"left {part}"]
            assert 3 < y - thickness(part) - HEIGHTS["worktop"] < 10
            assert min(ends) < x < max(ends) + 5


@pytest.mark.parametrize(
    "name", ["single-leg-sit-to-stand", "single-leg-sit-to-stand-test (screen)"]
)
def test_a_worktop_next_to_the_chair_is_drawn_there(scenes: dict[str, Scene], name: str) -> None:
    """Whoever rises has it at the side, not in front of the knees."""
    made = scenes[name]
    ends = [x for shape in outline(made.things["worktop"], 0.0, 0.0, 0.0) for x, *_ in shape]
    knee, hip = (
        made.moments[index].body.at[f"right {part}"] for index, part in ((0, "knee"), (1, "hip"))
    )
    assert min(ends) < knee[0] < max(ends)
    assert min(ends) < hip[0] + 10 < max(ends)


# --- room ---


def test_how_far_a_spot_is_from_a_rod() -> None:
    rod = ((0.0, 0.0, 2.0), (10.0, 0.0, 4.0))
    assert off(rod, 5, 10) == pytest.approx(7)
    assert off(rod, 0, 0) == -2
    assert off(rod, 13, 4) == pytest.approx(1)
    point = ((3.0, 4.0, 1.0), (3.0, 4.0, 1.0))
    assert off(point, 0, 0) == 4


def test_only_what_is_near_counts() -> None:
    rod, far = ((0.0, 0.0, 2.0), (10.0, 0.0, 2.0)), ((90.0, 0.0, 2.0), (99.0, 0.0, 2.0))
    assert near([rod, far], (0, 20), (10, 20), 25) == [rod]
    assert near([rod, far], (0, 40), (10, 40), 25) == []
    assert near([rod, far], (0, 0), (85, 0), 6) == [rod, far]


def test_a_limb_behind_the_one_that_works_is_no_other() -> None:
    """Of legs side by side, seen from the side, only one is seen."""
    made = figure(works="right leg")
    told = parts(made.moments[0].body, frame(made, mirrored=False), "right leg")
    hips = frame(made, mirrored=False).at(made.moments[0].body.at["left knee"])
    assert all(hypot(x - hips[0], y - hips[1]) > 5 for x, y, _ in told.others)
    both = parts(made.moments[0].body, frame(made, mirrored=False), "right side")
    assert len(both.works) > len(told.works)


def test_a_number_needs_its_height_in_a_low_picture() -> None:
    low = Frame(0, 0, 220, 60, mirrored=False, from_above=False)
    assert corner(low) == pytest.approx((26.4, 14))
    high = Frame(0, 0, 140, 190, mirrored=False, from_above=False)
    assert corner(high) == pytest.approx((16.8, 22.8))

"""A scene in words: the text alternative of a figure, made from the same data as its drawing."""

from __future__ import annotations

import re
from math import radians, sin
from typing import TYPE_CHECKING

from generator.figures.frame import frame
from generator.figures.marks import moving, way
from generator.figures.skeleton import ALIASES, SIDES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.figures.contacts import Contact
    from generator.figures.scene import Moment, Scene
    from generator.figures.skeleton import Side

_LIES = {
    "back": "lying on the back",
    "front": "lying face down",
    "left": "lying on the left side",
    "right": "lying on the right side",
}
# From which angle on, in degrees, a joint is told of as so much bent.
_BENT = (
    (125, "fully bent"),
    (102, "well bent"),
    (78, "bent to a right angle"),
    (40, "half bent"),
    (15, "a little bent"),
)
# What is told of a limb, in this order: the joint, its words for more and for less than nothing.
_TOLD = {
    "leg": (
        ("hip_flexion", "hip", "bent", "stretched back"),
        ("hip_abduction", "leg", "out to the side", "across the middle"),
        ("hip_rotation", "leg", "turned outwards", "turned inwards"),
        ("knee_flexion", "knee", "bent", ""),
        ("ankle_dorsiflexion", "foot", "drawn up", "pointed"),
        ("ankle_eversion", "foot", "turned outwards", "turned inwards"),
        ("toe_extension", "toes", "lifted", "curled"),
    ),
    "arm": (
        ("shoulder_flexion", "arm", "raised forwards", "drawn back"),
        ("shoulder_abduction", "arm", "raised sideways", "across the body"),
        ("elbow_flexion", "elbow", "bent", ""),
        ("shoulder_rotation", "forearm", "turned outwards", "turned inwards"),
    ),
}
# Of how far a body faces the viewer: less is from the side, more from the front.
_SIDE_ON, _SQUARE = 0.45, 0.93
_CHANGE = 8
_STRAIGHT = 12
_STANDS_OUT = 55
_SPINE = (
    ("flexion", "back rounded", "back arched"),
    ("bend_left", "trunk bent to the left", "trunk bent to the right"),
    ("turn_left", "chest turned to the left", "chest turned to the right"),
)
_HANDS = ("hand", "fingers", "wrist", "forearm", "elbow")
_SWAP = {"left": "right", "right": "left"}
_CASES = (str.islower, str.lower), (str.istitle, str.title), (str.isupper, str.upper)


def mirrored(text: str) -> str:
    """Return a text with left and right exchanged, in capitals where they were."""
    return re.sub(r"\b(left|right)\b", _exchanged, text, flags=re.IGNORECASE)


def _exchanged(found: re.Match[str]) -> str:
    word = found[0]
    other = _SWAP[word.lower()]
    return next((into(other) for of_kind, into in _CASES if of_kind(word)), other)


def tell(scene: Scene, *, mirror: bool = False) -> str:
    """Return in words what the pictures show, a sentence or two for each phase."""
    figure = scene.figure
    says = f"Seen {_seen_from(scene)}"
    if len(scene.moments) > 1:
        says += f", in {('two', 'three')[len(scene.moments) - 2]} pictures"
    if figure.works and figure.works.endswith("turn"):
        says += f", for the {figure.works.split()[0]} side"
    elif figure.works:
        says += f". The {figure.works} works"
    parts = [f"{says}."]
    before: Moment | None = None
    for number, (phase, moment) in enumerate(
        zip(figure.phases, scene.moments, strict=True), start=1
    ):
        lead = f"{number}. " if len(scene.moments) > 1 else ""
        clauses = list(_clauses(scene, moment, before, lies=phase.lies))
        if before and not clauses:
            clauses = list(_arrows(scene, number - 1))
        told = f": {'; '.join(clauses)}" if clauses else ""
        parts.append(f"{lead}{phase.caption}{told}.")
        before = moment
    text = " ".join(parts)
    return mirrored(text) if mirror else text


def _seen_from(scene: Scene) -> str:
    """Return from where the body is seen, by how far it is turned."""
    if scene.figure.view == "top":
        return "from above"
    if scene.figure.view == "lying":
        return "from the side"
    pose = scene.moments[0].pose
    towards = sin(radians(pose.yaw + pose.trunk.get("facing", 0.0)))
    if abs(towards) < _SIDE_ON:
        return "from the side"
    where = "from the front" if towards > 0 else "from behind"
    return where if abs(towards) > _SQUARE else f"at a slant {where}"


def _clauses(
    scene: Scene, moment: Moment, before: Moment | None, lies: str | None
) -> Iterator[str]:
    if lies:
        yield _LIES[lies]
    elif scene.figure.view != "lying" and not any(one.part in _FLAT_OUT for one in moment.touching):
        lean, was = _lean(moment), _lean(before) if before else None
        if was is None or abs(lean - was) > _CHANGE:
            yield _leaning(lean)
    yield from _bending(moment, before)
    if before is None or _touched(before.touching) != _touched(moment.touching):
        yield from _touched(moment.touching)
    works = (scene.figure.works or "").split()
    for kind in ("leg", "arm"):
        # At first, of what does not work only what stands out.
        plain = bool(works) and works[1] not in (kind, "side") and before is None
        told = {side: list(_limb(moment, before, side, kind, plain=plain)) for side in SIDES}
        if told["left"] == told["right"]:
            yield from (f"both {_plural(one)}" for one in told["left"])
        else:
            for side in SIDES:
                if not works or works[0] == side or before is not None or plain:
                    yield from (f"{side} {one}" for one in told[side])


_FLAT_OUT = ("back", "belly", "chest", "upper back")


def _lean(moment: Moment) -> float:
    trunk = moment.pose.trunk
    return trunk.get("inclination", 0.0) + trunk.get("flexion", 0.0) / 2


def _leaning(lean: float) -> str:
    if lean > 65:
        return "trunk level"
    if lean > 8:
        return "trunk leaning forwards"
    return "trunk leaning back" if lean < -8 else "trunk upright"


def _touched(touching: Iterable[Contact]) -> list[str]:
    """Return what touches what, both sides in one phrase where they do the same."""
    by_target: dict[str, list[Contact]] = {}
    for one in touching:
        where = f"{one.whose} {one.target}" if one.whose else one.target
        by_target.setdefault(where, []).append(one)
    said = []
    for where, all_of in by_target.items():
        names: list[str] = []
        for one in all_of:
            other: Side = "left" if one.side == "right" else "right"
            if one.side and any(x.part == one.part and x.side == other for x in all_of):
                name = f"both {_plural(one.part)}"
            else:
                name = one.name
            if name not in names:
                names.append(name)
        listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
        said.append(f"{listed} on the {where}")
    return said


def _bending(moment: Moment, before: Moment | None) -> Iterator[str]:
    """Yield how the spine bends and turns, as far as it is new."""
    now, then = moment.pose.trunk, before.pose.trunk if before else {}
    for name, more, less in _SPINE:
        angle, was = now.get(name, 0.0), then.get(name, 0.0)
        if abs(angle - was) > _CHANGE:
            yield more if angle > _CHANGE else less if angle < -_CHANGE else "trunk straight again"


def _limb(
    moment: Moment, before: Moment | None, side: Side, kind: str, *, plain: bool
) -> Iterator[str]:
    """Yield the joints of a limb that are told: all at first, then those that have changed."""
    # Of an arm that touches something, what it touches says enough.
    if kind == "arm" and any(one.side == side and one.part in _HANDS for one in moment.touching):
        return
    now = moment.pose.limb(side)
    then = before.pose.limb(side) if before else None
    for name, joint, more, less in _TOLD[kind]:
        angle = now.get(name, 0.0)
        if then is not None and abs(angle - then.get(name, 0.0)) <= _CHANGE:
            continue
        if plain and abs(angle) < _STANDS_OUT:
            continue
        if abs(angle) < 15 and (then is None or abs(then.get(name, 0.0)) < 15):
            continue
        yield f"{joint} {_angle(name, angle, more, less)}"


def _angle(name: str, angle: float, more: str, less: str) -> str:
    if more == "bent":
        for least, says in _BENT:
            if angle >= least:
                return says
        return less if angle <= -8 and less else "straight"
    if name.endswith("rotation"):
        return "turned straight" if abs(angle) < _STRAIGHT else more if angle > 0 else less
    if name.startswith("shoulder") and angle > 15:
        high = "overhead" if angle > 140 else "to shoulder height" if angle > 70 else "a little"
        return "raised overhead" if high == "overhead" else f"{more} {high}"
    if abs(angle) < _STRAIGHT:
        return "down" if name.startswith("shoulder") else "in line" if "hip" in name else "level"
    return more if angle > 0 else less


def _arrows(scene: Scene, index: int) -> Iterator[str]:
    """Yield where arrows are, for a phase in which nothing that is told of has changed."""
    plain = frame(scene, mirrored=False)
    for name in moving(scene, index):
        if way(scene, index, name, plain):
            yield f"an arrow at the {_part(name)}"


def _part(name: str) -> str:
    """Return what people call a joint: `right foot` for `right ball`."""
    side, _, part = name.rpartition(" ")
    called = next((word for word, joint in ALIASES.items() if joint == part), part)
    return f"{side} {called}".strip()


def _plural(part: str) -> str:
    word, _, rest = part.partition(" ")
    words = {"foot": "feet", "toes": "toes", "fingers": "fingers"}
    return f"{words.get(word, word + 's')}{' ' + rest if rest else ''}"

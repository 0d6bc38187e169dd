"""From a figure's phases to bodies that stand, sit and lie where their contacts hold them.

Codes:
joint-limit: a joint is bent further than a joint goes.
unsaid-touch: a sentence about what touches what cannot be understood.
unknown-prop: something is touched that is not among the props.
unheld-prop: a band, strap or weight that nothing holds.
unknown-part: an arrow, a prop or a close look at a part the body does not have.
out-of-reach: a part cannot get to what it is said to touch.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.figures.body import LIMITS
from generator.figures.contacts import Contact, Unsaid, contacts
from generator.figures.hold import hold
from generator.figures.nature import against_nature
from generator.figures.props import FLOOR, HELD, Placed, place
from generator.figures.skeleton import SIDES, Angles, Pose, Skeleton, joint, known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.figures.geometry import Point
    from generator.model.figure import Figure, Phase, Prop

_YAW = {"side": 0.0, "lying": 0.0, "front": 90.0, "back": -90.0, "top": 0.0}
_LIES: dict[str, tuple[float, Angles]] = {
    "back": (0.0, {"inclination": -90.0}),
    "front": (0.0, {"inclination": 90.0}),
    "left": (90.0, {"lean_left": 90.0}),
    "right": (90.0, {"lean_left": -90.0}),
}


@dataclass(frozen=True)
class Fault:
    """What is wrong with a phase: its number from 0, a code and a sentence."""

    phase: int
    code: str
    says: str
    # The way to the value within the phase.
    path: tuple[str | int, ...] = ()


@dataclass
class Moment:
    """One phase: the pose that holds, where the body is, and what it touches."""

    pose: Pose
    body: Skeleton
    touching: list[Contact]


@dataclass
class Scene:
    """A whole figure, ready to be drawn and told."""

    figure: Figure
    moments: list[Moment] = field(default_factory=list)
    things: dict[str, Placed] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


@lru_cache(maxsize=512)
def scene(figure: Figure) -> Scene:
    """Return what a figure shows; `faults` says what cannot be, all of it."""
    made = Scene(figure)
    props: dict[str, Prop] = {prop.thing: prop for prop in figure.props}
    made.faults += _unplaced(figure)
    trunk: Angles = {}
    neck: Angles = {}
    left: Angles = {}
    right: Angles = {}
    lies: str | None = None
    touching: list[Contact] = []
    before: dict[str, Point] = {}
    for number, phase in enumerate(figure.phases):
        made.faults += _limits(number, phase)
        lies = phase.lies or lies
        trunk |= _given(phase.trunk)
        neck |= _given(phase.neck)
        left |= _given(phase.both) | _given(phase.left)
        right |= _given(phase.both) | _given(phase.right)
        if phase.touches is not None:
            touching = []
            for index, sentence in enumerate(phase.touches):
                try:
                    touching += contacts(sentence)
                except Unsaid as unsaid:
                    made.faults.append(
                        Fault(number, "unsaid-touch", str(unsaid), ("touches", index))
                    )
        yaw, base = _LIES[lies] if lies else (_YAW[figure.view], {})
        whole = dict(trunk)
        for name, angle in base.items():
            whole[name] = whole.get(name, 0.0) + angle
        pose = Pose(whole, dict(neck), dict(left), dict(right), yaw)
        held_by = {name for prop in figure.props for name in prop.of}
        gripping = {one.name for one in touching if one.target == "chair back"}
        pose.fists = {side for side in SIDES if f"{side} hand" in held_by | gripping}
        for contact in touching:
            if not contact.on_body and contact.thing != FLOOR and contact.thing not in props:
                says = f"{contact.name} on {contact.thing}, but `props` has no {contact.thing}"
                made.faults.append(Fault(number, "unknown-prop", says, ("touches",)))
        held = hold(pose, touching, props, made.things, before)
        made.faults += [Fault(number, "out-of-reach", says, ("touches",)) for says in held.faults]
        before = {
            f"{one.name} on {one.target}": joint(held.body, one.joints[0])[0] for one in touching
        } | {"pelvis": held.body.at["pelvis"]}
        made.moments.append(Moment(held.pose, held.body, touching))
        made.faults += _unknown(figure, number, held.body)
        if figure.view != "top":
            for code, says in against_nature(held.body, touching, made.things):
                made.faults.append(Fault(number, code, says))
    for thing, prop in props.items():
        if thing not in made.things and thing not in HELD:
            body = made.moments[0].body
            x = body.at["pelvis"][0]
            edge = x + (1 if (prop.shift or 0) > 0 else -1)
            ahead = body.turns["pelvis"][0][0]
            made.things[thing] = place(prop, thing, thing, x, edge, ahead)
    return made


def _unknown(figure: Figure, number: int, body: Skeleton) -> Iterator[Fault]:
    """Yield a fault for every part that is named and that the body does not have."""
    named: list[tuple[tuple[str | int, ...], str]] = [
        (("arrows", index), name) for index, name in enumerate(figure.phases[number].arrows or ())
    ]
    if number == 0:
        named += [(("close",), figure.close)] if figure.close else []
        for index, prop in enumerate(figure.props):
            named += [(("props", index), name) for name in prop.of if name != "anchor"]
    for path, name in named:
        if not known(body, name):
            says = f'"{name}" is no part of the body, such as left heel, right knee, head'
            yield Fault(number, "unknown-part", says, path)


def _given(angles: object) -> Angles:
    return {name: angle for name, angle in vars(angles).items() if angle is not None}


def _unplaced(figure: Figure) -> Iterator[Fault]:
    for index, prop in enumerate(figure.props):
        if prop.thing in HELD and not prop.of:
            says = f"a {prop.thing} needs `of`: what holds it"
            yield Fault(0, "unheld-prop", says, ("props", index))


def _limits(number: int, phase: Phase) -> Iterator[Fault]:
    """Yield a fault for every joint beyond what it can do."""
    for group in ("trunk", "neck", "both", "left", "right"):
        for name, angle in _given(getattr(phase, group)).items():
            key = f"neck_{name}" if group == "neck" else name
            low, high = LIMITS[key]
            if not low <= angle <= high:
                says = f"{key.replace('_', ' ')} {angle:g} is outside {low:g}–{high:g}"
                yield Fault(number, "joint-limit", says, (group, name))

"""What touches what: sentences such as `left foot on floor`, and which joints that is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.figures.props import HEIGHTS, UPRIGHT, WHOLE
from generator.figures.skeleton import SIDES, Side

# The joints of which a part consists where it touches something.
TOUCHING = {
    "foot": ("heel", "ball"),
    "toes": ("ball", "toe"),
    "heel": ("heel",),
    "ankle": ("ankle",),
    "shin": ("shin",),
    "knee": ("knee",),
    "thigh": ("thigh",),
    "hip": ("hip",),
    "hand": ("hand",),
    "fingers": ("fingers",),
    "wrist": ("wrist",),
    "forearm": ("elbow", "wrist"),
    "elbow": ("elbow",),
    "shoulder": ("shoulder",),
    "seat": ("left hip", "right hip"),
    "back": ("chest", "waist", "pelvis"),
    "upper back": ("chest",),
    "lower back": ("waist",),
    "chest": ("chest",),
    "belly": ("waist",),
    "pelvis": ("pelvis",),
    "head": ("skull",),
}
PLURAL = {
    "feet": "foot",
    "hands": "hand",
    "knees": "knee",
    "heels": "heel",
    "elbows": "elbow",
    "forearms": "forearm",
    "shins": "shin",
    "thighs": "thigh",
    "hips": "hip",
    "shoulders": "shoulder",
    "ankles": "ankle",
    "both toes": "toes",
}
MIDDLE = ("seat", "back", "upper back", "lower back", "chest", "belly", "pelvis", "head")
# Flat parts lie along what they touch.
FLAT = ("foot", "toes", "hand", "forearm")

_SENTENCE = re.compile(
    r"(?:(?P<side>left|right|both) )?(?P<part>[a-z ]+?) (?P<how>on|along) (?:the )?"
    r"(?:(?P<whose>left|right) )?(?P<target>[a-z ]+)"
)


@dataclass(frozen=True)
class Contact:
    """One part of one side on a thing or on another part of the body."""

    part: str
    side: Side | None
    slides: bool
    target: str
    whose: Side | None

    @property
    def name(self) -> str:
        """Return the part with its side, as in `left foot`."""
        return f"{self.side} {self.part}" if self.side else self.part

    @property
    def on_body(self) -> bool:
        """Say whether it touches the body itself."""
        return self.target in TOUCHING

    @property
    def joints(self) -> list[str]:
        """Return the joints that touch."""
        return [f"{self.side} {one}" if self.side else one for one in TOUCHING[self.part]]

    @property
    def thing(self) -> str:
        """Return the thing that is touched."""
        return WHOLE.get(self.target, self.target)


class Unsaid(ValueError):
    """A sentence about touching that cannot be understood; its text says why."""


def contacts(sentence: str) -> list[Contact]:
    """Return what a sentence says; raises Unsaid."""
    found = _SENTENCE.fullmatch(sentence)
    if not found:
        raise Unsaid(f'"{sentence}" is no sentence such as "left foot on floor"')
    part, side = found["part"], found["side"]
    if part in PLURAL:
        part, side = PLURAL[part], "both"
    target, whose = found["target"], found["whose"]
    if part not in TOUCHING:
        known = ", ".join([*TOUCHING, *PLURAL])
        raise Unsaid(f'"{part}" is no part that can touch something; there are {known}')
    surfaces = [*HEIGHTS, *UPRIGHT, "roller"]
    if target not in surfaces and target not in TOUCHING:
        raise Unsaid(
            f'nothing can be touched by the name of "{target}"; there are {", ".join(surfaces)}'
        )
    if (side is None) != (part in MIDDLE):
        says = "has no sides" if side else "needs a side: left, right or both"
        raise Unsaid(f'"{part}" {says}')
    if target in TOUCHING and (whose is None) != (target in MIDDLE):
        raise Unsaid(f'"{target}" needs to be said of one side of the body')
    whose_side: Side | None = "left" if whose == "left" else "right" if whose == "right" else None
    one_side: Side | None = "left" if side == "left" else "right" if side == "right" else None
    sides: list[Side | None] = [*SIDES] if side == "both" else [one_side]
    slides = found["how"] == "along"
    return [Contact(part, one, slides, target, whose_side) for one in sides]

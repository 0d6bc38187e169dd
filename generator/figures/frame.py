"""The frame of a figure: from centimetres of the scene to the picture, or to its mirror image."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.figures.geometry import Circle, Point
from generator.figures.props import is_low, outline
from generator.figures.skeleton import joint, known, thickness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.figures.scene import Scene
    from generator.model.figure import Prop

# The widths a picture may have, in centimetres of the scene: one scale for all pictures.
WIDTHS = (140, 180, 220, 260)
# What a close look shows: a lower leg, or a foot.
_CLOSE = (80, 68)
_CLOSEST = (48, 40)
_FOOT = ("ball", "toe", "toes", "arch", "heel", "foot")
_MARGIN = 8
_LEAST_HEIGHT = 60
_TILT = 0.2


@dataclass(frozen=True)
class Frame:
    """What of the scene is in the picture; in the picture, y goes down.

    `left` and `top` are where the picture begins in the scene. `mirrored` shows it in a mirror.
    """

    left: float
    top: float
    width: float
    height: float
    mirrored: bool
    from_above: bool
    # How much of what is nearer is seen lower, so that feet that point at the viewer are seen.
    tilt: float = 0.0

    @property
    def scale(self) -> float:
        """Return how much smaller lines and letters are, so that a close look keeps their size."""
        return min(1.0, self.width / WIDTHS[0])

    def at(self, point: Point) -> tuple[float, float]:
        """Return where a point of the scene is in the picture."""
        x, y, z = point
        u, v = (x, -z) if self.from_above else (x, y - z * self.tilt)
        return self.shown((u - self.left, self.top - v))

    def shown(self, spot: tuple[float, float]) -> tuple[float, float]:
        """Return where a spot of the picture is if this frame is a mirror."""
        return (self.width - spot[0], spot[1]) if self.mirrored else spot

    def ball(self, point: Point, radius: float) -> Circle:
        """Return a ball of the scene as a circle in the picture."""
        x, y = self.at(point)
        return (round(x, 2), round(y, 2), radius)

    def depth(self, point: Point) -> float:
        """Return how near a point is to the viewer."""
        return point[1] if self.from_above else point[2]


def frame(scene: Scene, *, mirrored: bool) -> Frame:
    """Return the frame that all phases of a figure share, as narrow as WIDTHS allow."""
    above = scene.figure.view == "top"
    tilt = _TILT if scene.figure.view == "front" and not _lies(scene) else 0.0
    close = scene.figure.close
    if close and known(scene.moments[0].body, close):
        (x, y, z), _ = joint(scene.moments[0].body, close)
        y -= z * tilt
        width, height = _CLOSEST if close.split()[-1] in _FOOT else _CLOSE
        low = height / 7
        top = max(y + height / 2, height - low) if tilt == 0 else y + height * 0.62
        return Frame(x - width / 2 + width / 20, top, width, height, mirrored, above, tilt)
    balls = list(_balls(scene, above=above, tilt=tilt))
    low = min(x - r for x, _, r in balls)
    high = max(x + r for x, _, r in balls)
    top = max(y + r for _, y, r in balls)
    bottom = min(y - r for _, y, r in balls) if above or tilt else 0.0
    need = high - low + 2 * _MARGIN
    width = next((one for one in WIDTHS if need <= one), round(need))
    height = max(round(top - bottom + 2 * _MARGIN + 2), _LEAST_HEIGHT)
    return Frame((low + high - width) / 2, top + _MARGIN, width, height, mirrored, above, tilt)


def _lies(scene: Scene) -> bool:
    return any(phase.lies for phase in scene.figure.phases)


def _balls(scene: Scene, *, above: bool, tilt: float) -> Iterator[tuple[float, float, float]]:
    """Yield all that has to be in the picture, as balls."""
    for moment in scene.moments:
        for name, (x, y, z) in moment.body.at.items():
            yield (x, -z if above else y - z * tilt, thickness(name))
    xs = [x for moment in scene.moments for x, _, _ in moment.body.at.values()]
    for thing in scene.things.values():
        if not is_low(thing.thing):
            for shape in outline(thing, min(xs), max(xs), 0.0):
                for x, y, *_ in shape:
                    yield (x, max(y, 0.0), 0.0)
    for prop in scene.figure.props:
        if "anchor" in prop.of:
            yield (*anchor(scene, prop)[:2], 3.0)


def anchor(scene: Scene, prop: Prop) -> Point:
    """Return where a band is fastened to something outside the body."""
    x = scene.moments[0].body.at["pelvis"][0] + (prop.shift or 0.0)
    return (x, prop.height or 0.0, 0.0)

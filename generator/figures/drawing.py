"""A figure as SVG: one picture for each phase, all in the same frame."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING

from generator.figures.frame import Frame, anchor, frame
from generator.figures.geometry import hull, line
from generator.figures.mannequin import far_limbs, mannequin
from generator.figures.marks import arrow, arrow_path, letter, moving
from generator.figures.props import HELD, outline
from generator.figures.scene import scene as scene_of
from generator.figures.skeleton import joint, known

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from generator.figures.geometry import Circle
    from generator.figures.props import Shape
    from generator.figures.scene import Moment, Scene
    from generator.model.figure import Figure, Prop


_LEGS = ("thigh", "knee", "shin", "ankle", "foot", "ball", "heel")


@dataclass(frozen=True)
class Drawing:
    """One phase as SVG without ids, words or colours of its own, with its size in centimetres."""

    svg: str
    width: float
    height: float


@lru_cache(maxsize=2048)
def drawings(figure: Figure, *, mirrored: bool = False) -> tuple[Drawing, ...]:
    """Return the drawings of a figure's scene; a page and a file may ask for the same."""
    return draw(scene_of(figure), mirrored=mirrored)


def draw(scene: Scene, *, mirrored: bool = False) -> tuple[Drawing, ...]:
    """Return one drawing for each phase; `mirrored` shows the other side at work.

    Colours come from `figure.css`, by class: `g` floor, `p` and `o` things, `k` band, `s` strap,
    `d` dumbbell, `a` arrow on its ground `h`, `l` and `r` the frame of a letter, `t` the letter;
    and those of the mannequin.
    """
    seen = frame(scene, mirrored=mirrored)
    return tuple(_phase(scene, index, seen) for index in range(len(scene.moments)))


def _phase(scene: Scene, index: int, seen: Frame) -> Drawing:
    moment, figure = scene.moments[index], scene.figure
    held = [prop for prop in figure.props if prop.thing in HELD]
    # Marks are placed as if there were no mirror, so that both sides have them at the same place.
    plain = replace(seen, mirrored=False)
    arrows = [arrow(scene, index, name, plain) for name in moving(scene, index)]
    ways = [points for points in arrows if points]
    taken = [spot for prop in held for spot in _along(_spots(scene, prop, moment, plain))]
    taken += [spot for points in ways for spot in points]
    taken += _corners(scene, plain)
    # A limb that is a far one stays so, whatever it does.
    far = far_limbs(scene.moments[0].body, seen)
    near = f" es-pose--{seen.width:g}" if figure.close else ""
    box = f"0 0 {seen.width:g} {seen.height:g}"
    inner = (
        _things(scene, seen),
        mannequin(moment.body, seen, figure.works, far, _outlines(scene, seen, ("roller",))),
        *(_held(prop, _spots(scene, prop, moment, seen)) for prop in held),
        *(arrow_path(points, seen) for points in ways),
        letter(scene, moment, seen, taken),
    )
    svg = f'<svg class="es-pose{near}" viewBox="{box}" aria-hidden="true">{"".join(inner)}</svg>'
    return Drawing(svg, seen.width, seen.height)


def _things(scene: Scene, seen: Frame) -> str:
    """Return the floor and what stands or lies on it."""
    if seen.from_above:
        return ""
    path = _outlines(scene, seen, set(scene.things) - {"roller"})
    left, right = seen.left + 2, seen.left + seen.width - 2
    floor = _shape(((left, 0), (right, 0)), seen)
    return f'<path class="g" d="{floor}"/>' + (f'<path class="p" d="{path}"/>' if path else "")


def _outlines(scene: Scene, seen: Frame, names: Collection[str]) -> str:
    """Return the path of some of the things in the picture."""
    return "".join(_shape(shape, seen) for shape in _shapes(scene, seen, names))


def _shapes(scene: Scene, seen: Frame, names: Collection[str]) -> Iterator[Shape]:
    xs = [x for one in scene.moments for x, _, _ in one.body.at.values()]
    bounds = (min(xs) - 8, max(xs) + 8, seen.top - 2)
    for name, thing in scene.things.items():
        if name in names:
            yield from outline(thing, *bounds)


def _corners(scene: Scene, seen: Frame) -> list[tuple[float, float]]:
    """Return points along the outlines of all things, a hand's breadth apart."""
    spots: list[tuple[float, float]] = []
    for shape in _shapes(scene, seen, scene.things):
        for (ax, ay, *_), (bx, by, *_) in pairwise(shape):
            count = max(1, round(hypot(bx - ax, by - ay) / 8))
            steps = [step / count for step in range(count + 1)]
            spots += [seen.at((ax + (bx - ax) * s, ay + (by - ay) * s, 0.0)) for s in steps]
    return spots


def _shape(shape: Shape, seen: Frame) -> str:
    """Return a line through points, or a band round circles, in the picture."""
    if len(shape[0]) == 2:
        return line([seen.at((one[0], one[1], 0.0)) for one in shape])
    return hull([seen.ball((one[0], one[1], 0.0), one[2]) for one in shape if len(one) == 3])


def _spots(scene: Scene, prop: Prop, moment: Moment, seen: Frame) -> list[Circle]:
    """Return where a thing is held, in the picture."""
    return [
        seen.ball(*((anchor(scene, prop), 2.6) if name == "anchor" else joint(moment.body, name)))
        for name in prop.of
        if name == "anchor" or known(moment.body, name)
    ]


def _along(spots: Sequence[Circle]) -> Iterator[tuple[float, float]]:
    """Yield points that a held thing covers."""
    yield from ((x, y) for x, y, _ in spots)
    for (ax, ay, _), (bx, by, _) in pairwise(spots):
        yield from ((ax + (bx - ax) * share, ay + (by - ay) * share) for share in (0.25, 0.5, 0.75))


def _held(prop: Prop, spots: Sequence[Circle]) -> str:
    """Return a band, a strap or a weight where it is held."""
    if not spots:
        return ""
    x, y, _ = spots[0]
    if prop.thing in ("band", "strap"):
        # Round legs it is a loop, from hand to hand a line.
        legs = any(name.split()[-1] in _LEGS for name in prop.of)
        ring = hull([spots[prop.of.index("anchor")]]) if "anchor" in prop.of else ""
        path = hull(spots) if legs and prop.thing == "band" else line([one[:2] for one in spots])
        return f'<path class="{"k" if prop.thing == "band" else "s"}" d="{path}{ring}"/>'
    if prop.thing == "dumbbell":
        ends = (line([(x + out, y - 5), (x + out, y + 5)]) for out in (-9, 9))
        return f'<path class="d" d="{line([(x - 8, y), (x + 8, y)])}{"".join(ends)}"/>'
    bag = line([(x - 13, y + 12), (x + 13, y + 12), (x + 13, y + 34), (x - 13, y + 34)])
    handle = line([(x - 7, y + 12), (x, y), (x + 7, y + 12)])
    return f'<path class="p o" d="{bag}z{handle}"/>'

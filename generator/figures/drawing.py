"""A figure as SVG: one picture for each phase, all in the same frame."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.figures.frame import Frame, anchor, frame
from generator.figures.geometry import hull, line
from generator.figures.mannequin import far_limbs, mannequin
from generator.figures.marks import arrow, arrow_path, covered, letter, moving, place
from generator.figures.props import HELD, UPRIGHT, outline
from generator.figures.scene import scene as scene_of
from generator.figures.skeleton import joint, known

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from generator.figures.geometry import Circle
    from generator.figures.marks import Arrow
    from generator.figures.props import Shape
    from generator.figures.room import Rod, Spot
    from generator.figures.scene import Moment, Scene
    from generator.model.figure import Figure, Prop


# Half as wide as the line of an edge, with some ground beside it.
_EDGE = 2.0
# How deep a wall is drawn; and how deep behind its face no letter belongs.
_HATCHED, _BEHIND = 8.0, 24.0
_LEGS = ("thigh", "knee", "shin", "ankle", "foot", "ball", "heel")


@dataclass(frozen=True)
class Drawing:
    """One phase as SVG without ids, words or colours of its own, with its size in centimetres."""

    svg: str
    width: float
    height: float


@dataclass(frozen=True)
class _Marks:
    """Where the arrows and the letter of a phase are, as if there were no mirror."""

    ways: tuple[Arrow, ...]
    letter: Spot | None


def drawings(figure: Figure, *, mirrored: bool = False) -> tuple[Drawing, ...]:
    """Return the drawings of a figure's scene; checks, pages and files ask for the same."""
    return _kept(figure, mirrored)


@lru_cache(maxsize=2048)
def _kept(figure: Figure, mirrored: bool) -> tuple[Drawing, ...]:
    return _drawn(scene_of(figure), _kept_marks(figure), mirrored=mirrored)


@lru_cache(maxsize=1024)
def _kept_marks(figure: Figure) -> tuple[_Marks, ...]:
    return _marked(scene_of(figure))


def draw(scene: Scene, *, mirrored: bool = False) -> tuple[Drawing, ...]:
    """Return one drawing for each phase; `mirrored` shows the other side at work.

    Colours come from `figure.css`, by class: `g` floor, `p` and `o` things, `k` band, `s` strap,
    `d` dumbbell, `a` arrow on its ground `h`, `l` and `r` the frame of a letter, `t` the letter;
    and those of the mannequin.
    """
    return _drawn(scene, _marked(scene), mirrored=mirrored)


def _drawn(scene: Scene, marks: Sequence[_Marks], *, mirrored: bool) -> tuple[Drawing, ...]:
    seen = frame(scene, mirrored=mirrored)
    return tuple(_phase(scene, index, seen, one) for index, one in enumerate(marks))


def _marked(scene: Scene) -> tuple[_Marks, ...]:
    """Return the marks of all phases, at the same places for both sides."""
    plain = frame(scene, mirrored=False)
    edges = _edges(scene, plain)
    return tuple(_marks(scene, index, plain, edges) for index in range(len(scene.moments)))


def _marks(scene: Scene, index: int, plain: Frame, edges: Sequence[Rod]) -> _Marks:
    moment, works = scene.moments[index], scene.figure.works
    taken = [
        rod
        for prop in _in_hand(scene)
        for rod in _grasped(prop, _spots(scene, prop, moment, plain))
    ]
    ways: list[Arrow] = []
    for name in moving(scene, index):
        if points := arrow(scene, index, name, plain, [*edges, *taken]):
            ways.append(points)
            taken += covered(points, plain)
    things = [*edges, *_behind(scene, plain, _BEHIND)]
    return _Marks(tuple(ways), place(works, moment, plain, things, taken) if works else None)


def _phase(scene: Scene, index: int, seen: Frame, marks: _Marks) -> Drawing:
    moment, figure = scene.moments[index], scene.figure
    # A limb that is a far one stays so, whatever it does.
    far = far_limbs(scene.moments[0].body, seen)
    near = f" es-pose--{seen.width:g}" if figure.close else ""
    box = f"0 0 {seen.width:g} {seen.height:g}"
    inner = (
        _things(scene, seen),
        mannequin(moment.body, seen, figure.works, far, _outlines(scene, seen, ("roller",))),
        *(_held(prop, _spots(scene, prop, moment, seen)) for prop in _in_hand(scene)),
        *(arrow_path(points, seen) for points in marks.ways),
        letter(figure.works, marks.letter, seen) if figure.works and marks.letter else "",
    )
    svg = f'<svg class="es-pose{near}" viewBox="{box}" aria-hidden="true">{"".join(inner)}</svg>'
    return Drawing(svg, seen.width, seen.height)


def _in_hand(scene: Scene) -> list[Prop]:
    return [prop for prop in scene.figure.props if prop.thing in HELD]


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


def _edges(scene: Scene, seen: Frame) -> list[Rod]:
    """Return the outlines of all things, and what is hatched."""
    rods: list[Rod] = []
    for shape in _shapes(scene, seen, scene.things):
        balls = [seen.ball((x, y, 0.0), r[0] if r else _EDGE) for x, y, *r in shape]
        rods += pairwise(balls) if len(balls) > 1 else [(balls[0], balls[0])]
    rods += _behind(scene, seen, _HATCHED)
    return rods


def _behind(scene: Scene, seen: Frame, deep: float) -> list[Rod]:
    """Return what is so deep behind the face of everything that stands upright."""
    rods: list[Rod] = []
    for thing in scene.things.values():
        if thing.thing in UPRIGHT:
            x, r = thing.x - thing.faces * deep / 2, deep / 2
            rods.append((seen.ball((x, 0.0, 0.0), r), seen.ball((x, seen.top, 0.0), r)))
    return rods


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


def _grasped(prop: Prop, spots: Sequence[Circle]) -> Iterator[Rod]:
    """Yield what a held thing covers."""
    balls = [(x, y, _EDGE) for x, y, _ in spots]
    yield from pairwise(balls)
    if balls and prop.thing in ("dumbbell", "bag"):
        (x, y, _), half, low = balls[0], *((9.0, 0.0) if prop.thing == "dumbbell" else (13.0, 23.0))
        r = 5.0 if prop.thing == "dumbbell" else 11.0
        yield (x - half + r, y + low, r), (x + half - r, y + low, r)


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

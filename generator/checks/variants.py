"""Easier and harder lead somewhere and back, and never in a circle.

Codes:
variant-cycle: going easier, or harder, leads back to the exercise it began with.
one-way-variant: an exercise names a harder (easier) one that does not name it as easier (harder).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from generator.issues import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.library import Library

Way = Literal["easier", "harder"]
_BACK: dict[Way, Way] = {"easier": "harder", "harder": "easier"}


def check(library: Library) -> Iterator[Issue]:
    """Yield an issue for every circle, and for every link that is not answered."""
    ways: tuple[Way, ...] = ("easier", "harder")
    for way in ways:
        steps = {name: _next(library, name, way) for name in library.exercises}
        known = {name: to for name, to in steps.items() if to in library.exercises and to != name}
        yield from _circles(library, known, way)
        for name, to in known.items():
            back = _next(library, to, _BACK[way])
            if back != name:
                says = f'names "{back}"' if back else "names none"
                sentence = (
                    f'{way} than "{name}" is "{to}", so {_BACK[way]} than "{to}" must be '
                    f'"{name}"; but "{to}" {says}'
                )
                place = library.place("exercise", name, (way, "exercise"))
                yield Issue(place, "one-way-variant", sentence)


def _next(library: Library, name: str, way: Way) -> str:
    variant = getattr(library.exercises[name], way)
    return (variant and variant.exercise) or ""


def _circles(library: Library, steps: dict[str, str], way: Way) -> Iterator[Issue]:
    """Walk every chain once; report a circle at the first of its exercises by name."""
    done: set[str] = set()
    for start in steps:
        path: list[str] = []
        name = start
        while name in steps and name not in done:
            done.add(name)
            path.append(name)
            name = steps[name]
        if name in path:
            circle = path[path.index(name) :]
            first = circle.index(min(circle))
            circle = [*circle[first:], *circle[:first], circle[first]]
            sentence = f"{way} never ends: {' → '.join(circle)}"
            place = library.place("exercise", circle[0], (way, "exercise"))
            yield Issue(place, "variant-cycle", sentence)

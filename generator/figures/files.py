"""Figures as files of their own, for pages that show one only when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.figures.drawing import drawings
from generator.figures.frame import WIDTHS
from generator.output import Output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.library import Library
    from generator.model import Figure
    from generator.output import Site

_GAP = 14
_STYLE = (
    ":root{color-scheme:light dark}"
    "svg{fill:none;stroke-linecap:round;stroke-linejoin:round;--m:1px;--g:#fbf7ef;--n:#46544d;--f:#a3aca6;"
    "--w:#a3421b;--i:#22302a;--p:#525e57;--k:#1c5c47;--l:#1f567c;--r:#92430f}"
    ".es-pose--80{--m:.571px}.es-pose--48{--m:.343px}"
    "@media (prefers-color-scheme:dark){svg{--g:#1a1b17;--n:#c9c3b4;--f:#6f6d60;--w:#eda678;"
    "--i:#ece5d7;--p:#bdb6a6;--k:#93cfb4;--l:#92c7ea;--r:#f0b283}}"
    # Asked for as `….svg#paper`, a picture is black and grey: it saves ink.
    "svg:target,svg:target svg{--g:#fff;--n:#555;--f:#b5b5b5;"
    "--w:#000;--i:#000;--p:#000;--k:#000;--l:#000;--r:#000}"
    ".b,.n,.f,.w{stroke:var(--g);stroke-width:calc(2.4*var(--m));paint-order:stroke}.b,.n{fill:var(--n)}"
    ".f{fill:var(--f)}.w{fill:var(--w)}"
    ".c{stroke:var(--g);stroke-width:calc(1.7*var(--m));stroke-linecap:butt}"
    ".e{fill:var(--g)}.g,.p{stroke:var(--p);stroke-width:calc(1.6*var(--m))}.o{fill:var(--g)}"
    ".k,.s{stroke:var(--k);stroke-width:calc(2.8*var(--m))}"
    ".s{stroke-dasharray:5 4;stroke-linecap:butt}"
    ".d{stroke:var(--i);stroke-width:calc(5*var(--m))}"
    ".h{stroke:var(--g);stroke-width:calc(5.2*var(--m))}"
    ".a{stroke:var(--i);stroke-width:calc(2.2*var(--m))}"
    ".l,.r{fill:var(--g);stroke:var(--l);stroke-width:calc(2*var(--m))}.r{stroke:var(--r)}"
    ".t{fill:var(--i);font:700 calc(11*var(--m)) sans-serif;text-anchor:middle}"
    # Paper shows it small; the letters of sides do not get smaller with it.
    "svg:target :is(.l,.r,.t){transform:scale(1.25);transform-box:fill-box;transform-origin:center}"
    ".u{fill:var(--i);font:700 16px sans-serif;stroke:var(--g);stroke-width:4px;paint-order:stroke}"
)


def sides(figure: Figure) -> tuple[str, ...]:
    """Return which files there are of a figure: one for both sides, or one for each."""
    return ("left", "right") if figure.works else ("both",)


def pages(library: Library, site: Site) -> Iterator[Output]:  # noqa: ARG001  (all parts of a site are asked alike)
    """Yield `figures/exercises/ID-SIDE.svg` and `figures/screens/ID-SIDE.svg` for every figure."""
    for kind, things in (("exercise", library.exercises), ("screen", library.screens)):
        for thing in things.values():
            figure = thing.figure
            for side, svg in _files(figure) if figure else ():
                uri = f"figures/{kind}s/{thing.id}-{side}.svg"
                yield Output(uri, svg, library.source(kind, thing.id))


def _files(figure: Figure) -> Iterator[tuple[str, str]]:
    return ((side, _file(figure, side)) for side in sides(figure))


def _file(figure: Figure, side: str) -> str:
    """Return one picture of all phases in a row, each with its number."""
    mirror = figure.works is not None and not figure.works.startswith(side)
    pictures = drawings(figure, mirrored=mirror)
    # A close look is shown as large as any other.
    scale = max(1.0, WIDTHS[0] / pictures[0].width)
    parts, left = "", 0.0
    for number, drawing in enumerate(pictures, start=1):
        wide, high = drawing.width * scale, drawing.height * scale
        place = f'<svg x="{left:g}" width="{wide:g}" height="{high:g}" '
        inner = drawing.svg.replace("<svg ", place, 1)
        count = f'<text class="u" x="{left + 2:g}" y="14">{number}</text>' if pictures[1:] else ""
        parts += inner + count
        left += wide + _GAP
    width, height = left - _GAP, pictures[0].height * scale
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="paper" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}"><style>{_STYLE}</style>{parts}</svg>\n'
    )

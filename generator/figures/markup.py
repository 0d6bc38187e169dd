"""Figures on a page: all phases of a scene with their captions and the words that say the same."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.figures.drawing import drawings
from generator.figures.scene import scene
from generator.figures.words import mirrored, tell

if TYPE_CHECKING:
    from generator.model.figure import Figure


def figure_html(figure: Figure | None, *, mirror: bool = False, still: bool = False) -> Markup:
    """Return a figure as HTML without ids, or nothing for none.

    Its phases take turns unless it is `still`; a tap anywhere on it holds them, without a script.
    `mirror` shows the other side at work, and says so.
    """
    if figure is None:
        return Markup()
    made = scene(figure)
    pictures = drawings(figure, mirrored=mirror)
    many = len(pictures) > 1
    phases = ""
    for number, (drawing, phase) in enumerate(zip(pictures, figure.phases, strict=True), start=1):
        says = escape(mirrored(phase.caption) if mirror else phase.caption)
        count = f'<b aria-hidden="true">{number}</b>' if many else ""
        phases += (
            f'<span class="es-phase">{drawing.svg}'
            f'<span class="es-phase__says" aria-hidden="true">{count}<span>{says}</span></span>'
            "</span>"
        )
    kind = f"es-figure es-figure--{pictures[0].width:g} es-figure--of-{len(pictures)}"
    says = f'<span class="es-unseen">{escape(tell(made, mirror=mirror))}</span>'
    if many and not still:
        hold = '<input type="checkbox" class="es-figure__hold" aria-label="Hold the picture still">'
        kind += " es-figure--moves"
        html = f'<figure class="{kind}">{says}<label>{hold}{phases}</label></figure>'
    else:
        html = f'<figure class="{kind}">{says}<span class="es-row">{phases}</span></figure>'
    return Markup(html)  # noqa: S704  (escaped)

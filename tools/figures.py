"""Write contact sheets of every figure, for people to look at: `make figures`.

In `build/figures/`: `named` and `unnamed`, each as HTML and PNG. Every figure stands there large
and as wide as on a printed page; without its name it has only a number.
"""

from __future__ import annotations

import sys
from html import escape

from playwright.sync_api import sync_playwright

from generator.figures.drawing import draw
from generator.figures.frame import WIDTHS
from generator.figures.scene import scene
from generator.library import Library, load_library
from tools.programs import CHROMIUM_SWITCHES, ROOT, chromium

STYLES = ROOT / "overrides/assets/evenstride"
# On the screen and on paper a phase of the narrowest kind is this wide.
LARGE, PAPER = "2.1px", "calc(35mm / 140)"
LOOK = """
body { margin: 2rem; background: var(--es-paper); color: var(--es-ink); font: 14px var(--es-sans); }
main { display: flex; flex-wrap: wrap; gap: 1.5rem; }
section { border: 1px solid var(--es-line); padding: 0.75rem; }
h2 { margin: 0 0 0.5rem; font-size: 1rem; }
div { display: flex; align-items: end; gap: 1rem; }
p { margin: 0.25rem 0 0; }
"""


def sheet(library: Library, *, named: bool) -> str:
    """Return a page of all figures, exercises first, each with its name or its number."""
    style = "".join((STYLES / name).read_text("utf-8") for name in ("tokens.css", "figure.css"))
    shown = [(one.name, one.figure) for one in library.exercises.values() if one.figure]
    shown += [(one.name, one.figure) for one in library.screens.values() if one.figure]
    sections = ""
    for number, (name, figure) in enumerate(shown, start=1):
        drawn = list(zip(draw(scene(figure)), figure.phases, strict=True))
        rows = ""
        for unit in (LARGE, PAPER):
            cells = "".join(
                f'<span style="width: calc({max(drawing.width, WIDTHS[0]):g} * {unit})">'
                + drawing.svg
                + (f"<p>{escape(phase.caption)}</p>" if named and unit == LARGE else "")
                + "</span>"
                for drawing, phase in drawn
            )
            rows += f"<div>{cells}</div>"
        title = escape(name) if named else str(number)
        sections += f"<section><h2>{title}</h2><div>{rows}</div></section>"
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Figures</title>'
        f"<style>{style}{LOOK}</style><main>{sections}</main></html>"
    )


def main() -> int:
    """Write the sheets; their pictures too, where there is a Chromium."""
    library = load_library(ROOT / "content")
    folder = ROOT / "build/figures"
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_SWITCHES)
        tab = browser.new_page(viewport={"width": 1400, "height": 800})
        for name in ("named", "unnamed"):
            page = folder / f"{name}.html"
            page.write_text(sheet(library, named=name == "named"), encoding="utf-8")
            tab.goto(page.as_uri())
            tab.screenshot(path=folder / f"{name}.png", full_page=True)
        browser.close()
    print(f"{folder.relative_to(ROOT)}: named and unnamed, each as HTML and PNG")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How long it takes to render every figure of the content: bodies, drawings and words."""

from itertools import pairwise
from pathlib import Path
from statistics import median
from time import process_time

from generator.figures.drawing import draw
from generator.figures.scene import scene
from generator.figures.words import tell
from generator.library import load_library
from tests.bench.bound import Bound, Row, table
from tests.bench.build import ROOT

RUNS = 5


def measure(_: Path) -> tuple[list[Bound], list[Row]]:
    """Render all figures anew, several times, in this process; seconds of the processor."""
    library = load_library(ROOT / "content")
    figures = [one.figure for one in library.exercises.values() if one.figure]
    figures += [one.figure for one in library.screens.values() if one.figure]
    runs: list[list[float]] = []
    for _run in range(RUNS):
        scene.cache_clear()
        marks = [process_time()]
        scenes = [scene(figure) for figure in figures]
        marks.append(process_time())
        drawn = [draw(made) for made in scenes]
        marks.append(process_time())
        words = [tell(made) for made in scenes]
        marks.append(process_time())
        runs.append([end - start for start, end in pairwise(marks)])
    bodies, drawings, telling = (median(part) for part in zip(*runs, strict=True))
    rows: list[Row] = [
        {
            "figures": len(figures),
            "phases": sum(len(one.phases) for one in figures),
            "bodies s": round(bodies, 2),
            "drawings s": round(drawings, 2),
            "words s": round(telling, 3),
            "largest phase": max(len(each.svg) for all_of in drawn for each in all_of),
            "words": sum(len(text.split()) for text in words),
        }
    ]
    print(table(f"Figures, medians of {RUNS} runs", rows))
    return [Bound("all figures", bodies + drawings + telling, 1, " s")], rows

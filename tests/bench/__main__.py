"""`python -m tests.bench`: the benchmarks, as tables; ends with 1 if a bound is missed.

Results are kept in `build/bench.json`. Names of parts measure only these:
`python -m tests.bench pages`.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from generator.compile import compile_table
from generator.library import load_library
from tests.bench import build, figures, pages, taps
from tests.bench.bound import Bound, Row, table
from tests.bench.build import ROOT
from tools.programs import node

HERE = Path(__file__).parent


def engine(_: Path) -> tuple[list[Bound], list[Row]]:
    """Time the reader's own code over many readers."""
    done = subprocess.run(
        [*node(), str(HERE / "engine.js")],
        input=json.dumps(compile_table(load_library(ROOT / "content"))),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    times: dict[str, dict[str, float]] = {row.pop("part"): row for row in json.loads(done.stdout)}
    rows: list[Row] = [
        {"engine": part, **{f"{name} ms": round(time, 2) for name, time in of.items()}}
        for part, of in times.items()
    ]
    print(table("The engine for 500 readers, in Node, medians of 5 rounds", rows))
    both = [
        Bound(f"{part}, 95 % of readers", times[part]["95 %"], 5, " ms")
        for part in ("scoring and planning", "that and what each exercise can be swapped for")
    ]
    return both, rows


PARTS = {
    "build": build.measure,
    "engine": engine,
    "figures": figures.measure,
    "pages": pages.measure,
    "taps": taps.measure,
}


def main(names: list[str]) -> int:
    """Measure the parts named, or all; return the exit code."""
    results, kept = {}, True
    for name in names or PARTS:
        work = ROOT / "build/bench" / name
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        bounds, rows = PARTS[name](work)
        results[name] = {
            "rows": rows,
            "bounds": [vars(bound) | {"kept": bound.kept} for bound in bounds],
        }
        for bound in bounds:
            verdict = "ok" if bound.kept else "MISSED"
            measured = f"{bound.measured:.3g}{bound.unit}, at most {bound.most:g}"
            print(f"{verdict:6} {bound.says}: {measured}")
        kept = kept and all(bound.kept for bound in bounds)
    text = json.dumps(results, indent=2) + "\n"
    (ROOT / "build/bench.json").write_text(text, encoding="utf-8")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

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
from tests.bench import build, pages
from tests.bench.bound import Bound, Row, table
from tests.bench.build import ROOT
from tools.programs import node

HERE = Path(__file__).parent


def engine(_: Path) -> tuple[list[Bound], list[Row]]:
    """Time the reader's own code for one reader; for information, without a bound."""
    done = subprocess.run(
        [*node(), str(HERE / "engine.js")],
        input=json.dumps(compile_table(load_library(ROOT / "content"))),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    rows: list[Row] = [{"engine": "gate, path, verdicts, plan", **json.loads(done.stdout)}]
    print(table("The engine for one reader, in Node", rows))
    return [], rows


PARTS = {"build": build.measure, "engine": engine, "pages": pages.measure}


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

"""How long MkDocs takes for small and large content, and how much of it is the generator's."""

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median

from tests.bench.bound import Bound, Row, table
from tests.bench.content import synthesise

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
SMALL, LARGE = 100, 1000
RUNS = 5


def measure(work: Path) -> tuple[list[Bound], list[Row]]:
    """Build both contents in turns, each time in a process of its own."""
    pages: dict[int, int] = {}
    runs: dict[int, list[dict[str, float]]] = {SMALL: [], LARGE: []}
    for size in runs:
        _project(work / str(size), size)
    for _ in range(RUNS):
        for size, done in runs.items():
            site = work / str(size) / "site"
            out = _python("tests.bench.timed_build", "-f", str(site.parent / "mkdocs.yml"))
            done.append(json.loads(out))
            pages[size] = sum(1 for _ in site.rglob("*.html"))
    rows: list[Row] = []
    share, each = {}, {}
    for size, done in runs.items():
        whole = median(run["whole"] for run in done)
        share[size] = median(run["generator"] / run["whole"] for run in done)
        each[size] = whole / pages[size]
        rows.append(
            {
                "exercises": size,
                "pages": pages[size],
                "build s": round(whole, 2),
                "processor s": round(median(run["processor"] for run in done), 2),
                "generator s": round(median(run["generator"] for run in done), 2),
                "share": f"{share[size]:.1%}",
                "import s": round(median(run["import"] for run in done), 2),
                "ms a page": round(1000 * each[size], 1),
            }
        )
    print(table(f"Build time, medians of {RUNS} in turns", rows))
    bounds = [
        Bound(f"generator's share of the build, {LARGE} exercises", share[LARGE], 0.15),
        Bound(f"time a page, {LARGE} to {SMALL} exercises", each[LARGE] / each[SMALL], 1.15),
    ]
    return bounds, rows


def build(site: Path, config: Path = ROOT / "mkdocs.yml") -> None:
    """Build a site as `mkdocs build` does."""
    _python("mkdocs", "-f", str(config), "-d", str(site))


def _project(folder: Path, size: int) -> None:
    synthesise(ROOT / "content", folder / "content", size)
    content = folder / "content"
    settings = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(content / "pages"),
        "theme": {"custom_dir": str(ROOT / "overrides")},
        "plugins": {"search": {"lang": "en"}, "evenstride": {"content": str(content)}},
    }
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")


def _python(module: str, *arguments: str) -> str:
    """Run `build` of a module of ours or MkDocs; return what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", module, "build", "-q", *arguments],
        cwd=ROOT,
        env=ENVIRONMENT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{module} failed:\n{done.stdout}{done.stderr}")
    return done.stdout

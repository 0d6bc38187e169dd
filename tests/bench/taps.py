"""How soon each tap is answered in a slowed browser, and how large the self-check's code is."""

import gzip
import json
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Browser, Page

from generator.library import load_library
from tests.bench.bound import Bound, Row, table
from tests.bench.build import ROOT, build
from tests.bench.pages import HERE, PROCESSOR, SELF_CHECK, VIEWPORT, launched, write_floor
from tests.bench.reader import Reader, Tap, go_on, my_plan, open_self_check
from tests.bench.served import Served, served

RUNS = 3
KEPT = "evenstride.kept"
# Six weeks, all but today.
DAYS = 41
# Nothing is fetched before it is needed.
NEVER_IDLE = "window.requestIdleCallback = () => 0"


def measure(work: Path) -> tuple[list[Bound], list[Row]]:
    """Go through the pages as a reader who comes back after six weeks, several times."""
    build(work / "evenstride")
    write_floor(work / "floor", load_library(ROOT / "content"))
    folders = {name: work / name for name in ("evenstride", "floor")}
    with served(folders) as server, launched() as browser:
        scripts, kept = _first(browser, server)
        runs = [_again(browser, server, kept) for _ in range(RUNS)]
    # Every run makes the same taps.
    taps = [
        Tap(each[0].where, each[0].kind, median(tap.ms for tap in each))
        for each in zip(*runs, strict=True)
    ]
    ours = [tap for tap in taps if tap.where != "floor"]
    rows = [*(_row(kind, of) for kind, of in _by_kind(taps)), _row("all but the floor’s", ours)]
    how = f"with a quarter of the processor, medians of {RUNS} runs"
    print(table(f"Until a tap is answered, {how}", rows))
    sizes = {name: _compressed(work / name) for name in scripts}
    code: list[Row] = [
        {"script": name.removeprefix("evenstride/assets/evenstride/"), "bytes": size}
        for name, size in sizes.items()
    ]
    print(table("The self-check's code until results are shown, compressed", code))
    of_quiz = [size for name, size in sizes.items() if not name.endswith("/keeping.js")]
    bounds = [
        Bound("slowest tap", max(tap.ms for tap in ours), 100, " ms"),
        # What asks, times, measures, judges and draws; what keeps is a part of its own.
        Bound("quiz code, KB compressed", sum(of_quiz) / 1000, 25, " KB"),
    ]
    return bounds, rows + code


def _first(browser: Browser, server: Served) -> tuple[list[str], dict[str, Any]]:
    """Return the scripts that are fetched until results are shown, and what the reader keeps."""
    tab = _tab(browser, NEVER_IDLE)
    reader = Reader(tab)
    server.sent.clear()
    open_self_check(reader, server.address + f"evenstride/{SELF_CHECK}")
    go_on(reader, "results")
    tab.wait_for_load_state("networkidle")
    scripts = dict.fromkeys(path.lstrip("/") for path, _ in server.sent if path.endswith(".js"))
    go_on(reader, "plan")
    my_plan(reader, server.address + "evenstride/my-plan/")
    kept = json.loads(tab.evaluate(f"localStorage.getItem('{KEPT}')"))
    ids = "all => all.map(one => one.dataset.exercise)"
    listed = tab.eval_on_selector_all("[data-exercise]", ids)
    tab.context.close()
    return list(scripts), _six_weeks(kept, listed)


def _again(browser: Browser, server: Served, kept: dict[str, Any]) -> list[Tap]:
    """Return the taps of a reader who has kept something, and those on the floor beside them."""
    put = f"sessionStorage['{KEPT}'] ??= {json.dumps(json.dumps(kept))}"
    tab = _tab(browser, f"if (location.protocol === 'http:' && !localStorage['{KEPT}']) {put}")
    reader = Reader(tab, where="floor")
    tab.goto(server.address + "floor/")
    for value in ("unsure", "none"):
        reader.tap("floor: choice", "it.control.checked", f"label:has([value={value}])")
    reader.tap("floor: Continue", "taps.find('[role=status]')", "button", "Continue")
    open_self_check(reader, server.address + f"evenstride/{SELF_CHECK}")
    go_on(reader, "plan")
    my_plan(reader, server.address + "evenstride/my-plan/")
    tab.context.close()
    return reader.taps


def _tab(browser: Browser, script: str) -> Page:
    context = browser.new_context(
        viewport=VIEWPORT, device_scale_factor=2, has_touch=True, is_mobile=True
    )
    context.add_init_script(path=HERE / "taps.js")
    context.add_init_script(script=script)
    tab = context.new_page()
    context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", PROCESSOR)
    return tab


def _six_weeks(kept: dict[str, Any], exercises: list[str]) -> dict[str, Any]:
    """Return what is kept after six weeks in which every day was a good one."""
    [visit] = kept["visits"]
    today = date.fromisoformat(visit["day"])

    def before(days: int) -> str:
        return (today - timedelta(days)).isoformat()

    visits = [
        {**visit, "id": f"visit-{days}", "day": before(days), "at": visit["at"] - days * 86_400_000}
        for days in (DAYS, DAYS - 1, 14)
    ]
    entry = {"felt": "done", "top": False, "pain": None, "worse": False}
    log = [
        {"id": f"{before(days)}-{exercise}", "day": before(days), "exercise": exercise, **entry}
        for days in range(DAYS, 0, -1)
        for exercise in exercises
    ]
    settings = {**kept["settings"], "started": before(DAYS), "swaps": []}
    return {**kept, "visits": visits, "log": log, "settings": settings}


def _by_kind(taps: list[Tap]) -> list[tuple[str, list[Tap]]]:
    def name(tap: Tap) -> str:
        return f"my plan: {tap.kind}" if tap.where == "my-plan" else tap.kind

    return [(kind, list(of)) for kind, of in groupby(sorted(taps, key=name), name)]


def _row(kind: str, taps: list[Tap]) -> Row:
    slowest = max(taps, key=lambda tap: tap.ms)
    times = [tap.ms for tap in taps]
    return {
        "tap": kind,
        "taps": len(taps),
        "median ms": round(median(times)),
        "95 % ms": round(quantiles(times, n=20, method="inclusive")[-1] if times[1:] else times[0]),
        "slowest ms": round(slowest.ms),
        "at": slowest.where,
    }


def _compressed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))

"""How soon pages work in a slowed browser, beside the least that could be there instead."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from generator.build import build_tree
from generator.library import Library, load_library
from generator.output import Site
from tests.bench.bound import Bound, Row, table
from tests.bench.build import ROOT, build
from tests.bench.served import Served, served
from tools.programs import CHROMIUM_SWITCHES, chromium

HERE = Path(__file__).parent
# Slow 4G, a quarter of the processor, a phone.
NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
PROCESSOR = {"rate": 4}
VIEWPORT: ViewportSize = {"width": 360, "height": 740}
RUNS = 9
SELF_CHECK, PAGE = "self-check/", "exercises/heel-raise/"
SEARCH_INDEX = "search/search_index.json"
# What is awaited in a page: the answer of tap.js, or that all is loaded and painted.
TAPPED = "tapped"
LOADED = """new Promise(resolve => new PerformanceObserver(list => resolve({
  load: performance.getEntriesByType("navigation")[0].loadEventEnd,
  painted: list.getEntries().at(-1).startTime,
})).observe({ type: "largest-contentful-paint", buffered: true }))"""
_LIMIT = "new Promise((_, reject) => setTimeout(reject, 30000, new Error('nothing after 30 s')))"


@dataclass
class Visit:
    """What a visit took: milliseconds by name, bytes sent by path, and how many files until then.

    More may be sent afterwards, when the page is idle.
    """

    times: dict[str, float]
    sent: list[tuple[str, int]]
    until: int


def measure(work: Path) -> tuple[list[Bound], list[Row]]:
    """Visit our pages and those beside them in turns, each time as a new reader."""
    library = load_library(ROOT / "content")
    build(work / "evenstride")
    write_floor(work / "floor", library)
    _bare(work / "bare", library)
    folders = {
        "evenstride": work / "evenstride",
        "floor": work / "floor",
        "bare": work / "bare/site",
    }
    with served(folders) as server, launched() as browser:
        visit = partial(_visit, browser, server)
        first, floor = _in_turns(visit, (f"evenstride/{SELF_CHECK}", "floor/"), TAPPED)
        guide, bare = _in_turns(visit, (f"evenstride/{PAGE}", f"bare/{PAGE}"), LOADED)
    taps = [_row("self-check", first), _row("floor", floor)]
    loads = [_row("guide page", guide), _row("bare Material page", bare)]
    how = f"on slow 4G with a quarter of the processor, medians of {RUNS} in turns"
    print(table(f"Until the first question answers a tap, {how}", taps))
    print(table(f"Until a page has loaded, {how}", loads))
    bounds = [
        Bound("self-check to floor, time until it answers", _ratio("answered", first, floor), 1.5),
        Bound("self-check, KB until it answers", _sent(first, idle=False) / 1000, 60, " KB"),
        Bound("guide to bare page, bytes", _sent(guide) / _sent(bare), 1.15),
        Bound(
            "the same without search index", _sent(guide, less=True) / _sent(bare, less=True), 1.15
        ),
        Bound("guide to bare page, time until loaded", _ratio("load", guide, bare), 1.15),
        Bound("guide to bare page, largest paint", _ratio("painted", guide, bare), 1.15),
    ]
    return bounds, taps + loads


@contextmanager
def launched() -> Iterator[Browser]:
    switches = [*CHROMIUM_SWITCHES, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=switches)
        try:
            yield running
        finally:
            running.close()


def _in_turns(
    visit: Callable[[str, str], Visit], paths: tuple[str, str], what: str
) -> list[list[Visit]]:
    """Return the visits to each path, after one to each that does not count."""
    rounds = [[visit(path, what) for path in paths] for _ in range(RUNS + 1)]
    return [list(visits) for visits in zip(*rounds[1:], strict=True)]


def _visit(browser: Browser, server: Served, path: str, what: str) -> Visit:
    context = browser.new_context(viewport=VIEWPORT, device_scale_factor=2, has_touch=True)
    if what == TAPPED:
        context.add_init_script(path=HERE / "tap.js")
    tab = context.new_page()
    session = context.new_cdp_session(tab)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", PROCESSOR)
    server.sent.clear()
    tab.goto(server.address + path, wait_until="commit" if what == TAPPED else "load")
    times = tab.evaluate(f"Promise.race([{what}, {_LIMIT}])")
    until = len(server.sent)
    tab.wait_for_load_state("networkidle")
    context.close()
    return Visit(times, list(server.sent), until)


def _row(name: str, visits: list[Visit]) -> Row:
    last = visits[-1]
    times = {f"{key} ms": round(_median(key, visits)) for key in sorted(last.times)}
    return {
        "page": name,
        "requests": last.until,
        "bytes": _sent(visits, idle=False),
        "and later": _sent(visits) - _sent(visits, idle=False),
        **times,
    }


def _median(name: str, visits: list[Visit]) -> float:
    return median(visit.times[name] for visit in visits)


def _ratio(name: str, ours: list[Visit], theirs: list[Visit]) -> float:
    return _median(name, ours) / _median(name, theirs)


def _sent(visits: list[Visit], *, less: bool = False, idle: bool = True) -> int:
    """Return the bytes sent in a visit, if wanted without the search index or what came later."""
    sent = visits[-1].sent[: None if idle else visits[-1].until]
    return sum(count for path, count in sent if not (less and path.endswith(SEARCH_INDEX)))


def write_floor(folder: Path, library: Library) -> None:
    """Write the first question as a plain form with a small script of its own."""
    question = library.quiz.gate[0]
    answers = [(one.id, one.text, one.why or "", one.action or "") for one in question.options]
    answers += [("none", "None of these", "", ""), ("unsure", "Not sure", "", "")]
    boxes = "\n".join(
        f'<p><label><input type="checkbox" name="{question.id}" value="{value}" '
        f'data-action="{escape(action)}"> {escape(text)} <small>{escape(why)}</small></label></p>'
        for value, text, why, action in answers
    )
    form = (HERE / "floor.html").read_text(encoding="utf-8")
    for name, text in (("ASK", question.ask), ("HELP", question.help or "")):
        form = form.replace(f"<!-- {name} -->", escape(text))
    folder.mkdir()
    (folder / "index.html").write_text(form.replace("<!-- BOXES -->", boxes), encoding="utf-8")
    (folder / "floor.js").write_bytes((HERE / "floor.js").read_bytes())


def _bare(folder: Path, library: Library) -> None:
    """Build the same Markdown with Material as it comes, but for the fonts it fetches elsewhere."""
    pages = {page.uri: page.text for page in build_tree(library, Site("Evenstride"))}
    # The start page's own template is not Material's.
    pages |= {
        name: re.sub(r"^template: .*\n", "", text, flags=re.M)
        for name, text in library.pages.items()
    }
    for uri, text in pages.items():
        if uri.endswith(".md"):
            path = folder / "docs" / uri
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    settings = "site_name: Evenstride\ntheme:\n  name: material\n  font: false\n"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    build(folder / "site", folder / "mkdocs.yml")

"""Builds the site with ready PDFs of every routine's sheet: `make pdf`.

The site is built into a folder of its own and takes the place of `site/` only when every PDF is
there. A Chromium that can reach nothing prints the sheets at the site's public address, so that
their links are those that readers need.
"""

import logging
import re
import shutil
import sys
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.utils import clean_directory
from playwright.sync_api import Browser, Error, Route, sync_playwright

from generator.output import PAPERS, pdf_name
from tools.programs import CHROMIUM_SWITCHES, ROOT, Missing, chromium

# A site that has no address is printed at one that leads nowhere, and without links.
NOWHERE = "https://evenstride.invalid/"
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
# When and by what a PDF was made; the next build would give other bytes.
_MADE = re.compile(rb"/(?:Creator|CreationDate|ModDate) \((?:\\.|[^\\)])*\)")
_NO_LINKS = "() => document.querySelectorAll('a[href]').forEach(a => a.removeAttribute('href'))"


def main() -> None:
    """Make the site and its PDFs, and say how many; nothing is touched when something fails."""
    # What is wrong with the content is said by MkDocs, to whoever listens.
    logging.basicConfig(format="%(message)s")
    path = chromium()
    switches = [*CHROMIUM_SWITCHES, "--host-resolver-rules=MAP * ~NOTFOUND"]
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        # Started first: whoever has no Chromium that works need not wait for the build.
        browser = playwright.chromium.launch(executable_path=path, args=switches)
        site = Path(folder)
        place = build_with_links(site)
        names = routines(site)
        write_pdfs(browser, site, names)
        browser.close()
        clean_directory(str(place))
        shutil.copytree(site, place, dirs_exist_ok=True)
    print(f"{place}: {len(names)} sheets as PDF, for {' and for '.join(PAPERS)}")


def build_with_links(folder: Path) -> Path:
    """Build the site strictly into a folder, with links to its PDFs; return where it belongs."""
    config = load_config(str(ROOT / "mkdocs.yml"), strict=True)
    place = Path(config.site_dir)
    config.site_dir = str(folder)
    config.plugins["evenstride"].config["pdfs"] = True
    build(config)
    return place


def routines(site: Path) -> list[str]:
    """Return the ids of the routines that a built site has."""
    return sorted(path.name for path in (site / "routines").iterdir() if path.is_dir())


def write_pdfs(browser: Browser, site: Path, names: list[str]) -> None:
    """Print the sheets of these routines, each into its own folder of the site."""
    for name in names:
        for paper, pdf in printed(browser, site, f"sheets/{name}/").items():
            (site / "sheets" / name / pdf_name(name, paper)).write_bytes(pdf)


def printed(browser: Browser, site: Path, page: str) -> dict[str, bytes]:
    """Return a page as tagged PDFs, by paper, as a reader who has set nothing prints it."""
    html = (site / page / "index.html").read_text(encoding="utf-8")
    found = _CANONICAL.search(html)
    root = unescape(found[1]).removesuffix(page) if found else NOWHERE

    def answer(route: Route) -> None:
        inside = unquote(urlsplit(route.request.url.removeprefix(root)).path)
        file = site / inside / "index.html" if inside.endswith("/") else site / inside
        if route.request.url.startswith(root) and file.is_file():
            route.fulfill(path=file)
        else:
            route.abort()

    context = browser.new_context(color_scheme="light", service_workers="block")
    context.route("**/*", answer)
    tab = context.new_page()
    tab.goto(root + page, wait_until="networkidle")
    if not found:
        tab.evaluate(_NO_LINKS)
    pdfs = {paper: timeless(tab.pdf(format=paper, tagged=True, outline=True)) for paper in PAPERS}
    context.close()
    return pdfs


def timeless(pdf: bytes) -> bytes:
    """Return a PDF without the day it was made and the program; no byte of it moves."""
    head, mark, rest = pdf.partition(b"endobj")
    return _MADE.sub(lambda match: b" " * len(match[0]), head) + mark + rest


if __name__ == "__main__":
    try:
        main()
    except Missing as problem:
        sys.exit(f"No PDFs were made, and site/ is as it was. {problem}")
    except Error as problem:
        first = problem.message.partition("\n")[0]
        sys.exit(f"No PDFs were made, and site/ is as it was. Chromium failed: {first}")

"""A real browser on the real site: served below a sub-path, strict about what a page may do."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.browser.walk import Reader
from tools.programs import CHROMIUM_SWITCHES, chromium

SUB_PATH = "/evenstride/"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
TELL_VIOLATIONS = """document.addEventListener("securitypolicyviolation", event =>
  console.error("CSP", event.effectiveDirective, event.blockedURI, event.sourceFile))"""


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder below SUB_PATH, as a project site's host does."""

    extensions_map = {  # noqa: RUF012  (the base class has it so)
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".svg": "image/svg+xml",
        ".webmanifest": "application/manifest+json",
    }

    def translate_path(self, path: str) -> str:
        if not path.startswith(SUB_PATH):
            return str(Path(self.directory) / "outside the site")
        return super().translate_path(path.removeprefix(SUB_PATH.rstrip("/")))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        not_found = Path(self.directory) / "404.html"
        if code != 404 or not not_found.exists():
            return super().send_error(code, message, explain)
        body = not_found.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, *_: object) -> None:
        """Stay silent."""


class Server(ThreadingHTTPServer):
    """One thread a request; a page that is left while a picture comes is no news."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder; gives the address of its home page."""
    with Server(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as running:
        thread = Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}{SUB_PATH}"
        running.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of the site's home page on a server of this worker's own."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium a worker, which can reach nothing but this machine."""
    path = chromium()
    switches = [*CHROMIUM_SWITCHES, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=switches)
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Callable[..., Page]]:
    """Opens pages in fresh profiles: `tab = page(color_scheme="dark"); tab.goto("faq/")`.

    Takes what Playwright's `new_context` takes, such as `viewport`. The test fails when any of
    these pages logs an error, breaks the content security policy, throws, or asks for anything
    outside the site; a complaint with a text of `allow` in it is let pass.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(*, allow: Sequence[str] = (), **context: Any) -> Page:
        def complain(text: str) -> None:
            if not any(allowed in text for allowed in allow):
                complaints.append(text)

        def check_address(url: str) -> None:
            parts = urlsplit(url)
            if parts.scheme not in ("data", "blob", "about") and not url.startswith(server):
                complain(f"request outside the site: {url}")

        def check_console(said: ConsoleMessage) -> None:
            if said.type == "error":
                complain(f"console error: {said.text} ({said.location['url']})")

        fresh = browser.new_context(base_url=server, **context)
        contexts.append(fresh)
        fresh.add_init_script(TELL_VIOLATIONS)
        fresh.on("console", check_console)
        fresh.on("request", lambda request: check_address(request.url))
        fresh.on("weberror", lambda error: complain(f"page error: {error.error}"))
        fresh.on("page", lambda tab: tab.on("websocket", lambda socket: check_address(socket.url)))
        return fresh.new_page()

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def walked(browser: Browser, server: str) -> dict[str, Any]:
    """What a tab keeps after a full round, all the way to the plan, as `walk.DAY` has it."""
    fresh = browser.new_context(base_url=server)
    state = Reader(fresh.new_page()).open().walk("plan").session()
    fresh.close()
    return state


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """Returns what axe-core finds against WCAG 2.2 A and AA on a page as it is now, a line each.

    The page must run JavaScript: without it axe-core never answers.
    """
    if not AXE.exists():
        pytest.fail("axe-core is not installed: run `make test`, or `npm ci`.", pytrace=False)
    source = AXE.read_text(encoding="utf-8")

    def violations(tab: Page) -> list[str]:
        # Evaluated by the debugger and not by a script tag, which the site's policy would refuse.
        if not tab.evaluate("'axe' in window"):
            tab.evaluate(source)
        found = tab.evaluate(
            "tags => axe.run({ runOnly: tags, resultTypes: ['violations'] })", WCAG
        )
        return [
            f"{rule['id']}: {node['html']} {node['failureSummary']}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]

    return violations

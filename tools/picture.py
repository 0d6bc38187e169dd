"""Makes pictures of the start page as it is: `python -m tools.picture`.

One is for the README, in the size of a small laptop; one stands for the site where people share a
link to it. The site is built strictly into a folder that goes away and served to a Chromium that
can reach nothing else; colours are light.
"""

import os
import subprocess
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from tempfile import TemporaryDirectory
from threading import Thread

from playwright.sync_api import sync_playwright

from tools.programs import CHROMIUM_SWITCHES, ROOT, Missing, chromium

PICTURES = {
    ROOT / "pictures/home.png": (1280, 800),
    ROOT / "overrides/assets/evenstride/social.png": (1200, 630),
}
MOST_BYTES = 150_000


class Handler(SimpleHTTPRequestHandler):
    """Serves the built site and says nothing of it."""

    def log_message(self, *_: object) -> None:
        """Stay silent."""


def main() -> None:
    """Build, serve, take the pictures and write them; say how large they became."""
    with TemporaryDirectory() as folder:
        command = (sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", folder)
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
        handler = partial(Handler, directory=folder)
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            address = f"http://127.0.0.1:{server.server_port}/"
            images = {path: taken(address, size) for path, size in PICTURES.items()}
            server.shutdown()
    for path, image in images.items():
        if len(image) > MOST_BYTES:
            sys.exit(f"{path.name} has {len(image)} bytes; {MOST_BYTES} are the most.")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(image)
        print(f"{path.relative_to(ROOT)}: {len(image)} bytes")


def taken(address: str, size: tuple[int, int]) -> bytes:
    """Return the page at `address` as a reader first sees it, as a PNG of `size` pixels."""
    switches = [*CHROMIUM_SWITCHES, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    width, height = size
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=switches)
        tab = browser.new_page(
            viewport={"width": width, "height": height},
            color_scheme="light",
            reduced_motion="reduce",
        )
        tab.goto(address, wait_until="networkidle")
        image = tab.screenshot(animations="disabled")
        browser.close()
    return image


if __name__ == "__main__":
    try:
        main()
    except Missing as problem:
        sys.exit(str(problem))
    except subprocess.CalledProcessError:
        sys.exit("The site cannot be built; see above.")

"""Makes the README's picture from the site as it is: `python -m tools.picture`.

The site is built strictly into a folder that goes away, served to a Chromium that can reach
nothing else, and taken at the size of a small laptop, in light colours.
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

PICTURE = ROOT / "pictures/home.png"
SIZE = (1280, 800)
MOST_BYTES = 150_000


class Handler(SimpleHTTPRequestHandler):
    """Serves the built site and says nothing of it."""

    def log_message(self, *_: object) -> None:
        """Stay silent."""


def main() -> None:
    """Build, serve, take the picture and write it; say how large it became."""
    with TemporaryDirectory() as folder:
        command = (sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", folder)
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
        handler = partial(Handler, directory=folder)
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            image = taken(f"http://127.0.0.1:{server.server_port}/")
            server.shutdown()
    if len(image) > MOST_BYTES:
        sys.exit(f"The picture has {len(image)} bytes; {MOST_BYTES} are the most.")
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_bytes(image)
    print(f"{PICTURE.relative_to(ROOT)}: {len(image)} bytes")


def taken(address: str) -> bytes:
    """Return the page at `address` as a reader first sees it, as a PNG."""
    switches = [*CHROMIUM_SWITCHES, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    width, height = SIZE
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

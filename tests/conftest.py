"""What all tests share: the real content, loaded once, and the real site, built once."""

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from hypothesis import settings

if TYPE_CHECKING:
    from generator.library import Library

ROOT = Path(__file__).parents[1]
# The same examples in every run, however slow the machine.
settings.load_profile("ci")
ADDRESS = "https://evenstride.example/evenstride/"


@pytest.fixture(scope="session")
def library() -> "Library":
    """The project's own content, loaded."""
    from generator.library import load_library

    return load_library(ROOT / "content")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site, built strictly, once for all workers of a run."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder, failure = shared / "site", shared / "site.txt"
    with FileLock(shared / "site.lock"):
        if not failure.exists():
            failure.write_text(build(folder), encoding="utf-8")
    if text := failure.read_text(encoding="utf-8"):
        pytest.fail(f"mkdocs build --strict failed:\n{text}", pytrace=False)
    return folder


def build(folder: Path, project: Path = ROOT) -> str:
    """Build a project's site into `folder`; return what went wrong, or nothing."""
    # The project's own settings, but for an address below a sub-path: the harder case of the two.
    settings = f"INHERIT: mkdocs.yml\nsite_url: {ADDRESS}\n"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", "-", "-d", str(folder)]
    done = subprocess.run(
        command,
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        input=settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return f"exit code {done.returncode}\n{done.stdout}" if done.returncode else ""


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run in which a test was skipped: nothing may be left untested in silence."""
    told = session.config.pluginmanager.get_plugin("terminalreporter")
    if told is None:
        return
    if left := [kind for kind in ("skipped", "xfailed", "xpassed") if told.stats.get(kind)]:
        told.write_line(f"\nTests were {' and '.join(left)}; every test has to run.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED

"""What a fresh machine is set up from, and the sentences when something is in the way."""

import re
import socket
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tools import programs
from tools.port import complaint

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _no_answers_of_before() -> None:
    programs.chromium.cache_clear()
    programs._node_and_npm.cache_clear()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_every_package_is_pinned_and_hashed_and_no_index_is_named(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    packages = text.replace("\\\n", " ").splitlines()
    assert packages
    for package in packages:
        assert re.match(r"[a-z0-9.-]+==\S+ ", package), package
        assert "--hash=sha256:" in package, package
    assert "://" not in text
    assert "--index" not in text


def test_the_lock_of_javascript_names_no_registry() -> None:
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert "resolved" not in text
    assert text.count('"integrity"') == text.count('"node_modules/')


def test_packages_are_installed_by_their_hashes_only() -> None:
    assert re.findall(r"-m pip .*|\$\(PIP\) install .*", MAKEFILE) == [
        "-m pip -qq --disable-pip-version-check",
        "$(PIP) install --require-hashes -r requirements/$*.txt",
        "$(PIP) install --no-deps --no-build-isolation -e .",
    ]


def test_the_preview_is_served_to_this_machine_alone() -> None:
    done = subprocess.run(
        ["make", "--dry-run", "--always-make", "serve", "PORT=8123"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "tools.port '8123'" in done.stdout
    assert "mkdocs serve --watch overrides --dev-addr 127.0.0.1:8123" in done.stdout


# --- a port -------------------------------------------------------------------


def test_a_port_in_use_is_said_and_another_can_be_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        taken.listen()
        said = complaint(str(port))
    assert said == f"Port {port} is in use: name another, such as make serve PORT=8001."
    assert complaint(str(port)) is None


@pytest.mark.parametrize("port", ["", "0", "65536", "-1", "x", "80 80", "٣"])
def test_what_is_no_port_is_said(port: str) -> None:
    assert f'"{port}" is not a port' in (complaint(port) or "")


# --- programs -----------------------------------------------------------------


def test_without_a_chromium_the_error_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EVENSTRIDE_CHROMIUM", raising=False)
    monkeypatch.setattr(programs, "_chromiums", lambda: iter(["no-such-browser"]))
    with pytest.raises(programs.Missing, match="apt-get install chromium"):
        programs.chromium()


def test_a_chromium_named_in_vain_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVENSTRIDE_CHROMIUM", "/no/such/browser")
    with pytest.raises(programs.Missing, match="/no/such/browser, which does not start"):
        programs.chromium()


def test_without_node_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr(programs, "find_spec", lambda _: None)
    with pytest.raises(programs.Missing, match="make test"):
        programs.node()


def test_a_node_that_is_too_old_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/old/{name}")
    monkeypatch.setattr(programs, "_answer", lambda *_: "v18.20.0")
    monkeypatch.setattr(programs, "find_spec", lambda _: None)
    with pytest.raises(programs.Missing, match="Node 20 or newer"):
        programs.node()

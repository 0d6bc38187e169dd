"""What authors see of `evenstride check` and `evenstride export`, and what these write."""

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import cli
from generator.export import MARK

HERE = Path(__file__).parent
GOOD = HERE / "content_good"

BREAK = "name: Heel rise\n", "name: Heel rise\ncolour: red\n"
ISSUE = "content/exercises/heel-rise.yml:2:1 unknown-key: the key `colour` is unknown here"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with good content in it, as the working directory."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(GOOD, tmp_path / "content"))


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(cli.main, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def spoil(content: Path) -> None:
    path = content / "exercises/heel-rise.yml"
    path.write_text(path.read_text().replace(*BREAK))


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.mark.usefixtures("content")
def test_clean_content_is_told_in_one_line() -> None:
    result = run("check")
    assert result.output == (
        "content: 1 principle, 3 exercises, 1 screen, 1 finding, 1 routine, 1 reference, 3 pages; "
        "no problems found\n"
    )
    assert result.exit_code == 0


def test_problems_of_loading_are_told_one_a_line(content: Path) -> None:
    spoil(content)
    (content / "faq.yml").unlink()
    result = run("check")
    wanted = [ISSUE, "content/faq.yml:1:1 missing-file: this file is missing"]
    assert result.stdout.splitlines() == wanted
    assert result.stderr == "problems: 2\n"
    assert result.exit_code == 1


def test_problems_of_the_checks_are_told_too(content: Path) -> None:
    path = content / "findings/less-bend.yml"
    path.write_text(path.read_text().replace("heel-rise]", "heel-ries]"))
    result = run("check")
    assert "content/findings/less-bend.yml:12:38 unknown-exercise: " in result.stdout
    assert result.exit_code == 1


def test_problems_as_json(content: Path) -> None:
    assert (json.loads(run("check", "--format", "json").stdout)) == []
    spoil(content)
    result = run("check", "--format", "json")
    assert json.loads(result.stdout) == [
        {
            "file": "content/exercises/heel-rise.yml",
            "line": 2,
            "column": 1,
            "code": "unknown-key",
            "sentence": "the key `colour` is unknown here",
        }
    ]
    assert result.exit_code == 1


def test_another_content_folder_can_be_named(content: Path) -> None:
    content.rename("words")
    assert run("check", "--content", "words").output.startswith("words: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--content", "nowhere"),
        ("export", "out", "--content", "nowhere"),
        ("new", "exercise", "x", "--content", "nowhere"),
    ],
)
@pytest.mark.usefixtures("content")
def test_a_missing_folder_is_wrong_use(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert "Directory 'nowhere' does not exist" in result.stderr
    assert result.exit_code == 2


def test_interrupting_shows_no_traceback(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "checked", interrupt)
    result = run("check", "--content", content)
    assert (result.exit_code, result.stderr.strip()) == (1, "Aborted!")


def start(*arguments: str, **environment: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", "from generator.cli import main; main()", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(HERE.parent), **environment},
    )


def test_a_closed_pipe_shows_no_traceback(content: Path) -> None:
    text = "\n".join(f"key-{n}: 1" for n in range(5000))
    (content / "exercises/long.yml").write_text(text)
    with start("check") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 1


def test_a_terminal_without_unicode_shows_no_traceback(content: Path) -> None:
    (content / "exercises/ł.yml").write_text("")
    with start("check", PYTHONIOENCODING="latin-1") as process:
        told, errors = process.communicate()
    assert told.startswith(r"content/exercises/\u0142.yml:1:1 bad-file-name")
    assert "Traceback" not in errors


def test_an_export_holds_made_and_written_pages(content: Path) -> None:
    result = run("export", "out")
    assert result.exit_code == 0
    files = tree(Path("out"))
    assert files["about.md"] == (content / "pages/about.md").read_bytes()
    assert b"Ankle rock" in files["exercises/ankle-rock/index.md"]
    assert "sheets/ten-minutes/index.html" in files
    assert result.output == f"out: {len(files) - 1} files written, 0 older ones deleted\n"


@pytest.mark.usefixtures("content")
def test_exporting_again_gives_the_same_bytes() -> None:
    run("export", "out")
    first = tree(Path("out"))
    assert run("export", "out").exit_code == 0
    run("export", "other")
    assert tree(Path("out")) == tree(Path("other")) == first


def test_an_export_replaces_its_files_and_deletes_what_is_gone(content: Path) -> None:
    run("export", "out")
    Path("out/exercises/heel-rise/own.txt").write_text("mine")
    for path in content.rglob("*.*"):
        text = path.read_text().replace("ankle-rock", "ankle-roll").replace("Ankle rock", "Roll")
        path.write_text(text)
    (content / "exercises/ankle-rock.yml").rename(content / "exercises/ankle-roll.yml")
    result = run("export", "out")
    assert result.output.endswith("2 older ones deleted\n")
    assert not Path("out/exercises/ankle-rock").exists()
    assert Path("out/exercises/heel-rise/own.txt").read_text() == "mine"
    run("export", "fresh")
    Path("out/exercises/heel-rise/own.txt").unlink()
    assert tree(Path("out")) == tree(Path("fresh"))


@pytest.mark.usefixtures("content")
def test_an_export_cut_short_is_told_and_can_be_taken_up_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write = Path.write_bytes

    def full(path: Path, text: bytes) -> int:
        if path.name == "faq.md":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return write(path, text)

    with monkeypatch.context() as disk:
        disk.setattr(Path, "write_bytes", full)
        result = run("export", "out")
    assert (result.exit_code, Path("out/faq.md").exists()) == (1, False)
    assert "faq.md: No space left on device" in result.stderr
    assert Path("out/exercises/index.md").exists()
    assert run("export", "out").exit_code == 0
    run("export", "fresh")
    assert tree(Path("out")) == tree(Path("fresh"))


def test_bad_content_exports_nothing(content: Path) -> None:
    run("export", "out")
    before = tree(Path("out"))
    spoil(content)
    result = run("export", "out")
    assert (result.stdout.strip(), result.exit_code) == (ISSUE, 1)
    assert tree(Path("out")) == before
    assert run("export", "new").exit_code == 1
    assert not Path("new").exists()


def no_export(folder: Path) -> None:
    (folder / MARK).unlink()


def changed_mark(folder: Path) -> None:
    (folder / MARK).write_bytes(b"\xff\n../victim.txt\n")


def mark_that_leads_out(folder: Path) -> None:
    with (folder / MARK).open("a") as file:
        file.write("../victim.txt\n")


def mark_that_leads_far_out(folder: Path) -> None:
    with (folder / MARK).open("a") as file:
        file.write(f"{folder.absolute().parent}/victim.txt\n")


def linked_mark(folder: Path) -> None:
    (folder / MARK).rename(folder.parent / "mark")
    (folder / MARK).symlink_to(folder.absolute().parent / "mark")


def linked_file(folder: Path) -> None:
    (folder / "about.md").unlink()
    (folder / "about.md").symlink_to(folder.absolute().parent / "victim.txt")


def linked_folder(folder: Path) -> None:
    shutil.rmtree(folder / "exercises")
    (folder / "exercises").symlink_to(folder.absolute().parent)


def folder_in_the_way(folder: Path) -> None:
    (folder / "about.md").unlink()
    (folder / "about.md").mkdir()


def file_in_the_way(folder: Path) -> None:
    shutil.rmtree(folder / "exercises")
    (folder / "exercises").write_text("mine")


def own_file_in_the_way(folder: Path) -> None:
    lines = (folder / MARK).read_text().splitlines()
    (folder / MARK).write_text("\n".join(line for line in lines if line != "about.md"))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (no_export, "holds other things"),
        (changed_mark, "was changed"),
        (mark_that_leads_out, "is no path of a file in the export"),
        (mark_that_leads_far_out, "is no path of a file in the export"),
        (linked_mark, "holds other things"),
        (linked_file, "is a link"),
        (linked_folder, "is a link"),
        (folder_in_the_way, "is in the way"),
        (file_in_the_way, "is in the way"),
        (own_file_in_the_way, "is in the way"),
    ],
)
@pytest.mark.usefixtures("content")
def test_an_export_refuses_what_is_not_its_own(change: Callable[[Path], None], words: str) -> None:
    Path("victim.txt").write_text("alive")
    out = Path("out")
    run("export", out)
    change(out)
    before = tree(Path())
    result = run("export", out)
    assert words in result.stderr
    assert result.exit_code == 1
    assert tree(Path()) == before


@pytest.mark.usefixtures("content")
def test_an_export_needs_a_folder_of_its_own() -> None:
    assert "must not be in the content" in run("export", "content/out").stderr
    assert run("export", "content").exit_code == 2
    Path("file").write_text("x")
    assert "file is not a folder" in run("export", "file").stderr
    assert "file/out" in run("export", "file/out").stderr
    Path("empty").mkdir()
    assert run("export", "empty").exit_code == 0


@pytest.mark.parametrize(
    "url", ["example.org", "ftp://x/", "javascript:x", "https://", "http://a/?b"]
)
@pytest.mark.usefixtures("content")
def test_a_site_url_must_be_an_address(url: str) -> None:
    result = run("export", "out", "--site-url", url)
    assert (result.exit_code, Path("out").exists()) == (2, False)
    assert "https://example.org/" in result.stderr


@pytest.mark.usefixtures("content")
def test_the_site_url_gets_onto_sheets() -> None:
    run("export", "plain")
    run("export", "named", "--site-url", "https://example.org/guide")
    sheet = Path("sheets/ten-minutes/index.html")
    assert (Path("plain") / sheet).read_bytes() != (Path("named") / sheet).read_bytes()

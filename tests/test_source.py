"""What authors may write in YAML, what they may not, and how they are told."""

import os
import re
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator import source
from generator.issues import ContentError, Issue, Place
from generator.source import Source, parse_yaml, read_yaml
from tests.marks import expected, matches

BAD = Path(__file__).parent / "content_bad" / "yaml"
FILE = PurePosixPath("content/x.yml")
# Files that cannot hold the marks that say what is wrong with them.
UNMARKED = {
    "empty.yml": (1, 1, "yaml-empty", "empty"),
    "only-mark.yml": (1, 1, "yaml-empty", "empty"),
    "utf-16.yml": (1, 1, "not-utf-8", "0xFF"),
}


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both of the YAML library's parsers: the fast one, and the one that is always there."""
    name = str(request.param)
    monkeypatch.setattr(source, "_LOADER", getattr(yaml, name))
    return name


def data(text: str) -> Any:
    return parse_yaml(text, FILE).data


def issues_of(path: Path, shown: PurePosixPath = FILE) -> tuple[Issue, ...]:
    with pytest.raises(ContentError) as caught:
        read_yaml(path, shown)
    return caught.value.issues


@pytest.mark.parametrize("path", sorted(BAD.iterdir()), ids=lambda path: path.stem)
def test_each_fault_is_named_at_its_place(path: Path) -> None:
    wanted = [UNMARKED[path.name]] if path.name in UNMARKED else expected(path)
    assert matches(issues_of(path), wanted) == []


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3:1", "3:1"),
        ("1:30:00", "1:30:00"),
        ("2-1-2", "2-1-2"),
        ("2026-11-22", "2026-11-22"),
        ("no", "no"),
        ("Yes", "Yes"),
        ("on", "on"),
        ("off", "off"),
        ("y", "y"),
        ("=", "="),
        ("1_000", "1_000"),
        ("0b11", "0b11"),
        ("0x", "0x"),
        ("1e", "1e"),
        ("+", "+"),
        (".", "."),
        ("-.", "-."),
        ("0o8", "0o8"),
        ("nULL", "nULL"),
        ("tRUE", "tRUE"),
        ('"010"', "010"),
        ("'true'", "true"),
        ('""', ""),
        ("010", 10),
        ("-7", -7),
        ("+12", 12),
        ("0o17", 15),
        ("0x1F", 31),
        ("0.5", 0.5),
        (".5", 0.5),
        ("-.5e-2", -0.005),
        ("1.", 1.0),
        ("1e3", 1000.0),
        ("true", True),
        ("True", True),
        ("FALSE", False),
        ("~", None),
        ("null", None),
        ("Null", None),
        ("NULL", None),
        ("", None),
        (">\n  one\n  two\n", "one two\n"),
        ("|\n  one\n  two", "one\ntwo"),
    ],
)
def test_scalars_are_read_by_yaml_1_2(text: str, value: object) -> None:
    read = data(f"a: {text}")["a"]
    assert (read, type(read)) == (value, type(value))


def test_a_byte_order_mark_and_any_line_break_are_accepted(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\n\nc: 3\r")
    read = read_yaml(path, FILE)
    assert read.data == {"a": 1, "b": 2, "c": 3}
    assert str(read.place(("c",))) == "content/x.yml:4:4"


@pytest.mark.usefixtures("loader")
def test_a_declared_version_1_2_is_accepted() -> None:
    assert data("%YAML 1.2\n---\na: no\n") == {"a": "no"}


@pytest.mark.usefixtures("loader")
def test_both_parsers_refuse_the_same_files() -> None:
    for path in sorted(BAD.iterdir()):
        assert issues_of(path), path.name


def test_places_of_keys_and_values_and_what_is_nearest() -> None:
    text = "a: 1\nb:\n  - c: x\n    d:\n      - y\n  - {e: {f: z}}\n"
    read = parse_yaml(text, FILE)
    places = {
        (): "1:1",
        ("a",): "1:4",
        ("b",): "3:3",
        ("b", 0): "3:5",
        ("b", 0, "c"): "3:8",
        ("b", 0, "d", 0): "5:9",
        ("b", 1, "e", "f"): "6:13",
        # Not in the file: the nearest that is.
        ("b", 1, "e", "g", 3): "6:9",
        ("b", 7): "3:3",
        ("q", "r"): "1:1",
    }
    assert {path: str(read.place(path)).partition(":")[2] for path in places} == places
    assert str(read.key_place(("b", 0, "d"))) == "content/x.yml:4:5"
    assert str(read.key_place(("b", 1, "e", "g"))) == "content/x.yml:6:9"


TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), max_size=8)
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**16), 10**16) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=12,
)


def assert_places(read: Source, value: object, path: tuple[str | int, ...], text: str) -> None:
    """Every value stands where its place says."""
    lines = text.split("\n")
    if isinstance(value, dict):
        for key, inner in value.items():
            place = read.key_place((*path, key))
            assert lines[place.line - 1][place.column - 1 :].startswith((f'"{key[:1]}', '"\\'))
            assert_places(read, inner, (*path, key), text)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            assert_places(read, inner, (*path, index), text)
    elif isinstance(value, int):
        place = read.place(path)
        word = re.match(r"-?\w+", lines[place.line - 1][place.column - 1 :])
        assert word is not None
        assert word[0].lower() == str(value).lower()


@given(st.dictionaries(TEXT, VALUE, max_size=4), st.booleans())
def test_what_is_written_is_read_and_stands_at_its_place(value: object, flow: bool) -> None:
    text = yaml.safe_dump(
        value, default_style='"', default_flow_style=flow, allow_unicode=True, width=10**6
    )
    # The library tags what is no text when everything is in quotes.
    text = re.sub(r'!!(?:int|null|bool) "([^"]*)"', r"\1", text)
    read = parse_yaml(text, FILE)
    assert read.data == value
    assert_places(read, value, (), text)


PARTS = (
    "a: |- |? |: |&a |*a |!!x |<<: |[|]|{|}|, |>-\n|\n|\n  |\t|\"|'|\\|#|%YAML 1.2\n|---\n|...\n|1"
    "|.inf|~|\r|\x00|\x85|\u2028|\ufeff|é|@|`|0x|1e400|\\ud800|🦶"
)
SNIPPETS = st.sampled_from([*PARTS.split("|"), "|\n"])


def assert_data_or_issues(raw: bytes, path: Path) -> None:
    path.write_bytes(raw)
    try:
        read = read_yaml(path, FILE)
    except ContentError as error:
        for issue in error.issues or pytest.fail("an error without an issue"):
            assert re.fullmatch(r"content/x\.yml:\d+:\d+ [a-z0-9-]+: .+", str(issue))
            assert str(issue).isprintable()
    else:
        assert isinstance(read.data, dict)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scratch") / "x.yml"


@given(raw=st.binary(max_size=80))
@example(raw=b"\xef\xbb\xbf\xff")
def test_any_bytes_give_data_or_issues(scratch: Path, raw: bytes) -> None:
    assert_data_or_issues(raw, scratch)


@given(parts=st.lists(SNIPPETS, max_size=25))
def test_any_text_gives_data_or_issues(scratch: Path, parts: list[str]) -> None:
    assert_data_or_issues("".join(parts).encode(), scratch)


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("unit", ["[", "[\n", "{a: ", "- ", "? ", "{? ", "- - ["])
def test_deep_nesting_is_refused_and_crashes_nothing(unit: str) -> None:
    with pytest.raises(ContentError) as caught:
        parse_yaml(unit * 20_000, FILE)
    assert {i.code for i in caught.value.issues} <= {"yaml-too-deep", "yaml-syntax", "yaml-key"}


def test_nesting_up_to_the_limit_is_read() -> None:
    depth = source.DEPTH_LIMIT - 1
    assert data("a: " + "[" * depth + "]" * depth)
    with pytest.raises(ContentError, match="too-deep"):
        data("a: " + "[" * (depth + 1) + "]" * (depth + 1))


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_bytes(b"a: " + b"x" * 10_000_000)
    (issue,) = issues_of(path)
    assert str(issue) == "content/x.yml:1:1 file-too-large: the file is larger than 256 KiB"


def test_a_folder_a_pipe_and_a_device_are_no_files(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yml"
    os.mkfifo(pipe)
    for path in (tmp_path, pipe, Path(os.devnull)):
        assert [issue.code for issue in issues_of(path)] == ["not-a-file"]


def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.yml"
    (issue,) = issues_of(path)
    assert (issue.code, "No such file" in issue.sentence) == ("unreadable", True)

    def deny(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path.write_text("a: 1")
    monkeypatch.setattr(Path, "open", deny)
    (issue,) = issues_of(path)
    assert issue == Issue(Place(FILE), "unreadable", "the file cannot be read: Permission denied")

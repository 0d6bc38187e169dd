"""What is loaded from a content folder, where its parts stand, and what is wrong with a bad one."""

import dataclasses
import os
import shutil
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator import model, problems
from generator.checks.texts import texts
from generator.issues import ContentError, Issue
from generator.library import Library, load_library
from generator.model import Claim, Dose
from generator.source import read_yaml
from tests.marks import expected, matches

HERE = Path(__file__).parent
GOOD = HERE / "content_good"
BAD = HERE / "content_bad" / "model"
BAD_FILES = sorted(path.relative_to(BAD) for path in BAD.rglob("*.yml"))


@pytest.fixture(scope="module")
def good() -> Library:
    return load_library(GOOD)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the good content, to be spoilt."""
    return Path(shutil.copytree(GOOD, tmp_path / "content"))


def issues_of(content: Path) -> tuple[Issue, ...]:
    with pytest.raises(ContentError) as caught:
        load_library(content)
    return caught.value.issues


def faults(content: Path) -> list[str]:
    """Return the file and code of each issue."""
    return [f"{issue.place.file}: {issue.code}" for issue in issues_of(content)]


@pytest.fixture(scope="module")
def bad_issues(tmp_path_factory: pytest.TempPathFactory) -> dict[PurePosixPath, list[Issue]]:
    """The issues of all bad files in one run, by file."""
    content = tmp_path_factory.mktemp("bad") / "content"
    shutil.copytree(GOOD, content)
    shutil.copytree(BAD, content, dirs_exist_ok=True)
    by_file: dict[PurePosixPath, list[Issue]] = {}
    for issue in issues_of(content):
        by_file.setdefault(issue.place.file.relative_to("content"), []).append(issue)
    return by_file


@pytest.mark.parametrize("path", BAD_FILES, ids=str)
def test_each_fault_is_named_at_its_place(
    path: Path, bad_issues: dict[PurePosixPath, list[Issue]]
) -> None:
    assert matches(bad_issues[PurePosixPath(path)], expected(BAD / path)) == []


def test_one_run_finds_the_faults_of_all_files_and_of_no_other(
    bad_issues: dict[PurePosixPath, list[Issue]],
) -> None:
    assert sorted(bad_issues) == [PurePosixPath(path) for path in BAD_FILES]


def test_every_pattern_of_the_models_is_told_in_words() -> None:
    def patterns(schema: object) -> set[str]:
        if isinstance(schema, dict):
            own = {schema["pattern"]} if isinstance(schema.get("pattern"), str) else set()
            return own.union(*map(patterns, schema.values()))
        return set().union(*map(patterns, schema)) if isinstance(schema, list) else set()

    kinds = [getattr(model, name) for name in model.__all__ if not name.isupper()]
    found = set().union(*(patterns(kind.model_json_schema()) for kind in kinds))
    assert found == set(problems._FORMS)


def test_things_come_by_id_and_principles_by_order(content: Path) -> None:
    text = (content / "principles/small-steps.yml").read_text()
    (content / "principles/a-second.yml").write_text(text.replace("order: 1", "order: 2"))
    exercise = content / "exercises/heel.yml"
    shutil.copy(content / "exercises/heel-rise.yml", exercise)
    loaded = load_library(content)
    assert list(loaded.principles) == ["small-steps", "a-second"]
    assert list(loaded.exercises) == ["ankle-rock", "heel", "heel-rise", "heel-to-toe"]
    assert [key for key, thing in loaded.exercises.items() if thing.id != key] == []


def test_what_a_library_holds(good: Library) -> None:
    assert good.folder == "content_good"
    assert list(good.pages) == ["about.md", "index.md", "privacy.md"]
    assert good.pages["about.md"].startswith("# About\n")
    assert good.exercises["ankle-rock"].dose.tempo == "2-1-2"
    assert good.references["lemon-2020"].container_title == "Journal of Examples"
    assert good.screens["ankle-bend"].levels[1].from_ == 5


@pytest.mark.parametrize(
    ("kind", "name", "path", "place", "text"),
    [
        ("exercise", "heel-rise", (), "exercises/heel-rise.yml", "name: Heel rise"),
        ("exercise", "heel-rise", ("dose", "tempo"), "exercises/heel-rise.yml", "3-1-1"),
        ("exercise", "heel-rise", ("steps", 1), "exercises/heel-rise.yml", "Lower the heels"),
        ("exercise", "heel-rise", ("claims", 0, "text"), "exercises/heel-rise.yml", "Two sets"),
        # Not written there: the nearest thing that is.
        ("exercise", "heel-rise", ("dose", "hold"), "exercises/heel-rise.yml", "sets: 2"),
        ("exercise", "heel-rise", ("household",), "exercises/heel-rise.yml", "name: Heel rise"),
        ("screen", "ankle-bend", ("levels", 1, "from"), "screens/ankle-bend.yml", "5, below: 10"),
        ("principle", "small-steps", ("order",), "principles/small-steps.yml", "1"),
        ("finding", "less-bend", ("area",), "findings/less-bend.yml", "ankle-foot"),
        ("routine", "ten-minutes", ("items", 2, "dose", "hold"), "routines/ten-minutes.yml", "15,"),
        ("reference", "lemon-2020", (), "references.yml", "type: article"),
        ("reference", "lemon-2020", ("author", 0, "given"), "references.yml", "A. B."),
        ("quiz", "quiz", ("gate", 0, "options", 1, "id"), "quiz.yml", "fever"),
        ("quiz", "quiz", ("outcomes", "see-first", "title"), "quiz.yml", "See someone"),
        ("faq", "faq", ("entries", 0, "answer", 0), "faq.yml", "Yes. See"),
        ("page", "about.md", (), "pages/about.md", "# About"),
    ],
)
def test_each_part_has_its_place(
    good: Library, kind: str, name: str, path: tuple[str | int, ...], place: str, text: str
) -> None:
    found = good.place(kind, name, path)
    assert good.source(kind, name) == PurePosixPath(place)
    assert found.file == PurePosixPath("content_good") / place
    line = (GOOD / place).read_text().split("\n")[found.line - 1]
    assert line[found.column - 1 :].startswith(text)


def test_walk_gives_every_model_with_its_place(good: Library) -> None:
    found = list(good.walk())
    assert len({(part.kind, part.id, part.path) for part in found}) == len(found)
    assert all(
        good.place(part.kind, part.id, part.path) != good.place(part.kind, part.id, part.path[:-1])
        for part in found
        if part.path
    )
    doses = [part for part in found if type(part.value) is Dose]
    assert [(part.id, part.path) for part in doses] == [
        ("ankle-rock", ("dose",)),
        ("heel-rise", ("dose",)),
        ("heel-to-toe", ("dose",)),
        ("ten-minutes", ("items", 2, "dose")),
    ]


def test_every_text_has_its_place(good: Library) -> None:
    found = [text for text in texts(good) if text.kind != "page"]
    for text in found:
        place = text.place(good)
        source = GOOD / place.file.relative_to("content_good")
        line = source.read_text().split("\n")[place.line - 1][place.column - 1 :]
        assert line.lstrip('"').startswith(text.value), text
    assert ("cues", 0) in [text.path for text in found if text.value == "Heel stays down"]


def test_claims_are_found_wherever_they_stand(good: Library) -> None:
    assert [(part.kind, part.path) for part in good.claims()] == [
        ("principle", ("evidence_for", 0)),
        ("exercise", ("claims", 0)),
        ("screen", ("error_claim",)),
        ("screen", ("level_claim",)),
        ("routine", ("claims", 0)),
        ("faq", ("entries", 0, "claims", 0)),
    ]
    assert all(isinstance(part.value, Claim) for part in good.claims())


def test_a_changed_library_walks_what_it_holds_now(good: Library) -> None:
    assert list(good.walk())
    smaller = dataclasses.replace(good, exercises={})
    assert not [part for part in smaller.walk() if part.kind == "exercise"]


def test_a_folder_without_things_is_no_fault(content: Path) -> None:
    shutil.rmtree(content / "routines")
    assert load_library(content).routines == {}


def test_names_that_begin_with_a_dot_are_passed_by(content: Path) -> None:
    (content / ".hidden").mkdir()
    (content / "exercises/.heel-rise.yml.swp").write_bytes(b"\xff")
    assert len(load_library(content).exercises) == 3


def make_folder(path: Path) -> None:
    path.mkdir()


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_text(path: Path) -> None:
    path.write_text("name: x\n")


def make_dangling_link(path: Path) -> None:
    path.symlink_to("nowhere.yml")


def make_loop(path: Path) -> None:
    path.symlink_to(path.name)


def make_way_out(path: Path) -> None:
    path.symlink_to("/etc/hostname" if path.suffix else "/etc")


@pytest.mark.parametrize(
    ("make", "name", "code", "words"),
    [
        (make_folder, "exercises/folder.yml", "not-a-file", "a file was expected"),
        (make_pipe, "exercises/pipe.yml", "not-a-file", "a file was expected"),
        (make_dangling_link, "exercises/link.yml", "unreadable", "leads nowhere: No such file"),
        (make_loop, "exercises/loop.yml", "unreadable", "leads nowhere: Too many levels"),
        (make_way_out, "exercises/out.yml", "outside-content", "out of the content folder"),
        (make_way_out, "pages/out.md", "outside-content", "out of the content folder"),
        (make_text, "exercises/heel.yaml", "wrong-extension", 'called "heel.yml"'),
        (make_text, "exercises/notes.txt", "stray-file", 'end in ".yml"'),
        (make_text, "exercises/noextension", "stray-file", 'end in ".yml"'),
        (make_folder, "exercises/more", "stray-file", 'end in ".yml"'),
        (make_text, "pages/picture.svg", "stray-file", "overrides/assets/"),
        (make_text, "exercises/two words.yml", "bad-file-name", "lower-case letters"),
        (make_text, "exercises/under_score.yml", "bad-file-name", '"heel-raise"'),
        (make_text, "exercises/-x.yml", "bad-file-name", "lower-case letters"),
        (make_text, "exercises/é.yml", "bad-file-name", "lower-case letters"),
        (make_text, f"exercises/{'x' * 61}.yml", "bad-file-name", "lower-case letters"),
        (make_text, "pages/Home.md", "bad-file-name", "lower-case letters"),
        (make_text, "quizz.yml", "stray-file", 'did you mean "quiz.yml"'),
        (make_folder, "exercise", "stray-file", 'did you mean "exercises"'),
        (make_text, "q", "stray-file", "nothing of this name"),
        (make_way_out, "elsewhere", "outside-content", "out of the content folder"),
    ],
)
def test_what_does_not_belong_is_named(
    content: Path, make: Callable[[Path], None], name: str, code: str, words: str
) -> None:
    make(content / name)
    (issue,) = issues_of(content)
    assert (str(issue.place), issue.code) == (f"content/{name}:1:1", code)
    assert words in issue.sentence


def test_names_that_differ_only_by_case_are_refused(content: Path) -> None:
    make_text(content / "exercises/Heel-Rise.yml")
    make_text(content / "exercises/HEEL-rise.yml")
    sentences = [issue.sentence for issue in issues_of(content)]
    assert any('differs from "HEEL-rise.yml" only by case' in text for text in sentences)


@pytest.mark.parametrize("raw", [b"a\nb.yml", b"a\x1b[31m.yml", b"\xff.yml", "\u202e.yml".encode()])
def test_hostile_file_names_are_shown_harmlessly(content: Path, raw: bytes) -> None:
    make_text(content / "exercises" / os.fsdecode(raw))
    (issue,) = issues_of(content)
    assert issue.code == "bad-file-name"
    assert str(issue).isprintable()
    assert str(issue).encode()


@pytest.mark.parametrize("name", ["quiz.yml", "faq.yml", "references.yml"])
def test_a_required_file_is_missed_once(content: Path, name: str) -> None:
    (content / name).rename(content / name.replace(".yml", ".yaml"))
    assert faults(content) == [f"content/{name.replace('.yml', '.yaml')}: wrong-extension"]
    (content / name.replace(".yml", ".yaml")).unlink()
    assert faults(content) == [f"content/{name}: missing-file"]
    (content / name).mkdir()
    assert faults(content) == [f"content/{name}: not-a-file"]


def test_a_file_where_a_folder_should_be(content: Path) -> None:
    shutil.rmtree(content / "routines")
    make_text(content / "routines")
    assert faults(content) == ["content/routines: not-a-folder"]


def test_a_missing_content_folder_is_named(tmp_path: Path) -> None:
    assert faults(tmp_path / "nowhere") == ["nowhere: missing-folder"]
    (tmp_path / "loop").symlink_to("loop")
    assert faults(tmp_path / "loop") == ["loop: missing-folder"]


def test_links_within_the_content_are_followed(content: Path) -> None:
    (content / "exercises/same.yml").symlink_to("heel-rise.yml")
    assert load_library(content).exercises["same"].name == "Heel rise"


def test_pages_must_be_plain_text(content: Path) -> None:
    (content / "pages/about.md").write_bytes(b"# About\n\nCaf\xe9\n")
    (issue,) = issues_of(content)
    assert (str(issue.place), issue.code) == ("content/pages/about.md:3:4", "not-utf-8")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=4,
)
FILES = sorted(path.relative_to(GOOD) for path in GOOD.rglob("*.yml"))


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path_factory.mktemp("spoilt") / "content"))


@given(draw=st.data(), path=st.sampled_from(FILES), value=VALUES)
def test_any_value_anywhere_loads_or_gives_issues_of_its_file(
    spoilt: Path, draw: st.DataObject, path: Path, value: object
) -> None:
    data = read_yaml(GOOD / path, PurePosixPath(path)).data
    spot: Any = data
    while True:
        key = draw.draw(st.sampled_from(list(spot) if isinstance(spot, dict) else range(len(spot))))
        if not (isinstance(spot[key], dict | list) and spot[key] and draw.draw(st.booleans())):
            break
        spot = spot[key]
    spot[key] = value
    text = (spoilt / path).read_bytes()
    (spoilt / path).write_text(yaml.safe_dump(data, allow_unicode=True))
    issues: tuple[Issue, ...] = ()
    try:
        load_library(spoilt)
    except ContentError as error:
        issues = error.issues
    finally:
        (spoilt / path).write_bytes(text)
    assert {issue.place.file for issue in issues} <= {PurePosixPath("content", path)}
    for issue in issues:
        assert "does not fit: " not in issue.sentence
        assert str(issue).isprintable()

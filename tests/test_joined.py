"""The scripts as readers get them: they do what the modules do, and nothing is left over."""

import json
import random
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from generator.scripts import ScriptError, joined, minified
from tests.conftest import ROOT, build
from tools.programs import node

ASSETS = ROOT / "overrides/assets/evenstride"
SOURCES = {
    path.relative_to(ASSETS).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(ASSETS.rglob("*.js"))
}
SCRIPT = re.compile(r'<script[^>]* src="[^"]*assets/evenstride/([^"]+)"')


def put(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in {**files, "package.json": '{"type": "module"}'}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def small(sources: Mapping[str, str], *pages: str) -> dict[str, str]:
    return {name: minified(text) for name, text in joined(sources, pages).items()}


def run(script: Path) -> str:
    done = subprocess.run(
        [*node(), str(script)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


# --- made-up pages ---------------------------------------------------------------------------

LITTLE = {
    "page.js": """
// import { nothing } from "./nowhere.js";
/** @typedef {import("./nowhere.js").Nothing} Nothing */
import { add, total as sum } from "./state.js";
import * as names from "./deep/names.js";
import {
  first,
  second as two,
} from "./passed.js";

const value = "page";
console.log(value, first, two, names.value, names.hello("you"), sum());
add(1);
const [one, other] = await_none();
function await_none() { return ["import", `not an ${"export"}`]; }
console.log(one, other);
const both = () => Promise.all([import("./later.js"), import("./deep/other.js")]);
both().then(async ([later, { default_ }]) => {
  console.log(later.first, later.again === add, default_, await later.more());
  console.log(sum());
});
""",
    "state.js": """
console.log("state runs");
let count = 0;
export const total = () => count;
export function add(/** @type {number} */ more) { count += more; }
""",
    "deep/names.js": """
import { add } from "../state.js";
console.log("names run");
add(10);
const first = "own";
export const value = first;
export async function wait() { return "waited"; }
export class Named extends Error {}
function hello(who) { return `hello ${who}`; }
export { hello };
""",
    "passed.js": """
export { value as first } from "./deep/names.js";
export { total as unused } from "./state.js";
const value = "second";
export { value as second };
export {};
""",
    "both.js": """
import { add } from "./state.js";
console.log("both runs");
add(100);
export const both = { value: 0 };
""",
    "later.js": """
import { both } from "./both.js";
import { Named, wait } from "./deep/names.js";
import { add } from "./state.js";
console.log("later runs");
both.value += 1;
export { first } from "./passed.js";
export { add as again };
export async function more() {
  const { last } = await import("./last.js");
  return [await wait(), new Named("x") instanceof Error, last, both.value];
}""",
    "deep/other.js": """
import { both } from "../both.js";
console.log("other runs");
both.value += 10;
export const default_ = "other";
// no new line at the end""",
    "last.js": """
import { both } from "./both.js";
console.log("last runs");
export const last = both.value;
""",
}


def test_joined_modules_do_what_they_did_apart(tmp_path: Path) -> None:
    files = small(LITTLE, "page.js")
    apart = run(put(tmp_path / "apart", LITTLE) / "page.js")
    assert run(put(tmp_path / "joined", files) / "page.js") == apart
    assert apart.count("both runs") == apart.count("state runs") == 1
    assert "true other waited,true,11,11" in apart.replace(
        "[ 'waited', true, 11, 11 ]", "waited,true,11,11"
    )
    assert set(files) == {
        "page.js",
        "later.js",
        "deep/other.js",
        "last.js",
        "page.later.deep-other.js",
    }
    assert "both runs" in files["page.later.deep-other.js"]


def made_up(seed: int) -> dict[str, str]:
    """Modules that import what comes after them, and load anything; the first is the page's."""
    chance = random.Random(seed)
    names = [f"{'deep/' if chance.random() < 0.3 else ''}m{index}.js" for index in range(9)]
    sources = {}
    for index, name in enumerate(names):
        up = "../" if "/" in name else "./"
        static = list(enumerate(one for one in names[index + 1 :] if chance.random() < 0.25))
        loads = [one for one in names if one != name and chance.random() < 0.15]
        imports = (
            f'import {{ value as v{n}, next as n{n} }} from "{up}{one}";' for n, one in static
        )
        passed = (f'export {{ value as passed }} from "{up}{one}";' for _, one in static[:1])
        asked = "".join(f'  await ask(await import("{up}{one}"));\n' for one in loads)
        values = "".join(f" + v{n}" for n, _ in static)
        sources[name] = "\n".join(
            [
                *imports,
                *passed,
                f"log.push({json.dumps(name)});",
                f"counts[{json.dumps(name)}] = () => count;",
                "let count = 0;",
                "let begun = false;",
                "export const next = () => ++count;",
                f"export const value = {json.dumps(name)}{values};",
                "".join(f"n{n}();" for n, _ in static),
                "export async function more() {",
                "  if (begun) return;",
                "  begun = true;",
                "  const ask = (m) => said.push(m.value, m.passed, m.next()) && m.more();",
                f"{asked}}}",
            ]
        )
    start = f'import {{ more }} from "./{names[0]}";\nglobalThis.more = more;\n'
    return {"start.js": start, **sources}


DRIVE = """
const told = [];
for (let index = 0; index < COUNT; index += 1) {
  const one = Object.assign(globalThis, { log: [], said: [], counts: {} });
  await import(`./${index}/start.js`);
  const first = one.log.length;
  await one.more();
  const counts = Object.entries(one.counts).map(([name, count]) => [name, count()]).sort();
  told.push({ first: one.log.slice(0, first), log: one.log, said: one.said, counts });
}
console.log(JSON.stringify(told));
"""


def test_any_modules_run_once_after_what_they_import_and_say_the_same(tmp_path: Path) -> None:
    graphs = [made_up(seed) for seed in range(60)]
    files = [small(graph, "start.js") for graph in graphs]
    assert any(re.search(r"start\.m\d\.", name) for each in files for name in each)
    told = []
    for name, each in (("apart", graphs), ("joined", files)):
        folder = put(tmp_path / name, {"drive.js": DRIVE.replace("COUNT", str(len(each)))})
        for index, sources in enumerate(each):
            put(folder / str(index), sources)
        told.append(json.loads(run(folder / "drive.js")))
    for graph, apart, together in zip(graphs, *told, strict=True):
        log = together["log"]
        assert sorted(log) == sorted(apart["log"])
        assert {**together, "log": ()} == {**apart, "log": ()}
        for index, name in enumerate(log):
            assert set(re.findall(r' from "\.+/([^"]+)"', graph[name])) <= set(log[:index])


def test_pages_that_load_the_same_module_get_a_file_each(tmp_path: Path) -> None:
    page = (
        'import { add } from "./state.js";\nadd(ADD);\n'
        'import("./later.js").then(({ total }) => console.log(total()));'
    )
    sources = {
        "a.js": page.replace("ADD", "1"),
        "b.js": page.replace("ADD", "2"),
        "state.js": LITTLE["state.js"],
        "later.js": 'export { total } from "./state.js";',
    }
    files = small(sources, "a.js", "b.js")
    assert set(files) == {"a.js", "a.later.js", "b.js", "b.later.js"}
    for name in ("a.js", "b.js"):
        apart = run(put(tmp_path / "apart", sources) / name)
        assert run(put(tmp_path / "joined", files) / name) == apart


def test_a_module_runs_in_time_even_if_nothing_of_it_is_used(tmp_path: Path) -> None:
    sources = {
        "page.js": 'import("./a.js").then(() => import("./b.js"));',
        "a.js": 'import { plain } from "./plain.js";\nconsole.log(plain);',
        "plain.js": 'export { quiet } from "./quiet.js";\nexport const plain = "plain";',
        "quiet.js": 'console.log("quiet runs");\nexport const quiet = 1;',
        "b.js": 'import { quiet } from "./quiet.js";\nconsole.log(quiet);',
    }
    files = small(sources, "page.js")
    assert run(put(tmp_path, files) / "page.js") == "quiet runs\nplain\n1\n"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('import a from "./b.js";', "form"),
        ('import a, { b } from "./b.js";', "form"),
        ('import "./b.js";', "form"),
        ('import { b } from "b";', "form"),
        ("import { b } from './b.js';", "form"),
        ('import { b } from "./b.js"', "form"),
        (' import { b } from "./b.js";', "form"),
        ('const c = 1; import { b } from "./b.js";', "form"),
        ('import { b } from "./b.js" with { type: "json" };', "form"),
        ("const c = (path) => import(path);", "form"),
        ("const c = () => import(`./b.js`);", "form"),
        ("const c = import.meta.url;", "form"),
        ("export default 1;", "form"),
        ("export let c = 1;", "form"),
        ("export var c = 1;", "form"),
        ("export const { c } = {};", "form"),
        ("export function* c() {}", "form"),
        ('export * from "./b.js";', "form"),
        ('export * as c from "./b.js";', "form"),
        ('import { c } from "./b.js";', "b.js does not export c"),
        ('export { c } from "./b.js";', "b.js does not export c"),
        ('import { c } from "./c.js";', "there is no c.js"),
        ('const c = () => import("./c.js");', "there is no c.js"),
        ('import { b } from "./a.js";', "a.js needs this module already"),
        ('import { back } from "./back.js";', "a.js needs this module already"),
    ],
)
def test_what_cannot_be_joined_is_told_with_its_line(line: str, says: str) -> None:
    sources = {
        "page.js": 'import { a } from "./a.js";\na();',
        "a.js": f'/* import x */\nimport {{ b as d }} from "./b.js";\n{line}\nexport const a = d;',
        "b.js": "export const b = () => {};",
        "back.js": '// A cycle.\nimport { a } from "./a.js";\nexport const back = a;',
    }
    where = "back.js:2" if "back" in line else "a.js:3"
    with pytest.raises(ScriptError, match=re.escape(says)) as told:
        joined(sources, ["page.js"])
    assert str(told.value).startswith(f"{where}: ")


# --- the site's own --------------------------------------------------------------------------


def test_what_is_published_is_small_and_can_be_parsed(site: Path) -> None:
    folder = site / "assets/evenstride"
    for path in sorted(folder.rglob("*.js")):
        text = path.read_bytes()
        check = [*node(), "--input-type=module", "--check", "-"]
        assert b"/**" not in text
        assert text.count(b"\n") < 20
        done = subprocess.run(check, input=text, capture_output=True, check=False)
        assert done.returncode == 0, f"{path}: {done.stderr.decode()[-300:]}"


def test_what_is_published_reads_no_name_too_early(site: Path) -> None:
    """Minifiers move declarations; TypeScript tells of a name that is not there, or not yet."""
    scripts = sorted(map(str, (site / "assets/evenstride").rglob("*.js")))
    done = subprocess.run(
        [
            *(*node(), str(ROOT / "node_modules/typescript/bin/tsc"), "--ignoreConfig", "--noEmit"),
            *("--allowJs", "--checkJs", "--target", "esnext", "--module", "esnext"),
            *("--lib", "dom,dom.iterable,esnext", "--strict", "false", *scripts),
        ],
        cwd=site,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    # There are plenty of others, since no type is known any more.
    assert "error TS2339: " in done.stdout
    found = re.findall(r".*error TS(?:1\d\d\d|2304|2448|2454): .*", done.stdout)
    assert [line for line in found if "TS1345" not in line] == []


@pytest.mark.parametrize("kind", ["const", "let"])
@pytest.mark.parametrize("names", ["{ a }", "[a]", "{ a = one }"])
def test_declarations_keep_their_order(kind: str, names: str) -> None:
    lines = f"{kind} one = first(); {kind} {names} = second({{ one }}); use(a, one, a, one);"
    text = minified(f"(() => {{ {lines} }})();")
    assert text.index("first") < text.index("second")


def test_the_same_files_come_out_in_any_order_of_sources() -> None:
    pages = ["start.js", "my-plan.js", "my-selection.js", "summary.js", "guide.js", "sheet.js"]
    assert small(SOURCES, *pages) == small(
        dict(reversed(SOURCES.items())), *reversed(pages), *pages
    )


def test_a_page_loads_one_script_and_the_site_has_no_other(site: Path) -> None:
    folder = site / "assets/evenstride"
    # Two scripts on one page could run a module twice.
    pages = {path: SCRIPT.findall(path.read_text("utf-8")) for path in site.rglob("*.html")}
    assert max(map(len, pages.values())) == 1
    waiting = {folder / name for names in pages.values() for name in names}
    assert {path.name for path in waiting} == {
        "guide.js", "my-plan.js", "my-selection.js", "sheet.js", "start.js", "summary.js"
    }  # fmt: skip
    found: set[Path] = set()
    while waiting:
        path = waiting.pop()
        found.add(path)
        for other in re.findall(r'\b(?:from|import)\(?"(\.[^"]+)"', path.read_text("utf-8")):
            waiting |= {(path.parent / other).resolve()} - found
    assert found == set(folder.rglob("*.js"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that a test may spoil."""
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    for folder in ("overrides", "content"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def test_a_script_that_cannot_be_joined_ends_the_build_with_a_sentence(project: Path) -> None:
    script = project / "overrides/assets/evenstride/sheet.js"
    line = script.read_text("utf-8").count("\n") + 1
    with script.open("a", encoding="utf-8") as file:
        file.write("export default 1;\n")
    said = build(project / "site", project)
    assert f"assets/evenstride/sheet.js:{line}: an import or export of a form that" in said
    script.write_text("const x = {;\n", "utf-8")
    said = build(project / "site", project)
    assert "assets/evenstride/sheet.js, joined, cannot be minified: expected " in said
    assert "Traceback" not in said


def test_a_preview_serves_the_modules_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path))
    monkeypatch.setattr(config.plugins["evenstride"], "serving", True)
    mkdocs_build(config)
    folder = tmp_path / "assets/evenstride"
    assert {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*.js"))
    } == SOURCES

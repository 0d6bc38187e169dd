"""Who may import whom: data flows one way, and MkDocs is known to one module only."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted((ROOT / "generator").rglob("*.py"))
}
BUILDERS = ("mkdocs", "properdocs", "material")
RENDERING = ("jinja2", "generator.templating", "generator.guide", "generator.tools",
             "generator.sheets", "generator.standalone", "generator.build")  # fmt: skip
ADAPTERS = ("generator.mkdocs_plugin", "generator.cli")
# The modules whose names begin so import nothing whose name begins so.
FORBIDDEN = {
    "generator.model": ("generator.", "jinja2", "yaml"),
    "generator.source": (*RENDERING, *ADAPTERS, "generator.checks", "generator.library"),
    "generator.library": (*RENDERING, *ADAPTERS, "generator.checks"),
    "generator.compile": (*RENDERING, *ADAPTERS, "generator.checks"),
    "generator.checks": (*RENDERING, *ADAPTERS),
    "generator.prose": ("generator.", "jinja2"),
    "generator.addresses": ("generator.",),
    "generator.folder": (*RENDERING, *ADAPTERS, "generator.checks", "generator.library"),
    "generator.connections": (*RENDERING, *ADAPTERS, "generator.checks"),
    "generator.phrases": (*RENDERING, *ADAPTERS, "generator.checks", "generator.library"),
    "generator.restrictions": (*RENDERING, *ADAPTERS, "generator.checks", "generator.library"),
    "generator.scoring": (*RENDERING, *ADAPTERS, "generator.checks", "generator.library"),
    "generator.guide": (*ADAPTERS, "generator.checks", "generator.build"),
    "generator.tools": (*ADAPTERS, "generator.checks", "generator.build"),
    "generator.sheets": (*ADAPTERS, "generator.checks", "generator.build"),
    "generator.paper": (*ADAPTERS, "generator.checks", "generator.build"),
    "generator.paper_exercises": (*RENDERING, *ADAPTERS, "generator.checks"),
    "generator.build": (*ADAPTERS, "generator.checks"),
    "generator.cli": ("generator.mkdocs_plugin",),
    "generator.mkdocs_plugin": ("generator.cli",),
}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def begins(name: str, prefix: str) -> bool:
    return name == prefix.rstrip(".") or name.startswith(prefix.rstrip(".") + ".")


@pytest.mark.parametrize("module", MODULES)
def test_only_the_adapter_knows_mkdocs(module: str) -> None:
    known = [name for name in imports(MODULES[module]) if any(begins(name, b) for b in BUILDERS)]
    assert bool(known) == (module == "generator.mkdocs_plugin"), known


@pytest.mark.parametrize("prefix", FORBIDDEN)
def test_data_flows_one_way(prefix: str) -> None:
    for module, path in MODULES.items():
        if begins(module, prefix):
            bad = [
                name
                for name in imports(path)
                for forbidden in FORBIDDEN[prefix]
                if begins(name, forbidden) and not begins(name, prefix) and name != "generator"
            ]
            assert bad == [], f"{module} imports {bad}"

"""The command line for authors: check, export, new, schema.

Exit codes: 0 all is well; 1 the content has problems or a file is in the way; 2 wrong use, such
as a folder that does not exist.
"""

from __future__ import annotations

import json
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from generator.build import build_tree
from generator.checks import checked
from generator.export import ExportError, write_export
from generator.issues import ContentError, Issue
from generator.new import KINDS, write_new
from generator.output import Site
from generator.plaintext import printable
from generator.schema import schemas

CONTENT = click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default="content",
    show_default=True,
    help="The folder with the content.",
)
NOUNS = ("principles", "exercises", "screens", "findings", "routines", "references", "pages")


class _Main(click.Group):
    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what the system refuses is told in a sentence."""
        # What a terminal cannot show must not end in an exception.
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(f"{where}{error.strerror}") from None


@click.group(cls=_Main)
def main() -> None:
    """Evenstride: from YAML files to a checked movement guide."""


@main.command()
@CONTENT
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def check(content: Path, form: str) -> None:
    """Find every problem of the content.

    Prints `file:line:column code: sentence` for each, and exits with 1 if there are any.
    """
    issues: tuple[Issue, ...] = ()
    try:
        library = checked(content)
    except ContentError as error:
        issues = error.issues
    if form == "json":
        click.echo(json.dumps([_object(issue) for issue in issues], indent=2, ensure_ascii=False))
    elif issues:
        _tell(issues)
    else:
        counts = ((len(getattr(library, noun)), noun) for noun in NOUNS)
        things = ", ".join(f"{n} {noun[:-1] if n == 1 else noun}" for n, noun in counts)
        click.echo(f"{library.folder}: {things}; no problems found")
    sys.exit(1 if issues else 0)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@CONTENT
@click.option("--site-name", default="Evenstride", show_default=True, help="The site's name.")
@click.option("--site-url", default="", help="The site's public address, if it has one.")
def export(folder: Path, content: Path, site_name: str, site_url: str) -> None:
    """Write all pages, made and hand-written, into FOLDER.

    FOLDER must be new, empty, or hold an earlier export. Bad content writes nothing.
    """
    if Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(content)):
        raise click.UsageError("FOLDER must not be in the content folder.")
    site = Site(site_name, _address(site_url))
    try:
        library = checked(content)
    except ContentError as error:
        _tell(error.issues)
        sys.exit(1)
    made = {output.uri: output.text for output in build_tree(library, site)}
    files = {**made, **library.pages}
    try:
        gone = write_export(folder, files)
    except ExportError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{folder}: {len(files)} files written, {gone} older ones deleted")


@main.command()
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("id_", metavar="ID")
@CONTENT
def new(kind: str, id_: str, content: Path) -> None:
    """Start a new file, with a comment for every field.

    ID is its name, such as heel-raise. A file that exists is never touched.
    """
    try:
        path = write_new(content, kind, id_)
    except ValueError as error:
        raise click.BadParameter(f"{error}.", param_hint="ID") from None
    except FileExistsError as error:
        raise click.ClickException(f"{error.filename} exists already.") from None
    click.echo(f"{path} is ready to be filled in.")


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default="build/schema")
def schema(folder: Path) -> None:
    """Write a JSON Schema of each kind of file into FOLDER (build/schema), for editors."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_bytes(text.encode("utf-8"))
    click.echo(f"{folder}: {len(schemas())} schemas written")


def _tell(issues: tuple[Issue, ...]) -> None:
    for issue in issues:
        click.echo(printable(str(issue)))
    click.echo(f"problems: {len(issues)}", err=True)


def _object(issue: Issue) -> dict[str, str | int]:
    place = issue.place
    return {
        "file": str(place.file),
        "line": place.line,
        "column": place.column,
        "code": issue.code,
        "sentence": issue.sentence,
    }


def _address(url: str) -> str | None:
    """Return a public address with a slash at its end, or None if none was given."""
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise click.BadParameter("must be like https://example.org/.", param_hint="--site-url")
    return url.rstrip("/") + "/"

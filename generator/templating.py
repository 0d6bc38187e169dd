"""The Jinja environments: what a template prints is text, unless it was made safe on purpose."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from html import escape

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context
from markupsafe import Markup

from generator import prose
from generator.addresses import address, relative
from generator.figures.files import sides
from generator.figures.markup import figure_html
from generator.figures.scene import scene
from generator.figures.words import tell
from generator.model import Exercise, Screen


@pass_context
def _link(context: Context, kind: str, name: str) -> Markup:
    """Return the link from the page being rendered to a thing or page, ready for an attribute."""
    return Markup(escape(_href(context)(kind, name)))  # noqa: S704  (escaped)


@pass_context
def _asset(context: Context, path: str) -> Markup:
    """Return the link from the page being rendered to one of the theme's own files."""
    root = relative("", str(context["page"]))
    return Markup(escape(f"{root}assets/evenstride/{path}"))  # noqa: S704  (escaped)


@pass_context
def _drawing(
    context: Context, kind: str, thing: Exercise | Screen, *, beside: bool = False
) -> Markup:
    """Return the drawing of a thing as an image that is fetched when it comes into sight.

    Where it stands `beside` a link to the thing, that page tells it in words.
    """
    if thing.figure is None:
        return Markup()
    root = relative("", str(context["page"]))
    side = next(
        (one for one in sides(thing.figure) if (thing.figure.works or "").startswith(one)), "both"
    )
    src = escape(f"{root}figures/{kind}s/{thing.id}-{side}.svg")
    says = "" if beside else escape(tell(scene(thing.figure)))
    return Markup(f'<img class="drawing" src="{src}" alt="{says}" loading="lazy">')  # noqa: S704  (escaped)


def _href(context: Context) -> Callable[[str, str], str]:
    """Return how to link from the page being rendered to a thing or page."""
    page = str(context["page"])
    return lambda kind, name: relative(address(kind, name), page)


@pass_context
def _prose(context: Context, text: str) -> Markup:
    """Return an author's prose as safe inline HTML with links from the page being rendered."""
    return prose.render(text, _href(context))


@pass_context
def _each_prose(context: Context, texts: Iterable[str], before: str, after: str = "") -> Markup:
    """Return each text as prose on a line of its own, between two pieces of markup."""
    href = _href(context)
    return Markup("\n".join([f"{before}{prose.render(text, href)}{after}" for text in texts]))  # noqa: S704  (escaped)


class _PrintsFinal(CodeGenerator):
    """Prints what `finalize` returns; Jinja would escape each value a second time."""

    def _output_child_pre(
        self,
        node: Expr,  # noqa: ARG002
        frame: Frame,  # noqa: ARG002
        finalize: CodeGenerator._FinalizeInfo,
    ) -> None:
        self.write(f"({finalize.src}")


class _Environment(Environment):
    code_generator_class = _PrintsFinal


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the environment of every template in `templates/`.

    Every value printed is escaped for HTML and Markdown both (`prose.escape`), so a template
    cannot forget to. Templates get `page` (the page's own address) in their context, the
    functions `link(kind, id)`, `asset(path)`, `figure(pose data)` and `drawing(kind, thing)`, the
    filter `prose`, and `each_prose` for a list of texts with the markup around each. An unknown
    name is an error.
    """
    env = _Environment(
        loader=PackageLoader("generator"),
        auto_reload=False,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=prose.escape,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # Takes longer than it saves.
        optimized=False,
    )
    env.globals["link"] = _link
    env.globals["asset"] = _asset
    env.globals["figure"] = figure_html
    env.globals["drawing"] = _drawing
    env.filters["prose"] = _prose
    env.filters["each_prose"] = _each_prose
    return env

"""The MkDocs adapter, the only module that imports mkdocs: files in, strict policy out."""

from __future__ import annotations

import base64
import gc
import hashlib
import logging
import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files

from generator.build import build_tree
from generator.checks import checked
from generator.folder import FOLDERS
from generator.issues import ContentError
from generator.library import MODELS, Library
from generator.output import Output, Site
from generator.scripts import ScriptError, joined, minified

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.plugins.evenstride")

_CHARSET = re.compile(r"<meta charset=[^>]*>")
_FETCHED = re.compile(r'^ src="([^"]+)"( type="module")?$')
_SCRIPTS = "assets/evenstride"
_SCRIPT = re.compile(rf'<script(?=[^>]* type="module")[^>]* src="[^"]*{_SCRIPTS}/([^"]+)"')
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\s*')


class EvenstrideConfig(Config):
    """The plugin's options."""

    # The folder with the definitions, relative to mkdocs.yml.
    content = config_options.Dir(exists=True, default="content")
    # Whether something, such as `make pdf`, lays ready PDFs beside the sheets after the build.
    pdfs = config_options.Type(bool, default=False)


# MkDocs passes all that an event has by name, needed or not: hence the unused arguments.
class EvenstridePlugin(BasePlugin[EvenstrideConfig]):
    """Loads and checks the content, adds its pages, and gives every page a strict policy.

    Bad content fails before a build touches the site. While serving, it is told and the last good
    content stays on show.
    """

    def __init__(self) -> None:
        self.serving = False
        self.good: Library | None = None
        self.outputs: tuple[Output, ...] = ()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Note whether pages are served; with this event MkDocs keeps the plugin over rebuilds."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load, check and render everything, and complete the navigation."""
        content = Path(self.config.content)
        with _all_is_kept(for_good=not self.serving):
            try:
                library = checked(content)
            except ContentError as error:
                if not self.serving or self.good is None:
                    raise PluginError(_told(error)) from None
                log.error("%s\nThe last good content stays on show.", _told(error))
                library = self.good
            self.good = library
            site = Site(config.site_name, config.site_url or None, pdfs=self.config.pdfs)
            self.outputs = build_tree(library, site)
        config.docs_dir = str(content / "pages")
        config.nav = _complete(config.nav, library)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every generated file."""
        for file in files.documentation_pages():
            file.edit_uri = f"pages/{file.src_uri}"
        for output in self.outputs:
            text = _POLICY.sub("", output.text) if self.serving else output.text
            file = File.generated(config, output.uri, content=text)
            if output.source:
                file.edit_uri = str(output.source)
            files.append(file)
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Take the day of the build out of the pages, so that two builds give the same bytes."""
        for file in files.documentation_pages():
            if file.page:
                file.page.update_date = "1980-01-01"
        return env

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Add the policy to a page of the guide."""
        return output if self.serving else with_policy(output)

    @event_priority(-100)
    def on_post_template(
        self,
        output_content: str,
        *,
        template_name: str,
        config: MkDocsConfig,  # noqa: ARG002
    ) -> str:
        """Add the policy to the page for addresses that do not exist."""
        html = template_name.endswith(".html") and not self.serving
        return with_policy(output_content) if html else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Publish the scripts joined and minified; while serving, the modules stay as they are."""
        if not self.serving:
            try:
                _publish_scripts(Path(config.theme.dirs[0]), Path(config.site_dir))
            except ScriptError as error:
                raise PluginError(f"{_SCRIPTS}/{error}") from None

    def on_serve(self, server: LiveReloadServer, **_: Any) -> LiveReloadServer:
        """Watch the definitions."""
        server.watch(self.config.content)
        return server


def with_policy(html: str) -> str:
    """Return a page with a content security policy that lets only its own inline scripts run."""
    scripts = [part.split("</script>", 1)[0].partition(">") for part in html.split("<script")[1:]]
    hashes = {
        base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        for attributes, _, script in scripts
        if "src=" not in attributes and "json" not in attributes
    }
    allowed = "".join(f" 'sha256-{value}'" for value in sorted(hashes))
    policy = (
        f"default-src 'self'; script-src 'self'{allowed}; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
        "object-src 'none'; frame-src 'none'; form-action 'none'; base-uri 'none'"
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    # Behind a policy browsers do not look ahead for scripts, and would fetch them one by one.
    ahead = "".join(
        f'\n      <link rel="{"module" if module else ""}preload" href="{source}" as="script">'
        for attributes, _, _ in scripts
        for source, module in _FETCHED.findall(attributes)
    )
    return _CHARSET.sub(lambda match: f"{match[0]}\n      {meta}{ahead}", html, count=1)


def _publish_scripts(theme: Path, site: Path) -> None:
    folder = theme / _SCRIPTS
    sources = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.js"))
    }
    pages = {
        name
        for page in site.rglob("*.html")
        for name in _SCRIPT.findall(page.read_text(encoding="utf-8"))
    }
    scripts = {}
    for name, text in joined(sources, pages).items():
        try:
            scripts[name] = minified(text)
        except ValueError as error:
            raise ScriptError(f"{name}, joined, cannot be minified: {error}") from None
    for name in sources:
        (site / _SCRIPTS / name).unlink(missing_ok=True)
    for name, text in scripts.items():
        path = site / _SCRIPTS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


@contextmanager
def _all_is_kept(*, for_good: bool) -> Iterator[None]:
    """Search for no garbage: there is hardly any, and the search takes a fifth of the time."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if for_good:
            gc.freeze()
        if searching:
            gc.enable()


def _told(error: ContentError) -> str:
    count = len(error.issues)
    return f"The content has {count} problem{'s' if count > 1 else ''}:\n{error}"


def _complete(nav: Any, library: Library) -> Any:
    """Return the navigation with each `folder/` replaced by the pages of that folder."""
    if isinstance(nav, dict):
        return {title: _complete(item, library) for title, item in nav.items()}
    if isinstance(nav, list):
        # A folder without a title gives its pages to the list that it stands in.
        items = (_complete(item, library) for item in nav)
        return [one for item in items for one in (item if isinstance(item, list) else [item])]
    if isinstance(nav, str) and nav.endswith("/") and FOLDERS.get(nav[:-1]) in MODELS:
        things = getattr(library, nav[:-1])
        return [f"{nav}index.md", *(f"{nav}{name}/index.md" for name in things)]
    return nav

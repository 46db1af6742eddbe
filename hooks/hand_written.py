"""Gives the pages of docs/ the same frame, and the made parts that they ask for."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from newsroom.build.edition import problems_of
from newsroom.pages.hand_written import hand_written
from newsroom.reading.problem import ContentError


def on_page_read_source(page: MkDocsPage, config: MkDocsConfig) -> str | None:
    """Withheld names are taken out of hand-written pages too."""
    redaction = config.extra["newsroom"].site.content.redaction
    if not redaction or page.file.abs_src_path is None:
        return None
    return str(redaction.apply(Path(page.file.abs_src_path).read_text(encoding="utf-8-sig")))


def on_page_context(context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    press = config.extra["newsroom"]
    source = next(found for found in press.site.hand_written if found.path == f"docs/{page.file.src_uri}")
    collected = config.extra.get("newsroom_collected")
    if collected is not None:
        collected.pages[source.path] = page.content or ""
        return {**context, "made": ""}
    output = hand_written(press, source, page.content or "", config.extra["newsroom_latest"])
    made = output.make()
    problems = [*press.problems, *problems_of(press, output.path, made)]
    if problems:
        raise PluginError(ContentError(problems).report)
    return {**context, "made": made.decode()}

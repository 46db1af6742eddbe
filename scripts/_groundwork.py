"""MkDocs's part of a build: the theme's files, and the HTML of hand-written pages."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

import _mkdocs
from _bootstrap import PROJECT
from _build import Stopped
from newsroom.build.assembly import Laid
from newsroom.build.cache import Files
from newsroom.build.groundwork import Collected, Groundwork, fingerprint, newest
from newsroom.render.markdown import reads_nothing_else
from newsroom.render.templates import Press


def lay_groundwork(
    root: Path,
    new: Path,
    site_url: str | None,
    strict: bool,
    files: Files,
    opened: Press | Callable[..., Press],
) -> Laid:
    """Run MkDocs for its own part alone, into the folder `new`. Raises Stopped."""
    with _mkdocs.messages() as said:
        try:
            config = _mkdocs.site_config(PROJECT, root, site_dir=new, site_url=site_url, strict=strict)
            made_from = fingerprint(_sources(config, root), os.environ)
            collected = Collected()
            config.extra["newsroom_collected"] = collected
            config.extra["newsroom" if isinstance(opened, Press) else "newsroom_open"] = opened
            _mkdocs.build_pages(config)
        except MkDocsException as problem:
            raise Stopped("\n".join(filter(None, [*said.lines, _mkdocs.reason(problem, said)]))) from problem
    sys.stderr.writelines(f"{line}\n" for line in said.lines)
    press: Press = config.extra["newsroom"]
    ground = Groundwork(
        settings=press.site.settings,
        pages=collected.pages,
        latest=collected.latest,
        shown=collected.shown,
        told=newest(press.site, collected.shown),
        withheld=press.site.content.redaction.names,
        targets=collected.targets,
        files=_taken(new, set(collected.targets), files),
        sources=_sources(config, root),
        made_from=made_from,
    )
    return Laid(press, ground, lasts=not said.lines and _is_known(config))


def _taken(new: Path, targets: set[str], files: Files) -> dict[str, str]:
    """What MkDocs wrote, but for the pages that stand there in name only."""
    found = sorted(file for file in new.rglob("*") if file.is_file())
    paths = {file.relative_to(new).as_posix(): file for file in found}
    return {path: files.put(file.read_bytes()) for path, file in paths.items() if path not in targets}


def _sources(config: MkDocsConfig, root: Path) -> tuple[str, ...]:
    """All that MkDocs reads for its part: settings, pages, overrides, hooks. The theme itself is a package."""
    folders = [config.docs_dir, str(PROJECT / "hooks"), str(PROJECT / "scripts")]
    overrides = [config.theme.custom_dir] if config.theme.custom_dir else []
    files = [str(root / "mkdocs.yml"), str(PROJECT / "mkdocs.yml")]
    return tuple(dict.fromkeys([*files, *folders, *overrides]))


def _is_known(config: MkDocsConfig) -> bool:
    """Whether all that takes part is known to read nothing else; what a stranger reads, nobody can tell."""
    hooks = {str(PROJECT / hook) for hook in config.hooks}
    own = {str(PROJECT / "hooks" / Path(hook).name) for hook in config.hooks}
    return (
        hooks == own
        and set(config.plugins) - set(config.hooks) <= {"blog"}
        and reads_nothing_else(config.markdown_extensions)
        and b"INHERIT" not in Path(config.config_file_path).read_bytes()
    )

"""What the scripts and the tests ask of MkDocs: the settings of a site, a build, and its messages."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

ITS_OWN = {
    "site_name", "site_url", "site_description", "site_author", "copyright", "repo_url", "repo_name",
    "edit_uri", "edit_uri_template", "remote_branch", "remote_name", "docs_dir", "site_dir",
}  # fmt: skip
"""Settings that say whose site it is and where: another institution never takes them from the project."""

FAULT = "This is a fault of the program, not of your files. Please report it with the lines above."


class WrongUse(Exception):
    """A setting outside the site's files is wrong; the text says which, and what to write."""


@dataclass
class Messages:
    """What MkDocs and the hooks said during a build, warnings and worse."""

    lines: list[str] = field(default_factory=list)
    errors: int = 0


# -- Settings


def site_config(
    project: Path, root: Path, *, site_dir: Path, site_url: str | None = None, strict: bool = False
) -> MkDocsConfig:
    """Return MkDocs's settings for the site in `root`, to be built into `site_dir`.

    The project's own site has its `mkdocs.yml`. Another institution's may be as short as a name and an
    address: whatever it does not set is the project's, and hooks and theme are always found there.
    """
    settings = root / "mkdocs.yml"
    if not settings.is_file():
        raise ConfigurationError(f"{root} has no mkdocs.yml: write one that gives at least site_name and site_url.")
    inherited = {} if _same(project, root) else carried_over(project / "mkdocs.yml", settings)
    ours: dict[str, Any] = {"site_dir": str(site_dir), "site_url": site_url, "strict": strict or None}
    return load_config(str(settings), **(inherited | ours))


def carried_over(parent: Path, child: Path) -> dict[str, Any]:
    """The settings that the child's site has from its parent, the child's own laid over them."""
    inherited, own = _read(parent), _read(child)
    _make_absolute(inherited, parent.parent)
    return {key: overlaid(value, own.get(key)) for key, value in inherited.items() if key not in ITS_OWN}


def overlaid(base: Any, over: Any) -> Any:
    """`over` laid on `base`: mappings are merged key by key, anything else is replaced if it is given."""
    if over is None:
        return base
    if isinstance(base, dict) and isinstance(over, dict):
        return base | {key: overlaid(base.get(key), value) for key, value in over.items()}
    return over


def site_url_from(variables: Mapping[str, str]) -> str | None:
    """The address that SITE_URL gives, ending in a slash; None where it is not set."""
    address = variables.get("SITE_URL", "").strip()
    if not address:
        return None
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and parts.hostname and not (parts.query or parts.fragment)
    except ValueError:
        usable = False
    if not usable:
        raise WrongUse(
            f"SITE_URL is {address!r}, which is no site's address: it must start with http:// or https:// "
            "and name a host, for example https://news.example.org/technicians/"
        )
    return address.rstrip("/") + "/"


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def _read(settings: Path) -> dict[str, Any]:
    """Read a mkdocs.yml as it stands. Its tags (`!!python/name:`, `!relative`) need MkDocs's own loader."""
    loader = get_yaml_loader(config=MkDocsConfig(config_file_path=str(settings)))
    with settings.open("rb") as file:
        content = yaml_load(file, loader)
    if not isinstance(content, dict):
        raise ConfigurationError(f"{settings} must hold lines such as  site_name: The name of the site")
    if isinstance(content.get("theme"), str):
        content["theme"] = {"name": content["theme"]}
    return content


def _make_absolute(settings: dict[str, Any], folder: Path) -> None:
    """Tie the paths that MkDocs would look for beside the child's mkdocs.yml to the parent's folder."""
    for key in ("hooks", "watch"):
        if key in settings:
            settings[key] = [str(folder / path) for path in settings[key]]
    theme = settings.get("theme")
    if isinstance(theme, dict) and theme.get("custom_dir"):
        settings["theme"] = theme | {"custom_dir": str(folder / theme["custom_dir"])}


# -- Building


def build_pages(config: MkDocsConfig, *, preview: str | None = None) -> None:
    """Let MkDocs build the site into `config.site_dir`; `preview` is the address of a live preview."""
    config.plugins.on_startup(command="serve" if preview else "build", dirty=False)
    try:
        build(config, serve_url=preview)
    finally:
        config.plugins.on_shutdown()


@contextmanager
def messages() -> Iterator[Messages]:
    """Gather MkDocs's warnings and errors as plain lines; its chatter is dropped."""
    gathered = Messages()
    handler = _Gatherer(gathered)
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
    try:
        yield gathered
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)


def reason(problem: MkDocsException, said: Messages) -> str:
    """What a failed build adds to its messages: nothing, where it only says that it stopped."""
    if not isinstance(problem, Abort):
        return str(problem)
    return "" if said.errors else "Not built: with --strict, a warning is enough to stop."


class _Gatherer(logging.Handler):
    """Keeps each message, a warning marked as one."""

    def __init__(self, gathered: Messages) -> None:
        super().__init__(logging.WARNING)
        self.gathered = gathered

    def emit(self, record: logging.LogRecord) -> None:
        serious = record.levelno >= logging.ERROR
        self.gathered.errors += serious
        self.gathered.lines.append(("" if serious else "Warning: ") + record.getMessage())


def shown_path(path: Path) -> str:
    """A folder as a person in the working directory would write it."""
    here = Path.cwd()
    text = str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
    return text + os.sep

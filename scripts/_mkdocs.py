"""What the scripts and the tests ask of MkDocs: the settings of a site, a build, and its messages."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

import _settings
from _settings import SettingsFile

ITS_OWN = {
    "site_name", "site_url", "site_description", "site_author", "copyright", "repo_url", "repo_name",
    "edit_uri", "edit_uri_template", "remote_branch", "remote_name", "docs_dir", "site_dir",
}  # fmt: skip
"""Settings that say whose site it is and where: another institution never takes them from the project."""


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
    file = root / _settings.NAME
    if not file.is_file():
        raise ConfigurationError(f"{root} has no mkdocs.yml: write one that gives at least site_name and site_url.")
    config = MkDocsConfig(config_file_path=str(file))
    settings = _settings.read(file, config)
    problems = [*_settings.check(settings, root, needs_address=site_url is None)]
    if problems:
        raise _settings.told(problems)
    config.load_dict(settings.values)
    if not _same(project, root):
        config.load_dict(carried_over(_settings.read(project / _settings.NAME, config), project, settings))
    ours = {"site_dir": str(site_dir), "site_url": site_url, "strict": strict or None}
    config.load_dict({key: value for key, value in ours.items() if value is not None})
    _validate(config, settings)
    return config


def _validate(config: MkDocsConfig, settings: SettingsFile) -> None:
    """Have MkDocs check the settings, and say in our words what it finds."""
    failed, warnings = config.validate()
    if failed:
        here = str(Path(config.config_file_path).parent) + os.sep
        raise _settings.told(_settings.of_mkdocs(settings, key, str(error).replace(here, "")) for key, error in failed)
    for key, warning in warnings:
        logging.getLogger("mkdocs.config").warning("%s: `%s`: %s", _settings.NAME, key, warning)
    if warnings and config.strict:
        raise Abort("Aborted with warnings about the settings")


def carried_over(parent: SettingsFile, folder: Path, child: SettingsFile) -> dict[str, Any]:
    """The settings that the child's site has from its parent in `folder`, the child's own laid over them."""
    inherited = _absolute(parent.values, folder)
    if isinstance(inherited.get("extra"), dict):  # nobody's stories go into another institution's repository
        inherited["extra"] = {key: value for key, value in inherited["extra"].items() if key != "code_host"}
    return {key: overlaid(value, child.values.get(key)) for key, value in inherited.items() if key not in ITS_OWN}


def overlaid(base: Any, over: Any) -> Any:
    """`over` laid on `base`: mappings are merged key by key, anything else is replaced if it is given."""
    if over is None:
        return base
    if isinstance(base, dict) and isinstance(over, dict):
        return base | {key: overlaid(base.get(key), value) for key, value in over.items()}
    return over


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def _absolute(settings: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The settings with those paths that MkDocs would look for beside the child's mkdocs.yml tied to the parent's."""
    tied: dict[str, Any] = {
        key: [str(folder / path) for path in settings[key]] for key in ("hooks", "watch") if key in settings
    }
    theme = settings.get("theme")
    if isinstance(theme, dict) and theme.get("custom_dir"):
        tied["theme"] = theme | {"custom_dir": str(folder / theme["custom_dir"])}
    return settings | tied


# -- Building


def build_pages(config: MkDocsConfig) -> None:
    """Let MkDocs build the site into `config.site_dir`."""
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
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

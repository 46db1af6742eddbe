"""What mkdocs.yml says, without a build around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mkdocs.exceptions import MkDocsException

import _mkdocs
import _settings
from newsroom.reading.problem import SETTINGS, Problem
from newsroom.settings import Settings


class WrongSettings(Exception):
    """No site can be built with these settings."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__()


def settings_of_site(project: Path, root: Path) -> Settings:
    """The settings of the site in `root`, as a build has them. Raises WrongSettings."""
    with _mkdocs.messages():
        try:
            config = _mkdocs.site_config(project, root, site_dir=root / "site")
        except _settings.SettingsError as wrong:
            raise WrongSettings(wrong.problems) from None
        except MkDocsException as wrong:
            raise WrongSettings([Problem(_settings.NAME, 1, 1, str(wrong), SETTINGS)]) from None
    hooks: Mapping[str, Any] = config["hooks"]  # MkDocs has loaded them
    settings_of = next(hook.settings_of for hook in hooks.values() if hasattr(hook, "settings_of"))
    settings: Settings = settings_of(config, root)
    return settings

"""What mkdocs.yml says: read with the place of each setting, checked, and its mistakes told in our words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from newsroom.reading.files import read_text
from newsroom.reading.problem import SETTINGS, ContentError, Problem, did_you_mean
from newsroom.reading.yaml_source import Located, YamlProblem, read_yaml
from newsroom.settings import mistakes

NAME = "mkdocs.yml"
NO_LINES = "the file must hold lines such as `site_name: The name of the site`"
NO_VALUE = "a mark that starts with `!` cannot be used here; write the value itself"
INHERIT = "INHERIT"
"""A setting that MkDocs takes before it looks at the others."""


INTERNAL = {"config_file_path", "mdx_configs", "pages"}
"""What MkDocs keeps among the settings and nobody may set."""


@dataclass(frozen=True)
class SettingsFile:
    """One mkdocs.yml."""

    values: dict[str, Any]
    located: Located

    def problem(self, key: str, sentence: str, item: str = "") -> Problem:
        """A problem with the setting `key`, or with that item of its list that is called `item`."""
        listed = self.located.value.get(key) if isinstance(self.located.value, dict) else None
        items = listed if isinstance(listed, list) else []
        found = [at for at, each in enumerate(items) if item and item in (each if isinstance(each, dict) else [each])]
        steps: tuple[str | int, ...] = (key, *found[:1])
        place = self.located.place_of(steps) if steps[:1] in self.located.places else (1, 1)
        return Problem(NAME, *place, sentence, SETTINGS)


class SettingsError(ConfigurationError):
    """The settings cannot be used; carries every problem with them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(ContentError(self.problems).report)


def told(problems: Iterable[Problem]) -> SettingsError:
    """The problems as MkDocs raises them."""
    return SettingsError(problems)


# -- Reading


def read(file: Path, config: MkDocsConfig) -> SettingsFile:
    """Read a mkdocs.yml; its marks (`!ENV`, `!relative`) need MkDocs's own loader. Raises ConfigurationError."""
    try:
        text = read_text(file, file.parent)
        located = read_yaml(text)
    except YamlProblem as problem:
        raise told([Problem(NAME, *problem.place, problem.sentence, SETTINGS)]) from None
    usual = _marked_lines(text)
    found = [fault for fault in located.faults if fault.place[0] not in usual]
    faults = [Problem(NAME, *fault.place, fault.sentence, SETTINGS) for fault in found]
    if faults:
        raise told(faults)
    values = _values(file, config)
    if not isinstance(values, dict):
        raise told([Problem(NAME, 1, 1, NO_LINES, SETTINGS)])
    if isinstance(values.get("theme"), str):
        values["theme"] = {"name": values["theme"]}
    return SettingsFile(values, located)


def _marked_lines(text: str) -> set[int]:
    """Where anchors, aliases and marks stand, which are usual in a mkdocs.yml and nowhere else."""
    events = yaml.parse(text, Loader=yaml.CSafeLoader)
    marked = (event for event in events if getattr(event, "anchor", None) or getattr(event, "tag", None))
    return {event.start_mark.line + 1 for event in marked if event.start_mark}


def _values(file: Path, config: MkDocsConfig) -> Any:
    try:
        with file.open("rb") as opened:
            return yaml_load(opened, get_yaml_loader(config=config))
    except ConfigurationError as problem:
        if INHERIT in str(problem) or "Inherited" in str(problem):
            raise told([Problem(NAME, 1, 1, f"the file that `{INHERIT}` names is not there", SETTINGS)]) from None
        line = re.search(r"line (\d+), column (\d+)", str(problem))
        place = (int(line[1]), int(line[2])) if line else (1, 1)
        raise told([Problem(NAME, *place, NO_VALUE, SETTINGS)]) from None
    except TypeError:  # MkDocs looks for a setting in what is none
        return None


# -- Checking


def check(settings: SettingsFile, root: Path, *, needs_address: bool) -> Iterator[Problem]:
    """What is wrong with the settings, as far as it can be told before MkDocs looks at them."""
    for key, sentence in mistakes(settings.values):
        if key != "site_url" or needs_address or settings.values.get(key) is not None:
            yield settings.problem(key, sentence)
    known = {key for key, _ in MkDocsConfig._schema} - INTERNAL | {INHERIT}
    for unknown in settings.values.keys() - known:
        sentence = f"`{unknown}` is no setting{did_you_mean(str(unknown), known)}"
        yield settings.problem(unknown, f"{sentence}; your own values stand below `extra`")
    theme = settings.values.get("theme")
    if theme is not None and not (isinstance(theme, dict) and isinstance(theme.get("name", ""), str)):
        yield settings.problem("theme", "`theme` must be the name of a theme; leave it out to have the project's")
    if not (root / "docs").is_dir():
        said = "this folder of hand-written pages is missing; make it, with a file index.md in it"
        yield Problem("docs", 1, 1, said, SETTINGS)


# -- What MkDocs itself finds


KINDS = {
    "str": "text; put the value in quotes",
    "bool": "true or false",
    "int": "a whole number",
    "list": "a list; each item on a line of its own, `- item`",
    "dict": "lines of `name: value`, indented below it",
}

NAV = "`nav` must be a list; each item is `- about.md` or `- Title: about.md`, or a title with such a list below it"


def of_mkdocs(settings: SettingsFile, key: str, message: str) -> Problem:
    """A mistake that MkDocs found in the setting `key`, said in our words."""
    for pattern, sentence in _SENTENCES:
        found = re.search(pattern, message, re.DOTALL)
        if found:
            words = {"key": key, "choices": "", **found.groupdict()}
            item = words.get("item", "")
            if key == "plugins":
                words["choices"] = did_you_mean(item, (point.name for point in entry_points(group="mkdocs.plugins")))
            words["kind"] = KINDS.get(words.get("kind", ""), "of another kind")
            return settings.problem(key, sentence.format(**words), item)
    page = f"https://www.mkdocs.org/user-guide/configuration/#{key}"
    return settings.problem(key, f"`{key}` cannot be used as it is written; see {page}")


_SENTENCES = (
    (r'^The "(?P<item>.*)" plugin is not installed', "there is no plugin `{item}` here{choices}"),
    (
        r"^Failed to load extension '(?P<item>[^']*)'.*No module named",
        "there is no Markdown extension `{item}` here; mend its name, or take it out",
    ),
    (
        r"^(?:Failed to load extension '|Invalid config options for Markdown Extension ')(?P<item>[^']*)'",
        "the options of the Markdown extension `{item}` cannot be used; see its own documentation",
    ),
    (
        r"^Plugin '(?P<item>[^']*)' option '(?P<option>[^']*)': Expected type: <class '(?P<kind>\w+)'>",
        "`{option}` of the plugin `{item}` must be {kind}",
    ),
    (
        r"^Plugin '(?P<item>[^']*)' option '(?P<option>[^']*)'",
        "the plugin `{item}` cannot use its `{option}`; see its own documentation",
    ),
    (
        r"^Invalid config options for the '(?P<item>[^']*)' plugin",
        "the options of the plugin `{item}` must be lines of `name: value`, indented below it",
    ),
    (r"[Ee]xpected nav ", NAV),
    (
        r"^Invalid (?:Plugins|Markdown Extensions) configuration|is not a valid (?:plugin|Markdown Extension) name",
        "`{key}` must be a list; each item is a name, `- name` or, with its options below, `- name:`",
    ),
    (r"^Unrecognised theme name: '(?P<item>.*?)'", "there is no theme `{item}` here; leave `theme` out"),
    (r"custom_dir \('(?P<item>.*)'\) does not exist", "there is no folder `{item}`, which `custom_dir` names"),
    (r"^The path '(?P<item>.*)' isn't an existing", "`{key}` names `{item}`, which is not there"),
    (r"URL", "`{key}` is no web address; it must start with https:// and name a host"),
    (r"^Expected one of: (?P<choices>.*) but received", "`{key}` must be one of {choices}"),
    (r"[Ee]xpected a list", "`{key}` must be a list; each item on a line of its own, `- item`"),
    (r"^Sub-option '(?P<option>\w+)': .*<class '(?P<kind>\w+)'>", "`{option}` below `{key}` must be {kind}"),
    (r"Expected type: <class '(?P<kind>\w+)'>", "`{key}` must be {kind}"),
    (r"dict.*but (?:a|received:) <class", "`{key}` must be lines of `name: value`, indented below it"),
    (r"Expected boolean", "`{key}` must be true or false"),
    (r"multiline string", "`{key}` must be text; put the value in quotes"),
)
"""MkDocs's words, and ours. The group `item` names the item of a list that is wrong."""

"""YAML with the place of every key and value.

Strict on purpose: no aliases, no duplicate keys, and only what looks like it is a number, a yes/no or
nothing; dates stay text, which our own models read better than YAML does.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

Step = str | int
Place = tuple[int, int]
"""Line and column, counted from 1."""


class YamlProblem(Exception):
    """Where the text stops being YAML, and why, in our words."""

    def __init__(self, place: Place, sentence: str) -> None:
        self.place, self.sentence = place, sentence
        super().__init__(sentence)


@dataclass
class Located:
    """A value and where each part of it stands; a mapping's item is placed at its key."""

    value: Any
    places: dict[tuple[Step, ...], Place] = field(default_factory=dict)
    faults: list[tuple[Place, str]] = field(default_factory=list)
    """What is wrong although YAML would take it: duplicate keys, aliases, odd keys."""

    def place_of(self, steps: tuple[Step, ...]) -> Place:
        """The place of the nearest part that is there: a missing key is placed at its parent."""
        while steps and steps not in self.places:
            steps = steps[:-1]
        return self.places.get(steps, (1, 1))


class _Loader(yaml.CSafeLoader):
    """YAML 1.2's core idea of what is not text, so that `no` and `2023-09` stay text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML's own way to start without its guesses


for _tag, _pattern, _first in (
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"(?:null|Null|NULL|~|)$", ["n", "N", "~", ""]),
    ("int", r"[-+]?\d+$", "-+0123456789"),
    ("float", r"[-+]?\d+\.\d+$", "-+0123456789"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))

_SCALARS: dict[str, Callable[[str], Any]] = {
    "tag:yaml.org,2002:bool": lambda text: text.lower() == "true",
    "tag:yaml.org,2002:null": lambda text: None,
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:float": float,
    "tag:yaml.org,2002:str": str,
}


def read_yaml(text: str, first_line: int = 1) -> Located:
    """The value of `text`, whose first line is line `first_line` of its file. Raises YamlProblem."""
    shift = first_line - 1
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        raise _explain(error, text, shift) from None
    except yaml.YAMLError as error:
        raise YamlProblem((first_line, 1), _unreadable(str(error))) from None
    finally:
        loader.dispose()
    located = Located(None)
    if node is not None:
        located.value = _construct(node, (), located, shift, set())
    return located


def _construct(node: yaml.Node, steps: tuple[Step, ...], located: Located, shift: int, seen: set[int]) -> Any:
    place = (node.start_mark.line + 1 + shift, node.start_mark.column + 1)
    located.places.setdefault(steps, place)
    if id(node) in seen:
        located.faults.append((place, "`&name` and `*name` (anchors and aliases) are not used here; write it out"))
        return None
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return [_construct(item, (*steps, index), located, shift, seen) for index, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return dict(_items(node, steps, located, shift, seen))
    return _scalar(node, place, located)


def _items(
    node: yaml.MappingNode, steps: tuple[Step, ...], located: Located, shift: int, seen: set[int]
) -> Iterator[tuple[str, Any]]:
    lines: dict[str, int] = {}
    for key_node, value_node in node.value:
        place = (key_node.start_mark.line + 1 + shift, key_node.start_mark.column + 1)
        if not isinstance(key_node, yaml.ScalarNode):
            located.faults.append((place, "a key must be one word, such as `title`; put text with braces in quotes"))
            continue
        key = key_node.value
        if key in lines:
            located.faults.append(
                (place, f"`{key}` stands here a second time (first on line {lines[key]}); keep one of them")
            )
            continue
        lines[key] = place[0]
        located.places[(*steps, key)] = place
        yield key, _construct(value_node, (*steps, key), located, shift, seen)


def _scalar(node: yaml.Node, place: Place, located: Located) -> Any:
    convert = _SCALARS.get(node.tag)
    if convert is None:
        located.faults.append((place, f"`{node.tag}` is not used here; write plain text"))
        return None
    return convert(node.value)


def _unreadable(message: str) -> str:
    code = re.search(r"#x([0-9a-fA-F]{2,8})", message)
    what = f" (character U+{int(code[1], 16):04X})" if code else ""
    return f"the file holds a character that text cannot have{what}; delete it and type the line again"


def _explain(error: yaml.MarkedYAMLError, text: str, shift: int) -> YamlProblem:
    """Where YAML gave up, told by what stands on the line, for YAML's own words help nobody."""
    mark = error.problem_mark or error.context_mark
    lines = text.splitlines() or [""]
    number = min(mark.line if mark else 0, len(lines) - 1)
    for at in _suspects(number, error, lines):
        for test, sentence in _SLIPS:
            found = test.search(lines[at])
            if found:
                words = {name: (value or "").strip() for name, value in found.groupdict().items()}
                return YamlProblem((at + 1 + shift, found.start("at") + 1), sentence.format(**words))
    column = (mark.column if mark else 0) + 1
    return YamlProblem(
        (number + 1 + shift, column),
        "this line does not fit what stands above it; each line is `key: value`, and a list's items "
        "stand below their key, each as `- item` with the same indent",
    )


def _suspects(number: int, error: yaml.MarkedYAMLError, lines: list[str]) -> Iterator[int]:
    """The line where YAML gave up, the line where the broken part began, and the one above."""
    yield number
    if error.context_mark and error.context_mark.line < len(lines):
        yield error.context_mark.line
    if number:
        yield number - 1


_SLIPS = tuple(
    (re.compile(pattern), sentence)
    for pattern, sentence in (
        (r"^\s*(?P<at>\t)", "the line is indented with a tab; use spaces"),
        (
            r"^\s*(?:- )?(?P<key>[\w-]+): +(?P<at>'(?P<value>[^']*'[^']*)'?)[^']*$",
            'the value is in single quotes and holds an apostrophe; use double quotes: `{key}: "..."`',
        ),
        (
            r"^\s*(?:- )?(?P<key>[\w-]+): +(?P<at>\"[^\"]*)$",
            'the quotation mark is opened and never closed; add `"` at the end of the value of `{key}`',
        ),
        (
            r"^\s*(?:- )?(?P<key>[\w-]+): +(?P<at>\"[^\"]*\"\s*[^\s#,\]}].*)$",
            "the value of `{key}` goes on after its closing quotation mark; put the whole value in one pair "
            "of quotes, with single quotes inside",
        ),
        (
            r"^\s*(?:- )?(?P<key>[\w-]+): +(?P<at>[@`%*&!|>][^\n]*)",
            "the value of `{key}` starts with a character that YAML keeps for itself; put it in quotes: "
            '`{key}: "{at}"`',
        ),
        (
            r"^\s*- +(?P<at>[@`%*&!][^\n]*)",
            'the item starts with a character that YAML keeps for itself; put it in quotes: `- "{at}"`',
        ),
        (
            r"^\s*(?:- )?(?P<key>[\w-]+): +(?P<at>[^\s\"'\[{|>#](?P<value>.*?): .*)$",
            'the value of `{key}` holds a colon; put it in quotes: `{key}: "{at}"`',
        ),
        (
            r"^\s*(?:- )?(?P<at>(?P<key>[\w-]+):(?P<value>[^\s:/][^:]*))$",
            "a space is missing after the colon; write `{key}: {value}`",
        ),
        (r"^\s*(?:- )?[\w-]+: *(?P<at>\[[^\]]*)$", "the list is opened with `[` and never closed; add `]`"),
        (r"^(?P<at>[\w-]+)\s*$", "a colon is missing; write `{at}: value`"),
    )
)
"""Slips people make, most telling first; tried only on a line that YAML could not read. The group `at` is
where the slip stands."""

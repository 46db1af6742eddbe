"""YAML with the place of every key and value.

Strict on purpose: no aliases, no duplicate keys, and only what looks like it is a number, a yes/no or
nothing; dates stay text, which our own models read better than YAML does.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from newsroom.reading import characters, slips

Step = str | int
Place = tuple[int, int]
"""Line and column, counted from 1."""


@dataclass(frozen=True)
class Fault:
    """What is wrong although YAML would take it: duplicate keys, aliases, odd keys."""

    place: Place
    sentence: str
    code: str


class YamlProblem(Exception):
    """Where the text stops being YAML, and why, in our words."""

    def __init__(self, place: Place, sentence: str, code: str = "file-unreadable", *, slip: bool = False) -> None:
        self.place, self.sentence, self.code = place, sentence, code
        self.is_slip = slip
        """Whether it is of one line, without which the rest may be sound."""
        super().__init__(sentence)


@dataclass
class Located:
    """A value and where each part of it stands; a mapping's item is placed at its key."""

    value: Any
    places: dict[tuple[Step, ...], Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    lost: set[int] = field(default_factory=set)
    """Lines whose value was set aside, for it held a slip."""
    gone: set[str] = field(default_factory=set)
    """Keys that are there and could not be placed: nobody is told that they are missing."""
    cut_short: bool = False
    """Whether there are so many slips that nothing was read in the end."""

    @property
    def faulty_lines(self) -> set[int]:
        """Where a second complaint would only confuse."""
        return {fault.place[0] for fault in self.faults} | self.lost

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
    ("int", r"[-+]?\d{1,15}$", "-+0123456789"),
    ("float", r"[-+]?\d{1,15}\.\d{1,15}$", "-+0123456789"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern, re.ASCII), list(_first))

_SCALARS: dict[str, Callable[[str], Any]] = {
    "tag:yaml.org,2002:bool": lambda text: text.lower() == "true",
    "tag:yaml.org,2002:null": lambda text: None,
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:float": float,
}

DEEPEST = 20
"""Levels of lists and keys within each other; ours need five, and YAML's own parser falls over thousands."""


def read_yaml(text: str, first_line: int = 1) -> Located:
    """The value of `text`, whose first line is line `first_line` of its file. Raises YamlProblem."""
    shift = first_line - 1
    located = Located(None)
    try:
        if not _is_plain(text):
            by_line = {fault.place[0]: fault for fault in reversed([*_marks(text, shift)])}
            located.faults += reversed(by_line.values())
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise _where_it_ends(error, text, shift) from None
    except yaml.YAMLError as error:
        raise YamlProblem((first_line, 1), _unreadable(str(error)), "character-unseen") from None
    if node is not None:
        located.value = _construct(node, (), located, shift, set())
    return located


_MARKS = re.compile(r"[&*!#]")
_INDENT = re.compile(r"^[ \t?-]{7}", re.MULTILINE)


def _is_plain(text: str) -> bool:
    """Whether no mark of YAML's own can stand in `text`, nor anything nested too deeply: most files are so.

    Each level but those in brackets starts further to the right than the one around it, or is a list below its key.
    """
    brackets = text.count("[") + text.count("{")
    return brackets <= DEEPEST - 2 * 7 and not _MARKS.search(text) and not _INDENT.search(text)


def _marks(text: str, shift: int) -> Iterator[Fault]:
    """Anchors, aliases and tags: marks of YAML's own that are not used here. Raises for what is nested too deeply."""
    depth = 0
    lines = text.split("\n")
    for event in yaml.parse(text, Loader=_Loader):
        place = _place(event.start_mark, shift)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            said = "too many brackets or indents stand within each other here; write it flatter"
            raise YamlProblem(place, said, "yaml-too-deep")
        mark = "*" if isinstance(event, yaml.AliasEvent) else _mark(event)
        if mark:
            said = f"`{mark}` at the start of a value means something else in these files; put it in quotes"
            yield Fault(place, said, "yaml-mark")
        lost = _lost(event, lines, shift)
        if lost:
            yield Fault(lost, "what follows ` #` is not read (a comment); put the whole value in quotes", "yaml-hash")


def _place(mark: Any, shift: int) -> Place:
    return (mark.line + 1 + shift, mark.column + 1) if mark else (1 + shift, 1)


def _lost(event: yaml.Event, lines: list[str], shift: int) -> Place | None:
    """Where a value is cut off, as in `title: Building #2`; a comment has a space behind its `#`."""
    line, column = _place(event.end_mark, 0)
    if not isinstance(event, yaml.ScalarEvent) or line > len(lines):
        return None
    found = re.match(r"\s+#(?=[^\s#!])", lines[line - 1][column - 1 :])
    return (line + shift, column + found.end() - 1) if found else None


def _mark(event: yaml.Event) -> str:
    if getattr(event, "anchor", None):
        return "&"
    return "!" if getattr(event, "tag", None) else ""


def _construct(node: yaml.Node, steps: tuple[Step, ...], located: Located, shift: int, seen: set[int]) -> Any:
    place = _place(node.start_mark, shift)
    located.places.setdefault(steps, place)
    if id(node) in seen:
        return None  # an alias, which is a fault already; following it could grow without end
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
        place = _place(key_node.start_mark, shift)
        if not isinstance(key_node, yaml.ScalarNode):
            said = "a key must be one word, such as `title`; put text with braces in quotes"
            located.faults.append(Fault(place, said, "yaml-odd-key"))
            continue
        key = key_node.value
        unseen = characters.INVISIBLE.search(key)
        if unseen:
            located.faults.append(Fault(place, characters.told(unseen[0]), "character-unseen"))
            continue
        if characters.ODD_SPACE.search(key):
            located.faults.append(Fault(place, slips.ODD_SPACE, "yaml-odd-space"))
            continue
        wide = key.find("：")
        if wide > 0:
            said = slips.WIDE_COLON.format(key=key[:wide].strip())
            located.faults.append(Fault((place[0], place[1] + wide), said, "yaml-no-colon"))
            located.gone.add(key[:wide].strip())
            continue
        if key in lines:
            said = f"`{key}` stands here a second time (first on line {lines[key]}); keep one of them"
            located.faults.append(Fault(place, said, "yaml-twice"))
            continue
        lines[key] = place[0]
        located.places[(*steps, key)] = place
        yield key, _construct(value_node, (*steps, key), located, shift, seen)


def _scalar(node: yaml.Node, place: Place, located: Located) -> Any:
    found = characters.INVISIBLE.search(node.value)
    if found:
        located.faults.append(Fault(place, characters.told(found[0]), "character-unseen"))
    if not getattr(node, "style", None) and _IN_CURLY_QUOTES.fullmatch(node.value):
        located.faults.append(Fault(place, CURLY_QUOTES.format(mark=node.value[0]), "yaml-curly-quotes"))
    try:
        return _SCALARS.get(node.tag, str)(node.value)
    except ValueError:  # a tag that somebody wrote, which is a fault already
        return node.value


_IN_CURLY_QUOTES = re.compile("[“”„][^“”„]*[“”]|[‘’‚][^‘’‚]*[‘’]")
CURLY_QUOTES = (
    "the curly quotation marks around the value would be shown (a word processor turned them: `{mark}`); use straight "
    'ones, `"`, or take them out'
)


def _unreadable(message: str) -> str:
    code = re.search(r"#x([0-9a-fA-F]{2,8})", message)
    what = f" (character U+{int(code[1], 16):04X})" if code else ""
    return f"the file holds a character that text cannot have{what}; delete it and type the line again"


def _where_it_ends(error: yaml.MarkedYAMLError, text: str, shift: int) -> YamlProblem:
    slip = slips.slip_of(error, text)
    return YamlProblem((slip.line + 1 + shift, slip.column), slip.sentence, slip.code, slip=True)

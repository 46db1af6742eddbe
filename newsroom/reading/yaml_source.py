"""YAML with the place of every key and value.

Strict on purpose: no aliases, no duplicate keys, and only what looks like it is a number, a yes/no or
nothing; dates stay text, which our own models read better than YAML does.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from newsroom.reading import characters

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

    @property
    def faulty_lines(self) -> set[int]:
        """Where a second complaint would only confuse."""
        return {line for (line, _), _ in self.faults}

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

ODD_SPACE = (
    "the space that stands here is not an ordinary one (a copied text brings such spaces); delete it and type a space"
)
DEEPEST = 20
"""Levels of lists and keys within each other; ours need five, and YAML's own parser falls over thousands."""


def read_yaml(text: str, first_line: int = 1) -> Located:
    """The value of `text`, whose first line is line `first_line` of its file. Raises YamlProblem."""
    shift = first_line - 1
    located = Located(None)
    try:
        if not _is_plain(text):
            by_line = {place[0]: (place, fault) for place, fault in reversed([*_marks(text, shift)])}
            located.faults += reversed(by_line.values())
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise _explain(error, text, shift) from None
    except yaml.YAMLError as error:
        raise YamlProblem((first_line, 1), _unreadable(str(error))) from None
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


def _marks(text: str, shift: int) -> Iterator[tuple[Place, str]]:
    """Anchors, aliases and tags: marks of YAML's own that are not used here. Raises for what is nested too deeply."""
    depth = 0
    lines = text.split("\n")
    for event in yaml.parse(text, Loader=_Loader):
        place = _place(event.start_mark, shift)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise YamlProblem(place, "too many brackets or indents stand within each other here; write it flatter")
        mark = "*" if isinstance(event, yaml.AliasEvent) else _mark(event)
        if mark:
            yield place, f"`{mark}` at the start of a value means something else in these files; put it in quotes"
        lost = _lost(event, lines, shift)
        if lost:
            yield lost, "what follows ` #` is not read (a comment); put the whole value in quotes"


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
            located.faults.append((place, "a key must be one word, such as `title`; put text with braces in quotes"))
            continue
        key = key_node.value
        if characters.ODD_SPACE.search(key):
            located.faults.append((place, ODD_SPACE))
            continue
        if key in lines:
            located.faults.append(
                (place, f"`{key}` stands here a second time (first on line {lines[key]}); keep one of them")
            )
            continue
        lines[key] = place[0]
        located.places[(*steps, key)] = place
        yield key, _construct(value_node, (*steps, key), located, shift, seen)


def _scalar(node: yaml.Node, place: Place, located: Located) -> Any:
    found = characters.INVISIBLE.search(node.value)
    if found:
        located.faults.append((place, characters.told(found[0])))
    try:
        return _SCALARS.get(node.tag, str)(node.value)
    except ValueError:  # a tag that somebody wrote, which is a fault already
        return node.value


def _unreadable(message: str) -> str:
    code = re.search(r"#x([0-9a-fA-F]{2,8})", message)
    what = f" (character U+{int(code[1], 16):04X})" if code else ""
    return f"the file holds a character that text cannot have{what}; delete it and type the line again"


def _explain(error: yaml.MarkedYAMLError, text: str, shift: int) -> YamlProblem:
    """Where YAML gave up, told by what stands on the line, for YAML's own words help nobody."""
    mark = error.problem_mark or error.context_mark
    lines = text.split("\n")
    number = min(mark.line if mark else 0, len(lines) - 1)
    for at in _suspects(number, error, lines):
        found = None if _is_sound(lines[at]) else _slip(lines[at])
        if found:
            column, sentence = found
            return YamlProblem((at + 1 + shift, column), sentence)
    column = len(lines[number]) - len(lines[number].lstrip()) + 1
    return YamlProblem(
        (number + 1 + shift, column),
        "this line does not fit what stands above it; each line is `key: value`, and a list's items "
        "stand below their key, each as `- item` with the same indent",
    )


def _suspects(number: int, error: yaml.MarkedYAMLError, lines: list[str]) -> Iterator[int]:
    """The line where YAML gave up, the line where the broken part began, the one above, and earlier keys."""
    yield number
    if error.context_mark and error.context_mark.line < len(lines):
        yield error.context_mark.line
    if number:
        yield number - 1
    yield from (at for at in range(number - 2, -1, -1) if lines[at][:1].strip())


def _is_sound(line: str) -> bool:
    """Whether the line could stand by itself; then the slip is another line's."""
    try:
        return not isinstance(yaml.compose(line, Loader=_Loader), yaml.ScalarNode)
    except yaml.YAMLError:
        return False


def _slip(line: str) -> tuple[int, str] | None:
    """The column of the slip on the line, and what to do about it."""
    for test, sentence in _SLIPS:
        found = test.search(line)
        if found:
            words = {name: (value or "").strip() for name, value in found.groupdict().items()}
            return found.start("at") + 1, sentence.format(**words, quoted=_in_quotes(words["at"]))
    return None


def _in_quotes(text: str) -> str:
    return '"' + text.replace("\\", "").replace('"', "'") + '"'


_KEY = r"^\s*(?:- +)?(?P<key>[\w-]+):"
_SLIPS = tuple(
    (re.compile(pattern), sentence)
    for pattern, sentence in (
        (r"^\s*(?P<at>\t)", "the line is indented with a tab; use spaces"),
        (
            rf"(?:^ *|{_KEY} *)(?P<at>[^\S \t\n])",
            ODD_SPACE,
        ),
        (
            rf"{_KEY} +(?P<at>'[^']*'(?=\s*[^\s'#]).*?)'?\s*$",
            'the value of `{key}` is in single quotes and holds an apostrophe; use double quotes: `{key}: "..."`',
        ),
        (
            rf"{_KEY} +(?P<at>(?P<mark>[\"'])(?:(?!(?P=mark)).)*)$",
            "the quotation mark is opened and never closed; add `{mark}` at the end of the value of `{key}`",
        ),
        (
            rf"{_KEY} +(?P<at>\"[^\"]*\"\s*[^\s#,\]}}].*)$",
            "the value of `{key}` goes on after its closing quotation mark; put the whole value in one pair "
            "of quotes, with single quotes inside",
        ),
        (
            rf"{_KEY} +(?P<at>\"[^\"]*\\.*)$",
            "a backslash means something else in double quotes; take the quotes or the backslash out of the value "
            "of `{key}`",
        ),
        (
            rf"{_KEY} +(?P<at>(?:[@`%*&!|>\]}},]|[-?] ).*)",
            "the value of `{key}` starts with a character that means something else in these files; put it in "
            "quotes: `{key}: {quoted}`",
        ),
        (
            r"^\s*- +(?P<at>[@`%*&!].*)",
            "the item starts with a character that means something else in these files; put it in quotes: `- {quoted}`",
        ),
        (
            r"[\[,] *(?P<at>[@`%*&!][^,\]]*)",
            "the item starts with a character that means something else in these files; put it in quotes: `{quoted}`",
        ),
        (
            rf"{_KEY} +(?P<at>[^\s\"'\[{{|>#].*?:(?: .*)?)$",
            "the value of `{key}` holds a colon; put it in quotes: `{key}: {quoted}`",
        ),
        (
            rf"{_KEY} +(?P<at>[\[{{][^\]}}]*[\]}}]\s*[^\s#].*)$",
            "the value of `{key}` goes on after its closing bracket; put it in quotes: `{key}: {quoted}`",
        ),
        (rf"{_KEY}(?P<at>(?P<value>[^\s:/].*))$", "a space is missing after the colon; write `{key}: {value}`"),
        (rf"{_KEY} *(?P<at>\[[^\]]*)$", "the list is opened with `[` and never closed; add `]`"),
        (r"^(?P<at>[A-Za-z_]\w*)\s*$", "a colon is missing; write `{at}: value`"),
        (
            r"^(?P<at>(?P<key>[A-Za-z_]\w*) (?P<value>[^:]+))$",
            "the line has no key; write `{key}: {value}`, or indent it if it goes on from the line above",
        ),
    )
)
"""Slips people make, most telling first; tried only on a line that YAML could not read. The group `at` is
where the slip stands."""

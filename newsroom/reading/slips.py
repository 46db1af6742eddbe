"""Slips people make when they write YAML: which one it was, told by what stands on the line.

Asked only where YAML gave up, for its own words help nobody.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import yaml

ODD_SPACE = (
    "the space that stands here is not an ordinary one (a copied text brings such spaces); delete it and type a space"
)
WIDE_COLON = (
    "the colon after `{key}` is a wide one (`：`); type an ordinary colon and a space in its place, `{key}: ...`"
)
MISPLACED = "yaml-misplaced"
"""The code of a line of which no more is known than that it cannot stand there."""


@dataclass(frozen=True)
class Slip:
    line: int
    """Counted from 0."""
    column: int
    """Counted from 1."""
    sentence: str
    code: str


def slip_of(error: yaml.MarkedYAMLError, text: str) -> Slip:
    """The slip in `text` over which YAML fell with `error`."""
    mark = error.problem_mark or error.context_mark
    lines = text.split("\n")
    number = min(mark.line if mark else 0, len(lines) - 1)
    for at in islice(_suspects(number, error, lines), MOST_SUSPECTS):
        found = None if _is_sound(lines[at]) else _slip(lines[at])
        if found:
            return Slip(at, *found)
    column = len(lines[number]) - len(lines[number].lstrip()) + 1
    return Slip(
        number,
        column,
        "this line does not fit what stands above it; each line is `key: value`, and a list's items "
        "stand below their key, each as `- item` with the same indent",
        MISPLACED,
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
        return not isinstance(yaml.compose(line, Loader=yaml.CSafeLoader), yaml.ScalarNode)
    except yaml.YAMLError:
        return False


LONGEST_SLIP = 2_000
"""Characters of a line that is looked at for slips; with a longer one the patterns would take their time."""
MOST_SUSPECTS = 100


def _slip(line: str) -> tuple[int, str, str] | None:
    """The column of the slip on the line, what to do about it, and its code."""
    if len(line) > LONGEST_SLIP:
        return None
    for code, test, sentence in _SLIPS:
        found = test.search(line)
        if found:
            words = {name: (value or "").strip() for name, value in found.groupdict().items()}
            return found.start("at") + 1, sentence.format(**words, quoted=_in_quotes(words["at"])), code
    return None


def _in_quotes(text: str) -> str:
    bare = text.strip("“”„") if text[:1] in "“”„" and text[-1:] in "“”" else text
    return '"' + bare.replace("\\", "").replace('"', "'") + '"'


_KEY = r"^\s*(?:- +)?(?P<key>[\w-]+):"
_SLIPS = tuple(
    (code, re.compile(pattern), sentence)
    for code, pattern, sentence in (
        ("yaml-tab", r"^\s*(?P<at>\t)", "the line is indented with a tab; use spaces"),
        (
            "yaml-odd-space",
            rf"(?:^ *|{_KEY} *)(?P<at>[^\S \t\n])",
            ODD_SPACE,
        ),
        (
            "yaml-apostrophe",
            rf"{_KEY} +(?P<at>'[^']*'(?=\s*[^\s'#]).*?)'?\s*$",
            'the value of `{key}` is in single quotes and holds an apostrophe; use double quotes: `{key}: "..."`',
        ),
        (
            "yaml-quote-open",
            rf"{_KEY} +(?P<at>(?P<mark>[\"'])(?:(?!(?P=mark)).)*)$",
            "the quotation mark is opened and never closed; add `{mark}` at the end of the value of `{key}`",
        ),
        (
            "yaml-after-quote",
            rf"{_KEY} +(?P<at>\"[^\"]*\"\s*[^\s#,\]}}].*)$",
            "the value of `{key}` goes on after its closing quotation mark; put the whole value in one pair "
            "of quotes, with single quotes inside",
        ),
        (
            "yaml-backslash",
            rf"{_KEY} +(?P<at>\"[^\"]*\\.*)$",
            "a backslash means something else in double quotes; take the quotes or the backslash out of the value "
            "of `{key}`",
        ),
        (
            "yaml-mark",
            rf"{_KEY} +(?P<at>(?:[@`%*&!|>\]}},]|[-?] ).*)",
            "the value of `{key}` starts with a character that means something else in these files; put it in "
            "quotes: `{key}: {quoted}`",
        ),
        (
            "yaml-mark",
            r"^\s*- +(?P<at>[@`%*&!].*)",
            "the item starts with a character that means something else in these files; put it in quotes: `- {quoted}`",
        ),
        (
            "yaml-mark",
            r"[\[,] *(?P<at>[@`%*&!][^,\]]*)",
            "the item starts with a character that means something else in these files; put it in quotes: `{quoted}`",
        ),
        (
            "yaml-colon",
            rf"{_KEY} +(?P<at>[^\s\"'\[{{|>#].*?:(?: .*)?)$",
            "the value of `{key}` holds a colon; put it in quotes: `{key}: {quoted}`",
        ),
        (
            "yaml-after-bracket",
            rf"{_KEY} +(?P<at>[\[{{][^\]}}]*[\]}}]\s*[^\s#].*)$",
            "the value of `{key}` goes on after its closing bracket; put it in quotes: `{key}: {quoted}`",
        ),
        (
            "yaml-no-space",
            rf"{_KEY}(?P<at>(?P<value>[^\s:/].*))$",
            "a space is missing after the colon; write `{key}: {value}`",
        ),
        ("yaml-list-open", rf"{_KEY} *(?P<at>\[[^\]]*)$", "the list is opened with `[` and never closed; add `]`"),
        (
            "yaml-list-open",
            rf"{_KEY} *(?P<at>\{{[^}}]*)$",
            "the bracket `{{` is opened and never closed; add `}}` at the end, or put the value of `{key}` in quotes",
        ),
        (
            "yaml-no-colon",
            r"^\s*(?:- +)?(?P<key>[\w-]+)\s*(?P<at>：)",
            WIDE_COLON,
        ),
        ("yaml-no-colon", r"^(?P<at>[A-Za-z_]\w*)\s*$", "a colon is missing; write `{at}: value`"),
        (
            "yaml-no-colon",
            r"^(?P<at>(?P<key>[A-Za-z_]\w*) (?P<value>[^:]+))$",
            "the line has no key; write `{key}: {value}`, or indent it if it goes on from the line above",
        ),
    )
)
"""Slips people make, most telling first; tried only on a line that YAML could not read. The group `at` is
where the slip stands."""

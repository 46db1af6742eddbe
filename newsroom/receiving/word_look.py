"""How a run of text in a Word document looks: whether Word shows it at all, and whether anybody could see it.

What says so may stand at the run, in its style, in the style of its paragraph, or in what these are based on.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

_LOOKS = ("vanish", "color", "sz", "highlight")
_OFF = ("0", "false", "off")
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_NEARLY_WHITE = 0xE0
"""Of 255, of each of red, green and blue: on white paper nobody reads what is lighter."""
_SMALLEST = 10
"""Half points: smaller letters are read by nobody."""
_DEEPEST = 20
"""Styles that are based on each other."""

Look = Mapping[str, str]
"""What is told of a run, by Word's name for it."""


def value_of(element: Any, name: str) -> str:
    """An attribute, whichever of the two names Word gives its namespace; empty where there is none."""
    if element is None:
        return ""
    return next((str(value) for key, value in element.attrib.items() if key.endswith(f"}}{name}")), "")


class Styles:
    """The styles of one part of a document; a document without such a part has `None` for it."""

    def __init__(self, root: Any) -> None:
        self._by_id: dict[str, Any] = {}
        for style in () if root is None else root.iter("{*}style"):
            self._by_id.setdefault(value_of(style, "styleId"), style)
        self._known: dict[str, Look] = {}
        self._first = _told(None if root is None else root.find("{*}docDefaults/{*}rPrDefault"))
        self._plain = next((name for name, style in self._by_id.items() if _is_plain_paragraph(style)), "")
        self._paragraph: Any = None
        self._in_paragraph = self._look(self._plain)

    def headings(self) -> Iterator[tuple[str, int]]:
        """The styles that stand for headings by their outline level: the id of each, and its level from 1."""
        for name in self._by_id:
            marks = (style.find("{*}pPr/{*}outlineLvl") for style in self._chain(name))
            level = value_of(next((mark for mark in marks if mark is not None), None), "val")
            if name and level in tuple("012345"):
                yield name, int(level) + 1

    def look_of(self, run: Any) -> Look:
        """How `run` looks, as far as it is told anywhere."""
        paragraph = next(run.iterancestors("{*}p"), None)
        if paragraph is not self._paragraph:  # each is looked at once, for one may have thousands of runs
            named = None if paragraph is None else paragraph.find("{*}pPr/{*}pStyle")
            self._paragraph = paragraph
            self._in_paragraph = self._look(self._plain if named is None else value_of(named, "val"))
        own_style = self._look(value_of(run.find("{*}rPr/{*}rStyle"), "val"))
        return {**self._first, **self._in_paragraph, **own_style, **_told(run)}

    def _look(self, name: str) -> Look:
        if name not in self._known:
            told = [_told(style) for style in self._chain(name)]
            self._known[name] = {key: value for one in reversed(told) for key, value in one.items()}
        return self._known[name]

    def _chain(self, name: str) -> Iterator[Any]:
        """The style and what it is based on, as far as that leads nowhere in a circle."""
        for _ in range(_DEEPEST):
            style = self._by_id.get(name)
            if style is None:
                return
            yield style
            name = value_of(style.find("{*}basedOn"), "val")


def _is_plain_paragraph(style: Any) -> bool:
    return value_of(style, "type") == "paragraph" and value_of(style, "default") not in ("", *_OFF)


def _told(element: Any) -> Look:
    properties = None if element is None else element.find("{*}rPr")
    marks = () if properties is None else properties
    found = ((str(mark.tag).rpartition("}")[2], value_of(mark, "val")) for mark in marks)
    return {name: value for name, value in found if name in _LOOKS}


def is_hidden(look: Look) -> bool:
    """Whether Word shows nothing of it."""
    return look.get("vanish", "0") not in _OFF


def is_faint(run: Any, look: Look) -> bool:
    """Whether it is shown and all the same hardly seen: nearly white on white, or in tiny letters."""
    size = look.get("sz", "")
    is_tiny = size.isdecimal() and len(size) < 5 and int(size) < _SMALLEST
    return is_tiny or (_is_nearly_white(look.get("color", "")) and not _has_dark_ground(run, look))


def _has_dark_ground(run: Any, look: Look) -> bool:
    if look.get("highlight", "none") not in ("none", "white"):
        return True
    grounds = [run.find("{*}rPr/{*}shd")]
    grounds += [above.find("{*}pPr/{*}shd") for above in run.iterancestors("{*}p")]
    grounds += [above.find("{*}tcPr/{*}shd") for above in run.iterancestors("{*}tc")]
    fills = (value_of(ground, "fill") for ground in grounds)
    return any(_COLOUR.fullmatch(fill) and not _is_nearly_white(fill) for fill in fills)


def _is_nearly_white(colour: str) -> bool:
    return bool(_COLOUR.fullmatch(colour)) and min(bytes.fromhex(colour)) >= _NEARLY_WHITE

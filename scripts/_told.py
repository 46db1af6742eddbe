"""What the workflow without rights tells of a proposal: two files of JSON, taken for nothing but words.

Contributed code may have written them, so that what the editors are warned of is asked elsewhere (`_proposed`).
Whatever is not of the shape that ours has is left out, and nothing of it is an address, a name of a file or a piece
of Markdown before it was looked at.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from _parcel import is_sound

MOST = 1000
"""Of points and of pages; what comes after is counted, and not told."""
LAST_LINE = 10_000_000
_ADDRESS = re.compile(r"/(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*(?:#[a-z0-9-]+)?")
_ACTION = re.compile(r"[A-Za-z0-9-]{1,40}/[A-Za-z0-9-]{1,20}")


@dataclass(frozen=True)
class Found:
    """One point that the check found. Lines count from 1."""

    path: str
    line: int
    sentence: str
    code: str = ""
    is_error: bool = True


@dataclass(frozen=True)
class Findings:
    """What the check found."""

    points: tuple[Found, ...] = ()
    """What is to be mended first; of a list that is too long its beginning."""
    errors: int = 0
    """How many there are in all."""
    warnings: int = 0
    """How many there are in all."""

    @classmethod
    def of(cls, found: Iterable[Found]) -> Findings:
        everything = sorted(found, key=lambda one: not one.is_error)
        errors = sum(one.is_error for one in everything)
        return cls(tuple(everything[:MOST]), errors, len(everything) - errors)


@dataclass(frozen=True)
class Page:
    """A page that the proposal changes."""

    address: str
    title: str


@dataclass(frozen=True)
class Changed:
    """What the proposal changes, in the words of its own run."""

    pages: tuple[Page, ...] = ()
    waiting: tuple[str, ...] = ()
    """Files that stand nowhere yet: drafts, and what is to come."""
    claims: tuple[str, ...] = ()
    """The actions that its stories name as evidence, `2021-2024/V2`."""


def read_found(file: Path) -> Findings | None:
    """The points in what `check.py --format json` printed; None where that is no such thing."""
    told = _json(file)
    if not isinstance(told, dict) or not isinstance(told.get("problems"), list):
        return None
    return Findings.of(_found(told["problems"]))


def read_changed(file: Path) -> Changed:
    """What `changed.py` printed; nothing where that is no such thing."""
    told = _json(file)
    if not isinstance(told, dict):
        return Changed()
    return Changed(
        tuple(_pages(_list(told, "pages"))),
        tuple(_paths(told, "waiting")),
        tuple(claim for claim in _list(told, "claims") if isinstance(claim, str) and _ACTION.fullmatch(claim)),
    )


def _json(file: Path) -> Any:
    try:
        return json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None


def _list(told: dict[str, Any], key: str) -> list[Any]:
    found = told.get(key)
    return found[:MOST] if isinstance(found, list) else []


def _paths(told: dict[str, Any], key: str) -> Iterator[str]:
    yield from (path for path in _list(told, key) if isinstance(path, str) and is_sound(path))


def _number(told: dict[str, Any], key: str, most: int) -> int | None:
    value = told.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most else None


def _found(items: list[Any]) -> Iterator[Found]:
    for item in items:
        if not isinstance(item, dict):
            continue
        path, line, sentence = item.get("path"), _number(item, "line", LAST_LINE), item.get("sentence")
        if isinstance(path, str) and isinstance(sentence, str) and line is not None:
            code = item.get("code")
            is_error = item.get("severity") != "warning"
            yield Found(path, max(line, 1), sentence, code if isinstance(code, str) else "", is_error)


def _pages(items: list[Any]) -> Iterator[Page]:
    for item in items:
        address, title = (item.get("address"), item.get("title")) if isinstance(item, dict) else (None, None)
        if isinstance(address, str) and isinstance(title, str) and len(address) < 300 and _ADDRESS.fullmatch(address):
            yield Page(address, title)

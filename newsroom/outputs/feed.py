"""A feed and its items, as no format writes them: every format says the same."""

import datetime as dt
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from markupsafe import Markup

from newsroom.outputs.xml_text import allowed
from newsroom.pages.entries import CareerView, EntryView
from newsroom.render.texts import Text

LANGUAGE = "en-GB"


@dataclass(frozen=True)
class Story:
    """An entry with all that its page tells."""

    entry: EntryView
    career: CareerView | None
    text: Text


@dataclass(frozen=True)
class Item:
    guid: str
    """Never changes, whatever else does (RSS 2.0 `guid`, RFC 4287 4.2.6, JSON Feed 1.1 `id`)."""
    title: str
    link: str
    summary: str
    body: "Story | Markup"
    """What an entry's page shows, or HTML that is ready."""
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    published: dt.date
    updated: dt.date
    picture: str = ""
    """The whole address of its picture; empty where it has none."""


@dataclass(frozen=True)
class Feed:
    id: str
    title: str
    description: str
    page: str
    """The whole address of the page that it stands beside, with a slash at its end."""
    publisher: str
    icon: str
    indexed: bool
    """Whether search engines may show it."""
    updated: dt.date
    items: tuple[Item, ...]


_F = TypeVar("_F", Feed, Item)


def printable(part: _F) -> _F:
    """`part` with no character in it that XML forbids; its body is cleaned when it is made."""
    return replace(part, **{field.name: _printable(getattr(part, field.name)) for field in fields(part)})


def _printable(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Markup):
        return allowed(value)
    if isinstance(value, tuple):
        return tuple(map(_printable, value))
    return value

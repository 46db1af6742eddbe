"""What others show of a page that somebody passes on, and what search engines are told of it (schema.org).

Nothing is said here that the page does not show.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from markupsafe import Markup

from newsroom import addresses
from newsroom.settings import Link

if TYPE_CHECKING:  # which has a `Sharing` itself
    from newsroom.render.templates import Page

WIDTH, HEIGHT = 1200, 630
"""Of each picture for sharing, in pixels; what most places that show such pictures ask for."""
LANGUAGE = "en-GB"

Value: TypeAlias = "str | int | Thing | tuple[Value, ...]"
"""What a property of a thing may be."""


@dataclass(frozen=True)
class Thing:
    """One thing of schema.org's vocabulary."""

    type: str
    properties: tuple[tuple[str, Value], ...]


def thing(type_: str, **properties: Value) -> Thing:
    """What is empty is left out: of what is not known nothing is said."""
    return Thing(type_, tuple((name, value) for name, value in properties.items() if value not in ("", ())))


@dataclass(frozen=True)
class Sharing:
    """What a page says of itself to others, besides what its `Page` holds."""

    type: str = "website"
    """Open Graph's name for what it is."""
    picture: str = addresses.SOCIAL_PICTURE
    """The address of the picture that stands for it: its own, or the site's."""
    alt: str = ""
    """What can be read in that picture; empty for the site's."""
    published: str = ""
    """The day on which it first stood here, as ISO 8601 writes it."""
    modified: str = ""
    story: str = ""
    """schema.org's name for it, where it is a story."""
    tells_of: str = ""
    """When it happened, as exactly as is known, if that is not the day on which it came here."""
    authors: tuple[Link, ...] = ()
    """Those who agreed to be known as its authors, with their pages."""
    with_publisher: bool = True
    """Whether the publisher stands as author, because the page names nobody."""
    person: Link | None = None
    """Whom the page is about, where they agreed; with their own page, if they have one."""
    things: tuple[Thing, ...] = ()
    """What it tells of besides."""


AS_USUAL = Sharing()
"""For pages with nothing of their own to show."""

_IN_A_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""Signs that could end a script, open a comment in it, or break its lines; in JSON they only stand within texts."""

Absolute = Callable[[str], str]
"""Gives the whole web address of what stands at an address of the site."""


def structured_data(page: Page, publisher: Thing, absolute: Absolute) -> Markup:
    """JSON-LD for a script element of HTML, out of which nothing in it can break; empty where there is none."""
    graph = [_plain(found) for found in _things(page, publisher, absolute)]
    if not graph:
        return Markup("")
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_IN_A_SCRIPT))


def _things(page: Page, publisher: Thing, absolute: Absolute) -> Iterator[Thing]:
    sharing = page.sharing
    if sharing.story:
        yield _story(page, publisher, absolute)
    if sharing.person:
        person = _person(sharing.person, absolute)
        yield thing("ProfilePage", url=page.canonical, inLanguage=LANGUAGE, mainEntity=person)
    yield from sharing.things
    if len(page.crumbs) > 1:
        yield _way(page, absolute)


def _story(page: Page, publisher: Thing, absolute: Absolute) -> Thing:
    sharing = page.sharing
    authors = tuple(_person(author, absolute) for author in sharing.authors)
    return thing(
        sharing.story,
        headline=page.title,
        description=page.description,
        datePublished=sharing.published,
        dateModified=sharing.modified,
        temporalCoverage=sharing.tells_of,
        author=(*authors, publisher) if sharing.with_publisher else authors,
        publisher=publisher,
        image=thing("ImageObject", url=absolute(sharing.picture), width=WIDTH, height=HEIGHT),
        mainEntityOfPage=page.canonical,
        inLanguage=LANGUAGE,
    )


def _person(person: Link, absolute: Absolute) -> Thing:
    """No role: one that a document of 2021 tells of is not for certain held today."""
    return thing("Person", name=person.text, url=absolute(person.address) if person.address else "")


def _way(page: Page, absolute: Absolute) -> Thing:
    """The way down to the page, as it stands above its headline."""
    steps = (
        thing("ListItem", position=place, name=crumb.text, item=absolute(crumb.address))
        for place, crumb in enumerate(page.crumbs, start=1)
    )
    return thing("BreadcrumbList", itemListElement=tuple(steps))


def _plain(value: Value) -> object:
    if isinstance(value, Thing):
        return {"@type": value.type, **{name: _plain(held) for name, held in value.properties}}
    return [_plain(held) for held in value] if isinstance(value, tuple) else value

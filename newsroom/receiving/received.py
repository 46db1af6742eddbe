"""What a volunteer sent, whatever it came in: plain values, harmless, and perhaps not complete."""

import re
from dataclasses import dataclass, replace

from newsroom.reading import characters
from newsroom.reading.withhold import Redaction

_SURROGATE = re.compile("[\ud800-\udfff]")


class Refused(Exception):
    """A file that nothing can be made of; the text says why and what to do, to the editor who got it."""


@dataclass(frozen=True)
class Sender:
    """Who wrote it, as they say themselves."""

    name: str = ""
    role: str = ""
    mailbox: str = ""
    """For the editors' answer; it stands in no file."""
    may_be_named: bool | None = None
    """What they said to that; None where they were not asked."""


@dataclass(frozen=True)
class ReceivedPicture:
    name: str
    """As the text names it: letters, digits and hyphens, with an ending."""
    content: bytes
    """What will lie in the repository: its pixels alone."""
    alt: str = ""
    decorative: bool = False
    credit: str = ""
    caption: str = ""
    agreement: str = ""
    lead: bool = False
    """Whether it stands above the text."""
    suggested_alt: str = ""
    """What a program made up; somebody has to look whether it is so."""


@dataclass(frozen=True)
class Claimed:
    """A promise that the story shows being kept."""

    action: str
    shows: str = ""


@dataclass(frozen=True)
class Named:
    """Somebody whom the text names."""

    name: str
    agreed: bool


@dataclass(frozen=True)
class Received:
    title: str = ""
    title_from: str = ""
    """Where a headline was found that nobody called so, as part of a sentence; empty for a headline that was told."""
    date: str = ""
    summary: str = ""
    faculties: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    actions: tuple[Claimed, ...] = ()
    sender: Sender = Sender()
    text: str = ""
    """Markdown, whose own headings start at `##`."""
    pictures: tuple[ReceivedPicture, ...] = ()
    people: tuple[Named, ...] | None = ()
    """Who is named; None where nobody was asked."""
    notes: str = ""
    """For the editors; they stand in no file."""
    remarks: tuple[str, ...] = ()
    """What an editor should know of how it was read."""


def without_names(received: Received, redaction: Redaction) -> Received:
    """The same without the names of people who asked to be named nowhere: a repository is public too."""
    hide = redaction.apply
    return replace(
        received,
        title=hide(received.title),
        summary=hide(received.summary),
        tags=tuple(map(hide, received.tags)),
        actions=tuple(replace(claim, shows=hide(claim.shows)) for claim in received.actions),
        sender=received.sender if hide(received.sender.name) == received.sender.name else Sender(),
        text=hide(received.text),
        pictures=tuple(_without_names(picture, redaction) for picture in received.pictures),
        people=received.people and tuple(one for one in received.people if hide(one.name) == one.name),
    )


def _without_names(picture: ReceivedPicture, redaction: Redaction) -> ReceivedPicture:
    hide = redaction.apply
    return replace(
        picture,
        alt=hide(picture.alt),
        credit=hide(picture.credit),
        caption=hide(picture.caption),
        agreement=hide(picture.agreement),
        suggested_alt=hide(picture.suggested_alt),
    )


def one_line(text: str) -> str:
    """`text` on one line, without the characters that nobody sees."""
    return " ".join(plain(text).split())


def plain(text: str) -> str:
    """`text` with our line ends and without the characters that nobody sees.

    What programs hide in a copied text would be refused by the reader, and no volunteer could find it.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    text = text.replace("\x0b", "\n").replace("\xa0", " ").replace("\u202f", " ").replace("\ufeff", "")
    return characters.INVISIBLE.sub("", _SURROGATE.sub("", text)).replace("\t", "    ").strip("\n")

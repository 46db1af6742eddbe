"""An article of what was received: its files, its questions, and what an editor should know besides."""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from newsroom.addresses import DEVICES, slugify
from newsroom.content import Person
from newsroom.content.base import PartialDate
from newsroom.reading.front_matter import split
from newsroom.reading.withhold import Redaction
from newsroom.receiving.front_matter_writer import as_yaml, comment, front_matter
from newsroom.receiving.markdown_text import escaped, picture_in_text
from newsroom.receiving.questions import Question, about_a_picture, about_people, about_the_story, date_of
from newsroom.receiving.received import Received, ReceivedPicture, without_names

FOLDER, PEOPLE = "articles", "data/people"
LONGEST_SLUG = 60
LAST = "When every question here is answered, take the line below this one out: then the story can be published."
READY = "When an editor has looked at it, take the line below this one out: then the story can be published."
NOBODY_WITHHELD = Redaction(())
WITHHELD = (
    "somebody who asked not to be named on this site was named; the name is taken out, see whether the text holds"
)
ASKED_NOT_TO = "they asked not to be named; leave their name out"
NOT_ASKED = "nobody said that they may be; if they agree, add `authors:` with their id in data/people/"
STAND_INS: Mapping[str, str] = {
    "title": "A title that is still asked for",
    "summary": "A sentence that is still asked for.",
    "alt": "Words that somebody is still asked for, in place of a picture",
    "credit": "Somebody",
    "agreement": "Somebody is asked",
}


@dataclass(frozen=True)
class Draft:
    """An article, and perhaps a file for its author, before they stand anywhere."""

    values: Mapping[str, Any]
    """The front matter; None where a question is open."""
    text: str
    pictures: tuple[ReceivedPicture, ...]
    questions: tuple[Question, ...]
    remarks: tuple[str, ...]
    day: PartialDate
    """Its date, or the day on which it was received: its folder is of that year."""
    author: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """A new person by id, where the author has no file yet."""

    @property
    def title(self) -> str:
        return str(self.values["title"] or "")

    @property
    def slug(self) -> str:
        """The last part of its address, from its title."""
        return slug_of(self.title) or "story"

    def folder(self, slug: str) -> str:
        return f"{FOLDER}/{self.day.year}/{slug}"

    def files(self, slug: str, answered: bool = False) -> dict[str, bytes]:
        """All files by path below the root. `answered` puts something in each empty place, to look at the rest."""
        people = {f"{PEOPLE}/{name}.yml": as_yaml(values).encode() for name, values in self.author.items()}
        pictures = {f"{self.folder(slug)}/{picture.name}": picture.content for picture in self.pictures}
        index = self._as_if_answered() if answered else self.index
        return {f"{self.folder(slug)}/index.md": index.encode(), **pictures, **people}

    @property
    def index(self) -> str:
        return f"{front_matter(self.values, self._comments)}\n{self.text}\n"

    @property
    def _comments(self) -> Mapping[str, list[str]]:
        """By the key that they stand above; what has no place of its own is told last."""
        comments: dict[str, list[str]] = {"draft": []}
        for question in self.questions:
            comments.setdefault(question.key or "draft", []).extend(question.comments)
        comments["draft"].append(LAST if self.questions else READY)
        return comments

    def _as_if_answered(self) -> str:
        """The same with something for each answer, and each line where it stands in the true one."""
        values = {key: self._filled(key, value) for key, value in self.values.items() if key != "draft"}
        written = as_yaml(values, self._comments)
        missing = front_matter(self.values, self._comments).count("\n") - written.count("\n") - 2
        padding, text = "#\n" * missing, self.text
        for question in self.questions:
            if question.picture:
                text = text.replace(f"![]({question.picture})", picture_in_text(question.picture, STAND_INS["alt"]))
        return f"---\n{written}{padding}---\n\n{text}\n"

    def _filled(self, key: str, value: Any) -> Any:
        if isinstance(value, Mapping):
            return {inner: self._filled(inner, part) for inner, part in value.items()}
        if isinstance(value, tuple):
            return tuple(self._filled(key, part) for part in value if part is not None)
        return (self.day if key == "date" else STAND_INS[key]) if value is None else value

    def asked(self) -> Iterator[tuple[int, int, str]]:
        """The line and column at which each answer is to be written, with the question."""
        page, lines = split(self.index), self.index.splitlines()
        for question in self.questions:
            if question.steps:
                line, column = page.front_matter.place_of(question.steps)
            else:
                line, column = lines.index(comment(question.comments[0]).rstrip("\n")) + 1, 1
            if question.picture:
                start = self.text.find(f"![]({question.picture})")
                line = page.body_line + self.text.count("\n", 0, start)
                column = start - self.text.rfind("\n", 0, start)
            yield line, column, question.sentence


def slug_of(title: str) -> str:
    """`title` as the last part of an address, cut between words; empty where it has no letter for it."""
    slug = slugify(title)
    if len(slug) > LONGEST_SLUG:
        slug = slug[: LONGEST_SLUG + 1].rpartition("-")[0] or slug[:LONGEST_SLUG]
    return f"story-{slug}" if slug in DEVICES else slug


def draft_of(sent: Received, known: Collection[Person], day: dt.date, redaction: Redaction = NOBODY_WITHHELD) -> Draft:
    """The article as far as it was told.

    `known` are the people who have a file, `day` is the day it came, `redaction` knows whom nobody may name.
    """
    received, people = without_names(sent, redaction), _People(known)
    if received != sent:
        people.remarks.append(WITHHELD)
    pictures = _led_by_one(received.pictures)
    text = _with_pictures(received.text, [picture for picture in pictures if not picture.lead])
    date = date_of(received) or PartialDate.parse(day.isoformat())
    values: dict[str, Any] = {"title": received.title or None, "date": date_of(received)}
    if date.exact is None or date.exact < day:
        values["published"] = day  # feeds tell it as new, whenever it happened
    values["summary"] = received.summary or None
    named, author = people.author(received, day)
    values |= _given(
        authors=named,
        faculties=received.faculties,
        themes=received.themes,
        tags=received.tags,
        image=next((_image(picture) for picture in pictures if picture.lead), {}),
        pictures=tuple(_text_picture(picture) for picture in pictures if not picture.lead),
        actions=tuple(_given(action=claim.action, shows=claim.shows) for claim in received.actions),
    )
    values |= _given(people=people.ids_of(received, author))
    values["draft"] = True  # whatever was told, somebody looks at it first
    questions = (*about_the_story(received), *_about_pictures(pictures), *about_people(received.people))
    return Draft(values, text, pictures, questions, (*received.remarks, *people.remarks), date, author)


def _given(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


# -- Pictures


def _led_by_one(pictures: tuple[ReceivedPicture, ...]) -> tuple[ReceivedPicture, ...]:
    """With one at most that stands above the text."""
    first = next((picture for picture in pictures if picture.lead), None)
    return tuple(replace(picture, lead=picture is first) for picture in pictures)


def _image(picture: ReceivedPicture) -> dict[str, Any]:
    told: dict[str, Any] = {"src": picture.name, "alt": picture.alt or None}
    if picture.decorative:
        told |= {"alt": "", "decorative": True}
    told |= _given(caption=picture.caption)
    return told | {"credit": picture.credit or None, "agreement": picture.agreement or None}


def _text_picture(picture: ReceivedPicture) -> dict[str, Any]:
    return {"src": picture.name, "credit": picture.credit or None, "agreement": picture.agreement or None}


def _about_pictures(pictures: tuple[ReceivedPicture, ...]) -> Iterator[Question]:
    number = 0
    for picture in pictures:
        yield from about_a_picture(picture, ("image",) if picture.lead else ("pictures", number))
        number += not picture.lead


def _with_pictures(text: str, pictures: list[ReceivedPicture]) -> str:
    """The text with its pictures told in words; those that it does not show stand at its end."""
    for picture in pictures:
        shown = _shown(picture)
        bare = re.compile(rf"!\[\s*\]\({re.escape(picture.name)}\)(?!\{{)")
        if f"]({picture.name}" not in text:
            caption = f"\n\n*{escaped(picture.caption)}*" if picture.caption else ""
            text = f"{text}\n\n{shown}{caption}".strip("\n")
        else:
            text = bare.sub(lambda _, shown=shown: shown, text)  # type: ignore[misc]
    return text


def _shown(picture: ReceivedPicture) -> str:
    return picture_in_text(picture.name, picture.alt) + ("{ .decorative }" if picture.decorative else "")


# -- People


class _People:
    """Who has a file in `data/people/`, by each of their names."""

    def __init__(self, known: Collection[Person]) -> None:
        self.by_name = {name.casefold(): person for person in known for name in person.names}
        self.ids = {person.id for person in known}
        self.remarks: list[str] = []

    def ids_of(self, received: Received, author: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
        """Of those who are named and agreed, the ones that have a file; `author` is one that is made now."""
        found: list[str] = []
        for name in (person.name for person in received.people or () if person.agreed):
            known = self.by_name.get(name.casefold())
            if known:
                found.append(known.id)
            elif not any(one["name"].casefold() == name.casefold() for one in author.values()):
                self.remarks.append(f"{name} agreed to be named, says the sender; no file in data/people/")
        return tuple(dict.fromkeys(found))

    def author(self, received: Received, day: dt.date) -> tuple[tuple[str, ...], dict[str, dict[str, Any]]]:
        """Who is told as its author, and a file for somebody who agreed to be named and has none yet."""
        sender = received.sender
        known = self.by_name.get(sender.name.casefold())
        if not sender.name or not sender.may_be_named:
            if sender.name:
                why = NOT_ASKED if sender.may_be_named is None else ASKED_NOT_TO
                self.remarks.append(f"{sender.name} is not named as the author: {why}")
            return (), {}
        if known:
            return (known.id,), {}
        name = slugify(sender.name)
        if len(sender.name.split()) < 2 or not name or name in self.ids | DEVICES:
            self.remarks.append(f"{sender.name} is not named as the author: no file in data/people/ can be made for it")
            return (), {}
        role = {"role": sender.role, "as_at": day} if sender.role else {}
        return (name,), {name: {"name": sender.name} | _given(roles=(role,) if role else ())}

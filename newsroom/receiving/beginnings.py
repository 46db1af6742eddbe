"""A new file of content: what is asked for it, whether an answer will do, and how the file begins.

The questions, their examples and the rules for the answers are the models': what is written has been read by them.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from newsroom import addresses
from newsroom.addresses import DEVICES, slugify
from newsroom.content import KINDS, Award, Kind, Person
from newsroom.content.base import MONTHS, Kept, PartialDate
from newsroom.content.entry import Entry
from newsroom.faces.fields import Field, Value, described_kind
from newsroom.reading.content import Content
from newsroom.reading.mistakes import Mistake, mistakes
from newsroom.reading.problem import did_you_mean
from newsroom.receiving.article import slug_of
from newsroom.receiving.received import one_line

Key = tuple[str, ...]
"""The way to a value: `("consent", "date")`."""
Answers = Mapping[Key, Any]
"""What was answered, as it stands in a file; None where nothing is to stand there."""

ASKED: Mapping[str, tuple[Key, ...]] = {
    "article": (("title",), ("date",), ("summary",), ("faculties",), ("themes",)),
    "case-study": (
        ("title",), ("date",), ("summary",), ("subject", "kind"), ("subject", "person"), ("subject", "name"),
        ("consent", "date"), ("consent", "review_by"), ("faculty",),
    ),
    "event": (("title",), ("start",), ("end",), ("time",), ("place",), ("summary",)),
    "award": (("scheme",), ("result",), ("recipients",), ("year",), ("for",)),
    "opportunity": (("title",), ("who",), ("deadline",), ("how",)),
}  # fmt: skip
"""What the command asks for, by the word for the kind, in this order."""
LATER = {
    "published", "from_record", "aliases", "updated", "corrections", "draft", "withdrawn", "slug", "figures",
}  # fmt: skip
"""Keys that nobody needs who begins a file."""
FRESH = dt.timedelta(days=31)
"""How old a story may be whose own date is also the day on which feeds tell of it."""
PUBLISHED = "The day it first stood on this site: feeds tell it as new on that day."
DRAFT = "It is a draft, and stands nowhere, until this line is taken out."
MORE = "These may be added: take the sign # and its space before a key away, and write your own for the example."
TEXT = (
    "The text comes below the next line of hyphens. What happened, and to whom? What did they do that others cannot?",
    "What changed by it? Write as you would tell it; a heading begins with `## `, a link is [words](https://...).",
)


_DATE_IN_WORDS = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\.? )?(?P<month>[a-z]{3,9})\.?(?: (?P<later>\d{1,2})(?:st|nd|rd|th)?)?,? "
    r"(?P<year>\d{4})"
)


@dataclass(frozen=True)
class Asked:
    """One question."""

    key: Key
    field: Field
    required: bool

    @property
    def option(self) -> str:
        """The option of the command that answers it: `--consent-date`."""
        return "--" + "-".join(self.key).replace("_", "-")

    @property
    def may_be_left_out(self) -> bool:
        """Whether no answer is one: it need not be told, or nobody knows."""
        return not self.required or (len(self.key) == 1 and self.field.value.nullable)


def kind_of(word: str) -> Kind:
    """The kind of content that the command calls so: `case-study`."""
    return next(kind for kind in KINDS if kind.name == word.replace("-", " "))


def questions(word: str) -> tuple[Asked, ...]:
    """All that may be asked for a kind."""
    return tuple(Asked(key, *_field(described_kind(kind_of(word)), key)) for key in ASKED[word])


def pending(word: str, answers: Answers) -> Iterator[Asked]:
    """What is not answered yet, as far as it concerns what was answered."""
    about = answers.get(("subject", "kind"))
    for asked in questions(word):
        of_person = asked.key[0] == "consent" or asked.key == ("subject", "person")
        other = asked.key == ("subject", "name")
        passed = (of_person and about not in ("person", None)) or (other and about in ("person", None))
        if asked.key not in answers and not passed:
            yield asked


def _field(fields: Sequence[Field], key: Key) -> tuple[Field, bool]:
    """The field at `key`, and whether a file of its kind cannot do without; all parts of a case study's are needed."""
    found = next(field for field in fields if field.key == key[0])
    if len(key) == 1:
        return found, found.required
    return _field(found.value.fields, key[1:])[0], True


# -- Answers


class NotSo(Exception):
    """An answer that will not do; the text says why and what to write instead."""


def read(asked: Asked, text: str, word: str, answers: Answers, content: Content) -> Any:
    """What `text` means as an answer; None where it is left out. Raises NotSo."""
    text = one_line(text)
    if not text:
        if not asked.may_be_left_out:
            raise NotSo("this is needed" + (f", such as {asked.field.hint}" if asked.field.hint else ""))
        return None
    written = asked.field.value.sort in ("date", "day") and date_in_words(text)
    if written:
        raise NotSo(f"for “{text}” write `{written}`")
    value = _value(asked.field.value, text, content)
    kind = kind_of(word)
    whole = nested({**answers, asked.key: value}) | _told_later(kind, "2000-01-01")
    found = [mistake for mistake in _mistakes(kind, whole) if _concerns(mistake, asked, word, answers)]
    if found:
        raise NotSo("; ".join(mistake.sentence for mistake in found))
    return value


def date_in_words(text: str) -> str:
    """“3 November 2026” as dates are written here; empty for what is no such date."""
    found = _DATE_IN_WORDS.fullmatch(text.casefold())
    months = [number for number, name in enumerate(MONTHS) if found and name[:3].casefold() == found["month"][:3]]
    if not found or not months or not MONTHS[months[0]].casefold().startswith(found["month"]):
        return ""
    day = f"-{int(found['day'] or found['later']):02}" if found["day"] or found["later"] else ""
    return f"{found['year']}-{months[0]:02}{day}"


def _value(value: Value, text: str, content: Content) -> Any:
    if value.sort == "list" and value.of:
        parts = [part.strip() for part in text.strip("[]").split(",")]
        return [_value(value.of, part, content) for part in parts if part]
    if value.sort == "group" and value.short == "person":
        return _person_or_group(text, content)
    if value.sort == "reference":
        return _reference(value.refers_to, text, content)
    return text


def known_ids(value: Value, content: Content) -> tuple[str, ...]:
    """What there is to choose from where the value, or each item of a list, is a reference."""
    wanted = value.of if value.sort == "list" and value.of else value
    items = [item for kind in KINDS if kind.name == wanted.refers_to for item in content.of(kind.model)]
    return tuple(item.id for item in items if not (isinstance(item, Person) and item.withhold))


def told_choices(value: Value, content: Content) -> tuple[str, ...]:
    """What there is to choose from, in words: an id and what it stands for."""
    wanted = value.of if value.sort == "list" and value.of else value
    kinds = [kind for kind in KINDS if kind.name == wanted.refers_to]
    named = {item.id: name_of(item) for kind in kinds for item in content.of(kind.model)}
    return tuple(f"{one} – {named[one]}" if named[one] else one for one in known_ids(value, content)) or value.choices


def _reference(name: str, text: str, content: Content) -> str:
    """The id of what is meant, by its id or its name. Raises NotSo."""
    kind = next(kind for kind in KINDS if kind.name == name)
    known = {item.id: names_of(item) for item in content.of(kind.model)}
    found = next((one for one, names in known.items() if text.casefold() in names), text if text in known else None)
    if found is None:
        place = kind.place if kind.form in ("list", "single") else f"{kind.place}/"
        meant = _meant(text, kind, content) or did_you_mean(text, known) or f"; add it to {place} first"
        raise NotSo(f"there is no {name} `{text}`{meant}")
    return found


def _meant(text: str, kind: Kind, content: Content) -> str:
    """“; did you mean `bio`, Faculty of Biology?” where a name is nearly that; else empty."""
    items = (one for one in content.of(kind.model) if not (isinstance(one, Person) and one.withhold))
    named = {name.casefold(): (one.id, name) for one in items if (name := name_of(one))}
    near = get_close_matches(text.casefold(), named, n=1, cutoff=0.6)
    return f"; did you mean `{named[near[0]][0]}`, {named[near[0]][1]}?" if near else ""


def _person_or_group(text: str, content: Content) -> Any:
    """A person by id or name; what has the look of an id is no group's name."""
    if slugify(text) != text or any(person.id == text for person in content.of(Person)):
        try:
            return _reference("person", text, content)
        except NotSo:
            return {"name": text}
    return _reference("person", text, content)


def name_of(item: Kept) -> str:
    """What it is called, if it has a name besides its id."""
    return str(getattr(item, "name", None) or getattr(item, "title", None) or "")


def names_of(item: Kept) -> set[str]:
    """The names by which somebody may call an item, in small letters."""
    names = [getattr(item, key, None) for key in ("name", "title", "abbreviation")]
    return {name.casefold() for name in (*names, *getattr(item, "other_names", ())) if name}


def _concerns(mistake: Mistake, asked: Asked, word: str, answers: Answers) -> bool:
    """Whether it is about this answer, and not about what is still to be asked."""
    steps = mistake.steps
    if steps[: len(asked.key)] == asked.key:
        return True
    rest = [*pending(word, {**answers, asked.key: answers.get(("subject", "kind"))})]
    if steps:
        return asked.key[: len(steps)] == steps and not any(other.key[:1] == steps[:1] for other in rest)
    return not any(other.required for other in rest)


def _told_later(kind: Kind, day: str) -> dict[str, str]:
    """What an entry needs that happened before it is written, and nobody need be asked for."""
    return {"published": day} if issubclass(kind.model, Entry) else {}


def _mistakes(kind: Kind, values: Mapping[str, Any]) -> list[Mistake]:
    try:
        kind.model.model_validate({**values, "id": "new"})
    except ValidationError as error:
        return [*mistakes(error, kind.model, values)]
    return []


def nested(answers: Answers) -> dict[str, Any]:
    """Answers as the values of a file."""
    values: dict[str, Any] = {}
    for key, value in answers.items():
        if value is not None and len(key) == 1:
            values[key[0]] = value
        elif value is not None:
            values.setdefault(key[0], {})[key[1]] = value
    return values


# -- The file


@dataclass(frozen=True)
class Beginning:
    """A file that is ready to be written, but for its name."""

    word: str
    values: Mapping[str, Any]

    @classmethod
    def of(cls, word: str, answers: Answers, day: dt.date) -> "Beginning":
        """What was answered on `day`. Raises NotSo where the model does not take it."""
        kind = kind_of(word)
        needed = (asked.key for asked in questions(word) if asked.required)
        values = {key[0]: None for key in needed if len(key) == 1} | nested(answers)
        date = PartialDate.parse(values["date"]) if values.get("date") else None
        if date and (date.exact is None or day - date.exact > FRESH):
            values |= _told_later(kind, day.isoformat())
        if issubclass(kind.model, Entry):
            values["draft"] = True
        found = _mistakes(kind, values)
        if found:
            raise NotSo("; ".join(mistake.sentence for mistake in found))
        return cls(word, values)

    @property
    def slug(self) -> str:
        """The name that is proposed, and stands in the address."""
        if kind_of(self.word).model is Award:
            first = self.values["recipients"][0]
            told = (self.values["scheme"], self.values.get("year"), first if isinstance(first, str) else first["name"])
        else:
            year = str(self.values.get("start") or "")[:4]
            told = (self.values["title"], year, None)
        return slug_of(" ".join(str(part) for part in told if part)) or self.word

    def path(self, slug: str) -> str:
        kind = kind_of(self.word)
        year = f"/{str(self.values['date'])[:4]}" if self.word == "article" else ""
        return f"{kind.place}{year}/{slug}{'.md' if kind.form == 'markdown' else '.yml'}"

    def address(self, slug: str) -> str:
        """Where readers will find it."""
        match self.word:
            case "article":
                return addresses.article(PartialDate.parse(self.values["date"]).path, slug)
            case "case-study":
                return addresses.case_study(slug)
            case "event":
                return addresses.event(slug)
            case "award":
                return addresses.award(slug)
        return addresses.opportunity(slug)


def fault_of_slug(slug: str) -> str:
    """What keeps it from being part of an address; empty where nothing does."""
    if not slug or slugify(slug) != slug:
        likely = slug_of(slug)
        return "it may hold only lower-case letters, digits and hyphens" + (f", such as `{likely}`" if likely else "")
    return f"`{slug}` is a name that Windows keeps for itself; write another" if slug in DEVICES else ""

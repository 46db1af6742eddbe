"""What all kinds of content are made of."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import total_ordering
from typing import Annotated, Any, ClassVar, Literal, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from newsroom import addresses

MONTHS = tuple(calendar.month_name)


def mistake(sentence: str, code: str) -> PydanticCustomError:
    """A problem of a value in our own words; the reader prints the sentence as it stands.

    `code` names the rule, and `reading/codes.py` explains it.
    """
    return PydanticCustomError("mistake", "{sentence}", {"sentence": sentence, "code": code})


class Model(BaseModel):
    """Strict and unchanging: an unknown key is an error, and nothing is converted behind one's back."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, arbitrary_types_allowed=True)

    text_alone: ClassVar[str] = ""
    """The key that a text stands for which is written in place of all keys; empty where that is no short form."""


@dataclass(frozen=True)
class Means:
    """What a text stands for. Forms, schemas and references are made of it; nothing is checked by it."""

    sort: Literal[
        "text", "long text", "time", "reference", "action", "web address", "mail address", "site address", "file name",
        "path", "code", "id",
    ]  # fmt: skip
    kind: str = ""
    """Of a reference, the name of the kind whose id it is."""


@total_ordering
class PartialDate:
    """A date as exact as is known: a day, a month or a year. Ordered at the end of its period."""

    __slots__ = ("day", "iso", "month", "year")

    def __init__(self, year: int, month: int | None = None, day: int | None = None) -> None:
        self.year, self.month, self.day = year, month, day
        parts = [f"{year:04}", *(f"{part:02}" for part in (month, day) if part)]
        self.iso = "-".join(parts)

    @classmethod
    def parse(cls, text: object) -> "PartialDate":
        """Reads `2023-09-25`, `2019-12` or `2019`. Raises a `mistake` that says what to write instead."""
        if isinstance(text, PartialDate):
            return text
        if isinstance(text, list | dict):
            raise mistake("a date is one value, such as `2023-09-25`, `2023-09` or `2023`", "date-impossible")
        match = re.fullmatch(r"([1-9][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", str(text).strip())
        if isinstance(text, bool) or not match:
            raise mistake(
                f"“{text}” is not a date we can read; write the year, month and day with hyphens, "
                "`2023-09-25`, or only as much as is known, `2023-09` or `2023`",
                "date-impossible",
            )
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if not addresses.FIRST_YEAR <= year <= addresses.LAST_YEAR:
            bounds = f"{addresses.FIRST_YEAR} to {addresses.LAST_YEAR}"
            said = f"“{text}” is of the year {year}, which cannot be meant; years run from {bounds}"
            raise mistake(said, "date-impossible")
        if month is not None and not 1 <= month <= 12:
            said = f"“{text}” has month {month}; months run from 01 to 12, written `{year}-09-25`"
            raise mistake(said, "date-impossible")
        if month and day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
            last = calendar.monthrange(year, month)[1]
            raise mistake(f"“{text}” does not exist: {MONTHS[month]} {year} has {last} days", "date-impossible")
        return cls(year, month, day)

    @property
    def start(self) -> dt.date:
        """The first day of the period."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def end(self) -> dt.date:
        """The last day of the period."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def exact(self) -> dt.date | None:
        """The day itself, or None where only the month or the year is known."""
        return self.start if self.day else None

    @property
    def path(self) -> str:
        """The part of an address: `2023/09/25`, `2019/12` or `2019`."""
        return self.iso.replace("-", "/")

    @property
    def text(self) -> str:
        """As people write it: “25 September 2023”, “December 2019” or “2019”."""
        month = MONTHS[self.month] if self.month else None
        return " ".join(str(part) for part in (self.day, month, self.year) if part)

    def _key(self) -> tuple[dt.date, str]:
        return self.end, self.iso

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartialDate) and self.iso == other.iso

    def __lt__(self, other: "PartialDate") -> bool:
        return self._key() < other._key()

    def __hash__(self) -> int:
        return hash(self.iso)

    def __repr__(self) -> str:
        return f"PartialDate({self.iso})"

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.parse)


def _full_day(value: object) -> dt.date:
    if isinstance(value, dt.date):
        return value
    day = PartialDate.parse(value).exact
    if day is None:
        raise mistake(f"“{value}” has no day; a whole date is needed here, such as `2026-11-21`", "date-not-whole")
    return day


def _text(value: object) -> object:
    if isinstance(value, float):
        # 1.10 was read as 1.1, so it cannot be told as it was written.
        raise mistake("this is read as a number; put it in quotes, as you want it to stand", "text-unquoted")
    if isinstance(value, bool | int):
        written = str(value).lower()
        said = f'“{written}” is read as a number or a yes/no here; put it in quotes: `"{written}"`'
        raise mistake(said, "text-unquoted")
    if isinstance(value, str):
        return value.strip()
    return value


def _identifier(value: object) -> object:
    """Years and codes such as 2019 are identifiers too."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _one_or_many(value: object) -> object:
    if isinstance(value, list):
        return tuple(value)
    return value


Day = Annotated[dt.date, BeforeValidator(_full_day)]
"""A whole date, `2026-11-21`."""
Text = Annotated[str, BeforeValidator(_text), Field(min_length=1)]
LongText = Annotated[Text, Means("long text")]
"""A sentence or several, for which a form gives more than one line."""
TimeOfDay = Annotated[Text, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$"), Means("time")]
"""Hour and minutes, `10:30`; in quotes, for YAML may read it as a number."""
Id = Annotated[str, BeforeValidator(_identifier), Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"), Means("id")]
"""Lower-case letters, digits and hyphens: the name of the file that it refers to."""

Ref = Annotated[str, BeforeValidator(_identifier), Field(min_length=1)]
"""The id of something else. Any text is taken here; whether it is there is checked once all is read."""
PersonRef = Annotated[Ref, Means("reference", "person")]
UnitRef = Annotated[Ref, Means("reference", "faculty")]
ThemeRef = Annotated[Ref, Means("reference", "theme")]
SchemeRef = Annotated[Ref, Means("reference", "scheme")]
BodyRef = Annotated[Ref, Means("reference", "body")]
SourceRef = Annotated[Ref, Means("reference", "source")]
SeriesRef = Annotated[Ref, Means("reference", "series")]
AwardRef = Annotated[Ref, Means("reference", "award")]
EventRef = Annotated[Ref, Means("reference", "event")]
PlanRef = Annotated[Ref, Means("reference", "action plan")]
ActionRef = Annotated[Text, Means("action")]
"""Plan and code of an action, `2021-2024/V2`."""
PictureName = Annotated[Text, Means("file name")]
"""The name of a picture beside the file that names it."""
EntryPath = Annotated[Text, Means("path")]
"""The file of an article or a case study, `articles/2025/open-day.md`."""


def _whole_address(value: str) -> str:
    if not (value.startswith("/") and value.endswith("/")) or "//" in value or ".." in value:
        said = f"the alias “{value}” must start and end with a slash, like `/news/2023/09/old/`"
        raise mistake(said, "alias-wrong")
    if value == "/" or not addresses.is_page(value):
        raise mistake(
            f"the alias “{value}” may hold only lower-case letters, digits and hyphens between its slashes, "
            "like `/news/2023/09/old/`",
            "alias-wrong",
        )
    taken = next((part for part in value.split("/") if part in addresses.DEVICES), None)
    if taken:
        said = f"the alias “{value}” has the part `{taken}`, which Windows keeps for itself; leave it out"
        raise mistake(said, "alias-wrong")
    first = value.split("/")[1]
    if first in addresses.NOT_OURS:
        said = f"the alias “{value}” starts with `/{first}/`, where the site keeps its own files; leave it out"
        raise mistake(said, "alias-wrong")
    return value


def _web_address(value: str) -> str:
    try:
        parts = urlsplit(value)
        host, user = parts.hostname, parts.username
        sound = parts.scheme in ("http", "https") and host and not re.search(r"[\s\\]", value)
        _ = parts.port  # a port that is no number is told here
    except ValueError:
        sound, user = False, None
    if not sound:
        raise mistake(
            f"“{value}” is no web address; write it whole, as a browser shows it: `https://www.example.org/page`",
            "web-address-wrong",
        )
    if user is not None:
        said = "the web address holds a user's name before its `@`; take out all between `//` and `@`"
        raise mistake(said, "web-address-wrong")
    return value


def _mailbox(value: str) -> str:
    if not _MAILBOX.fullmatch(value):
        said = f"“{value}” is no mail address; write one such as `technicians@example.org`, without a name"
        raise mistake(said, "mail-address-wrong")
    return value


_DOTTED = r"[A-Za-z0-9_'+-]+(?:\.[A-Za-z0-9_'+-]+)*"
_HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}"
_MAILBOX = re.compile(f"{_DOTTED}@{_HOST}")
WebAddress = Annotated[Text, AfterValidator(_web_address), Means("web address")]
"""A page on the web, `https://www.example.org/page`: nothing that runs, and nobody's password."""
Mailbox = Annotated[Text, AfterValidator(_mailbox), Means("mail address")]
"""A mail address alone, `technicians@example.org`."""


Alias = Annotated[Text, AfterValidator(_whole_address), Means("site address")]
"""An address at which something stood before."""

_Item = TypeVar("_Item")
Many = Annotated[tuple[_Item, ...], BeforeValidator(_one_or_many)]
"""A list in the front matter, a tuple here."""

Sources = Annotated[
    Many[SourceRef],
    Field(
        description="Ids of the documents that say so; the list of them is `data/sources.yml`.",
        examples=["[annual-report-2023]"],
    ),
]
"""What a fact was taken from; every kind that tells facts says it in the same words."""


class Kept(Model):
    """A piece of content with the file it came from (set by the reader, never by an editor)."""

    id: Id = Field(description="The short name by which others name it; never changed.", examples=["visibility"])
    """The name of its file or of its folder; for vocabularies, its own key."""
    path: str = Field(default="", exclude=True)
    """The source file, relative to the content root, with forward slashes."""

"""People, awards, opportunities, events: one YAML file each in `data/`."""

import datetime as dt
import re
from typing import Literal

from pydantic import Field, field_validator, model_validator

from newsroom.content.base import (
    BodyRef,
    Day,
    EntryPath,
    Kept,
    LongText,
    Mailbox,
    Many,
    Model,
    PartialDate,
    PersonRef,
    SchemeRef,
    SeriesRef,
    SourceRef,
    Sources,
    Text,
    TimeOfDay,
    UnitRef,
    mistake,
)
from newsroom.content.case_study import Consent


class Role(Model):
    """A role with its period; without an end it is only known as at the date of the document."""

    role: Text = Field(description="What the person does, as the document says.", examples=["Technical manager"])
    unit: UnitRef | None = Field(
        default=None, description="Id of the faculty or another unit.", examples=["engineering"]
    )
    body: BodyRef | None = Field(
        default=None,
        description="Id of the group that they serve in; the list of groups is `data/bodies.yml`.",
        examples=["steering-group"],
    )
    office: Text | None = Field(default=None, description="The office that they hold in the group.", examples=["Chair"])
    as_at: PartialDate = Field(
        description="The date of the document that says so.", examples=["2023-09-18", "2023-09", "2023"]
    )
    start: PartialDate | None = Field(
        default=None, alias="from", description="Since when they hold the role.", examples=["2021-09", "2021"]
    )
    to: PartialDate | None = Field(default=None, description="Until when they held it.", examples=["2024-07", "2024"])
    source: SourceRef | None = Field(
        default=None, description="Id of the document that says so.", examples=["annual-report-2023"]
    )


class Contact(Model):
    """How to reach whoever holds a role: a mailbox of the role, never a private one."""

    role: Text = Field(description="The role that answers.", examples=["Technician Commitment lead"])
    mailbox: Mailbox | None = Field(
        default=None, description="A mailbox of the role, never somebody's own.", examples=["technicians@example.org"]
    )
    name: Text | None = Field(
        default=None, description="Who holds the role, if they agreed to stand here.", examples=["Firstname Surname"]
    )
    checked: Day = Field(description="The day somebody last made sure that it still holds.", examples=["2026-11-21"])


class Person(Kept):
    kind: Literal["person"] = Field(default="person", exclude=True)
    name: Text = Field(description="The whole name, as the person writes it.", examples=["Firstname Surname"])
    other_names: Many[Text] = Field(
        default=(), description="Other spellings that mean the same person.", examples=["[F. Surname]"]
    )
    roles: Many[Role] = Field(
        default=(), description="What they did and do, each with the date of the document that says so."
    )
    contact: Contact | None = Field(default=None, description="How to reach them in their role.")
    consent: Consent | None = Field(
        default=None, description="When they agreed, and when we ask again. Needed for a page of one's own and a feed."
    )
    withhold: bool = Field(default=False, description="`true` removes the name from the whole site.", examples=["true"])
    sources: Sources = ()

    @model_validator(mode="after")
    def _whole_names_withheld(self) -> "Person":
        alone = next((name for name in self.names if len(name.split()) < 2), None)
        if self.withhold and alone:
            raise mistake(
                f"“{alone}” is one word, and first names alone name nobody; to withhold a name give the whole name",
                "first-name-alone",
            )
        return self

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.other_names)


class Recipient(Model):
    """A person by id, or a group or body by its name."""

    text_alone = "person"

    person: PersonRef | None = Field(
        default=None, description="The person, by id; or write `name`.", examples=["firstname-surname"]
    )
    name: Text | None = Field(
        default=None,
        description="The name of a group or body that won together; or write `person`.",
        examples=["Workshop team"],
    )
    count: int | None = Field(default=None, ge=1, description="How many people, for a group.", examples=["8"])

    @model_validator(mode="after")
    def _somebody(self) -> "Recipient":
        if bool(self.person) == bool(self.name):
            raise mistake("a recipient is either `person:` (an id) or `name:` (of a group or body)", "recipient-wrong")
        return self


class Award(Kept):
    kind: Literal["award"] = Field(default="award", exclude=True)
    scheme: SchemeRef | None = Field(
        description="Id of what was given; the list is `data/schemes.yml`. `null` where nobody knows.",
        examples=["photo-prize"],
    )
    result: Literal["won", "joint winner", "shortlisted", "nominated"] = Field(
        description="What came of it.", examples=["won"]
    )
    recipients: Many[Recipient] = Field(min_length=1, description="Who received it.", examples=["[firstname-surname]"])
    year: PartialDate | None = Field(
        default=None,
        description="When, as exactly as is known; `null` where nobody knows.",
        examples=["2023-06-14", "2023-06", "2023"],
    )
    category: Text | None = Field(
        default=None, description="The category, where the scheme has several.", examples=["Rising star"]
    )
    reason: Text | None = Field(
        default=None,
        alias="for",
        description="What it was given for.",
        examples=["A jig that halved the time of setting up."],
    )
    faculties: Many[UnitRef] = Field(
        default=(),
        description="Ids of the faculties and units it concerns; the first gives the page its colour.",
        examples=["[engineering]"],
    )
    scope: Literal["internal", "external"] | None = Field(
        default=None,
        description="Whether the university gave it itself or somebody outside did.",
        examples=["external"],
    )
    story: EntryPath | None = Field(
        default=None, description="The file of the entry that tells of it.", examples=["articles/2023/photo-prize.md"]
    )
    note: LongText | None = Field(
        default=None,
        description="What readers should know besides.",
        examples=["The list of winners does not give the day."],
    )
    sources: Sources = ()

    @field_validator("recipients", mode="before")
    @classmethod
    def _short_people(cls, value: object) -> object:
        """An id alone is short for a person."""
        if not isinstance(value, list):
            return value
        return [{"person": item} if isinstance(item, str) else item for item in value]


class Opportunity(Kept):
    kind: Literal["opportunity"] = Field(default="opportunity", exclude=True)
    title: Text = Field(description="What is offered.", examples=["Small grants for training"])
    who: LongText = Field(description="Who may enter.", examples=["Every technician of the university."])
    deadline: PartialDate | None = Field(
        default=None, description="The last day to enter; `null` where nobody knows.", examples=["2027-03-31"]
    )
    opens: Day | None = Field(default=None, description="The first day to enter.", examples=["2027-01-15"])
    amount: Text | None = Field(default=None, description="How much there is, and as of when.", examples=["£150"])
    how: LongText | None = Field(
        default=None, description="What to do to enter.", examples=["Write half a page to the mailbox of the network."]
    )
    helps: Text | None = Field(default=None, description="Who helps, by role.", examples=["The network's coordinator"])
    scheme: SchemeRef | None = Field(
        default=None, description="Id of the scheme; the list is `data/schemes.yml`.", examples=["small-grants"]
    )
    status: Literal["open", "closed"] | None = Field(
        default=None,
        description="What whoever offers it says now; `closed` closes it before its deadline.",
        examples=["closed"],
    )
    as_of: PartialDate | None = Field(
        default=None, description="The date of the document that tells of it.", examples=["2026-09", "2026"]
    )
    sources: Sources = ()

    @model_validator(mode="after")
    def _closes_after_it_opens(self) -> "Opportunity":
        if self.deadline and self.opens and self.deadline.end < self.opens:
            raise mistake(f"the `deadline:` ({self.deadline}) is before it `opens:`; check both", "dates-order")
        return self

    def is_open(self, today: dt.date) -> bool:
        """Open only while a deadline that is known has not passed; unknown is not open."""
        if self.deadline is None or self.status == "closed" or (self.opens and self.opens > today):
            return False
        return self.deadline.end >= today


SMALLEST_GROUP = 5
"""Groups of people below this are not told exactly."""


def told_of_people(value: str | int | float) -> None:
    """Raises a mistake where a count of people cannot be kept from telling of a small group."""
    if isinstance(value, float) or (isinstance(value, int) and value < 0):
        raise mistake(f"“{value}” counts people, so `value:` must be a whole number, such as `12`", "small-group")
    if isinstance(value, str) and any(map(_is_small, _NUMBERS.findall(value))):
        raise mistake(
            f"“{value}” counts people and tells of fewer than {SMALLEST_GROUP}; write the whole number alone after "
            "`value:`, and the site shows “fewer than 5”",
            "small-group",
        )


_NUMBERS = re.compile(r"(?:\d+(?:,\d{3})*)|\b(?:one|two|three|four)\b", re.IGNORECASE)


def _is_small(number: str) -> bool:
    if not number[0].isdigit():
        return True
    digits = number.replace(",", "").lstrip("0")  # a number of thousands of digits is none that Python makes
    return len(digits) <= 1 and int(digits or "0") < SMALLEST_GROUP


class Figure(Model):
    """A number with what it counts."""

    what: Text = Field(description="What is counted.", examples=["Visitors"])
    value: Text | int | float = Field(
        description="The number; in quotes where it is more than digits.", examples=["412"]
    )
    people: bool = Field(
        default=False, description="`true` if it counts people: groups below 5 are not told.", examples=["true"]
    )

    @model_validator(mode="after")
    def _no_small_group(self) -> "Figure":
        if self.people:
            told_of_people(self.value)
        return self


class Event(Kept):
    kind: Literal["event"] = Field(default="event", exclude=True)
    title: Text = Field(description="What it is called.", examples=["Open day of the workshops"])
    start: PartialDate | None = Field(
        default=None, description="A day, a month, a year, or null.", examples=["2027-04-21", "2027-04", "2027"]
    )
    end: PartialDate | None = Field(
        default=None, description="Its last day, where it goes on for several.", examples=["2027-04-23"]
    )
    time: TimeOfDay | None = Field(default=None, description="When it begins.", examples=['"10:30"'])
    end_time: TimeOfDay | None = Field(default=None, description="When it ends.", examples=['"12:00"'])
    place: Text | None = Field(default=None, description="Where.", examples=["Great Workshop"])
    online: bool = Field(default=False, description="`true` if people can take part online.", examples=["true"])
    host: Text | None = Field(
        default=None, description="Who holds it, by group or role.", examples=["Network working group"]
    )
    summary: LongText | None = Field(
        default=None,
        description="One sentence on what happens and for whom.",
        examples=["Everybody may look, and ask how it is done."],
    )
    cost: Text | None = Field(default=None, description="What it costs.", examples=["Free"])
    series: SeriesRef | None = Field(
        default=None,
        description="Id of the series it belongs to; the list is `data/series.yml`.",
        examples=["lunch-talks"],
    )
    figures: Many[Figure] = Field(default=(), description="Numbers that were counted at it.")
    faculties: Many[UnitRef] = Field(
        default=(),
        description="Ids of the faculties and units it concerns; the first gives the page its colour.",
        examples=["[engineering]"],
    )
    status: Literal["planned", "held", "postponed", "cancelled"] | None = Field(
        default=None, description="What became of it.", examples=["planned"]
    )
    updated: Day | None = Field(
        default=None, description="The day of the last change that readers should know of.", examples=["2026-11-21"]
    )
    sources: Sources = ()

    @model_validator(mode="after")
    def _ends_after_start(self) -> "Event":
        if self.end and (self.start is None or self.end < self.start):
            raise mistake(f"the event ends ({self.end}) before it starts; check `start:` and `end:`", "dates-order")
        return self

    @property
    def last_day(self) -> dt.date | None:
        """The last day on which it may take place; None where no date is recorded."""
        last = self.end or self.start
        return last.end if last else None

"""People, awards, opportunities, events: one YAML file each in `data/`."""

import datetime as dt
import re
from typing import Literal

from pydantic import Field, field_validator, model_validator

from newsroom.content.base import Day, Kept, Mailbox, Many, Model, PartialDate, Ref, Text, mistake
from newsroom.content.case_study import Consent


class Role(Model):
    """A role with its period; without an end it is only known as at the date of the document."""

    role: Text
    unit: Ref | None = Field(default=None, description="A faculty or another unit.")
    body: Ref | None = Field(default=None, description="A group in `data/bodies.yml`.")
    office: Text | None = Field(default=None, examples=["Chair"])
    as_at: PartialDate = Field(description="The date of the document that says so.")
    start: PartialDate | None = Field(default=None, alias="from")
    to: PartialDate | None = None
    source: Ref | None = None


class Contact(Model):
    """How to reach whoever holds a role: a mailbox of the role, never a private one."""

    role: Text
    mailbox: Mailbox | None = None
    name: Text | None = None
    checked: Day = Field(description="The day somebody last made sure that it still holds.")


class Person(Kept):
    kind: Literal["person"] = Field(default="person", exclude=True)
    name: Text
    other_names: Many[Text] = Field(default=(), description="Spellings that mean the same person.")
    roles: Many[Role] = ()
    contact: Contact | None = None
    consent: Consent | None = Field(default=None, description="Needed for a page of one's own and a feed.")
    withhold: bool = Field(default=False, description="`true` removes the name from the whole site.")
    sources: Many[Ref] = ()

    @model_validator(mode="after")
    def _whole_names_withheld(self) -> "Person":
        alone = next((name for name in self.names if len(name.split()) < 2), None)
        if self.withhold and alone:
            raise mistake(
                f"“{alone}” is one word, and first names alone name nobody; to withhold a name give the whole name"
            )
        return self

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.other_names)


class Recipient(Model):
    """A person by id, or a group or body by its name."""

    person: Ref | None = None
    name: Text | None = None
    count: int | None = Field(default=None, ge=1, description="How many people, for a group.")

    @model_validator(mode="after")
    def _somebody(self) -> "Recipient":
        if bool(self.person) == bool(self.name):
            raise mistake("a recipient is either `person:` (an id) or `name:` (of a group or body)")
        return self


class Award(Kept):
    kind: Literal["award"] = Field(default="award", exclude=True)
    scheme: Ref | None = Field(description="Id of a scheme in `data/schemes.yml`, or null.")
    result: Literal["won", "joint winner", "shortlisted", "nominated"]
    recipients: Many[Recipient] = Field(min_length=1)
    year: PartialDate | None = Field(default=None, description="As exact as is known, or null.")
    category: Text | None = None
    reason: Text | None = Field(default=None, alias="for", description="What it was given for.")
    faculties: Many[Ref] = ()
    scope: Literal["internal", "external"] | None = None
    story: Text | None = Field(default=None, description="Path of the entry that tells it.")
    note: Text | None = None
    sources: Many[Ref] = ()

    @field_validator("recipients", mode="before")
    @classmethod
    def _short_people(cls, value: object) -> object:
        """An id alone is short for a person."""
        if not isinstance(value, list):
            return value
        return [{"person": item} if isinstance(item, str) else item for item in value]


class Opportunity(Kept):
    kind: Literal["opportunity"] = Field(default="opportunity", exclude=True)
    title: Text
    who: Text = Field(description="Who may enter.")
    deadline: PartialDate | None = None
    opens: Day | None = None
    amount: Text | None = Field(default=None, examples=["£150"])
    how: Text | None = None
    helps: Text | None = Field(default=None, description="Who helps, by role.")
    scheme: Ref | None = None
    as_of: PartialDate | None = Field(default=None, description="The date of the document that tells of it.")
    sources: Many[Ref] = ()

    @model_validator(mode="after")
    def _closes_after_it_opens(self) -> "Opportunity":
        if self.deadline and self.opens and self.deadline.end < self.opens:
            raise mistake(f"the `deadline:` ({self.deadline}) is before it `opens:`; check both")
        return self

    def is_open(self, today: dt.date) -> bool:
        """Open only while a deadline that is known has not passed; unknown is not open."""
        if self.deadline is None or (self.opens and self.opens > today):
            return False
        return self.deadline.end >= today


SMALLEST_GROUP = 5
"""Groups of people below this are not told exactly."""


def told_of_people(value: str | int | float) -> None:
    """Raises a mistake where a count of people cannot be kept from telling of a small group."""
    if isinstance(value, float) or (isinstance(value, int) and value < 0):
        raise mistake(f"“{value}” counts people, so `value:` must be a whole number, such as `12`")
    if isinstance(value, str) and any(map(_is_small, _NUMBERS.findall(value))):
        raise mistake(
            f"“{value}” counts people and tells of fewer than {SMALLEST_GROUP}; write the whole number alone after "
            "`value:`, and the site shows “fewer than 5”"
        )


_NUMBERS = re.compile(r"(?:\d+(?:,\d{3})*)|\b(?:one|two|three|four)\b", re.IGNORECASE)


def _is_small(number: str) -> bool:
    return not number[0].isdigit() or int(number.replace(",", "")) < SMALLEST_GROUP


class Figure(Model):
    """A number with what it counts."""

    what: Text
    value: Text | int | float
    people: bool = Field(default=False, description="`true` if it counts people: groups below 5 are not told.")

    @model_validator(mode="after")
    def _no_small_group(self) -> "Figure":
        if self.people:
            told_of_people(self.value)
        return self


class Event(Kept):
    kind: Literal["event"] = Field(default="event", exclude=True)
    title: Text
    start: PartialDate | None = Field(default=None, description="A day, a month, a year, or null.")
    end: PartialDate | None = None
    time: Text | None = Field(default=None, pattern=r"^([01]\d|2[0-3]):[0-5]\d$", examples=["10:30"])
    end_time: Text | None = Field(default=None, pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    place: Text | None = None
    online: bool = False
    host: Text | None = None
    summary: Text | None = None
    cost: Text | None = None
    series: Ref | None = None
    figures: Many[Figure] = ()
    faculties: Many[Ref] = ()
    status: Literal["planned", "held", "postponed", "cancelled"] | None = None
    updated: Day | None = None
    sources: Many[Ref] = ()

    @model_validator(mode="after")
    def _ends_after_start(self) -> "Event":
        if self.end and (self.start is None or self.end < self.start):
            raise mistake(f"the event ends ({self.end}) before it starts; check `start:` and `end:`")
        return self

    @property
    def last_day(self) -> dt.date | None:
        """The last day on which it may take place; None where no date is recorded."""
        last = self.end or self.start
        return last.end if last else None

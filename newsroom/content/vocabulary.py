"""The small vocabularies: one YAML file in `data/` holds a list of each."""

from typing import Literal

from pydantic import Field, model_validator

from newsroom.content.base import Day, Kept, Mailbox, Many, Model, PartialDate, Ref, Text, WebAddress
from newsroom.content.data import Contact, Figure, told_of_people

Motif = Literal["waves", "contours", "mechanisms", "cells", "sections", "construction"]
"""The families of drawings for covers; `render/covers` draws them."""


class Unit(Kept):
    """A faculty, or another unit whose technicians the site covers (`data/faculties.yml`)."""

    kind: Literal["faculty"] = Field(default="faculty", exclude=True)
    name: Text
    abbreviation: Text | None = None
    other_names: Many[Text] = ()
    sort: Literal["faculty", "unit"] = "faculty"
    accent: Literal["plum", "green", "blue", "teal", "crimson", "blueprint"] = "blueprint"
    motif: Motif = Field(default="construction", description="Family of its drawings.")
    summary: Text | None = Field(default=None, description="One sentence for lists.")
    as_at: PartialDate | None = Field(default=None, description="The date of the figures.")
    figures: Many[Figure] = ()
    schools: Many[Text] = ()
    champion: Ref | None = None
    manager: Ref | None = Field(default=None, description="Technical Services Manager.")
    note: Text | None = None
    sources: Many[Ref] = ()

    @property
    def short(self) -> str:
        return self.abbreviation or self.name


class Theme(Kept):
    kind: Literal["theme"] = Field(default="theme", exclude=True)
    name: Text
    code: Text | None = None
    summary: Text | None = None
    covers: Many[Text] = ()


class Scheme(Kept):
    """An award, a prize, a status or a fund that somebody gives."""

    kind: Literal["scheme"] = Field(default="scheme", exclude=True)
    name: Text
    by: Text | None = None
    other_names: Many[Text] = ()
    note: Text | None = None


class Body(Kept):
    """A group of the governance chart."""

    kind: Literal["body"] = Field(default="body", exclude=True)
    name: Text
    abbreviation: Text | None = None
    other_names: Many[Text] = ()
    remit: Text
    reports_to: Ref | None = None
    meets: Text | None = None
    reports: Text | None = Field(default=None, description="What it hands upward, and how often.")
    members: Text | None = None
    as_at: PartialDate | None = None
    sources: Many[Ref] = ()


class Source(Kept):
    """A public document that facts were taken from."""

    kind: Literal["source"] = Field(default="source", exclude=True)
    title: Text
    publisher: Text
    date: PartialDate | None = None
    doubt: Text | None = Field(default=None, description="Why its date is uncertain; shown.")
    form: Text | None = Field(default=None, examples=["report"])
    author: Text | None = None
    url: WebAddress | None = None


class Number(Kept):
    """A statistic with its period; a target is an aim in a plan, never a result."""

    kind: Literal["number"] = Field(default="number", exclude=True)
    what: Text
    value: Text | int | float
    unit: Text | None = None
    period: Text | None = Field(default=None, description="When it was so; null is shown as not recorded.")
    group: Text = Field(description="Heading under which it is listed.")
    people: bool = False
    target: bool = False
    action: Text | None = Field(default=None, description="Plan and code of the action that sets it.")
    note: Text | None = None
    sources: Many[Ref] = ()

    @model_validator(mode="after")
    def _no_small_group(self) -> "Number":
        if self.people:
            told_of_people(self.value)
        return self


class Series(Kept):
    """Something that happens again and again; its dates are not single events."""

    kind: Literal["series"] = Field(default="series", exclude=True)
    title: Text
    frequency: Text | None = None
    as_at: PartialDate
    note: Text | None = None
    sources: Many[Ref] = ()


class Term(Kept):
    """A word of the glossary."""

    kind: Literal["term"] = Field(default="term", exclude=True)
    term: Text
    meaning: Text
    sources: Many[Ref] = ()


class Abbreviation(Kept):
    kind: Literal["abbreviation"] = Field(default="abbreviation", exclude=True)
    short: Text
    full: Text
    meaning: Text | None = None


class Standing(Model):
    """A status that the institution holds or held."""

    status: Text
    since: PartialDate | None = None
    note: Text | None = None
    sources: Many[Ref] = ()


class Institution(Kept):
    """`data/institution.yml`: who publishes, and in whose voice."""

    kind: Literal["institution"] = Field(default="institution", exclude=True)
    name: Text
    short: Text
    network: Text = Field(description="The name of its technicians' network.")
    motto: Text
    email: Mailbox = Field(description="The mailbox for corrections.")
    adopted_by: Text | None = Field(default=None, description="Who took the site over as its own.")
    adopted_on: Day | None = None
    record_begins: Day = Field(description="Since when stories are recorded here; counts start here.")
    made_up: bool = Field(default=False, description="`true` for an invented institution: every page says so.")
    signatory_since: PartialDate | None = None
    signatory_note: Text | None = None
    standings: Many[Standing] = ()
    contacts: Many[Contact] = ()
    sources: Many[Ref] = ()

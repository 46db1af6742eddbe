"""The small vocabularies: one YAML file in `data/` holds a list of each."""

from typing import Literal

from pydantic import Field, model_validator

from newsroom.content.base import (
    ActionRef,
    BodyRef,
    Day,
    Kept,
    LongText,
    Mailbox,
    Many,
    Model,
    PartialDate,
    PersonRef,
    Sources,
    Text,
    WebAddress,
)
from newsroom.content.data import Contact, Figure, told_of_people

Motif = Literal["waves", "contours", "mechanisms", "cells", "sections", "construction"]
"""The families of drawings for covers; `render/covers` draws them."""


class Unit(Kept):
    """A faculty, or another unit whose technicians the site covers (`data/faculties.yml`)."""

    kind: Literal["faculty"] = Field(default="faculty", exclude=True)
    name: Text = Field(description="Its whole name.", examples=["Faculty of Engineering"])
    abbreviation: Text | None = Field(default=None, description="The short name that people use.", examples=["ENG"])
    other_names: Many[Text] = Field(
        default=(), description="Other names that mean the same.", examples=["[School of Engineering]"]
    )
    sort: Literal["faculty", "unit"] = Field(
        default="faculty",
        description="Whether it is a faculty, or another unit whose technicians the site covers.",
        examples=["faculty"],
    )
    accent: Literal["plum", "green", "blue", "teal", "crimson", "blueprint"] = Field(
        default="blueprint", description="Its colour on the site.", examples=["teal"]
    )
    motif: Motif = Field(default="construction", description="Family of its drawings.", examples=["mechanisms"])
    summary: LongText | None = Field(
        default=None,
        description="One sentence for lists.",
        examples=["Engines, bridges and the people who build them."],
    )
    as_at: PartialDate | None = Field(
        default=None, description="The date of the figures.", examples=["2023-09", "2023"]
    )
    figures: Many[Figure] = Field(default=(), description="Numbers that its page shows.")
    schools: Many[Text] = Field(
        default=(), description="The schools that belong to it.", examples=["[School of Materials]"]
    )
    champion: PersonRef | None = Field(
        default=None, description="Its Technician Champion, by id.", examples=["firstname-surname"]
    )
    manager: PersonRef | None = Field(
        default=None, description="Its Technical Services Manager, by id.", examples=["firstname-surname"]
    )
    note: LongText | None = Field(
        default=None, description="What readers should know besides.", examples=["It was two faculties until 2019."]
    )
    sources: Sources = ()

    @property
    def short(self) -> str:
        return self.abbreviation or self.name


class Theme(Kept):
    kind: Literal["theme"] = Field(default="theme", exclude=True)
    name: Text = Field(description="What the theme is called.", examples=["Wellbeing"])
    code: Text | None = Field(
        default=None, description="The letters with which plans mark its actions.", examples=["W"]
    )
    summary: LongText | None = Field(
        default=None,
        description="One sentence on what it is about.",
        examples=["Technicians are well at work, and stay so."],
    )
    covers: Many[Text] = Field(
        default=(), description="What belongs to it, a few words each.", examples=["[Safe workshops, Time to rest]"]
    )


class Scheme(Kept):
    """An award, a prize, a status or a fund that somebody gives."""

    kind: Literal["scheme"] = Field(default="scheme", exclude=True)
    name: Text = Field(description="What is given: an award, a prize, a status or a fund.", examples=["Workshop prize"])
    by: Text | None = Field(default=None, description="Who gives it.", examples=["Network working group"])
    other_names: Many[Text] = Field(
        default=(), description="Other names that mean the same.", examples=["[Prize of the workshops]"]
    )
    note: LongText | None = Field(
        default=None,
        description="What readers should know besides.",
        examples=["It was given for the last time in 2021."],
    )


class Body(Kept):
    """A group of the governance chart."""

    kind: Literal["body"] = Field(default="body", exclude=True)
    name: Text = Field(description="The whole name of the group.", examples=["Equipment Group"])
    abbreviation: Text | None = Field(default=None, description="The short name that people use.", examples=["EQG"])
    other_names: Many[Text] = Field(
        default=(), description="Other names that mean the same.", examples=["[Group for equipment]"]
    )
    remit: LongText = Field(
        description="What it decides and does.", examples=["Agrees which large instruments are shared."]
    )
    reports_to: BodyRef | None = Field(
        default=None, description="Id of the group above it.", examples=["executive-group"]
    )
    meets: Text | None = Field(default=None, description="How often.", examples=["Four times a year"])
    reports: LongText | None = Field(
        default=None,
        description="What it hands upward, and how often.",
        examples=["A list of shared instruments, each year."],
    )
    members: LongText | None = Field(
        default=None, description="Who belongs to it, by role.", examples=["The champion of each faculty."]
    )
    as_at: PartialDate | None = Field(
        default=None, description="The date of the document that says so.", examples=["2023-09", "2023"]
    )
    sources: Sources = ()


class Source(Kept):
    """A public document that facts were taken from."""

    kind: Literal["source"] = Field(default="source", exclude=True)
    title: Text = Field(description="What the document is called.", examples=["Annual report of the network"])
    publisher: Text = Field(description="Who published it.", examples=["The university's technicians' network"])
    date: PartialDate | None = Field(
        default=None,
        description="The date of the document; leave it out where it has none.",
        examples=["2023-09-18", "2023-09", "2023"],
    )
    doubt: Text | None = Field(
        default=None,
        description="Why its date is uncertain; shown.",
        examples=["The file is undated; the year is that of its newest figure."],
    )
    form: Text | None = Field(default=None, description="What kind of document it is.", examples=["report"])
    author: Text | None = Field(
        default=None, description="Who wrote it, where the document says so.", examples=["Network working group"]
    )
    url: WebAddress | None = Field(
        default=None, description="Where it can be read.", examples=["https://www.example.org/report-2023"]
    )


class Number(Kept):
    """A statistic with its period; a target is an aim in a plan, never a result."""

    kind: Literal["number"] = Field(default="number", exclude=True)
    what: Text = Field(description="What is counted.", examples=["Visitors to the open day"])
    value: Text | int | float = Field(
        description="The number; in quotes where it is more than digits.", examples=["364"]
    )
    unit: Text | None = Field(default=None, description="What stands behind the number.", examples=["people"])
    period: Text | None = Field(
        default=None, description="When it was so; null is shown as not recorded.", examples=["September 2023"]
    )
    group: Text = Field(description="Heading under which it is listed.", examples=["Open days"])
    people: bool = Field(
        default=False, description="`true` if it counts people: groups below 5 are not told.", examples=["true"]
    )
    target: bool = Field(
        default=False, description="`true` for an aim in a plan, which is never a result.", examples=["true"]
    )
    action: ActionRef | None = Field(
        default=None, description="Plan and code of the action that sets it.", examples=["2021-2024/V2"]
    )
    note: LongText | None = Field(
        default=None, description="What readers should know besides.", examples=["Counted at the doors."]
    )
    sources: Sources = ()

    @model_validator(mode="after")
    def _no_small_group(self) -> "Number":
        if self.people:
            told_of_people(self.value)
        return self


class Series(Kept):
    """Something that happens again and again; its dates are not single events."""

    kind: Literal["series"] = Field(default="series", exclude=True)
    title: Text = Field(description="What happens again and again.", examples=["Lunch talks"])
    frequency: Text | None = Field(
        default=None, description="How often; leave it out where nobody knows.", examples=["Monthly"]
    )
    as_at: PartialDate = Field(description="The date of the document that says so.", examples=["2023-09", "2023"])
    note: LongText | None = Field(
        default=None, description="What readers should know besides.", examples=["Held online since 2020."]
    )
    sources: Sources = ()


class Term(Kept):
    """A word of the glossary."""

    kind: Literal["term"] = Field(default="term", exclude=True)
    term: Text = Field(description="The word.", examples=["Jig"])
    meaning: LongText = Field(
        description="What it means, in plain English.",
        examples=["A device that holds a piece of work, so that each cut is in the same place."],
    )
    sources: Sources = ()


class Abbreviation(Kept):
    kind: Literal["abbreviation"] = Field(default="abbreviation", exclude=True)
    short: Text = Field(description="The letters.", examples=["SOP"])
    full: Text = Field(
        description="What they stand for; pages tell it where the letters stand first.",
        examples=["Standard operating procedure"],
    )
    meaning: LongText | None = Field(
        default=None,
        description="What it is, in a sentence.",
        examples=["The written way in which something is done, so that everybody does it alike."],
    )


class Standing(Model):
    """A status that the institution holds or held."""

    status: Text = Field(
        description="What the institution holds or held.", examples=["Signatory of the Technician Commitment"]
    )
    since: PartialDate | None = Field(default=None, description="Since when.", examples=["2017-05", "2017"])
    note: LongText | None = Field(
        default=None, description="What readers should know besides.", examples=["It was renewed in 2021."]
    )
    sources: Sources = ()


class Institution(Kept):
    """`data/institution.yml`: who publishes, and in whose voice."""

    kind: Literal["institution"] = Field(default="institution", exclude=True)
    name: Text = Field(description="Its whole name.", examples=["University of Somewhere"])
    short: Text = Field(description="Its name in a word or two.", examples=["Somewhere"])
    network: Text = Field(
        description="The name of its technicians' network.", examples=["Somewhere Technicians' Network"]
    )
    motto: Text = Field(description="A sentence below the site's name.", examples=["News by technicians"])
    email: Mailbox = Field(
        description="The mailbox of the editors, for stories and corrections.", examples=["technicians@example.org"]
    )
    adopted_by: Text | None = Field(
        default=None, description="Who took the site over as its own.", examples=["University of Somewhere"]
    )
    adopted_on: Day | None = Field(
        default=None, description="The day on which they did; needed with `adopted_by`.", examples=["2026-11-21"]
    )
    record_begins: Day = Field(
        description="Since when stories are recorded here; counts start here.", examples=["2026-11-21"]
    )
    made_up: bool = Field(
        default=False, description="`true` for an invented institution: every page says so.", examples=["true"]
    )
    signatory_since: PartialDate | None = Field(
        default=None,
        description="Since when it is a signatory of the Technician Commitment.",
        examples=["2017-05", "2017"],
    )
    signatory_note: LongText | None = Field(
        default=None,
        description="What readers should know of that date.",
        examples=["The letter is undated; the month is that of the announcement."],
    )
    standings: Many[Standing] = Field(default=(), description="Statuses that it holds or held.")
    contacts: Many[Contact] = Field(default=(), description="Whom to ask, by role.")
    sources: Sources = ()

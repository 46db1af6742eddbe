"""Careers of people, and the histories of teams and schemes."""

import datetime as dt
from typing import Literal

from pydantic import Field, model_validator

from newsroom.content.base import Day, LongText, Many, Model, PartialDate, PersonRef, Text, UnitRef, mistake
from newsroom.content.entry import Entry


class Subject(Model):
    """Whom the case study is about; a person by id, a team or a scheme by its name."""

    kind: Literal["person", "team", "scheme"] = Field(description="Whom or what it is about.", examples=["team"])
    person: PersonRef | None = Field(
        default=None, description="The person, by id; needed where `kind` is `person`.", examples=["firstname-surname"]
    )
    name: Text | None = Field(
        default=None,
        description="The name of the team or scheme; needed where `kind` is not `person`.",
        examples=["Mobile Workshop Team"],
    )

    @model_validator(mode="after")
    def _named(self) -> "Subject":
        if self.kind == "person" and not self.person:
            said = "the subject is a person: add `person:` with the id of a file in `data/people/`"
            raise mistake(said, "subject-unnamed")
        if self.kind != "person" and not self.name:
            raise mistake(f"the subject is a {self.kind}: add its `name:`", "subject-unnamed")
        return self


class Station(Model):
    """One station of a career or of a scheme's history: a year, or from and to."""

    year: PartialDate | None = Field(
        default=None, description="When it happened; or write `from` and `to`.", examples=["2019-09", "2019"]
    )
    start: PartialDate | None = Field(
        default=None,
        alias="from",
        description="When it began; needs no `to` where it still goes on.",
        examples=["2019-09", "2019"],
    )
    to: PartialDate | None = Field(default=None, description="When it ended.", examples=["2023-07", "2023"])
    role: Text = Field(description="The role held, or what happened.", examples=["Laboratory technician"])
    place: Text | None = Field(default=None, description="Where.", examples=["Teaching laboratories"])

    @model_validator(mode="after")
    def _dated(self) -> "Station":
        if not self.year and not self.start:
            raise mistake("each step needs `year:`, or `from:` (and `to:`, where it has ended)", "step-undated")
        if self.year and (self.start or self.to):
            raise mistake("give either `year:` or `from:` and `to:`, not both", "step-undated")
        if self.start and self.to and self.to < self.start:
            raise mistake(f"it ends ({self.to}) before it starts ({self.start})", "dates-order")
        return self

    @property
    def when(self) -> str:
        if self.year:
            return self.year.text
        assert self.start is not None
        return f"{self.start} to {self.to}" if self.to else f"since {self.start}"


class Quote(Model):
    text: LongText = Field(
        description="What was said, without quotation marks around it.", examples=["I still solder on Fridays."]
    )
    by: Text | None = Field(default=None, description="Who said it.", examples=["A member of the team"])


class Consent(Model):
    """That the person agreed, when, and when we ask again."""

    date: Day = Field(description="The day on which they agreed.", examples=["2026-03-11"])
    review_by: Day = Field(
        description="The day by which somebody asks them again; later than `date`.", examples=["2029-03-11"]
    )

    @model_validator(mode="after")
    def _reviewed_later(self) -> "Consent":
        if self.review_by <= self.date:
            raise mistake("`review_by:` must be later than `date:`, the day on which they agreed", "dates-order")
        return self

    def has_lapsed_on(self, today: dt.date) -> bool:
        """Whether they had to be asked again before that day, and nobody has."""
        return self.review_by < today


class CaseStudy(Entry):
    kind: Literal["case study"] = Field(default="case study", exclude=True)
    subject: Subject = Field(description="The person, team or scheme that it is about.")
    role: Text | None = Field(
        default=None,
        description="The role of the person, as at the date of the text.",
        examples=["Light microscopy lead"],
    )
    faculty: UnitRef | None = Field(
        default=None, description="Id of the faculty or unit of the person or team.", examples=["engineering"]
    )
    career: Many[Station] = Field(default=(), description="The steps of the career or of the history, oldest first.")
    registration: Text | None = Field(default=None, description="Professional registration.", examples=["RSci"])
    quote: Quote | None = Field(default=None, description="A sentence in their own words, shown large.")
    skills: Many[Text] = Field(
        default=(), description="What they can do, a few words each.", examples=["[Glassblowing, Vacuum lines]"]
    )
    consent: Consent | None = Field(
        default=None,
        description="When the person agreed, and when we ask again. Needed for a case study about a person.",
    )

    @model_validator(mode="after")
    def _consented(self) -> "CaseStudy":
        if self.subject.kind == "person" and self.consent is None:
            raise mistake(
                "it is about a person, so it needs their agreement: add `consent:` with "
                "`date:` and `review_by:`, or take the case study out until they agree",
                "consent-missing",
            )
        return self

    def is_over_on(self, today: dt.date) -> bool:
        """Also where somebody has to be asked again; what was withdrawn tells of nobody, and goes on saying so."""
        lapsed = self.consent is not None and self.consent.has_lapsed_on(today) and not self.withdrawn
        return lapsed or super().is_over_on(today)

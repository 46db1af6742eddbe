"""Careers of people, and the histories of teams and schemes."""

from typing import Literal

from pydantic import Field, model_validator

from newsroom.content.base import Day, Many, Model, PartialDate, Ref, Text, mistake
from newsroom.content.entry import Entry


class Subject(Model):
    """Whom the case study is about; a person by id, a team or a scheme by its name."""

    kind: Literal["person", "team", "scheme"]
    person: Ref | None = None
    name: Text | None = None

    @model_validator(mode="after")
    def _named(self) -> "Subject":
        if self.kind == "person" and not self.person:
            raise mistake("the subject is a person: add `person:` with the id of a file in `data/people/`")
        if self.kind != "person" and not self.name:
            raise mistake(f"the subject is a {self.kind}: add its `name:`")
        return self


class Station(Model):
    """One station of a career or of a scheme's history: a year, or from and to."""

    year: PartialDate | None = None
    start: PartialDate | None = Field(default=None, alias="from")
    to: PartialDate | None = None
    role: Text = Field(description="The role held, or what happened.")
    place: Text | None = None

    @model_validator(mode="after")
    def _dated(self) -> "Station":
        if not self.year and not self.start:
            raise mistake("each step needs `year:`, or `from:` (and `to:`, where it has ended)")
        if self.year and (self.start or self.to):
            raise mistake("give either `year:` or `from:` and `to:`, not both")
        if self.start and self.to and self.to < self.start:
            raise mistake(f"it ends ({self.to}) before it starts ({self.start})")
        return self

    @property
    def when(self) -> str:
        if self.year:
            return self.year.text
        assert self.start is not None
        return f"{self.start} to {self.to}" if self.to else f"since {self.start}"


class Quote(Model):
    text: Text
    by: Text | None = None


class Consent(Model):
    """That the person agreed, when, and when we ask again."""

    date: Day
    review_by: Day

    @model_validator(mode="after")
    def _reviewed_later(self) -> "Consent":
        if self.review_by <= self.date:
            raise mistake("`review_by:` must be later than `date:`, the day on which they agreed")
        return self


class CaseStudy(Entry):
    kind: Literal["case study"] = Field(default="case study", exclude=True)
    subject: Subject
    role: Text | None = None
    faculty: Ref | None = None
    career: Many[Station] = Field(default=(), description="Its steps, oldest first.")
    registration: Text | None = Field(default=None, description="Professional registration.", examples=["RSci"])
    quote: Quote | None = None
    skills: Many[Text] = ()
    consent: Consent | None = Field(default=None, description="Needed for a case study about a person.")

    @model_validator(mode="after")
    def _consented(self) -> "CaseStudy":
        if self.subject.kind == "person" and self.consent is None:
            raise mistake(
                "it is about a person, so it needs their agreement: add `consent:` with "
                "`date:` and `review_by:`, or take the case study out until they agree"
            )
        return self

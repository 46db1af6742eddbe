"""Plans, their actions, and the reviews that rate them."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from newsroom.content.base import Alias, Day, Kept, Many, Model, PartialDate, Ref, Text, mistake

Code = Annotated[Text, Field(pattern=r"^[A-Za-z]+[0-9]+$")]
"""As the plan prints it: `V2`, `CD11`."""
Rating = Literal["green", "amber", "red"]
"""Green: undertaken and completed. Amber: in progress. Red: still to be carried out."""
Outcome = Literal["open", "completed", "carried forward", "closed by decision"]


class Period(Model):
    start: PartialDate = Field(alias="from")
    to: PartialDate

    @model_validator(mode="after")
    def _runs_forward(self) -> "Period":
        if self.to.end < self.start.start:
            raise mistake(f"it ends ({self.to}) before it starts ({self.start}); check `from:` and `to:`")
        return self


class Measure(Model):
    """What would show success; countable where the site itself holds what is counted."""

    text: Text
    counts: Literal["case studies", "external nominations", "articles"] | None = None
    target: int | None = Field(default=None, ge=1, description="How many a year.")

    @model_validator(mode="after")
    def _counted_against_something(self) -> "Measure":
        if (self.counts is None) != (self.target is None):
            raise mistake("`counts:` and `target:` (how many a year) go together")
        return self


class Action(Model):
    codes: Many[Code] = Field(min_length=1, description="One action may carry several.", examples=["[V5, S1]"])
    themes: Many[Ref] = Field(min_length=1)
    title: Text
    outputs: Text | None = None
    timeframe: Text | None = None
    responsible: Text | None = None
    measures: Many[Measure] = ()
    carried_from: Many[Text] = Field(default=(), examples=["[2018-2023/CD1]"])
    outcome: Outcome | None = None
    reported: Text | None = Field(default=None, description="What the plan's own report says of it.")
    editor_note: Text | None = Field(default=None, description="For editors; never published.")


class Review(Model):
    """The state of every action at one date."""

    date: Day
    agreed: Text | None = Field(default=None, description="Who agreed it.")
    complete: bool = Field(description="`true` only when every action has a rating.")
    gaps: Text | None = Field(default=None, description="Why ratings are missing; needed when not complete.")
    ratings: dict[str, Rating | None]
    explanations: dict[str, Text] = Field(default={}, description="Why a red is red, by code.")

    @model_validator(mode="after")
    def _gaps_told(self) -> "Review":
        if not self.complete and not self.gaps:
            raise mistake("the review is not complete: say why in `gaps:`")
        return self


ENDINGS = ("pdf", "docx", "odt", "xlsx", "ods", "csv")
"""What documents to download may be: nothing that a browser would run as a page."""


def _file_name(value: str) -> str:
    if any(mark in value for mark in '/\\:?#%*"<>|') or value.startswith("."):
        raise mistake(f"“{value}” is no plain file name; put the file beside the plan and write its name alone")
    if value.rpartition(".")[2].lower() not in ENDINGS or "." not in value:
        raise mistake(f"“{value}” cannot be offered; save the document as one of: {', '.join(ENDINGS)}")
    return value


FileName = Annotated[Text, AfterValidator(_file_name)]
"""The name of a file beside the one that names it."""


class Document(Model):
    """A plan or a review letter to download, beside the plan's Markdown file."""

    title: Text
    file: FileName
    date: PartialDate | None = None


class ActionPlan(Kept):
    kind: Literal["action plan"] = Field(default="action plan", exclude=True)
    title: Text
    period: Period
    actions: Many[Action] = Field(min_length=1)
    summary: Text | None = Field(default=None, description="One sentence, for lists and search.")
    reviews: Many[Review] = ()
    documents: Many[Document] = ()
    signed: PartialDate | None = None
    supersedes: Ref | None = None
    sources: Many[Ref] = ()
    updated: Day | None = None
    aliases: Many[Alias] = ()
    body: str = Field(default="", exclude=True)
    body_line: int = Field(default=1, exclude=True)

    @model_validator(mode="after")
    def _takes_over_from_another(self) -> "ActionPlan":
        if self.supersedes == self.id:
            raise mistake("a plan cannot supersede itself; write the id of the plan before it after `supersedes:`")
        return self

"""Plans, their actions, and the reviews that rate them."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from newsroom.content.base import (
    ActionRef,
    Alias,
    Day,
    Kept,
    LongText,
    Many,
    Means,
    Model,
    PartialDate,
    PlanRef,
    Sources,
    Text,
    ThemeRef,
    mistake,
)

Code = Annotated[Text, Field(pattern=r"^[A-Za-z]+[0-9]+$"), Means("code")]
"""As the plan prints it: `V2`, `CD11`."""
Rating = Literal["green", "amber", "red"]
"""Green: undertaken and completed. Amber: in progress. Red: still to be carried out."""
Outcome = Literal["open", "completed", "carried forward", "closed by decision"]


class Period(Model):
    start: PartialDate = Field(alias="from", description="When the plan begins.", examples=["2027-09", "2027"])
    to: PartialDate = Field(description="When the plan ends.", examples=["2030-08", "2030"])

    @model_validator(mode="after")
    def _runs_forward(self) -> "Period":
        if self.to.end < self.start.start:
            raise mistake(
                f"it ends ({self.to}) before it starts ({self.start}); check `from:` and `to:`", "dates-order"
            )
        return self


class Measure(Model):
    """What would show success; countable where the site itself holds what is counted."""

    text: Text = Field(
        description="What would show success, as the plan prints it.", examples=["Four case studies a year."]
    )
    counts: Literal["case studies", "external nominations", "articles"] | None = Field(
        default=None, description="What the site itself counts for it; goes with `target`.", examples=["case studies"]
    )
    target: int | None = Field(default=None, ge=1, description="How many a year; goes with `counts`.", examples=["4"])

    @model_validator(mode="after")
    def _counted_against_something(self) -> "Measure":
        if (self.counts is None) != (self.target is None):
            raise mistake("`counts:` and `target:` (how many a year) go together", "measure-uncountable")
        return self


class Action(Model):
    codes: Many[Code] = Field(
        min_length=1,
        description="The codes that the plan prints before it; one action may carry several.",
        examples=["[V5, S1]"],
    )
    themes: Many[ThemeRef] = Field(min_length=1, description="Ids of its themes.", examples=["[visibility]"])
    title: LongText = Field(
        description="The action, as the plan prints it.", examples=["Publish case studies of technicians' careers."]
    )
    outputs: LongText | None = Field(
        default=None, description="What the plan says will come of it.", examples=["A page of case studies."]
    )
    timeframe: Text | None = Field(default=None, description="By when, as the plan prints it.", examples=["Each year"])
    responsible: Text | None = Field(
        default=None, description="Who is to do it, by role or group.", examples=["Network working group"]
    )
    measures: Many[Measure] = Field(default=(), description="What would show success.")
    carried_from: Many[ActionRef] = Field(
        default=(),
        description="The action of an earlier plan that it goes on with: plan and code.",
        examples=["[2018-2023/CD1]"],
    )
    outcome: Outcome | None = Field(default=None, description="How it ended, or that it is open.", examples=["open"])
    reported: LongText | None = Field(
        default=None,
        description="What the plan's own report says of it.",
        examples=["The report counts six case studies."],
    )
    editor_note: LongText | None = Field(
        default=None,
        description="For editors; not shown on the page, but it stands in a public file: no addresses or numbers.",
        examples=["Ask again for the minutes."],
    )


class Review(Model):
    """The state of every action at one date."""

    date: Day = Field(description="The day of the review.", examples=["2023-06-30"])
    agreed: Text | None = Field(default=None, description="Who agreed it.", examples=["Steering group"])
    complete: bool = Field(description="`true` only when every action has a rating.", examples=["true"])
    gaps: LongText | None = Field(
        default=None,
        description="Why ratings are missing; needed when not complete.",
        examples=["Two pages of the review are lost."],
    )
    ratings: dict[str, Rating | None] = Field(
        description=(
            "By code, the rating of each action: green for undertaken and completed, amber for in progress, "
            "red for still to be carried out, null where none is recorded."
        ),
        examples=["{V1: green, V2: amber, V3: red}"],
    )
    explanations: dict[str, LongText] = Field(
        default={},
        description="Why a red is red, by code; each red needs one.",
        examples=["{V3: The post was vacant for a year.}"],
    )

    @model_validator(mode="after")
    def _gaps_told(self) -> "Review":
        if not self.complete and not self.gaps:
            raise mistake("the review is not complete: say why in `gaps:`", "gaps-missing")
        return self


ENDINGS = ("pdf", "docx", "odt", "xlsx", "ods", "csv")
"""What documents to download may be: nothing that a browser would run as a page."""


def _file_name(value: str) -> str:
    if any(mark in value for mark in '/\\:?#%*"<>|') or value.startswith("."):
        said = f"“{value}” is no plain file name; put the file beside the plan and write its name alone"
        raise mistake(said, "file-name-wrong")
    if value.rpartition(".")[2].lower() not in ENDINGS or "." not in value:
        said = f"“{value}” cannot be offered; save the document as one of: {', '.join(ENDINGS)}"
        raise mistake(said, "file-name-wrong")
    return value


FileName = Annotated[Text, AfterValidator(_file_name), Means("file name")]
"""The name of a file beside the one that names it."""


class Document(Model):
    """A plan or a review letter to download, beside the plan's Markdown file."""

    title: Text = Field(description="What the document is called.", examples=["The action plan as signed"])
    file: FileName = Field(
        description="The name of its file, which lies beside the plan.", examples=["plan-2021-2024.pdf"]
    )
    date: PartialDate | None = Field(
        default=None, description="The date of the document.", examples=["2021-09-01", "2021-09", "2021"]
    )


class ActionPlan(Kept):
    kind: Literal["action plan"] = Field(default="action plan", exclude=True)
    title: Text = Field(
        description="The name of the plan.", examples=["Technician Commitment action plan, 2027 to 2030"]
    )
    period: Period = Field(description="When the plan begins and ends.")
    actions: Many[Action] = Field(min_length=1, description="Every action of the plan, in its order.")
    summary: LongText | None = Field(
        default=None,
        description="One sentence, for lists and search.",
        examples=["What the university promised its technicians for three years."],
    )
    reviews: Many[Review] = Field(default=(), description="Every review of the plan, oldest first.")
    documents: Many[Document] = Field(
        default=(), description="What readers may download: the plan itself, its reports."
    )
    signed: PartialDate | None = Field(
        default=None, description="When it was signed.", examples=["2021-09-01", "2021-09", "2021"]
    )
    supersedes: PlanRef | None = Field(default=None, description="Id of the plan before it.", examples=["2018-2023"])
    sources: Sources = ()
    updated: Day | None = Field(
        default=None, description="The day of the last change that readers should know of.", examples=["2026-11-21"]
    )
    aliases: Many[Alias] = Field(
        default=(),
        description="Addresses at which it stood before, oldest first; they lead on to it.",
        examples=["[/action-plans/old-name/]"],
    )
    body: str = Field(default="", exclude=True)
    body_line: int = Field(default=1, exclude=True)

    @model_validator(mode="after")
    def _takes_over_from_another(self) -> "ActionPlan":
        if self.supersedes == self.id:
            said = "a plan cannot supersede itself; write the id of the plan before it after `supersedes:`"
            raise mistake(said, "supersedes-itself")
        return self

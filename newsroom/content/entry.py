"""What articles and case studies share: an entry is a page that somebody wrote."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from newsroom.addresses import slugify
from newsroom.content.base import (
    ActionRef,
    Alias,
    AwardRef,
    Day,
    EventRef,
    Id,
    Kept,
    LongText,
    Many,
    Model,
    PartialDate,
    PersonRef,
    PictureName,
    Sources,
    Text,
    ThemeRef,
    UnitRef,
    mistake,
)

NOBODY = "nobody can be recognised"
"""What is written as a picture's `agreement` where there is nobody to agree."""

Credit = Annotated[
    Text,
    Field(
        description="Who took it; where nobody remembers, “photographer not recorded”.",
        examples=["photographer not recorded"],
    ),
]


class Image(Model):
    """The entry's own picture, beside its Markdown file."""

    src: PictureName = Field(description="File name of the picture, in the same folder.", examples=["workshop.jpg"])
    alt: str = Field(
        description="What the picture shows, in a sentence, for those who cannot see it.",
        examples=["A technician shows a visitor how a lathe is set up."],
    )
    credit: Credit
    agreement: Text = Field(
        description="What its people agreed to, and when; not shown on the page, but it stands in a public file: no "
        "addresses or numbers.",
        examples=[NOBODY, "both agreed to this picture on the site, 2026-03-02"],
    )
    caption: Text | None = Field(
        default=None,
        description="What stands below the picture; tell what the picture alone does not.",
        examples=["The lathe was made in 1962 and is used each day."],
    )
    decorative: bool = Field(
        default=False, description='`true` for a picture that tells nothing; then `alt: ""`.', examples=["true"]
    )


class TextPicture(Model):
    """A picture in the entry's text, beside its Markdown file: whose it is, and that its people agreed."""

    src: PictureName = Field(description="File name of the picture, in the same folder.", examples=["kiln.jpg"])
    credit: Credit
    agreement: Text = Field(
        description="What its people agreed to, and when; not shown on the page, but it stands in a public file: no "
        "addresses or numbers.",
        examples=[NOBODY],
    )


class Claim(Model):
    """That this story shows something of an action; the lead's review of the pull request confirms it."""

    text_alone = "action"

    action: ActionRef = Field(
        description="Plan and code of the action, with a slash between them.", examples=["2021-2024/V2"]
    )
    shows: Text | None = Field(
        default=None,
        description="One sentence on what the story shows of it.",
        examples=["Forty technicians showed their work to the public."],
    )


class Correction(Model):
    date: Day = Field(description="The day of the correction.", examples=["2026-11-21"])
    text: Text = Field(
        description="What was wrong, and what is right.", examples=["The workshop was founded in 1962, not in 1926."]
    )


class Withdrawal(Model):
    """A withdrawn entry leaves a page that says so; nothing else shows it."""

    date: Day = Field(description="The day on which it was taken off.", examples=["2026-11-21"])
    reason: Text | None = Field(
        default=None,
        description="Why, in a sentence that everybody may read.",
        examples=["Taken off at the wish of somebody whom it named."],
    )


class Entry(Kept):
    title: Text = Field(description="The headline.", examples=["A week that opened the workshop doors"])
    date: PartialDate = Field(
        description="When it happened, as exactly as is known.", examples=["2023-09-18", "2019-12", "2019"]
    )
    summary: LongText = Field(
        description="One sentence; shown under the headline, on cards and in feeds.",
        examples=["Forty technicians opened their workshops, and four hundred people came to look."],
    )
    published: Day | None = Field(
        default=None,
        description="The day it first stood on this site; for a fresh story leave it out, it is its date.",
        examples=["2026-11-21"],
    )
    from_record: bool = Field(
        default=False,
        description="`true` for what was written later from documents; needs `sources`.",
        examples=["true"],
    )
    authors: Many[PersonRef] = Field(default=(), description="Who wrote it.", examples=["[firstname-surname]"])
    faculties: Many[UnitRef] = Field(
        default=(),
        description="Ids of the faculties and units it concerns; the first gives the page its colour.",
        examples=["[engineering]"],
    )
    themes: Many[ThemeRef] = Field(
        default=(), description="Ids of the themes it belongs to.", examples=["[visibility]"]
    )
    tags: Many[Text] = Field(
        default=(),
        description="Words under which readers find more of the same, in lower-case letters.",
        examples=["[apprenticeships]"],
    )
    image: Image | None = Field(
        default=None, description="Its picture, for its page and for cards; without one a drawing is made."
    )
    pictures: Many[TextPicture] = Field(default=(), description="The pictures in its text, each with its credit.")
    actions: Many[Claim] = Field(
        default=(), description="The actions it is evidence for; the lead confirms each.", examples=["[2021-2024/V2]"]
    )
    awards: Many[AwardRef] = Field(
        default=(), description="Ids of the awards it tells of.", examples=["[photo-prize-2023]"]
    )
    people: Many[PersonRef] = Field(
        default=(), description="Whom the story names, besides its authors.", examples=["[firstname-surname]"]
    )
    events: Many[EventRef] = Field(
        default=(), description="Ids of the events it tells of.", examples=["[open-day-2023]"]
    )
    sources: Sources = ()
    aliases: Many[Alias] = Field(
        default=(),
        description="Addresses at which it stood before, oldest first; they lead on to it.",
        examples=["[/news/2023/09/old-name/]"],
    )
    updated: Day | None = Field(
        default=None, description="The day of the last change that readers should know of.", examples=["2026-11-21"]
    )
    corrections: Many[Correction] = Field(
        default=(), description="Mistakes that were mended after it stood here, oldest first; shown below the text."
    )
    draft: bool = Field(
        default=False, description="`true` keeps it off the site until somebody takes the line out.", examples=["true"]
    )
    publish_on: Day | None = Field(
        default=None, description="It stands nowhere before this day.", examples=["2026-12-01"]
    )
    expires: Day | None = Field(
        default=None, description="It stands nowhere from this day on.", examples=["2027-01-31"]
    )
    withdrawn: Withdrawal | None = Field(
        default=None, description="Takes its text off the site; a page that says so stays at its address."
    )
    slug: Id | None = Field(
        default=None,
        description="Last part of its address, where that is not the name of its file.",
        examples=["a-week-of-open-doors"],
    )
    body: str = Field(default="", exclude=True)
    body_line: int = Field(default=1, exclude=True)
    """The line of the file on which the body starts, for messages."""

    @field_validator("actions", mode="before")
    @classmethod
    def _short_claims(cls, value: object) -> object:
        """`2021-2024/V2` alone is short for a claim without its sentence."""
        if not isinstance(value, list):
            return value
        return [{"action": item} if isinstance(item, str) else item for item in value]

    @field_validator("tags")
    @classmethod
    def _tags_have_addresses(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for tag in value:
            if not slugify(tag):
                said = f"the tag “{tag}” has no letter or digit that an address can hold; use a word"
                raise mistake(said, "tag-wrong")
        return value

    @model_validator(mode="after")
    def _provenance_told(self) -> "Entry":
        if self.from_record and not self.sources:
            said = "it is `from_record: true`, so it must name its documents: add `sources: [id]`"
            raise mistake(said, "sources-missing")
        if self.published is None and self.publish_on is None and self.date.exact is None:
            raise mistake(
                f"its `date` is only “{self.date}”, so the day it first stood here must be told: "
                "add a line `published:` with today's date, written as year, month and day, like `2023-09-25`",
                "published-missing",
            )
        return self

    @property
    def name(self) -> str:
        return self.slug or self.id

    @property
    def first_published(self) -> dt.date:
        """The day on which it first stood here; feeds use it."""
        return self.published or self.publish_on or self.date.end

    @property
    def last_changed(self) -> dt.date:
        """The last day that its content tells of, for `lastmod` and for feeds."""
        days = [self.first_published, *(correction.date for correction in self.corrections)]
        return max([*days, self.updated] if self.updated else days)

    @property
    def begins(self) -> dt.date:
        """The day from which on it stands, unless it is a draft."""
        return self.publish_on or self.first_published

    def stands_on(self, today: dt.date) -> bool:
        """False for drafts and for what is still to come or has expired."""
        return not (self.draft or self.begins > today or self.is_over_on(today))

    def is_unpublished_on(self, today: dt.date) -> bool:
        """Whether it is a draft or still to come, and has not expired before anybody saw it."""
        return (self.draft or self.begins > today) and not self.is_over_on(today)

    def is_over_on(self, today: dt.date) -> bool:
        """Whether the time is over for which it was to stand."""
        return self.expires is not None and self.expires <= today


class Article(Entry):
    kind: Literal["article"] = Field(default="article", exclude=True)

"""What articles and case studies share: an entry is a page that somebody wrote."""

import datetime as dt
from typing import Literal

from pydantic import Field, field_validator, model_validator

from newsroom.addresses import slugify
from newsroom.content.base import Alias, Day, Id, Kept, Many, Model, PartialDate, Ref, Text, mistake


class Image(Model):
    """The entry's own picture, beside its Markdown file."""

    src: Text = Field(description="File name of the picture, in the same folder.", examples=["workshop.jpg"])
    alt: str = Field(description="What the picture shows, for those who cannot see it.")
    credit: Text = Field(description="Who took it; where nobody remembers, “photographer not recorded”.")
    caption: Text | None = None
    decorative: bool = Field(default=False, description='`true` for a picture that tells nothing; then `alt: ""`.')


class Claim(Model):
    """That this story shows something of an action; the lead's review of the pull request confirms it."""

    action: Text = Field(description="Plan and code.", examples=["2021-2024/V2"])
    shows: Text | None = Field(default=None, description="One sentence on what the story shows of it.")


class Correction(Model):
    date: Day
    text: Text


class Withdrawal(Model):
    """A withdrawn entry leaves a page that says so; nothing else shows it."""

    date: Day
    reason: Text | None = None


class Entry(Kept):
    title: Text = Field(description="The headline.", examples=["A week that opened the workshop doors"])
    date: PartialDate = Field(
        description="When it happened, as exactly as is known.", examples=["2023-09-18", "2019-12", "2019"]
    )
    summary: Text = Field(description="One sentence; shown under the headline, on cards and in feeds.")
    published: Day | None = Field(
        default=None, description="The day it first stood on this site; for a fresh story its date."
    )
    from_record: bool = Field(
        default=False, description="`true` for what was written later from documents; needs `sources`."
    )
    authors: Many[Ref] = Field(default=(), description="Ids of people, as in `data/people/`.")
    faculties: Many[Ref] = ()
    themes: Many[Ref] = ()
    tags: Many[Text] = Field(default=(), description="Lower-case words.", examples=["[apprenticeships]"])
    image: Image | None = None
    actions: Many[Claim] = Field(default=(), description="The actions it is evidence for.", examples=["[2021-2024/V2]"])
    awards: Many[Ref] = ()
    people: Many[Ref] = Field(default=(), description="Who the story names.")
    events: Many[Ref] = ()
    sources: Many[Ref] = Field(default=(), description="Ids of documents in `data/sources.yml`.")
    aliases: Many[Alias] = Field(default=(), description="Addresses at which it stood before, oldest first.")
    updated: Day | None = None
    corrections: Many[Correction] = ()
    draft: bool = False
    publish_on: Day | None = Field(default=None, description="It stands nowhere before this day.")
    expires: Day | None = Field(default=None, description="It stands nowhere from this day on.")
    withdrawn: Withdrawal | None = None
    slug: Id | None = Field(default=None, description="Last part of its address; else its file's name.")
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
                raise mistake(f"the tag “{tag}” has no letter or digit that an address can hold; use a word")
        return value

    @model_validator(mode="after")
    def _provenance_told(self) -> "Entry":
        if self.from_record and not self.sources:
            raise mistake("it is `from_record: true`, so it must name its documents: add `sources: [id]`")
        if self.published is None and self.publish_on is None and self.date.exact is None:
            raise mistake(
                f"its `date` is only “{self.date}”, so the day it first stood here must be told: "
                "add `published: 2026-11-21` with today's date"
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
        return not (self.draft or self.begins > today or self._has_expired(today))

    def is_unpublished_on(self, today: dt.date) -> bool:
        """Whether it is a draft or still to come, and has not expired before anybody saw it."""
        return (self.draft or self.begins > today) and not self._has_expired(today)

    def _has_expired(self, today: dt.date) -> bool:
        return self.expires is not None and self.expires <= today


class Article(Entry):
    kind: Literal["article"] = Field(default="article", exclude=True)

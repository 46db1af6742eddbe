"""Pages of `docs/` that people write as a whole; MkDocs turns them into HTML."""

from typing import Literal

from pydantic import Field

from newsroom.content.base import EntryPath, Kept, LongText, Text


class HandWritten(Kept):
    kind: Literal["hand-written page"] = Field(default="hand-written page", exclude=True)
    title: Text = Field(
        description="The heading of the page, and its name in lists.", examples=["How to visit a workshop"]
    )
    description: LongText = Field(
        description="One sentence, for search engines and our own search.",
        examples=["How to see a workshop from inside, and whom to ask."],
    )
    shows: Literal["home", "news", "network", "commitment"] | None = Field(
        default=None, description="The made part that stands below its text.", examples=["network"]
    )
    lead: EntryPath | None = Field(
        default=None,
        description="For the home page: the file of the story that leads; else the newest does.",
        examples=["articles/2023/open-day.md"],
    )
    body: str = Field(default="", exclude=True)
    body_line: int = Field(default=1, exclude=True)

    @property
    def address(self) -> str:
        """`docs/news/index.md` stands at `/news/`, `docs/about.md` at `/about/`."""
        name = self.path.removeprefix("docs/").removesuffix("index.md").removesuffix(".md").rstrip("/")
        return f"/{name}/" if name else "/"

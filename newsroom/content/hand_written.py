"""Pages of `docs/` that people write as a whole; MkDocs turns them into HTML."""

from typing import Literal

from pydantic import Field

from newsroom.content.base import Kept, Text


class HandWritten(Kept):
    kind: Literal["hand-written page"] = Field(default="hand-written page", exclude=True)
    title: Text
    description: Text = Field(description="One sentence, for search engines and our own search.")
    shows: Literal["home", "news", "network", "commitment"] | None = Field(
        default=None, description="The made part that stands below its text."
    )
    lead: Text | None = Field(
        default=None, description="For the home page: the file of the story that leads; else the newest does."
    )
    body: str = Field(default="", exclude=True)
    body_line: int = Field(default=1, exclude=True)

    @property
    def address(self) -> str:
        """`docs/news/index.md` stands at `/news/`, `docs/about.md` at `/about/`."""
        name = self.path.removeprefix("docs/").removesuffix("index.md").removesuffix(".md").rstrip("/")
        return f"/{name}/" if name else "/"

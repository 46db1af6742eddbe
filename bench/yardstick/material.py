"""The same posts for Material's blog, with the packages of the project's own environment."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from yardstick.corpus import FACULTIES, THEMES, Story, document, listed, save
from yardstick.tool import Tool

SETTINGS = Path(__file__).parent.parent / "material" / "mkdocs.yml"
MORE = "<!-- more -->"
"""Ends what lists show of a post."""


def tool(root: Path) -> Tool:
    """Material's blog for the posts below `root`."""
    mkdocs = (sys.executable, "-m", "mkdocs")

    def serve(port: int) -> tuple[str, ...]:
        # With recent versions of click, MkDocs watches only if it is told to.
        return *mkdocs, "serve", "--livereload", "--quiet", "--dev-addr", f"127.0.0.1:{port}"

    return Tool(
        name="material",
        title=f"Material's blog {version('mkdocs-material')} (MkDocs {version('mkdocs')})",
        root=root,
        output=root / "site",
        kept=(root / ".cache",),
        build=(*mkdocs, "build", "--quiet"),
        serve=serve,
        file_of=lambda story: root / "docs" / "news" / "posts" / f"{story.slug}.md",
        text_of=text_of,
        variables={"NO_MKDOCS_2_WARNING": "1"},
    )


def write(root: Path, told: Sequence[Story]) -> None:
    """A whole site with a blog below `root`, which exists."""
    shutil.copy(SETTINGS, root / "mkdocs.yml")
    docs = root / "docs"
    save(docs / "index.md", "# The Bench\n\nMade up, to be timed.\n")
    save(docs / "news" / "index.md", "# News\n")
    save(docs / "tags.md", "# Tags\n\n<!-- material/tags -->\n")
    for story in told:
        save(docs / "news" / "posts" / f"{story.slug}.md", text_of(story))


def text_of(story: Story) -> str:
    """The post's file: its headline and summary stand in the text, and lists show what comes before the mark."""
    body = re.sub(r"\]\(\.\./\d+/", "](", story.body)  # all posts lie in one folder
    return document(front_of(story), f"# {story.title}\n\n{story.summary}\n\n{MORE}\n\n{body}")


def front_of(story: Story) -> Mapping[str, str]:
    """Its front matter, each value as YAML."""
    return {
        "date": story.date.isoformat(),
        "slug": story.slug,
        "description": story.summary,
        "categories": listed([FACULTIES[story.faculty], *(THEMES[theme] for theme in story.themes)]),
        "tags": listed(story.tags),
    }

"""What is measured: a program that makes a site of the posts, and how it is started."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from newsroom.addresses import file_of
from yardstick.corpus import Story, save


class BenchError(Exception):
    """The measuring cannot go on; the text says why, in plain words."""


@dataclass(frozen=True)
class Tool:
    """One program with its own copy of the posts below `root`."""

    name: str
    """As the command line and the JSON file have it."""
    title: str
    """As people know it, with its version."""
    root: Path
    output: Path
    """The folder of finished pages."""
    kept: tuple[Path, ...]
    """What it keeps between builds besides its output; a clean build starts without it."""
    build: tuple[str, ...]
    """The command that builds."""
    serve: Callable[[int], tuple[str, ...]]
    """The command that serves at a port of this computer."""
    file_of: Callable[[Story], Path]
    text_of: Callable[[Story], str]
    variables: Mapping[str, str] = field(default_factory=dict)
    """Environment variables that it needs besides the usual ones."""
    report: Path | None = None
    """Where it tells how long its search index took; None for a tool that makes no index."""

    def empty(self) -> None:
        """Move aside all that earlier builds left; it goes when the measuring is over.

        Some file systems (ext4 without a journal) make new files slowly for minutes after thousands were deleted,
        and that would be measured.
        """
        aside = Path(tempfile.mkdtemp(prefix=f"left-by-{self.name}-", dir=self.root.parent))
        for left in (self.output, *self.kept):
            if left.exists():
                left.rename(aside / left.name)

    def save(self, story: Story) -> None:
        """Write a post's file, as an editor's program does."""
        save(self.file_of(story), self.text_of(story))

    def page_of(self, story: Story) -> Path:
        return self.output / file_of(story.address)

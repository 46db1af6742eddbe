"""What is measured: a program that makes a site of the posts, and how it is started."""

from __future__ import annotations

import shutil
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
        """Take away all that earlier builds left."""
        for folder in (self.output, *self.kept):
            if folder.is_dir():
                shutil.rmtree(folder)
            else:
                folder.unlink(missing_ok=True)

    def save(self, story: Story) -> None:
        """Write a post's file, as an editor's program does."""
        save(self.file_of(story), self.text_of(story))

    def page_of(self, story: Story) -> Path:
        return self.output / file_of(story.address)

"""Our own program, started as people start it: `python3 scripts/build.py` and `python3 scripts/serve.py`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from yardstick import corpus
from yardstick.corpus import Story
from yardstick.tool import Tool


def tool(root: Path, project: Path, report: Path) -> Tool:
    """Our program for the posts below `root`; each build writes what it did into the file `report`."""
    # Outside the environment, as a person's Python is: finding the environment belongs to the time it takes.
    python = getattr(sys, "_base_executable", None) or sys.executable
    scripts = project / "scripts"

    def serve(port: int) -> tuple[str, ...]:
        return python, str(scripts / "serve.py"), "--root", str(root), "--port", str(port)

    return Tool(
        name="ours",
        title="ours",
        root=root,
        output=root / "site",
        kept=(root / ".cache", root / ".site-new", root / ".site-old"),
        build=(python, str(scripts / "build.py"), "--root", str(root), "--report", str(report)),
        serve=serve,
        file_of=lambda story: root / story.path,
        text_of=corpus.text_of,
        report=report,
    )


def write(root: Path, told: Sequence[Story]) -> None:
    """A whole content root below `root`, which exists."""
    corpus.write(root, told)

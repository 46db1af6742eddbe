"""The faces of the models in the repository, written or compared: JSON Schemas, and settings of editors' programs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from _bootstrap import PROJECT
from newsroom.faces.files import faces

REMEDY = "run: python3 scripts/faces.py"


def main(arguments: list[str]) -> int:
    """Write what is out of date, or with `--check` say what it is; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="faces.py",
        description="Write the JSON Schemas and the settings of editors' programs from the models. Run it when a "
        "model changed.",
    )
    parser.add_argument("--check", action="store_true", help="write nothing, and say what is out of date")
    check = parser.parse_args(arguments).check
    made = faces()
    old = [path for path, text in made.items() if _text_of(PROJECT / path) != text]
    left = _left_over(made)
    if check:
        for path in (*old, *left):
            print(f"{path}: it is out of date; {REMEDY}", file=sys.stderr)
        return 1 if old or left else 0
    for path in old:
        _write(PROJECT / path, made[path])
    for path in left:
        (PROJECT / path).unlink()
    print(f"{len(made)} files, {len(old)} written, {len(left)} taken away")
    return 0


def _text_of(file: Path) -> str | None:
    """None where the file is not there, or is no text."""
    try:
        return file.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        return None


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def _left_over(made: Iterable[str]) -> list[str]:
    """Schemas of kinds that are no more."""
    there = (file.relative_to(PROJECT).as_posix() for file in (PROJECT / "schemas").glob("*.json"))
    return sorted(set(there) - set(made))

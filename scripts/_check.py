"""The check: every rule of the content, all at once, without building anything."""

from __future__ import annotations

import argparse
import errno
import gc
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from _bootstrap import PROJECT
from _build import FAULT, add_root
from newsroom.addresses import CONTRIBUTE_RULES
from newsroom.build.cache import load, save
from newsroom.build.edition import examined, today
from newsroom.build.groundwork import fingerprint
from newsroom.build.kept import Kept
from newsroom.build.workers import OnAllCores, WorkEnded
from newsroom.checks import check
from newsroom.content import KINDS
from newsroom.reading.content import BESIDES, read_content
from newsroom.reading.problem import Problem, errors_of
from newsroom.settings import Settings
from newsroom.site import Site

SETTINGS_FILE = "mkdocs.yml"
CLEAN, WRONG, WRONG_USE = 0, 1, 2


def main(arguments: list[str]) -> int:
    """Check the site that the command line names; return the exit status: 0 clean, 1 errors, 2 wrong use."""
    gc.set_threshold(200_000, 50, 100)  # as a build does: much is made, and little of it thrown away
    options = _options(arguments)
    try:
        today()
        wanted = [_below(path, options.root) for path in options.paths]
    except ValueError as problem:
        print(problem, file=sys.stderr)
        return WRONG_USE
    try:
        settings, everything = looked_at(options.root)
    except WorkEnded as problem:
        print(problem, file=sys.stderr)
        return WRONG
    except Exception:
        traceback.print_exc()
        print(FAULT, file=sys.stderr)
        return WRONG
    problems = narrowed(everything, wanted)
    tell(FORMATS[options.format](problems, options.root))
    if problems and options.format == "text":
        print(summary(problems, settings), file=sys.stderr)
    return WRONG if errors_of(problems) else CLEAN


def tell(shown: str) -> None:
    """Print what is shown; a reader who has seen enough (`| head`) is no fault."""
    try:
        if shown:
            print(shown, flush=True)
    except OSError as gone:
        if gone.errno not in (errno.EPIPE, errno.EINVAL):  # Windows says the second
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python would try once more when it ends


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="check.py",
        description="Check all content and say what to mend. The exit status is 0 where no error is left (warnings may "
        "be), 1 where there are errors, and 2 where the command cannot be understood.",
    )
    add_root(parser)
    parser.add_argument(
        "--format",
        choices=tuple(FORMATS),
        default="text",
        help="text for people, github for the marks on a pull request, json for programs",
    )
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="tell only of these files and folders; all is read all the same"
    )
    return parser.parse_args(arguments)


def _below(written: str, root: Path) -> str:
    """A file or folder of the site as its problems name it. Raises ValueError, with a sentence for people."""
    meant = [Path(os.path.abspath(place / Path(written).expanduser())) for place in (Path.cwd(), root)]
    there = [path for path in meant if path.exists() or path.is_symlink()]
    if not there:
        raise ValueError(f"there is no file or folder {written}")
    inside = [path.relative_to(root) for path in there if path.is_relative_to(root)]
    if not inside:
        raise ValueError(f"{written} lies outside of the site, which is in {root}; see --root")
    content = dict.fromkeys((*(kind.place.partition("/")[0] for kind in KINDS), *BESIDES))
    if inside[0].parts and inside[0].parts[0] not in (*content, SETTINGS_FILE):
        places = ", ".join(f"{place}/" for place in content)
        raise ValueError(f"{written} is no content of the site, so nothing looks at it; content lies in {places}")
    return inside[0].as_posix()


def narrowed(problems: Iterable[Problem], wanted: Sequence[str]) -> list[Problem]:
    """The problems of the files and folders that are wanted; all of them where none are named."""
    whole = not wanted or "." in wanted
    return [
        found
        for found in problems
        if whole or any(found.path == path or found.path.startswith(f"{path}/") for path in wanted)
    ]


# -- Looking


def problems_of(root: Path) -> tuple[Problem, ...]:
    """All that is wrong with the site in `root`, and all that somebody should look at, in the order of the files."""
    return looked_at(root)[1]


def looked_at(root: Path) -> tuple[Settings | None, tuple[Problem, ...]]:
    """The site's settings, None where they are broken, and its problems.

    Where its settings are broken nobody can tell what Markdown would make of its texts: they wait.
    """
    kept = Kept(root / ".cache", PROJECT / ".cache", os.environ)
    settings, problems = _settings_of(root, kept)
    try:
        if settings is None:
            site = Site(read_content(root, kept.memories.content), Settings(name="", url="/"), today())
            return None, tuple(sorted({*problems, *check(site, warnings=True)}))
        return settings, examined(root, PROJECT / "templates", settings, today(), kept.memories, OnAllCores())
    finally:
        kept.save_memories()


def _settings_of(root: Path, kept: Kept) -> tuple[Settings | None, Sequence[Problem]]:
    """What mkdocs.yml says, or what is wrong with it. MkDocs is asked only where something of it is new."""
    file = root / "mkdocs.yml"
    sources = [str(file), *(str(PROJECT / name) for name in ("mkdocs.yml", "hooks", "scripts"))]
    made_from = fingerprint(sources, os.environ)
    known = load(kept.folder / "settings", kept.version)
    if isinstance(known, tuple) and known[0] == made_from:
        return known[1], ()
    from _read_settings import WrongSettings, settings_of_site  # MkDocs takes its time to start

    try:
        settings = settings_of_site(PROJECT, root)
    except WrongSettings as wrong:
        return None, wrong.problems
    if b"INHERIT" not in file.read_bytes():  # then it says more than it holds
        save(kept.folder / "settings", kept.version, (made_from, settings))
    return settings, ()


# -- Telling


def as_text(problems: Sequence[Problem], root: Path) -> str:
    """A line each, as compilers write them, with the rule's name at its end; nothing where all is well."""
    return "\n".join(f"{problem} ({problem.code})" for problem in problems)


def summary(problems: Sequence[Problem], settings: Settings | None) -> str:
    """How much there is to do, and where the rules are explained."""
    errors = len(errors_of(problems))
    url = settings.absolute(CONTRIBUTE_RULES) if settings else CONTRIBUTE_RULES
    page = url if url.startswith("http") else f"the site's page {url}"
    return (
        f"{errors} to mend, {len(problems) - errors} to look at. At the end of each line stands the name of its rule, "
        f"which is explained on {page}"
    )


def as_json(problems: Sequence[Problem], root: Path) -> str:
    """For programs."""
    listed = [
        {
            "path": found.path,
            "line": found.line,
            "column": found.column,
            "code": found.code,
            "severity": found.severity,
            "sentence": found.sentence,
        }
        for found in problems
    ]
    errors = len(errors_of(problems))
    told = {"problems": listed, "errors": errors, "warnings": len(problems) - errors}
    return json.dumps(told, ensure_ascii=False, indent=1)


def as_github(problems: Sequence[Problem], root: Path) -> str:
    """Workflow commands, which GitHub shows at the lines of a pull request."""
    return "\n".join(_command(found, root) for found in problems)


def _command(found: Problem, root: Path) -> str:
    """Files are named from the folder in which the command runs, which is the repository's in a workflow."""
    here, file = Path.cwd(), root / found.path
    path = file.relative_to(here).as_posix() if file.is_relative_to(here) else found.path
    told = {"file": path, "line": str(found.line), "col": str(found.column), "title": found.code}
    properties = ",".join(f"{name}={_escaped(value, _IN_PROPERTIES)}" for name, value in told.items())
    return f"::{found.severity} {properties}::{_escaped(found.sentence, _IN_DATA)}"


_IN_DATA: Mapping[str, str] = {"%": "%25", "\r": "%0D", "\n": "%0A", "##[": "## ["}
_IN_PROPERTIES: Mapping[str, str] = {**_IN_DATA, ":": "%3A", ",": "%2C"}
"""What a workflow command may not hold as it is (GitHub's own toolkit, `command.ts`); the percent sign comes first.
`##[` is how a command of the old kind begins, anywhere in a line."""


def _escaped(text: str, marks: Mapping[str, str]) -> str:
    for mark, written in marks.items():
        text = text.replace(mark, written)
    return text


FORMATS: Mapping[str, Callable[[Sequence[Problem], Path], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
}

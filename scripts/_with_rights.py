"""Writes on the code host what another job found out: new addresses, and the issues of the week.

The other job has everything installed that a build needs, and may only read. What it hands over is taken as data:
addresses are added and never taken away, and a text stands in an issue and nowhere else.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from _code_host import US, CodeHost, CodeHostError
from _comment import Branch, fitted, summary
from _saying import said
from _told import Findings, read_found

REGISTER = Path("data", "addresses.txt")
MOST_BYTES = 50_000_000
"""Of the register, as its reader has it."""
_LINE = re.compile(r"(?P<address>/[^\x00-\x1f\x7f\u2028\u2029]*) (?P<guid>-|urn:[!-~]+)")
ISSUE_ROOM = 60_000
"""Bytes of an issue; the code host takes 65,536 characters."""


class NotTaken(Exception):
    """What was handed over is not what it should be; the text says why."""


def main(arguments: list[str]) -> int:
    """Do what the command line says; return the exit status."""
    parser = argparse.ArgumentParser(prog="with_rights.py", description="Write what a job without rights found out.")
    commands = parser.add_subparsers(dest="command", required=True)
    first = commands.add_parser("addresses", help=f"add to {REGISTER.as_posix()} what is new in FILE")
    first.add_argument("path", type=Path, metavar="FILE", help="the register as scripts/addresses.py made it")
    second = commands.add_parser("issues", help="open the issues of the week, bring them up to date, or close them")
    second.add_argument("path", type=Path, metavar="DIR", help="what was handed over, each part in a folder of its own")
    options = parser.parse_args(arguments)
    try:
        if options.command == "addresses":
            print(f"{REGISTER.as_posix()}: {added(REGISTER, options.path)} added")
        else:
            host = CodeHost.of(os.environ)
            for issue, text in issues_of(options.path, host):
                tell(host, issue, text)
    except (NotTaken, CodeHostError) as problem:
        print(said(problem), file=sys.stderr)
        return 1
    return 0


# -- Addresses


def added(register: Path, handed_over: Path) -> int:
    """Add the lines that are new, and tell how many. Raises NotTaken where a line is none of a register."""
    held, fresh = _lines(register), _lines(handed_over)
    new = {address: guid for address, guid in fresh.items() if address not in held}
    if new:
        lines = (f"{address} {guid}" for address, guid in sorted((held | new).items()))
        register.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return len(new)


def _lines(file: Path) -> dict[str, str]:
    """The guid of each address."""
    if not file.is_file() or file.stat().st_size > MOST_BYTES:
        raise NotTaken(f"there is no register in {file.name}, or it is far too large")
    found: dict[str, str] = {}
    for line in file.read_text("utf-8", "replace").split("\n"):
        match = _LINE.fullmatch(line)
        if match:
            found[match["address"]] = match["guid"]
        elif line:
            raise NotTaken(f"{file.name} holds a line that is no address with its guid; nothing was recorded")
    return found


# -- Issues


@dataclass(frozen=True)
class Issue:
    """An issue that comes and goes by itself."""

    title: str
    mark: str
    """Stands at the head of its text, unseen; by it the issue is found again."""


LINKS = Issue("Links that lead nowhere", "<!-- technically-speaking: the links of the week -->")
LAPSED = Issue("What has lapsed, or is worth a look", "<!-- technically-speaking: the check of the week -->")
LAPSED_MEANS = (
    "The check finds this on the main branch, although nobody changed it: agreements to be asked for again, offers "
    "that have closed, plans whose day has passed, and whatever else is worth a look. This list is renewed every week, "
    "and the issue closes when it is empty."
)


def issues_of(folder: Path, host: CodeHost) -> Iterator[tuple[Issue, str]]:
    """Each issue with its text, empty where all is well. Nothing is said of what was not handed over."""
    links, check = folder / "links" / "links.md", folder / "check" / "check.json"
    if links.is_file():
        yield LINKS, _shortened(links.read_text("utf-8", "replace"))
    if check.is_file():
        found = read_found(check)
        if found is None:
            raise NotTaken("what the check said cannot be read")
        yield LAPSED, _lapsed(found, Branch(host.web, host.repository, "main"))


def _lapsed(found: Findings, branch: Branch) -> str:
    return f"{LAPSED_MEANS}\n\n{summary(found, branch, ISSUE_ROOM)}" if found.points else ""


def _shortened(text: str) -> str:
    """As many lines as an issue holds, and how many more there are."""
    lines = text.split("\n")
    kept = fitted(lines, ISSUE_ROOM)
    more = len(lines) - len(kept)
    return "\n".join([*kept, f"\nAnd {more:,} lines more, in the log of the run."] if more else kept)


def tell(host: CodeHost, issue: Issue, text: str) -> None:
    """Open the issue, bring it up to date, or close it where all is well again."""
    listed = host.all(host.of_repository("issues"), state="open")
    known = next(
        (one for one in listed if str(one["body"]).startswith(issue.mark) and one["user"]["login"] == US), None
    )
    body = f"{issue.mark}\n\n{text}"
    if known is None:
        if text:
            host.send("POST", host.of_repository("issues"), {"title": issue.title, "body": body})
        return
    path = host.of_repository(f"issues/{int(known['number'])}")
    if not text:
        host.send("PATCH", path, {"state": "closed", "state_reason": "completed"})
    elif known["body"] != body:
        host.send("PATCH", path, {"body": body})

"""Which pages a proposal changes: the files that Git says differ, told by the site as addresses."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from _build import add_root
from newsroom import addresses
from newsroom.build.edition import today
from newsroom.content import KINDS, Award, Event, Institution, Opportunity, Person
from newsroom.content.entry import Entry
from newsroom.reading.content import read_content
from newsroom.settings import Settings
from newsroom.site import Site

ANCHORS = {Event: addresses.event, Award: addresses.award, Opportunity: addresses.opportunity}
"""Kinds that have no page of their own, but a place on one."""
LISTS = {
    "faculty": addresses.FACULTIES, "theme": addresses.THEMES, "body": addresses.NETWORK,
    "term": addresses.GLOSSARY, "series": addresses.EVENTS, "number": addresses.NETWORK,
    "institution": addresses.COMMITMENT, "scheme": addresses.AWARDS,
}  # fmt: skip
"""Where the vocabularies show first."""


def main(arguments: list[str]) -> int:
    """Print what the proposal changes, as JSON; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="changed.py", description="Print which pages differ from an earlier commit, as JSON."
    )
    add_root(parser)
    parser.add_argument("--since", required=True, metavar="COMMIT", help="what it is compared with, such as HEAD^1")
    options = parser.parse_args(arguments)
    try:
        paths = changed_files(options.root, options.since)
        day = today()
    except ValueError as problem:
        print(problem, file=sys.stderr)
        return 2
    site = Site(read_content(options.root), Settings(name="", url="/"), day)
    print(json.dumps(changes(site, paths), ensure_ascii=False, indent=2))
    return 0


def changed_files(root: Path, since: str) -> tuple[str, ...]:
    """The files that differ, as paths below `root`. Raises ValueError, with a sentence, where Git cannot tell."""
    command = ["git", "diff", "--name-only", "--no-renames", "--relative", "-z", "--end-of-options", since, "--", "."]
    ended = subprocess.run(command, cwd=root, capture_output=True, check=False)
    if ended.returncode:
        raise ValueError(f"Git knows no commit {since!r} here, or this is no Git folder; name a commit, such as HEAD^1")
    return tuple(path for path in ended.stdout.decode("utf-8", "replace").split("\0") if path)


def changes(site: Site, paths: Sequence[str]) -> dict[str, Any]:
    """Pages with their titles, what stands on no page yet, and claims of evidence."""
    titles = titles_of(site)
    pages: dict[str, str] = {}
    waiting, claims = [], []
    for path in paths:
        address = address_of(site, path)
        record = site.content.by_path.get(path)
        if address:
            pages[address] = titles.get(path) or titles.get(_source_at(site, address), "")
        if record and isinstance(record.item, Entry):
            claims += [claim.action for claim in record.item.actions]
            waiting += [] if address else [path]
    return {
        "pages": [{"address": address, "title": title} for address, title in sorted(pages.items())],
        "waiting": waiting,
        "claims": sorted(set(claims)),
    }


def address_of(site: Site, path: str) -> str:
    """The page on which a file shows; empty where it shows nowhere, or everywhere."""
    if path in site.content.pictures:
        shown = site.pictures.get(path, "")
        return shown[: shown.rfind("/") + 1]
    stands = site.address_of_source.get(path)
    if stands:
        return stands
    kind = next((kind for kind in KINDS if kind.place == path), None)
    if kind:
        return LISTS.get(kind.name, "")
    record = site.content.by_path.get(path)
    if record and isinstance(record.item, Person):
        return addresses.person(record.item.id) if site.has_page(record.item) else ""
    made = ANCHORS.get(type(record.item)) if record else None
    return made(record.item.id) if made and record else ""


def titles_of(site: Site) -> Mapping[str, str]:
    """What the item of each file is called; a file that lists many is called nothing."""
    found: dict[str, str] = {}
    for record in site.content.records:
        item: Any = record.item
        if isinstance(item, Award):
            scheme = site.schemes.get(item.scheme or "")
            found[item.path] = scheme.name if scheme else ""
        elif not record.steps and not isinstance(item, Institution):
            found[item.path] = str(getattr(item, "title", "") or getattr(item, "name", ""))
    return found


def _source_at(site: Site, address: str) -> str:
    """The file whose page stands at an address, for what lies beside it."""
    sources = site.address_of_source.items()
    return next((path for path, stands in sources if stands == address and path.endswith(".md")), "")

"""The register of addresses: what was published once is written down, so that no later change loses it."""

from __future__ import annotations

import argparse
import sys

from _build import add_root
from newsroom import register
from newsroom.build.edition import today
from newsroom.checks import check
from newsroom.reading.content import read_content
from newsroom.reading.problem import ContentError
from newsroom.reading.recorded import REGISTER, recorded
from newsroom.settings import Settings
from newsroom.site import Site


def main(arguments: list[str]) -> int:
    """Add what is new to the register of the site that the command line names; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="addresses.py",
        description="Record every address of the site in data/addresses.txt. Run it when the site is published.",
    )
    add_root(parser)
    root = parser.parse_args(arguments).root
    try:
        day = today()
    except ValueError as problem:
        print(problem, file=sys.stderr)
        return 2
    # The register holds addresses alone: neither the site's name nor its host is in it.
    site = Site(read_content(root), Settings(name="", url="/"), day)
    problems = tuple(check(site))
    if problems:
        print(ContentError(problems).report, file=sys.stderr)
        return 1
    added = register.record(site)
    print(f"{REGISTER}: {added} added, {sum(1 for _ in recorded(root))} in all")
    return 0

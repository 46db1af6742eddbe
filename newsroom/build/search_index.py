"""The search index, made by Pagefind of the pages as they are built."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

OWN_INTERFACES = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")
"""Pagefind's ready-made interfaces; the site has its own over `pagefind.js`."""


class SearchIndexError(Exception):
    """Pagefind did not make its index; the message is what it said."""


FOLDER = "pagefind"
"""Where the index stands, below the site."""


Run = Callable[[Sequence[str]], "subprocess.CompletedProcess[str]"]


def run_to_the_end(command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
    """The plain way to run a program and hear what it says."""
    return subprocess.run(command, capture_output=True, text=True, check=False)


def make_search_index(site: Path, index: Path, run: Run = run_to_the_end) -> None:
    """Indexes what pages below `site` mark with `data-pagefind-body`, into `index`. Raises SearchIndexError."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-path", str(index)]
    command += ["--force-language", "en", "--quiet"]
    done = run(command)
    if done.returncode:
        raise SearchIndexError((done.stderr or done.stdout).strip())
    for pattern in OWN_INTERFACES:
        for file in index.glob(pattern):
            file.unlink()

"""The search index, made by Pagefind of the pages as they are built."""

import subprocess
import sys
from pathlib import Path

OWN_INTERFACES = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")
"""Pagefind's ready-made interfaces; the site has its own over `pagefind.js`."""


class SearchIndexError(Exception):
    """Pagefind did not make its index; the message is what it said."""


def make_search_index(site: Path) -> None:
    """Indexes what pages mark with `data-pagefind-body`, into `pagefind/`. Raises SearchIndexError."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--force-language", "en", "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SearchIndexError((done.stderr or done.stdout).strip())
    for pattern in OWN_INTERFACES:
        for file in (site / "pagefind").glob(pattern):
            file.unlink()

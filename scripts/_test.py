"""Every check and every test, one after the other; each runs even where one before it failed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping

import _browser
from _bootstrap import PROJECT

CHECKS = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),  # take this line out to let everybody format as they like
    ("mypy",),
)

SIDE_BY_SIDE = (
    "-n",
    "auto",
    "--maxprocesses",
    "4",
    "--dist",
    "loadfile",
    "--no-loadscope-reorder",
    "--durations",
    "30",
)
"""How all tests run: one file beside another, for what looks at pages waits half of its time. Each process has built
sites and a browser of its own, so there are few; and the files that take longest come first, as they are called."""

NO_BROWSER = (
    "!!! NO BROWSER: the browser tests are skipped. Install Chromium, Chrome or Edge, or name one in CHROMIUM_PATH. !!!"
)


def main(arguments: list[str]) -> int:
    """Run it all; pytest comes last and gets the arguments, if any. Return 0 only if everything is well."""
    variables = dict(os.environ)
    well = browser_is_settled(variables)
    for check in CHECKS:
        well = run([*check], variables) and well
    return 0 if run(["pytest", *(arguments or SIDE_BY_SIDE)], variables) and well else 1


def browser_is_settled(variables: dict[str, str]) -> bool:
    """Name the browser to the tests. None is a failure in CI; elsewhere its tests are skipped."""
    try:
        browser = _browser.find_or_install(variables)
    except _browser.NamedBrowserMissing as problem:
        print(problem, file=sys.stderr, flush=True)
        return False
    if browser:
        variables[_browser.VARIABLE] = str(browser)
        return True
    print(NO_BROWSER, flush=True)
    return not in_ci(variables)


def in_ci(variables: Mapping[str, str]) -> bool:
    """Whether this is continuous integration, where nothing may be skipped unseen."""
    return variables.get("CI", "").lower() in ("true", "1")


def run(command: list[str], variables: Mapping[str, str]) -> bool:
    """Run one tool of the environment in the project's folder, and tell whether it was content."""
    print(f"\n$ {' '.join(command)}", flush=True)
    ended = subprocess.run([sys.executable, "-m", *command], cwd=PROJECT, env=variables, check=False)
    return ended.returncode == 0

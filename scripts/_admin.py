"""The browser editor's part of a build: fetched at the first; where it cannot be had, left out or waited for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import cache

from _bootstrap import PROJECT
from newsroom.build.editor import SWITCH, ChangedError, Fetching, LeftOutError


def asked_for(variables: Mapping[str, str]) -> Callable[[], Mapping[str, bytes]]:
    """Gives the editor's files to whoever asks; none, after a line that says why, where they cannot be had.

    An editor that is not as it was ends the build, and where the variable BROWSER_EDITOR says `required` so does one
    that cannot be had: LeftOutError.
    """

    @cache
    def asked() -> Mapping[str, bytes]:
        fetching = Fetching(PROJECT, variables)
        try:
            return {} if fetching.off else fetching.fetched()
        except LeftOutError as problem:
            if isinstance(problem, ChangedError):
                raise LeftOutError(f"Not built: the editor at /admin/ is not as it was: {problem}.") from None
            if fetching.required:
                needed = f"{SWITCH} says that it is required"
                raise LeftOutError(f"Not built: the editor at /admin/ is missing ({problem}), and {needed}.") from None
            print(f"The editor at /admin/ was left out: {problem}.", file=sys.stderr)
            return {}

    return asked

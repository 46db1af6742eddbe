"""One edition of the site: what was read, checked, and is ready to be printed."""

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from newsroom.checks import check
from newsroom.content import Institution
from newsroom.output import Output
from newsroom.outputs import OUTPUTS
from newsroom.pages import PAGES
from newsroom.reading.content import read_content
from newsroom.reading.problem import ContentError
from newsroom.render.templates import Press
from newsroom.settings import Settings
from newsroom.site import Site


def today(environment: Mapping[str, str] = os.environ) -> dt.date:
    """The day the site is made for: `SOURCE_DATE_EPOCH` (reproducible-builds.org), else London's today."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    london = ZoneInfo("Europe/London")
    now = dt.datetime.fromtimestamp(int(epoch), london) if epoch.isdigit() else dt.datetime.now(london)
    return now.date()


def open_press(root: Path, templates: Path, settings: Settings, day: dt.date) -> Press:
    """A press for the content below `root`. Raises ContentError with all its problems."""
    site = Site(read_content(root), settings, day)
    problems = [*check(site)]
    if not site.content.of(Institution):
        raise ContentError(problems)
    press = Press(site, templates)
    problems += press.link_problems()
    if problems:
        raise ContentError(problems)
    return press


def outputs(press: Press) -> Iterator[Output]:
    """Everything that the newsroom makes; hand-written pages and the theme's files are MkDocs's."""
    for maker in (*PAGES, *OUTPUTS):
        yield from maker(press)


def printed(press: Press) -> Iterator[tuple[str, bytes]]:
    """Each file's path with its bytes. Raises ContentError at the end where links lead nowhere."""
    for output in outputs(press):
        yield output.path, output.make()
    if press.problems:
        raise ContentError(press.problems)

"""One edition of the site: what was read, checked, and is ready to be printed."""

import datetime as dt
import os
from collections.abc import Iterable, Iterator, MutableMapping
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from newsroom.addresses import LAST_YEAR, file_of
from newsroom.checks import check, check_texts
from newsroom.content import Institution
from newsroom.memory import Memories, Spread, one_after_the_other
from newsroom.output import Output
from newsroom.outputs import OUTPUTS
from newsroom.pages import PAGES
from newsroom.reading.content import read_content
from newsroom.reading.last_look import withheld_in
from newsroom.reading.problem import ContentError, Problem, errors_of
from newsroom.render.templates import Press
from newsroom.render.texts import Text, Texts
from newsroom.settings import ADDRESS_REMEDY, Settings, web_address
from newsroom.site import Site


def today(environment: MutableMapping[str, str] = os.environ) -> dt.date:
    """The day the site is made for: `SOURCE_DATE_EPOCH` (reproducible-builds.org), else London's today.

    An empty SOURCE_DATE_EPOCH is taken away: MkDocs would stumble over it. Raises ValueError, with a sentence for
    people, where that setting is no time.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH", "").strip()
    london = ZoneInfo("Europe/London")
    if not epoch:
        environment.pop("SOURCE_DATE_EPOCH", None)
        return dt.datetime.now(london).date()
    wrong = ValueError(
        f"SOURCE_DATE_EPOCH is “{epoch}”, which is no time; it takes the seconds since 1970 in digits, such as "
        "1795435200, or nothing for today"
    )
    if not (epoch.isascii() and epoch.isdigit() and len(epoch) < 12):
        raise wrong
    try:
        day = dt.datetime.fromtimestamp(int(epoch), london).date()
    except (OverflowError, OSError, ValueError):
        raise wrong from None
    if day.year > LAST_YEAR:
        raise wrong
    return day


def address_of(environment: MutableMapping[str, str]) -> str | None:
    """The site's address as SITE_URL gives it, ending in a slash; None where it gives none.

    An empty SITE_URL is taken away: to mkdocs.yml it would be an address. Raises ValueError, with a sentence for
    people, where it is no site's address.
    """
    given = environment.get("SITE_URL", "")
    if not given.strip():
        environment.pop("SITE_URL", None)
        return None
    address = web_address(given)
    if address is None:
        raise ValueError(f"SITE_URL is {given.strip()!r}, which is no site's address: {ADDRESS_REMEDY}")
    return address


def open_press(
    root: Path,
    templates: Path,
    settings: Settings,
    day: dt.date,
    memories: Memories | None = None,
    spread: Spread = one_after_the_other,
) -> Press:
    """A press for the content below `root`. Raises ContentError with all its errors; warnings stop nothing."""
    press, problems = _opened(root, templates, settings, day, memories or Memories(), spread)
    if press is None or errors_of(problems):
        raise ContentError(problems)
    return press


def examined(
    root: Path,
    templates: Path,
    settings: Settings,
    day: dt.date,
    memories: Memories | None = None,
    spread: Spread = one_after_the_other,
) -> tuple[Problem, ...]:
    """All that is wrong with the content below `root`, and all that somebody should look at, drafts included."""
    press, problems = _opened(root, templates, settings, day, memories or Memories(), spread, warnings=True)
    try:
        if press:
            with_unpublished(press)
    except ContentError as error:
        problems += error.problems
    return tuple(sorted(set(problems)))


def _opened(
    root: Path,
    templates: Path,
    settings: Settings,
    day: dt.date,
    memories: Memories,
    spread: Spread,
    warnings: bool = False,
) -> tuple[Press | None, list[Problem]]:
    """The press, unless nobody knows whose site it is, and what is wrong."""
    site = Site(read_content(root, memories.content, spread), settings, day)
    problems = [*check(site, warnings=warnings)]
    if not site.content.seen(Institution):
        return None, [*problems, *check_texts(site, Texts(settings, memories.texts), warnings=warnings)]
    press = Press(site, templates, memories)
    problems += press.link_problems(spread)
    problems += check_texts(site, press.texts, warnings=warnings)
    return press, problems


def with_unpublished(press: Press) -> Press:
    """The same with drafts and what is still to come, for a preview. Raises ContentError where their links are wrong.

    Whatever else can be wrong was looked at when `press` was opened: what a build says, a preview says too.
    """
    unpublished = press.site.unpublished
    if not unpublished:
        return press
    shown = Press(replace(press.site, preview=True), press.templates, press.memories)
    for entry in unpublished:
        shown.resolved(Text.of(entry))
    if shown.problems:
        raise ContentError(shown.problems)
    return shown


def outputs(press: Press) -> Iterator[Output]:
    """Everything that the newsroom makes; hand-written pages and the theme's files are MkDocs's."""
    for maker in (*PAGES, *OUTPUTS):
        yield from maker(press)


def printed(press: Press) -> Iterator[tuple[str, bytes]]:
    """Each file's path with its bytes. Raises ContentError at the end where something in them is wrong.

    That is: links that lead nowhere, two files at one path, and withheld names that stand in a file after all.
    """
    wanted = [*outputs(press)]
    problems = [*twice(wanted)]
    for output in wanted:
        content = output.make()
        problems += problems_of(press, output.path, content)
        yield output.path, content
    if errors_of((*press.problems, *problems)):
        raise ContentError((*press.problems, *problems))


def twice(outputs: Iterable[Output]) -> Iterator[Problem]:
    """Files that would stand at one path, or at paths that some systems take for one."""
    seen: set[str] = set()
    for output in outputs:
        if output.path.casefold() in seen:
            yield Problem(output.path, 1, 1, TWICE, "address-taken")
        seen.add(output.path.casefold())


TWICE = (
    "two things would be published at this one address; look for two files with nearly the same name, and rename one "
    "of them"
)
WITHOUT_NAMES = (".jpg", ".png", ".webp", ".woff2")
"""Files that we draw ourselves, with nothing in them but shapes; words drawn in them were redacted when read."""


def problems_of(press: Press, path: str, content: bytes) -> Iterator[Problem]:
    """A last look at a finished file. The name itself is not said, for a build's messages may be public too."""
    redaction = press.site.content.redaction
    if not redaction:
        return
    looked_at = path.encode() if path.endswith(WITHOUT_NAMES) else path.encode() + b"\n" + content
    if withheld_in(looked_at, redaction):
        sentence = f"the page {path} would tell a name that is withheld; reword it, or rename the file that spells it"
        yield Problem(_source_of(press.site, path) or path, 1, 1, sentence, "name-withheld")


def _source_of(site: Site, path: str) -> str:
    """The file that an editor would mend for what is published at `path`; empty where it is made of many."""
    sources = site.address_of_source.items()
    return next((source for source, address in sources if address and file_of(address) == path), "")

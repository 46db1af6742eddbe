"""What MkDocs makes of a site: its settings, the text of hand-written pages, the theme's files.

None of it changes when a story does. So it is remembered, together with all that it was made from, and MkDocs
runs only when something of that is not as it was.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from newsroom.memory import digest
from newsroom.output import Output
from newsroom.pages.hand_written import Latest, hand_written
from newsroom.render.templates import Press
from newsroom.settings import Link, Settings
from newsroom.site import Site

_VARIABLES = re.compile(r"!ENV\s*(\[[^\]]*\]|\S+)")
ADDRESS = "SITE_URL"
"""The variable that overrides the site's address, whether its settings name it or not."""


@dataclass
class Collected:
    """What hooks gather while MkDocs runs for its own part only."""

    pages: dict[str, str] = field(default_factory=dict)
    """The HTML of each hand-written page, by its source file."""
    latest: Latest = field(default_factory=lambda: Latest("", ()))
    shown: int = 0
    """How many of the newest stories MkDocs's plugin looked at."""
    targets: tuple[str, ...] = ()
    """The made pages that the navigation names, as files below the site."""


@dataclass(frozen=True)
class Groundwork:
    settings: Settings
    pages: Mapping[str, str]
    latest: Latest
    shown: int
    told: tuple[tuple[str, str], ...]
    """What `newest` gave."""
    withheld: tuple[str, ...]
    """The names that were taken out of hand-written pages."""
    targets: tuple[str, ...]
    files: Mapping[str, str]
    """The theme's files and those of docs/: path below the site, and name among the kept files."""
    sources: tuple[str, ...]
    """Files and folders that it was made from."""
    made_from: str
    """The hash of what was in them."""

    def still_holds(self, press: Press, paths: set[str]) -> bool:
        """Whether MkDocs would make the same with the site as it is now; `paths` are those of all outputs."""
        site = press.site
        return (
            self.told == newest(site, self.shown)
            and self.withheld == site.content.redaction.names
            and self.pages.keys() == {page.path for page in site.hand_written}
            and all(target in paths for target in self.targets)
        )


def newest(site: Site, count: int) -> tuple[tuple[str, str], ...]:
    """What MkDocs's plugin for the latest stories is shown: their titles and addresses."""
    return tuple((article.title, site.address(article)) for article in site.articles[:count])


def with_newest(ground: Groundwork, site: Site) -> Groundwork:
    """What MkDocs made, with the newest stories as they are now.

    The plugin that keeps their section shows what it is told; as long as that is so it need not be asked again.
    """
    told = newest(site, ground.shown)
    as_told = ground.latest.links == tuple(Link(*one) for one in ground.told)
    # The plugin orders by address, we by day: of a month and a day in it, either may come first.
    as_ordered = list(told) == sorted(told, key=lambda one: one[1], reverse=True)
    if told == ground.told or not as_told or not as_ordered:
        return ground
    return replace(ground, told=told, latest=replace(ground.latest, links=tuple(Link(*one) for one in told)))


def hand_written_pages(press: Press, pages: Mapping[str, str], latest: Latest) -> Iterator[Output]:
    """The pages of docs/, from the HTML that MkDocs made."""
    for source in press.site.hand_written:
        if source.path in pages:  # MkDocs's `exclude_docs` may leave some out
            yield hand_written(press, source, pages[source.path], latest)


def fingerprint(sources: Sequence[str], variables: Mapping[str, str]) -> str:
    """The hash of all bytes in `sources`, which are files and folders, and of the variables that they may name."""
    held = [(source, path, content) for source in sources for path, content in _bytes_in(source)]
    settings = b"\n".join(content for _, path, content in held if path == "mkdocs.yml").decode("utf-8", "replace")
    words = {ADDRESS, *(word for mark in _VARIABLES.findall(settings) for word in re.findall(r"\w+", mark))}
    named = sorted((name, value) for name, value in variables.items() if name in words)
    return digest(tuple(held), tuple(named))


def _bytes_in(source: str) -> Iterator[tuple[str, bytes]]:
    if os.path.isfile(source):  # noqa: PTH113
        yield os.path.basename(source), Path(source).read_bytes()  # noqa: PTH119
    for folder, folders, names in os.walk(source):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            file = Path(folder, name)
            yield file.relative_to(source).as_posix(), file.read_bytes() if file.is_file() else b""

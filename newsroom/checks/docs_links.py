"""Links within `docs/`, from file to file: MkDocs makes addresses of them, and passes over what is not there."""

import posixpath
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from newsroom.checks.rule import Rule, TextRule, Written
from newsroom.content import HandWritten, Institution
from newsroom.reading.problem import Problem
from newsroom.register import addresses_of
from newsroom.render.places import Places
from newsroom.site import Site


def pictures_of_pages_are_there(site: Site, written: Written) -> Iterator[Problem]:
    """A picture that a page of `docs/` shows lies there, where the page says."""
    for link, path in _missing(site, written, "src"):
        said = f"there is no picture `{link}` (JPEG, PNG or WebP) at `{path}`; put it there, or mend its name"
        yield from (written.problem(said, at) for at in Places(written.body).of_link(link))


def links_of_pages_lead_somewhere(site: Site, written: Written) -> Iterator[Problem]:
    """A link from a page of `docs/` to another file there names one that is there."""
    for link, path in _missing(site, written, "href"):
        said = f"the link `{link}` leads to `{path}`, which is not there; mend the name, or put the file there"
        yield from (written.problem(said, at) for at in Places(written.body).of_link(link))


def _missing(site: Site, written: Written, wanted: str) -> Iterator[tuple[str, str]]:
    """Each link from file to file that leads to none: as it is written, and the file from the root."""
    page = written.record.item.path
    if not isinstance(written.record.item, HandWritten):
        return  # of stories and plans it is told where they are made
    for attribute, link in written.converted.links:
        path = _file_of(link, page) if attribute == wanted else ""
        if path and not _is_there(site, path):
            yield link, path


def _is_there(site: Site, path: str) -> bool:
    """Whether there is the file, or the site makes one in its place."""
    if path.startswith("docs/") and (site.content.root / path).is_file():
        return True
    return bool(site.content.of(Institution)) and path.removeprefix("docs") in addresses_of(site)


def _file_of(link: str, page: str) -> str:
    """The file to which a link in the file `page` leads; empty where it leads to an address."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""  # told as a link that leads nowhere
    path = unquote(parts.path)
    if parts.scheme or parts.netloc or path.startswith("/") or not PurePosixPath(path).suffix or "\\" in path:
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path))


RULES_OF_DOCS: tuple[Rule[TextRule], ...] = (
    Rule("picture-missing", pictures_of_pages_are_there),
    Rule("link-nowhere", links_of_pages_lead_somewhere),
)

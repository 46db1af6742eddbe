"""Links that lead somewhere else than a reader believes: so people are lured to pages that ask for passwords."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import SplitResult, urlsplit

from newsroom.checks.rule import Rule, TextRule, Written
from newsroom.checks.texts import place_of_link
from newsroom.reading.problem import Problem
from newsroom.render.links import HOST
from newsroom.render.outline import LinkWords
from newsroom.site import Site

_NAMED = re.compile(r"(?:mailto:)?(?:[^\s/@]+@)?(?P<host>[\w-]+(?:\.[\w-]+)+)(?::\d+)?(?:[/?#]\S*)?", re.I)
_WITHIN = re.compile(r"https?://(?P<host>[\w-]+(?:\.[\w-]+)+)", re.I)
_SCHEMES = ("", "http", "https", "mailto")
_SLASHES = re.compile(r"\s*[/\\]\s*[/\\]")
"""How a link begins that leads to another site without saying so; browsers take either slash, and skip line ends."""


def words_name_where_a_link_leads(site: Site, written: Written) -> Iterator[Problem]:
    """Where the words of a link are an address, the link leads to that very site or mailbox."""
    own = urlsplit(site.settings.url).hostname or ""

    def fault(found: LinkWords) -> str:
        named, parts = _host_named(found.words), _parts(found.link)
        if not named or not parts or parts.scheme not in _SCHEMES or _SLASHES.match(found.link):
            return ""  # what is no link of a text at all is told as such
        meant = parts.path.rpartition("@")[2] if parts.scheme == "mailto" else parts.hostname or ""
        leads = (meant or own).lower()
        if f".{leads}".endswith(f".{named}"):
            return ""
        return (
            f"the link says `{found.words}` and leads to `{leads}`, which misleads readers; let it lead to what it "
            f"says, or write in words what is there, such as `[the report of 2021]({found.link})`"
        )

    return _faulty(written, fault)


def links_hold_no_password(site: Site, written: Written) -> Iterator[Problem]:
    """A link holds nobody's name or password before the name of a site (`https://name@example.org`)."""

    def fault(found: LinkWords) -> str:
        parts = _parts(found.link)
        if not parts or parts.scheme not in ("http", "https") or "@" not in parts.netloc:
            return ""
        return (
            f"the link to `{parts.hostname}` holds a name or a password before its `@`, which misleads readers or "
            "gives a secret away; take out all between `//` and `@`"
        )

    return _faulty(written, fault)


def links_to_other_sites_are_whole(site: Site, written: Written) -> Iterator[Problem]:
    """A link that begins with two slashes leads to another site: its address is written whole, with `https:`."""

    def fault(found: LinkWords) -> str:
        if not _SLASHES.match(found.link):
            return ""
        whole = "https://" + found.link.lstrip("/\\ \t\r\n")
        return (
            f"the link `{found.link}` begins with two slashes, so it leads to another site; write that address whole, "
            f"`{whole}`, or begin with one slash for a page of this site"
        )

    return _faulty(written, fault)


def _faulty(written: Written, fault: Callable[[LinkWords], str]) -> Iterator[Problem]:
    """Each link of which `fault` has something to tell, at its place."""
    links = written.converted.outline.links
    told = [fault(link) for link in links]
    start = 0
    for link, said in zip(links, told, strict=True) if any(told) else ():
        place = place_of_link(written.body, link.words, link.link, start)
        start = max(start, place + 1)
        if said:
            yield written.problem(said, place)


def _parts(link: str) -> SplitResult | None:
    try:
        parts = urlsplit(link)
        _ = parts.hostname
    except ValueError:
        return None  # told as a link that leads nowhere
    return parts


def _host_named(words: str) -> str:
    """The site that the words of a link name by its address, without `www.`; empty where they are mere words."""
    found = _WITHIN.search(words) or _NAMED.fullmatch(words.strip("<>“”‘’\"'()., "))
    is_address = found and ("@" in words or found.re is _WITHIN or HOST.match(found["host"]))
    return found["host"].lower().removeprefix("www.") if found and is_address else ""


RULES_OF_MISLEADING_LINKS: tuple[Rule[TextRule], ...] = (
    Rule("link-misleading", words_name_where_a_link_leads),
    Rule("link-misleading", links_hold_no_password),
    Rule("link-misleading", links_to_other_sites_are_whole),
)

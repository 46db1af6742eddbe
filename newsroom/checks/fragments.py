"""Links to a part of a page: the part is there."""

import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from newsroom import addresses
from newsroom.checks.rule import Written
from newsroom.content import Opportunity
from newsroom.reading.problem import Problem, did_you_mean
from newsroom.site import Site

_ANYWHERE = ("", "top")
"""Parts that every page has."""
_OF_THE_FRAME = ("site-", "fn:", "fnref:", ":~:")
"""How the parts begin that templates, footnotes and browsers bring themselves."""


def parts_of_pages_are_there(site: Site, texts: Mapping[str, Written]) -> Iterator[Problem]:
    """A link to a part of a page (`story.md#parts-and-price`) leads to a heading or a code that stands there."""
    made = _made_anchors(site)
    sources = {address: path for path, address in site.address_of_source.items() if address and path in texts}
    for path, written in texts.items():
        for attribute, link in written.converted.links:
            if attribute != "href" or "#" not in link:
                continue
            page, part = _parted(link, path, sources)
            known = _anchors_of(page, site, texts, made)
            if known is not None and part not in known and not part.startswith(_OF_THE_FRAME):
                where = "this page" if page == path else f"the page of `{posixpath.basename(page) or page}`"
                hint = did_you_mean(part, known - {*_ANYWHERE}) or "; look at that page's headings"
                at = max(0, written.body.find(link))
                yield written.problem(f"the link `{link}` leads to a part that {where} does not have{hint}", at)


def _parted(link: str, path: str, sources: Mapping[str, str]) -> tuple[str, str]:
    """The page to which a link in the file `path` leads, by its source or else its address, and the part of it."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return "", ""
    if parts.scheme or parts.netloc:
        return "", ""
    part, where = unquote(parts.fragment), unquote(parts.path)
    if not where:
        return path, part
    if where.startswith("/"):
        return sources.get(where, where), part
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), where)), part


def _anchors_of(
    page: str, site: Site, texts: Mapping[str, Written], made: Mapping[str, frozenset[str]]
) -> frozenset[str] | None:
    """The parts of a page to which links may lead; None where that is not known here."""
    written = texts.get(page)
    if written is None:
        return made.get(page)
    address = site.address_of_source.get(page) or ""
    return made.get(address, frozenset()) | {*written.converted.outline.anchors, *_ANYWHERE}


def _made_anchors(site: Site) -> dict[str, frozenset[str]]:
    """By address, the parts that the site itself gives to pages with lists of things."""
    listed = {
        addresses.EVENTS: site.events,
        addresses.AWARDS: site.awards,
        addresses.OPPORTUNITIES: [item.id for item in site.content.of(Opportunity)],
        addresses.GLOSSARY: [addresses.slugify(term.term) for term in site.terms],
        addresses.NETWORK: [f"group-{body}" for body in site.bodies],
        **{addresses.action_plan(plan.id): _anchors_of_plan(site, plan.id) for plan in site.plans},
    }
    return {address: frozenset((*parts, *_ANYWHERE)) for address, parts in listed.items()}


def _anchors_of_plan(site: Site, identifier: str) -> list[str]:
    """Of its actions by their codes, and of the themes under which they stand."""
    plan = next(plan for plan in site.plans if plan.id == identifier)
    codes = [code.lower() for action in plan.actions for code in action.codes]
    return [*codes, "theme-all", *(f"theme-{theme}" for action in plan.actions for theme in action.themes)]

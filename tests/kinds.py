"""The kinds of page of a built site, found in the built tree: a new kind is tested without being named anywhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.built import BuiltPage, pages


@dataclass(frozen=True)
class Sample:
    """One page, with what it is put together from."""

    address: str
    kind: str
    pieces: frozenset[str]
    size: int


def kind_of(address: str) -> str:
    """`/news/*/` is the kind of every story, `/news/#/` of a year's page, `/about/` of that page alone."""
    first, *rest = address.strip("/").split("/")
    if not rest:
        return address
    if rest[-1].isdigit():
        return "/".join(["", first, *("#" if part.isdigit() else part for part in rest), ""])
    return f"/{first}/*/"


def leads_on(page: BuiltPage) -> bool:
    """Whether a browser goes on to another page by itself."""
    return bool(page.tree.xpath("//meta[@http-equiv='refresh']"))


def samples(host: Path) -> list[str]:
    """Addresses: of each kind the page with most on it, and so many more that every piece is on one of them."""
    known = [_sample(page) for page in pages(host) if not leads_on(page)]
    richest = _by_kind(known)
    chosen = list(richest.values())
    missing = frozenset().union(*(page.pieces for page in known)) - frozenset().union(*(p.pieces for p in chosen))
    while missing:
        best = max(known, key=lambda page: (len(page.pieces & missing), page.address))
        chosen.append(best)
        missing -= best.pieces
    return [page.address for page in chosen]


def _by_kind(known: Iterable[Sample]) -> Mapping[str, Sample]:
    richest: dict[str, Sample] = {}
    for page in known:
        if page.kind not in richest or page.size > richest[page.kind].size:
            richest[page.kind] = page
    return richest


def _sample(page: BuiltPage) -> Sample:
    """Its pieces are the classes and elements on it, but for those of drawings, which are no part of the text."""
    outside = "//body//*[not(ancestor::*[local-name() = 'svg'])]"
    classes = {name for value in page.tree.xpath(f"{outside}/@class") for name in str(value).split()}
    elements = {str(element.tag) for element in page.tree.xpath(outside)}
    return Sample(page.address, kind_of(page.address), frozenset(classes | elements), page.file.stat().st_size)

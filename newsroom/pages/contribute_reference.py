"""`/contribute/reference/`: how to fill in each kind of content, made from the models."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from newsroom import addresses
from newsroom.content import KINDS, Article, Kind
from newsroom.content.base import PartialDate
from newsroom.faces.fields import described
from newsroom.faces.reference import guide, with_article
from newsroom.output import Output
from newsroom.render.templates import Page, Press
from newsroom.settings import Link
from newsroom.site import Site

GROUPS: Mapping[str, tuple[str, ...]] = {
    "What is written most": ("article", "case study", "event", "award", "opportunity"),
    "People and plans": ("person", "action plan"),
    "The site itself": ("hand-written page", "institution"),
}
"""The kinds under each heading; all others are lists of small things."""
LISTS = "Lists that others name"


@dataclass(frozen=True)
class Entry:
    """A kind in the list of them."""

    name: str
    address: str
    purpose: str
    place: str


def contribute_reference(press: Press) -> Iterator[Output]:
    yield Output.later(addresses.file_of(addresses.CONTRIBUTE_REFERENCE), partial(_index, press))
    for kind in KINDS:
        path = addresses.file_of(addresses.contribute_reference(kind.name))
        yield Output.later(path, partial(_page, press, kind))


def _index(press: Press) -> Output:
    page = Page(
        addresses.CONTRIBUTE_REFERENCE,
        "How to fill in each kind of file",
        "Every key of every kind of content: what it means, what may be written, and an example.",
        kind="Guide",
        crumbs=(Link("Contribute", addresses.CONTRIBUTE),),
        names_people=False,
    )
    return press.page(
        page,
        "pages/contribute-reference.html",
        groups=tuple(_groups()),
        form=addresses.CONTRIBUTE_NEW,
        rules=addresses.CONTRIBUTE_RULES,
    )


def _groups() -> Iterator[tuple[str, tuple[Entry, ...]]]:
    kinds = {kind.name: kind for kind in KINDS}
    for heading, names in GROUPS.items():
        yield heading, tuple(_entry(kinds.pop(name)) for name in names)
    yield LISTS, tuple(map(_entry, kinds.values()))


def _entry(kind: Kind) -> Entry:
    place = kind.place if kind.form in ("list", "single") else f"{kind.place}/"
    name = f"The {kind.name}" if kind.form == "single" else with_article(kind.name).capitalize()
    return Entry(name, addresses.contribute_reference(kind.name), kind.purpose, place)


def _page(press: Press, kind: Kind) -> Output:
    told = guide(kind, press.site.once("known ids", "", lambda: _known(press.site)))
    page = Page(
        addresses.contribute_reference(kind.name),
        told.heading,
        told.purpose,
        kind="Guide",
        crumbs=(
            Link("Contribute", addresses.CONTRIBUTE),
            Link("Each kind of file", addresses.CONTRIBUTE_REFERENCE),
        ),
        indexed=False,  # readers look for stories; editors come here by way of the list
        names_people=False,
    )
    return press.page(page, "pages/contribute-reference-kind.html", guide=told)


def _known(site: Site) -> Mapping[str, str]:
    """One id of each kind that the site has, and an action, for examples that hold here.

    People are left out: nobody stands in an example. The action is of a plan that ran when the example's story
    happened, for no other could have been served by it.
    """
    named: dict[str, str] = {}
    for kind in KINDS:
        items = site.content.of(kind.model)
        if items and kind.name != "person":
            named[kind.name] = items[0].id
    told = next(field.hint for field in described(Article) if field.key == "date")
    day = PartialDate.parse(told).start
    running = (plan for plan in site.plans if plan.period.start.start <= day <= plan.period.to.end)
    plan = next(running, None)
    if plan:
        named["action"] = f"{plan.id}/{plan.actions[0].codes[0]}"
    return named

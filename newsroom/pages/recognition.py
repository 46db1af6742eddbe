"""Awards by year and by scheme, and opportunities first by what is open."""

from collections.abc import Iterator

from newsroom import addresses
from newsroom.output import Output
from newsroom.pages import views
from newsroom.render.templates import Page, Press
from newsroom.settings import Link
from newsroom.site import Site


def awards(press: Press) -> Iterator[Output]:
    site = press.site
    page = Page(
        addresses.AWARDS,
        "Awards",
        "Who won, was shortlisted or was nominated: by year and by scheme, with what for.",
        kind="Awards",
        feeds=views.feeds_of(addresses.AWARDS, "Awards"),
    )
    years: dict[str, list[views.AwardView]] = {}
    for award in site.awards.values():
        heading = str(award.year.year) if award.year else "Year not recorded"
        years.setdefault(heading, []).append(views.award_view(site, award))
    yield press.page(
        page,
        "pages/awards.html",
        years=tuple((year, tuple(found)) for year, found in years.items()),
        schemes=tuple(_schemes(site)),
        open=tuple(views.opportunity_view(site, item) for item in site.open_opportunities),
    )


def _schemes(site: Site) -> Iterator[tuple[str, str, str, tuple[Link, ...]]]:
    """Each scheme with who gives it, what is known of it, and its awards."""
    for scheme in sorted(site.schemes.values(), key=lambda scheme: scheme.name):
        found = [award for award in site.awards.values() if award.scheme == scheme.id]
        if found:
            links = tuple(Link(_short(site, award.id), addresses.award(award.id)) for award in found)
            yield scheme.name, scheme.by or "", scheme.note or "", links


def _short(site: Site, award: str) -> str:
    view = views.award_view(site, site.awards[award])
    names = ", ".join(recipient.name for recipient in view.recipients)
    return f"{names} ({view.year or 'year not recorded'})"


def opportunities(press: Press) -> Iterator[Output]:
    site = press.site
    page = Page(
        addresses.OPPORTUNITIES,
        "Opportunities",
        "Awards, grants and help for technicians: who may enter, by when, how, and who helps.",
        kind="Opportunities",
        feeds=views.feeds_of(addresses.OPPORTUNITIES, "Opportunities"),
        names_people=False,
    )
    yield press.page(
        page,
        "pages/opportunities.html",
        open=tuple(views.opportunity_view(site, item) for item in site.open_opportunities),
        coming=tuple(views.opportunity_view(site, item) for item in site.coming_opportunities),
        others=tuple(views.opportunity_view(site, item) for item in site.other_opportunities),
    )

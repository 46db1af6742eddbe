"""Pages of `docs/`: MkDocs turns their Markdown into HTML, and here they get the site's frame.

A page may name a made part in its front matter (`shows: home`), which stands below its text.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from newsroom import addresses
from newsroom.content import HandWritten, Person
from newsroom.content.entry import Entry
from newsroom.output import Output
from newsroom.pages import governance, numbers, sharing, views
from newsroom.pages.events import event_view
from newsroom.pages.news import news_view
from newsroom.pages.plans import action_view, plan_view
from newsroom.render.sharing import AS_USUAL
from newsroom.render.templates import Page, Press
from newsroom.render.texts import HandWrittenText, Text
from newsroom.settings import Link
from newsroom.site import Site

MOST_ON_HOME = 3
FEEDS = {addresses.NEWS: (addresses.NEWS, "News")}
"""The feed beside a page; the others lead to the feed of everything."""


@dataclass(frozen=True)
class Latest:
    """The section “latest stories” as mkdocs-blog-plugin keeps it in the navigation."""

    title: str
    links: tuple[Link, ...]


def hand_written(press: Press, source: HandWritten, html: str, latest: Latest) -> Output:
    """The whole page for what MkDocs made of `source`."""
    return Output.later(addresses.file_of(source.address), partial(_page, press, source, html, latest))


def _page(press: Press, source: HandWritten, html: str, latest: Latest) -> Output:
    address = source.address
    template, view = SECTIONS[source.shows or ""]
    page = Page(
        address=address,
        title=source.title,
        description=source.description,
        kind="" if address == addresses.HOME else "Page",
        source=source.path,
        crumbs=(Link("Contribute", addresses.CONTRIBUTE),) if _is_of_the_guide(address) else (),
        feeds=views.feeds_of(*FEEDS.get(address, (addresses.HOME, press.site.settings.name))),
        search={"kind": ("Page",)},
        indexed=address not in (addresses.HOME, addresses.NEWS),
        sharing=sharing.of_home(press.site) if address == addresses.HOME else AS_USUAL,
    )
    return press.page(page, template, body=HandWrittenText(html, Text.of(source)), latest=latest, **view(press.site))


def _is_of_the_guide(address: str) -> bool:
    return address.startswith(addresses.CONTRIBUTE) and address != addresses.CONTRIBUTE


def _home(site: Site) -> Mapping[str, Any]:
    people = [case for case in site.case_studies if case.subject.kind == "person"]
    plan = next((plan for plan in site.plans if plan.actions), None)
    kept = [action_view(site, plan, action) for action in plan.actions] if plan else []
    kept.sort(key=lambda action: -len(action.stories))
    lead = _lead(site)
    newest = [article for article in site.articles if article is not lead][:MOST_ON_HOME]
    return {
        "lead": views.card(site, lead) if lead else None,
        "cards": views.cards(site, newest),
        "shown": tuple(site.address(entry) for entry in (lead, *newest) if entry),
        "plan": plan_view(site, plan) if plan else None,
        "promises": tuple(action for action in kept[:5] if action.stories or kept[0].stories == ()),
        "promised": views.case_studies_promised(site),
        "career": views.card(site, people[0]) if people else None,
        "schemes": views.cards(site, [c for c in site.case_studies if c.subject.kind != "person"][:MOST_ON_HOME]),
        "events": tuple(event_view(site, event) for event in site.coming_events[:MOST_ON_HOME]),
        "opportunities": tuple(views.opportunity_view(site, item) for item in site.open_opportunities[:MOST_ON_HOME]),
        "last_closed": _last_closed(site),
    }


def _lead(site: Site) -> Entry | None:
    """The story that the home page's own file names, while it stands; else the newest."""
    named = next((page.lead for page in site.hand_written if page.address == addresses.HOME), None)
    chosen = next((entry for entry in site.entries if entry.path == named), None)
    return chosen or next(iter(site.articles), None)


def _last_closed(site: Site) -> str:
    closed = [o.deadline for o in site.other_opportunities if o.deadline and o.deadline.end < site.today]
    return max(closed).text if closed else ""


def _news(site: Site) -> Mapping[str, Any]:
    return {"news": news_view(site)}


def _network(site: Site) -> Mapping[str, Any]:
    return {
        "chart": governance.chart(site),
        "bodies": tuple(governance.body_view(site, body) for body in site.bodies.values()),
        "faculty_charts": numbers.by_faculty(site),
        "groups": numbers.groups(site),
    }


def _commitment(site: Site) -> Mapping[str, Any]:
    institution = site.institution
    return {
        "since": institution.signatory_since.text if institution.signatory_since else views.NOT_RECORDED,
        "since_note": institution.signatory_note or "",
        "standings": tuple(
            (s.status, s.since.text if s.since else views.NOT_RECORDED, s.note or "") for s in institution.standings
        ),
        "plans": tuple(plan_view(site, plan) for plan in site.plans),
        "themes": tuple(Link(theme.name, addresses.theme(theme.id)) for theme in site.themes.values()),
        "contacts": tuple(
            (c.role, c.name or "", c.mailbox or "", views.day_text(c.checked)) for c in institution.contacts
        ),
        "earlier": tuple(_earlier_contacts(site)),
    }


def _earlier_contacts(site: Site) -> list[views.PersonView]:
    """Who held an office of the Commitment, each as at the date of the document that says so."""
    found = []
    for person in site.content.of(Person):
        offices = [role for role in person.roles if role.office and role.body]
        if offices and not person.withhold:
            role = max(offices, key=lambda role: role.as_at)
            body = site.bodies[role.body or ""].name
            office = f"{role.office}, {body}; {role.role}"
            found.append(views.PersonView(person.name, office, role.as_at.text))
    return found


def _nothing(site: Site) -> Mapping[str, Any]:
    return {}


SECTIONS: Mapping[str, tuple[str, Callable[[Site], Mapping[str, Any]]]] = {
    "": ("pages/hand-written.html", _nothing),
    "home": ("pages/home.html", _home),
    "news": ("pages/news.html", _news),
    "network": ("pages/network.html", _network),
    "commitment": ("pages/commitment.html", _commitment),
}
"""The made part that a hand-written page may ask for with `shows:`, and its template."""

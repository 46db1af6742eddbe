"""What stands in feeds: entries and awards, newest first."""

from collections.abc import Iterable, Iterator
from functools import partial
from heapq import nlargest

from markupsafe import Markup

from newsroom import addresses
from newsroom.content import Award, Opportunity
from newsroom.content.entry import Entry
from newsroom.linking import units_of
from newsroom.outputs.feed import Item, Story, printable
from newsroom.pages import views
from newsroom.pages.entries import career_view, entry_view
from newsroom.render.templates import publisher_of
from newsroom.render.texts import Text
from newsroom.site import Site

NEWEST = 30


def of_entries(site: Site, entries: Iterable[Entry]) -> tuple[Item, ...]:
    """The newest to stand here: an old event that was written down yesterday is new to a subscriber."""
    since = site.standing_since
    newest = nlargest(NEWEST, entries, key=lambda entry: since[entry.path])
    return tuple(site.once("feed item", entry.path, partial(_of_entry, site, entry)) for entry in newest)


def _of_entry(site: Site, entry: Entry) -> Item:
    named = (site.people[author] for author in entry.authors if author in site.people)
    picture = views.card(site, entry).picture
    item = Item(
        guid=site.guid(entry),
        title=entry.title,
        link=site.settings.absolute(site.address(entry)),
        summary=entry.summary,
        body=Story(entry_view(site, entry), career_view(site, entry), Text.of(entry)),
        authors=tuple(p.name for p in named if not p.withhold) or (publisher_of(site),),
        categories=tuple(dict.fromkeys(_categories(site, entry))),
        published=entry.first_published,
        updated=entry.last_changed,
        picture=site.settings.absolute(picture.src) if picture else "",
    )
    return printable(item)


def _categories(site: Site, entry: Entry) -> Iterator[str]:
    yield from (site.units[unit].name for unit in units_of(entry) if unit in site.units)
    yield from (site.themes[theme].name for theme in entry.themes if theme in site.themes)
    yield from (site.tag_names[tag] for tag in site.tags_of(entry))


def of_awards(site: Site) -> tuple[Item, ...]:
    """The newest awards, those of no recorded year last."""
    return tuple(printable(_of_award(site, award)) for award in list(site.awards.values())[:NEWEST])


def _of_award(site: Site, award: Award) -> Item:
    """Its day is that on which it can first have stood here, for no award says when it was written down."""
    begins = site.institution.record_begins
    day = max(begins, award.year.start) if award.year else begins
    view = views.award_view(site, award)
    names = ", ".join(recipient.name for recipient in view.recipients)
    address = view.stories[0].address if view.stories else addresses.award(award.id)
    facts = (view.result.capitalize(), view.category, f"given by {view.by}" if view.by else "", view.reason)
    return Item(
        guid=addresses.guid(site.institution.name, f"{addresses.AWARDS}{award.id}/"),
        title=f"{names}: {view.scheme} ({view.result}), {view.year or 'year not recorded'}",
        link=site.settings.absolute(address),
        summary="; ".join(filter(None, facts)),
        body=_award_body(site, view),
        authors=(publisher_of(site),),
        categories=tuple(dict.fromkeys((view.scheme, *(chip.title for chip in view.chips)))),
        published=day,
        updated=day,
    )


def _award_body(site: Site, view: views.AwardView) -> Markup:
    facts = {
        "What for": view.reason,
        "Category": view.category,
        "Result": view.result,
        "Given by": view.by,
        "When": view.year,
        "Note": view.note,
    }
    rows = Markup("").join(Markup("<li>{}: {}</li>").format(*fact) for fact in facts.items() if fact[1])
    stories = Markup("").join(
        Markup('<p>The story: <a href="{}">{}</a></p>').format(site.settings.absolute(s.address), s.text)
        for s in view.stories
    )
    return Markup("<ul>{}</ul>{}").format(rows, stories)


def of_opportunities(site: Site) -> tuple[Item, ...]:
    """What is open now and what opens later; what is over, or not known to be open, is no news."""
    found = (*site.open_opportunities, *site.coming_opportunities)
    return tuple(printable(_of_opportunity(site, item)) for item in found[:NEWEST])


def _of_opportunity(site: Site, item: Opportunity) -> Item:
    view = views.opportunity_view(site, item)
    day = max(filter(None, (site.institution.record_begins, item.as_of.start if item.as_of else None)))
    facts = {
        "Who may enter": view.who,
        "By when": view.deadline,
        "Worth": view.amount,
        "How": view.how,
        "Who helps": view.helps,
    }
    rows = Markup("").join(Markup("<li>{}: {}</li>").format(*fact) for fact in facts.items() if fact[1])
    return Item(
        guid=addresses.guid(site.institution.name, f"{addresses.OPPORTUNITIES}{item.id}/"),
        title=f"{item.title}, by {view.deadline}",
        link=site.settings.absolute(addresses.opportunity(item.id)),
        summary=f"{view.state}. {item.who}",
        body=Markup("<ul>{}</ul>").format(rows),
        authors=(publisher_of(site),),
        categories=(view.scheme,) if view.scheme else (),
        published=day,
        updated=day,
    )

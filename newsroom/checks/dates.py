"""What is told as a fact has happened, what is to come comes within reach, and a file's name tells no other date."""

import datetime as dt
import re
from collections.abc import Iterator

from newsroom.content import Body, Institution, Kept, Person, Series, Unit
from newsroom.content.action_plan import ActionPlan
from newsroom.content.base import PartialDate
from newsroom.content.case_study import CaseStudy
from newsroom.content.data import Award, Contact, Event, Opportunity
from newsroom.content.entry import Entry
from newsroom.reading.content import Record
from newsroom.reading.problem import Problem
from newsroom.reading.yaml_source import Step
from newsroom.site import Site

Told = tuple[PartialDate | dt.date | None, tuple[Step, ...]]
"""A date that is told as a fact, and the steps to it."""


def facts_have_happened(site: Site, record: Record) -> Iterator[Problem]:
    """Corrections, changes, reviews, checks and the dates of figures and roles are not later than today."""
    for told, steps in _told(record.item):
        first = told.start if isinstance(told, PartialDate) else told
        if told and first and first > site.today:
            shown = told.iso if isinstance(told, PartialDate) else told.isoformat()
            yield record.problem(
                f"`{steps[-1]}` is {shown}, which is still to come (today is {site.today}); write the day on which "
                "it happened",
                *steps,
            )


def _told(item: Kept) -> Iterator[Told]:
    yield getattr(item, "updated", None), ("updated",)
    match item:
        case Entry():
            yield from ((found.date, ("corrections", at, "date")) for at, found in enumerate(item.corrections))
            if item.withdrawn:
                yield item.withdrawn.date, ("withdrawn", "date")
        case ActionPlan():
            yield from ((found.date, ("reviews", at, "date")) for at, found in enumerate(item.reviews))
        case Person():
            yield from ((role.as_at, ("roles", at, "as_at")) for at, role in enumerate(item.roles))
            yield from _checked(item.contact, ("contact",))
            if item.consent:
                yield item.consent.date, ("consent", "date")
        case Institution():
            yield item.adopted_on, ("adopted_on",)
            for at, contact in enumerate(item.contacts):
                yield from _checked(contact, ("contacts", at))
        case Unit() | Body() | Series():
            yield item.as_at, ("as_at",)
        case Opportunity():
            yield item.as_of, ("as_of",)


def _checked(contact: Contact | None, steps: tuple[Step, ...]) -> Iterator[Told]:
    if contact:
        yield contact.checked, (*steps, "checked")


Planned = tuple[PartialDate | dt.date | None, tuple[Step, ...], int]
"""A date that may be to come, the steps to it, and how many years from today it may lie."""


def plans_are_within_reach(site: Site, record: Record) -> Iterator[Problem]:
    """A date to come is not so far away that only a slip explains it: two years for a story, five for an event."""
    for told, steps, years in _planned(record.item):
        first = told.start if isinstance(told, PartialDate) else told
        if told and first and first.year > site.today.year + years:
            shown = told.iso if isinstance(told, PartialDate) else told.isoformat()
            yield record.problem(
                f"`{steps[-1]}` is {shown}, more than {years} years from now (today is {site.today}); check the year",
                *steps,
            )


def _planned(item: Kept) -> Iterator[Planned]:
    match item:
        case Entry():
            yield from ((getattr(item, key), (key,), 2) for key in ("date", "published", "publish_on"))
        case Event():
            yield from ((getattr(item, key), (key,), 5) for key in ("start", "end"))
        case Opportunity():
            yield from ((getattr(item, key), (key,), 5) for key in ("opens", "deadline"))
        case Award():
            yield item.year, ("year",), 1
        case ActionPlan():
            yield item.period.start, ("period", "from"), 5
            yield item.period.to, ("period", "to"), 15
    if isinstance(item, CaseStudy | Person) and item.consent:
        yield item.consent.review_by, ("consent", "review_by"), 10


def stories_end_after_they_began(site: Site, record: Record) -> Iterator[Problem]:
    """A story that expires has stood before that."""
    item = record.item
    if not isinstance(item, Entry) or item.expires is None or record.lost & _BEGINNINGS:
        return
    if item.expires <= item.begins:
        key = "publish_on" if item.publish_on else "published" if item.published else "date"
        yield record.problem(
            f"it expires on {item.expires} and would stand from {item.begins} on (`{key}`), so nobody would ever see "
            "it; mend one of the two days",
            "expires",
        )


_BEGINNINGS = {"date", "published", "publish_on"}


def stories_are_told_after_they_happened(site: Site, record: Record) -> Iterator[Problem]:
    """A story first stood here, and was changed, no earlier than what it tells of happened."""
    item = record.item
    if not isinstance(item, Entry) or record.lost & _BEGINNINGS:
        return
    for key, day in (("published", item.published), ("updated", item.updated)):
        if day and day < item.date.start:
            yield record.problem(
                f"`{key}` is {day}, before what it tells of happened (`date` is {item.date.iso}); mend one of them", key
            )


_DATED_NAME = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?=-|$)")
_YEAR = re.compile(r"(?:19|20)\d\d")


def dates_agree_with_the_file(site: Site, record: Record) -> Iterator[Problem]:
    """The date agrees with the year of the file's folder, and with a date in the file's name."""
    told = _date_of(record.item)
    if told is None:
        return
    key, date = told
    folders = record.item.path.split("/")[1:-1]
    year = next((folder for folder in folders if _YEAR.fullmatch(folder)), "")
    if year and year != f"{date.year:04}":
        yield record.problem(
            f"`{key}` is {date.iso}, and the file lies in the folder `{year}`; mend the date, or put the file into "
            f"`{date.year:04}`",
            key,
        )
    named = _date_in_name(record.item)
    if named and not (date.iso.startswith(named) or named.startswith(date.iso)):
        yield record.problem(f"`{key}` is {date.iso}, and the file's name says {named}; mend one of them", key)


def _date_of(item: Kept) -> tuple[str, PartialDate] | None:
    """The key that holds the date of an item, and the date."""
    match item:
        case Entry():
            return "date", item.date
        case Event() if item.start:
            return "start", item.start
        case Award() if item.year:
            return "year", item.year
    return None


def _date_in_name(item: Kept) -> str:
    """The date with which a story's file begins (`2023-09-18-open-day.md`), or the year within an event's name."""
    if isinstance(item, Entry):
        found = _DATED_NAME.match(item.id)
        return found[0] if found else ""
    years = [part for part in item.id.split("-") if _YEAR.fullmatch(part)]
    return years[0] if len(years) == 1 else ""

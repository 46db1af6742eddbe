"""What is told as a fact has happened."""

import datetime as dt
from collections.abc import Iterator

from newsroom.content import Body, Institution, Kept, Person, Series, Unit
from newsroom.content.action_plan import ActionPlan
from newsroom.content.base import PartialDate
from newsroom.content.data import Contact, Opportunity
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

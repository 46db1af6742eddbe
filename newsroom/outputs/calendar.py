"""`/events.ics`: every event whose day is known, for calendars (RFC 5545, by icalendar)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from newsroom import addresses
from newsroom.content import Event
from newsroom.output import Output
from newsroom.outputs.days import LONDON, TIME_ZONE, midnight
from newsroom.outputs.xml_text import allowed
from newsroom.pages.events import event_view
from newsroom.render.templates import Press
from newsroom.site import Site

if TYPE_CHECKING:  # a tenth of a second, which only a build that makes the calendar anew has to spend
    import icalendar

PRODUCT = "-//newsroom//technicians' news//EN"
STATUS: Mapping[str, str] = {"held": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}
"""RFC 5545, 3.8.1.11. One that is planned, or of which nothing is said, has no status."""
ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Occasion:
    """An event as calendars know it."""

    uid: str
    summary: str
    start: dt.date
    """A day, or a moment in London."""
    end: dt.date | None
    """The first day, or the moment, that is no longer part of it; None where it is not known."""
    place: str
    description: str
    url: str
    status: str
    stamp: dt.date
    """The day on which what is said here was last changed (3.8.7.2): never the clock's."""


def calendar(press: Press) -> Iterator[Output]:
    site, name, voice = press.site, press.shell.name, press.shell.voice
    known = sorted(_known(site), key=lambda pair: (pair[1], pair[0].id))
    occasions = tuple(_occasion(site, event, day, voice) for event, day in known)
    inputs = (name, voice, occasions)
    yield Output.of(addresses.file_of(addresses.CALENDAR), inputs, partial(_document, *inputs))


def _known(site: Site) -> Iterator[tuple[Event, dt.date]]:
    for event in site.events.values():
        if event.start and event.start.exact:
            yield event, event.start.exact


def _occasion(site: Site, event: Event, day: dt.date, voice: str) -> Occasion:
    start, end = _span(event, day)
    warning = {"cancelled": "Cancelled: ", "postponed": "Postponed: "}.get(event.status or "", "")
    return Occasion(
        uid=addresses.event_uid(site.institution.name, event.id),
        summary=f"{warning}{event.title}",
        start=start,
        end=end,
        place=event_view(site, event).place,
        description="\n".join(filter(None, (*_details(event), voice))),
        url=site.settings.absolute(addresses.event(event.id)),
        status=STATUS.get(event.status or "", ""),
        stamp=event.updated or site.institution.record_begins,
    )


def _span(event: Event, day: dt.date) -> tuple[dt.date, dt.date | None]:
    """A moment only for an event of one day whose time is known; all others last whole days.

    The end is exclusive (3.6.1). One of several days from 09:00 to 17:00 does not last the nights between.
    """
    if not _is_timed(event):
        last = event.end.exact if event.end else None
        return day, (last or day) + ONE_DAY
    start, end = _moment(day, event.time), _moment(day, event.end_time)
    assert start is not None
    return start, end if end and end > start else None


def _is_timed(event: Event) -> bool:
    return bool(event.time) and (event.end is None or event.end == event.start)


def _moment(day: dt.date, time: str | None) -> dt.datetime | None:
    return dt.datetime.combine(day, dt.time.fromisoformat(time), LONDON) if time else None


def _details(event: Event) -> Iterator[str]:
    yield event.summary or ""
    if not _is_timed(event) and event.time:
        yield f"Time: {event.time}" + (f" to {event.end_time}" if event.end_time else "")
    if event.end and not event.end.exact:
        yield f"Until {event.end.text}; the last day is not recorded."
    if event.host:
        yield f"Host: {event.host}"
    if event.cost:
        yield f"Cost: {event.cost}"


def _document(name: str, voice: str, occasions: tuple[Occasion, ...]) -> bytes:
    """Lines of at most 75 octets that end in CRLF (3.1); the time zone is always told (3.6.5)."""
    import icalendar

    made = icalendar.Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("x-wr-calname", allowed(f"{name}: Events"))
    made.add("x-wr-timezone", TIME_ZONE)
    if voice:
        made.add("x-wr-caldesc", allowed(voice))
    made.add_component(_time_zone())
    for occasion in occasions:
        made.add_component(_component(occasion))
    ical: bytes = made.to_ical()
    return ical


def _component(occasion: Occasion) -> icalendar.Event:
    import icalendar

    event = icalendar.Event()
    event.add("uid", occasion.uid)
    event.add("dtstamp", midnight(occasion.stamp).astimezone(dt.UTC))
    event.add("dtstart", occasion.start)
    if occasion.end:
        event.add("dtend", occasion.end)
    event.add("summary", allowed(occasion.summary))
    event.add("url", occasion.url)
    for name in ("location", "description", "status"):
        value = getattr(occasion, "place" if name == "location" else name)
        if value:
            event.add(name, allowed(value))
    if not isinstance(occasion.start, dt.datetime):
        event.add("transp", "TRANSPARENT")  # a week of events leaves nobody busy for a week
    return event


def _time_zone() -> icalendar.Timezone:
    """London's rules since 1996, as two sentences in place of a list of a hundred Sundays."""
    import icalendar

    zone = icalendar.Timezone()
    zone.add("tzid", TIME_ZONE)
    hour, nothing = dt.timedelta(hours=1), dt.timedelta(0)
    summer, winter = icalendar.TimezoneDaylight(), icalendar.TimezoneStandard()
    for rule, name, begins, before, after in (
        (summer, "BST", dt.datetime(1996, 3, 31, 1), nothing, hour),
        (winter, "GMT", dt.datetime(1996, 10, 27, 2), hour, nothing),
    ):
        rule.add("tzname", name)
        rule.add("dtstart", begins)
        rule.add("tzoffsetfrom", before)
        rule.add("tzoffsetto", after)
        rule.add("rrule", {"freq": "yearly", "bymonth": begins.month, "byday": "-1su"})
        zone.add_component(rule)
    return zone

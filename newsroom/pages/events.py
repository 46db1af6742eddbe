"""Events: what comes, what was, and what happens again and again."""

from collections.abc import Iterator
from dataclasses import dataclass

from newsroom import addresses
from newsroom.content import Event
from newsroom.output import Output
from newsroom.pages import sharing, views
from newsroom.render.templates import Page, Press
from newsroom.settings import Link
from newsroom.site import Site


@dataclass(frozen=True)
class EventView:
    id: str
    title: str
    when: str
    iso: str
    day: str
    """The big part of the date block: the day, or nothing where it is not known."""
    month: str
    year: str
    time: str
    place: str
    host: str
    cost: str
    summary: str
    status: str
    figures: tuple[views.FigureView, ...]
    chips: tuple[views.Chip, ...]
    stories: tuple[Link, ...]
    edit: str


def event_view(site: Site, event: Event) -> EventView:
    start = event.start
    return EventView(
        id=event.id,
        title=event.title,
        when=_when(event),
        iso=start.iso if start else "",
        day=str(start.day or "") if start else "",
        month=start.text.split()[-2][:3] if start and start.month else "",
        year=str(start.year) if start else "",
        time=" to ".join(filter(None, (event.time, event.end_time))),
        place=_place(event),
        host=event.host or "",
        cost=event.cost or "",
        summary=event.summary or "",
        status=event.status if event.status in ("postponed", "cancelled") else "",
        figures=tuple(views.figure(item) for item in event.figures),
        chips=views.chips(site, event.faculties),
        stories=tuple(views.entry_link(site, entry) for entry in site.by_event.get(event.id, ())),
        edit=site.settings.edit_link(event.path),
    )


def _place(event: Event) -> str:
    online = "and online" if event.place else "Online"
    return " ".join(filter(None, (event.place, online if event.online else "")))


def _when(event: Event) -> str:
    if event.start is None:
        return f"date {views.NOT_RECORDED}"
    return f"{event.start.text} to {event.end.text}" if event.end and event.end != event.start else event.start.text


def events(press: Press) -> Iterator[Output]:
    site = press.site
    page = Page(
        addresses.EVENTS,
        "Events",
        "What is next for technicians, what has been, and how to put it in your calendar.",
        kind="Events",
        sharing=sharing.of_events(site, (*site.coming_events, *site.past_events)),
    )
    past: dict[str, list[EventView]] = {}
    for event in site.past_events:
        past.setdefault(str(event.start.year) if event.start else "", []).append(event_view(site, event))
    yield press.page(
        page,
        "pages/events.html",
        coming=tuple(event_view(site, event) for event in site.coming_events),
        past=tuple((year, tuple(found)) for year, found in past.items()),
        undated=tuple(event_view(site, event) for event in site.undated_events),
        series=views.series_rows(site),
        calendar=addresses.CALENDAR,
        calendar_webcal="webcal:" + site.settings.absolute(addresses.CALENDAR).partition(":")[2],
        calendar_whole=site.settings.absolute(addresses.CALENDAR),
    )

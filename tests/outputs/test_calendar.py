"""The calendar read back by icalendar, and its lines held against RFC 5545."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

Make = Callable[..., dict[str, bytes]]
Events = Mapping[str, Any]

URL = "https://news.example.org/sub/"
LONDON = ZoneInfo("Europe/London")

EVENTS = {
    "data/events/week.yml": """
        title: A week
        start: 2023-09-18
        end: 2023-09-22
        status: held
        """,
    "data/events/tea.yml": """
        title: "Tea; cake, & <script>"
        start: 2026-07-06
        time: "10:30"
        end_time: "11:15"
        place: 1, High Street
        online: true
        host: Testing Technicians
        cost: free
        summary: A chat, with cake.
        updated: 2026-06-30
        """,
    "data/events/winter.yml": """
        title: Winter talk
        start: 2026-12-01
        time: "18:00"
        """,
    "data/events/course.yml": """
        title: Three days
        start: 2026-04-21
        end: 2026-04-23
        time: "09:00"
        end_time: "17:00"
        """,
    "data/events/off.yml": """
        title: Casting
        start: 2026-10-14
        status: cancelled
        """,
    "data/events/later.yml": """
        title: First aid
        start: 2026-12-09
        status: postponed
        """,
    "data/events/open-end.yml": """
        title: A survey
        start: 2026-05-04
        end: 2026-06
        """,
    "data/events/month.yml": "title: A month\nstart: 2026-02\n",
    "data/events/year.yml": "title: A year\nstart: 2026\n",
    "data/events/unknown.yml": "title: Unknown\nstart: null\n",
}


def events_of(made: Mapping[str, bytes]) -> Events:
    """Each event by its id."""
    calendar = icalendar.Calendar.from_ical(made["events.ics"])
    return {str(event["uid"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}


@pytest.fixture
def events(make: Make) -> Events:
    return events_of(make(EVENTS))


def test_only_events_whose_day_is_known(events: Events) -> None:
    assert set(events) == {"week", "tea", "winter", "course", "off", "later", "open-end"}


def test_an_all_day_event_ends_on_the_first_day_that_is_no_longer_part_of_it(events: Events) -> None:
    week, off = events["week"], events["off"]
    assert (week.decoded("dtstart"), week.decoded("dtend")) == (dt.date(2023, 9, 18), dt.date(2023, 9, 23))
    assert (off.decoded("dtstart"), off.decoded("dtend")) == (dt.date(2026, 10, 14), dt.date(2026, 10, 15))
    assert week["dtstart"].params["VALUE"] == "DATE"


def test_a_time_is_londons_in_summer_and_in_winter(events: Events) -> None:
    start, end = events["tea"].decoded("dtstart"), events["tea"].decoded("dtend")
    assert start == dt.datetime(2026, 7, 6, 10, 30, tzinfo=LONDON)
    assert start.utcoffset() == dt.timedelta(hours=1)
    assert end - start == dt.timedelta(minutes=45)
    assert events["tea"]["dtstart"].params["TZID"] == "Europe/London"
    winter = events["winter"]
    assert winter.decoded("dtstart").utcoffset() == dt.timedelta(0)
    assert "dtend" not in winter


def test_an_end_that_is_not_behind_the_start_is_left_out(make: Make) -> None:
    late = {"data/events/late.yml": 'title: Late\nstart: 2026-05-04\ntime: "22:00"\nend_time: "01:00"\n'}
    assert "dtend" not in events_of(make(late))["late"]


def test_its_own_time_zone_agrees_with_the_worlds(make: Make) -> None:
    calendar = icalendar.Calendar.from_ical(make(EVENTS)["events.ics"])
    zone: Any = calendar.walk("VTIMEZONE")[0]
    assert str(zone["tzid"]) == "Europe/London"
    own = zone.to_tz(lookup_tzid=False)
    noons = [dt.datetime(2026, 1, 1, 12) + dt.timedelta(days=number) for number in range(365)]
    wrong = [noon for noon in noons if own.utcoffset(noon) != noon.replace(tzinfo=LONDON).utcoffset()]
    assert wrong == []


def test_several_days_with_times_do_not_last_the_nights_between(events: Events) -> None:
    course = events["course"]
    assert (course.decoded("dtstart"), course.decoded("dtend")) == (dt.date(2026, 4, 21), dt.date(2026, 4, 24))
    assert "Time: 09:00 to 17:00" in str(course["description"])


def test_an_end_that_is_not_known_to_the_day_is_told_and_not_guessed(events: Events) -> None:
    assert events["open-end"].decoded("dtend") == dt.date(2026, 5, 5)
    assert "Until June 2026" in str(events["open-end"]["description"])


def test_what_is_said_of_an_event_comes_back_as_text(events: Events) -> None:
    tea = events["tea"]
    assert str(tea["summary"]) == "Tea; cake, & <script>"
    assert str(tea["location"]) == "1, High Street and online"
    assert str(tea["description"]) == "A chat, with cake.\nHost: Testing Technicians\nCost: free"
    assert str(tea["url"]) == f"{URL}events/#tea"


def test_what_is_off_says_so_twice(events: Events) -> None:
    states = {name: (str(event.get("status", "")), str(event["summary"])) for name, event in events.items()}
    assert states["off"] == ("CANCELLED", "Cancelled: Casting")
    assert states["later"] == ("TENTATIVE", "Postponed: First aid")
    assert states["week"] == ("CONFIRMED", "A week")
    assert states["winter"] == ("", "Winter talk")


def test_the_stamp_is_a_day_of_the_content(events: Events) -> None:
    assert events["tea"].decoded("dtstamp") == dt.datetime(2026, 6, 29, 23, tzinfo=dt.UTC)
    assert events["week"].decoded("dtstamp") == dt.datetime(2020, 2, 3, tzinfo=dt.UTC)


def test_an_event_keeps_its_uid_when_all_else_changes_and_the_site_moves(make: Make) -> None:
    before = events_of(make(EVENTS))["tea"]["uid"]
    changed = {**EVENTS, "data/events/tea.yml": "title: Coffee\nstart: 2027-01-01\nstatus: postponed\n"}
    after = events_of(make(changed, url="https://elsewhere.example/"))["tea"]["uid"]
    assert after == before
    assert len({str(event["uid"]) for event in events_of(make(EVENTS)).values()}) == 7


def test_lines_end_in_crlf_and_none_is_longer_than_75_octets(make: Make) -> None:
    summary = f"summary: {'Ünïcödé wörds that need folding, '.strip() * 12}"
    long = {"data/events/long.yml": f"title: Long\nstart: 2026-01-01\n{summary}\n"}
    made = make(long)["events.ics"]
    assert made.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in made.replace(b"\r\n", b"")
    assert max(map(len, made.split(b"\r\n"))) <= 75


def test_the_calendar_names_itself_and_is_sound_when_empty(make: Make) -> None:
    calendar = icalendar.Calendar.from_ical(make()["events.ics"])
    assert str(calendar["x-wr-calname"]) == "Test & Speak: Events"
    assert str(calendar["version"]) == "2.0"
    assert calendar["prodid"]
    assert [part.name for part in calendar.subcomponents] == ["VTIMEZONE"]


def test_whose_voice_it_is_stands_with_the_calendar_and_with_each_event(make: Make) -> None:
    institution = """
        name: University of Testing
        short: Testing
        network: Testing Technicians
        motto: m
        email: e@testing.example.org
        record_begins: 2020-02-03
        """
    made = make({**EVENTS, "data/institution.yml": institution})
    said = "Made from public documents; not an official publication of the University of Testing."
    calendar = icalendar.Calendar.from_ical(made["events.ics"])
    assert str(calendar["x-wr-caldesc"]) == said
    assert all(said in str(event["description"]) for event in events_of(made).values())


def test_another_day_of_building_makes_the_same_bytes(make: Make) -> None:
    assert make(EVENTS)["events.ics"] == make(EVENTS, today=dt.date(2031, 5, 5))["events.ics"]

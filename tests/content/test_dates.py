"""Dates as exact as is known."""

import datetime as dt
import itertools

import pytest
from pydantic import TypeAdapter, ValidationError

from newsroom.content.base import Day, PartialDate


def mistake_of(kind: object, value: object) -> str:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    return str(caught.value.errors()[0]["msg"])


@pytest.mark.parametrize(
    ("written", "text", "iso", "path", "start", "end"),
    [
        ("2023-09-25", "25 September 2023", "2023-09-25", "2023/09/25", "2023-09-25", "2023-09-25"),
        ("2023-09-05", "5 September 2023", "2023-09-05", "2023/09/05", "2023-09-05", "2023-09-05"),
        ("2019-12", "December 2019", "2019-12", "2019/12", "2019-12-01", "2019-12-31"),
        ("2020-02", "February 2020", "2020-02", "2020/02", "2020-02-01", "2020-02-29"),
        ("2019", "2019", "2019", "2019", "2019-01-01", "2019-12-31"),
        (2019, "2019", "2019", "2019", "2019-01-01", "2019-12-31"),
        (" 2019-12 ", "December 2019", "2019-12", "2019/12", "2019-12-01", "2019-12-31"),
    ],
)
def test_a_date_is_read_and_told(written: object, text: str, iso: str, path: str, start: str, end: str) -> None:
    date = PartialDate.parse(written)
    assert (date.text, str(date), date.iso, date.path) == (text, text, iso, path)
    assert (date.start.isoformat(), date.end.isoformat()) == (start, end)


def test_only_a_whole_date_is_exact() -> None:
    assert PartialDate.parse("2023-09-25").exact == dt.date(2023, 9, 25)
    assert PartialDate.parse("2023-09").exact is None
    assert PartialDate.parse("2023").exact is None


CANNOT_READ = (
    "“{}” is not a date we can read; write the year, month and day with hyphens, `2023-09-25`, or only as much as is "
    "known, `2023-09` or `2023`"
)


@pytest.mark.parametrize(
    "written",
    ["18 September 2023", "18/09/2023", "2023-9-5", "23", "2023-09-25 10:00", "2023-09-25T10:00", "-2023", ""],
)
def test_what_is_no_date_is_told_with_how_to_write_one(written: str) -> None:
    assert mistake_of(PartialDate, written) == CANNOT_READ.format(written)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("2023-02-30", "“2023-02-30” does not exist: February 2023 has 28 days"),
        ("2023-02-29", "“2023-02-29” does not exist: February 2023 has 28 days"),
        ("2023-04-31", "“2023-04-31” does not exist: April 2023 has 30 days"),
        ("2023-04-00", "“2023-04-00” does not exist: April 2023 has 30 days"),
        ("2023-13", "“2023-13” has month 13; months run from 01 to 12, written `2023-09-25`"),
        ("2023-13-01", "“2023-13-01” has month 13; months run from 01 to 12, written `2023-09-25`"),
        ("2023-00", "“2023-00” has month 0; months run from 01 to 12, written `2023-09-25`"),
    ],
)
def test_a_day_that_does_not_exist_is_told(written: str, sentence: str) -> None:
    assert mistake_of(PartialDate, written) == sentence


def test_the_leap_day_of_2024_exists() -> None:
    assert PartialDate.parse("2024-02-29").text == "29 February 2024"


OLDEST_FIRST = ("2018", "2019-11", "2019-11-30", "2019-12-30", "2019", "2019-12", "2019-12-31", "2020-01-01", "2020")


@pytest.mark.parametrize(("earlier", "later"), list(itertools.combinations(OLDEST_FIRST, 2)))
def test_dates_are_ordered_at_the_end_of_their_period(earlier: str, later: str) -> None:
    before, after = PartialDate.parse(earlier), PartialDate.parse(later)
    assert before < after
    assert after > before
    assert before != after


def test_equal_dates_are_one() -> None:
    assert len({PartialDate.parse("2019"), PartialDate(2019), PartialDate.parse(2019)}) == 1
    assert PartialDate.parse("2019-12") != "2019-12"


@pytest.mark.parametrize("unit", [True, False])
def test_a_yes_or_no_is_no_date(unit: bool) -> None:
    assert "is not a date we can read" in mistake_of(PartialDate, unit)


def test_a_day_is_a_whole_date() -> None:
    assert TypeAdapter(Day).validate_python("2026-11-21") == dt.date(2026, 11, 21)


@pytest.mark.parametrize("written", ["2026-11", "2026", 2026])
def test_a_day_without_its_day_is_told(written: object) -> None:
    assert mistake_of(Day, written) == f"“{written}” has no day; a whole date is needed here, such as `2026-11-21`"


@pytest.mark.parametrize("written", ["0000", "0000-12", "0000-02-03"])
def test_the_year_0_is_no_date(written: str) -> None:
    assert "is not a date we can read" in mistake_of(PartialDate, written)


@pytest.mark.parametrize("written", [["2023"], {"from": "2023"}])
def test_no_message_speaks_python(written: object) -> None:
    said = mistake_of(PartialDate, written)
    assert "['" not in said
    assert "{'" not in said


@pytest.mark.parametrize("written", ["1799", "2201-01", "9999-12-31", 1066])
def test_a_year_that_cannot_be_meant_is_told(written: object) -> None:
    assert mistake_of(PartialDate, written).endswith("which cannot be meant; years run from 1800 to 2200")


@pytest.mark.parametrize("written", ["1800", "2200-12-31"])
def test_years_that_can_be_meant(written: str) -> None:
    assert PartialDate.parse(written).iso == written

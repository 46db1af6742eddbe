"""The numbers, each with its time, and those that may be compared drawn as bars.

What is drawn together is of one kind: the same thing counted in every faculty at one date, or the same thing
counted year after year. All else is told in the table alone.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsroom import addresses
from newsroom.content import Number, Unit
from newsroom.content.base import MONTHS, PartialDate
from newsroom.content.data import SMALLEST_GROUP, Figure
from newsroom.pages import views
from newsroom.render.charts import Bars, Value, bars
from newsroom.settings import Link
from newsroom.site import Site

FEW = f"fewer than {SMALLEST_GROUP}"
LEAST = 2
"""Bars in a chart; a single one compares with nothing."""


@dataclass(frozen=True)
class NumberRow:
    what: str
    value: str
    period: str
    note: str
    aim: bool
    """Whether a plan set it; never a result."""


@dataclass(frozen=True)
class ChartView:
    title: str
    when: str
    """The one date of what is compared; empty where the rows are the dates."""
    drawing: Bars
    left_out: str
    """What belongs to the matter and is not drawn, and why; empty where there is nothing."""


@dataclass(frozen=True)
class FacultyRow:
    faculty: Link
    value: str
    when: str


@dataclass(frozen=True)
class FacultyChart:
    chart: ChartView
    what: str
    rows: tuple[FacultyRow, ...]
    dated: bool
    """Whether a row is of another date than the chart's."""


@dataclass(frozen=True)
class GroupView:
    name: str
    charts: tuple[ChartView, ...]
    rows: tuple[NumberRow, ...]
    noted: bool
    """Whether any row has a note."""


def groups(site: Site) -> tuple[GroupView, ...]:
    """The numbers under their headings, in the order of the file."""
    found: dict[str, list[Number]] = {}
    for number in site.numbers:
        found.setdefault(number.group, []).append(number)
    return tuple(_group(name, numbers) for name, numbers in found.items())


def _group(name: str, numbers: list[Number]) -> GroupView:
    rows = tuple(map(_row, numbers))
    return GroupView(name, tuple(_over_time(numbers)), rows, any(row.note for row in rows))


def _row(number: Number) -> NumberRow:
    period = number.period or views.NOT_RECORDED
    return NumberRow(number.what, shown(number), period, number.note or "", number.target)


def shown(number: Number) -> str:
    """The figure with its unit: “£150”, “60 per cent”, “fewer than 5”."""
    value = views.count_text(number.value, number.people)
    if number.unit == "GBP":
        return f"£{value}"
    return f"{value} {number.unit}" if number.unit else value


# ---- the same thing, year after year


@dataclass(frozen=True)
class Moment:
    """A time that has a place in a row of such times."""

    kind: str
    """Which row: calendar years, academic years, or one month of each year."""
    year: int

    def named(self, year: int) -> str:
        if self.kind == "academic year":
            return f"{year}/{(year + 1) % 100:02}"
        return str(year) if self.kind == "year" else f"{self.kind} {year}"


def moment(period: str | None) -> Moment | None:
    """`2019/20`, `2021` or `March 2021`; None for “lockdown”, a span, or a time that is not known."""
    match = re.fullmatch(r"(?:([A-Z][a-z]+) )?([12]\d{3})(?:/(\d{2}))?", period or "")
    if not match:
        return None
    month, year, following = match[1], int(match[2]), match[3]
    if following:
        return Moment("academic year", year) if not month and int(following) == (year + 1) % 100 else None
    if month:
        return Moment(month, year) if month in MONTHS else None
    return Moment("year", year)


def _over_time(numbers: Iterable[Number]) -> Iterator[ChartView]:
    alike: dict[tuple[str, str | None], list[Number]] = {}
    for number in numbers:
        if not number.target:
            alike.setdefault((number.what, number.unit), []).append(number)
    for (what, _), series in alike.items():
        chart = _series(what, series)
        if chart:
            yield chart


def _series(what: str, series: list[Number]) -> ChartView | None:
    placed = [(found, number) for number in series if (found := moment(number.period))]
    kinds = Counter(found.kind for found, _ in placed)
    kind = max(kinds, key=lambda name: kinds[name], default="")
    drawn = sorted(((f, n) for f, n in placed if f.kind == kind), key=lambda pair: pair[0].year)
    values = tuple(_with_gaps(drawn))
    if sum(value.size is not None for value in values) < LEAST:
        return None
    others = [number for number in series if all(number is not n for _, n in drawn)]
    told = "; ".join(f"{shown(number)} ({number.period or 'when is not recorded'})" for number in others)
    left_out = f"Not drawn, as its time is of another kind: {told}." if told else ""
    return ChartView(_as_a_title(what), "", bars(values), left_out)


def _as_a_title(what: str) -> str:
    return what[0].upper() + what[1:]


def _with_gaps(drawn: list[tuple[Moment, Number]]) -> Iterator[Value]:
    """The figures in order of time; years between them of which nothing is known are a row in words."""
    before: Moment | None = None
    for found, number in drawn:
        if before and found.year - before.year > 1:
            first, last = found.named(before.year + 1), found.named(found.year - 1)
            yield Value(first if first == last else f"{first} to {last}", views.NOT_RECORDED)
        yield _value(found.named(found.year), shown(number), number)
        before = found


def _value(label: str, told: str, item: Number | Figure, accent: str = "blueprint") -> Value:
    """A row of a chart; of a small group not even the drawing is given the figure."""
    if views.count_text(item.value, item.people) == FEW:
        return Value(label, told, few=True, accent=accent)
    size = item.value if isinstance(item.value, int | float) and item.value >= 0 else None
    return Value(label, told, size, accent=accent)


# ---- the same thing, in every faculty


def by_faculty(site: Site) -> tuple[FacultyChart, ...]:
    """What counts people in more than one faculty: “technicians”, “apprentices”."""
    faculties = [unit for unit in site.units.values() if unit.sort == "faculty"]
    counted = dict.fromkeys(figure.what for unit in faculties for figure in unit.figures if figure.people)
    charts = (_compared(faculties, what) for what in counted)
    return tuple(chart for chart in charts if chart)


def _compared(faculties: list[Unit], what: str) -> FacultyChart | None:
    dates = Counter(unit.as_at for unit in faculties if unit.as_at and _figure(unit, what))
    if not dates:
        return None
    shared = max(dates, key=lambda date: (dates[date], date))
    values = tuple(_faculty_value(unit, what, shared) for unit in faculties)
    if sum(found.size is not None for found in values) < LEAST:
        return None
    title = f"{_as_a_title(what)} by faculty"
    rows = tuple(_faculty_row(unit, what) for unit in faculties)
    dated = any(row.when not in ("", shared.text) for row in rows)
    return FacultyChart(ChartView(title, shared.text, bars(values), ""), what, rows, dated)


def _figure(unit: Unit, what: str) -> Figure | None:
    return next((figure for figure in unit.figures if figure.what == what), None)


def _faculty_value(unit: Unit, what: str, shared: PartialDate) -> Value:
    figure = _figure(unit, what)
    if not figure:
        return Value(unit.name, views.NOT_RECORDED)
    if unit.as_at != shared:
        return Value(unit.name, "counted at another time")
    return _value(unit.name, views.count_text(figure.value, figure.people), figure, unit.accent)


def _faculty_row(unit: Unit, what: str) -> FacultyRow:
    figure = _figure(unit, what)
    told = views.count_text(figure.value, figure.people) if figure else views.NOT_RECORDED
    when = unit.as_at.text if figure and unit.as_at else views.NOT_RECORDED if figure else ""
    return FacultyRow(Link(unit.name, addresses.faculty(unit.id)), told, when)

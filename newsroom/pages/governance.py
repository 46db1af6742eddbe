"""Who answers to whom: a chart, and the same in words."""

from dataclasses import dataclass

from newsroom.content import Body, Person
from newsroom.pages import views
from newsroom.site import Site

BOX_WIDTH, BOX_HEIGHT, GAP = 300, 64, 44
"""Units of the drawing; the stylesheet scales it."""


@dataclass(frozen=True)
class Box:
    x: int
    y: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Chart:
    """Boxes from the top down, and lines that end in an arrow at whom a group reports to."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[tuple[int, int, int, int], ...]
    sentences: tuple[str, ...]
    as_at: str
    """The date for which the whole chart is known; empty where its groups are of different dates."""


@dataclass(frozen=True)
class BodyView:
    id: str
    name: str
    abbreviation: str
    remit: str
    meets: str
    reports: str
    members: str
    as_at: str
    people: tuple[views.PersonView, ...]


def chart(site: Site) -> Chart:
    rows = _rows(site)
    widest = max((len(row) for row in rows), default=1)
    width = widest * BOX_WIDTH + (widest - 1) * GAP
    places: dict[str, tuple[int, int]] = {}
    for level, row in enumerate(rows):
        start = (width - len(row) * BOX_WIDTH - (len(row) - 1) * GAP) // 2
        for index, body in enumerate(row):
            places[body.id] = (start + index * (BOX_WIDTH + GAP), level * (BOX_HEIGHT + GAP))
    boxes = tuple(Box(*places[body.id], _wrapped(body)) for row in rows for body in row)
    height = len(rows) * (BOX_HEIGHT + GAP) - GAP
    return Chart(width, max(height, 0), boxes, _lines(site, places), tuple(_sentences(site)), _as_at(site))


def _as_at(site: Site) -> str:
    dates = {body.as_at.text if body.as_at else "" for body in site.bodies.values()}
    return dates.pop() if len(dates) == 1 else ""


def _rows(site: Site) -> list[list[Body]]:
    """Groups by how far they are from the top."""
    rows: list[list[Body]] = []
    for body in site.bodies.values():
        level, above = 0, body.reports_to
        while above and above in site.bodies and level < len(site.bodies):
            level, above = level + 1, site.bodies[above].reports_to
        while len(rows) <= level:
            rows.append([])
        rows[level].append(body)
    return [row for row in rows if row]


def _wrapped(body: Body) -> tuple[str, ...]:
    """The name on one or two lines, so that it fits its box."""
    name = f"{body.name} ({body.abbreviation})" if body.abbreviation else body.name
    if len(name) <= 30 or " " not in name:
        return (name,)
    words = name.split()
    break_at = min(range(1, len(words)), key=lambda n: abs(len(" ".join(words[:n])) - len(" ".join(words[n:]))))
    return " ".join(words[:break_at]), " ".join(words[break_at:])


def _lines(site: Site, places: dict[str, tuple[int, int]]) -> tuple[tuple[int, int, int, int], ...]:
    """From the top of each group to the bottom of the one it reports to."""
    found = []
    for body in site.bodies.values():
        if body.reports_to and body.reports_to in places:
            x, y = places[body.id]
            above_x, above_y = places[body.reports_to]
            found.append((x + BOX_WIDTH // 2, y, above_x + BOX_WIDTH // 2, above_y + BOX_HEIGHT))
    return tuple(found)


def _sentences(site: Site) -> list[str]:
    """The chart's lines in words, each with the date for which it is known."""
    found = []
    for body in site.bodies.values():
        if body.reports_to and body.reports_to in site.bodies:
            as_at = f" ({body.as_at})" if body.as_at else ""
            found.append(f"{body.name}: up to the {site.bodies[body.reports_to].name}{as_at}")
    return found


def body_view(site: Site, body: Body) -> BodyView:
    members = []
    for person in site.content.of(Person):
        for role in person.roles:
            if role.body == body.id and not person.withhold:
                office = f"{role.office}; " if role.office else ""
                members.append(views.PersonView(person.name, f"{office}{role.role}", role.as_at.text))
    return BodyView(
        body.id,
        body.name,
        body.abbreviation or "",
        body.remit,
        body.meets or "",
        body.reports or "",
        body.members or "",
        body.as_at.text if body.as_at else "",
        tuple(members),
    )

"""Who answers to whom: a chart, and the same in words."""

from dataclasses import dataclass

from newsroom.content import Body, Person
from newsroom.pages import views
from newsroom.site import Site


@dataclass(frozen=True)
class Box:
    """A group, and those that report to it."""

    id: str
    name: str
    abbreviation: str
    below: "tuple[Box, ...]"


@dataclass(frozen=True)
class Chart:
    """The groups from the top down; most often all hang from one."""

    boxes: tuple[Box, ...]
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
    placed: list[str] = []
    tops = [body for body in site.bodies.values() if body.reports_to not in site.bodies]
    boxes = [_box(site, body, placed) for body in tops]
    # Groups that report to one another in a ring hang from nobody; each ring is opened somewhere.
    boxes += [_box(site, body, placed) for body in site.bodies.values() if body.id not in placed]
    return Chart(tuple(boxes), tuple(_sentences(site)), _as_at(site))


def _box(site: Site, body: Body, placed: list[str]) -> Box:
    """The group with all below it; `placed` gets the ids of those that have their box."""
    placed.append(body.id)
    below = [other for other in site.bodies.values() if other.reports_to == body.id]
    boxes = tuple(_box(site, other, placed) for other in below if other.id not in placed)
    return Box(body.id, body.name, body.abbreviation or "", boxes)


def _as_at(site: Site) -> str:
    dates = {body.as_at.text if body.as_at else "" for body in site.bodies.values()}
    return dates.pop() if len(dates) == 1 else ""


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

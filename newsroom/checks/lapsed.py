"""What was true once: agreements to ask for again, offers that have closed, plans for a day that has passed."""

from collections.abc import Iterator

from newsroom.content import CaseStudy, Event, Opportunity, Person
from newsroom.reading.content import Record
from newsroom.reading.problem import Problem
from newsroom.site import Site


def agreements_are_asked_for_again(site: Site, record: Record) -> Iterator[Problem]:
    """A person who agreed to a page or a case study is asked again by the day in `review_by`; else neither stands."""
    item = record.item
    consent = item.consent if isinstance(item, CaseStudy | Person) else None
    if consent is None or not consent.has_lapsed_on(site.today) or getattr(item, "withdrawn", None):
        return
    what = "their page" if isinstance(item, Person) else "the case study"
    yield record.problem(
        f"the agreement was to be asked for again by {consent.review_by}, and {what} stands nowhere until it is: ask "
        "today and write the new `date:` and `review_by:`, or take it out",
        "consent", "review_by",
    )  # fmt: skip


def offers_that_have_closed_say_so(site: Site, record: Record) -> Iterator[Problem]:
    """An opportunity that is marked as open has a deadline, and that has not passed."""
    item = record.item
    if not isinstance(item, Opportunity) or item.status != "open":
        return
    if item.deadline is None:
        yield record.problem(
            "it says `status: open` and names no deadline, so nobody can know whether it still is; add `deadline:`, "
            "or take `status:` out",
            "status",
        )
    elif item.deadline.end < site.today:
        yield record.problem(
            f"it says `status: open`, and its deadline ({item.deadline}) has passed; write `status: closed`, or the "
            "next deadline",
            "status",
        )


def planned_events_are_still_to_come(site: Site, record: Record) -> Iterator[Problem]:
    """An event that is marked as planned has not passed."""
    item = record.item
    if isinstance(item, Event) and item.status == "planned" and item.last_day and item.last_day < site.today:
        said = f"it says `status: planned`, and its last day ({item.last_day}) has passed"
        yield record.problem(f"{said}; write `status: held`, or `postponed` or `cancelled`", "status")

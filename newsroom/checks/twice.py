"""What was told already is not told, and not counted, again."""

from collections import defaultdict
from collections.abc import Iterator

from newsroom.content import Award
from newsroom.content.entry import Entry
from newsroom.reading.content import Record
from newsroom.reading.problem import Problem
from newsroom.site import Site


def actions_are_named_once(site: Site, record: Record) -> Iterator[Problem]:
    """A story names an action once, by one of its codes."""
    if not isinstance(record.item, Entry):
        return
    named: dict[tuple[str, str], str] = {}
    for at, claim in enumerate(record.item.actions):
        plan, action = site.action(claim.action)
        key = (plan.id, action.codes[0]) if plan and action else ("", claim.action)
        if key in named:
            also = "" if named[key].lower() == claim.action.lower() else f": `{named[key]}` is another code of it"
            said = f"the action `{claim.action}` is named twice{also}"
            yield record.problem(f"{said}; take one out, and keep what it shows in the other", "actions", at)
        named.setdefault(key, claim.action)


def awards_are_recorded_once(site: Site, record: Record) -> Iterator[Problem]:
    """An award has one file: no other has the same scheme, year, category and recipients."""
    if not isinstance(record.item, Award) or record.item.scheme is None or record.item.year is None:
        return  # nobody knows whether two of which so little is known are one
    first = site.once("awards alike", "", lambda: _alike(site))[_likeness(record.item)][0]
    if first != record.item.path:
        yield record.problem(
            f"this award stands in `{first}` already: same scheme, year, category and recipients; take one of the "
            "files out, or tell in `category:` what differs"
        )


def _alike(site: Site) -> dict[object, list[str]]:
    """The paths of awards by what makes two of them one."""
    found: dict[object, list[str]] = defaultdict(list)
    for award in site.content.of(Award):
        found[_likeness(award)].append(award.path)
    return found


def _likeness(award: Award) -> object:
    recipients = frozenset((found.person, found.name) for found in award.recipients)
    return award.scheme, award.year, award.category, recipients

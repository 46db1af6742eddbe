"""Whatever names something names something that is there."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from newsroom.content import KINDS, Award, Body, Institution, Kept, Number, Person, Unit
from newsroom.content.action_plan import ActionPlan
from newsroom.content.case_study import CaseStudy
from newsroom.content.data import Event, Opportunity
from newsroom.content.entry import Entry
from newsroom.reading.content import Record
from newsroom.reading.problem import Problem, did_you_mean
from newsroom.reading.yaml_source import Step
from newsroom.site import Site

_KINDS = {**{kind.name: kind for kind in KINDS}, "group": next(kind for kind in KINDS if kind.name == "body")}
"""By the words in which messages speak of them."""

Named = tuple[str, str, tuple[Step, ...]]
"""What kind of thing is named, its id, and the steps to where it is named."""


def references_resolve(site: Site, record: Record) -> Iterator[Problem]:
    """Faculties, themes, people, schemes, events, awards, sources and groups are named by an id that exists."""
    known = _known(site)
    for kind, identifier, steps in _named(record.item):
        if identifier not in known[kind] and not site.content.is_broken(_KINDS[kind], identifier):
            hint = _by_name(identifier, known[kind]) or did_you_mean(identifier, known[kind])
            yield record.problem(f"there is no {kind} `{identifier}`{hint or _where(kind)}", *steps)


def actions_exist(site: Site, record: Record) -> Iterator[Problem]:
    """An action is named as plan and code, such as `2021-2024/V2`, and stands in that plan."""
    for reference, steps in _actions_named(record.item):
        plan, slash, code = reference.partition("/")
        if reference.lower() in site.actions or site.content.is_broken(_KINDS["action plan"], plan):
            continue
        plans = {found.id: found for found in site.plans}
        if not slash:
            sentence = f"`{reference}` names no plan; write plan and code, such as `2021-2024/V2`"
        elif plan not in plans:
            sentence = f"there is no action plan `{plan}`{did_you_mean(plan, plans) or _where('action plan')}"
        else:
            codes = [code for action in plans[plan].actions for code in action.codes]
            near = did_you_mean(code, codes)
            sentence = f"the action plan {plan} has no action `{code}`{near or '; see its page for its codes'}"
        yield record.problem(sentence, *steps)


def _known(site: Site) -> Mapping[str, Mapping[str, Kept]]:
    return {
        "faculty": site.units,
        "theme": site.themes,
        "person": site.people,
        "scheme": site.schemes,
        "event": site.events,
        "award": site.awards,
        "source": site.sources,
        "group": site.bodies,
        "series": {series.id: series for series in site.series},
        "action plan": {plan.id: plan for plan in site.plans},
    }


def _by_name(written: str, known: Mapping[str, Kept]) -> str:
    """People write “Faculty of Environment” or “FoE” where its id `foe` is wanted, and miss a letter of a name."""
    named: dict[str, str] = {}
    for identifier, item in known.items():
        names = [getattr(item, key, None) for key in ("name", "title", "abbreviation")]
        names += getattr(item, "other_names", ())
        whole = [name.casefold() for name in names if name]
        named |= dict.fromkeys((*whole, *(name.removeprefix("faculty of ") for name in whole)), identifier)
    near = get_close_matches(written.casefold(), named, n=1, cutoff=0.8)
    return f"; did you mean `{named[near[0]]}`?" if near else ""


def _where(kind: str) -> str:
    """Where to add what is named and not there."""
    found = _KINDS[kind]
    return f"; add it to `{found.place}{'' if found.form in ('list', 'single') else '/'}` first"


def _listed(item: Kept, kind: str, field: str) -> Iterator[Named]:
    values = getattr(item, field, ())
    for index, value in enumerate(values):
        yield kind, value, (field, index)


def _named(item: Kept) -> Iterator[Named]:
    for kind, field in (("source", "sources"), ("faculty", "faculties"), ("theme", "themes")):
        yield from _listed(item, kind, field)
    if isinstance(item, Entry):
        for kind, field in (("person", "authors"), ("person", "people"), ("event", "events"), ("award", "awards")):
            yield from _listed(item, kind, field)
    yield from (named for named in _named_once(item) if named[1])


def _named_once(item: Kept) -> Iterator[Named]:
    match item:
        case CaseStudy():
            yield "faculty", item.faculty or "", ("faculty",)
            yield "person", item.subject.person or "", ("subject", "person")
        case ActionPlan():
            yield "action plan", item.supersedes or "", ("supersedes",)
            for index, action in enumerate(item.actions):
                for at, theme in enumerate(action.themes):
                    yield "theme", theme, ("actions", index, "themes", at)
        case Award():
            yield "scheme", item.scheme or "", ("scheme",)
            for index, recipient in enumerate(item.recipients):
                yield "person", recipient.person or "", ("recipients", index)
        case Opportunity():
            yield "scheme", item.scheme or "", ("scheme",)
        case Event():
            yield "series", item.series or "", ("series",)
        case Unit():
            yield "person", item.champion or "", ("champion",)
            yield "person", item.manager or "", ("manager",)
        case Body():
            yield "group", item.reports_to or "", ("reports_to",)
        case Institution():
            for index, standing in enumerate(item.standings):
                for at, source in enumerate(standing.sources):
                    yield "source", source, ("standings", index, "sources", at)
        case Person():
            for index, role in enumerate(item.roles):
                yield "faculty", role.unit or "", ("roles", index, "unit")
                yield "group", role.body or "", ("roles", index, "body")
                yield "source", role.source or "", ("roles", index, "source")


def _actions_named(item: Kept) -> Iterator[tuple[str, tuple[Step, ...]]]:
    if isinstance(item, Entry):
        for index, claim in enumerate(item.actions):
            yield claim.action, ("actions", index)
    if isinstance(item, ActionPlan):
        for index, action in enumerate(item.actions):
            for at, reference in enumerate(action.carried_from):
                yield reference, ("actions", index, "carried_from", at)
    if isinstance(item, Number) and item.action:
        yield item.action, ("action",)

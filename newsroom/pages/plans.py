"""Action plans: what was promised, where it stands and as at when, and the stories that show it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from newsroom import addresses
from newsroom.content import ActionPlan
from newsroom.content.action_plan import Action, Measure, Review
from newsroom.memory import digest_of_bytes
from newsroom.output import Output
from newsroom.pages import sharing, views
from newsroom.pages.pictures import as_it_was
from newsroom.render.templates import Page, Press
from newsroom.render.texts import Text
from newsroom.settings import Link
from newsroom.site import Site

RATINGS = ("green", "amber", "red", "none")
MEANING = {
    "green": "undertaken and completed",
    "amber": "in progress",
    "red": "still to be carried out",
    "none": views.NOT_RECORDED,
}


@dataclass(frozen=True)
class RatingView:
    value: str
    """green, amber, red, or none where nothing is recorded."""
    date: str
    explanation: str


@dataclass(frozen=True)
class MeasureView:
    text: str
    count: str
    """How many there were in each year, or why they are not counted; empty where nothing can be."""


@dataclass(frozen=True)
class StoryView:
    card: views.Card
    shows: str


@dataclass(frozen=True)
class ActionView:
    anchors: tuple[str, ...]
    codes: str
    title: str
    themes: tuple[Link, ...]
    outputs: str
    timeframe: str
    responsible: str
    measures: tuple[MeasureView, ...]
    carried_from: tuple[Link, ...]
    carried_to: tuple[Link, ...]
    outcome: str
    reported: str
    ratings: tuple[RatingView, ...]
    """One for each review, newest first."""
    stories: tuple[StoryView, ...]


@dataclass(frozen=True)
class ReviewView:
    date: str
    agreed: str
    complete: bool
    gaps: str
    counts: tuple[tuple[str, int], ...]
    """How many actions have each rating; only for a complete review, else empty."""


@dataclass(frozen=True)
class DocumentView:
    title: str
    address: str
    type: str
    size: str
    date: str


@dataclass(frozen=True)
class PlanView:
    title: str
    address: str
    period: str
    ended: bool
    signed: str
    summary: str
    actions: int
    with_stories: int
    reviews: tuple[ReviewView, ...]


def plans(press: Press) -> Iterator[Output]:
    site = press.site
    page = Page(
        addresses.ACTION_PLANS,
        "Our promises",
        "The action plans of the Technician Commitment: what was promised, and the stories that show it kept.",
        kind="Action plans",
    )
    shown = tuple(plan_view(site, plan) for plan in site.plans)
    yield press.page(page, "pages/plans.html", plans=shown, meaning=MEANING)
    for plan in site.plans:
        yield Output.later(addresses.file_of(addresses.action_plan(plan.id)), partial(_plan, press, plan))
        yield from _documents(press, plan)


def plan_view(site: Site, plan: ActionPlan) -> PlanView:
    return PlanView(
        title=plan.title,
        address=addresses.action_plan(plan.id),
        period=f"{plan.period.start.text} to {plan.period.to.text}",
        ended=plan.period.to.end < site.today,
        signed=plan.signed.text if plan.signed else "",
        summary=plan.summary or "",
        actions=len(plan.actions),
        with_stories=sum((plan.id, action.codes[0]) in site.evidence for action in plan.actions),
        reviews=tuple(_review(plan, review) for review in _newest_first(plan)),
    )


def _newest_first(plan: ActionPlan) -> list[Review]:
    return sorted(plan.reviews, key=lambda review: review.date, reverse=True)


def _review(plan: ActionPlan, review: Review) -> ReviewView:
    rated = [_rating(review, action).value for action in plan.actions]
    counts = tuple((rating, rated.count(rating)) for rating in RATINGS[:3]) if review.complete else ()
    return ReviewView(views.day_text(review.date), review.agreed or "", review.complete, review.gaps or "", counts)


def _plan(press: Press, plan: ActionPlan) -> Output:
    site = press.site
    address = addresses.action_plan(plan.id)
    page = Page(
        address,
        plan.title,
        plan.summary or f"What was promised in the plan of {plan.id}, action by action.",
        kind="Action plan",
        crumbs=(Link("Our promises", addresses.ACTION_PLANS),),
        source=plan.path,
        search={"kind": ("Action plan",), "year": (str(plan.period.start.year),)},
        date=f"{plan.period.start.text} to {plan.period.to.text}",
        sharing=sharing.of_plan(site, plan),
    )
    shown = [action_view(site, plan, action) for action in plan.actions]
    return press.page(
        page,
        "pages/plan.html",
        plan=plan_view(site, plan),
        body=Text.of(plan),
        groups=tuple(_by_theme(site, plan, shown)),
        used=tuple(dict.fromkeys(rating.value for action in shown for rating in action.ratings)),
        confirmed=site.adopted,
        reds=tuple((action, latest) for action in shown if (latest := _latest(action)).value == "red"),
        meaning=MEANING,
        documents=tuple(_document(site, plan, index) for index in range(len(plan.documents))),
        supersedes=Link(plan.supersedes, addresses.action_plan(plan.supersedes)) if plan.supersedes else None,
        sources=views.sources_of(site, plan.sources),
    )


Group = tuple[str, str, tuple[ActionView, ...]]
"""Heading, its anchor, and the actions under it."""


def _by_theme(site: Site, plan: ActionPlan, shown: list[ActionView]) -> Iterator[Group]:
    """By first theme; what belongs to all themes comes last."""
    for theme in site.themes.values():
        own = [v for a, v in zip(plan.actions, shown, strict=True) if a.themes[0] == theme.id and not _for_all(site, a)]
        if own:
            yield theme.name, f"theme-{theme.id}", tuple(own)
    everywhere = [v for a, v in zip(plan.actions, shown, strict=True) if _for_all(site, a)]
    if everywhere:
        yield "All themes", "theme-all", tuple(everywhere)


def _for_all(site: Site, action: Action) -> bool:
    return len(action.themes) > 1 and set(action.themes) == set(site.themes)


def action_view(site: Site, plan: ActionPlan, action: Action) -> ActionView:
    return ActionView(
        anchors=tuple(code.lower() for code in action.codes),
        codes=", ".join(action.codes),
        title=action.title,
        themes=tuple(Link(site.themes[theme].name, addresses.theme(theme)) for theme in action.themes),
        outputs=action.outputs or "",
        timeframe=action.timeframe or "",
        responsible=action.responsible or "",
        measures=tuple(_measure(site, plan, measure) for measure in action.measures),
        carried_from=tuple(dict.fromkeys(_action_link(site, reference) for reference in action.carried_from)),
        carried_to=tuple(_carried_to(site, plan, action)),
        outcome=action.outcome or "",
        reported=action.reported or "",
        ratings=tuple(_rating(review, action) for review in _newest_first(plan)),
        stories=tuple(
            StoryView(views.card(site, evidence.entry), evidence.claim.shows or "")
            for evidence in site.evidence.get((plan.id, action.codes[0]), ())
        ),
    )


def _rating(review: Review, action: Action) -> RatingView:
    code = next((code for code in action.codes if review.ratings.get(code)), None)
    explanation = next((review.explanations[c] for c in action.codes if c in review.explanations), "")
    return RatingView((review.ratings[code] if code else None) or "none", views.day_text(review.date), explanation)


def _latest(action: ActionView) -> RatingView:
    """The newest rating on record; a later review that does not rate the action changes nothing."""
    nothing = RatingView("none", "", "")
    return next((rating for rating in action.ratings if rating.value != "none"), nothing)


def _measure(site: Site, plan: ActionPlan, measure: Measure) -> MeasureView:
    if not measure.counts:
        return MeasureView(measure.text, "")
    years = site.counted(measure.counts, plan.period.start.start, plan.period.to.end)
    if not years:
        begins = views.day_text(site.institution.record_begins)
        return MeasureView(measure.text, f"Not counted: the record here begins on {begins}, after this plan.")
    counts = "; ".join(f"{year}: {count}" for year, count in years.items())
    return MeasureView(measure.text, f"Counted here: {counts}. The aim is {measure.target} a year.")


def _action_link(site: Site, reference: str) -> Link:
    plan, action = site.action(reference)
    assert plan
    assert action
    text = f"{action.title} ({', '.join(action.codes)}, plan {plan.id})"
    return Link(text, addresses.action(plan.id, action.codes[0]))


def _carried_to(site: Site, plan: ActionPlan, action: Action) -> Iterator[Link]:
    own = {f"{plan.id}/{code}".lower() for code in action.codes}
    for later in site.plans:
        for other in later.actions:
            if own & {reference.lower() for reference in other.carried_from}:
                yield _action_link(site, f"{later.id}/{other.codes[0]}")


def _document(site: Site, plan: ActionPlan, index: int) -> DocumentView:
    document = plan.documents[index]
    file = site.content.root / plan.path.rpartition("/")[0] / document.file
    size = file.stat().st_size
    return DocumentView(
        document.title,
        addresses.action_plan(plan.id) + document.file,
        file.suffix.lstrip(".").upper(),
        f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB",
        document.date.text if document.date else f"date {views.NOT_RECORDED}",
    )


def _documents(press: Press, plan: ActionPlan) -> Iterator[Output]:
    for document in plan.documents:
        source = f"{plan.path.rpartition('/')[0]}/{document.file}"
        path = addresses.file_of(addresses.action_plan(plan.id)).removesuffix("index.html") + document.file
        seen = digest_of_bytes((press.site.content.root / source).read_bytes())
        yield Output.of(path, (seen,), partial(as_it_was, press, source, seen))

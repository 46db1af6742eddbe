"""The form at `/contribute/new/`: a story sent by mail, with no account and no git.

The page makes nothing on a server: what is written stays in the reader's browser until it is sent as one story file
(overrides/assets/javascripts/contribute/), which `scripts/receive.py` takes.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from newsroom import addresses
from newsroom.content import ActionPlan, Article
from newsroom.content.action_plan import Action
from newsroom.content.base import MONTHS
from newsroom.content.entry import Image
from newsroom.faces.fields import described
from newsroom.output import Output
from newsroom.pages import views
from newsroom.render.markdown import TAGS
from newsroom.render.templates import CoverSpec, Page, Press
from newsroom.settings import Link, Settings
from newsroom.site import Site


@dataclass(frozen=True)
class Limits:
    """What the form holds the browser to: the attributes `data-...` of the form."""

    longest_side: int = 2400
    """Pixels: to this a picture is scaled."""
    most_pictures: int = 20
    most_bytes: int = 15_000_000
    """Of a story file: mailboxes take little more than 20 MB, and a mail makes a file a third larger."""
    most_text: int = 100_000
    """Bytes of the text alone."""
    longest_link: int = 6000
    """Characters of a link to the code host with a story in it: hosts refuse longer ones."""
    first_year: int = addresses.FIRST_YEAR
    last_year: int = addresses.LAST_YEAR

    @property
    def told(self) -> tuple[tuple[str, int], ...]:
        """As attributes are called: `longest-side`."""
        return tuple((name.replace("_", "-"), number) for name, number in asdict(self).items())


@dataclass(frozen=True)
class Choice:
    """A box to tick."""

    value: str
    text: str
    note: str = ""
    chip: views.Chip | None = None
    """How the card shows it."""


@dataclass(frozen=True)
class Promises:
    """The actions of one plan that a story may show something of."""

    title: str
    address: str
    period: str
    ended: bool
    groups: tuple[tuple[str, tuple[Choice, ...]], ...]
    """By theme, in the order of the plan."""


def contribute_new(press: Press) -> Iterator[Output]:
    site = press.site
    page = Page(
        addresses.CONTRIBUTE_NEW,
        "Send a story",
        "Write it here, see how it will look, and send it by mail: no account, nothing to install.",
        kind="Form",
        crumbs=(Link("Contribute", addresses.CONTRIBUTE),),
        indexed=False,
        names_people=False,
    )
    yield press.page(
        page,
        "pages/contribute-new.html",
        faculties=tuple(Choice(unit.id, unit.name, chip=views.chip(unit)) for unit in site.units.values()),
        themes=tuple(Choice(theme.id, theme.name, theme.summary or "") for theme in site.themes.values()),
        tags=tuple(site.tag_names[tag] for tag in sorted(site.by_tag) if site.by_tag[tag]),
        promises=tuple(_promises(site, plan) for plan in _plans_to_name(site)),
        sample=_sample_card(),
        months=MONTHS[1:],
        examples=_examples(),
        limits=Limits(),
        tags_of_texts=" ".join(sorted((*TAGS, "h1"))),  # the house makes an h2 of an h1
        new_file=_new_file_page(site.settings),
        guide=_guide(site),
    )


def _guide(site: Site) -> tuple[str, ...]:
    """The addresses of those pages of the editors' guide that this site has; the form leads to these alone."""
    written = (page.address for page in site.hand_written)
    return tuple(sorted(address for address in written if address.startswith(addresses.CONTRIBUTE)))


def _examples() -> Mapping[str, str]:
    """What may stand in a field, by key; a story's and a picture's keys have no name in common."""
    return {field.key: field.hint for model in (Article, Image) for field in described(model)}


def _plans_to_name(site: Site) -> tuple[ActionPlan, ...]:
    """The plans that have not ended; where all have, the latest, for a story may still tell of its time."""
    running = tuple(plan for plan in site.plans if plan.period.to.end >= site.today)
    return running or site.plans[:1]


def _promises(site: Site, plan: ActionPlan) -> Promises:
    groups: dict[str, list[Choice]] = {}
    for action in plan.actions:
        theme = site.themes.get(action.themes[0])
        groups.setdefault(theme.name if theme else action.themes[0], []).append(_promise(plan, action))
    return Promises(
        title=plan.title,
        address=addresses.action_plan(plan.id),
        period=f"{plan.period.start.text} to {plan.period.to.text}",
        ended=_has_ended(plan, site.today),
        groups=tuple((name, tuple(found)) for name, found in groups.items()),
    )


def _has_ended(plan: ActionPlan, today: dt.date) -> bool:
    return plan.period.to.end < today


def _promise(plan: ActionPlan, action: Action) -> Choice:
    """In words: some titles say little without what was to come of it. With plan and codes: “2021-2024, V5 and S1”."""
    codes = f"{plan.id}, {' and '.join(action.codes)}"
    note = f"{action.outputs} ({codes})" if action.outputs else codes
    return Choice(f"{plan.id}/{action.codes[0]}", action.title, note)


def _sample_card() -> views.Card:
    """What the card shows until somebody writes; its link leads to the field for the headline."""
    return views.Card(
        kind="News",
        title="Your headline",
        address=f"{addresses.CONTRIBUTE_NEW}#site-title",
        summary="Your one sentence.",
        date="The date",
        iso="",
        chips=(),
        minutes=0,
        by="",
        accent="blueprint",
        cover=CoverSpec(addresses.CONTRIBUTE_NEW, "construction", "News", "", ""),
    )


def _new_file_page(settings: Settings) -> str:
    """Where the code host offers an empty file, without a slash at its end; empty where there is none."""
    if not settings.repository or not settings.edit_path.startswith("edit/"):
        return ""
    return f"{settings.repository}/new/{settings.edit_path.removeprefix('edit/')}"

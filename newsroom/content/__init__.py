"""The content model: one module a kind, or a family of small kinds; `KINDS` names them all once."""

from dataclasses import dataclass
from typing import Literal

from newsroom.content.action_plan import ActionPlan
from newsroom.content.base import Kept
from newsroom.content.case_study import CaseStudy
from newsroom.content.data import Award, Event, Opportunity, Person
from newsroom.content.entry import Article
from newsroom.content.hand_written import HandWritten
from newsroom.content.vocabulary import (
    Abbreviation,
    Body,
    Institution,
    Number,
    Scheme,
    Series,
    Source,
    Term,
    Theme,
    Unit,
)

__all__ = [
    "KINDS",
    "Abbreviation",
    "ActionPlan",
    "Article",
    "Award",
    "Body",
    "CaseStudy",
    "Event",
    "HandWritten",
    "Institution",
    "Kept",
    "Kind",
    "Number",
    "Opportunity",
    "Person",
    "Scheme",
    "Series",
    "Source",
    "Term",
    "Theme",
    "Unit",
]


@dataclass(frozen=True)
class Kind:
    """Where content of a kind stands and which model reads it."""

    name: str
    model: type[Kept]
    place: str
    """A folder, or for vocabularies a file, below the content root."""
    form: Literal["markdown", "item", "list", "single"]
    """Markdown files with front matter; one YAML file an item; a YAML list; one YAML mapping."""
    purpose: str
    """What it is for, in a sentence that editors read."""


KINDS = (
    Kind("article", Article, "articles", "markdown", "A story: what happened, who did it, and why it matters."),
    Kind("case study", CaseStudy, "case_studies", "markdown", "A career, or the history of a team or a scheme."),
    Kind("action plan", ActionPlan, "action_plans", "markdown", "What was promised, and what the reviews found."),
    Kind("hand-written page", HandWritten, "docs", "markdown", "A page that stands by itself, such as this guide."),
    Kind("person", Person, "data/people", "item", "Somebody whom stories name, and whether they agreed to a page."),
    Kind("award", Award, "data/awards", "item", "What somebody won, or was shortlisted or nominated for."),
    Kind("opportunity", Opportunity, "data/opportunities", "item", "Something that technicians may apply for."),
    Kind("event", Event, "data/events", "item", "Something that happens once, on a day or over several."),
    Kind("institution", Institution, "data/institution.yml", "single", "Who publishes the site, and in whose voice."),
    Kind("faculty", Unit, "data/faculties.yml", "list", "A faculty, or another unit with technicians."),
    Kind("theme", Theme, "data/themes.yml", "list", "A theme of the Technician Commitment."),
    Kind("scheme", Scheme, "data/schemes.yml", "list", "An award, a prize, a status or a fund that somebody gives."),
    Kind("body", Body, "data/bodies.yml", "list", "A group that decides or advises."),
    Kind("source", Source, "data/sources.yml", "list", "A public document that facts were taken from."),
    Kind("number", Number, "data/numbers.yml", "list", "A figure with the time for which it is true."),
    Kind("series", Series, "data/series.yml", "list", "Something that happens again and again."),
    Kind("term", Term, "data/glossary.yml", "list", "A word of the glossary."),
    Kind("abbreviation", Abbreviation, "data/abbreviations.yml", "list", "Letters that pages spell out at first use."),
)

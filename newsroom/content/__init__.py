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


KINDS = (
    Kind("article", Article, "articles", "markdown"),
    Kind("case study", CaseStudy, "case_studies", "markdown"),
    Kind("action plan", ActionPlan, "action_plans", "markdown"),
    Kind("hand-written page", HandWritten, "docs", "markdown"),
    Kind("person", Person, "data/people", "item"),
    Kind("award", Award, "data/awards", "item"),
    Kind("opportunity", Opportunity, "data/opportunities", "item"),
    Kind("event", Event, "data/events", "item"),
    Kind("institution", Institution, "data/institution.yml", "single"),
    Kind("faculty", Unit, "data/faculties.yml", "list"),
    Kind("theme", Theme, "data/themes.yml", "list"),
    Kind("scheme", Scheme, "data/schemes.yml", "list"),
    Kind("body", Body, "data/bodies.yml", "list"),
    Kind("source", Source, "data/sources.yml", "list"),
    Kind("number", Number, "data/numbers.yml", "list"),
    Kind("series", Series, "data/series.yml", "list"),
    Kind("term", Term, "data/glossary.yml", "list"),
    Kind("abbreviation", Abbreviation, "data/abbreviations.yml", "list"),
)

"""What each page shows. A module yields the Outputs of one kind of page; `PAGES` names them all once."""

from collections.abc import Callable, Iterator

from newsroom.output import Output
from newsroom.pages import (
    contribute_new,
    contribute_reference,
    entries,
    events,
    lists,
    news,
    pictures,
    plans,
    recognition,
    reference,
    rules,
)
from newsroom.render.templates import Press

PAGES: tuple[Callable[[Press], Iterator[Output]], ...] = (
    entries.entries,
    entries.moved,
    entries.withdrawn,
    pictures.pictures,
    news.archive,
    lists.case_studies,
    lists.faculties,
    lists.themes,
    lists.tags,
    lists.people,
    recognition.awards,
    recognition.opportunities,
    events.events,
    plans.plans,
    reference.glossary,
    reference.feeds,
    reference.search,
    contribute_new.contribute_new,
    rules.rules,
    contribute_reference.contribute_reference,
    reference.not_found,
)

"""The rules of the content: `check` tries them all and keeps every problem.

Rules about people's agreement are part of the models; rules about words and links join them here.
"""

from collections.abc import Iterator

from newsroom.checks.dates import facts_have_happened
from newsroom.checks.entries import picture_is_there, picture_is_told_in_words, story_is_there
from newsroom.checks.files import (
    docs_hold_only_what_is_published,
    pictures_are_what_their_names_say,
    pictures_can_be_shown,
    pictures_have_names_of_their_own,
)
from newsroom.checks.places import (
    addresses_never_break,
    every_page_is_there,
    one_address_each,
    withheld_names_are_in_no_address,
)
from newsroom.checks.plans import (
    codes_are_unique,
    codes_of_an_action_agree,
    documents_are_there,
    ratings_name_actions,
    reds_are_explained,
)
from newsroom.checks.references import actions_exist, references_resolve
from newsroom.checks.rule import Rule, SiteRule
from newsroom.reading.problem import Problem
from newsroom.site import Site

RULES: tuple[Rule, ...] = (
    references_resolve,
    actions_exist,
    codes_are_unique,
    ratings_name_actions,
    codes_of_an_action_agree,
    reds_are_explained,
    documents_are_there,
    picture_is_there,
    picture_is_told_in_words,
    story_is_there,
    facts_have_happened,
)
SITE_RULES: tuple[SiteRule, ...] = (
    every_page_is_there,
    one_address_each,
    addresses_never_break,
    docs_hold_only_what_is_published,
    pictures_can_be_shown,
    pictures_are_what_their_names_say,
    pictures_have_names_of_their_own,
    withheld_names_are_in_no_address,
)
WAITING: tuple[SiteRule, ...] = (addresses_never_break,)
"""Rules that wait until all files can be read: a file that could not would seem to have lost its address."""


def check(site: Site) -> Iterator[Problem]:
    """Every problem of the content, the reader's included, in no order."""
    yield from site.content.problems
    for rule in RULES:
        for record in site.content.records:
            yield from rule(site, record)
    for site_rule in SITE_RULES:
        if not (site.content.problems and site_rule in WAITING):
            yield from site_rule(site)

"""The rules of the content: `check` tries them all and keeps every problem.

Rules about people's agreement are part of the models; rules about words and links join them here.
"""

from collections.abc import Iterator

from newsroom.checks.entries import picture_is_there, pictures_can_be_shown, story_is_there
from newsroom.checks.places import addresses_never_break, one_address_each, withheld_names_are_in_no_address
from newsroom.checks.plans import codes_are_unique, documents_are_there, ratings_name_actions, reds_are_explained
from newsroom.checks.references import actions_exist, references_resolve
from newsroom.checks.rule import Rule, SiteRule
from newsroom.content import Institution
from newsroom.reading.problem import Problem
from newsroom.site import Site

RULES: tuple[Rule, ...] = (
    references_resolve,
    actions_exist,
    codes_are_unique,
    ratings_name_actions,
    reds_are_explained,
    documents_are_there,
    picture_is_there,
    story_is_there,
)
SITE_RULES: tuple[SiteRule, ...] = (
    one_address_each,
    addresses_never_break,
    pictures_can_be_shown,
    withheld_names_are_in_no_address,
)


def check(site: Site) -> Iterator[Problem]:
    """Every problem of the content, the reader's included, in no order."""
    yield from site.content.problems
    if not site.content.of(Institution):
        return
    for rule in RULES:
        for record in site.content.records:
            yield from rule(site, record)
    if not site.content.problems:
        # A file that could not be read would seem to have lost its address.
        for site_rule in SITE_RULES:
            yield from site_rule(site)

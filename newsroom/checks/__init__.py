"""The rules of the content: `check` tries those of items and files, `check_texts` those of texts.

What else can be wrong is told by who finds it: the reader (`reading/codes.py` names what), and `render/links.py`.
"""

from collections.abc import Container, Iterable, Iterator, Mapping

from newsroom.checks.alts import alts_say_what_can_be_seen, alts_say_what_can_be_seen_in_the_text
from newsroom.checks.contacts import (
    texts_hold_no_address_of_a_person,
    texts_hold_no_telephone_number,
    values_hold_no_address_of_a_person,
    values_hold_no_telephone_number,
)
from newsroom.checks.dates import (
    dates_agree_with_the_file,
    facts_have_happened,
    plans_are_within_reach,
    stories_are_told_after_they_happened,
    stories_end_after_they_began,
)
from newsroom.checks.docs_links import RULES_OF_DOCS
from newsroom.checks.entries import (
    picture_is_there,
    picture_is_told_in_words,
    picture_lies_beside_the_story,
    story_is_there,
)
from newsroom.checks.files import (
    docs_hold_no_links,
    docs_hold_only_what_is_published,
    pictures_are_what_their_names_say,
    pictures_can_be_shown,
    pictures_have_names_of_their_own,
    pictures_tell_no_place,
)
from newsroom.checks.fragments import parts_of_pages_are_there
from newsroom.checks.lapsed import (
    agreements_are_asked_for_again,
    offers_that_have_closed_say_so,
    planned_events_are_still_to_come,
)
from newsroom.checks.markup import RULES_OF_MARKUP
from newsroom.checks.misleading import RULES_OF_MISLEADING_LINKS
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
    measures_can_be_counted,
    ratings_name_actions,
    reds_are_explained,
)
from newsroom.checks.references import actions_exist, references_resolve
from newsroom.checks.rule import RecordRule, Rule, SiteRule, TextRule, TextsRule, Written
from newsroom.checks.slips import RULES_OF_SLIPS
from newsroom.checks.texts import (
    a_story_has_a_text,
    headings_skip_no_level,
    links_say_where_they_lead,
    listed_pictures_are_shown,
    pictures_in_a_text_have_their_credit,
    pictures_lie_beside_their_text,
    the_title_is_the_only_headline,
)
from newsroom.checks.twice import actions_are_named_once, awards_are_recorded_once
from newsroom.checks.words import (
    people_have_whole_names,
    summaries_are_one_sentence,
    summaries_are_short,
    summaries_can_be_read,
    titles_are_not_in_capitals,
    titles_can_be_read,
)
from newsroom.content.action_plan import ActionPlan
from newsroom.content.entry import Entry
from newsroom.content.hand_written import HandWritten
from newsroom.reading.content import Record
from newsroom.reading.problem import Problem
from newsroom.render.texts import Texts
from newsroom.site import Site

RULES: tuple[Rule[RecordRule], ...] = (
    Rule("unknown-reference", references_resolve),
    Rule("unknown-action", actions_exist),
    Rule("story-missing", story_is_there),
    Rule("picture-missing", picture_is_there),
    Rule("picture-outside", picture_lies_beside_the_story),
    Rule("alt-missing", picture_is_told_in_words),
    Rule("date-to-come", facts_have_happened),
    Rule("date-far-away", plans_are_within_reach),
    Rule("date-disagrees", dates_agree_with_the_file),
    Rule("dates-order", stories_end_after_they_began),
    Rule("code-twice", codes_are_unique),
    Rule("rating-wrong", ratings_name_actions),
    Rule("rating-disagrees", codes_of_an_action_agree),
    Rule("red-unexplained", reds_are_explained),
    Rule("document-missing", documents_are_there),
    Rule("title-too-long", titles_can_be_read),
    Rule("summary-too-long", summaries_can_be_read),
    Rule("title-capitals", titles_are_not_in_capitals, "warning"),
    Rule("summary-sentences", summaries_are_one_sentence, "warning"),
    Rule("summary-long", summaries_are_short, "warning"),
    Rule("dates-odd", stories_are_told_after_they_happened, "warning"),
    Rule("alt-thin", alts_say_what_can_be_seen, "warning"),
    Rule("name-single", people_have_whole_names, "warning"),
    Rule("action-twice", actions_are_named_once, "warning"),
    Rule("award-twice", awards_are_recorded_once, "warning"),
    Rule("email-public", values_hold_no_address_of_a_person, "warning"),
    Rule("telephone-public", values_hold_no_telephone_number, "warning"),
    Rule("consent-lapsed", agreements_are_asked_for_again, "warning"),
    Rule("opportunity-lapsed", offers_that_have_closed_say_so, "warning"),
    Rule("event-lapsed", planned_events_are_still_to_come, "warning"),
    Rule("measure-uncounted", measures_can_be_counted, "warning"),
)
SITE_RULES: tuple[Rule[SiteRule], ...] = (
    Rule("page-missing", every_page_is_there),
    Rule("address-taken", one_address_each),
    Rule("address-lost", addresses_never_break),
    Rule("symlink", docs_hold_no_links),
    Rule("file-unfit", docs_hold_only_what_is_published),
    Rule("picture-unfit", pictures_can_be_shown),
    Rule("picture-gps", pictures_tell_no_place),
    Rule("picture-ending", pictures_are_what_their_names_say),
    Rule("picture-name", pictures_have_names_of_their_own),
    Rule("name-withheld", withheld_names_are_in_no_address),
)
TEXT_RULES: tuple[Rule[TextRule], ...] = (
    Rule("text-missing", a_story_has_a_text),
    Rule("heading-first", the_title_is_the_only_headline),
    Rule("heading-skipped", headings_skip_no_level),
    Rule("link-words", links_say_where_they_lead),
    Rule("picture-outside", pictures_lie_beside_their_text),
    Rule("picture-uncredited", pictures_in_a_text_have_their_credit),
    Rule("alt-thin", alts_say_what_can_be_seen_in_the_text, "warning"),
    Rule("picture-unused", listed_pictures_are_shown, "warning"),
    Rule("email-public", texts_hold_no_address_of_a_person, "warning"),
    Rule("telephone-public", texts_hold_no_telephone_number, "warning"),
    *RULES_OF_MISLEADING_LINKS,
    *RULES_OF_SLIPS,
    *RULES_OF_MARKUP,
    *RULES_OF_DOCS,
)
TEXTS_RULES: tuple[Rule[TextsRule], ...] = (Rule("link-part", parts_of_pages_are_there),)
NEEDED: Mapping[str, frozenset[str]] = {
    "picture-uncredited": frozenset({"image", "pictures"}),
    "text-missing": frozenset({"draft"}),
}
"""Keys without which the rule of a text would blame somebody for what it cannot see."""


def check(site: Site, *, warnings: bool = False) -> Iterator[Problem]:
    """Every problem of items and files, the reader's included, in no order; with `warnings` the lesser ones too."""
    yield from (problem for problem in site.content.problems if warnings or problem.is_error)
    told = {(problem.path, problem.line, problem.column) for problem in site.content.problems}
    for rule in RULES:
        if warnings or rule.is_error:
            for record in site.content.records:
                yield from rule.told(rule.find(site, record))
            for record in site.content.partial:
                yield from rule.told(_not_in(told, record, rule.find(site, record)))
    for site_rule in SITE_RULES:
        yield from site_rule.told(site_rule.find(site))


def check_texts(site: Site, texts: Texts, *, warnings: bool = False) -> Iterator[Problem]:
    """Every problem of the texts, those of drafts included; with `warnings` the lesser ones too."""
    told = written(site, texts)
    for rule in TEXT_RULES:
        if warnings or rule.is_error:
            for text in told.values():
                if not text.record.lost & NEEDED.get(rule.code, frozenset()):
                    yield from rule.told(rule.find(site, text))
    whole = {path: text for path, text in told.items() if not _has_lost_parts(text.record)}
    for texts_rule in TEXTS_RULES:
        yield from texts_rule.told(texts_rule.find(site, whole))


def written(site: Site, texts: Texts) -> Mapping[str, Written]:
    """The texts that stand somewhere, or will, and those whose front matter has mistakes, by their files."""
    items: tuple[Entry | ActionPlan | HandWritten, ...] = (
        *site.entries, *site.unpublished, *site.plans, *site.hand_written,
    )  # fmt: skip
    records = (*(site.content.by_path[item.path] for item in items), *site.content.partial)
    return {
        record.item.path: Written(record, record.item.body, record.item.body_line, texts.of(record.item.body))
        for record in records
        if isinstance(record.item, Entry | ActionPlan | HandWritten)
    }


def _not_in(told: Container[tuple[str, int, int]], record: Record, found: Iterable[Problem]) -> Iterator[Problem]:
    """Of an item with mistakes: nothing about a place of which the reader told something already, nor about a key
    that is not there to be pointed at, for its value is not the editor's."""
    start = record.located.place_of(record.steps)
    for problem in found:
        line, column = problem.line, problem.column
        blames_what_is_lost = bool(record.lost) and (line, column) == start
        if (
            line not in record.located.faulty_lines
            and (problem.path, line, column) not in told
            and not blames_what_is_lost
        ):
            yield problem


def _has_lost_parts(record: Record) -> bool:
    """Whether links to parts of its page cannot be judged: a plan's parts are its actions."""
    return isinstance(record.item, ActionPlan) and bool(record.lost)

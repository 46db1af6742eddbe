"""What holds for action plans and their reviews."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsroom.content.action_plan import Action, ActionPlan, Review
from newsroom.reading.content import Record
from newsroom.reading.files import is_linked
from newsroom.reading.problem import Problem, did_you_mean
from newsroom.site import Site


def codes_are_unique(site: Site, record: Record) -> Iterator[Problem]:
    """Each code stands once in a plan."""
    seen: set[str] = set()
    if isinstance(record.item, ActionPlan):
        for index, action in enumerate(record.item.actions):
            for code in action.codes:
                if code.lower() in seen:
                    yield record.problem(f"the code `{code}` stands in this plan twice", "actions", index, "codes")
                seen.add(code.lower())


def ratings_name_actions(site: Site, record: Record) -> Iterator[Problem]:
    """A review rates codes of its own plan; a complete one rates every action."""
    if not isinstance(record.item, ActionPlan):
        return
    codes = {code for action in record.item.actions for code in action.codes}
    for index, review in enumerate(record.item.reviews):
        for field, named in (("ratings", review.ratings), ("explanations", review.explanations)):
            for code in named:
                if code not in codes:
                    sentence = f"this plan has no action `{code}`{did_you_mean(code, codes)}"
                    yield record.problem(sentence, "reviews", index, field, code)
        if review.complete:
            for action in record.item.actions:
                if not any(review.ratings.get(code) for code in action.codes):
                    yield record.problem(
                        f"the review of {review.date} says `complete: true` but does not rate {action.codes[0]}; "
                        "rate it, or write `complete: false` and say why in `gaps:`",
                        "reviews", index, "complete",
                    )  # fmt: skip


def codes_of_an_action_agree(site: Site, record: Record) -> Iterator[Problem]:
    """An action with several codes is one action, so a review rates it once or the same by each code."""
    if not isinstance(record.item, ActionPlan):
        return
    for index, review in enumerate(record.item.reviews):
        for action in record.item.actions:
            rated = [code for code in action.codes if review.ratings.get(code)]
            for code in rated[1:]:
                if review.ratings[code] != review.ratings[rated[0]]:
                    yield record.problem(
                        f"{rated[0]} and {code} are codes of one action, and one is {review.ratings[rated[0]]}, the "
                        f"other {review.ratings[code]}; give both the same rating, or rate only one of them",
                        "reviews", index, "ratings", code,
                    )  # fmt: skip


def _explained(review: Review, code: str, actions: Iterable[Action]) -> bool:
    """By any code of its action."""
    together = next((action.codes for action in actions if code in action.codes), (code,))
    return any(other in review.explanations for other in together)


def reds_are_explained(site: Site, record: Record) -> Iterator[Problem]:
    """Each red has its explanation."""
    if not isinstance(record.item, ActionPlan):
        return
    for index, review in enumerate(record.item.reviews):
        for code, rating in review.ratings.items():
            if rating == "red" and not _explained(review, code, record.item.actions):
                yield record.problem(
                    f"{code} is red and not explained; add `{code}: ...` under `explanations:`",
                    "reviews", index, "ratings", code,
                )  # fmt: skip


_A_NUMBER = re.compile(r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b", re.IGNORECASE)
_A_YEAR = re.compile(r"\b(?:(?:a|per|each|every) year|yearly|annually)\b", re.IGNORECASE)
_COUNTED = {
    "case studies": (re.compile(r"case stud(?:y|ies)", re.IGNORECASE),),
    "external nominations": (re.compile("nomination", re.IGNORECASE), re.compile(r"\b(?:outside|external)", re.I)),
    "articles": (re.compile(r"\barticles?\b|\bstories\b", re.IGNORECASE),),
}
"""What the site counts itself, and all the words with which a measure speaks of it."""


def measures_can_be_counted(site: Site, record: Record) -> Iterator[Problem]:
    """A measure that wants so many stories, case studies or nominations a year says so with `counts:` and `target:`."""
    if not isinstance(record.item, ActionPlan):
        return
    for index, action in enumerate(record.item.actions):
        for at, measure in enumerate(action.measures):
            told = (kind for kind, words in _COUNTED.items() if all(word.search(measure.text) for word in words))
            what = next(told, "")
            if what and measure.counts is None and _names_a_number_a_year(measure.text):
                yield record.problem(
                    f"the measure names a number a year that the site could count; add `counts: {what}` and "
                    "`target:` with the number",
                    "actions", index, "measures", at,
                )  # fmt: skip


def _names_a_number_a_year(text: str) -> bool:
    number = _A_NUMBER.search(text)
    return number is not None and _A_YEAR.search(text, number.end()) is not None


def documents_are_there(site: Site, record: Record) -> Iterator[Problem]:
    """A document of a plan is a file of its own, once, beside the plan's."""
    if not isinstance(record.item, ActionPlan):
        return
    root, folder = site.content.root, Path(record.item.path).parent
    seen: set[str] = set()
    for index, document in enumerate(record.item.documents):
        file, steps = root / folder / document.file, ("documents", index, "file")
        if is_linked(file, root) or not file.resolve().is_relative_to((root / folder).resolve()):
            sentence = f"`{document.file}` is a link to another place (a symlink); put the file itself there"
            yield record.problem(sentence, *steps)
        elif not file.is_file():
            sentence = f"there is no file `{document.file}` in `{folder.as_posix()}/`; put it there, or mend its name"
            yield record.problem(sentence, *steps)
        elif document.file.casefold() in seen:
            yield record.problem(f"`{document.file}` is offered twice; keep one of them", *steps)
        seen.add(document.file.casefold())

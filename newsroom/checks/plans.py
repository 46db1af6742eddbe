"""What holds for action plans and their reviews."""

from collections.abc import Iterator
from pathlib import Path

from newsroom.content.action_plan import ActionPlan
from newsroom.reading.content import Record
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


def reds_are_explained(site: Site, record: Record) -> Iterator[Problem]:
    """Each red has its explanation."""
    if not isinstance(record.item, ActionPlan):
        return
    for index, review in enumerate(record.item.reviews):
        for code, rating in review.ratings.items():
            if rating == "red" and code not in review.explanations:
                yield record.problem(
                    f"{code} is red and not explained; add `{code}: ...` under `explanations:`",
                    "reviews", index, "ratings", code,
                )  # fmt: skip


def documents_are_there(site: Site, record: Record) -> Iterator[Problem]:
    """A document of a plan lies beside the plan's file."""
    if isinstance(record.item, ActionPlan):
        folder = Path(record.item.path).parent
        for index, document in enumerate(record.item.documents):
            if "/" in document.file or not (site.content.root / folder / document.file).is_file():
                yield record.problem(
                    f"there is no file `{document.file}` in `{folder.as_posix()}/`; put it there, or mend its name",
                    "documents", index, "file",
                )  # fmt: skip

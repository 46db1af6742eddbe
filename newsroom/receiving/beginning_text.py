"""The text of a new file: what was answered, and prompts in comments for what may be added."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newsroom.content import KINDS, ActionPlan
from newsroom.content.base import PartialDate
from newsroom.faces.fields import Field, described_kind
from newsroom.faces.reference import Known, lines_that_hold
from newsroom.reading.content import Content
from newsroom.receiving.beginnings import DRAFT, LATER, MORE, PUBLISHED, TEXT, Beginning, kind_of
from newsroom.receiving.front_matter_writer import as_yaml, comment


def text_of(beginning: Beginning, content: Content) -> str:
    """The whole file; its examples name what the site has."""
    kind = kind_of(beginning.word)
    fields = described_kind(kind)
    values = {key: _written(value, _sort(fields, key)) for key, value in beginning.values.items()}
    comments = {field.key: (field.meaning,) for field in fields} | {"draft": (DRAFT,), "published": (PUBLISHED,)}
    more = [field for field in fields if field.key not in {*beginning.values, *LATER}]
    prompts = "".join(_prompts(more, known_here(content, beginning.values)))
    lines = f"{as_yaml(values, comments)}\n{_words(MORE)}{prompts}"
    if kind.form != "markdown":
        return lines
    return f"---\n{lines}\n{''.join(map(_words, TEXT))}---\n"


def _words(text: str) -> str:
    """A comment that is no key to be taken up."""
    return f"#{comment(text)}"


def _sort(fields: Sequence[Field], key: str) -> str:
    return next((field.value.sort for field in fields if field.key == key), "text")


def _written(value: Any, sort: str) -> Any:
    """Dates without quotes, as people write them."""
    if isinstance(value, dict):
        return {key: _written(part, "date" if key in ("date", "review_by") else "text") for key, part in value.items()}
    return PartialDate.parse(value) if sort in ("date", "day") and value is not None else value


def _prompts(fields: Sequence[Field], known: Known) -> Iterator[str]:
    for field in fields:
        lines = [*_example(field, known)]
        if lines:
            yield _words(field.meaning)
            yield from (f"# {line}\n" for line in lines)


def _example(field: Field, known: Known) -> Iterator[str]:
    """The key as it would stand in the file; nothing where it could only name what is not there."""
    wanted = field.value.of or field.value
    if wanted.refers_to == "person" and field.value.sort == "list":
        yield f"{field.key}: []"  # nobody stands in an example
    elif wanted.refers_to != "person" and wanted.sort != "path":
        yield from lines_that_hold(field, known)


def known_here(content: Content, values: Mapping[str, Any]) -> Known:
    """An id of each kind that the site has, and an action of a plan that ran when this happened."""
    kinds = (kind for kind in KINDS if kind.name != "person" and content.of(kind.model))
    known = {kind.name: content.of(kind.model)[0].id for kind in kinds}
    if values.get("date"):
        day = PartialDate.parse(values["date"]).start
        running = (plan for plan in content.of(ActionPlan) if plan.period.start.start <= day <= plan.period.to.end)
        plan = next(running, None)
        if plan:
            known["action"] = f"{plan.id}/{plan.actions[0].codes[0]}"
    return known

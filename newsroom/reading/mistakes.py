"""What pydantic finds, said in our words: never a type's name, always what to write instead."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from newsroom.content.base import Kept
from newsroom.reading.problem import did_you_mean
from newsroom.reading.yaml_source import Step

HIDDEN = {"id", "path", "body", "body_line", "kind"}
"""What the reader sets itself; an editor neither writes nor sees it."""


def sentences(error: ValidationError, model: type[Kept]) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Each mistake as the steps to its place and one sentence."""
    for details in error.errors(include_url=False):
        steps = _steps_in_file(details["loc"])
        yield steps, _sentence(details, steps, model)


def _steps_in_file(loc: tuple[int | str, ...]) -> tuple[Step, ...]:
    """Without the steps that pydantic puts in for wrappers and unions; they stand in no file."""
    wrapped = ("function-", "tuple[", "constrained-", "lax-or-strict", "is-instance", "literal[")
    kinds = {"str", "int", "float", "none", "[key]"}
    return tuple(step for step in loc if not (isinstance(step, str) and (step.startswith(wrapped) or step in kinds)))


def _sentence(details: ErrorDetails, steps: tuple[Step, ...], model: type[Kept]) -> str:
    key = next((step for step in reversed(steps) if isinstance(step, str)), "")
    match details["type"]:
        case "mistake":
            said = str(details["ctx"]["sentence"])
            return f"`{key}`: {said}" if key else said
        case "missing":
            return f"`{key}` is missing; add {_example(model, steps)}"
        case "extra_forbidden":
            return f"`{key}` is not a key that belongs here{did_you_mean(key, _keys_at(model, steps[:-1]))}"
        case "literal_error":
            return _choice(key, details)
        case "string_too_short" | "too_short":
            return f"`{key}` is empty; write something, or take the line out"
        case "string_pattern_mismatch":
            return _pattern(key, details["input"])
    return _wrong_kind(key, details)


def _choice(key: str, details: ErrorDetails) -> str:
    expected = str(details["ctx"]["expected"])
    choices = [choice.strip("' ") for choice in expected.replace(" or ", ", ").split(", ")]
    given = details["input"]
    return f"`{key}` is “{given}”; choose one of: {', '.join(choices)}{_near(str(given), choices)}"


def _near(given: str, choices: list[str]) -> str:
    hint = did_you_mean(given, choices)
    return hint if "did you mean" in hint else ""


def _pattern(key: str, given: object) -> str:
    if key in ("time", "end_time"):
        return f"`{key}` is “{given}”; write the hour and minutes as `10:30`"
    return f"`{key}`: “{given}” may hold only lower-case letters, digits and hyphens, such as `open-day-2026`"


_WANTED = {
    "string": 'text; put it in quotes, such as `"2023"`',
    "bool": "`true` or `false`",
    "int": "a whole number, such as `4`",
    "tuple": "a list: write `[first, second]`, or one `- item` a line",
    "list": "a list: write `[first, second]`, or one `- item` a line",
    "model": "keys of its own: write each on a line below it, indented by two spaces, as `key: value`",
    "dict": "keys of its own: write each on a line below it, indented by two spaces, as `key: value`",
}


def _wrong_kind(key: str, details: ErrorDetails) -> str:
    wanted = next((text for start, text in _WANTED.items() if details["type"].startswith(start)), None)
    given = details["input"]
    if given is None:
        return f"`{key}` is empty; write something, or take the line out"
    shown = f" “{given}”" if isinstance(given, str | int | float) else ""
    if wanted is None:
        return f"the value{shown} of `{key}` does not fit; see the other files of this kind for how it is written"
    return f"`{key}`{f' is{shown}' if shown else ''}; this key takes {wanted}"


def _model_at(model: type[BaseModel], steps: tuple[Step, ...]) -> type[BaseModel]:
    """The model that reads the part of the file at `steps`."""
    for step in steps:
        if isinstance(step, str):
            field = _field(model, step)
            inner = _inner_model(field.annotation) if field else None
            model = inner or model
    return model


def _field(model: type[BaseModel], key: str) -> FieldInfo | None:
    return next((f for name, f in model.model_fields.items() if key in (name, f.alias)), None)


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_inner_model(part) for part in get_args(annotation))
    return next((part for part in found if part), None)


def _keys_at(model: type[BaseModel], steps: tuple[Step, ...]) -> list[str]:
    fields = _model_at(model, steps).model_fields
    return [field.alias or name for name, field in fields.items() if name not in HIDDEN]


def _example(model: type[BaseModel], steps: tuple[Step, ...]) -> str:
    key = str(steps[-1])
    field = _field(_model_at(model, steps[:-1]), key)
    if field and field.examples:
        return f"a line such as `{key}: {field.examples[0]}`"
    meaning = f" ({field.description.rstrip('.')})" if field and field.description else ""
    return f"a line `{key}: ...`{meaning}"

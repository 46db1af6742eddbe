"""What pydantic finds, said in our words: never a type's name, always what to write instead."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from newsroom.addresses import slugify
from newsroom.reading.problem import did_you_mean
from newsroom.reading.yaml_source import Step

HIDDEN = {"id", "path", "body", "body_line", "kind"}
"""What the reader sets itself; an editor neither writes nor sees it."""
OF_THE_THEME = {"boost", "comments", "hide", "icon", "inherit", "search", "social", "status", "subtitle", "template"}
"""Keys by which themes of MkDocs are told to show a page otherwise."""


@dataclass(frozen=True)
class Mistake:
    """One thing that the model did not take."""

    steps: tuple[Step, ...]
    """The way to its place in the value, as it was read."""
    sentence: str
    code: str


def mistakes(error: ValidationError, model: type[BaseModel], value: Any) -> Iterator[Mistake]:
    """Each mistake once, in our words."""
    told = set()
    for details in error.errors(include_url=False):
        steps = _steps_in_file(details, value)
        if details["type"] == "too_short" and isinstance(details["input"], list | tuple) and details["input"]:
            continue  # each of its items has a mistake of its own
        found = Mistake(steps, *_said(details, steps, model))
        if found not in told:
            told.add(found)
            yield found


def _steps_in_file(details: ErrorDetails, value: Any) -> tuple[Step, ...]:
    """Without the steps that pydantic puts in for wrappers, unions and short forms; they stand in no file."""
    steps: list[Step] = []
    for step in details["loc"]:
        if (isinstance(value, dict) and step in value) or (isinstance(value, list) and isinstance(step, int)):
            steps.append(step)
            value = value[step]  # type: ignore[index]
    if details["type"] == "missing":
        steps.append(details["loc"][-1])
    return tuple(steps)


def _is_union(details: ErrorDetails, steps: tuple[Step, ...]) -> bool:
    """Whether the value may be a text or a number; pydantic then complains once for each."""
    last = str(details["loc"][-1]) if details["loc"] else ""
    named = last.startswith("function-") or last in ("str", "int", "float")
    return named and steps[-1:] != (last,)


def _said(details: ErrorDetails, steps: tuple[Step, ...], model: type[BaseModel]) -> tuple[str, str]:
    """The sentence and its code."""
    key = next((step for step in reversed(steps) if isinstance(step, str)), "")
    if details["type"] == "missing":
        return f"`{key}` is missing; add {_example(model, steps)}", "key-missing"
    if details["type"] == "extra_forbidden":
        return f"`{key}` is not a key that belongs here{_other_key(key, model, steps)}", "key-unknown"
    if (
        details["input"] in (None, "", [])
        or str(details["input"]).isspace()
        or details["type"] in ("string_too_short", "too_short")
    ):
        return f"`{key}` is empty; write something{_or_nothing(model, steps)}", "value-empty"
    if _is_union(details, steps):
        return f"`{key}`{_shown(details['input'])}; it takes text or a number", "value-kind"
    match details["type"]:
        case "mistake":
            said = str(details["ctx"]["sentence"])
            return (f"`{key}`: {said}" if key else said), str(details["ctx"]["code"])
        case "literal_error":
            return _choice(key, details), "value-choice"
        case "string_pattern_mismatch":
            return _pattern(key, details["input"]), "value-pattern"
        case "greater_than_equal":
            least = f"write a number from {details['ctx']['ge']} on, or take it out"
            return f"`{key}`{_shown(details['input'])}; {least}", "value-too-small"
    return _wrong_kind(key, details, steps, model), "value-kind"


def _or_nothing(model: type[BaseModel], steps: tuple[Step, ...]) -> str:
    field = _field(_model_at(model, steps[:-1]), str(steps[-1])) if steps else None
    return " after the colon" if field and field.is_required() else ", or take the line out"


def _other_key(key: str, model: type[BaseModel], steps: tuple[Step, ...]) -> str:
    if key in OF_THE_THEME and len(steps) == 1:
        return ": it would change how the theme shows the page, and all pages look alike; take the line out"
    hint = did_you_mean(key, _keys_at(model, steps[:-1]))
    return hint or "; take it out, or look at another file of this kind for its keys"


def _shown(given: object) -> str:
    """What was written, if it is short enough to be said."""
    if isinstance(given, bool):
        return f" is “{str(given).lower()}”"
    return f" is “{given}”" if isinstance(given, str | int | float) else " holds several things"


def _choice(key: str, details: ErrorDetails) -> str:
    expected = str(details["ctx"]["expected"])
    choices = [choice.strip("' ") for choice in expected.replace(" or ", ", ").split(", ")]
    near = _near(str(details["input"]), choices)
    return f"`{key}`{_shown(details['input'])}; choose one of: {', '.join(choices)}{near}"


def _near(given: str, choices: list[str]) -> str:
    meant = _SYNONYMS.get(given.lower())
    if meant in choices:
        return f"; did you mean `{meant}`?"
    hint = did_you_mean(given, choices)
    return hint if "did you mean" in hint else ""


_SYNONYMS = {
    "winner": "won",
    "win": "won",
    "awarded": "won",
    "finalist": "shortlisted",
    "runner-up": "shortlisted",
    "nominee": "nominated",
    "done": "completed",
    "closed": "closed by decision",
    "canceled": "cancelled",
}
"""What people write for what is meant, where the letters alone would lead astray."""


def _pattern(key: str, given: object) -> str:
    if key == "codes":
        return f"`{key}`: “{given}” is no code; a code is letters and a number, such as `V2` or `CD11`"
    if key in ("time", "end_time"):
        return f"`{key}` is “{given}”; write the hour and minutes as `10:30`"
    likely = slugify(str(given)) or "open-day-2026"
    rule = f"“{given}” may hold only lower-case letters, digits and hyphens"
    return f"`{key}`: {rule}, such as `{likely}`" if key else f"the file's name {rule}; rename it to `{likely}`"


_WANTED = {
    "string": "one text",
    "bool": "`true` or `false`",
    "int": "a whole number, such as `4`",
    "tuple": "a list: write `[first, second]`, or one `- item` a line",
    "list": "a list: write `[first, second]`, or one `- item` a line",
    "model": "keys of its own: write each on a line below it, indented by two spaces, as `key: value`",
    "dict": "keys of its own: write each on a line below it, indented by two spaces, as `key: value`",
}


def _wrong_kind(key: str, details: ErrorDetails, steps: tuple[Step, ...], model: type[BaseModel]) -> str:
    wanted = next((text for start, text in _WANTED.items() if details["type"].startswith(start)), None)
    where = f"an item of `{key}`" if steps and isinstance(steps[-1], int) else f"`{key}`"
    given = _shown(details["input"])
    inner = _inner_keys(model, steps)
    if inner and details["type"].startswith(("model", "dict")):
        wanted = f"lines of its own below it, each indented by two spaces: {inner}"
    if wanted is None:
        return f"{where}{given}, which does not fit; see the other files of this kind for how it is written"
    return f"{where}{given}; it takes {wanted}"


def _model_at(model: type[BaseModel], steps: tuple[Step, ...]) -> type[BaseModel]:
    """The model that reads the part of the file at `steps`."""
    for step in steps:
        if isinstance(step, str):
            field = _field(model, step)
            inner = inner_model(field.annotation) if field else None
            model = inner or model
    return model


def _field(model: type[BaseModel], key: str) -> FieldInfo | None:
    return next((f for name, f in model.model_fields.items() if key in (name, f.alias)), None)


def inner_model(annotation: Any) -> type[BaseModel] | None:
    """The model that a value of this type is made by, or its items are."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (inner_model(part) for part in get_args(annotation))
    return next((part for part in found if part), None)


def _keys_at(model: type[BaseModel], steps: tuple[Step, ...]) -> list[str]:
    fields = _model_at(model, steps).model_fields
    return [field.alias or name for name, field in fields.items() if name not in HIDDEN]


def _inner_keys(model: type[BaseModel], steps: tuple[Step, ...]) -> str:
    """The keys that the value at `steps` must have, where it holds keys of its own."""
    key = next((step for step in reversed(steps) if isinstance(step, str)), "")
    field = _field(_model_at(model, steps[: steps.index(key)] if key in steps else ()), key)
    inner = inner_model(field.annotation) if field else None
    fields = inner.model_fields.items() if inner else ()
    needed = [f"`{found.alias or name}: ...`" for name, found in fields if found.is_required()]
    return " and ".join(filter(None, (", ".join(needed[:-1]), *needed[-1:])))


def _example(model: type[BaseModel], steps: tuple[Step, ...]) -> str:
    key = str(steps[-1])
    field = _field(_model_at(model, steps[:-1]), key)
    meaning = f" ({field.description.rstrip('.')})" if field and field.description else ""
    if field and field.examples:
        return f"a line such as `{key}: {field.examples[0]}`{meaning}"
    inner = _inner_keys(model, steps)
    if inner:
        return f"a line `{key}:` and below it, each indented by two spaces, {inner}"
    return f"a line `{key}: ...`{meaning}"

"""What can be read of an item that has mistakes, so that its text and its other keys are looked at all the same."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError, model_validator
from pydantic.fields import FieldInfo

from newsroom.content.base import Kept
from newsroom.reading.mistakes import inner_model
from newsroom.reading.yaml_source import YamlProblem, read_yaml

_ID = "unnamed"
"""Stands in for an id that cannot be one."""
_ROUNDS = 3
"""Some mistakes are only found when others are out of the way."""


@dataclass(frozen=True)
class Part:
    """An item of which some is missing. It stands nowhere; the rules look at it."""

    item: Kept
    lost: frozenset[str]
    """Keys whose value is not the editor's: it is left out, or another stands in where none may be missing."""


def part_of(model: type[Kept], value: Mapping[str, Any], ours: Mapping[str, Any], lost: Collection[str]) -> Part | None:
    """What `model` can take of `value` without the keys `lost`, and of `ours`, which the reader sets.

    None where that is nothing.
    """
    kept = {**{key: part for key, part in value.items() if key not in lost}, **ours}
    left_out = set(lost)
    for key in lost:
        kept |= _stand_in(model, key)
    for _ in range(_ROUNDS):
        try:
            return Part(_made(model, kept), frozenset(left_out))
        except ValidationError as error:
            wrong = {str(details["loc"][0]) for details in error.errors(include_url=False) if details["loc"]}
            kept = {key: part for key, part in kept.items() if key not in wrong}
            for key in wrong:
                kept |= {"id": _ID} if key == "id" else _stand_in(model, key)
            left_out |= wrong
    return None


def _made(model: type[Kept], value: Mapping[str, Any]) -> Kept:
    """An item of `model` without what it asks of one as a whole: that asks for keys that may be lost."""
    names = model.__pydantic_decorators__.model_validators
    if not names:
        return model.model_validate(value)
    nothing = {name: model_validator(mode="after")(_as_it_is) for name in names}
    lenient: type[Kept] = type(model.__name__, (model,), {"__module__": model.__module__, **nothing})
    found = lenient.model_validate(value)
    return model.model_construct(**{name: getattr(found, name) for name in model.model_fields})


def _as_it_is(item: BaseModel) -> BaseModel:
    return item


def _stand_in(model: type[BaseModel], key: str) -> dict[str, Any]:
    """What stands in for a key that none may be without. Empty where it may be missing."""
    field = next((f for name, f in model.model_fields.items() if key in (name, f.alias)), None)
    return _example(key, field) if field and field.is_required() else {}


def _example(key: str, field: FieldInfo) -> dict[str, Any]:
    """The key with its own example, or with keys of its own."""
    if field.examples:
        try:
            return {key: read_yaml(f"x: {field.examples[0]}").value["x"]}
        except YamlProblem:
            return {}
    inner = inner_model(field.annotation)
    value = _example_of(inner) if inner else None
    if value is None:
        return {}
    is_list = tuple in (get_origin(field.annotation), *map(get_origin, get_args(field.annotation)))
    return {key: [value] if is_list else value}


def _example_of(model: type[BaseModel]) -> dict[str, Any] | None:
    """As few keys as the model takes; of those that may be missing it may want one."""
    keys = {field.alias or name: field for name, field in model.model_fields.items()}
    needed: dict[str, Any] = {}
    for key in keys:
        needed |= _stand_in(model, key)
    for value in (needed, *({**needed, **_example(key, field)} for key, field in keys.items())):
        try:
            model.model_validate(value)
        except ValidationError:
            continue
        return value
    return None

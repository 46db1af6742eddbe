"""What an editor may write for each key of a model, in plain words: forms, schemas and references are made of it.

All of it comes from the models: their types, their limits, and the description and examples of each `Field`.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from newsroom.content import Kind
from newsroom.content.base import Means, Model, PartialDate

Sort = Literal[
    "text", "long text", "text or number", "whole number", "yes/no", "date", "day", "time", "choice", "reference",
    "action", "web address", "mail address", "site address", "file name", "path", "code", "id", "list", "table",
    "group",
]  # fmt: skip
"""`date` may be a day, a month or a year; `day` is a whole date. A `table` has keys that the editor chooses."""


@dataclass(frozen=True)
class Value:
    """What may stand after a key."""

    sort: Sort
    choices: tuple[str, ...] = ()
    """Of a `choice`, in the order of the model."""
    refers_to: str = ""
    """Of a `reference`, the name of the kind in `KINDS` whose id is written."""
    of: "Value | None" = None
    """Of a `list` its items, of a `table` its values."""
    fields: tuple["Field", ...] = ()
    """Of a `group`, its keys."""
    short: str = ""
    """Of a `group`, the key that a text alone stands for, if there is one."""
    pattern: str = ""
    """The regular expression that the text must match, if there is one."""
    least: int | None = None
    """Of a number the smallest, of a list the fewest items, of a text the fewest characters; None where any will do."""
    nullable: bool = False
    """Whether `null` may be written: nobody knows."""


@dataclass(frozen=True)
class Field:
    """A key that an editor may write."""

    key: str
    meaning: str
    """One or a few sentences."""
    examples: tuple[str, ...]
    """As they stand in the file behind the key; a `group` has none, its keys have."""
    required: bool
    value: Value

    @property
    def label(self) -> str:
        """The key as a form names it: `publish_on` is “Publish on”."""
        return self.key.replace("_", " ").capitalize()

    @property
    def hint(self) -> str:
        """The first example as somebody types it into a form: without quotation marks; empty if there is none."""
        first = self.examples[0] if self.examples else ""
        return first[1:-1] if first[:1] in ('"', "'") and first[-1:] == first[:1] else first


def described(model: type[Model]) -> tuple[Field, ...]:
    """The keys of a model, in its order, without what the reader sets itself."""
    return tuple(_fields(model, {"id"}))


def described_kind(kind: Kind) -> tuple[Field, ...]:
    """The keys of a kind of content; the items of a list have an `id` too, of the others the file's name is it."""
    return tuple(_fields(kind.model, set() if kind.form == "list" else {"id"}))


def _fields(model: type[Model], hidden: set[str]) -> Iterator[Field]:
    for name, info in model.model_fields.items():
        if not info.exclude and name not in hidden:
            yield Field(
                key=info.alias or name,
                meaning=info.description or "",
                examples=tuple(str(example) for example in info.examples or ()),
                required=info.is_required(),
                value=_value(info.annotation, info.metadata),
            )


def _value(annotation: Any, metadata: Iterable[Any] = ()) -> Value:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _value(inner[0], [*inner[1:], *metadata])
    known = [*_flat(metadata)]
    if origin in (Union, UnionType):
        return _one_of(inner, known)
    if origin is Literal:
        return Value("choice", choices=tuple(map(str, inner)))
    if origin is tuple:
        return Value("list", of=_value(inner[0]), least=_limit(known, "min_length"))
    if origin is dict:
        return Value("table", of=_value(inner[1]))
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return Value("group", fields=described(annotation), short=annotation.text_alone)
    return _plain(annotation, known)


def _one_of(inner: tuple[Any, ...], metadata: list[Any]) -> Value:
    told = [one for one in inner if one is not NoneType]
    found = _value(told[0], metadata) if len(told) == 1 else Value("text or number")
    return Value(**{**found.__dict__, "nullable": len(told) < len(inner)})


def _plain(annotation: Any, metadata: list[Any]) -> Value:
    sorts: dict[Any, Sort] = {bool: "yes/no", int: "whole number", PartialDate: "date", dt.date: "day"}
    if annotation in sorts:
        return Value(sorts[annotation], least=_limit(metadata, "ge"))
    means = next((one for one in metadata if isinstance(one, Means)), Means("text"))
    pattern = next((one.pattern for one in metadata if getattr(one, "pattern", None)), "")
    return Value(means.sort, refers_to=means.kind, pattern=str(pattern), least=_limit(metadata, "min_length"))


def _flat(metadata: Iterable[Any]) -> Iterator[Any]:
    """With what stands within a `Field` of its own, as in an alias for a type."""
    for one in metadata:
        yield from one.metadata if isinstance(one, FieldInfo) else (one,)


def _limit(metadata: Iterable[Any], name: str) -> int | None:
    return next((getattr(one, name) for one in metadata if getattr(one, name, None) is not None), None)

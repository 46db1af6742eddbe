"""A JSON Schema (2020-12) for each kind of content, for editors that complete and check YAML while somebody types.

The schema knows what stands in the file, short forms too, as an editor's YAML 1.2 reads it: dates are texts, but a
year alone is a number. What pydantic would tell of the models is what they hold after reading, which is not the same;
therefore it is made of the described fields. Rules about several keys at once (a record needs its sources) and about
other files (an id that is there) are `scripts/check.py`'s alone.
"""

from collections.abc import Mapping
from typing import Any

from newsroom import addresses
from newsroom.content import Kind
from newsroom.faces.fields import Field, Value, described_kind
from newsroom.faces.reference import rule_of, with_article

Schema = dict[str, Any]
"""Plain values, as JSON holds them."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_MONTH, _DAY = "-(0[1-9]|1[0-2])", "-(0[1-9]|[12][0-9]|3[01])"
_YEARS = {"minimum": addresses.FIRST_YEAR, "maximum": addresses.LAST_YEAR}
_SORTS: Mapping[str, Schema] = {
    "text": {"type": "string", "pattern": r"\S"},
    "long text": {"type": "string", "pattern": r"\S"},
    "text or number": {"type": ["string", "number"], "minLength": 1},
    "whole number": {"type": "integer"},
    "yes/no": {"type": "boolean"},
    "date": {"type": ["string", "integer"], "pattern": f"^[1-9][0-9]{{3}}({_MONTH}({_DAY})?)?$", **_YEARS},
    "day": {"type": "string", "pattern": f"^[1-9][0-9]{{3}}{_MONTH}{_DAY}$"},
    "time": {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"},
    "reference": {"type": ["string", "integer"], "minLength": 1},
    "action": {"type": "string", "pattern": r"^\S+/[A-Za-z]+[0-9]+$"},
    "web address": {"type": "string", "pattern": r"^https?://[^\s\\]+$"},
    "mail address": {"type": "string", "pattern": r"^[^@\s]+@[^@\s]+\.[A-Za-z]{2,}$"},
    "site address": {"type": "string", "pattern": "^/([a-z0-9]+(-[a-z0-9]+)*/)+$"},
    "file name": {"type": "string", "pattern": r'^[^./\\:?#%*"<>|][^/\\:?#%*"<>|]*\.[A-Za-z]+$'},
    "path": {"type": "string", "pattern": r"^[^/\\].*\.md$"},
    "code": {"type": "string", "pattern": "^[A-Za-z]+[0-9]+$"},
    "id": {"type": ["string", "integer"], "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "minimum": 0},
}
"""What each sort of value looks like in the file."""


def schema_of(kind: Kind) -> Schema:
    """What a file of this kind holds; of Markdown files, the block between the two `---`."""
    told = {"title": with_article(kind.name).capitalize(), "description": kind.purpose}
    item = _keys(described_kind(kind))
    if kind.form == "list":
        return {"$schema": DIALECT, **told, "type": ["array", "null"], "items": item}
    return {"$schema": DIALECT, **told, **item}


def _keys(fields: tuple[Field, ...]) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [field.key for field in fields if field.required],
        "properties": {field.key: {"description": _told(field), **_value(field.value)} for field in fields},
    }


def _told(field: Field) -> str:
    """What an editor sees beside the line."""
    example = f" For example: `{field.key}: {field.examples[0]}`" if field.examples else ""
    return f"{field.meaning} {rule_of(field.value, field.required)}{example}"


def _value(value: Value) -> Schema:
    known = _known(value)
    if not value.nullable:
        return known
    if "enum" in known:
        return {"enum": [*known["enum"], None]}
    if "anyOf" in known:
        return {"anyOf": [*known["anyOf"], {"type": "null"}]}
    sorts = known["type"] if isinstance(known["type"], list) else [known["type"]]
    return {**known, "type": [*sorts, "null"]}


def _known(value: Value) -> Schema:
    """The value where somebody knows it."""
    match value.sort:
        case "choice":
            return {"enum": list(value.choices)}
        case "list" if value.of:
            fewest = {"minItems": value.least} if value.least else {}
            return {"type": "array", "items": _value(value.of), **fewest}
        case "table" if value.of:
            return {"type": "object", "additionalProperties": _value(value.of)}
        case "group":
            whole = _keys(value.fields)
            short = next((field for field in value.fields if field.key == value.short), None)
            return {"anyOf": [_known(short.value), whole]} if short else whole
        case "text" | "long text" if not value.least:
            return {"type": "string"}  # may be empty, as the alt text of a picture that tells nothing
        case "whole number" if value.least is not None:
            return {"type": "integer", "minimum": value.least}
    return dict(_SORTS[value.sort])

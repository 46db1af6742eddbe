"""The settings of the extension “Front Matter CMS” for Visual Studio Code: a form beside each Markdown file.

The extension finds the form by the folder, because each folder has one alone. Lists whose items have keys of their own
(`actions`, `career`) and tables (`ratings`) are left out of the forms and written in the file: the extension would add
a key `fieldGroup` to each item. Ids are typed and not picked, for what it picks from it would also offer to rewrite.
Its own check is switched off, for it knows no date without a day.
"""

from collections.abc import Mapping
from typing import Any

from newsroom.content import KINDS, Kind
from newsroom.faces.fields import Field, Value, described_kind

Settings = dict[str, Any]
"""Plain values, as JSON holds them."""

FORM_OF_ALL = "default"
"""The name of the form that the extension falls back to: articles have it, for they are what is written most."""
_TYPES: Mapping[str, Settings] = {
    "text": {"type": "string", "single": True},
    "long text": {"type": "string"},
    "whole number": {"type": "number"},
    "yes/no": {"type": "boolean"},
    "day": {"type": "datetime", "dateFormat": "yyyy-MM-dd"},
}
"""The other sorts are a text on one line: a date that is known by the year alone is no day to pick."""


def settings() -> Settings:
    """All of `frontmatter.json`."""
    kinds = [kind for kind in KINDS if kind.form == "markdown"]
    return {
        "frontMatter.content.pageFolders": [_folder(kind) for kind in kinds],
        "frontMatter.content.supportedFileTypes": ["md"],
        "frontMatter.content.autoUpdateDate": False,
        "frontMatter.taxonomy.dateFormat": "yyyy-MM-dd",
        "frontMatter.taxonomy.seoDescriptionField": "summary",
        "frontMatter.taxonomy.contentTypes": [_form(kind) for kind in kinds],
        "frontMatter.telemetry.disable": True,
        "frontMatter.templates.prefix": "",
        "frontMatter.validation.enabled": False,
    }


def _name(kind: Kind) -> str:
    return FORM_OF_ALL if kind.name == "article" else kind.name.replace(" ", "-")


def _folder(kind: Kind) -> Settings:
    return {
        "title": f"{kind.name.capitalize()} ({kind.place})",
        "path": f"[[workspace]]/{kind.place}",
        "filePrefix": None,
        "contentTypes": [_name(kind)],
    }


def _form(kind: Kind) -> Settings:
    return {
        "name": _name(kind),
        "pageBundle": False,
        "filePrefix": None,
        "clearEmpty": True,
        "fields": [_field(field) for field in described_kind(kind) if _fits(field.value)],
    }


def _fits(value: Value) -> bool:
    """Whether a form can hold the value and write it as it was."""
    return value.sort != "table" and not (value.of and value.of.sort == "group")


def _field(field: Field) -> Settings:
    told = {"title": field.label, "name": field.key, "description": field.meaning, "required": field.required}
    return {**told, **_type(field.key, field.value)}


def _type(key: str, value: Value) -> Settings:
    if key == "draft":
        return {"type": "draft"}
    match value.sort:
        case "choice":
            return {"type": "choice", "choices": list(value.choices)}
        case "list":
            return {"type": "list"}
        case "group":
            return {"type": "fields", "fields": [_field(inner) for inner in value.fields if _fits(inner.value)]}
    return dict(_TYPES.get(value.sort, _TYPES["text"]))

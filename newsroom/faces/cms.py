"""What the browser editor at `/admin/` is told: its forms, made from the models, and where it sends a story.

Written in the words that Decap CMS reads too, so that one editor may be changed for the other; the few that Sveltia
CMS alone knows (`SVELTIA_ALONE`) make it kinder, and without them everything still works.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from newsroom.content import KINDS, Kind
from newsroom.faces.fields import Field, Value, described_kind

Config = dict[str, Any]
"""Plain values, as YAML holds them."""

SVELTIA_ALONE = ("output", "media_libraries", "auth_methods", "graphql_api_root")
"""Settings that Decap CMS passes over."""
EDITORS_ONLY = (
    "slug", "aliases", "corrections", "withdrawn", "draft", "from_record", "published", "updated",
)  # fmt: skip
"""Keys that a volunteer's form leaves out: a draft is a pull request there, and the others are an editor's work.

What stands in a file and not in the form stays in the file.
"""
NOT_ASKED = ("decorative",)
"""Within a group: a form asks for what a picture shows, and none that tells nothing is sent with a story."""
FIRST = ("title", "date", "summary", "body", "image")
"""What a story begins with; the other keys follow in the order of the model."""
PARTIAL_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
SLUG = {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"}
"""Ids are made of a-z, digits and hyphens."""
WIDEST = 2400
"""Pixels a side of a picture that is sent; the page shows less."""


@dataclass(frozen=True)
class Choice:
    value: str
    label: str


@dataclass(frozen=True)
class Editing:
    """What the forms are made for."""

    site: str
    """The site's address."""
    repository: str
    branch: str
    interface: str
    sign_in: str = ""
    choices: tuple[tuple[str, tuple[Choice, ...]], ...] = ()
    """What may be chosen for a reference, by the name of its kind; those of actions under `action`."""


@dataclass(frozen=True)
class _Form:
    """How the entries of a kind are shown."""

    kind: str
    label: str
    singular: str
    summary: str
    slug: str = "{{title}}"
    title: str = "title"
    """The key that an entry is known by."""


FORMS = (
    _Form("article", "Articles", "article", "{{title}} ({{date}})"),
    _Form("case study", "Case studies", "case study", "{{title}}"),
    _Form("event", "Events", "event", "{{title}} ({{start}})"),
    _Form("opportunity", "Opportunities", "opportunity", "{{title}}"),
    # Not `{{year}}` alone: that is the year of today.
    _Form("award", "Awards", "award", "{{scheme}} {{fields.year}}", "{{scheme}}-{{fields.year}}", "scheme"),
)
"""What a volunteer may write."""

PATHS = {"article": "{{fields.date | date('YYYY')}}/{{slug}}/index", "case study": "{{slug}}/index"}
"""A story has a folder, for its pictures stand beside it."""
OLDER_PATHS = {"article": "{{year}}/{{slug}}", "case study": "{{slug}}"}
"""Stories without a folder of their own; the form finds them, and makes none."""


def configuration(editing: Editing) -> Config:
    """All of `/admin/config.yml`."""
    return {
        "backend": _backend(editing),
        "publish_mode": "editorial_workflow",
        "site_url": editing.site,
        "display_url": editing.site,
        "show_preview_links": False,
        "media_folder": "docs/assets/pictures",
        "public_folder": "/assets/pictures",
        "media_libraries": {"default": {"config": _uploads()}, "stock_assets": {"providers": []}},
        "slug": SLUG,
        "editor": {"preview": False},
        "output": {"omit_empty_optional_fields": True, "yaml": {"quote": "double"}},
        "collections": [*_collections(dict(editing.choices)), _people()],
    }


def _backend(editing: Editing) -> Config:
    backend: Config = {
        "name": "github",
        "repo": editing.repository,
        "branch": editing.branch,
        "api_root": editing.interface,
        # Whoever may not write here sends from a copy of their own.
        "open_authoring": True,
        "auth_scope": "public_repo",
    }
    if editing.interface.endswith("/api/v3"):  # on a server of one's own the other half of the interface is beside it
        backend["graphql_api_root"] = editing.interface.removesuffix("/v3") + "/graphql"
    # Without a client of our own the button would lead to somebody else's.
    return backend | ({"base_url": editing.sign_in} if editing.sign_in else {"auth_methods": ["token"]})


def _uploads() -> Config:
    """A picture is drawn anew, which also leaves out where and when it was taken."""
    scaled = {"format": "webp", "quality": 90, "width": WIDEST, "height": WIDEST}
    return {"slugify_filename": True, "max_file_size": 25_000_000, "transformations": {"raster_image": scaled}}


# -- Collections


def _collections(choices: Mapping[str, tuple[Choice, ...]]) -> Iterator[Config]:
    for form in FORMS:
        kind = next(kind for kind in KINDS if kind.name == form.kind)
        fields = [*_ordered(kind)]
        if kind.form == "markdown":
            yield _folder(form, kind, _widgets(fields, choices, whole={"date"}), path=PATHS[kind.name])
            older = replace(form, label=f"{form.label}, older")
            yield _folder(older, kind, _widgets(fields, choices), path=OLDER_PATHS[kind.name], create=False)
        else:
            yield _folder(form, kind, _widgets(fields, choices))


def _folder(form: _Form, kind: Kind, fields: list[Config], path: str = "", create: bool = True) -> Config:
    """A collection of Decap CMS: a folder of files that have the same form."""
    markdown = kind.form == "markdown"
    name = form.label.lower().replace(", ", "-").replace(" ", "-")
    found: Config = {
        "name": name,
        "label": form.label,
        "label_singular": form.singular,
        "folder": kind.place,
        "create": create,
        "delete": False,  # an address never breaks: an editor withdraws
        "publish": False,  # whoever accepts it does so where it was checked
        "extension": "md" if markdown else "yml",
        "format": "yaml-frontmatter" if markdown else "yml",
        "identifier_field": form.title,
        "slug": form.slug,
        "summary": form.summary,
        "fields": fields,
    }
    return found | ({"path": path, "media_folder": "", "public_folder": ""} if markdown else {})


def _people() -> Config:
    """Where the form looks up whom a story names. It is not offered: a person's file is an editor's work."""
    return {
        "name": "people",
        "label": "People",
        "folder": "data/people",
        "hide": True,
        "create": False,
        "delete": False,
        "extension": "yml",
        "format": "yml",
        "identifier_field": "name",
        "fields": [{"name": "name", "label": "Name", "widget": "string"}],
    }


def _ordered(kind: Kind) -> Iterator[Field]:
    known = {field.key: field for field in described_kind(kind) if field.key not in EDITORS_ONLY}
    if kind.form == "markdown":
        known["body"] = Field("body", "The story itself.", (), True, Value("long text"))
    first = [key for key in FIRST if key in known]
    yield from (known[key] for key in [*first, *(key for key in known if key not in first)])


# -- Fields


def _widgets(
    fields: Iterable[Field], choices: Mapping[str, tuple[Choice, ...]], whole: Iterable[str] = ()
) -> list[Config]:
    """`whole` names the dates that are a day here: what is written now happened on one."""
    days = {key: Value("day") for key in whole}
    asked = [field for field in fields if field.key not in NOT_ASKED]
    return [_widget(replace(field, value=days.get(field.key, field.value)), choices) for field in asked]


def _widget(field: Field, choices: Mapping[str, tuple[Choice, ...]]) -> Config:
    common: Config = {"name": field.key, "label": LABELS.get(field.key, field.label), "required": field.required}
    hint = " ".join(part for part in (_meaning(field), _example(field)) if part)
    return common | ({"hint": hint} if hint else {}) | _of(field.value, field, choices)


def _meaning(field: Field) -> str:
    """A form shows names where a file holds ids."""
    told = MEANINGS.get(field.key, field.meaning).removeprefix("Ids of ").removeprefix("Id of ")
    return told[:1].upper() + told[1:]


def _example(field: Field) -> str:
    shown = field.value.sort in ("text", "long text", "date", "time", "web address", "mail address", "code")
    return f"For example: {field.hint}" if shown and field.hint else ""


def _of(value: Value, field: Field, choices: Mapping[str, tuple[Choice, ...]]) -> Config:
    """The widget, and what belongs to it alone."""
    if field.key == "body":
        return {"widget": "markdown", "modes": ["rich_text", "raw"], "buttons": BUTTONS, "editor_components": ["image"]}
    if value.sort == "group":
        return {"widget": "object", "collapsed": "auto", "fields": _widgets(value.fields, choices)}
    if value.sort == "list":
        return _list(value, field, choices)
    if value.sort in ("reference", "action", "choice"):
        return _picker(value, choices)
    return {**_PLAIN.get(value.sort, {"widget": "string"}), **_limits(value)}


LABELS = {
    "body": "Text", "image": "Picture", "pictures": "Pictures in the text", "src": "Picture file",
    "alt": "What it shows",
}  # fmt: skip
MEANINGS = {
    "title": "The headline. Write it first: the address is made of it when you save for the first time.",
    "body": "The story itself. A picture in it stands below under “Pictures in the text” as well.",
    "src": "A photo from your computer. It is made smaller, and the place and time that are hidden in it are left out.",
}
"""Where a form says it otherwise than a file's reference."""
BUTTONS = [
    "bold", "italic", "link", "heading-two", "heading-three", "quote", "bulleted-list", "numbered-list",
]  # fmt: skip
"""A page has one h1, which is its title."""
_DAY: Config = {"widget": "datetime", "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD", "time_format": False}
_PARTIAL = [PARTIAL_DATE, "Write the year, month and day with hyphens, 2026-11-21, or as much as is known"]
_PLAIN: Mapping[str, Config] = {
    "long text": {"widget": "text"},
    "whole number": {"widget": "number", "value_type": "int"},
    "yes/no": {"widget": "boolean", "default": False},
    "date": {"widget": "string", "pattern": _PARTIAL},
    "day": _DAY,
    "file name": {"widget": "image", "choose_url": False},
}
"""Whatever is not named is a line of text."""


def _limits(value: Value) -> Config:
    if value.sort == "whole number" and value.least is not None:
        return {"min": value.least}
    if value.pattern and value.sort in ("text", "time", "id"):
        return {"pattern": [value.pattern, "This is not written as the hint says"]}
    return {}


def _list(value: Value, field: Field, choices: Mapping[str, tuple[Choice, ...]]) -> Config:
    inner = value.of or Value("text")
    least: Config = {"min": value.least} if value.least else {}
    if inner.sort == "group":
        singular = field.label.lower().removesuffix("s")
        found: Config = {"widget": "list", "label_singular": singular, "collapsed": "auto"}
        return found | least | {"fields": _widgets(inner.fields, choices)}
    picker = _picker(inner, choices) if inner.sort in ("reference", "choice", "action") else {"widget": "string"}
    if picker["widget"] == "string":
        return {"widget": "list"} | least
    return picker | {"multiple": True} | least


def _picker(value: Value, choices: Mapping[str, tuple[Choice, ...]]) -> Config:
    """People, events and awards are looked up in the repository; the small vocabularies stand in the form itself."""
    if value.sort == "choice":
        return {"widget": "select", "options": list(value.choices)}
    kind = value.refers_to or value.sort
    if kind in _LOOKED_UP:
        return {"widget": "relation", "value_field": "{{slug}}", **_LOOKED_UP[kind]}
    offered = choices.get(kind, ())
    if not offered:
        return {"widget": "string"}
    return {"widget": "select", "options": [{"label": one.label, "value": one.value} for one in offered]}


_LOOKED_UP: Mapping[str, Config] = {
    "person": {"collection": "people", "search_fields": ["name"], "display_fields": ["name"]},
    "event": {"collection": "events", "search_fields": ["title"], "display_fields": ["title"]},
    "award": {"collection": "awards", "search_fields": ["scheme", "year"], "display_fields": ["scheme", "year"]},
}

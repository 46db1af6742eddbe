"""The files made from the models for editors' programs, which lie in the repository; `scripts/faces.py` writes them."""

import json
from collections.abc import Mapping
from typing import Any

from newsroom.content import KINDS, Kind
from newsroom.faces.front_matter_extension import settings
from newsroom.faces.schema import schema_of

SITES = ("", "examples/*/")
"""Where sites lie in the repository: the project's own, and the examples."""
EXTENSIONS = ("redhat.vscode-yaml", "eliostruyf.vscode-front-matter")
"""The first reads the schemas, the second shows forms."""


def faces() -> Mapping[str, str]:
    """The text of each file, by its path below the project's folder."""
    schemas = {schema_file(kind): _json(schema_of(kind)) for kind in KINDS}
    return {
        **schemas,
        "frontmatter.json": _json(settings()),
        ".vscode/extensions.json": _json({"recommendations": list(EXTENSIONS)}),
        ".vscode/settings.json": _json({"yaml.schemas": _places_of_schemas()}),
    }


def schema_file(kind: Kind) -> str:
    return f"schemas/{kind.name.replace(' ', '-')}.json"


def _places_of_schemas() -> dict[str, list[str]]:
    """Which files each schema is for. Those of Markdown are for other programs: this one reads whole YAML files."""
    return {f"./{schema_file(kind)}": [*_places(kind)] for kind in KINDS if kind.form != "markdown"}


def _places(kind: Kind) -> tuple[str, ...]:
    files = f"{kind.place}/*.yml" if kind.form == "item" else kind.place
    return tuple(f"{site}{files}" for site in SITES)


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"

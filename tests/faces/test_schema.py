"""The JSON Schemas take what both sites hold, and refuse what the reader refuses of a single value."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from newsroom.content import KINDS, Kind
from newsroom.faces.reference import whole_example
from newsroom.faces.schema import DIALECT, schema_of
from newsroom.reading.front_matter import split
from newsroom.reading.yaml_source import read_yaml
from tests.conftest import NORTHMOOR, PROJECT

BY_NAME = {kind.name: kind for kind in KINDS}


def validator(kind: Kind) -> Draft202012Validator:
    return Draft202012Validator(schema_of(kind))


def value_of(kind: Kind, text: str) -> Any:
    """What YAML 1.2 makes of the file: dates stay texts, a year alone is a number."""
    return split(text).front_matter.value if kind.form == "markdown" else read_yaml(text).value


def files_of(root: Path, kind: Kind) -> Iterator[Path]:
    if kind.form in ("list", "single"):
        yield from (file for file in [root / kind.place] if file.is_file())
    else:
        yield from sorted((root / kind.place).rglob("*.md" if kind.form == "markdown" else "*.yml"))


def wrong(kind: Kind, value: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator(kind).iter_errors(value)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_schema_is_one_of_its_dialect(kind: Kind) -> None:
    schema = schema_of(kind)
    assert schema["$schema"] == DIALECT
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("root", [PROJECT, NORTHMOOR], ids=["leeds", "northmoor"])
def test_every_real_file_is_taken(root: Path, kind: Kind) -> None:
    told = {str(file): wrong(kind, value_of(kind, file.read_text("utf-8"))) for file in files_of(root, kind)}
    assert {file: found for file, found in told.items() if found} == {}


def test_real_files_of_every_kind_were_looked_at() -> None:
    assert {kind.name: any(files_of(NORTHMOOR, kind)) for kind in KINDS} == dict.fromkeys(BY_NAME, True)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_whole_example_is_taken(kind: Kind) -> None:
    known = {"faculty": "foe", "theme": "visibility", "scheme": "prize", "action": "2021-2024/V2"}
    assert wrong(kind, value_of(kind, whole_example(kind, known))) == []


ARTICLE = {"title": "A title", "date": "2023-09-18", "summary": "One sentence."}
AWARD = {"scheme": "prize", "result": "won", "recipients": ["jane"]}
EVENT = {"title": "Open day"}
REVIEW = {"date": "2022-01-01", "complete": True, "ratings": {"V1": "red", "S1": None}}
PLAN = {
    "title": "The plan",
    "period": {"from": 2021, "to": "2024-08"},
    "actions": [{"codes": ["V1"], "themes": ["visibility"], "title": "Show the work"}],
}
PICTURE = {"src": "kiln.jpg", "alt": "A kiln.", "credit": "Somebody", "agreement": "nobody can be recognised"}

RIGHT = [
    ("article", {**ARTICLE, "date": 2019, "published": "2026-11-21"}),
    ("article", {**ARTICLE, "date": "2019-12", "published": "2026-11-21"}),
    ("article", {**ARTICLE, "actions": ["2021-2024/V2"]}),
    ("article", {**ARTICLE, "actions": [{"action": "2021-2024/V2", "shows": "It was done."}]}),
    ("article", {**ARTICLE, "image": PICTURE}),
    ("article", {**ARTICLE, "image": {**PICTURE, "alt": "", "decorative": True}}),
    ("article", {**ARTICLE, "image": None}),
    ("award", AWARD),
    ("award", {**AWARD, "scheme": None, "year": None, "recipients": [{"name": "A team", "count": 7}]}),
    ("event", {**EVENT, "start": None, "time": "10:30"}),
    ("action plan", {**PLAN, "reviews": [REVIEW]}),
    ("theme", [{"id": "visibility", "name": "Visibility"}]),
    ("theme", None),
]


@pytest.mark.parametrize(("kind", "value"), RIGHT)
def test_short_forms_and_what_nobody_knows_are_taken(kind: str, value: Any) -> None:
    assert wrong(BY_NAME[kind], value) == []


WRONG = [
    ("article", {key: ARTICLE[key] for key in ("title", "date")}),
    ("article", {**ARTICLE, "titel": "A title"}),
    ("article", {**ARTICLE, "title": 2023}),
    ("article", {**ARTICLE, "title": " "}),
    ("article", {**ARTICLE, "date": "18/09/2023"}),
    ("article", {**ARTICLE, "date": "2023-13-01"}),
    ("article", {**ARTICLE, "date": 20230918}),
    ("article", {**ARTICLE, "published": "2023-09"}),
    ("article", {**ARTICLE, "draft": "yes"}),
    ("article", {**ARTICLE, "tags": "open day"}),
    ("article", {**ARTICLE, "tags": None}),
    ("article", {**ARTICLE, "image": "kiln.jpg"}),
    ("article", {**ARTICLE, "image": {key: PICTURE[key] for key in ("src", "alt", "credit")}}),
    ("article", {**ARTICLE, "image": {**PICTURE, "captain": "A caption"}}),
    ("article", {**ARTICLE, "actions": [{"shows": "It was done."}]}),
    ("article", {**ARTICLE, "aliases": ["news/old"]}),
    ("article", {**ARTICLE, "slug": "Open Day"}),
    ("award", {**AWARD, "result": "winner"}),
    ("award", {**AWARD, "recipients": []}),
    ("award", {**AWARD, "recipients": [{"name": "A team", "count": 0}]}),
    ("award", {"result": "won", "recipients": ["jane"]}),
    ("event", {**EVENT, "time": "half ten"}),
    ("event", {**EVENT, "online": "false"}),
    ("action plan", {**PLAN, "period": {"from": 2021}}),
    ("action plan", {**PLAN, "reviews": [{**REVIEW, "ratings": {"V1": "purple"}}]}),
    ("action plan", {**PLAN, "actions": [{"codes": ["V 1"], "themes": ["visibility"], "title": "Show"}]}),
    ("action plan", {**PLAN, "documents": [{"title": "The letter", "file": "../letter.pdf"}]}),
    ("source", [{"id": "report", "title": "A report", "publisher": "Us", "url": "javascript:alert(1)"}]),
    ("theme", [{"name": "Visibility"}]),
]


@pytest.mark.parametrize(("kind", "value"), WRONG)
def test_what_the_reader_refuses_is_refused(kind: str, value: Any) -> None:
    found = BY_NAME[kind]
    assert wrong(found, value) != []
    with pytest.raises(ValueError, match="validation error"):
        found.model.model_validate(value[0] if found.form == "list" else {"id": "x", **value})


def test_a_code_without_its_plan_is_refused_at_once() -> None:
    assert wrong(BY_NAME["article"], {**ARTICLE, "actions": ["V2"]}) != []


def test_keys_that_the_reader_sets_and_other_shapes_are_refused() -> None:
    assert wrong(BY_NAME["article"], {**ARTICLE, "id": "week"}) != []
    assert wrong(BY_NAME["article"], [ARTICLE]) != []
    assert wrong(BY_NAME["theme"], {"id": "visibility", "name": "Visibility"}) != []


def test_what_an_editor_sees_says_what_the_key_means_and_how_to_write_it() -> None:
    told = schema_of(BY_NAME["event"])["properties"]["time"]["description"]
    assert told == 'When it begins. Hour and minutes, in quotes. For example: `time: "10:30"`'

"""Every key of every kind can be explained, by the models alone, and the examples are true."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from pydantic import ValidationError

from newsroom.checks import check
from newsroom.content import KINDS, Article, CaseStudy, Event, Kind
from newsroom.content.base import Model, PartialDate
from newsroom.content.entry import Image
from newsroom.faces.fields import Field, described, described_kind
from newsroom.faces.reference import file_of, group_of, whole_example
from newsroom.reading.front_matter import split
from newsroom.reading.yaml_source import read_yaml
from tests.building import site_of, sound_root

Way = tuple[str, ...]
"""The keys that lead to a key."""


def all_keys(fields: tuple[Field, ...], above: Way) -> Iterator[tuple[Way, Field]]:
    for field in fields:
        way = (*above, field.key)
        yield way, field
        yield from all_keys(group_of(field.value), way)


KEYS = [found for kind in KINDS for found in all_keys(described_kind(kind), (kind.name,))]


def keys_of(model: type[Model]) -> dict[str, Field]:
    return {field.key: field for field in described(model)}


@pytest.mark.parametrize(("way", "field"), KEYS, ids=[".".join(way) for way, _ in KEYS])
def test_every_key_has_a_meaning_and_an_example(way: Way, field: Field) -> None:
    assert field.meaning.endswith((".", "?")), way
    assert field.examples or group_of(field.value), way


def test_what_the_reader_sets_is_no_key() -> None:
    assert not {"body", "body_line", "path", "kind", "id"} & set(keys_of(Article))


def test_the_items_of_a_list_have_an_id_of_their_own() -> None:
    ids = {kind.name: any(field.key == "id" for field in described_kind(kind)) for kind in KINDS}
    assert {name for name, has in ids.items() if has} == {kind.name for kind in KINDS if kind.form == "list"}


def test_a_key_is_called_as_it_stands_in_the_file() -> None:
    assert {"from", "to"} <= {field.key for field in group_of(keys_of(CaseStudy)["career"].value)}


def test_a_key_says_what_may_be_written() -> None:
    keys = keys_of(Event)
    assert keys["start"].value.sort == "date"
    assert keys["updated"].value.sort == "day"
    assert keys["time"].value.sort == "time"
    assert keys["online"].value.sort == "yes/no"
    assert keys["status"].value.choices == ("planned", "held", "postponed", "cancelled")
    assert keys["summary"].value.sort == "long text"
    assert (keys["series"].value.sort, keys["series"].value.refers_to) == ("reference", "series")
    faculties = keys["faculties"].value
    assert faculties.of
    assert (faculties.sort, faculties.of.refers_to) == ("list", "faculty")
    assert (keys["title"].required, keys["start"].required) == (True, False)


def test_a_picture_needs_its_words_and_its_agreement() -> None:
    keys = keys_of(Image)
    assert [key for key, field in keys.items() if field.required] == ["src", "alt", "credit", "agreement"]


def test_a_form_shows_an_example_without_its_quotation_marks() -> None:
    keys = keys_of(Event)
    assert keys["time"].examples == ('"10:30"',)
    assert keys["time"].hint == "10:30"
    assert keys["end_time"].label == "End time"


def test_a_claim_may_be_its_action_alone() -> None:
    actions = keys_of(Article)["actions"].value
    assert actions.of
    assert actions.of.short == "action"


# -- Examples are true


def models(model: type[Model]) -> Iterator[type[Model]]:
    """The model and those of its parts."""
    yield model
    for info in model.model_fields.values():
        for inner in _models_in(info.annotation):
            yield from models(inner)


def _models_in(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model) and annotation is not PartialDate:
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


MODELS = sorted({found for kind in KINDS for found in models(kind.model)}, key=lambda model: model.__name__)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_each_example_is_taken_by_its_model(model: type[Model]) -> None:
    for field in described(model):
        for example in field.examples:
            read = read_yaml(f"{field.key}: {example}")
            assert read.faults == [], example
            assert refused(model, field.key, read.value) == [], example


def refused(model: type[Model], key: str, value: Any) -> list[Any]:
    try:
        model.model_validate(value)
    except ValidationError as error:
        return [found for found in error.errors() if found["loc"][:1] == (key,)]
    return []


def test_an_example_that_is_wrong_would_be_found() -> None:
    assert refused(Event, "start", {"start": "soon"})


# -- What a key refers to is what the check looks up


REFERENCES = [(way, field) for way, field in KEYS if (field.value.of or field.value).sort in ("reference", "action")]


@pytest.mark.parametrize(("way", "field"), REFERENCES, ids=[".".join(way) for way, _ in REFERENCES])
def test_a_reference_is_looked_up_as_the_kind_that_its_key_names(tmp_path: Path, way: Way, field: Field) -> None:
    kind = next(kind for kind in KINDS if kind.name == way[0])
    root = sound_root(tmp_path, {file_of(kind): with_nowhere(kind, way[1:], field)})
    told = [problem.sentence for problem in check(site_of(root))]
    refers_to = (field.value.of or field.value).refers_to
    named = {"body": "group"}.get(refers_to, refers_to)
    wanted = f"there is no {named} `nowhere`" if named else "`nowhere` names no plan"
    assert any(sentence.startswith(wanted) for sentence in told), told


def with_nowhere(kind: Kind, way: Way, field: Field) -> str:
    """A sound file of the kind in which the key at `way` names what is not there."""
    item = item_of(kind, whole_example(kind, KNOWN))
    nowhere: Any = ["nowhere"] if field.value.of else "nowhere"
    if len(way) == 2:
        top = next(found for found in described_kind(kind) if found.key == way[0])
        within = group_of(top.value)
        group = {inner.key: read_yaml(inner.examples[0]).value for inner in within if inner.required}
        group |= {"kind": "person"} if way[0] == "subject" else {}
        nowhere = group | {way[1]: nowhere}
        nowhere = [nowhere] if top.value.of else nowhere
    item[way[0]] = nowhere
    if way == ("subject", "person"):
        item["consent"] = {"date": "2026-03-11", "review_by": "2029-03-11"}
    text = yaml.safe_dump([item] if kind.form == "list" else item, sort_keys=False)
    return f"---\n{text}---\n\nText.\n" if kind.form == "markdown" else text


KNOWN = {"faculty": "eng", "theme": "visibility", "scheme": "prize", "action": "2021-2024/V1"}


def item_of(kind: Kind, text: str) -> dict[str, Any]:
    value = split(text).front_matter.value if kind.form == "markdown" else read_yaml(text).value
    item: dict[str, Any] = value[0] if kind.form == "list" else value
    return item

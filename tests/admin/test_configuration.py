"""What the editor is told: every form is made from its model, in words that Decap CMS reads too."""

from collections.abc import Iterator
from typing import Any

import pytest

from newsroom.content import KINDS
from newsroom.faces.cms import EDITORS_ONLY, FORMS, SVELTIA_ALONE, Choice, Config, Editing, configuration
from newsroom.faces.fields import described_kind

CHOICES = (
    ("faculty", (Choice("eng", "Faculty of Engineering"), Choice("bio", "Faculty of Biology"))),
    ("theme", (Choice("visibility", "Visibility"),)),
    ("action", (Choice("2021-2024/V1", "2021-2024 V1: Show the work"),)),
    ("scheme", (Choice("prize", "The Prize"),)),
)
EDITING = Editing("https://n.example.org/", "n/news", "main", "https://code.example.org/api/v3", "", CHOICES)
OF_DECAP = {
    "backend", "publish_mode", "site_url", "display_url", "show_preview_links", "media_folder",
    "public_folder", "slug", "editor", "collections",
}  # fmt: skip
COLLECTION_OF_DECAP = {
    "name", "label", "label_singular", "folder", "create", "delete", "publish", "hide", "extension", "format",
    "identifier_field", "slug", "summary", "fields", "path", "media_folder", "public_folder",
}  # fmt: skip
WIDGETS_OF_DECAP = {
    "string", "text", "markdown", "image", "datetime", "boolean", "number", "select", "relation", "list", "object",
}  # fmt: skip


@pytest.fixture(scope="module")
def made() -> Config:
    return configuration(EDITING)


def collection(made: Config, name: str) -> Config:
    return next(one for one in made["collections"] if one["name"] == name)


def field(fields: list[Config], *way: str) -> Config:
    found = next(one for one in fields if one["name"] == way[0])
    return field(found["fields"], *way[1:]) if way[1:] else found


def all_fields(fields: list[Config]) -> Iterator[Config]:
    for one in fields:
        yield one
        yield from all_fields(one.get("fields", []))


def test_every_key_of_a_model_is_in_its_form_or_an_editors(made: Config) -> None:
    for form in FORMS:
        kind = next(kind for kind in KINDS if kind.name == form.kind)
        keys = {key.key for key in described_kind(kind)} - set(EDITORS_ONLY)
        for shown in [one for one in made["collections"] if one["folder"] == kind.place]:
            assert {one["name"] for one in shown["fields"]} - {"body"} == keys


def test_what_a_model_needs_a_form_asks_for(made: Config) -> None:
    for form in FORMS:
        kind = next(kind for kind in KINDS if kind.name == form.kind)
        shown = next(one for one in made["collections"] if one["folder"] == kind.place)
        needed = {key.key for key in described_kind(kind) if key.required}
        assert needed <= {one["name"] for one in shown["fields"] if one["required"]}


def test_everything_is_said_in_words_that_decap_reads(made: Config) -> None:
    assert made.keys() - set(SVELTIA_ALONE) == OF_DECAP
    assert made["backend"].keys() - set(SVELTIA_ALONE) <= {
        "name", "repo", "branch", "api_root", "open_authoring", "auth_scope",
    }  # fmt: skip
    for one in made["collections"]:
        assert one.keys() <= COLLECTION_OF_DECAP
        assert {found["widget"] for found in all_fields(one["fields"])} <= WIDGETS_OF_DECAP


def test_a_story_has_a_folder_of_its_year_with_its_pictures_beside_it(made: Config) -> None:
    articles = collection(made, "articles")
    assert (articles["folder"], articles["create"]) == ("articles", True)
    assert articles["path"] == "{{fields.date | date('YYYY')}}/{{slug}}/index"
    assert articles["media_folder"] == articles["public_folder"] == ""
    older = collection(made, "articles-older")
    assert (older["path"], older["create"]) == ("{{year}}/{{slug}}", False)


def test_drafts_go_by_pull_request_and_nothing_is_published_or_deleted_from_here(made: Config) -> None:
    assert made["publish_mode"] == "editorial_workflow"
    assert made["backend"]["open_authoring"] is True
    assert all(one["delete"] is False for one in made["collections"])
    assert all(one["publish"] is False for one in made["collections"] if not one.get("hide"))


def test_a_picture_needs_its_words(made: Config) -> None:
    image = field(collection(made, "articles")["fields"], "image")
    assert field(image["fields"], "src")["widget"] == "image"
    assert field(image["fields"], "src")["choose_url"] is False
    assert all(field(image["fields"], key)["required"] for key in ("src", "alt", "credit", "agreement"))


@pytest.mark.parametrize(
    ("way", "told"),
    [
        (("title",), {"widget": "string", "required": True}),
        (("date",), {"widget": "datetime", "format": "YYYY-MM-DD", "time_format": False}),
        (("body",), {"widget": "markdown"}),
        (("faculties",), {"widget": "select", "multiple": True, "options": [
            {"label": "Faculty of Engineering", "value": "eng"}, {"label": "Faculty of Biology", "value": "bio"},
        ]}),
        (("people",), {"widget": "relation", "collection": "people", "value_field": "{{slug}}", "multiple": True}),
        (("awards",), {"widget": "relation", "collection": "awards", "multiple": True}),
        (("actions", "action"), {"widget": "select", "required": True, "options": [
            {"label": "2021-2024 V1: Show the work", "value": "2021-2024/V1"},
        ]}),
        (("tags",), {"widget": "list"}),
        (("sources",), {"widget": "list"}),
    ],
)  # fmt: skip
def test_each_key_has_its_widget(made: Config, way: tuple[str, ...], told: dict[str, Any]) -> None:
    found = field(collection(made, "articles")["fields"], *way)
    assert {key: found.get(key) for key in told} == told


def test_a_date_may_be_as_exact_as_is_known_where_it_is_of_the_past(made: Config) -> None:
    found = field(collection(made, "events")["fields"], "start")
    assert found["widget"] == "string"
    assert found["pattern"][0] == r"^\d{4}(-\d{2}(-\d{2})?)?$"


def test_an_award_is_named_by_its_scheme_and_its_year(made: Config) -> None:
    assert collection(made, "awards")["slug"] == "{{scheme}}-{{fields.year}}"


def test_without_a_helper_people_sign_in_with_a_token_and_nobody_else_is_asked(made: Config) -> None:
    assert made["backend"]["auth_methods"] == ["token"]
    assert "base_url" not in made["backend"]
    with_helper = configuration(Editing("https://n.example.org/", "n/news", "main", "https://c/api", "https://s"))
    assert with_helper["backend"]["base_url"] == "https://s"
    assert "auth_methods" not in with_helper["backend"]

"""The forms of the extension for Visual Studio Code: every folder has one, and none that would spoil a file."""

from collections.abc import Iterator
from typing import Any

from newsroom.content import KINDS
from newsroom.faces.fields import described_kind
from newsroom.faces.front_matter_extension import settings

KNOWN_TYPES = {"string", "number", "datetime", "boolean", "choice", "draft", "fields", "list"}
KNOWN_KEYS = {
    "title", "description", "name", "type", "choices", "single", "fields", "required", "dateFormat",
}  # fmt: skip
"""Those of the extension's own description of its settings (version 10) that are used here."""


def forms() -> dict[str, dict[str, Any]]:
    return {form["name"]: form for form in settings()["frontMatter.taxonomy.contentTypes"]}


def all_fields(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in fields:
        yield field
        yield from all_fields(field.get("fields", []))


def test_every_folder_of_texts_has_one_form_and_so_needs_no_key_for_it() -> None:
    folders = {folder["path"]: folder["contentTypes"] for folder in settings()["frontMatter.content.pageFolders"]}
    assert set(folders) == {f"[[workspace]]/{kind.place}" for kind in KINDS if kind.form == "markdown"}
    assert all(len(names) == 1 and names[0] in forms() for names in folders.values())
    assert folders["[[workspace]]/articles"] == ["default"]


def test_forms_hold_nothing_that_the_extension_does_not_know() -> None:
    for form in forms().values():
        for field in all_fields(form["fields"]):
            assert field["type"] in KNOWN_TYPES, field
            assert set(field) <= KNOWN_KEYS, field


def test_keys_of_a_form_are_keys_of_its_model() -> None:
    article = next(kind for kind in KINDS if kind.name == "article")
    keys = {field.key: field for field in described_kind(article)}
    for field in forms()["default"]["fields"]:
        assert field["required"] == keys[field["name"]].required
        assert field["description"] == keys[field["name"]].meaning


def test_a_date_that_may_lack_its_day_is_a_text_and_a_whole_one_is_picked() -> None:
    fields = {field["name"]: field for field in forms()["default"]["fields"]}
    assert fields["date"]["type"] == "string"
    assert (fields["published"]["type"], fields["published"]["dateFormat"]) == ("datetime", "yyyy-MM-dd")


def test_ids_are_typed_and_no_list_is_offered_to_be_rewritten() -> None:
    fields = {field["name"]: field for field in forms()["default"]["fields"]}
    assert fields["faculties"]["type"] == "list"
    assert not [key for key in settings() if key.startswith("frontMatter.data.")]


def test_lists_whose_items_have_keys_stay_out_of_the_forms() -> None:
    names = {field["name"] for form in forms().values() for field in form["fields"]}
    assert not names & {"actions", "career", "corrections", "reviews", "documents", "pictures"}


def test_the_extension_neither_tells_nor_judges() -> None:
    assert settings()["frontMatter.telemetry.disable"] is True
    assert settings()["frontMatter.validation.enabled"] is False

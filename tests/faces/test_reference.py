"""What the reference tells holds: rules in an editor's words, and whole examples that pass the check of both sites."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from newsroom.build.edition import examined
from newsroom.content import KINDS, Kind
from newsroom.faces.fields import Field, Value
from newsroom.faces.reference import file_of, guide, lines_of, rule_of, whole_example, with_article
from newsroom.reading.yaml_source import read_yaml
from newsroom.settings import Settings
from tests.building import TODAY
from tests.conftest import NORTHMOOR, PROJECT

LEEDS_HAS = {"faculty": "foe", "theme": "visibility", "scheme": "ntdc-photo-competition", "action": "2021-2024/V2"}
NORTHMOOR_HAS = {"faculty": "eam", "theme": "visibility", "scheme": "northmoor-prize", "action": "2022-2025/CD4"}
CONTENT = ("action_plans", "articles", "case_studies", "data", "docs", "overrides")
BY_NAME = {kind.name: kind for kind in KINDS}


def copied(root: Path, to: Path) -> Path:
    """The content of a site, to be written into."""
    for name in CONTENT:
        if (root / name).is_dir():
            shutil.copytree(root / name, to / name)
    return to


def problems(root: Path) -> list[str]:
    settings = Settings(name="Test", url="https://t.example.org/")
    return [str(problem) for problem in examined(root, PROJECT / "templates", settings, TODAY)]


def add(root: Path, kind: Kind, known: Mapping[str, str]) -> None:
    """The whole example, as an editor would put it in: a file of its own, an item at the end of a list, or all anew."""
    file, text = root / file_of(kind), whole_example(kind, known)
    if kind.form == "list":
        text = file.read_text("utf-8").rstrip("\n") + "\n" + text
    assert kind.form in ("list", "single") or not file.exists()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


@pytest.mark.parametrize(
    ("site", "known"), [(PROJECT, LEEDS_HAS), (NORTHMOOR, NORTHMOOR_HAS)], ids=["leeds", "northmoor"]
)
def test_every_whole_example_passes_the_check_without_a_word(
    site: Path, known: Mapping[str, str], tmp_path: Path
) -> None:
    root = copied(site, tmp_path)
    before = problems(root)
    for kind in KINDS:
        if kind.form != "single":
            add(root, kind, known)
    assert [told for told in problems(root) if told not in before] == []


def test_the_whole_example_of_the_institution_passes_the_check(tmp_path: Path) -> None:
    root = copied(NORTHMOOR, tmp_path)
    before = problems(root)
    add(root, BY_NAME["institution"], NORTHMOOR_HAS)
    told = [problem for problem in problems(root) if problem not in before]
    assert [problem for problem in told if problem.startswith("data/institution.yml")] == []


def test_an_example_names_what_the_site_has_and_leaves_out_what_it_has_not() -> None:
    article = BY_NAME["article"]
    assert "faculties: [foe]" in whole_example(article, LEEDS_HAS)
    bare = whole_example(article, {})
    assert not {"faculties:", "actions:"} & set(bare.split())
    assert "scheme: null" in whole_example(BY_NAME["award"], {})


def test_the_example_of_a_story_to_copy_claims_no_evidence() -> None:
    article = BY_NAME["article"]
    assert "actions:" not in whole_example(article, LEEDS_HAS)
    assert "2021-2024/" in next(key.example for key in guide(article, LEEDS_HAS).keys if key.key == "actions")


def test_nobody_is_named_in_an_example() -> None:
    for kind in KINDS:
        assert "jane" not in whole_example(kind, {**NORTHMOOR_HAS, "person": "jane"})


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_lines_of_each_key_can_be_read(kind: Kind) -> None:
    for key in guide(kind, LEEDS_HAS).keys:
        read = read_yaml(key.example)
        assert read.faults == []
        assert list(read.value) == [key.key]


def test_keys_that_are_needed_come_first() -> None:
    needed = [key.needed for key in guide(BY_NAME["case study"], {}).keys]
    assert needed == sorted(needed, reverse=True)
    assert needed.count(True) == 4


def test_a_list_of_groups_is_shown_as_lines() -> None:
    career = next(key for key in guide(BY_NAME["case study"], {}).keys if key.key == "career")
    assert career.example.splitlines()[:3] == ["career:", "  - year: 2019-09", "    role: Laboratory technician"]
    assert [inner.key for inner in career.inner] == ["year", "from", "to", "role", "place"]
    assert career.inner[1].anchor == "key-career-from"


def test_groups_within_groups_are_told_too() -> None:
    actions = next(key for key in guide(BY_NAME["action plan"], {}).keys if key.key == "actions")
    measures = next(inner for inner in actions.inner if inner.key == "measures")
    assert [inner.key for inner in measures.inner] == ["text", "counts", "target"]


@pytest.mark.parametrize(
    ("value", "required", "words"),
    [
        (Value("choice", choices=("won", "nominated")), True, ("`won`, `nominated`",)),
        (Value("reference", refers_to="person"), False, ("the id of a person", "`data/people/`")),
        (Value("reference", refers_to="theme"), False, ("the id of a theme", "`data/themes.yml`")),
        (Value("reference", refers_to="scheme", nullable=True), True, ("write `null`",)),
        (Value("whole number", least=1), False, ("from 1 on",)),
        (Value("list", of=Value("text"), least=1), True, ("at least one", "`[first, second]`")),
        (Value("list", of=Value("group", short="action")), False, ("begins with a hyphen", "its `action` alone")),
        (Value("date"), True, ("`2023-09-25`, `2023-09` or `2023`",)),
    ],
)
def test_a_rule_says_what_may_be_written(value: Value, required: bool, words: tuple[str, ...]) -> None:
    told = rule_of(value, required)
    assert told.endswith(".")
    for word in words:
        assert word.lower() in told.lower()


def test_an_optional_key_is_left_out_and_not_null() -> None:
    assert "null" not in rule_of(Value("text", nullable=True), required=False)


def test_a_single_key_is_one_line() -> None:
    field = Field("deadline", "The last day.", ("2027-03-31",), False, Value("date"))
    assert lines_of(field, {}) == ("deadline: 2027-03-31",)


def test_kinds_are_named_with_their_article() -> None:
    assert (with_article("article"), with_article("case study")) == ("an article", "a case study")

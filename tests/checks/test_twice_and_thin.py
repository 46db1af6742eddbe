"""Warnings about what is told twice, told thinly, or told before it happened: only where they are sure."""

from pathlib import Path

import pytest

from tests.building import article, sound_root
from tests.checks.helpers import picture, warnings_of


@pytest.mark.parametrize("more", [", category: Rising star", ", year: 2022", ", recipients: [jane, {name: Team}]"])
def test_awards_that_differ_are_two(tmp_path: Path, more: str) -> None:
    key = more.partition(":")[0].strip(", ")
    told = {"scheme": "prize", "result": "won", "recipients": "[jane]", "year": "2021", key: more.partition(": ")[2]}
    text = "".join(f"{name}: {value}\n" for name, value in told.items())
    assert warnings_of(sound_root(tmp_path, {"data/awards/other.yml": text}), "award-twice") == []


def test_awards_of_which_little_is_known_may_be_two(tmp_path: Path) -> None:
    unknown = "{scheme: null, result: nominated, recipients: [{name: A team}], year: null}\n"
    files: dict[str, str | None] = {f"data/awards/{name}.yml": unknown for name in "ab"}
    assert warnings_of(sound_root(tmp_path, files), "award-twice") == []


def test_the_same_award_is_one_whatever_the_order_of_those_who_received_it(tmp_path: Path) -> None:
    team = "{scheme: prize, result: won, year: 2023, recipients: [%s]}\n"
    files: dict[str, str | None] = {
        "data/awards/a.yml": team % "jane, {name: A team}", "data/awards/b.yml": team % "{name: A team}, jane",
    }  # fmt: skip
    assert [line.partition(":")[0] for line in warnings_of(sound_root(tmp_path, files), "award-twice")] == [
        "data/awards/b.yml"
    ]


@pytest.mark.parametrize(
    ("actions", "told"),
    [
        ("[2021-2024/V1, 2021-2024/V5]", []),
        ("[2021-2024/V1, 2021-2024/v1]", ["`2021-2024/v1` is named twice"]),
        ("[2021-2024/V1, {action: 2021-2024/V1, shows: All.}]", ["`2021-2024/V1` is named twice"]),
    ],
)
def test_an_action_is_named_once(tmp_path: Path, actions: str, told: list[str]) -> None:
    root = sound_root(tmp_path, {"articles/2023/a.md": article(actions=actions)})
    found = warnings_of(root, "action-twice")
    assert [line.partition("the action ")[2].partition(";")[0] for line in found] == told


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"date": "2023-09", "published": "2023-09-01"}, 0),
        ({"date": "2023", "published": "2023-01-01", "updated": "2023-01-01"}, 0),
        ({"date": "2021", "published": "2026-11-01", "from_record": "true", "sources": "[report]"}, 0),
        ({"date": "2023-09-18", "published": "2023-09-17"}, 1),
        ({"date": "2023-09", "published": "2023-08-31", "updated": "2023-08-31"}, 2),
    ],
)
def test_days_are_compared_as_exactly_as_they_are_known(tmp_path: Path, keys: dict[str, str], told: int) -> None:
    root = sound_root(tmp_path, {"articles/2023/a.md": article(**keys)})
    assert len(warnings_of(root, "dates-odd")) == told


@pytest.mark.parametrize(
    ("alt", "told"),
    [
        ("Two hands hold a cup.", False), ("A lathe turns", False), ("Picture frames on a wall", False),
        ("Photographer at work in the hall", False), ("Photo of a lathe in a hall", True), ("The image shows a cup", True),
        ("This is a photograph of a lathe", True), ("Glass oven", True), ("photo", False),
    ],
)  # fmt: skip
def test_words_for_a_picture_tell_enough(tmp_path: Path, alt: str, told: bool) -> None:
    """The last is no warning, for it stops the build."""
    image = f'{{src: a.jpg, alt: "{alt}", credit: A. Nonymous, agreement: nobody can be recognised}}'
    root = sound_root(tmp_path, {"articles/2023/x/index.md": article(image=image)})
    (root / "articles/2023/x/a.jpg").write_bytes(picture())
    assert bool(warnings_of(root, "alt-thin")) == told


@pytest.mark.parametrize(("name", "told"), [("Cher", True), ("Jane Doe", False), ("Doe-Bell", True)])
def test_a_person_has_a_whole_name(tmp_path: Path, name: str, told: bool) -> None:
    root = sound_root(tmp_path, {"data/people/x.yml": f"name: {name}\n"})
    assert bool(warnings_of(root, "name-single")) == told

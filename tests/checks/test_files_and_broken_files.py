"""Pictures, links to other places, and broken files beside sound ones."""

import zlib
from pathlib import Path

import pytest

from newsroom import register
from newsroom.reading.content import read_content
from newsroom.site import Site
from tests.building import TODAY, article, sound_root, swapped
from tests.checks.helpers import PLAN, SETTINGS, WEEK, lines, picture, with_key

SAID = "alt: The hall from above, credit: Jane Doe, agreement: nobody can be recognised"

# ---- pictures


@pytest.mark.parametrize(("kind", "ending"), [("JPEG", "jpg"), ("JPEG", "JPEG"), ("PNG", "png"), ("WEBP", "webp")])
def test_pictures_of_the_three_kinds_pass(tmp_path: Path, kind: str, ending: str) -> None:
    root = sound_root(tmp_path, with_key(f"image: {{src: a.{ending}, {SAID}}}"))
    (root / "articles" / "2023" / f"a.{ending}").write_bytes(picture(kind))
    assert lines(root) == []


@pytest.mark.parametrize("kind", ["GIF", "BMP", "EPS", "TIFF"])
def test_other_kinds_under_a_false_name_do_not(tmp_path: Path, kind: str) -> None:
    root = sound_root(tmp_path, with_key(f"image: {{src: a.jpg, {SAID}}}"))
    (root / "articles" / "2023" / "a.jpg").write_bytes(picture(kind))
    assert [line.partition(";")[0] for line in lines(root)] == [
        "articles/2023/a.jpg:1:1: this is no JPEG, PNG or WebP picture, or it is damaged"
    ]


@pytest.mark.parametrize("name", ["a.gif", "a.svg", "a.tiff"])
def test_a_picture_of_another_kind_is_not_taken(tmp_path: Path, name: str) -> None:
    root = sound_root(tmp_path, with_key(f"image: {{src: {name}, {SAID}}}"))
    (root / "articles" / "2023" / name).write_bytes(picture("GIF"))
    first, second = lines(root)
    assert first.startswith(f"articles/2023/{name}:1:1: pictures of this kind are not shown; ")
    assert second.startswith(f"{WEEK}:15:9: there is no picture `{name}` (JPEG, PNG or WebP) in `articles/2023/`")


def test_a_link_is_no_picture(tmp_path: Path) -> None:
    root = sound_root(tmp_path / "root", with_key(f"image: {{src: a.jpg, {SAID}}}"))
    (tmp_path / "secret.jpg").write_bytes(picture())
    (root / "articles" / "2023" / "a.jpg").symlink_to(tmp_path / "secret.jpg")
    first, second = lines(root)
    assert first == "articles/2023/a.jpg:1:1: this is a link to another place (a symlink); put the file itself here"
    assert second.startswith(f"{WEEK}:15:9: there is no picture `a.jpg`")


@pytest.mark.parametrize("side", [8_000, 30_000, 1_000_000])
def test_a_picture_that_unfolds_to_far_too_much_is_refused(tmp_path: Path, side: int) -> None:
    """A PNG of a few kilobytes may hold gigabytes of one colour."""
    root = sound_root(tmp_path)
    bomb = bytearray(picture("PNG"))
    bomb[16:24] = (side).to_bytes(4, "big") * 2
    bomb[29:33] = zlib.crc32(bomb[12:29]).to_bytes(4, "big")
    (root / "articles" / "2023" / "a.png").write_bytes(bomb)
    assert lines(root) == [
        "articles/2023/a.png:1:1: the picture is far too large; save it with at most 4000 pixels a side"
    ]


def test_a_picture_that_is_cut_short_is_told(tmp_path: Path) -> None:
    root = sound_root(tmp_path)
    for kind, name in (("JPEG", "articles/a.jpg"), ("PNG", "docs/b.png"), ("WEBP", "docs/c.webp")):
        whole = picture(kind, (200, 200))
        (root / name).write_bytes(whole[: len(whole) * 3 // 4])
    assert [line.partition(":")[0] for line in lines(root)] == ["articles/a.jpg", "docs/b.png", "docs/c.webp"]


def test_a_picture_that_is_far_too_tall_is_told(tmp_path: Path) -> None:
    """WebP holds at most 16,383 pixels a side, so the build would fall over it."""
    root = sound_root(tmp_path)
    (root / "articles" / "2023" / "a.png").write_bytes(picture("PNG", (1, 50_000)))
    assert lines(root) == [
        "articles/2023/a.png:1:1: the picture is far too large; save it with at most 4000 pixels a side"
    ]


def test_pictures_and_addresses_are_told_beside_a_broken_file(tmp_path: Path) -> None:
    root = sound_root(tmp_path, {
        "data/institution.yml": "name: [U\n", "data/people/jane.yml": "name: [Jane\n", "docs/evil.html": "x",
        "articles/2023/a.jpg": "text",
    })  # fmt: skip
    assert [line.partition(":")[0] for line in lines(root)] == [
        "articles/2023/a.jpg", "data/institution.yml", "data/people/jane.yml", "docs/evil.html",
    ]  # fmt: skip
    sound_root(root, {"data/people/jane.yml": "name: [Jane\n", "articles/other/week.md": article()})
    assert any("its address /news/2023/09/18/week/ is taken" in line for line in lines(root))


# ---- links to other places


LINK = "this is a link to another place (a symlink); put the file itself here"


def test_links_in_docs_are_refused(tmp_path: Path) -> None:
    root = sound_root(tmp_path / "root")
    secrets = tmp_path / "secrets"
    secrets.mkdir()
    (secrets / "secret.pdf").write_text("secret")
    (root / "docs" / "a.pdf").symlink_to(secrets / "secret.pdf")
    (root / "docs" / "folder").symlink_to(secrets)
    (root / "docs" / "nowhere.pdf").symlink_to(secrets / "gone.pdf")
    assert sorted({*lines(root)}) == [f"docs/{name}:1:1: {LINK}" for name in ("a.pdf", "folder", "nowhere.pdf")]


def test_docs_is_no_link_itself(tmp_path: Path) -> None:
    root = sound_root(tmp_path / "root")
    (root / "docs").rename(tmp_path / "elsewhere")
    (root / "docs").symlink_to(tmp_path / "elsewhere")
    assert f"docs:1:1: {LINK}" in lines(root)


def test_a_document_of_a_plan_is_no_link(tmp_path: Path) -> None:
    root = sound_root(tmp_path / "root")
    (tmp_path / "secret.pdf").write_text("secret")
    (root / "action_plans" / "letter.pdf").unlink()
    (root / "action_plans" / "letter.pdf").symlink_to(tmp_path / "secret.pdf")
    assert lines(root) == [
        f"{PLAN}:13:25: `letter.pdf` is a link to another place (a symlink); put the file itself there",
        f"action_plans/letter.pdf:1:1: {LINK}",
    ]


def test_a_red_is_explained_by_any_code_of_its_action(tmp_path: Path) -> None:
    text = "S1: red}\n            explanations: {V1: Nobody was there., V5: Nor here.}"
    plan = swapped(PLAN, "S1: green}\n            explanations: {V1: Nobody was there.}", text)
    assert lines(sound_root(tmp_path, plan)) == []


def test_what_is_nowhere_is_told_with_its_place(tmp_path: Path) -> None:
    """Where there are too many to list and none is near."""
    many = "".join(f"- {{id: x{number}, name: X{number}}}\n" for number in range(20))
    found = lines(sound_root(tmp_path, {"data/faculties.yml": many, "data/themes.yml": many}))
    remedies = {line.partition("`; ")[2] for line in found if "there is no" in line}
    assert remedies == {"add it to `data/faculties.yml` first", "add it to `data/themes.yml` first"}


# ---- broken files beside sound ones


BROKEN = {
    "data/people/jane.yml": "name: [Jane\n",
    "data/faculties.yml": "- {id: eng, name: E, accent: pink}\n- {id: bio, name: B}\n",
    "data/sources.yml": "- id: report\n\ttitle: x\n",
    "data/schemes.yml": "just text\n",
    "data/bodies.yml": "- {id: board, name: B}\n",
    "data/events/week-2023.yml": "{title: W, start: someday}\n",
    "data/awards/prize-2021.yml": "{result: won}\n",
    WEEK: "---\ntitle: A: b\n---\n",
    PLAN: "---\ntitle: P\n---\n",
    "data/institution.yml": "name: [U\n",
}


@pytest.mark.parametrize("path", BROKEN)
def test_whoever_names_a_broken_file_is_not_blamed(tmp_path: Path, path: str) -> None:
    found = lines(sound_root(tmp_path, {path: BROKEN[path]}))
    assert found
    assert [line for line in found if not line.startswith(f"{path}:")] == []


def test_other_problems_are_told_beside_a_broken_file(tmp_path: Path) -> None:
    files = {"data/people/jane.yml": "name: [Jane\n", **swapped(WEEK, "people: [jane]", "people: [sam, jane]")}
    assert [line.partition(": ")[0] for line in lines(sound_root(tmp_path, files))] == [
        f"{WEEK}:6:10", "data/people/jane.yml:1:7",
    ]  # fmt: skip


def test_a_file_that_cannot_be_read_has_not_lost_its_address(tmp_path: Path) -> None:
    root = sound_root(tmp_path)
    register.record(Site(read_content(root), SETTINGS, TODAY))
    (root / WEEK).write_text("---\ntitle: A: b\n---\n")
    assert [line.partition(": ")[0] for line in lines(root)] == [f"{WEEK}:2:8"]

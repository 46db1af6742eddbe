"""What somebody who means harm, or a slip that looks like it, would get into the site: a build says no."""

import datetime as dt
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsroom import addresses
from newsroom.build import edition
from newsroom.output import Output
from newsroom.reading.last_look import withheld_in
from newsroom.reading.problem import ContentError
from newsroom.reading.withhold import Redaction
from newsroom.register import register_of
from newsroom.render.templates import Press
from newsroom.settings import Settings
from tests.building import TODAY, article, sound_root

SETTINGS = Settings("Test", "https://t.example.org/", extensions=("tables",))
GONE = {"data/people/gone.yml": "name: Quentin Farrow\nwithhold: true\n"}


def press(project: Path, root: Path) -> Press:
    return edition.open_press(root, project / "templates", SETTINGS, TODAY)


def told(made: Press) -> list[str]:
    """What is said when everything is printed."""
    try:
        list(edition.printed(made))
    except ContentError as error:
        return [str(problem) for problem in error.problems]
    return []


def build(project: Path, root: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    command = "import sys, _build; sys.exit(_build.main(sys.argv[1:]))"
    environment = {**os.environ, "PYTHONPATH": str(project / "scripts"), **variables}
    return subprocess.run(
        [sys.executable, "-c", command, "--root", str(root)],
        capture_output=True, text=True, env=environment, check=False,
    )  # fmt: skip


# ---- everything at once


def test_each_attack_is_told_in_one_run_and_nothing_is_written(project: Path, copy_of_northmoor: Path) -> None:
    root = copy_of_northmoor
    secret = root.parent / "secret.pdf"
    secret.write_text("TOP SECRET")
    (root / "docs" / "linked.pdf").symlink_to(secret)
    (root / "docs" / "folder").symlink_to(root.parent)
    (root / "docs" / "evil.html").write_text("<script>alert(1)</script>")
    (root / "docs" / "evil.svg").write_text("<svg onload='alert(1)'/>")
    (root / "docs" / "search.md").write_text("---\ntitle: S\ndescription: D.\n---\n")
    (root / "docs" / "privacy.md").unlink()
    (root / "articles" / "2026" / "deep.md").write_text(article("[" * 20000))
    (root / "articles" / "2026" / "alias.md").write_text(article(aliases="[/feed.xml/]"))
    with (root / "data" / "addresses.txt").open("a") as register:
        register.write("/news/page/99999999/ -\n")
    start = time.perf_counter()
    done = build(project, root)
    assert time.perf_counter() - start < 20
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    named = {line.partition(":")[0] for line in done.stderr.splitlines()}
    assert named >= {
        "docs/linked.pdf", "docs/folder", "docs/evil.html", "docs/evil.svg", "docs/search.md", "docs/privacy.md",
        "articles/2026/deep.md", "articles/2026/alias.md", "data/addresses.txt",
    }  # fmt: skip
    assert not (root / "site").exists()


def test_a_document_outside_its_folder_is_not_published(project: Path, copy_of_northmoor: Path) -> None:
    letter = next((copy_of_northmoor / "action_plans" / "2022-2025").glob("*.pdf"))
    letter.unlink()
    letter.symlink_to("/etc/hostname")
    done = build(project, copy_of_northmoor)
    assert done.returncode == 1
    assert f"`{letter.name}` is a link to another place" in done.stderr


# ---- withheld names, byte for byte


def test_a_sound_site_with_somebody_withheld_is_printed(project: Path, tmp_path: Path) -> None:
    files = {
        **GONE,
        "articles/2023/a.md": article("Quentin Farrow spoke. **Quentin** Farrow too.", title="Quentin Farrow"),
    }
    assert told(press(project, sound_root(tmp_path, files))) == []


LEFT = {
    "spelled by letters": "Then Qu&#101;ntin Farrow came.",
    "surname first": "Farrow, Quentin, came.",
    "hyphenated": "See the quentin-farrow file.",
    "a letter in bold": "Q**uentin** Farrow came.",
    "widely spaced": "Quentin - Farrow came.",
    "accents and capitals": "QUENTÍN FARROW came.",
}


@pytest.mark.parametrize("body", LEFT.values(), ids=LEFT)
def test_what_is_left_of_a_withheld_name_stops_the_build(project: Path, tmp_path: Path, body: str) -> None:
    found = told(press(project, sound_root(tmp_path, {**GONE, "articles/2023/a.md": article(body)})))
    assert (
        "articles/2023/a.md:1:1: the page news/2023/09/18/a/index.html would tell a name that is withheld; reword it, "
        "or rename the file that spells it"
    ) in found
    assert not any("quentin" in line.lower() or "farrow" in line.lower() for line in found)


def test_a_name_in_a_document_of_a_plan_is_found(project: Path, tmp_path: Path) -> None:
    root = sound_root(tmp_path, GONE)
    (root / "action_plans" / "letter.pdf").write_bytes(b"%PDF-1.4 /Author (Farrow, Quentin)\xff")
    assert told(press(project, root)) == [
        "action-plans/2021-2024/letter.pdf:1:1: the page action-plans/2021-2024/letter.pdf would tell a name that is "
        "withheld; reword it, or rename the file that spells it"
    ]


def test_the_last_look_is_skipped_where_nobody_is_withheld(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = press(project, sound_root(tmp_path))
    monkeypatch.setattr(edition, "withheld_in", lambda *_: pytest.fail("looked"))
    assert told(made) == []


def test_no_withheld_name_is_in_any_file_of_a_real_site(northmoor: Path) -> None:
    redaction = Redaction(("Corwin Ashdale",))
    files = [file for file in northmoor.rglob("*") if file.is_file() and "pagefind" not in file.parts]
    assert [file for file in files if withheld_in(file.read_bytes(), redaction)] == []


# ---- one thing at one address


def test_two_outputs_with_one_path_are_refused(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = press(project, sound_root(tmp_path))
    twice = [Output.of(path, (), lambda: b"x") for path in ("a/index.html", "b/index.html", "A/index.html")]
    monkeypatch.setattr(edition, "outputs", lambda _: iter(twice))
    assert told(made) == [f"A/index.html:1:1: {edition.TWICE}"]


def test_the_register_lists_what_is_made_and_nothing_else(project: Path, tmp_path: Path) -> None:
    files = {
        "articles/2023/gone.md": article(withdrawn="{date: 2024-01-01}", aliases="[/news/withdrawn-before/]"),
        "articles/2023/draft.md": article(draft="true", aliases="[/news/drafted/]"),
    }
    made = press(project, sound_root(tmp_path, dict(files)))
    paths = {path for path, _ in edition.printed(made)}
    paths |= {addresses.file_of(page.address) for page in made.site.hand_written}
    assert [address for address, _ in register_of(made.site) if addresses.file_of(address) not in paths] == []


# ---- the day


@pytest.mark.parametrize("epoch", ["soon", "-5", "1e9", "99999999999999999999", "99999999999", "²", "1795435200.5"])
def test_a_day_that_is_none_is_told(epoch: str) -> None:
    with pytest.raises(
        ValueError, match=r"SOURCE_DATE_EPOCH is “.*”, which is no time; it takes the seconds since 1970"
    ):
        edition.today({"SOURCE_DATE_EPOCH": epoch})


def test_the_day_is_londons() -> None:
    assert edition.today({"SOURCE_DATE_EPOCH": "1795435200"}) == dt.date(2026, 11, 23)
    assert edition.today({"SOURCE_DATE_EPOCH": " 1782860400 "}) == dt.date(2026, 7, 1)  # summer time: 23:00 UTC
    empty = {"SOURCE_DATE_EPOCH": " "}
    assert isinstance(edition.today(empty), dt.date)
    assert empty == {}  # MkDocs takes any value for a number

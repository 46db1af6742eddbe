"""What may leave without breaking the build, and what may not."""

import datetime as dt
from pathlib import Path

from newsroom import register
from newsroom.reading.content import read_content
from newsroom.site import Site
from tests.building import TODAY, article, sound_root, swapped
from tests.checks.helpers import SETTINGS, WEEK, lines, with_key


def recorded(root: Path, today: dt.date = TODAY) -> Path:
    register.record(Site(read_content(root), SETTINGS, today))
    return root


def line_of(root: Path, address: str) -> int:
    lines = (root / "data" / "addresses.txt").read_text().splitlines()
    return 1 + [line.split()[0] for line in lines].index(address)


def test_a_build_does_not_stop_on_the_day_on_which_an_entry_expires(tmp_path: Path) -> None:
    root = recorded(sound_root(tmp_path, {"articles/2026/n.md": article(date="2026-11-01", expires="2026-12-01")}))
    assert lines(root) == []
    assert lines(root, dt.date(2026, 12, 1)) == []


def test_a_person_may_take_their_agreement_back(tmp_path: Path) -> None:
    agreed = "name: Jane Doe\n        consent: {date: 2024-01-01, review_by: 2027-01-01}"
    root = recorded(sound_root(tmp_path, swapped("data/people/jane.yml", "name: Jane Doe", agreed)))
    assert "/people/jane/ -\n" in (root / "data" / "addresses.txt").read_text()
    sound_root(root)
    assert lines(root) == []


def test_the_only_entry_of_a_tag_may_be_withdrawn(tmp_path: Path) -> None:
    root = recorded(sound_root(tmp_path))
    sound_root(root, with_key("withdrawn: {date: 2026-11-23}"))
    assert lines(root) == []


def test_a_withdrawn_entry_keeps_its_address(tmp_path: Path) -> None:
    kept = article(tags="[Open Day]")
    root = recorded(sound_root(tmp_path, {"articles/2023/kept.md": kept}))
    sound_root(root, {"articles/2023/kept.md": kept, **with_key("withdrawn: {date: 2026-11-23}")})
    assert lines(root) == []


def test_an_entry_that_moved_names_its_old_address(tmp_path: Path) -> None:
    root = recorded(sound_root(tmp_path))
    moved = swapped(
        WEEK, "aliases: [/news/old-week/]", "aliases: [/news/old-week/, /news/2023/09/18/week/]\n        slug: new"
    )
    assert lines(sound_root(root, moved)) == []
    unnamed = swapped(WEEK, "aliases: [/news/old-week/]", "aliases: [/news/old-week/]\n        slug: new")
    assert [line.partition(";")[0] for line in lines(sound_root(root, unnamed))] == [
        f"data/addresses.txt:{line_of(root, '/news/2023/09/18/week/')}:1: /news/2023/09/18/week/ was published and "
        "leads nowhere now"
    ]


def test_an_entry_that_moved_keeps_its_identity(tmp_path: Path) -> None:
    root = recorded(sound_root(tmp_path))
    lost = swapped(
        WEEK, "aliases: [/news/old-week/]", "aliases: [/news/2023/09/18/week/, /news/old-week/]\n        slug: new"
    )
    assert [line.partition(";")[0] for line in lines(sound_root(root, lost))] == [
        f"data/addresses.txt:{line_of(root, address)}:1: {address} has another identity in feeds now, so subscribers "
        "would see it twice"
        for address in ("/news/2023/09/18/week/", "/news/old-week/")
    ]

"""What may leave without breaking the build, and what may not."""

import datetime as dt
from pathlib import Path

from newsroom import register
from newsroom.build.edition import open_press
from newsroom.reading.content import read_content
from newsroom.render.texts import Text
from newsroom.site import Site
from tests.building import TODAY, article, sound_root, swapped
from tests.checks.helpers import SETTINGS, WEEK, lines, warnings_of, with_key
from tests.conftest import PROJECT


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


CAREER = article(
    date="2024-05", published="2024-06-01", subject="{kind: person, person: jane}", tags="[Lathes]",
    consent="{date: 2024-05-01, review_by: 2027-05-01}", aliases="[/case-studies/old-jane/]",
)  # fmt: skip


def test_a_build_does_not_stop_on_the_day_on_which_an_agreement_lapses(tmp_path: Path) -> None:
    files: dict[str, str | None] = {
        "case_studies/jane.md": CAREER,
        "articles/2026/n.md": article("[The career](../../case_studies/jane.md) of Jane.", date="2026-11-01"),
        "data/awards/prize-2021.yml": "{scheme: prize, result: won, recipients: [jane], story: case_studies/jane.md}\n",
    }
    root = recorded(sound_root(tmp_path, files))
    assert "/case-studies/jane/ urn:" in (root / "data" / "addresses.txt").read_text()
    assert lines(root, dt.date(2027, 5, 1)) == []
    assert lines(root, dt.date(2027, 5, 2)) == []
    assert warnings_of(root, "consent-lapsed", dt.date(2027, 5, 2)) == [
        "case_studies/jane.md:8:29: warning: the agreement was to be asked for again by 2027-05-01, and the case "
        "study stands nowhere until it is: ask today and write the new `date:` and `review_by:`, or take it out"
    ]


def test_links_to_what_is_over_become_words(tmp_path: Path) -> None:
    agreed = "name: Jane Doe\n        consent: {date: 2024-01-01, review_by: 2027-05-01}"
    links = "[Her career](/case-studies/jane/), [the offer](/news/2026/11/01/n/) and [Jane Doe](/people/jane/)."
    root = sound_root(tmp_path, {
        **swapped("data/people/jane.yml", "name: Jane Doe", agreed),
        "case_studies/jane.md": CAREER,
        "articles/2026/n.md": article(date="2026-11-01", expires="2027-05-02"),
        "articles/2026/links.md": article(links, date="2026-11-02"),
    })  # fmt: skip
    for day, link_count in ((dt.date(2027, 5, 1), 3), (dt.date(2027, 5, 2), 0)):
        press = open_press(root, PROJECT / "templates", SETTINGS, day)
        entry = next(entry for entry in press.site.entries if entry.id == "links")
        assert str(press.body(Text.of(entry), "../")).count("<a ") == link_count


def test_a_withdrawn_career_need_not_be_asked_for_again(tmp_path: Path) -> None:
    withdrawn = CAREER.replace("tags:", "withdrawn: {date: 2026-11-01}\ntags:")
    root = recorded(sound_root(tmp_path, {"case_studies/jane.md": CAREER}))
    sound_root(root, {"case_studies/jane.md": withdrawn})
    lapsed = dt.date(2027, 5, 2)
    assert lines(root, lapsed) == warnings_of(root, "consent-lapsed", lapsed) == []
    assert [entry.id for entry in Site(read_content(root), SETTINGS, lapsed).withdrawn] == ["jane"]


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

"""All problems of a file come in one run, whatever else is wrong with it or with another."""

from pathlib import Path

import pytest

from newsroom import register
from newsroom.reading.content import read_content
from newsroom.reading.past_slips import MOST_SLIPS, read_past_slips
from newsroom.unread import Unread, unread_of
from tests.building import PAGES, SOUND, article, site_of, sound_root, write
from tests.checks.helpers import picture
from tests.checks.test_careless import told_of

X = "articles/2023/x.md"


def places(root: Path) -> list[str]:
    """Where each problem is, and its code."""
    return [f"{found.path}:{found.line}:{found.column} {found.code}" for found in told_of(root)]


def of_x(folder: Path, text: str) -> list[str]:
    return [place.removeprefix(f"{X}:") for place in places(sound_root(folder, {X: text}))]


def test_each_slip_of_a_file_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    slips = "title: Open day: a report\ndate: 2023-09-18\nsummary: @home\ntags: [a, b\nfaculties: [nowhere]\nfoo: x\n"
    assert of_x(tmp_path, f"---\n{slips}---\n\n# A headline\n\nTo [the kiln](nowhere.md) and [home](/nowhere/).\n") == [
        "2:8 yaml-colon", "4:10 yaml-mark", "5:7 yaml-list-open", "6:13 unknown-reference", "7:1 key-unknown",
        "10:1 heading-first", "12:15 link-nowhere", "12:38 link-nowhere",
    ]  # fmt: skip


def test_what_stands_within_a_broken_value_is_no_second_slip(tmp_path: Path) -> None:
    assert of_x(tmp_path, article(image="@\n  src: a.jpg\n  alt: [\n", tags="'it's")) == [
        "5:8 yaml-mark",
        "9:7 yaml-apostrophe",
    ]


def test_a_key_on_a_line_that_does_not_fit_is_not_told_as_missing(tmp_path: Path) -> None:
    assert of_x(tmp_path, "---\ntitle: A\n  date: 2023-09-18\nsummary: Two: words\n---\n\n#### Deep\n") == [
        "3:3 yaml-misplaced", "4:10 yaml-colon", "7:1 heading-skipped",
    ]  # fmt: skip


def test_lines_that_do_not_fit_are_told_once(tmp_path: Path) -> None:
    assert of_x(tmp_path, article(tags="[a]\n- one\n- two\n- three")) == ["6:1 yaml-misplaced"]


def test_of_many_slips_the_first_are_told(tmp_path: Path) -> None:
    located = read_past_slips("".join(f"key{number}: @x\n" for number in range(MOST_SLIPS + 10)))
    assert len(located.faults) == MOST_SLIPS + 1
    assert located.cut_short


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"foo": "x"}, "6:1 key-unknown"),
        ({"people": '[jane, ""]'}, "6:16 value-empty"),
        ({"draft": "maybe"}, "6:1 value-kind"),
        ({"from_record": "true"}, "2:1 sources-missing"),
        ({"image": "\n  src: a.jpg"}, "6:1 key-missing"),
    ],
)
def test_one_wrong_key_silences_nothing_else(tmp_path: Path, keys: dict[str, str], told: str) -> None:
    found = of_x(tmp_path, article("[click here](/news/)", date="2022-09-18", faculties="[nowhere]", **keys))
    others = [line for line in found if line.partition(" ")[2] != told.partition(" ")[2]]
    assert told in found
    assert [line.partition(" ")[2] for line in sorted(others)] != []
    assert {line.partition(" ")[2] for line in others} == {"date-disagrees", "unknown-reference", "link-words"}


def test_of_a_wrong_key_the_rules_say_nothing_more(tmp_path: Path) -> None:
    """Neither of what stands in its place, nor of what hangs on it."""
    text = article("![A kiln in the yard](kiln.jpg)", title=None, date="soon", pictures="[kiln.jpg]")
    root = sound_root(tmp_path, {"articles/2024/x/index.md": text})
    (root / "articles/2024/x/kiln.jpg").write_bytes(picture())
    assert [line.rpartition(" ")[2] for line in places(root)] == ["date-impossible", "key-missing", "value-kind"]


def test_what_an_unknown_key_hides_is_told_too(tmp_path: Path) -> None:
    assert of_x(tmp_path, article(from_record="true", foo="x")) == ["2:1 sources-missing", "6:1 key-unknown"]


@pytest.mark.parametrize("path", [path for path in SOUND if path not in PAGES and path.endswith((".md", ".yml"))])
def test_every_kind_is_read_in_part(tmp_path: Path, path: str) -> None:
    """Whatever it needs stands in where it is missing."""
    root = sound_root(tmp_path, {path: "---\nfoo: x\n---\n" if path.endswith(".md") else "foo: x\n"})
    if not SOUND[path].lstrip().startswith("- "):
        assert [record.item.path for record in read_content(root).partial] == [path]
    assert places(root)


# ---- one broken file beside sound ones

DEAD = article("To [the kiln](/nowhere/) and [the day](/news/2023/09/18/no-such-day/).")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("articles/2023/y.md", article(foo="x")),
        ("case_studies/y.md", "---\ntitle: A: b\n---\n"),
        ("docs/y.md", "---\ntitle: A: b\n---\n"),
        ("data/people/y.yml", "foo: x\n"),
        ("data/institution.yml", "name: A: b\nfoo: x\n"),
        ("data/themes.yml", "- {id: visibility, name: Visibility, foo: x}\n"),
    ],
)
def test_dead_links_are_told_beside_a_broken_file(tmp_path: Path, path: str, text: str) -> None:
    found = [line for line in places(sound_root(tmp_path, {X: DEAD, path: text})) if line.startswith(X)]
    assert found == [f"{X}:7:15 link-nowhere", f"{X}:7:40 link-nowhere"]


def test_links_to_where_a_broken_file_may_stand_wait(tmp_path: Path) -> None:
    changes = {
        X: article(
            "To [a](/news/2023/09/18/y/), [b](/case-studies/z/), [c](/people/jane/), [d](/about/), [e](/tags/kiln/)."
        ),
        "articles/2023/y.md": article(tags="[kiln]", foo="x"),
        "case_studies/z.md": "no front matter",
        "data/people/jane.yml": "{name: Jane Doe, foo: x}",
        "docs/about.md": "---\ntitle: x\n---\n",
    }
    assert [line for line in places(sound_root(tmp_path, changes)) if line.startswith(X)] == []


def test_a_story_whose_date_is_unknown_may_stand_anywhere_in_the_news(tmp_path: Path) -> None:
    changes = {X: article("To [a](/news/2020/y/) and [b](/case-studies/z/)."), "articles/y.md": article(date="soon")}
    assert [line for line in places(sound_root(tmp_path, changes)) if line.startswith(X)] == [f"{X}:7:31 link-nowhere"]


def test_where_all_is_read_no_link_waits(tmp_path: Path) -> None:
    assert unread_of(site_of(sound_root(tmp_path))) == Unread(frozenset(), ())


def test_a_lost_address_is_told_beside_a_broken_file(tmp_path: Path) -> None:
    root = sound_root(tmp_path)
    register.record(site_of(root))
    write(root, {"case_studies/exchange.md": None})
    write(root, {X: article(foo="x"), "articles/2023/week.md": "---\ntitle: A: b\n---\n"})
    lost = [found.sentence for found in told_of(root) if found.code == "address-lost"]
    assert [sentence.partition(" ")[0] for sentence in lost] == ["/case-studies/exchange/"]

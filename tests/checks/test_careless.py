"""A folder with one slip a file that the rules find, and the whole list of what is said about them.

The list, `fixtures/careless.txt`, is read by people, like that of `tests/reading/test_awful.py`. After a wanted change
write it anew: `python -m tests.checks.test_careless`.
"""

import tempfile
from pathlib import Path

import pytest

from newsroom import checks
from newsroom.build.edition import examined, open_press
from newsroom.checks.rule import Written
from newsroom.content import Article
from newsroom.content.base import PartialDate
from newsroom.memory import Memory
from newsroom.reading.content import Record, read_content
from newsroom.reading.problem import ContentError, Problem
from newsroom.render.texts import Converted, Texts
from newsroom.settings import Settings
from newsroom.site import Site
from tests.building import TODAY, article, sound_root
from tests.checks.careless import HERE, careless

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
EXTENSIONS = ("attr_list", "fenced_code", "footnotes", "tables", "toc")
SETTINGS = Settings("Test", "https://t.example.org/", extensions=EXTENSIONS)
GOLDEN = HERE / "careless.txt"
SOUND = {"articles/2023/sound.md", "articles/2023/one-sentence-after-all.md"}
"""Files of the folder in which nothing is wrong."""


STUMBLING = Written(
    Record(Article(id="x", title="X", date=PartialDate(2023, 9, 18), summary="X"), Path()), "Text.", 1,
    Converted("", (), is_unreadable=True),
)  # fmt: skip
"""A text over which Markdown came to grief; nobody knows one."""


def told_of(root: Path) -> tuple[Problem, ...]:
    return examined(root, TEMPLATES, SETTINGS, TODAY)


def lines_of(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{problem} [{problem.code}]" for problem in problems]


@pytest.fixture(scope="module")
def problems(tmp_path_factory: pytest.TempPathFactory) -> tuple[Problem, ...]:
    return told_of(careless(tmp_path_factory.mktemp("root")))


def test_every_line_is_as_it_was_last_read_by_a_person(problems: tuple[Problem, ...]) -> None:
    assert lines_of(problems) == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_every_careless_file_is_named_and_no_sound_one(problems: tuple[Problem, ...]) -> None:
    files = {file.relative_to(HERE / "careless").as_posix() for file in (HERE / "careless").rglob("*.*")}
    named = {problem.path for problem in problems}
    assert files - named - {"articles/2023/other/index.md", "data/people/sam.yml"} == SOUND
    assert not named & SOUND


def test_every_rule_finds_something_there(tmp_path: Path) -> None:
    site = Site(read_content(careless(tmp_path)), SETTINGS, TODAY)
    texts = Texts(SETTINGS, Memory())
    written = {**checks.written(site, texts), "stumbling": STUMBLING}
    found = {
        **{one.find: [p for record in site.content.records for p in one.find(site, record)] for one in checks.RULES},
        **{one.find: [*one.find(site)] for one in checks.SITE_RULES},
        **{one.find: [p for text in written.values() for p in one.find(site, text)] for one in checks.TEXT_RULES},
        **{one.find: [*one.find(site, written)] for one in checks.TEXTS_RULES},
    }
    assert [find.__name__ for find, problems in found.items() if not problems] == []


def test_a_build_stops_with_the_errors_alone(tmp_path: Path, problems: tuple[Problem, ...]) -> None:
    with pytest.raises(ContentError) as stopped:
        open_press(careless(tmp_path), TEMPLATES, SETTINGS, TODAY)
    assert set(stopped.value.problems) == {problem for problem in problems if problem.severity == "error"}


def test_warnings_stop_nothing(tmp_path: Path) -> None:
    root = sound_root(tmp_path, {"articles/2023/shouted.md": article(title="WE ARE OPEN", summary="One. Two.")})
    open_press(root, TEMPLATES, SETTINGS, TODAY)
    assert [(found.code, found.severity) for found in told_of(root)] == [
        ("title-capitals", "warning"), ("summary-sentences", "warning"),
    ]  # fmt: skip


def test_a_sound_newsroom_is_passed_over_in_silence(tmp_path: Path) -> None:
    assert told_of(sound_root(tmp_path)) == ()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        told = lines_of(told_of(careless(Path(name))))
    GOLDEN.write_text("".join(f"{line}\n" for line in told), encoding="utf-8", newline="\n")

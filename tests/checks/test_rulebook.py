"""The reference of rules tells of every code that anybody can meet, and of no other."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import _settings
from newsroom.checks import TEXT_RULES
from newsroom.checks.rulebook import rulebook
from newsroom.pages.pictures import as_it_was
from newsroom.reading.content import read_content
from newsroom.reading.files import read_bytes
from newsroom.reading.problem import SETTINGS
from newsroom.reading.yaml_source import Located, YamlProblem
from newsroom.render.templates import Press
from tests.building import article, site_of, sound_root
from tests.checks.careless import careless
from tests.checks.helpers import picture
from tests.checks.test_careless import STUMBLING, told_of
from tests.conftest import PROJECT
from tests.reading.test_awful import awful


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Every code that the folders with slips yield, and what no file can show by itself."""
    folder = tmp_path_factory.mktemp("roots")
    (folder / "first").mkdir()
    (folder / "second").mkdir()
    problems = (*told_of(awful(folder / "first")), *told_of(careless(folder / "second")))
    return {problem.code for problem in problems} | set(_met_elsewhere(folder))


def _met_elsewhere(folder: Path) -> Iterator[str]:
    """Files that are missing, that nobody may open, or that change meanwhile; and settings."""
    (folder / "empty").mkdir()
    yield from (problem.code for problem in read_content(folder / "empty").problems)
    with pytest.raises(YamlProblem) as closed:
        read_bytes(folder / "empty" / "gone.md", is_linked=False, is_file=True)
    yield closed.value.code
    root = sound_root(folder / "changing", {"articles/2023/x/index.md": article()})
    (root / "articles/2023/x/a.jpg").write_bytes(picture())
    press = Press(site_of(root), PROJECT / "templates")
    as_it_was(press, "articles/2023/x/a.jpg", "another hash")
    yield from (problem.code for problem in press.problems)
    yield from (rule.code for rule in TEXT_RULES if [*rule.find(press.site, STUMBLING)])
    settings = _settings.SettingsFile({}, Located({}))
    yield from (problem.code for problem in _settings.check(settings, root, needs_address=True))


def test_every_code_that_is_met_stands_in_the_reference(found: set[str]) -> None:
    assert found - {rule.code for chapter in rulebook() for rule in chapter.rules} == set()
    assert SETTINGS in found


def test_every_code_of_the_reference_can_be_met(found: set[str]) -> None:
    assert {rule.code for chapter in rulebook() for rule in chapter.rules} - found == set()


def test_each_code_stands_once_with_a_sentence_for_people() -> None:
    rules = [rule for chapter in rulebook() for rule in chapter.rules]
    codes = [rule.code for rule in rules]
    assert len(codes) == len(set(codes))
    for rule in rules:
        assert rule.code.replace("-", "").isalpha()
        assert rule.code.islower()
        assert rule.severity in ("error", "warning")
        for sentence in rule.sentences:
            assert sentence[:1].isupper() or sentence.startswith("`"), rule
            assert sentence.endswith("."), rule
            assert not {"site", "record", "yields"} & set(sentence.lower().split(" ")[:1]), rule

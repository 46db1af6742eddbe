"""The posts that are measured: always the same, and sound."""

import re
from pathlib import Path

from newsroom.checks import check
from newsroom.reading.content import read_content
from newsroom.settings import Settings
from newsroom.site import Site
from yardstick import corpus


def test_the_same_bytes_twice() -> None:
    first, second = (dict(corpus.files(corpus.stories(60))) for _ in range(2))
    assert first == second


def test_a_root_without_a_problem(tmp_path: Path) -> None:
    corpus.write(tmp_path, corpus.stories(60))
    site = Site(read_content(tmp_path), Settings(name="The Bench", url="https://bench.example.org/"), corpus.LAST_DAY)
    assert [str(problem) for problem in check(site)] == []
    assert len(site.articles) == 60
    assert site.institution.made_up
    assert {len(site.units), len(site.themes)} == {5}


def test_every_faculty_and_theme_has_a_story() -> None:
    told = corpus.stories(20)
    assert {story.faculty for story in told} == set(corpus.FACULTIES)
    assert {theme for story in told for theme in story.themes} == set(corpus.THEMES)


def test_stories_are_as_long_and_as_varied_as_real_ones() -> None:
    told = corpus.stories(200)
    words = [len(story.body.split()) for story in told]
    assert min(words) >= 440
    assert max(words) < 540
    assert {len(story.tags) for story in told} == {2, 3}
    assert {len(story.themes) for story in told} == {1, 2}
    assert len({tag for story in told for tag in story.tags}) == 40
    assert len({story.slug for story in told}) == 200
    assert all("**" in story.body and "\n- " in story.body and "## " in story.body for story in told)
    assert sum("\n| ---" in story.body for story in told) == 50


def test_days_run_from_the_first_to_the_last() -> None:
    days = [story.date for story in corpus.stories(200)]
    assert days == sorted(days)
    assert (days[0], days[-1]) == (corpus.FIRST_DAY, corpus.LAST_DAY)


def test_links_lead_to_files_that_are_there(tmp_path: Path) -> None:
    told = corpus.stories(30)
    corpus.write(tmp_path, told)
    for story in told:
        links = re.findall(r"\]\(([^)]+)\)", story.body)
        assert len(links) == 2
        assert all((tmp_path / story.path).parent.joinpath(link).is_file() for link in links)


def test_an_edit_shows_in_the_summary_and_in_the_text() -> None:
    story = corpus.stories(20)[7]
    after = corpus.edited(story, "mark1edit")
    assert after.summary.count("mark1edit") == after.body.count("mark1edit") == 1
    assert after.body.replace(" This was put right as mark1edit.", "") == story.body
    assert after.address == story.address

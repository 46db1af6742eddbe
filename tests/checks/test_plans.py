"""Measures that the site could count, found in whatever words they are told, and in no time."""

from pathlib import Path

import pytest

from tests.building import sound_root, swapped
from tests.checks.helpers import PLAN, warnings_of


def told(folder: Path, measure: str) -> list[str]:
    with_measure = f"title: Show the work, measures: [{{text: '{measure}'}}]}}"
    root = sound_root(folder, swapped(PLAN, "title: Show the work}", with_measure))
    return [line.partition("add ")[2].partition(" and")[0] for line in warnings_of(root, "measure-uncounted")]


@pytest.mark.parametrize(
    ("measure", "counts"),
    [
        ("Two case studies each year", "`counts: case studies`"),
        ("Yearly, 3 nominations for prizes that are given outside, every year", "`counts: external nominations`"),
        ("3 external nominations annually", "`counts: external nominations`"),
        ("12 articles a year", "`counts: articles`"),
    ],
)
def test_a_measure_that_names_a_number_a_year_is_told(tmp_path: Path, measure: str, counts: str) -> None:
    assert told(tmp_path, measure) == [counts]


@pytest.mark.parametrize("measure", ["Case studies each year", "Each year 3 case studies", "3 nominations a year"])
def test_other_measures_are_passed_over(tmp_path: Path, measure: str) -> None:
    assert told(tmp_path, measure) == []


@pytest.mark.parametrize("words", ["1 article ", "external nominat ", "case study 1 ", "a year "])
def test_a_long_measure_takes_no_time(tmp_path: Path, words: str) -> None:
    told(tmp_path, words * 20_000)

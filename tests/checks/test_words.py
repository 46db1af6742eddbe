"""Titles and summaries: what counts as a sentence, and what is too long for anybody to read."""

from pathlib import Path

import pytest

from newsroom.checks.words import sentences_in
from tests.building import article, sound_root
from tests.checks.helpers import warnings_of


@pytest.mark.parametrize(
    "text",
    [
        "We began on Sept. 3 with a tour.", "It opens in Jan. 2027.", "The prize goes to No. 5 of the list.",
        "It weighs approx. 30 kilos.", "On Dec. 12 the hall is closed.", "“St. James's” is a hospital.",
        "Ask J. R. Smith, e.g. The owner, at 9 a.m. Monday.", "(Prof. Bell spoke.)", "Nothing ends here", "…", "",
    ],
)  # fmt: skip
def test_a_stop_within_a_sentence_ends_none(text: str) -> None:
    assert sentences_in(text) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [("One. Two.", 2), ("Really?! Yes. (It did.) “Well.”", 4), ("It is over... Now we rest.", 2), ("It ends.Now", 1)],
)
def test_sentences_are_counted(text: str, count: int) -> None:
    assert sentences_in(text) == count


@pytest.mark.parametrize(
    "text",
    ["x" + "." * 100_000 + "y", "y" * 100_000, "A. " * 30_000, "a." * 50_000 + " A", "." + ")" * 100_000 + "y",
     ". " + "(" * 100_000 + "y", "." + " " * 100_000 + "y", '."' * 50_000],
)  # fmt: skip
def test_a_long_text_takes_no_time(text: str) -> None:
    """What goes back and forth in it would take hours."""
    assert sentences_in(text) >= 1


def test_a_summary_that_stops_a_build_is_told_of_once(tmp_path: Path) -> None:
    files: dict[str, str | None] = {
        f"articles/2023/{size}.md": article(summary="s" * size) for size in (200, 201, 600, 601)
    }
    assert [line.partition(":")[0] for line in warnings_of(sound_root(tmp_path, files), "summary-long")] == [
        "articles/2023/201.md", "articles/2023/600.md",
    ]  # fmt: skip

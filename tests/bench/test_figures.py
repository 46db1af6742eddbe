"""From times to figures, JSON and the text of RESULTS.md."""

import json
import platform

import pytest

from yardstick import figures, report
from yardstick.measure import Measured, Size
from yardstick.running import Memory


def measured(articles: int, scale: float, others: tuple[str, ...] = ("hugo", "material")) -> Measured:
    """Fixed figures: ours needs `scale`, Hugo twice and Material sixteen times that, and an edit a tenth."""
    found = Measured(articles, {"ours": "ours", "hugo": "Hugo 0", "material": "Material 0"})
    found.titles = {name: title for name, title in found.titles.items() if name in ("ours", *others)}
    for name, factor in {"ours": 1.0, "hugo": 2.0, "material": 16.0}.items():
        if name in found.titles:
            times = [scale * factor, scale * factor * 2, scale * factor * 3]
            found.times["clean"][name] = times
            found.times["edit"][name] = [time / (10 if name == "ours" else 1) for time in times]
            found.times["live"][name] = [time / 20 for time in times]
            found.memory[name] = Memory(250_000_000, 90_000_000 if name == "ours" else 0, 310_000_000)
            found.size[name] = Size(5_000_000, 300)
    found.search = {"clean": [0.5, 0.7, 0.6], "edit": [0.1, 0.1, 0.4]}
    found.social = {"clean": [15.0, 17.0, 16.0], "edit": [0.1, 0.1, 0.2]}
    found.remade = [31, 33, 32]
    found.made = {"posts": articles, "sitemaps": 1}
    return found


@pytest.fixture
def sizes() -> dict[int, Measured]:
    large = measured(10000, 6.0, ("hugo",))
    large.left_out = ["Material's blog is left out above 5,000 articles: it takes minutes."]
    return {200: measured(200, 0.2), 2000: measured(2000, 1.0), 10000: large}


def test_the_least_the_middle_and_the_most() -> None:
    assert figures.spread([3.0, 1.0, 5.0]) == {"min": 1.0, "median": 3.0, "max": 5.0}
    assert figures.spread([1.0, 2.0])["median"] == 1.5


def test_ratios_are_of_one_run_each() -> None:
    assert figures.ratios([1.0, 4.0, 3.0], [2.0, 2.0, 1.0]) == {"min": 0.5, "median": 2.0, "max": 3.0}


def test_ratios_need_the_same_runs() -> None:
    with pytest.raises(ValueError, match="zip"):
        figures.ratios([1.0], [1.0, 2.0])


def test_growth_needs_both_sizes(sizes: dict[int, Measured]) -> None:
    assert figures.growth(sizes, "clean") == 6.0
    assert figures.growth({2000: sizes[2000]}, "clean") is None


def test_the_shape_of_the_json_file(sizes: dict[int, Measured]) -> None:
    told = json.loads(json.dumps(figures.as_json(sizes)))
    assert list(told) == ["200", "2000", "10000"]
    assert told["2000"]["clean"] == {
        "ours": {"min": 1.0, "median": 2.0, "max": 3.0},
        "hugo": {"min": 2.0, "median": 4.0, "max": 6.0},
        "material": {"min": 16.0, "median": 32.0, "max": 48.0},
    }
    assert set(told["10000"]["edit"]) == set(told["10000"]["live"]) == {"ours", "hugo"}
    assert told["2000"]["ratios"]["edit"]["ours/hugo"] == {"min": 0.05, "median": 0.05, "max": 0.05}
    assert told["2000"]["search"]["clean"] == {"min": 0.5, "median": 0.6, "max": 0.7}
    assert told["2000"]["social"]["clean"] == {"min": 15.0, "median": 16.0, "max": 17.0}
    assert told["2000"]["size"]["ours"] == {"bytes": 5_000_000, "files": 300}
    assert told["2000"]["memory"]["hugo"] == 250_000_000
    assert told["2000"]["search_memory"] == {"indexer": 90_000_000, "together": 310_000_000}
    assert "growth" not in told["2000"]
    assert told["10000"]["growth"]["clean"] == 6.0


def targets(text: str) -> list[list[str]]:
    """The rows of the first table, without its head."""
    rows = [line for line in text.split("\n## ")[1].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


def test_targets_are_reached_or_not(sizes: dict[int, Measured]) -> None:
    found = targets(report.report(sizes, "--articles 200,2000,10000"))
    assert [row[2:] for row in found] == [
        ["0.50 × Hugo", "reached"],
        ["16.00 × faster", "reached"],
        ["0.05 × Hugo", "reached"],
        ["0.10 s", "reached"],
        ["0.02 s", "reached"],
        ["6.00 ×", "**not reached**"],
        ["6.00 ×", "**not reached**"],
        ["0.05 × Hugo", "reached"],
        ["0.25 GB", "reached"],
    ]


def test_what_was_not_measured_is_said(sizes: dict[int, Measured]) -> None:
    small = {200: sizes[200]}
    assert [row[3] for row in targets(report.report(small, ""))].count("not measured") == 8
    sizes[2000] = measured(2000, 1.0, ())
    found = targets(report.report(sizes, ""))
    assert [row[3] for row in found][:3] == ["not measured"] * 3
    assert "Material's blog is left out above 5,000 articles" in report.report(sizes, "")


def test_the_text_tells_figures_ratios_and_the_machine(sizes: dict[int, Measured]) -> None:
    text = report.report(sizes, "--articles 200,2000,10000")
    assert "`python3 scripts/bench.py --articles 200,2000,10000`" in text
    assert f"Python {platform.python_version()}" in text
    assert "| 1.00 / 2.00 / 3.00 " in text
    assert "| 0.50 / 0.50 / 0.50 " in text
    assert "Our search index, which is not in the figures above: clean build 0.50 / 0.60 / 0.70 s" in text
    assert (
        "Our pictures for sharing, which are not in the figures above either: clean build 15.00 / 16.00 / 17.00 s"
        in text
    )
    assert "Files that ours made anew after one edit: 31, 33, 32." in text
    assert "5.0 MB in 300 files" in text
    assert "Ours at 10,000 articles against 2,000, medians: clean build 6.00 ×" in text


def test_the_text_names_no_host_and_no_path(sizes: dict[int, Measured]) -> None:
    text = report.report(sizes, "--articles 200")
    assert platform.node() not in text
    assert not any(path in text for path in ("/tmp", "/ho" + "me/", "C:\\"))


def test_memory_that_no_system_tells(sizes: dict[int, Measured]) -> None:
    sizes[10000].memory["ours"] = None
    text = report.report(sizes, "")
    assert targets(text)[-1][2:] == ["", "not measured"]
    assert "| not measured " in text

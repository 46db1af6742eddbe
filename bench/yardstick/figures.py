"""From times to figures: the least, the middle and the most, ratios run by run, and the targets."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yardstick.measure import WHAT, Measured

Spread = Mapping[str, float]
"""Of the keys `min`, `median` and `max`."""
Sizes = Mapping[int, Measured]
"""What was measured, by the number of articles."""


def spread(values: Sequence[float]) -> Spread:
    """The least, the middle and the most of at least one value."""
    return {"min": min(values), "median": statistics.median(values), "max": max(values)}


def ratios(one: Sequence[float], other: Sequence[float]) -> Spread:
    """How many times as long `one` took as `other`: of each run by itself, and then their spread."""
    return spread([first / second for first, second in zip(one, other, strict=True)])


def growth(sizes: Sizes, what: str) -> float | None:
    """How many times as long ours took for 10,000 articles as for 2,000; None unless both were measured."""
    if 2000 not in sizes or 10000 not in sizes:
        return None
    small, large = (statistics.median(sizes[size].times[what]["ours"]) for size in (2000, 10000))
    return large / small


# -- For other programs


def as_json(sizes: Sizes) -> dict[str, Any]:
    """Everything measured, by size: times in seconds, memory and output in bytes."""
    return {str(articles): _size(measured, sizes) for articles, measured in sizes.items()}


def _size(measured: Measured, sizes: Sizes) -> dict[str, Any]:
    found: dict[str, Any] = {
        what: {name: _rounded(spread(values)) for name, values in by_tool.items()}
        for what, by_tool in measured.times.items()
    }
    found["ratios"] = {
        what: {f"ours/{name}": _rounded(ratios(by_tool["ours"], values)) for name, values in by_tool.items()}
        for what, by_tool in measured.times.items()
    }
    for by_tool in found["ratios"].values():
        by_tool.pop("ours/ours", None)
    found["search"] = {what: _rounded(spread(values)) for what, values in measured.search.items()}
    found["social"] = {what: _rounded(spread(values)) for what, values in measured.social.items()}
    found["memory"] = {name: memory and memory.peak for name, memory in measured.memory.items()}
    ours = measured.memory.get("ours")
    found["search_memory"] = {"indexer": ours.indexer, "together": ours.together} if ours else {}
    found["size"] = {name: {"bytes": size.bytes, "files": size.files} for name, size in measured.size.items()}
    found["made"] = dict(measured.made)
    found["remade"] = list(measured.remade)
    found["left_out"] = list(measured.left_out)
    if measured.articles == 10000 and 2000 in sizes:
        found["growth"] = {what: round(growth(sizes, what) or 0, 3) for what in WHAT}
    return found


def _rounded(values: Spread) -> dict[str, float]:
    return {key: round(value, 4) for key, value in values.items()}


# -- The targets


@dataclass(frozen=True)
class Target:
    """What was to be reached, and how the figure is found: None where its sizes or tools were not measured."""

    name: str
    bound: str
    """As people read it."""
    found: Callable[[Sizes], float | None]
    unit: str
    reached: Callable[[float], bool]


def _ratio(articles: int, what: str, one: str, other: str) -> Callable[[Sizes], float | None]:
    def found(sizes: Sizes) -> float | None:
        times = sizes[articles].times[what] if articles in sizes else {}
        return ratios(times[one], times[other])["median"] if one in times and other in times else None

    return found


def _live(articles: int) -> Callable[[Sizes], float | None]:
    def found(sizes: Sizes) -> float | None:
        times = sizes[articles].times["live"].get("ours", []) if articles in sizes else []
        return statistics.median(times) if times else None

    return found


def _memory(sizes: Sizes) -> float | None:
    found = sizes[10000].memory.get("ours") if 10000 in sizes else None
    return found.peak / 1e9 if found else None


def _at_most(bound: float) -> Callable[[float], bool]:
    return lambda value: value <= bound


TARGETS: tuple[Target, ...] = (
    Target(
        "2,000 articles, clean build, everything but the search index", "at most 2 × Hugo",
        _ratio(2000, "clean", "ours", "hugo"), "× Hugo", _at_most(2),
    ),
    Target(
        "2,000 articles, clean build, everything but the search index", "at least 8 × faster than Material's blog",
        _ratio(2000, "clean", "material", "ours"), "× faster", lambda value: value >= 8,
    ),
    Target(
        "2,000 articles, one edit, fresh process", "at most 0.6 × Hugo",
        _ratio(2000, "edit", "ours", "hugo"), "× Hugo", _at_most(0.6),
    ),
    Target("2,000 articles, one edit, live", "at most 0.6 s", _live(2000), "s", _at_most(0.6)),
    Target("200 articles, one edit, live", "at most 0.3 s", _live(200), "s", _at_most(0.3)),
    Target(
        "10,000 against 2,000 articles, clean", "at most 5.5 ×",
        lambda sizes: growth(sizes, "clean"), "×", _at_most(5.5),
    ),
    Target(
        "10,000 against 2,000 articles, one edit, fresh process", "at most 5.5 ×",
        lambda sizes: growth(sizes, "edit"), "×", _at_most(5.5),
    ),
    Target(
        "10,000 articles, one edit, fresh process", "at most 0.25 × Hugo",
        _ratio(10000, "edit", "ours", "hugo"), "× Hugo", _at_most(0.25),
    ),
    Target(
        "10,000 articles, peak memory of a clean build, everything but the search index", "below 1 GB",
        _memory, "GB", lambda value: value < 1,
    ),
)  # fmt: skip
"""Medians are held against them: of ratios, the median of the runs' own ratios."""

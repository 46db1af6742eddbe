"""All rules in words, by their codes: what the reference page prints."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from newsroom.checks import RULES, SITE_RULES, TEXT_RULES, TEXTS_RULES
from newsroom.checks.rule import Rule
from newsroom.reading.codes import GROUPS
from newsroom.reading.problem import Severity


@dataclass(frozen=True)
class ToldRule:
    code: str
    severity: Severity
    sentences: tuple[str, ...]
    """Several where one code stands for several rules."""


@dataclass(frozen=True)
class Chapter:
    heading: str
    rules: tuple[ToldRule, ...]


def rulebook() -> tuple[Chapter, ...]:
    """Every rule once, those that are found first in front."""
    told: dict[str, ToldRule] = {}
    chapters: dict[str, list[str]] = {}
    for heading, rule in _all_rules():
        before = told.get(rule.code)
        if before is None:
            chapters.setdefault(heading, []).append(rule.code)
        sentences = (*(before.sentences if before else ()), *rule.sentences)
        told[rule.code] = ToldRule(rule.code, rule.severity, tuple(dict.fromkeys(sentences)))
    return tuple(Chapter(heading, tuple(told[code] for code in codes)) for heading, codes in chapters.items())


def _all_rules() -> Iterator[tuple[str, ToldRule]]:
    for heading, sentences in GROUPS:
        for code, sentence in sentences.items():
            yield heading, ToldRule(code, "error", (sentence,))
    yield from _of("Stories, people, plans and links", RULES)
    yield from _of("Texts", (*TEXT_RULES, *TEXTS_RULES))
    yield from _of("Pages, addresses and pictures", SITE_RULES)


def _of(heading: str, rules: Iterable[Rule[Any]]) -> Iterator[tuple[str, ToldRule]]:
    for rule in rules:
        yield heading, ToldRule(rule.code, rule.severity, (rule.sentence,))

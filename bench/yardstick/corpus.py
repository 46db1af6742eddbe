"""The posts that are measured: made up by chance, and by the same chance every time.

A story is made of its number and of nothing else, so the first 200 of 2,000 differ from 200 by their dates alone.
Nothing asks a clock: the last story stands on a fixed day shortly before the one that builds are made for.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from newsroom import addresses
from yardstick.words import (
    DEEDS,
    HEADINGS,
    JOINTS,
    MAKERS,
    PLACES,
    QUALITIES,
    REASONS,
    TAGS,
    THINGS,
    TIMES,
)

DAY = "1795435200"
"""23 November 2026 as `SOURCE_DATE_EPOCH` has it: the day that every build of the bench is made for."""

FIRST_DAY, LAST_DAY = dt.date(2016, 1, 4), dt.date(2026, 11, 20)
WORDS = 440
"""A story's text is at least so long; one paragraph more at most."""

FACULTIES: Mapping[str, str] = {
    "craft": "Faculty of Craft and Stage",
    "earth": "Faculty of Earth and Weather",
    "health": "Faculty of Health",
    "life": "Faculty of Life",
    "machines": "Faculty of Machines",
}
THEMES: Mapping[str, str] = {
    "careers": "Careers",
    "recognition": "Recognition",
    "sharing": "Sharing",
    "skills": "Skills",
    "visibility": "Visibility",
}
ABBREVIATIONS: Mapping[str, str] = {
    "SWG": "shared workshops group",
    "TDF": "training and development fund",
    "MRO": "materials reuse office",
    "ISR": "instrument service record",
}
"""None is part of another word of the stories; each is told in full where a text first uses it."""


@dataclass(frozen=True)
class Story:
    """One made-up post."""

    number: int
    slug: str
    title: str
    date: dt.date
    summary: str
    faculty: str
    themes: tuple[str, ...]
    tags: tuple[str, ...]
    body: str
    """Markdown; links lead to the files of other stories, as editors write them."""

    @property
    def path(self) -> str:
        """Its file below the content root."""
        return f"articles/{self.date.year}/{self.slug}.md"

    @property
    def address(self) -> str:
        """Where its page stands, with every tool."""
        return addresses.article(self.date.strftime("%Y/%m/%d"), self.slug)

    @property
    def front(self) -> Mapping[str, str]:
        """The front matter of our own kind, each value as YAML."""
        return {
            "title": self.title,
            "date": self.date.isoformat(),
            "summary": self.summary,
            "faculties": listed([self.faculty]),
            "themes": listed(self.themes),
            "tags": listed(self.tags),
        }


def listed(values: Sequence[str]) -> str:
    """A YAML list on one line. Values are plain words."""
    return f"[{', '.join(values)}]"


def document(front: Mapping[str, str], body: str) -> str:
    """A Markdown file with front matter."""
    lines = "\n".join(f"{key}: {value}" for key, value in front.items())
    return f"---\n{lines}\n---\n\n{body}\n"


def stories(count: int) -> tuple[Story, ...]:
    """The first `count` made-up stories, oldest first, spread evenly over the years."""
    plain = [_plain(number, count) for number in range(count)]
    return tuple(replace(story, body=_body(story, plain)) for story in plain)


def edited(story: Story, mark: str) -> Story:
    """`story` after an edit: one sentence more in its text, and `mark` in it and in the summary."""
    return replace(
        story,
        summary=f"{story.summary} Edited as {mark}.",
        body=story.body.replace("\n\n", f" This was put right as {mark}.\n\n", 1),
    )


# -- One story


def _plain(number: int, count: int) -> Story:
    """The story but for its text, which names its neighbours."""
    chance = random.Random(f"story {number}")
    quality, thing = chance.choice(QUALITIES), chance.choice(THINGS)
    place, deed = chance.choice(PLACES), chance.choice(DEEDS)
    title = f"The {quality} {thing} of the {place} is {deed}"
    span = (LAST_DAY - FIRST_DAY).days
    return Story(
        number=number,
        slug=f"{addresses.slugify(f'{quality} {thing} {place}')}-{number}",
        title=title if deed not in ("drew", "showed") else f"{_a(quality).capitalize()} {thing} for the {place}",
        date=FIRST_DAY + dt.timedelta(days=number * span // max(1, count - 1)),
        summary=_summary(chance, deed, thing),
        faculty=tuple(FACULTIES)[number % len(FACULTIES)],
        themes=tuple(chance.sample(tuple(THEMES), chance.choice((1, 1, 2)))),
        tags=tuple(chance.sample(TAGS, chance.choice((2, 2, 3)))),
        body="",
    )


def _summary(chance: random.Random, deed: str, thing: str) -> str:
    maker, time, reason = chance.choice(MAKERS), chance.choice(TIMES), chance.choice(REASONS)
    return f"{_a(maker).capitalize()} {deed} the {thing} {time}, {reason}."


def _body(story: Story, all_stories: Sequence[Story]) -> str:
    chance = random.Random(f"body {story.number}")
    blocks = [_paragraph(chance, 3)]
    headings = iter(chance.sample(HEADINGS, len(HEADINGS)))
    specials = [_bold(chance), _link(story, all_stories, 1), _list(chance), _told(chance)]
    specials += [_link(story, all_stories, 7)] + ([_table(chance)] if story.number % 4 == 0 else [])
    for place, special in enumerate(specials):
        if place % 2 == 0:
            blocks.append(f"## {next(headings)}")
        blocks += [_paragraph(chance, 3), special]
    while sum(len(block.split()) for block in blocks) < WORDS:
        blocks.append(_paragraph(chance, 2))
    return "\n\n".join(blocks)


def _sentence(chance: random.Random) -> str:
    maker, other = chance.sample(MAKERS, 2)
    deed, thing, quality = chance.choice(DEEDS), chance.choice(THINGS), chance.choice(QUALITIES)
    place, time, reason = chance.choice(PLACES), chance.choice(TIMES), chance.choice(REASONS)
    shapes = (
        f"The {maker} {deed} the {quality} {thing} {time}, {reason}.",
        f"{chance.choice(JOINTS)} {_a(maker)} from the {place} {deed} the {thing} {reason}.",
        f"In the {place} stands {_a(quality)} {thing}, which {_a(maker)} {deed} {time}.",
        f"{chance.choice(JOINTS)} the {maker} and the {other} {deed} it {time}.",
        f"It was the {other} who {deed} the {quality} {chance.choice(THINGS)} beside the {thing}.",
        f"No {thing} is too {quality} for {_a(maker)} who {deed} one {time}.",
    )
    return chance.choice(shapes)


def _a(word: str) -> str:
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def _paragraph(chance: random.Random, sentences: int) -> str:
    return " ".join(_sentence(chance) for _ in range(sentences))


def _bold(chance: random.Random) -> str:
    return f"{_sentence(chance)} **{_sentence(chance)}** {_sentence(chance)}"


def _link(story: Story, all_stories: Sequence[Story], distance: int) -> str:
    """A sentence that leads to a story near this one, by its file."""
    other = all_stories[(story.number + distance) % len(all_stories)]
    return f"What came of it is told in [{other.title}](../{other.date.year}/{other.slug}.md), with more to follow."


def _told(chance: random.Random) -> str:
    """Sentences with an abbreviation, twice."""
    short = chance.choice(tuple(ABBREVIATIONS))
    return f"The {short} met {chance.choice(TIMES)}. {_sentence(chance)} So the {short} agreed to it."


def _list(chance: random.Random) -> str:
    return "\n".join(f"- {_sentence(chance)}" for _ in range(chance.choice((3, 4))))


def _table(chance: random.Random) -> str:
    rows = [f"| {thing} | {chance.choice(PLACES)} | {chance.randint(2, 90)} |" for thing in chance.sample(THINGS, 4)]
    return "\n".join(["| What | Where | How many |", "| --- | --- | --- |", *rows])


# -- The root that they stand in

SETTINGS = "site_name: The Bench\nsite_url: https://bench.example.org/\n"
INSTITUTION = """\
name: University of Measured Things
short: Measured Things
network: Measured Technicians
motto: Nothing but the time it takes
email: editors@bench.example.org
made_up: true
record_begins: 2016-01-04
"""
PAGES: Mapping[str, str] = {
    "index": "shows: home",
    "news/index": "shows: news",
    "network": "shows: network",
    "technician-commitment": "shows: commitment",
    "contribute/index": "",
    "about": "",
    "privacy": "",
    "accessibility": "",
}
"""The pages that people write for every site, and the made part that each shows."""
PAGE = "This university is made up, and so is everything told of it. These pages exist to be timed."


def write(root: Path, told: Sequence[Story]) -> None:
    """A whole content root of our own kind below `root`, which exists."""
    for path, text in files(told):
        save(root / path, text)


def files(told: Sequence[Story]) -> Iterator[tuple[str, str]]:
    """Every file of the root: its path and its text."""
    yield "mkdocs.yml", SETTINGS
    yield "data/institution.yml", INSTITUTION
    yield "data/faculties.yml", "".join(f"- {{id: {key}, name: {name}}}\n" for key, name in FACULTIES.items())
    yield "data/themes.yml", "".join(f"- {{id: {key}, name: {name}}}\n" for key, name in THEMES.items())
    yield (
        "data/abbreviations.yml",
        "".join(f"- {{id: {short.lower()}, short: {short}, full: {full}}}\n" for short, full in ABBREVIATIONS.items()),
    )
    for name, shows in PAGES.items():
        title = addresses.slugify(name.removesuffix("/index")).replace("-", " ").capitalize()
        yield f"docs/{name}.md", f"---\ntitle: {title}\ndescription: {PAGE}\n{shows}\n---\n\n{PAGE}\n"
    for story in told:
        yield story.path, text_of(story)


def text_of(story: Story) -> str:
    """The story's file, as an editor of ours writes it."""
    return document(story.front, story.body)


def save(file: Path, text: str) -> None:
    """Write a file, with the folders above it, and the same bytes on every system."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")

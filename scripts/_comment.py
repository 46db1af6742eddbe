"""What is said beneath a proposal, in words for somebody who has never seen a program check a text.

What comes from the proposal is shown so that it is nothing but words: it mentions nobody, closes nothing, links
nowhere and draws nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from _parcel import is_sound
from _proposed import Files
from _told import Changed, Findings, Found, Page

MARK = "<!-- technically-speaking: what the check says of this proposal -->"
"""Stands at the head of our one comment, unseen; by it the comment is found again."""
MOST_POINTS, MOST_PAGES = 40, 25
"""In the comment; the summary of the run has more."""
POINTS_ROOM, LOOKS_ROOM, PAGES_ROOM, NAMES_ROOM = 22_000, 10_000, 12_000, 4_000
"""Bytes of each list in the comment. Together with the words around them, and two lists of names, they stay below the
65,536 characters that the code host takes; more would lose the comment, and its warnings with it."""
SUMMARY_ROOM = 1_000_000
"""Bytes of a summary; the code host drops one above 1 MiB."""
LONGEST_SENTENCE = 500
_PIECE = re.compile(r"\s+|\S+")
_PLAIN_WORD = re.compile(r"[(“‘'’\"]*(?:[^\W\d_]+(?:['’-][^\W\d_]+)*|\d{1,4}|[–—…])?[)”’'\".,;:?!…]*")


@dataclass(frozen=True)
class Branch:
    """Where the contributor's own version of the files lies."""

    web: str
    """The address of the code host."""
    repository: str
    """`owner/name`, the contributor's copy or ours."""
    name: str

    def edit_link(self, path: str, line: int = 1) -> str:
        """The page of the code host on which a file is changed; empty where the path is no path of ours."""
        if not is_sound(path):
            return ""
        return f"{self.web}/{self.repository}/edit/{quote(self.name)}/{quote(path)}#L{line}"


@dataclass(frozen=True)
class Outcome:
    """What became of a proposal."""

    found: Findings | None
    """None where the check did not come to an end."""
    changed: Changed
    files: Files
    """What it changes in the words of the code host; all else was told by a run of the proposal itself."""
    branch: Branch | None
    run: str
    """The address of the run, where the summary and the built pages are."""
    preview: str = ""
    """The address below which the pages are shown, with a slash at its end; empty where they are not."""

    @property
    def points(self) -> tuple[Found, ...]:
        return self.found.points if self.found else ()

    @property
    def errors(self) -> tuple[Found, ...]:
        """Of the whole site: a change in one file may break another."""
        return tuple(one for one in self.points if one.is_error)

    @property
    def count(self) -> int:
        """How many things there are to mend, those included that are not told one by one."""
        return self.found.errors if self.found else 0

    @property
    def warnings(self) -> tuple[Found, ...]:
        """Of the files of the proposal alone: what else is worth a look is not for whoever sent this."""
        return tuple(one for one in self.points if not one.is_error and one.path in self.files.content)


# -- Words that are words only


def words(text: str) -> str:
    """`text` as one line of Markdown that says the same and does nothing.

    Words of plain letters stand as they are, and everything else stands as code, where the code host looks for
    no names, numbers, addresses or tags.
    """
    shown = ""
    for number, part in enumerate(_bare(text)[:LONGEST_SENTENCE].split("`")):
        for piece in [code(part)] if number % 2 else _plain(part):
            # Two pieces of code that touch would be one, and what stands between their marks would be none.
            shown += f" {piece}" if shown.endswith("`") and piece.startswith("`") else piece
    return shown.strip()


def code(text: str) -> str:
    """`text` as code."""
    inside = _bare(text).replace("`", "").strip()[:LONGEST_SENTENCE]
    return f"`{inside}`" if inside else ""


def _bare(text: str) -> str:
    """Without line ends, control characters and those that turn the direction of writing."""
    spaced = " ".join(text.split())
    return "".join(letter for letter in spaced if unicodedata.category(letter)[0] != "C")


def _plain(text: str) -> Iterator[str]:
    for piece in _PIECE.findall(text):
        yield piece if piece.isspace() or _PLAIN_WORD.fullmatch(piece) else code(piece)


# -- The comment


def comment(outcome: Outcome) -> str:
    """The one comment beneath a proposal, as Markdown."""
    parts = [MARK, f"### {_headline(outcome)}", *_points(outcome), *_pages(outcome), *_for_people(outcome)]
    return "\n\n".join(parts) + "\n"


def _headline(outcome: Outcome) -> str:
    if outcome.found is None:
        return "Thank you! The check itself did not work this time"
    if outcome.count:
        return f"Thank you! {_counted(outcome.count)} to mend before it can be published"
    return "Thank you! Nothing needs mending, and an editor reads it next"


def _counted(count: int) -> str:
    return "There is one thing" if count == 1 else f"There are {count} things"


def _points(outcome: Outcome) -> Iterator[str]:
    if outcome.found is None:
        yield (
            "That is hardly your fault, and you need not do anything: an editor looks into it. "
            f"What was said is in [the run]({outcome.run})."
        )
        return
    warnings = outcome.warnings
    if outcome.count:
        yield _list_of(outcome.errors, outcome.count, MOST_POINTS, POINTS_ROOM, outcome)
        yield (
            "**How to mend it:** each link opens your own copy of the file in the browser. Change the line, choose "
            "*Commit changes*, and this comment brings itself up to date a few minutes later."
        )
        yield (
            "**Stuck, or no time? Leave it: an editor can do this for you.** Nothing of what you sent is lost. "
            "Say beneath this comment what you meant, if you like."
        )
    if warnings:
        yield "#### Worth a second look (nothing here keeps it from being published)"
        yield _list_of(warnings, len(warnings), max(MOST_POINTS - outcome.count, 5), LOOKS_ROOM, outcome)


def _list_of(found: Sequence[Found], count: int, most: int, room: int, outcome: Outcome) -> str:
    """The first of `count` points, and how many more there are and where."""
    lines = fitted((f"- {_point(one, outcome.branch)}" for one in found[:most]), room)
    if count > len(lines):
        lines.append(f"- and {count - len(lines):,} more; [the run]({outcome.run}) has a longer list in its summary")
    return "\n".join(lines)


def fitted(lines: Iterable[str], room: int) -> list[str]:
    """As many of the lines, from the first on, as fit into `room` bytes."""
    kept: list[str] = []
    for line in lines:
        room -= len(line.encode()) + 1
        if room < 0:
            break
        kept.append(line)
    return kept


def _point(one: Found, branch: Branch | None) -> str:
    link = branch.edit_link(one.path, one.line) if branch else ""
    mend = f" [Mend it]({link})" if link else ""
    return f"{code(one.path)}, line {one.line}: {words(one.sentence)}{mend}"


def _pages(outcome: Outcome) -> Iterator[str]:
    changed = outcome.changed
    if outcome.found is None:
        return
    if outcome.count:
        if changed.pages:
            yield "You can look at your pages here as soon as that is mended."
        return
    if changed.pages:
        yield "#### The pages it changes"
        lines = fitted((f"- {_page(page, outcome.preview)}" for page in changed.pages[:MOST_PAGES]), PAGES_ROOM)
        yield "\n".join(lines)
        more = len(changed.pages) - len(lines)
        if more > 0:
            yield f"And {more} more."
        yield _how_to_look(outcome)
    if changed.waiting:
        files = _names(changed.waiting)
        yield f"On no page yet, because it is a draft or for a later day: {files}. All that is sent here is public."


def _names(names: Sequence[str]) -> str:
    shown = fitted((code(name) for name in names[:MOST_PAGES]), NAMES_ROOM)
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")


def _page(page: Page, preview: str) -> str:
    title = words(page.title) or code(page.address)
    if preview:
        # The words of a link hold no code: the brackets around them are ours, and a title has none left.
        return f"[{title}]({preview}{page.address.lstrip('/')})"
    return f"{title}: {code(page.address)}"


def _how_to_look(outcome: Outcome) -> str:
    if outcome.preview:
        return (
            "That is how they will look; the site itself is as it was. Anybody can propose anything, so that no page "
            "there is to be trusted: never sign in on one."
        )
    return (
        f"The built pages lie in [the run]({outcome.run}) under *Artifacts*, as `site`: an editor can show you how "
        "they look, or unpack them and start `python3 -m http.server` in their folder."
    )


def _for_people(outcome: Outcome) -> Iterator[str]:
    claims, program = outcome.changed.claims, outcome.files.program
    if claims:
        yield (
            f"**For the lead of the Technician Commitment:** the proposal's own run tells that a story here names "
            f"{_names(claims)} as an action that it is evidence for. Merging the proposal confirms that."
        )
    if program:
        files = "one file" if program == 1 else f"{program} files"
        yield f"**For the editors:** it changes {files} of the program, not only texts. Read them before anything runs."
        yield (
            "All else in this comment was told by a run of the proposal with that changed program: believe nothing of "
            "it before you have looked yourself"
            + (", and look into its stories for `actions` that they claim." if outcome.files.has_stories else ".")
        )


# -- The summary of a run


def summary(found: Findings | None, branch: Branch | None, room: int = SUMMARY_ROOM) -> str:
    """What the check found, file by file, as Markdown; where that is more than `room` bytes, how much more it is."""
    if found is None:
        return "## The check did not come to an end\n\nWhat it said stands in the log of its step.\n"
    if not found.points:
        return "## Nothing needs mending\n"
    everything = sorted(found.points, key=lambda one: (not one.is_error, one.path, one.line))
    lines = fitted(_by_file(everything, branch), room)
    more = found.errors + found.warnings - len(lines)
    if more:
        lines.append(f"\n**And {more:,} more.** Mend these first, or see them all with `python3 scripts/check.py`.")
    head = f"## {found.errors:,} to mend, {found.warnings:,} worth a second look"
    return "\n".join([head, *lines]) + "\n"


def _by_file(found: Iterable[Found], branch: Branch | None) -> Iterator[str]:
    """A line for each point; the first of each file with the file's name above it."""
    last = None
    for one in found:
        name = f"### {code(one.path)}{'' if one.is_error else ' (worth a second look)'}"
        line = f"- {_line(one, branch)}"
        yield line if name == last else f"\n{name}\n\n{line}"
        last = name


def _line(one: Found, branch: Branch | None) -> str:
    link = branch.edit_link(one.path, one.line) if branch else ""
    place = f"[line {one.line}]({link})" if link else f"line {one.line}"
    return f"{place}: {words(one.sentence)}" + (f" ({code(one.code)})" if one.code else "")

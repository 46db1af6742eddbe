"""What holds for the text of a page: its headings, its links and its pictures."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from newsroom.addresses import slugify
from newsroom.checks.prose import is_blank
from newsroom.checks.rule import Written
from newsroom.content import ActionPlan
from newsroom.content.entry import Entry
from newsroom.reading.problem import Problem
from newsroom.site import Site


def a_story_has_a_text(site: Site, written: Written) -> Iterator[Problem]:
    """An article or a case study has a text below its front matter, unless it is a draft."""
    item, made = written.record.item, written.converted
    if not isinstance(item, Entry) or item.draft or item.withdrawn or made.is_unreadable:
        return
    if is_blank(made.html) and not made.pictures:
        yield written.problem(
            "the text is missing; tell the story below the second line `---`, or write `draft: true` above it until "
            "somebody has"
        )


def the_title_is_the_only_headline(site: Site, written: Written) -> Iterator[Problem]:
    """A text has no heading of the first level (`# ...`): the page's title is that heading already."""
    headings = written.converted.outline.headings
    places = _places_of_headings(written) if any(heading.level == 1 for heading in headings) else ()
    for heading, at in zip(headings, places, strict=False):
        if heading.level == 1:
            is_tag = _TAG_LIKE.match(written.body, at)
            remedy = f"write `\\#{heading.text}`" if is_tag else f"write `## {heading.text}` with two signs"
            why = ", for its line starts with `#`" if is_tag else ""
            yield written.problem(f"“{heading.text}” becomes a second headline beside the title{why}; {remedy}", at)


_TAG_LIKE = re.compile(r"#\w")
"""Of a line that was meant to begin with a tag, as on social media."""


def headings_skip_no_level(site: Site, written: Written) -> Iterator[Problem]:
    """Below the title come headings with `##`, below these `###`, and so on: no level is skipped."""
    headings = written.converted.outline.headings
    levels = (1, *(max(heading.level, 2) for heading in headings))
    skips = [heading.level > before + 1 for before, heading in zip(levels, headings, strict=False)]
    places = _places_of_headings(written) if any(skips) else ()
    for before, heading, skipped, at in zip(levels, headings, skips, places, strict=False):
        if skipped:
            yield written.problem(
                f"the heading “{heading.text}” skips a level, which misleads those who have the page read out; write "
                f"`{'#' * (before + 1)} {heading.text}`",
                at,
            )


def _places_of_headings(written: Written) -> list[int]:
    """Where each heading stands in the text; the beginning where it is written in an unusual way."""
    lines, places, first = [*_heading_lines(written.body)], list[int](), 0
    for heading in written.converted.outline.headings:
        start = slugify(heading.text)[:12]
        after = enumerate(lines[first : first + _FARTHEST], start=first + 1)
        following = ((at, n) for n, (at, level, text) in after if level == heading.level and start in text)
        place, first = next(following, (0, first))
        places.append(place)
    return places


_FARTHEST = 200
"""Lines that look like headings and may lie between two that are: in samples of code."""
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*")
_HEADING_IN_HTML = re.compile(r"<h([1-6])\b", re.IGNORECASE)


def _heading_lines(body: str) -> Iterator[tuple[int, int, str]]:
    """Where a heading seems to stand, its level, and its words as an address would have them."""
    start, lines = 0, body.split("\n")
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        words = line.lstrip(" ")
        level = len(words) - len(words.lstrip("#"))
        in_html = _HEADING_IN_HTML.search(line)
        if 1 <= level <= 6:
            yield start + len(line) - len(words), level, slugify(words)
        elif words and _UNDERLINE.fullmatch(below):
            yield start, 1 if below[0] == "=" else 2, slugify(words)
        elif in_html:
            yield start + in_html.start(), int(in_html[1]), slugify(words)
        start += len(line) + 1


_EMPTY_WORDS = {
    "", "click", "click-here", "continue-reading", "details", "find-out-more", "go-here", "here", "learn-more", "link",
    "more", "more-here", "read-here", "read-it-here", "read-more", "read-more-here", "see-here", "see-more", "see-this",
    "this", "this-link", "this-page", "this-website",
}  # fmt: skip
"""What a link may not say, as an address would have it."""


def links_say_where_they_lead(site: Site, written: Written) -> Iterator[Problem]:
    """The words of a link say where it leads: never “click here” or “read more”."""
    start = 0
    for link in written.converted.outline.links:
        if slugify(link.words) not in _EMPTY_WORDS or link.link.startswith("#") or not link.link:
            continue
        if not link.words.isascii() and not slugify(link.words):
            continue  # words in letters that no address has
        place = place_of_link(written.body, link.words, link.link, start)
        start = max(start, place + 1)
        said = f"the link “{link.words}” does not say where it leads" if link.words else "the link has no words"
        yield written.problem(
            f"{said}, and many hear links without what stands around them; make the name of what it leads to the "
            "link, such as `[the report of 2021](...)`",
            place,
        )


def place_of_link(body: str, words: str, link: str, start: int) -> int:
    """Where a link stands in the text, from `start` on if it can be; the beginning where it is written otherwise."""
    ways = (f"[{words}]", link, words)
    found = (body.find(way, begin) for begin in (start, 0) for way in ways if way)
    return max(0, next((place for place in found if place >= 0), 0))


def pictures_lie_beside_their_text(site: Site, written: Written) -> Iterator[Problem]:
    """A picture in a text lies in the folder of its story, not in another's."""
    if not isinstance(written.record.item, Entry | ActionPlan):
        return
    folder = posixpath.dirname(written.record.item.path)
    for link, path in _pictures(written):
        if path in site.content.pictures and posixpath.dirname(path) != folder:
            yield written.problem(
                f"the picture `{link}` lies in another folder, and goes when that does; put a copy beside this file "
                "and write its name alone",
                max(0, written.body.find(link)),
            )


def pictures_in_a_text_have_their_credit(site: Site, written: Written) -> Iterator[Problem]:
    """Each picture in a story's text stands under `pictures:` with who took it and what its people agreed to."""
    item = written.record.item
    if not isinstance(item, Entry) or not item.path.endswith("/index.md"):
        return  # the pictures of a folder without `index.md` are no story's, which is told as a link
    listed = {picture.src for picture in item.pictures} | ({item.image.src} if item.image else set())
    for link, path in _pictures(written):
        folder, name = posixpath.split(path)
        if path in site.content.pictures and folder == posixpath.dirname(item.path) and name not in listed:
            yield written.problem(
                f"nobody can tell who took the picture `{name}`, and whether its people agreed; write under "
                f"`pictures:` in the front matter `- src: {name}`, and below it `credit: ...` and `agreement: ...`",
                max(0, written.body.find(link)),
            )


def listed_pictures_are_shown(site: Site, written: Written) -> Iterator[Problem]:
    """A picture under `pictures:` is shown in the text."""
    item = written.record.item
    if isinstance(item, Entry) and item.pictures:
        shown = {posixpath.basename(path) for _, path in _pictures(written)}
        for at, picture in enumerate(item.pictures):
            if picture.src not in shown:
                said = f"`{picture.src}` is not shown in the text; write `![What can be seen]({picture.src})` there"
                yield written.record.problem(f"{said}, or take it out of `pictures:`", "pictures", at, "src")


def _pictures(written: Written) -> Iterator[tuple[str, str]]:
    """Each picture of the text: as it is written, and its path from the root."""
    folder = posixpath.dirname(written.record.item.path)
    for picture in written.converted.pictures:
        try:
            parts = urlsplit(picture.link)
        except ValueError:
            continue  # told as a link that leads nowhere
        if not (parts.scheme or parts.netloc or parts.path.startswith("/")):
            yield picture.link, posixpath.normpath(posixpath.join(folder, unquote(parts.path)))

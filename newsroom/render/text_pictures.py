"""Pictures in an editor's text: what is said of them, and the tag that shows each in the size that fits."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from urllib.parse import quote, unquote, urljoin

from markupsafe import Markup, escape

from newsroom.reading import alt_texts
from newsroom.reading.problem import Problem
from newsroom.render.markdown import Link, placed
from newsroom.render.pictures import Picture

COLUMN = 680
"""Pixels: how wide a text's column is, where there is room."""
DECORATIVE = "decorative"
"""The class by which an editor says that a picture tells nothing."""


@dataclass(frozen=True)
class TextPicture:
    """A picture as a text names it."""

    link: str
    alt: str
    decorative: bool


def pictures_in(html: str) -> tuple[TextPicture, ...]:
    """All in what Markdown made of a text, in their order."""
    if "<img" not in html.lower():
        return ()
    found = _Pictures()
    found.feed(html)
    found.close()
    return tuple(found.pictures)


class _Pictures(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pictures: list[TextPicture] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            told = {name: value or "" for name, value in reversed(attrs)}
            decorative = DECORATIVE in told.get("class", "").split()
            self.pictures.append(TextPicture(told.get("src", ""), told.get("alt", "").strip(), decorative))


def untold(pictures: Iterable[TextPicture], body: str, path: str, first_line: int, title: str) -> Iterator[Problem]:
    """Pictures of the text `body` that nobody can know who cannot see them, each at its place in the file."""
    passed: dict[str, int] = {}
    for picture in pictures:
        start = _place_of(picture.link, body, passed.get(picture.link, 0))
        passed[picture.link] = start + 1
        said = _fault_of(picture, title)
        if said:
            line = body.count("\n", 0, start)
            yield Problem(path, first_line + line, start - body.rfind("\n", 0, start), said, "alt-missing")


def _place_of(link: str, body: str, after: int) -> int:
    """Where the link stands in `body`, from `after` on; else where it stands at all, else the beginning."""
    written = [link, str(escape(link))]
    found = [place for one in written for begin in (after, 0) if (place := body.find(one, begin)) >= 0]
    return next(iter(found), 0)


def _fault_of(picture: TextPicture, title: str) -> str:
    name = picture.link.rpartition("/")[2]
    if picture.decorative and picture.alt:
        return f"the picture `{name}` has words and is called `{DECORATIVE}` too; take one of the two away"
    if not picture.alt and not picture.decorative:
        return (
            f"the picture `{name}` has no words for those who cannot see it; {alt_texts.REMEDY}, between the square "
            f"brackets: `![What can be seen]({name})`; only for one that tells nothing: "
            f"`![]({name}){{ .{DECORATIVE} }}`"
        )
    return picture.alt and alt_texts.fault_of(picture.alt, name, title)


Known = tuple[tuple[str, Picture], ...]
"""Pictures by where their links lead, from the site's root or as they are written."""


def known_among(leads: Iterable[tuple[Link, str | None]], pictures: Mapping[str, Picture], page: str) -> Known:
    """Those of `pictures`, which are given by address, that a text on the page at the address `page` shows."""
    shown = [lead for (attribute, _), lead in leads if attribute == "src" and lead]
    found = ((lead, pictures.get(quote(unquote(urljoin(page, lead))))) for lead in shown)
    return tuple((lead, picture) for lead, picture in found if picture)


_TAG = re.compile(r'</?(?P<name>[a-zA-Z][^\s<>"/]*)(?P<attributes>(?:\s+[^\s<>"=/]+="[^"]*")*)\s*/?>')
_ATTRIBUTE = re.compile(r'([^\s<>"=/]+)="([^"]*)"')


def in_sizes(html: Markup, known: Known, prefix: str, plain: bool = False) -> Markup:
    """`html`, clean already, with each picture's tag written by us; an editor's has but its words and its width.

    `plain` is for feeds: one file, and nothing for a browser to choose.
    """
    if "<img" not in html or "<" in _TAG.sub("", html):
        return html  # what is cleaned holds tags of one form alone; in anything else we would not know our way
    pictures = {placed(link, prefix): picture for link, picture in known}

    def written(tag: re.Match[str]) -> str:
        if tag["name"] != "img":
            return tag[0]
        told = {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag["attributes"])}
        return _written(told, pictures.get(told.get("src", "")), prefix, plain)

    return Markup(_TAG.sub(written, html))


def _written(told: Mapping[str, str], picture: Picture | None, prefix: str, plain: bool) -> str:
    """The tag of one picture; nothing for one that is not there (any more)."""
    if not told.get("src"):
        return ""
    shown = {name: told[name] for name in ("src", "title", "width", "height") if name in told}
    shown["alt"] = told.get("alt", "")
    if picture:
        shown |= _measured(picture, _asked(told.get("width", ""), picture.width), prefix, plain)
    if not plain:
        shown |= {"loading": "lazy", "decoding": "async"}  # a text's pictures stand below a headline and a cover
    attributes = Markup("").join(Markup(' {}="{}"').format(name, value) for name, value in shown.items())
    return f"<img{attributes}>"


def _measured(picture: Picture, width: int, prefix: str, plain: bool) -> Mapping[str, str]:
    """What a browser needs to keep the room free, and to choose a file."""
    height = max(1, round(picture.height * width / picture.width))
    shown = {"src": placed(picture.src, prefix), "width": str(width), "height": str(height)}
    if plain:
        return shown
    srcset = ", ".join(f"{placed(size.address, prefix)} {size.width}w" for size in picture.sizes)
    room = min(width, COLUMN)
    return shown | {"srcset": srcset, "sizes": f"(min-width: {round(room / 0.92)}px) {room}px, 92vw"}


def _asked(width: str, most: int) -> int:
    """The width that an editor asked for with `{ width=300 }`, as far as the picture reaches; else its own."""
    return min(int(width), most) if re.fullmatch(r"[1-9][0-9]{0,4}", width) else most

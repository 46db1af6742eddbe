"""A Word document as what a volunteer sent: headings, lists, links, tables, notes and pictures are kept."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from newsroom.memory import digest_of_bytes
from newsroom.reading import alt_texts
from newsroom.receiving.pictures import Names, PictureRefused, without_metadata
from newsroom.receiving.received import Received, ReceivedPicture, Refused, one_line, plain
from newsroom.receiving.story_file import MOST_PICTURES, MOST_TEXT
from newsroom.receiving.word_html import Structured, structured
from newsroom.receiving.word_markdown import markdown_of
from newsroom.receiving.word_package import TOO_LONG, Package, opened

ENDING = ".docx"
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='caption'] => p:fresh > em:fresh
p[style-name='TOC Heading'] => !
p[style-name^='toc '] => !
p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh
p[style-name='List Bullet 3'] => ul|ol > li > ul|ol > li > ul > li:fresh
p[style-name='List Bullet'] => ul > li:fresh
p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh
p[style-name='List Number 3'] => ul|ol > li > ul|ol > li > ol > li:fresh
p[style-name='List Number'] => ol > li:fresh
r[style-name='Placeholder Text'] => !
r[style-name='Emphasis'] => em
r[style-name='Intense Emphasis'] => em
"""
"""What Word's own styles mean, besides those that mammoth knows."""
_HARMLESS = {
    "Body Text", "Default", "Default Paragraph Font", "Header", "Footer", "List Paragraph", "No Spacing",
    "Normal (Web)", "normaltextrun", "eop", "paragraph", "Subtle Emphasis", "apple-converted-space",
}  # fmt: skip
"""Styles whose text is plain text, so that nothing need be said."""
_TITLES_OF_TEMPLATES = {
    "document", "document title", "headline", "new document", "normal", "report", "report title", "template", "title",
    "untitled", "word document",
}  # fmt: skip
"""Titles in the properties of a document that nobody wrote for it."""
_UNKNOWN = re.compile(r"Unrecognised \w+ style: (?P<name>.*) \(Style ID: .*\)$")
_MADE_UP = re.compile(r"\s*(?:Description automatically generated|AI-generated content may be incorrect\.?).*", re.S)
"""What Word adds to the words that it makes up for a picture."""


def read_word(content: bytes) -> Received:
    """What a Word document tells. Raises Refused."""
    package = opened(content)
    pictures = _Pictures()
    html, messages = _converted(package, pictures)
    found = structured(html)
    text = plain(markdown_of(found.html, found.notes))
    if not text:
        raise Refused("there is no text in it; ask for it again")
    if len(text) > MOST_TEXT:
        raise Refused(TOO_LONG)
    title, title_from = _headline(found, package)
    return Received(
        title=title,
        title_from=title_from,
        summary=one_line(found.summary),
        text=text,
        pictures=tuple(pictures.taken.values()),
        people=None,
        remarks=(*package.remarks, *_told(messages), *pictures.remarks, *found.remarks, *_of_the_author(package)),
    )


def _headline(found: Structured, package: Package) -> tuple[str, str]:
    """The headline, and where it was found if nobody called it one; both empty where there is none."""
    if found.title or not (found.bold_first or package.title):
        return one_line(found.title), ""
    if found.bold_first:
        return one_line(found.bold_first), "it is the first line of the text, in bold, and stands there no more"
    is_of_template = package.title.casefold() in _TITLES_OF_TEMPLATES
    return ("", "") if is_of_template else (package.title, "the document's properties have it as their title")


def _of_the_author(package: Package) -> Iterator[str]:
    if package.author:
        yield (
            f"the document's properties name {package.author}; that may not be the sender, for it is often whoever "
            "made the template: see the mail"
        )


def _converted(package: Package, pictures: "_Pictures") -> tuple[str, list[str]]:
    import mammoth  # type: ignore[import-untyped]  # at need: most commands read no Word document

    own = "\n".join(f"p.{style} => h{level}:fresh" for style, level in package.headings)
    try:
        result = mammoth.convert_to_html(
            package.content,
            style_map=f"{_STYLES}\n{own}",
            include_embedded_style_map=False,  # a document does not say how it is read
            external_file_access=False,
            convert_image=mammoth.images.img_element(pictures.take),
        )
    except Exception:  # mammoth raises whatever it stumbles over
        raise Refused("this Word document cannot be read; open it in Word and save it again as .docx") from None
    return str(result.value), [str(message.message) for message in result.messages]


def _told(messages: Iterable[str]) -> Iterator[str]:
    """What mammoth noticed, as far as an editor can do something about it."""
    found = (_UNKNOWN.match(message) for message in messages)
    styles = dict.fromkeys(one_line(unknown["name"]) for unknown in found if unknown)
    for style in styles:
        if style not in _HARMLESS:
            yield f"the style “{style}” is not known here; its text is taken as plain text, look at what it should be"


class _Pictures:
    """The pictures of one document, each taken once."""

    def __init__(self) -> None:
        self.taken: dict[str, ReceivedPicture] = {}
        self.remarks: list[str] = []
        self.names = Names()
        self.seen = 0

    def take(self, image: Any) -> dict[str, str]:
        """The attributes of the picture's tag: no address, where it could not be taken."""
        self.seen += 1
        with image.open() as opened_image:
            content = opened_image.read()
        key = digest_of_bytes(content)
        if key not in self.taken:
            try:
                self.taken[key] = self._taken(content, str(image.alt_text or ""))
            except PictureRefused as problem:
                self.remarks.append(f"picture {self.seen} of the document is left out: {problem}")
                return {"src": "", "alt": ""}
        picture = self.taken[key]
        return {"src": picture.name, "alt": picture.alt}

    def _taken(self, content: bytes, described: str) -> ReceivedPicture:
        if len(self.taken) >= MOST_PICTURES:
            raise PictureRefused(f"a story has at most {MOST_PICTURES} pictures")
        bare, ending = without_metadata(content)
        name = self.names.name(f"picture-{len(self.taken) + 1}", ending)
        alt = one_line(_MADE_UP.sub("", described))
        is_made_up = bool(_MADE_UP.search(described))
        if is_made_up or not alt or alt_texts.fault_of(alt, name, ""):
            return ReceivedPicture(name, bare, suggested_alt=alt if is_made_up else "")
        return ReceivedPicture(name, bare, alt)

"""The house's last touch on HTML that Markdown made, for entries and hand-written pages alike.

Abbreviations are told in full at their first use, wide tables get a region that scrolls, and a heading of
the first level becomes one of the second, for a page's own headline is its h1.
"""

from collections.abc import Mapping
from html.parser import HTMLParser

from markupsafe import escape

from newsroom.render.abbreviations import Expander

_NO_PROSE = {"code", "pre", "kbd", "samp", "a", "abbr", "h1", "h2", "h3", "h4", "h5", "h6", "script", "style", "label"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def finished(html: str, abbreviations: Mapping[str, str]) -> str:
    """`html` with the last touch; not yet clean."""
    touch = _Touch(Expander(abbreviations, _text_of(html)))
    touch.feed(html)
    touch.close()
    return "".join(touch.parts)


class _Touch(HTMLParser):
    """Writes down what it reads, as it was written but for what is touched."""

    def __init__(self, expander: Expander) -> None:
        super().__init__(convert_charrefs=True)
        self.expander = expander
        self.parts: list[str] = []
        self.open: list[str] = []
        self.tables = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        written = self.get_starttag_text() or ""
        if tag == "h1":
            written = "<h2" + written[3:]
        if tag == "table":
            self.tables += 1
            # WCAG 2.1.1: what scrolls is reached by the keyboard; 1.3.1: and has a name.
            written = f'<div class="table-wrap" role="region" tabindex="0" aria-label="Table {self.tables}">{written}'
        self.parts.append(written)
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self.parts.append("</h2>" if tag == "h1" else f"</{tag}></div>" if tag == "table" else f"</{tag}>")
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        prose = not _NO_PROSE.intersection(self.open)
        self.parts.append(str(self.expander.expand(data) if prose else escape(data)))


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def _text_of(html: str) -> str:
    reader = _Text()
    reader.feed(html)
    reader.close()
    return "".join(reader.parts)

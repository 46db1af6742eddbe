"""The house's last touch on HTML that Markdown made, for entries and hand-written pages alike.

Abbreviations are told in full at their first use, wide tables get a region that scrolls, and a heading of
the first level becomes one of the second, for a page's own headline is its h1. The boxes of task lists
become characters.
"""

from collections import Counter
from html import unescape
from html.parser import HTMLParser

from markupsafe import escape

from newsroom.render.abbreviations import Expander

_NO_PROSE = {"code", "pre", "kbd", "samp", "a", "abbr", "h1", "h2", "h3", "h4", "h5", "h6", "script", "style", "label"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def settled(html: str) -> str:
    """`html` with all but its abbreviations as it is to be; not yet clean."""
    if not any(tag in html.lower() for tag in ("<table", "<h1", "<input")):
        return html
    touch = _Settle()
    touch.feed(html)
    touch.close()
    return "".join(touch.parts)


def told(html: str, expander: Expander) -> str:
    """`html` with abbreviations told in full; what `expander` has told before is not told again."""
    if expander.pattern is None or not expander.pattern.search(unescape(html)):
        return html
    expander.whole = _text_of(html)
    touch = _Tell(expander)
    touch.feed(html)
    touch.close()
    expander.whole = ""
    return "".join(touch.parts)


def finished(html: str, expander: Expander) -> str:
    """`html` with the last touch; not yet clean."""
    return told(settled(html), expander)


class _Touch(HTMLParser):
    """Writes down what it reads, as it was written but for what is touched."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(self.started(tag, attrs, self.get_starttag_text() or ""))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(self.ended(tag))
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.parts.append(self.said(data))

    def started(self, tag: str, attrs: list[tuple[str, str | None]], written: str) -> str:
        return written

    def ended(self, tag: str) -> str:
        return f"</{tag}>"

    def said(self, data: str) -> str:
        return str(escape(data))


class _Settle(_Touch):
    def __init__(self) -> None:
        super().__init__()
        self.heading = ""
        self.tables: Counter[str] = Counter()

    def started(self, tag: str, attrs: list[tuple[str, str | None]], written: str) -> str:
        if tag in _HEADINGS:
            self.heading = ""
        if tag == "h1":
            return "<h2" + written[3:]
        if tag == "table":
            return f"{self._region()}{written}"
        if tag == "input" and ("type", "checkbox") in attrs:
            return _task("checked" in dict(attrs))
        return written

    def ended(self, tag: str) -> str:
        return "</h2>" if tag == "h1" else f"</{tag}></div>" if tag == "table" else f"</{tag}>"

    def said(self, data: str) -> str:
        if _HEADINGS.intersection(self.open):
            self.heading += data
        return str(escape(data))

    def _region(self) -> str:
        """WCAG 2.1.1: what scrolls is reached by the keyboard; 1.3.1: and has a name, that of its heading."""
        name = self.heading.strip() or "Text"
        self.tables[name] += 1
        number = f" {self.tables[name]}" if self.tables[name] > 1 else ""
        label = escape(f"{name}: table{number}")
        return f'<div class="table-wrap" role="region" tabindex="0" aria-label="{label}">'


class _Tell(_Touch):
    def __init__(self, expander: Expander) -> None:
        super().__init__()
        self.expander = expander

    def said(self, data: str) -> str:
        prose = not _NO_PROSE.intersection(self.open)
        return str(self.expander.expand(data) if prose else escape(data))


def _task(done: bool) -> str:
    """A box of a task list as a character and a word: a control that nobody can use only misleads."""
    mark, word = ("☑", "done") if done else ("☐", "to do")
    return f'<span class="task" aria-hidden="true">{mark}</span><span class="unseen">{word}:</span>'


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

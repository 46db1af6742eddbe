"""The house's last touch on HTML that Markdown made, for entries and hand-written pages alike.

Abbreviations are told in full at their first use, wide tables get a region that scrolls, and a heading of
the first level becomes one of the second, for a page's own headline is its h1. The boxes of task lists
become characters.
"""

import re
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
    if not expander.tells(unescape(html)):
        return html
    expander.whole = unescape(_TAG.sub("", html))
    parts: list[str] = []
    still: list[str] = []
    """The elements that are open now whose text is left as it is."""
    end = 0
    for tag in _TAG.finditer(html):
        parts.append(_said(html[end : tag.start()], expander, prose=not still))
        parts.append(tag[0])
        _note(tag, still)
        end = tag.end()
    parts.append(_said(html[end:], expander, prose=not still))
    expander.whole = ""
    return "".join(parts)


_TAG = re.compile(r"""<!--.*?-->|<(?P<end>/?)(?P<name>[a-zA-Z][\w:-]*)(?:[^<>"']|"[^"]*"|'[^']*')*>""", re.DOTALL)
"""A tag as Markdown writes it, and as a person may, or a comment."""


def _note(tag: re.Match[str], still: list[str]) -> None:
    """Keeps in `still` what begins or ends with `tag`."""
    name = (tag["name"] or "").lower()
    if name not in _NO_PROSE:
        return
    if not tag["end"]:
        still.append(name)
    elif name in still:
        while still.pop() != name:
            pass


def _said(text: str, expander: Expander, prose: bool) -> str:
    if not prose or not text or not expander.tells(plain := unescape(text)):
        return text
    return str(expander.expand(plain))


def finished(html: str, expander: Expander) -> str:
    """`html` with the last touch; not yet clean."""
    return told(settled(html), expander)


class _Settle(HTMLParser):
    """Writes down what it reads, as it was written but for what is touched."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.open: list[str] = []
        self.heading = ""
        self.tables: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        written = self.get_starttag_text() or ""
        if tag == "h1":
            written = "<h2" + written[3:]
        if tag in _HEADINGS:
            self.heading = ""
        if tag == "table":
            written = f"{self._region()}{written}"
        if tag == "input" and ("type", "checkbox") in attrs:
            written = _task("checked" in dict(attrs))
        self.parts.append(written)
        if tag not in _VOID:
            self.open.append(tag)

    def _region(self) -> str:
        """WCAG 2.1.1: what scrolls is reached by the keyboard; 1.3.1: and has a name, that of its heading."""
        name = self.heading.strip() or "Text"
        self.tables[name] += 1
        number = f" {self.tables[name]}" if self.tables[name] > 1 else ""
        label = escape(f"{name}: table{number}")
        return f'<div class="table-wrap" role="region" tabindex="0" aria-label="{label}">'

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self.parts.append("</h2>" if tag == "h1" else f"</{tag}></div>" if tag == "table" else f"</{tag}>")
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if _HEADINGS.intersection(self.open):
            self.heading += data
        self.parts.append(str(escape(data)))


def _task(done: bool) -> str:
    """A box of a task list as a character and a word: a control that nobody can use only misleads."""
    mark, word = ("☑", "done") if done else ("☐", "to do")
    return f'<span class="task" aria-hidden="true">{mark}</span><span class="unseen">{word}:</span>'

"""The house's last touch on HTML that Markdown made, for entries and hand-written pages alike.

Before the cleaning, abbreviations are told in full at their first use, and a heading of the first level becomes
one of the second, for a page's own headline is its h1. After it, wide tables get a region that scrolls, the boxes
of task lists become characters, and what colour, icon and place alone would tell is told in words: the kind of a
box, and what tabs are.
"""

import re
from collections import Counter
from html import unescape

from markupsafe import Markup, escape

from newsroom.render.abbreviations import Expander

_NO_PROSE = {"code", "pre", "kbd", "samp", "a", "abbr", "h1", "h2", "h3", "h4", "h5", "h6", "script", "style", "label"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


def without_first_level(html: str) -> str:
    """`html`, not yet clean, with each `h1` as an `h2`."""
    return _FIRST_LEVEL.sub(r"\1h2", html)


_FIRST_LEVEL = re.compile(r"(</?)h1(?=[\s/>])", re.IGNORECASE)


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


def named(html: Markup) -> Markup:
    """Clean `html` with all that a reader who does not see it needs: kinds of boxes, tabs, tables and tasks in words.

    It comes after the cleaning, which takes out every role, every hidden word and every label: so an editor's own
    HTML can have none, and what is read out is what is shown.
    """
    if "admonition-title" in html or "<summary" in html:
        html = Markup(_TITLE.sub(_with_kind, html))
    if "tabbed-set" in html:
        html = Markup(_TABS.sub(_as_group, html))
    return _with_regions_and_tasks(html) if "<table" in html or "<input" in html else html


_REST = r"""(?:[^<>"]|"[^"]*")*"""
"""The rest of a tag, as the cleaning writes it."""
_KINDS = "note|abstract|info|tip|success|question|warning|failure|danger|bug|example|quote"
_TITLE = re.compile(
    rf"""<(?:div|details)(?=\s{_REST}\bclass="(?:[^"]*\s)?(?P<kind>{_KINDS})[\s"]){_REST}>\s*"""
    rf"""(?:<p(?=\s{_REST}\bclass="[^"]*\badmonition-title\b){_REST}>|<summary{_REST}>)"""
    r"""(?P<title>.*?)</(?:p|summary)>""",
    re.DOTALL,
)
_TABS = re.compile(
    rf"""<div(?P<rest>\s{_REST}\bclass="[^"]*\btabbed-set\b[^"]*"{_REST}>\s*(?:<input{_REST}>\s*)*"""
    rf"""<div class="tabbed-labels">(?P<labels>.*?)</div>)""",
    re.DOTALL,
)
_LABEL = re.compile(rf"<label{_REST}>(.*?)</label>", re.DOTALL)


def _with_kind(box: re.Match[str]) -> str:
    kind, title = box["kind"], box["title"]
    if re.match(rf"\s*{kind}\b", unescape(_TAG.sub("", title)), re.IGNORECASE):
        return box[0]
    start = box.start("title") - box.start()
    return f'{box[0][:start]}<span class="unseen">{kind.capitalize()}: </span>{box[0][start:]}'


def _as_group(tabs: re.Match[str]) -> str:
    labels = (" ".join(unescape(_TAG.sub("", label)).split()) for label in _LABEL.findall(tabs["labels"]))
    return f'<div role="group" aria-label="{escape("Choose one of: " + ", ".join(labels))}"{tabs["rest"]}'


def finished(html: str, expander: Expander) -> str:
    """`html` with the last touch that comes before the cleaning."""
    return told(without_first_level(html), expander)


def _with_regions_and_tasks(html: Markup) -> Markup:
    touch = _Settle()
    end = 0
    for tag in _TAG.finditer(html):
        touch.text(html[end : tag.start()])
        touch.tag(tag)
        end = tag.end()
    touch.text(html[end:])
    return Markup("".join(touch.parts))


_CHECKBOX = re.compile(r"""\stype\s*=\s*["']?checkbox\b""", re.IGNORECASE)
_CHECKED = re.compile(r"\schecked(?=[\s=/>])", re.IGNORECASE)


class _Settle:
    """Writes down what it is given, as it was written but for what is touched."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.heading = ""
        """The last one, as far as it was read."""
        self.in_heading = False
        self.tables: Counter[str] = Counter()

    def text(self, text: str) -> None:
        if self.in_heading:
            self.heading += unescape(text)
        self.parts.append(text)

    def tag(self, tag: re.Match[str]) -> None:
        name = (tag["name"] or "").lower()
        if name in _HEADINGS:
            self._turn_heading(opens=not tag["end"])
        self.parts.append(self._written(tag, name))

    def _turn_heading(self, opens: bool) -> None:
        self.in_heading = opens
        if opens:
            self.heading = ""

    def _written(self, tag: re.Match[str], name: str) -> str:
        match name, bool(tag["end"]):
            case "table", True:
                return f"{tag[0]}</div>"
            case "table", False:
                return f"{self._region()}{tag[0]}"
            case "input", False:
                return _task(tag[0])
        return tag[0]

    def _region(self) -> str:
        """WCAG 2.1.1: what scrolls is reached by the keyboard; 1.3.1: and has a name, that of its heading."""
        name = self.heading.strip() or "Text"
        self.tables[name] += 1
        number = f" {self.tables[name]}" if self.tables[name] > 1 else ""
        label = escape(f"{name}: table{number}")
        return f'<div class="table-wrap" role="region" tabindex="0" aria-label="{label}">'


def _task(written: str) -> str:
    """A box of a task list as a character and a word: a control that nobody can use only misleads."""
    if not _CHECKBOX.search(written):
        return written
    mark, word = ("☑", "done") if _CHECKED.search(written) else ("☐", "to do")
    return f'<span class="task" aria-hidden="true">{mark}</span><span class="unseen">{word}:</span>'

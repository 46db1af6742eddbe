"""HTML of a document as Markdown, in the manner of this site; signs that would mean something there are escaped."""

import re
from collections import Counter
from typing import Any

from newsroom.receiving.markdown_text import escaped, escaped_start, picture_in_text
from newsroom.receiving.word_html import NOTE

_INDENT = "    "
"""Markdown's own parser takes a list as one within another from four spaces on."""
_WITHIN_A_LINE = ("strong", "em", "s", "a", "sup", "sub", "img")


def markdown_of(html: str, notes: tuple[str, ...] = ()) -> str:
    """`html`, clean already, as Markdown, with `notes` as its footnotes."""
    converter = _converter()
    found = [converter.convert(html).strip()]
    for number, note in enumerate(notes, start=1):
        text = converter.convert(note).strip().replace("\n", f"\n{_INDENT}")
        found.append(f"{NOTE[0]}{number}{NOTE[1]}: {text}")
    text = "\n\n".join(filter(None, found)).replace(NOTE[0], "[^").replace(NOTE[1], "]")
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"(?m)^[ ]+$", "", text))


def _begins_line(words: Any) -> bool:
    before = words.previous_sibling
    return words.parent.name not in _WITHIN_A_LINE if before is None else before.name not in (None, *_WITHIN_A_LINE)


def _converter() -> Any:
    from markdownify import ATX, MarkdownConverter  # at need: most commands read no Word document

    numbers: Counter[int] = Counter()

    class Converter(MarkdownConverter):  # type: ignore[misc, unused-ignore]
        def escape(self, text: str, parent_tags: set[str]) -> str:
            text = escaped(text)
            return text.replace("|", "\\|") if parent_tags & {"td", "th"} else text

        def process_text(self, el: Any, parent_tags: set[str] | None = None) -> str:
            text = str(super().process_text(el, parent_tags))  # type: ignore[misc, unused-ignore]
            return escaped_start(text) if _begins_line(el) else text

        def convert_img(self, el: Any, text: str, parent_tags: set[str]) -> str:
            return picture_in_text(str(el.get("src") or ""), str(el.get("alt") or ""))

        def convert_td(self, el: Any, text: str, parent_tags: set[str]) -> str:
            return str(super().convert_td(el, " ".join(text.split()), parent_tags))  # type: ignore[misc, unused-ignore]

        convert_th = convert_td

        def convert_li(self, el: Any, text: str, parent_tags: set[str]) -> str:
            numbers[id(el.parent)] += 1  # counted here: looking back at each item takes a long list for ever
            mark = f"{numbers[id(el.parent)]}. " if el.parent is not None and el.parent.name == "ol" else "- "
            lines = (text or "").strip().split("\n")
            return "\n".join([mark + lines[0], *(f"{_INDENT}{line}" if line else "" for line in lines[1:])]) + "\n"

    return Converter(
        heading_style=ATX,
        autolinks=False,
        bullets="-",
        sup_symbol="^",
        sub_symbol="~",
        table_infer_header=True,
    )

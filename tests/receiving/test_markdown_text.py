"""What somebody typed into Word is what a reader sees, whatever its signs mean to Markdown."""

from html import escape

import lxml.html
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.receiving.markdown_text import picture_in_text
from newsroom.receiving.word_markdown import markdown_of
from newsroom.render.markdown import Converter
from newsroom.settings import Settings
from tests.render.test_markdown import CONFIGS, EXTENSIONS

BOUNDED = settings(derandomize=True, deadline=None, max_examples=150, database=None)
PIECES = st.sampled_from(
    [
        "a", "word", " ", "  ", "*", "**", "_", "__", "`", "```", "~", "~~", "~~~", "^", "^^", "==", "===", "#", "##",
        ">", "-", "---", "+", "1.", "12.", "3)", "!", "!!!", "???", ":", "[", "]", "(", ")", "{", "}", "{ .x }",
        "{: #y }", "<b>", "</b>", "<script>", "&lt;", "&amp;", "&", "\\", "|", "[^1]", "[^1]:", "*[HTML]:", "![x](y)",
        "https://x.example.org", "a@b.example.org", "=== \"Tab\"", "- [ ]", "é", "“", "<", "--8<--",
    ]
)  # fmt: skip
LINES = st.lists(PIECES, min_size=1, max_size=8).map("".join).filter(lambda text: text.strip())
CONVERTER = Converter(Settings("Test", "https://t.example.org/", extensions=EXTENSIONS, extension_configs=CONFIGS))


def shown(markdown: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(f"<div>{CONVERTER.convert(markdown)}</div>")


def text_of(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@BOUNDED
@given(LINES, LINES)
def test_words_stay_words(first: str, second: str) -> None:
    tree = shown(markdown_of(f"<p>{escape(first)}</p><p>{escape(second)}</p>"))
    assert [child.tag for child in tree] == ["p", "p"]
    assert [*tree.iter("strong", "em", "a", "code", "b", "mark", "img", "sup", "del")] == []
    assert text_of(tree) == " ".join(f"{first} {second}".split())


@BOUNDED
@given(LINES)
def test_words_of_a_picture_stay_words(alt: str) -> None:
    (picture,) = shown(picture_in_text("kiln.jpg", " ".join(alt.split()))).iter("img")
    assert picture.get("alt") == " ".join(alt.split())
    assert picture.get("src") == "kiln.jpg"


def test_words_stay_in_a_list_a_heading_and_a_table() -> None:
    odd = "# 1. *a* | b"
    html = f"<h2>{odd}</h2><ul><li>{odd}<ul><li>- {odd}</li></ul></li></ul><table><tr><td>{odd}</td></tr></table>"
    tree = shown(markdown_of(html))
    assert [text_of(found) for found in tree.iter("h2", "th")] == [odd, odd]
    assert [text_of(found) for found in tree.xpath("//ul/li/ul/li")] == [f"- {odd}"]


def test_what_begins_a_line_after_bold_words_is_left_alone() -> None:
    assert markdown_of("<p><strong>When</strong>: at 3.5 o'clock</p>") == "**When**: at 3.5 o'clock"

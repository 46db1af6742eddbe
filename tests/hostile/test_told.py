"""Whoever writes what is not taken is told the file, the line and the code; who writes a sample of code is not."""

from pathlib import Path

import pytest

from newsroom.checks import check_texts
from newsroom.checks.markup import RULES_OF_MARKUP
from newsroom.memory import Memory
from newsroom.reading.content import read_content
from newsroom.render.texts import Texts
from newsroom.site import Site
from tests.building import TODAY, article, bare_root
from tests.hostile.attacks import ADDRESSES, HTML
from tests.hostile.building import settings

PATH = "articles/2023/x.md"
CODES = {rule.code for rule in RULES_OF_MARKUP}
FIRST = 9
"""The line on which a text stands that follows `Before.` in an `article`."""


def told(tmp_path: Path, body: str) -> list[tuple[str, int, int]]:
    """Code, line and column of what the rules of markup find in a text that begins with `Before.`."""
    root = bare_root(tmp_path, {PATH: article(f"Before.\n\n{body}")})
    site = Site(read_content(root), settings(), TODAY)
    assert [str(problem) for problem in site.content.problems] == []
    found = [*check_texts(site, Texts(site.settings, Memory()), warnings=True)]
    assert {problem.path for problem in found} <= {PATH}
    return sorted((one.code, one.line, one.column) for one in found if one.code in CODES)


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<script>alert(1)</script>", ("html-refused", FIRST, 1)),
        ("Text with <iframe src=x></iframe>.", ("html-refused", FIRST, 11)),
        ("Press <Enter> now.", ("html-refused", FIRST, 7)),
        ("One.\n\n<svg onload=alert(1)>", ("html-refused", FIRST + 2, 1)),
        ("<?php x ?>", ("html-refused", FIRST, 1)),
        ("<b onclick=alert(1)>x</b>", ("attribute-refused", FIRST, 4)),
        ('<p style="color: red">x</p>', ("attribute-refused", FIRST, 4)),
        ('<p data-md-toggle="drawer">x</p>', ("attribute-refused", FIRST, 4)),
        ("Text.\n{: onclick=alert(1) }", ("attribute-refused", FIRST + 1, 4)),
        ("[x](/events/){ style=color:red }", ("attribute-refused", FIRST, 16)),
        ("[x](/events/){ target=_blank }", ("attribute-unknown", FIRST, 16)),
        ("## A part {#__drawer}", ("id-reserved", FIRST, 13)),
        ('<p id="__search">x</p>', ("id-reserved", FIRST, 8)),
        ("[x](javascript:alert(1))", ("address-refused", FIRST, 5)),
        ("[x](JaVaScRiPt:alert(1))", ("address-refused", FIRST, 5)),
        ("![x](data:image/png;base64,AAAA)", ("address-refused", FIRST, 6)),
        ("[x][r]\n\n[r]: vbscript:x", ("address-refused", FIRST + 2, 6)),
        ("See C:&#8238;txt", ("character-spelled", FIRST, 7)),
    ],
)  # fmt: skip
def test_it_is_told_at_its_place(tmp_path: Path, body: str, wanted: tuple[str, int, int]) -> None:
    assert told(tmp_path, body) == [wanted]


def test_each_place_is_told(tmp_path: Path) -> None:
    found = told(tmp_path, "<font>a</font>\n\n<font>b</font> and `<font>` in code\n\n```html\n<font>\n```")
    assert found == [("html-refused", FIRST, 1), ("html-refused", FIRST + 2, 1)]


SOUND = (
    "```html\n<script>alert(1)</script>\n<p style='x' onclick='y'>\n```",
    "Inline `<script>` and `javascript:alert(1)` and ``<b onclick=x>``.",
    "    <script>alert(1)</script>",
    "- one\n\n        <iframe src=x>\n",
    '!!! note "Mind the gap"\n    **Bold**.\n\n??? tip "More"\n    Hidden.\n\n???+ tip\n    Shown.',
    '=== "One"\n    First.\n\n=== "Two"\n    Second.\n\n    === "Within"\n        Third.',
    "A claim.[^1] And more.[^long note]\n\n[^1]: Its *source*.\n[^long note]: Two\n\n    paragraphs.",
    "- [x] wash\n- [ ] dry\n    - [x] <kbd>Ctrl</kbd>",
    "| a | b | c |\n|:--|--:|:-:|\n| 1 | `2` | **3** |",
    "==marked== ~~gone~~ H~2~O x^2^ ^^new^^ *a* **b** ***c***",
    "Term\n:   Meaning\n\nOther {#own .annotate}\n:   Meaning",
    '```python title="kiln.py" linenums="1" hl_lines="1 2"\nprint(1)\nprint(2)\n```',
    "`#!python print(1)` and <https://a.example.org/?x=1&y=2> and <editors@example.org>.",
    "[x](/events/), [y](https://a.example.org/?a=1&b=2#c), [z](mailto:a@b.example), [w](#part).",
    '<div class="admonition note" markdown><p class="admonition-title">T</p>\n**x**\n</div>',
    '<abbr title="x">y</abbr> <time datetime="2023-01-01">z</time> <br> <kbd>a</kbd> <details open><summary>b</summary>c</details>',
    "<!-- a note for the next editor: <b onclick=x> -->\n\nText.",
    "5 < 6 and 7 > 2, a<b, AT&T, &copy; &nbsp; &amp;lt;, 100 % {of it} and { this }.",
    "## A heading {#with-id .annotate}\n\nSite plan\n---------\n\n## Preview titles",
    '<table><tr><th scope="col" colspan="2">x</th></tr><tr><td align="right">y</td></tr></table>',
    "1. one\n2. two\n\n5. five\n\n> quoted\n\n---\n\n# Own headline",
)


@pytest.mark.parametrize("body", SOUND)
def test_what_people_write_is_not(tmp_path: Path, body: str) -> None:
    assert told(tmp_path, body) == []


def test_each_attack_that_could_do_harm_is_told(tmp_path: Path) -> None:
    """In HTML that Markdown takes for HTML; what it takes for text is text on the page too."""
    files = {f"articles/2023/x{n}.md": article(f"Before.\n\n{attack}\n\nAfter.") for n, attack in enumerate(HTML)}
    root = bare_root(tmp_path, files)
    site = Site(read_content(root), settings(), TODAY)
    told = check_texts(site, Texts(site.settings, Memory()), warnings=True)
    found = {problem.path for problem in told if problem.code in CODES}
    quiet = [attack for n, attack in enumerate(HTML) if f"articles/2023/x{n}.md" not in found]
    harmless = ("<!--", "</ foo", "<% foo", "<a id=", "<img name", "<p id=", "<p id='x'", "<blockquote cite")
    harmless += ("<img/src=x/", "<input type=checkbox")  # an address with slashes; a box, which becomes a character
    harmless += ("<img src='x'onerror", "<img src=x onerror=eval", "<img src onerror")  # Markdown shows these as text
    assert [attack for attack in quiet if not attack.startswith(harmless)] == []


def test_each_scheme_that_a_browser_would_follow_is_told(tmp_path: Path) -> None:
    links = [one for one in ADDRESSES if " " not in one and "\t" not in one and ":" in one and "(" not in one]
    links = [one for one in links if not one.startswith(("http", "/", "\\", "%")) and "%3A" not in one]
    files = {f"articles/2023/x{n}.md": article(f"[x](<{link}>)") for n, link in enumerate(links)}
    site = Site(read_content(bare_root(tmp_path, files)), settings(), TODAY)
    told = check_texts(site, Texts(site.settings, Memory()), warnings=True)
    found = {problem.path for problem in told if problem.code in CODES}
    assert [link for n, link in enumerate(links) if f"articles/2023/x{n}.md" not in found] == []

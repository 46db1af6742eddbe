"""An editor's Markdown as clean HTML."""

from collections.abc import Mapping
from typing import Any

import lxml.html
import pytest

from newsroom.render import markdown
from newsroom.render.abbreviations import Expander
from newsroom.render.finish import finished, named
from newsroom.render.markdown import Cleaned, Converter, clean, from_file, links_in, minutes_to_read, resolve
from newsroom.settings import Settings

EXTENSIONS = (
    "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.betterem",
    "pymdownx.caret", "pymdownx.details", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.mark",
    "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde",
)  # fmt: skip
"""Those of `mkdocs.yml`."""
CONFIGS: Mapping[str, Mapping[str, Any]] = {
    "tables": {"use_align_attribute": True},
    "pymdownx.highlight": {"anchor_linenums": False},
    "pymdownx.tabbed": {"alternate_style": True},
}
TARGETS = {
    "articles/2023/week.md": "/news/2023/09/18/week/",
    "articles/2023/it/index.md": "/news/2023/10/01/it/",
    "articles/2023/it/hall.jpg": "/news/2023/10/01/it/hall.jpg.webp",
    "case_studies/exchange.md": "/case-studies/exchange/",
    "docs/about.md": "/about/",
    "docs/index.md": "/",
}
SOURCE = "articles/2023/it/index.md"
STANDING = {"/", "/events/", "/feed.xml"}


def converted(body: str, abbreviations: Mapping[str, str] | None = None) -> str:
    settings = Settings("Test", "https://t.example.org/", extensions=EXTENSIONS, extension_configs=CONFIGS)
    return finished(Converter(settings).convert(body), Expander(abbreviations or {}))


def cleaned(html: str, prefix: str) -> Cleaned:
    """Clean, its links resolved beforehand, as a build does it; both must find the same ones."""
    found = resolve(links_in(html), lambda link: from_file(link, SOURCE, TARGETS, STANDING))
    made = clean(html, prefix, found.lead)
    assert tuple(dict.fromkeys(made.broken)) == tuple(dict.fromkeys(found.broken))
    return made


def page(body: str, prefix: str = "../../", abbreviations: Mapping[str, str] | None = None) -> str:
    return str(named(cleaned(converted(body, abbreviations), prefix).html))


def broken(body: str) -> tuple[str, ...]:
    return cleaned(converted(body), "").broken


def only(html: str, path: str) -> Any:
    (found,) = lxml.html.fromstring(f"<div>{html}</div>").xpath(path)
    return found


# ---- links


@pytest.mark.parametrize(
    ("link", "href"),
    [
        ("../week.md", "../../news/2023/09/18/week/"),
        ("../week.md#programme", "../../news/2023/09/18/week/#programme"),
        ("../../../case_studies/exchange.md", "../../case-studies/exchange/"),
        ("../../../docs/about.md", "../../about/"),
        ("../../../docs/index.md", "../../"),
        ("./index.md", "../../news/2023/10/01/it/"),
        ("/events/", "../../events/"),
        ("/events/#week-2023", "../../events/#week-2023"),
        ("/", "../../"),
        ("#programme", "#programme"),
        ("https://example.org/x?y=1#z", "https://example.org/x?y=1#z"),
        ("mailto:editors@example.org", "mailto:editors@example.org"),
    ],
)
def test_links_lead_to_pages(link: str, href: str) -> None:
    assert only(page(f"See [it]({link})."), "//a").get("href") == href
    assert broken(f"See [it]({link}).") == ()


@pytest.mark.parametrize(
    ("prefix", "href"),
    [
        ("", "events/"),
        ("../", "../events/"),
        ("/a/news-site/", "/a/news-site/events/"),
        ("https://t.example.org/", "https://t.example.org/events/"),
    ],
)
def test_the_root_is_wherever_the_page_stands(prefix: str, href: str) -> None:
    assert only(page("[x](/events/)", prefix), "//a").get("href") == href


def test_the_root_itself_from_the_home_page() -> None:
    assert only(page("[x](/)", ""), "//a").get("href") == "./"


def test_a_picture_of_the_folder() -> None:
    image = only(page("![The hall](hall.jpg)"), "//img")
    assert (image.get("src"), image.get("alt")) == ("../../news/2023/10/01/it/hall.jpg.webp", "The hall")


@pytest.mark.parametrize(
    "link",
    ["../weak.md", "no.jpg", "../week/", "../../../../etc/passwd", "../../../data/people/jane.yml", "..%2Fweak.md"],
)
def test_a_link_to_what_is_not_there_is_told_as_it_is_written(link: str) -> None:
    assert broken(f"See [it]({link}).") == (link,)


def test_links_in_raw_html_are_resolved_too() -> None:
    body = '<p><a href="../week.md">a</a> <a href="../weak.md">b</a></p>'
    assert only(page(body), "//a[1]").get("href") == "../../news/2023/09/18/week/"
    assert broken(body) == ("../weak.md",)


def test_a_link_that_is_no_address_is_told() -> None:
    assert broken('<p><a href="//[x">x</a></p>') == ("//[x",)


@pytest.mark.parametrize("link", ["http://[bad", "https://[::1"])
def test_a_link_that_is_no_address_is_no_crash(link: str) -> None:
    assert "x" in lxml.html.fromstring(page(f'<p><a href="{link}">x</a></p>')).text_content()


def test_code_samples_keep_what_they_show() -> None:
    body = '```html\n<a href="/x">x</a> <img src="/y">\n```\n\nInline `href="/x"` and `src="../week.md"`.'
    text = lxml.html.fromstring(page(body)).text_content()
    assert '<a href="/x">x</a> <img src="/y">' in text
    assert 'Inline href="/x" and src="../week.md".' in text


# ---- hostile


HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://evil.example.org/x.js></SCRIPT>",
    '<iframe src="https://evil.example.org/"></iframe>',
    "<style>body{display:none}</style>",
    '<p style="position:fixed;top:0">x</p>',
    '<img src="x" onerror="alert(1)">',
    '<p onmouseover="alert(1)" onclick=alert(1)>x</p>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href=" java\tscript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<math><mtext><script>alert(1)</script></mtext></math>",
    '<form action="https://evil.example.org/"><input type="password" onfocus=alert(1) autofocus></form>',
    '<object data="x.swf"></object><embed src="x.swf">',
    '<base href="https://evil.example.org/">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example.org/">',
    '<link rel="stylesheet" href="https://evil.example.org/x.css">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    "text {onclick=alert(1) style=color:red}\n{: onclick=alert(1) style='color:red' }",
    '[x](/events/){ onclick="alert(1)" style="color:red" target="_blank" }',
    "```{.html onclick=alert(1)}\nx\n```",
    "<!-- <script>alert(1)</script> -->",
    '<div markdown="1" onclick="alert(1)">**bold**</div>',
]


@pytest.mark.parametrize("body", HOSTILE)
def test_nothing_that_runs_loads_or_hides_is_left(body: str) -> None:
    html = page(f"Before.\n\n{body}\n\nAfter.")
    tree = lxml.html.fromstring(f"<div>{html}</div>")
    forbidden = {"script", "style", "iframe", "object", "embed", "base", "meta", "link", "form", "svg", "math"}
    for element in tree.iter():
        assert element.tag not in forbidden
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert name not in ("style", "target", "srcdoc", "action", "formaction", "autofocus")
            assert not value.lower().replace("\t", "").strip().startswith(("javascript:", "data:", "vbscript:"))
    assert "<!--" not in html
    assert tree.text_content().strip().startswith("Before.")
    assert tree.text_content().strip().endswith("After.")


def test_no_text_brings_controls_but_those_of_tabs() -> None:
    html = page('<p><input type="text"><input type="file"></p>')
    assert "<input" not in html
    assert html.count("to do:") == 2


HIDING = (
    '<span class="unseen">Secret.</span>',
    "*Secret.*{ .unseen }",
    '<span class="headerlink">Secret.</span>',
    '<div aria-hidden="true">Secret.</div>',
    '<a href="https://t.example.org/" aria-label="Something else">Secret.</a>',
    '<p role="region" aria-label="Something else" tabindex="0">Secret.</p>',
    '<p aria-describedby="other">Secret.</p>',
    '<div class="table-wrap" aria-label="Something else">Secret.</div>',
)


@pytest.mark.parametrize("body", HIDING)
def test_what_is_shown_is_what_is_read_out(body: str) -> None:
    """A text can neither hide words from the eye nor tell a screen reader other ones."""
    (element,) = lxml.html.fromstring(f"<div>{page(body)}</div>").xpath("//*[text()[contains(., 'Secret')]]")
    assert set(element.keys()) <= {"href"}


# ---- what Material's extensions write survives


def test_admonitions() -> None:
    html = page('!!! note "Mind the gap"\n\n    **Bold** text.')
    assert (
        only(html, "//div[@class='admonition note']/p[@class='admonition-title']").text_content()
        == "Note: Mind the gap"
    )
    assert only(html, "//div[@class='admonition note']/p/strong").text == "Bold"


def test_details() -> None:
    html = page('???+ tip "More"\n\n    Hidden text.')
    assert only(html, "//details[@class='tip'][@open]/summary").text_content() == "Tip: More"


def test_tabs() -> None:
    html = page('=== "One"\n\n    First.\n\n=== "Two"\n\n    Second.')
    tabs = only(html, "//div[@class='tabbed-set tabbed-alternate']")
    assert tabs.get("data-tabs") == "1:2"
    radios, labels = tabs.xpath("./input[@type='radio']"), tabs.xpath(".//label")
    assert [radio.get("id") for radio in radios] == [label.get("for") for label in labels]
    assert len({radio.get("name") for radio in radios}) == 1
    assert radios[0].get("checked") is not None
    assert [label.text_content() for label in labels] == ["One", "Two"]


def test_the_boxes_of_task_lists_are_characters_and_words() -> None:
    html = page("- [x] wash\n- [ ] dry")
    items = lxml.html.fromstring(html).xpath("//li")
    assert [" ".join(item.text_content().split()) for item in items] == ["☑done: wash", "☐to do: dry"]
    assert "<input" not in html


def test_footnotes() -> None:
    html = page("A claim.[^1]\n\n[^1]: Its source.")
    link = only(html, "//sup/a[@class='footnote-ref']")
    assert only(html, f"//li[@id='{link.get('href')[1:]}']").text_content().strip().startswith("Its source.")
    back = only(html, "//a[@class='footnote-backref']")
    assert only(html, f"//*[@id='{back.get('href')[1:]}']").tag == "sup"


def test_tables() -> None:
    html = page("| a | b |\n|---|--:|\n| 1 | 2 |")
    region = only(html, "//div[@class='table-wrap'][@role='region'][@tabindex='0'][table]")
    assert region.get("aria-label") == "Text: table"
    assert [cell.text for cell in lxml.html.fromstring(html).xpath("//th")] == ["a", "b"]
    assert only(html, "//td[2]").text == "2"


def test_columns_of_numbers_stay_aligned() -> None:
    cell = only(page("| a | b |\n|---|--:|\n| 1 | 2 |"), "//td[2]")
    assert "right" in (cell.get("style", "") + cell.get("align", "") + cell.get("class", ""))


def test_code_is_coloured_by_class() -> None:
    html = page("```python\nprint(1)\n```")
    assert only(html, "//div[contains(@class, 'highlight')]//code").text_content().strip() == "print(1)"
    assert "style=" not in html


def test_marks() -> None:
    html = page("==marked== ~~gone~~ H~2~O x^2^ ^^new^^")
    assert [element.tag for element in lxml.html.fromstring(f"<div>{html}</div>").xpath("//p/*")] == [
        "mark",
        "del",
        "sub",
        "sup",
        "ins",
    ]


def test_definitions_and_classes() -> None:
    assert only(page("Term\n:   Meaning"), "//dl/dd").text == "Meaning"
    assert only(page("Text.\n{: .annotate .masthead #start }"), "//p[@id='start']").get("class") == "annotate"


@pytest.mark.parametrize(
    "text",
    [
        '<div class="voice voice--made-up" role="alert">Official.</div>',
        '<div class="masthead" id="site-search-open">x</div>',
        "Text.\n{: .footer #site-content role=banner }",
    ],
)
def test_a_contribution_never_looks_like_the_sites_frame(text: str) -> None:
    html = page(text)
    assert "class=" not in html
    assert "role=" not in html
    assert "site-" not in html


@pytest.mark.parametrize(
    "text",
    [
        "![x](https://evil.example.org/x.png)",
        "![x](//evil.example.org/x.png)",
        '<img src="https://evil.example.org/x.png" alt="">',
    ],
)
def test_a_picture_of_another_host_is_broken_and_never_shown(text: str) -> None:
    assert broken(text) == (text.replace('"', "(").replace(")", "(").split("(")[1],)
    assert "evil" not in page(text)


def test_headings_have_anchors() -> None:
    assert only(page("## What came of it"), "//h2").get("id") == "what-came-of-it"


def test_two_texts_share_nothing() -> None:
    settings = Settings("Test", "https://t.example.org/", extensions=EXTENSIONS, extension_configs=CONFIGS)
    converter = Converter(settings)
    text = '## Same\n\nA.[^1]\n\n=== "Tab"\n\n    x\n\n[^1]: B.'
    assert converter.convert(text) == converter.convert(text)


def test_a_first_level_heading_is_still_a_heading() -> None:
    """The page's own h1 is its title."""
    assert only(page("# What came of it\n\nText."), "//*[self::h2 or self::p][1]").text == "What came of it"


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (220, 1), (221, 2), (440, 2), (441, 3)])
def test_minutes_to_read(words: int, minutes: int) -> None:
    assert minutes_to_read("word " * words) == minutes


PLAIN_AND_MARKED = (
    "Plain text, (with brackets) and - a dash: nothing else!",
    "A *word*, a **bold** one, `code`, ~~gone~~, H~2~O, x^2^, ==marked==, ^^under^^.",
    "A [link](week.md), <https://a.example.org>, <a@b.example>, ![x](hall.jpg), [by name][n].\n\n[n]: week.md",
    "Line end  \nwith two spaces, and a \\* star, &amp; &copy; AT&T, <b>bold</b>.",
    "A note[^1].\n\n[^1]: The *note*.",
    "- item with `code`\n- plain item\n\n| a | *b* |\n|---|---|\n| 1 | 2 |\n\n!!! note\n    Plain, then *not*.",
    "Heading {#own}\n=======\n\nterm\n:   meaning _told_",
    "- one\n\n    Plain below it.\n\n    Again\n\nPlain after it.\n\n1. first\n\n2. second\n\nEnd | of | it",
    "Plain\n\n:   told\n\n> quoted\n\nPlain > not\n\n<div markdown>\nWithin\n\nMore within\n</div>\n\nA: b\n--",
    '=== "Tab"\n\n    Plain.\n\n    ??? note\n        Deeper\n\n        Deepest\n\nTerm # 1 { .x }\n\n“Quoted” {: .y }',
)


@pytest.mark.parametrize("body", PLAIN_AND_MARKED)
def test_the_short_way_of_plain_text_changes_nothing(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It gives what Markdown gives without it."""
    settings = Settings("Test", "https://t.example.org/", extensions=EXTENSIONS, extension_configs=CONFIGS)
    quick = Converter(settings).convert(body)
    monkeypatch.setattr(markdown, "pass_over_plain_text", lambda parser: None)
    monkeypatch.setattr(markdown, "take_plain_lines_at_once", lambda parser: None)
    assert Converter(settings).convert(body) == quick


def test_all_patterns_of_the_projects_extensions_are_known_to_the_short_way() -> None:
    """Or every text would go the long way without anybody noticing."""
    settings = Settings("Test", "https://t.example.org/", extensions=EXTENSIONS, extension_configs=CONFIGS)
    inline: Any = Converter(settings).markdown.treeprocessors["inline"]
    assert "handled" in repr(inline._InlineProcessor__handleInline)
    assert "plain line" in Converter(settings).markdown.parser.blockprocessors


def test_an_extension_with_patterns_of_its_own_keeps_them() -> None:
    settings = Settings("Test", "https://t.example.org/", extensions=("nl2br",))
    assert Converter(settings).convert("one\ntwo") == "<p>one<br />\ntwo</p>"
    settings = Settings("Test", "https://t.example.org/", extensions=("pymdownx.fancylists",))
    assert "<ol" in Converter(settings).convert("a. one")

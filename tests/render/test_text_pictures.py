"""Pictures in an editor's text: the words that they need, and the tag that shows them."""

from typing import Any

import lxml.html
import pytest
from markupsafe import Markup

from newsroom.reading.alt_texts import REMEDY
from newsroom.reading.pictures import PictureFile
from newsroom.render.markdown import clean
from newsroom.render.pictures import picture_at
from newsroom.render.text_pictures import TextPicture, in_sizes, known_among, pictures_in, untold
from tests.render.test_markdown import converted

HALL = picture_at("/news/2026/a/hall.jpg.webp", PictureFile("", 2000, 1000, "JPEG"))
SMALL = picture_at("/news/2026/a/dot.png.webp", PictureFile("", 300, 300, "PNG"))
LEADS = {"hall.jpg": "/news/2026/a/hall.jpg.webp", "dot.png": "/news/2026/a/dot.png.webp", "gone.jpg": None}
KNOWN = (("/news/2026/a/hall.jpg.webp", HALL), ("/news/2026/a/dot.png.webp", SMALL))


def shown(body: str, plain: bool = False, prefix: str = "../../") -> str:
    """A text on a page, or in a feed."""
    html = clean(converted(body), prefix, lambda attribute, link: LEADS.get(link, link)).html
    return str(in_sizes(html, KNOWN, prefix, plain))


def image(body: str, **how: Any) -> dict[str, str]:
    (found,) = lxml.html.fromstring(f"<div>{shown(body, **how)}</div>").xpath("//img")
    return dict(found.attrib)


def told(body: str, title: str = "A title") -> list[str]:
    return [str(problem) for problem in untold(pictures_in(converted(body)), body, "articles/a.md", 8, title)]


# ---- on a page


def test_a_picture_stands_in_all_its_sizes() -> None:
    assert image("![The hall](hall.jpg)") == {
        "src": "../../news/2026/a/hall.jpg.jpg",
        "srcset": "../../news/2026/a/hall.jpg.400.webp 400w, ../../news/2026/a/hall.jpg.800.webp 800w, "
        "../../news/2026/a/hall.jpg.webp 1600w",
        "sizes": "(min-width: 739px) 680px, 92vw",
        "width": "1200",
        "height": "600",
        "alt": "The hall",
        "loading": "lazy",
        "decoding": "async",
    }


def test_decoration_has_no_words() -> None:
    for body in ("![](dot.png){ .decorative }", '<p><img src="dot.png" class="decorative"></p>'):
        assert image(body)["alt"] == ""
        assert "class" not in image(body)


def test_a_small_picture_asks_for_no_more_room_than_it_fills() -> None:
    found = image("![A dot](dot.png)")
    assert (found["width"], found["height"], found["sizes"]) == ("300", "300", "(min-width: 326px) 300px, 92vw")
    assert found["srcset"] == "../../news/2026/a/dot.png.webp 300w"


@pytest.mark.parametrize(
    ("asked", "width", "height"),
    [
        ("300", "300", "150"),
        ("5000", "1200", "600"),
        ("0", "1200", "600"),
        ("50%", "1200", "600"),
        ("x", "1200", "600"),
    ],
)
def test_an_editor_may_ask_for_less_room(asked: str, width: str, height: str) -> None:
    found = image(f'![The hall](hall.jpg){{ width="{asked}" height="7" }}')
    assert (found["width"], found["height"]) == (width, height)


@pytest.mark.parametrize(
    "more",
    [
        'srcset="https://evil.example.org/x.png 1x"', 'sizes="1px"', 'loading="eager"', 'decoding="sync"',
        'fetchpriority="high"', 'style="position:fixed"', 'onload="alert(1)"', 'class="card"', 'crossorigin="anonymous"',
    ],
)  # fmt: skip
def test_how_a_picture_is_loaded_is_ours_to_say(more: str) -> None:
    assert image(f'<p><img src="hall.jpg" alt="The hall" {more}></p>') == image("![The hall](hall.jpg)")
    known = {"src", "alt", "loading", "decoding"}
    assert set(image(f'<p><img src="/assets/x.svg" alt="The hall" {more}></p>')) == known


BREAKING_OUT = (
    '<a href="https://a.example.org" title="<img src=x onerror=alert(1)>">x</a> ![The hall](hall.jpg)',
    '<p title=\'"><img src="hall.jpg" onerror="alert(1)">\'>x</p> ![The hall](hall.jpg)',
    '![" onerror="alert(1)](hall.jpg)',
    "![&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;](hall.jpg)",
    '![x](hall.jpg "&quot; onload=&quot;alert(1)")',
)


@pytest.mark.parametrize("body", BREAKING_OUT)
@pytest.mark.parametrize("plain", [True, False])
def test_nothing_breaks_out_of_a_tag(body: str, plain: bool) -> None:
    tree = lxml.html.fromstring(f"<div>{shown(body, plain)}</div>")
    assert tree.xpath("//*[@onerror or @onload] | //script") == []
    assert len(tree.xpath("//img")) == 1
    attributes = {name for element in tree.iter() for name in element.attrib}
    assert attributes <= {"src", "srcset", "sizes", "width", "height", "alt", "title", "loading", "decoding", "href"}


def test_html_of_another_form_is_left_as_it_is() -> None:
    """Whoever calls it with what is not clean gets it back."""
    html = Markup('<p>1 < 2 <img src="/news/2026/a/hall.jpg.webp"></p>')
    assert in_sizes(html, KNOWN, "../../") == html


def test_a_picture_of_a_story_that_stands_nowhere_is_left_out() -> None:
    assert shown("Before ![Gone](gone.jpg) after.") == "<p>Before  after.</p>"


def test_in_a_feed_a_picture_is_one_file_with_its_whole_address() -> None:
    assert image("![The hall](hall.jpg)", plain=True, prefix="https://t.example.org/") == {
        "src": "https://t.example.org/news/2026/a/hall.jpg.jpg", "width": "1200", "height": "600", "alt": "The hall",
    }  # fmt: skip


def test_pictures_are_known_by_where_they_lead() -> None:
    leads = ((("src", "../my%20photo.png"), "../my%20photo.png"), (("href", "x"), "/x"), (("src", "y"), None))
    pictures = {"/deep/my%20photo.png": HALL, "/my%20photo.png": SMALL}
    assert known_among(leads, pictures, "/about/") == (("../my%20photo.png", SMALL),)
    assert known_among(leads, pictures, "/deep/about/") == (("../my%20photo.png", HALL),)


# ---- words


def test_words_are_read_as_they_will_be_shown() -> None:
    assert pictures_in(converted('![A & “B”](a.jpg){ .decorative } <img src="b.jpg">')) == (
        TextPicture("a.jpg", "A & “B”", True), TextPicture("b.jpg", "", False),
    )  # fmt: skip


def test_a_picture_without_words_is_told_at_its_place() -> None:
    assert told("One.\n\nTwo ![](hall.jpg)\n\n![ ](b.jpg)") == [
        f"articles/a.md:{place}: the picture `{name}` has no words for those who cannot see it; {REMEDY}, between the "
        f"square brackets: `![What can be seen]({name})`; only for one that tells nothing: `![]({name}){{ .decorative }}`"
        for place, name in (("10:9", "hall.jpg"), ("12:6", "b.jpg"))
    ]


def test_of_the_same_picture_twice_the_one_without_words_is_told() -> None:
    places = [line.split(": ")[0] for line in told("![The hall by day](hall.jpg)\n\n![](hall.jpg)\n\n![](hall.jpg)")]
    assert places == ["articles/a.md:10:5", "articles/a.md:12:5"]


def test_decoration_says_nothing() -> None:
    assert told("![](hall.jpg){ .decorative }") == []
    assert told("![The hall](hall.jpg){ .decorative }") == [
        "articles/a.md:8:13: the picture `hall.jpg` has words and is called `decorative` too; take one of the two away"
    ]


@pytest.mark.parametrize(
    ("alt", "said"),
    [("Hall", "only repeats the file's name"), ("A title", "only repeats the title"), ("Photo", "says only that")],
)
def test_words_that_say_nothing_are_told(alt: str, said: str) -> None:
    (line,) = told(f"![{alt}](pictures/hall.jpg)")
    assert line.startswith("articles/a.md:8:")
    assert said in line


def test_a_picture_in_a_figure_or_by_reference_is_looked_at_too() -> None:
    assert [line.split(": ")[0] for line in told("<figure>\n<img src='hall.jpg'>\n</figure>")] == ["articles/a.md:9:11"]
    assert [line.split(": ")[0] for line in told("![][hall]\n\n[hall]: hall.jpg")] == ["articles/a.md:10:9"]


def test_code_is_no_picture() -> None:
    assert told("`![](hall.jpg)` and\n\n    ![](hall.jpg)\n") == []

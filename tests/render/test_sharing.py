"""JSON-LD out of which nothing can break, and which says nothing of what is not known."""

import json
from typing import Any

import lxml.html
import pytest

from newsroom.render.sharing import Sharing, structured_data, thing
from newsroom.render.templates import Page
from newsroom.settings import Link, Settings

ABSOLUTE = Settings("Test", "https://t.example.org/").absolute
HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "]]> --> &lt;/script&gt;",
    'a "quote" and a \\ and \\u003c',
    "two\u2028lines\u2029here",
]


def told(text: str) -> Any:
    return json.loads(text)["@graph"]


def structured(sharing: Sharing, crumbs: tuple[Link, ...] = (), title: str = "A title") -> str:
    page = Page("/x/", title, "", canonical="https://t.example.org/x/", crumbs=crumbs, sharing=sharing)
    return structured_data(page, thing("Organization", name="Editors"), ABSOLUTE)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_out_of_its_script(text: str) -> None:
    data = structured(Sharing(story="NewsArticle", authors=(Link(text, ""),), with_publisher=False), (), text)
    page = lxml.html.document_fromstring(f"<body><script type='application/ld+json'>{data}</script><p>After</p>")
    (script,) = page.xpath("//script")
    assert page.xpath("string(//p)") == "After"
    (found,) = told(script.text)
    assert (found["headline"], found["author"]) == (text, [{"@type": "Person", "name": text}])
    assert not set(data) & set("<>&\u2028\u2029")


def test_of_what_is_not_known_nothing_is_said() -> None:
    (found,) = told(
        structured(Sharing(things=(thing("Event", name="Breakfast", startDate="2026-12", location=()),)), ())
    )
    assert found == {"@type": "Event", "name": "Breakfast", "startDate": "2026-12"}


def test_the_way_down_is_that_of_the_page() -> None:
    crumbs = (Link("News", "/news/"), Link("The week", "/news/2023/week/"))
    (found,) = told(structured(Sharing(), crumbs))
    assert found["@type"] == "BreadcrumbList"
    assert [(step["position"], step["name"], step["item"]) for step in found["itemListElement"]] == [
        (1, "News", "https://t.example.org/news/"),
        (2, "The week", "https://t.example.org/news/2023/week/"),
    ]


def test_a_page_with_nothing_to_tell_has_no_script() -> None:
    assert structured(Sharing(), ()) == ""
    assert structured(Sharing(), (Link("Alone", "/alone/"),)) == ""

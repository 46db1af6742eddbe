"""What colour, icon and place tell is told in words too: the kind of a box, and that tabs are a choice."""

import lxml.html
import pytest
from markupsafe import Markup

from newsroom.render.finish import named
from tests.render.test_markdown import page


def shown(body: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(f"<div>{named(Markup(page(body)))}</div>")


def titles(body: str) -> list[str]:
    return [str(title.text_content()) for title in shown(body).xpath("//p[@class='admonition-title'] | //summary")]


def test_a_box_with_a_title_of_its_own_is_told_by_its_kind() -> None:
    assert titles('!!! warning "Before you drill"\n\n    Never through the wall.') == ["Warning: Before you drill"]
    assert titles('??? question "Who pays?"\n\n    Nobody.') == ["Question: Who pays?"]
    assert titles('!!! danger inline end "High *voltage*"\n\n    Keep out.') == ["Danger: High voltage"]
    (unseen,) = shown('!!! tip "More"\n\n    Text.').xpath("//p[@class='admonition-title']/span[@class='unseen']")
    assert unseen.text == "Tip: "


@pytest.mark.parametrize("written", ["!!! warning", '!!! warning "Warning"', '!!! warning "WARNING: hot"'])
def test_a_kind_is_told_once(written: str) -> None:
    assert [title.lower().count("warning") for title in titles(f"{written}\n\n    Text.")] == [1]


def test_an_editors_own_html_is_told_as_it_looks() -> None:
    box = '<div title="a > b" class="admonition danger" id="x">\n<p title="y" class="admonition-title">Ours</p></div>'
    assert titles(box) == ["Danger: Ours"]
    assert titles("<details class='bug'><summary>Ours</summary>Text</details>") == ["Bug: Ours"]
    assert titles("<details><summary>Ours</summary>Text</details>") == ["Ours"]
    assert titles("<div title=' class=\"bug\" '><p class='admonition-title'>Ours</p></div>") == ["Ours"]


def test_each_box_is_told_for_itself() -> None:
    body = '!!! note "One"\n\n    Text.\n\n    ??? tip "Two"\n\n        Text.\n\n!!! bug\n\n    Text.'
    assert titles(body) == ["Note: One", "Tip: Two", "Bug"]


def test_tabs_are_a_group_with_a_name() -> None:
    tree = shown('=== "Mains & *more*"\n\n    First.\n\n=== "“Quoted” \\"so\\""\n\n    Second.')
    (tabs,) = tree.xpath("//div[@data-tabs]")
    assert tabs.get("role") == "group"
    assert tabs.get("aria-label") == "Choose one of: " + ", ".join(
        label.text_content() for label in tabs.xpath(".//label")
    )
    assert tabs.get("class") == "tabbed-set tabbed-alternate"
    assert len(tabs.xpath("./input")) == 2


def test_tabs_within_tabs_are_groups_of_their_own() -> None:
    body = '=== "A"\n\n    === "B"\n\n        One.\n\n    === "C"\n\n        Two.\n\n=== "D"\n\n    Three.'
    names = [group.get("aria-label") for group in shown(body).xpath("//div[@role='group']")]
    assert names == ["Choose one of: A, D", "Choose one of: B, C"]


def test_the_role_of_a_group_is_no_editors_to_give() -> None:
    assert not shown('<div role="group" aria-label="Choose one of: all">Text</div>').xpath("//*[@role]")


def test_all_else_is_left_as_it_is() -> None:
    html = Markup("<p>A <b>warning</b>: tabbed-set, admonition-title, &lt;summary</p>")
    assert named(html) == html
    assert isinstance(named(html), Markup)

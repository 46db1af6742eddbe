"""An entry's text as a feed reader can show it: no form controls, no links that lead nowhere."""

from typing import Any

from markupsafe import escape

from newsroom.outputs.feed import Item
from newsroom.outputs.xml_text import allowed
from newsroom.render.templates import Press

ENTRY = "feeds/entry.html"
"""The template of an entry in a feed."""


class Contents:
    """Makes the text of each entry once; the same entry stands in many feeds."""

    def __init__(self, press: Press) -> None:
        self._press = press
        self._made: dict[str, str] = {}

    def of(self, item: Item) -> str:
        """The full text. Where there is none the summary stands for it (JSON Feed 1.1 wants a content)."""
        if isinstance(item.body, str):
            return allowed(item.body)
        path = item.body.text.path
        if path not in self._made:
            html = self._press.feed_text(ENTRY, item.body.text, item.body.entry, item.body.career)
            self._made[path] = readable(html, item.link) or f"<p>{escape(item.summary)}</p>"
        return self._made[path]


def readable(html: str, link: str) -> str:
    """`html` of the page at `link` for readers that run no scripts and know nothing of our styles."""
    from lxml import html as lxml_html  # at need: many builds make no feed

    root = lxml_html.fragment_fromstring(allowed(html), create_parent="div")
    _open_tabs(root)
    for unseen in root.find_class("unseen"):
        unseen.drop_tree()
    _drop_controls(root)
    _lead_to_the_page(root, link)
    whole: str = lxml_html.tostring(root, encoding="unicode")
    return whole.removeprefix("<div>").removesuffix("</div>").strip()


def _open_tabs(root: Any) -> None:
    """Tabs stand one below the other, each below its name."""
    for tabs in root.find_class("tabbed-set"):
        labels = [label for row in tabs.find_class("tabbed-labels") for label in row.iter("label")]
        for label, block in zip(labels, tabs.find_class("tabbed-block"), strict=False):
            heading = block.makeelement("p")
            heading.append(block.makeelement("strong"))
            heading[0].text = label.text_content()
            block.insert(0, heading)
        for row in tabs.find_class("tabbed-labels"):
            row.drop_tree()


def _drop_controls(root: Any) -> None:
    for control in list(root.iter("input")):
        control.drop_tree()
    for label in list(root.iter("label")):
        label.drop_tag()


def _lead_to_the_page(root: Any, link: str) -> None:
    """A footnote's number leads to the page: in a reader the note of another story may have the same id."""
    for permalink in root.find_class("headerlink"):
        permalink.drop_tree()
    for anchor in root.iter("a"):
        if anchor.get("href", "").startswith("#"):
            anchor.set("href", link + anchor.get("href"))
    for element in root.iter():
        element.attrib.pop("id", None)

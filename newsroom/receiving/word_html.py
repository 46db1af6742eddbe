"""What mammoth made of a Word document, put in the order of an entry: its title, its summary, its text, its notes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import nh3

from newsroom.reading.limits import MOST_CELLS
from newsroom.receiving.received import Refused, one_line

NOTE = ("\ue000", "\ue001")
"""What stands around the number of a note until its Markdown is written; no font has a sign for them."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TEXT = ("p", "strong", "em", "s", "sup", "sub", "a", "img", "br", "blockquote", "ul", "ol", "li")
_TABLE = ("table", "thead", "tbody", "tr", "th", "td")
_TAGS = {*_TEXT, *_TABLE, *_HEADINGS}
_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "td": {"colspan"}, "th": {"colspan"}}
LONGEST_HEADING = 80
"""Characters; what is longer is a paragraph that somebody wanted to be seen."""
_SCHEMES = {"http", "https", "mailto"}


@dataclass(frozen=True)
class Structured:
    title: str
    bold_first: str
    """Without a title, the words of a first paragraph that is bold; it is taken out of the text."""
    summary: str
    html: str
    """The text, its headings from `h2` on, none deeper than its place allows."""
    notes: tuple[str, ...]
    """The footnotes and endnotes, each as HTML, in their order."""
    remarks: tuple[str, ...]


def structured(html: str) -> Structured:
    """`html` is mammoth's, with the class `title` or `subtitle` on paragraphs of these styles of Word.

    Raises Refused where its tables are out of all measure.
    """
    from lxml.html import fragment_fromstring

    tree = fragment_fromstring(html.translate(dict.fromkeys(map(ord, NOTE))), create_parent="div")
    _refuse_huge_tables(tree)
    remarks = [*_flatten_tables(tree)]
    notes = tuple(_notes(tree))
    title, summary = _taken_title(tree), _taken(tree, "p[@class='subtitle']")
    _take_empty_out(tree)
    bold_first = "" if title else _taken_bold_first(tree)
    _settle_headings(tree)
    remarks += _like_headings(tree)
    remarks += _settle_links(tree)
    return Structured(title, bold_first, summary, _clean(tree), notes, tuple(remarks))


def _clean(element: Any) -> str:
    from lxml.html import tostring

    html = tostring(element, encoding="unicode")
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)


# -- Title and headings


def _taken_title(tree: Any) -> str:
    """The text of the paragraph that Word calls the title, else of a first heading that stands for the whole."""
    title = _taken(tree, "h1[@class='title']")
    if title:
        return title
    first = tree.find("h1")
    is_alone = len(tree.findall("h1")) == 1 and not _begins_bold(tree)
    if first is None or not (is_alone or _begins(tree, first)):
        return ""
    return _taken(tree, "h1")


def _taken_bold_first(tree: Any) -> str:
    """The text of the first paragraph where it has the look of a headline and something follows it."""
    return _taken(tree, "p") if len(tree) > 1 and _begins_bold(tree) else ""


def _begins_bold(tree: Any) -> bool:
    first = next((one for one in tree if one_line(one.text_content())), None)
    return first is not None and first.tag == "p" and _looks_like_heading(first)


def _begins(tree: Any, heading: Any) -> bool:
    return not any(one_line(before.text_content()) for before in tree[: tree.index(heading)])


def _taken(tree: Any, path: str) -> str:
    """The text of the first element at `path`, which is taken out; what else is in it stays where it was."""
    found = next((one for one in tree.findall(path) if one_line(one.text_content())), None)
    if found is None:
        return ""
    text = one_line(found.text_content())
    for picture in found.findall(".//img"):
        picture.tail = None
        found.addprevious(picture)
    tree.remove(found)
    return text


def _settle_headings(tree: Any) -> None:
    """Lets the text's headings begin at `h2`, and none go more than one level deeper than the one before."""
    headings = list(tree.iter(*_HEADINGS))
    shallowest = min((int(heading.tag[1]) for heading in headings), default=2)
    before = 1
    for heading in headings:
        before = min(int(heading.tag[1]) + 2 - shallowest, before + 1, 6)
        heading.tag = f"h{before}"


def _like_headings(tree: Any) -> Iterator[str]:
    """Lines that somebody made to look like headings, which nobody hears who cannot see them."""
    for line in tree.findall("p"):
        if _looks_like_heading(line):
            text = one_line(line.text_content())
            yield f"“{text}” stands alone in bold; if it is a heading, write `## {text}`"


def _looks_like_heading(line: Any) -> bool:
    alone = len(line) == 1 and line[0].tag == "strong" and not one_line(f"{line.text or ''}{line[0].tail or ''}")
    text = one_line(line.text_content())
    return alone and 0 < len(text) <= LONGEST_HEADING and text[-1] not in ".!:”"


def _take_empty_out(tree: Any) -> None:
    for element in [*tree.iter("img")]:
        if not element.get("src"):
            element.drop_tree()
    for element in [*tree.iter(*_HEADINGS, "p")]:
        if not one_line(element.text_content()) and element.find(".//img") is None and element.getparent() is not None:
            element.drop_tree()


# -- Notes and links


def _notes(tree: Any) -> Iterator[str]:
    """Takes the notes out, and leaves marks where they are referred to."""
    texts = {str(note.get("id")): note for note in tree.findall("ol/li[@id]")}
    numbers: dict[str, int] = {}
    for link in [*tree.iter("a")]:
        target = str(link.get("href", ""))[1:]
        if target in texts and str(link.get("id", "")).partition("-ref-")[1]:
            number = numbers.setdefault(target, len(numbers) + 1)
            for child in link:
                link.remove(child)
            link.text = f"{NOTE[0]}{number}{NOTE[1]}"
            outer = link.getparent()
            link.drop_tag()
            if outer is not None and outer.tag == "sup":
                outer.drop_tag()
    for target in numbers:
        yield _clean(_without_way_back(texts[target]))
    for note in texts.values():
        note.drop_tree()


def _without_way_back(note: Any) -> Any:
    for link in note.findall(".//a"):
        if "-ref-" in str(link.get("href", "")):
            link.drop_tree()
    note.tag = "div"
    return note


def _settle_links(tree: Any) -> Iterator[str]:
    """Leaves the words alone of links that lead to places in the document or on a computer."""
    lost = 0
    for link in [*tree.iter("a")]:
        href = str(link.get("href", "")).strip()
        if href.lower().startswith(("http://", "https://", "mailto:")):
            for sign, written in ((" ", "%20"), ("(", "%28"), (")", "%29"), ("<", "%3C"), (">", "%3E")):
                href = href.replace(sign, written)
            link.set("href", href)
        else:
            lost += bool(href and not href.startswith("#"))
            link.drop_tag()
    if lost:
        yield "a link in the document leads to a file on somebody's computer or to no web address; its words are kept"


# -- Tables


def _refuse_huge_tables(tree: Any) -> None:
    """Raises Refused: a cell may say that it is as wide as a thousand, and each row is filled up to the widest."""
    rows = [sum(map(_width, row.iterchildren("td", "th"))) for row in tree.iter("tr")]
    if rows and max(rows) * len(rows) > MOST_CELLS:
        raise Refused(f"its tables have more than {MOST_CELLS:,} cells; ask for the tables as a file of their own")


def _flatten_tables(tree: Any) -> Iterator[str]:
    """Markdown knows neither tables within tables nor cells over several rows."""
    inner = [table for table in tree.iter("table") if any(True for _ in table.iterancestors("table"))]
    for table in inner:
        for part in [*table.iter("table", "thead", "tbody", "tr", "th", "td")]:
            part.tag = "span"
    merged = [cell for cell in tree.iter("td", "th") if cell.get("rowspan") or cell.get("colspan")]
    for cell in [*merged]:
        _repeat_below(cell)
    if merged or inner:
        yield "a table in the document has merged cells or a table in a cell; look at what became of it"


def _repeat_below(cell: Any) -> None:
    """Fills the rows that the cell reaches down to with empty cells."""
    rows = str(cell.get("rowspan", "1"))
    column = sum(_width(before) for before in cell.itersiblings("td", "th", preceding=True))
    for row, _ in zip(cell.getparent().itersiblings("tr"), range(int(rows) - 1 if rows.isdigit() else 0), strict=False):
        filling = row.makeelement(cell.tag, {})
        if cell.get("colspan"):
            filling.set("colspan", cell.get("colspan"))
        passed = at = 0
        for other in row:
            if passed >= column:
                break
            passed, at = passed + _width(other), at + 1
        row.insert(at, filling)


def _width(cell: Any) -> int:
    columns = str(cell.get("colspan", "1"))
    return int(columns[:9]) if columns.isdecimal() else 1

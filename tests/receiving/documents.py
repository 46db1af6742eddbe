"""Word documents as volunteers send them, made with python-docx; nobody's words are in them."""

from collections.abc import Callable, Iterable
from functools import cache
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from tests.photos import photo, quarters


def document(*parts: Callable[[Word], object]) -> bytes:
    """A document with what each of `parts` adds to it."""
    word = Document()
    word.core_properties.author = ""
    for add in parts:
        add(word)
    return saved(word)


def saved(word: Word) -> bytes:
    kept = BytesIO()
    word.save(kept)
    return kept.getvalue()


def words(text: str, style: str | None = None) -> Callable[[Word], Paragraph]:
    return lambda word: word.add_paragraph(text, style=style)


def heading(text: str, level: int) -> Callable[[Word], Paragraph]:
    return lambda word: word.add_heading(text, level)


def picture(content: bytes, described: str = "") -> Callable[[Word], None]:
    """A picture with the words that Word keeps for those who cannot see it."""

    def add(word: Word) -> None:
        plain = BytesIO()
        quarters().save(plain, "PNG" if content.startswith(b"\x89PNG") else "JPEG")
        shape = word.add_picture(plain)  # python-docx looks at the head of a picture, and knows few of them
        shape._inline.docPr.set("descr", described)
        word.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed]._blob = content

    return add


def table(*rows: Iterable[str]) -> Callable[[Word], object]:
    cells = [list(row) for row in rows]

    def add(word: Word) -> object:
        made = word.add_table(len(cells), len(cells[0]))
        for across, row in enumerate(cells):
            for down, text in enumerate(row):
                made.cell(across, down).text = text
        return made

    return add


def link(text: str, address: str) -> Callable[[Word], None]:
    def add(word: Word) -> None:
        paragraph = word.add_paragraph()
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        relation = paragraph.part.relate_to(address, kind, is_external=True)
        run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
        paragraph._p.append(parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{relation}">{run}</w:hyperlink>'))

    return add


def xml(paragraph: str) -> Callable[[Word], None]:
    """A paragraph written in Word's own XML."""

    def add(word: Word) -> None:
        made = parse_xml(f"<w:p {nsdecls('w')}>{paragraph}</w:p>")
        word.element.body.insert_element_before(made, "w:sectPr")

    return add


def own_style(name: str, based_on: str = "Normal") -> Callable[[Word], None]:
    """A paragraph style of a template's own."""

    def add(word: Word) -> None:
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = word.styles[based_on]

    return add


def changed(content: bytes, changes: dict[str, bytes]) -> bytes:
    """The document with parts of its archive changed or added."""
    kept = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(kept, "w") as after:
        for name in before.namelist():
            if name not in changes:
                after.writestr(name, before.read(name))
        for name, part in changes.items():
            after.writestr(name, part)
    return kept.getvalue()


def part(content: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(content)) as archive:
        return archive.read(name)


@cache
def with_pictures() -> bytes:
    """A story with two pictures: one told in words, the other not; both tell where they were taken."""
    return document(
        words("A day at the kiln", "Title"),
        words("We opened the kiln for everybody who asked.", "Subtitle"),
        words("It was warm."),
        picture(photo(place=True), "Two technicians lift a bowl out of a kiln"),
        words("The first bowl", "Caption"),
        heading("What came out", 1),
        picture(photo("PNG"), "A picture containing indoor\n\nDescription automatically generated"),
        link("The list", "https://kilns.example.org/list (new)"),
    )


@cache
def with_tables() -> bytes:
    """A story with a table, lists within lists and headings of many levels."""
    return document(
        heading("Loans of the kit store", 1),
        words("What went out this year."),
        heading("By month", 3),
        table(("Month", "What|which"), ("May", "Lathe *and* drill"), ("June", "<b>Saw</b>")),
        words("Rules", "Heading 2"),
        words("Ask first", "List Bullet"),
        words("By mail", "List Bullet 2"),
        words("Bring it back", "List Bullet"),
        words("Sign", "List Number"),
        words("Clean", "List Number"),
    )


@cache
def with_odd_styles() -> bytes:
    """A story from a template whose styles have names of their own."""
    return document(
        own_style("House Headline", "Heading 1"),
        own_style("House Section", "Heading 2"),
        own_style("House Pull Out"),
        words("The quiet lathe", "House Headline"),
        words("It hums, and that is all."),
        words("Why it is quiet", "House Section"),
        words("Oil, and patience.", "House Pull Out"),
    )

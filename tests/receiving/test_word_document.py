"""Word documents of volunteers: what is in them arrives, what must not is left out, and what is odd is told."""

from collections.abc import Callable

import pytest
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from newsroom.reading.pictures import facts_of
from newsroom.receiving.received import Refused, Sender
from newsroom.receiving.word_document import read_word
from tests.photos import photo, secrets_in
from tests.receiving.documents import (
    changed,
    document,
    heading,
    part,
    picture,
    table,
    with_odd_styles,
    with_pictures,
    with_tables,
    words,
    xml,
)


def test_a_story_with_pictures() -> None:
    received = read_word(with_pictures())
    assert (received.title, received.summary) == (
        "A day at the kiln",
        "We opened the kiln for everybody who asked.",
    )
    assert received.text.splitlines() == [
        "It was warm.",
        "",
        "![Two technicians lift a bowl out of a kiln](picture-1.jpg)",
        "",
        "*The first bowl*",
        "",
        "## What came out",
        "",
        "![](picture-2.png)",
        "",
        "[The list](https://kilns.example.org/list%20%28new%29)",
    ]
    first, second = received.pictures
    assert (first.alt, second.alt) == ("Two technicians lift a bowl out of a kiln", "")
    assert second.suggested_alt == "A picture containing indoor"
    assert received.people is None
    assert received.remarks == ()


def test_pictures_keep_nothing_but_what_they_show() -> None:
    for picture_kept in read_word(with_pictures()).pictures:
        assert secrets_in(picture_kept.content) == []
        assert facts_of(picture_kept.content).faults == ()


def test_a_story_with_tables_and_lists() -> None:
    received = read_word(with_tables())
    assert received.title == "Loans of the kit store"
    assert received.text == (
        "What went out this year.\n\n"
        "## By month\n\n"
        "| Month | What\\|which |\n| --- | --- |\n| May | Lathe \\*and\\* drill |\n| June | &lt;b>Saw&lt;/b> |\n\n"
        "## Rules\n\n"
        "- Ask first\n    - By mail\n- Bring it back\n\n"
        "1. Sign\n2. Clean"
    )


def test_headings_of_a_template_are_headings_and_other_styles_are_told() -> None:
    received = read_word(with_odd_styles())
    assert received.title == "The quiet lathe"
    assert received.text == "It hums, and that is all.\n\n## Why it is quiet\n\nOil, and patience."
    assert received.remarks == (
        "the style “House Pull Out” is not known here; its text is taken as plain text, look at what it should be",
    )


def test_headings_start_at_the_second_level_and_skip_none() -> None:
    content = document(words("T", "Title"), heading("A", 2), heading("B", 4), heading("C", 2), heading("D", 3))
    assert read_word(content).text == "## A\n\n### B\n\n## C\n\n### D"


def test_without_a_title_sections_stay_sections() -> None:
    received = read_word(document(words("It began so."), heading("One", 1), heading("Two", 1)))
    assert (received.title, received.text) == ("", "It began so.\n\n## One\n\n## Two")


def test_what_was_deleted_hidden_or_commented_is_left_out() -> None:
    content = document(
        xml(
            "<w:r><w:t>It stays. </w:t></w:r>"
            '<w:ins w:id="1" w:author="Jane Secret"><w:r><w:t>It was added.</w:t></w:r></w:ins>'
            '<w:del w:id="2" w:author="Jane Secret"><w:r><w:delText>Deleted secret.</w:delText></w:r></w:del>'
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden secret.</w:t></w:r>"
            '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> And shown.</w:t></w:r>'
        )
    )
    received = read_word(content)
    assert received.text == "It stays. It was added. And shown."
    assert received.remarks == (
        "the document has tracked changes: what was added is taken, what was deleted is left out",
        "text that was hidden in the document is left out",
    )


def test_hidden_text_is_left_out_of_the_stricter_kind_of_document_too() -> None:
    content = document(xml("<w:r><w:t>Shown.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Secret.</w:t></w:r>"))
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = part(content, "word/document.xml").replace(usual, b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert read_word(changed(content, {"word/document.xml": strict})).text == "Shown."


def test_bold_lines_that_look_like_headings_are_told() -> None:
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>"
    lines = (words("T", "Title"), xml(bold.format("What we did")), xml(bold.format("Mind the heat!")))
    received = read_word(document(*lines))
    assert received.text == "**What we did**\n\n**Mind the heat!**"
    assert received.remarks == ("“What we did” stands alone in bold; if it is a heading, write `## What we did`",)


def test_a_bold_first_line_is_proposed_as_the_headline_and_stands_once() -> None:
    bold = xml("<w:r><w:rPr><w:b/></w:rPr><w:t>What we did</w:t></w:r>")
    received = read_word(document(bold, words("It was warm.")))
    assert (received.title, received.text) == ("What we did", "It was warm.")
    received = read_word(document(bold, words("It was warm."), heading("Why", 1), words("The kiln.")))
    assert (received.title, received.text) == ("What we did", "It was warm.\n\n## Why\n\nThe kiln.")
    assert "the first line of the text, in bold" in received.title_from


@pytest.mark.parametrize(("kept", "title"), [("Of kilns", "Of kilns"), ("Word Document", ""), ("", "")])
def test_without_one_the_title_in_the_properties_is_unless_it_is_a_template_s(kept: str, title: str) -> None:
    def titled(word: Word) -> None:
        word.core_properties.title = kept

    received = read_word(document(titled, words("It was warm.")))
    assert received.title == title
    assert bool(received.title_from) == bool(title)


def test_whom_the_properties_name_is_not_taken_for_the_sender() -> None:
    def made_by(word: Word) -> None:
        word.core_properties.author = "Secret Author"

    received = read_word(document(made_by, words("It was warm.")))
    assert received.sender == Sender()
    assert received.remarks == (
        "the document's properties name Secret Author; that may not be the sender, for it is often whoever made the "
        "template: see the mail",
    )


@pytest.mark.parametrize("parts", [(), (words("A headline", "Title"),), (words(" "), words("\t"))])
def test_a_document_without_text_is_refused(parts: tuple[Callable[[Word], object], ...]) -> None:
    with pytest.raises(Refused, match="there is no text in it; ask for it again"):
        read_word(document(*parts))


def styled(styles: str) -> bytes:
    """A document whose own styles are these, with a line in each of `Mask`, `Mark` and none."""
    content = document(
        xml('<w:pPr><w:pStyle w:val="Mask"/></w:pPr><w:r><w:t>By paragraph.</w:t></w:r>'),
        xml(
            '<w:pPr><w:pStyle w:val="Mask"/></w:pPr><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>All the same.</w:t></w:r>'
        ),
        xml('<w:r><w:rPr><w:rStyle w:val="Mark"/></w:rPr><w:t>By letters.</w:t></w:r>'),
        words("Shown."),
    )
    return changed(content, {"word/styles.xml": f"<w:styles {nsdecls('w')}>{styles}</w:styles>".encode()})


def test_what_a_style_hides_is_left_out_too() -> None:
    hiding = '<w:style w:type="{}" w:styleId="{}"><w:basedOn w:val="{}"/>{}</w:style>'
    vanish = "<w:rPr><w:vanish/></w:rPr>"
    received = read_word(
        styled(
            hiding.format("paragraph", "Base", "Base", vanish)
            + hiding.format("paragraph", "Mask", "Base", "")
            + hiding.format("character", "Mark", "", vanish)
        )
    )
    assert received.text == "All the same.\n\nShown."
    assert "text that was hidden in the document is left out" in received.remarks


def test_text_that_nobody_could_read_is_told() -> None:
    run = "<w:r><w:rPr>{}</w:rPr><w:t>{}</w:t></w:r>"
    faint = read_word(
        document(
            xml(run.format('<w:color w:val="FEFEFE"/>', "Buy this.") + run.format('<w:sz w:val="2"/>', "And that.")),
            xml(run.format('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>', "On blue.")),
        )
    )
    assert faint.remarks == (
        "in the document this is nearly white or tiny: “Buy this. And that.”; see whether readers were meant to read it",
    )
    assert "Buy this." in faint.text


def test_a_table_out_of_all_measure_is_refused() -> None:
    row = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000"/></w:tcPr><w:p/></w:tc></w:tr>'

    def wide(word: Word) -> None:
        made = parse_xml(f"<w:tbl {nsdecls('w')}>{row * 30}</w:tbl>")
        word.element.body.insert_element_before(made, "w:sectPr")

    with pytest.raises(Refused, match=r"its tables have more than 20,000 cells"):
        read_word(document(words("Text."), wide))


def test_a_long_list_keeps_its_numbers() -> None:
    received = read_word(document(*(words(f"Item {number}", "List Number") for number in range(1, 13))))
    assert received.text.splitlines()[11] == "12. Item 12"


def test_a_document_does_not_say_how_it_is_read() -> None:
    """A style map within the document could bring comments into the text, or lose it."""
    content = changed(document(words("It stays.")), {"mammoth/style-map": b"p => !"})
    assert read_word(content).text == "It stays."


def test_one_picture_shown_twice_is_kept_once() -> None:
    received = read_word(document(picture(photo(), "A bowl on a shelf"), words("and"), picture(photo())))
    assert [one.name for one in received.pictures] == ["picture-1.jpg"]
    assert received.text.count("(picture-1.jpg)") == 2


def test_a_picture_that_cannot_be_shown_is_left_out_and_told() -> None:
    content = document(words("Before."), picture(photo()), words("After."))
    damaged = changed(content, {"word/media/image1.jpg": b"GIF89a nothing"})
    received = read_word(damaged)
    assert (received.text, received.pictures) == ("Before.\n\nAfter.", ())
    assert received.remarks == (
        "picture 1 of the document is left out: this is no JPEG, PNG or WebP picture, or it is damaged; save it again as JPEG",
    )


def test_notes_become_notes() -> None:
    content = document(xml('<w:r><w:t>Glass flows.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = f'<w:footnotes {space}><w:footnote w:id="2"><w:p><w:r><w:t>It does *not*.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    received = read_word(changed(content, {"word/footnotes.xml": note.encode()}))
    assert received.text == "Glass flows.[^1]\n\n[^1]: It does \\*not\\*."


def test_links_that_lead_nowhere_keep_their_words() -> None:
    relations = part(document(), "word/_rels/document.xml.rels").decode()
    link = (
        '<Relationship Id="rId99" Target="file:///C:/Users/jane/plan.docx" TargetMode="External" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/>'
    )
    space = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    content = document(xml(f'<w:hyperlink {space} r:id="rId99"><w:r><w:t>the plan</w:t></w:r></w:hyperlink>'))
    received = read_word(
        changed(content, {"word/_rels/document.xml.rels": relations.replace("</Rel", f"{link}</Rel", 1).encode()})
    )
    assert received.text == "the plan"
    assert received.remarks == (
        "a link in the document leads to a file on somebody's computer or to no web address; its words are kept",
    )


def test_merged_cells_are_told() -> None:
    def merged(word: object) -> None:
        made = table(("A", "B"), ("C", "D"), ("E", "F"))(word)  # type: ignore[arg-type]
        made.cell(1, 0).merge(made.cell(2, 0))  # type: ignore[attr-defined]

    received = read_word(document(merged))
    assert received.text.splitlines() == ["| A | B |", "| --- | --- |", "| C E | D |", "|  | F |"]
    assert received.remarks == (
        "a table in the document has merged cells or a table in a cell; look at what became of it",
    )


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"{}", b"\xd0\xcf\x11\xe0 old"])
def test_what_is_no_document_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(Refused, match=r"ask for it|choose “Save as”"):
        read_word(content)

"""Archives that were built to harm, or that lead elsewhere."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from newsroom.receiving import word_package
from newsroom.receiving.received import Refused
from newsroom.receiving.word_document import read_word
from newsroom.receiving.word_package import opened
from tests.photos import photo
from tests.receiving.documents import changed, document, part, picture, words, xml

BODY = "word/document.xml"


def test_a_sound_document_is_handed_on() -> None:
    package = opened(document(words("Text.")))
    assert (package.remarks, package.author) == ((), "")
    assert b"Text." in ZipFile(package.content).read(BODY)


def test_what_unpacks_to_far_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_package, "MOST_UNPACKED", 3_000_000)
    kept = BytesIO(document(words("Text.")))
    with ZipFile(kept, "a", ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.png", bytes(3_000_000))
    assert len(kept.getvalue()) < 100_000
    with pytest.raises(Refused, match="unpacks to far more"):
        opened(kept.getvalue())


def test_text_out_of_all_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_package, "MOST_XML", 100_000)
    with pytest.raises(Refused, match="unpacks to far more"):
        opened(document(words("Text. " * 50_000)))


@pytest.mark.parametrize("code", ["utf-8", "utf-16", "cp037"])
def test_entities_are_refused_in_whatever_code_they_are_written(code: str) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<?xml version="1.0" encoding="{code}"?><!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]><w>&l8;</w>'
    with pytest.raises(Refused):
        opened(changed(document(), {BODY: bomb.encode(code)}))


def test_a_file_of_the_computer_is_never_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("secret") / "key.txt"
    secret.write_text("TopSecret", encoding="utf-8")
    text = part(document(words("MARK")), BODY).decode().replace("MARK", "&key;")
    declared = text.replace("?>", f'?><!DOCTYPE w [<!ENTITY key SYSTEM "{secret.as_uri()}">]>', 1)
    with pytest.raises(Refused, match="declares entities"):
        opened(changed(document(), {BODY: declared.encode()}))


def test_a_linked_picture_is_not_fetched_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_: object, **__: object) -> None:
        raise AssertionError("somebody asked for an address")

    monkeypatch.setattr("urllib.request.urlopen", nobody)
    content = document(words("Text."), picture(photo()))
    relations = part(content, "word/_rels/document.xml.rels").decode()
    linked = relations.replace(
        'Target="media/image1.jpg"', 'Target="https://x.example.org/p.jpg" TargetMode="External"'
    )
    assert linked != relations
    body = part(content, BODY).decode().replace("r:embed=", "r:link=")
    received = read_word(changed(content, {BODY: body.encode(), "word/_rels/document.xml.rels": linked.encode()}))
    assert (received.text, received.pictures) == ("Text.", ())
    assert received.remarks == (
        "a picture in the document is only linked to, not in it, and was not fetched; ask for its file",
    )


def test_two_parts_of_one_name_are_refused() -> None:
    kept = BytesIO(document())
    with ZipFile(kept, "a") as archive:
        archive.writestr(BODY.upper(), "<w/>")
    with pytest.raises(Refused, match="two parts of one name"):
        opened(kept.getvalue())


def renamed_body(name: str, body: bytes) -> bytes:
    """A document whose main part has another name, which its relations tell."""
    content = document(words("Plain."))
    relations = part(content, "_rels/.rels").replace(b"word/document.xml", name.encode())
    types = part(content, "[Content_Types].xml")
    kept = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(kept, "w") as after:
        for one in before.namelist():
            if one not in (BODY, "_rels/.rels", "[Content_Types].xml"):
                after.writestr(one.replace("document.xml.rels", f"{name.rpartition('/')[2]}.rels"), before.read(one))
        for one, held in ((name, body), ("_rels/.rels", relations), ("[Content_Types].xml", types)):
            after.writestr(one, held)
    return kept.getvalue()


@pytest.mark.parametrize("name", ["word/document.bin", "word/media/image1.png", "word/document"])
def test_a_text_under_another_name_is_not_read_unseen(name: str) -> None:
    with pytest.raises(Refused):
        read_word(renamed_body(name, part(document(words("Plain.")), BODY)))


@pytest.mark.parametrize("name", ["word/mystyles.xml", "word/core.xml", "word/other.XML"])
def test_whatever_a_text_is_called_what_is_hidden_in_it_is_left_out(name: str) -> None:
    body = part(document(xml("<w:r><w:t>Shown.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>No.</w:t></w:r>")), BODY)
    assert read_word(renamed_body(name, body)).text == "Shown."


def test_what_is_neither_text_nor_picture_is_not_handed_on() -> None:
    taken = photo()
    content = changed(document(words("Text."), picture(taken)), {"word/vbaProject.bin": b"Sub AutoOpen()"})
    handed_on = ZipFile(opened(content).content)
    assert handed_on.read("word/vbaProject.bin") == b""
    assert handed_on.read("word/media/image1.jpg") == taken


def test_a_text_that_is_too_long_is_refused_before_it_is_converted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_package, "MOST_TEXT", 1_000)
    with pytest.raises(Refused, match="the text has more than"):
        opened(document(words("Text. " * 200)))


def test_more_elements_than_any_story_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few kilobytes of them can take minutes and gigabytes."""
    monkeypatch.setattr(word_package, "MOST_ELEMENTS", 20_000)
    with pytest.raises(Refused, match="unpacks to far more"):
        opened(document(xml("<w:r/>" * 20_000)))


def test_another_program_s_archive_is_refused() -> None:
    kept = BytesIO()
    with ZipFile(kept, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(Refused, match="no Word document"):
        opened(kept.getvalue())


def test_elements_within_each_other_without_end_are_refused() -> None:
    deep = f"<?xml version='1.0'?>{'<w>' * 5_000}{'</w>' * 5_000}"
    with pytest.raises(Refused):
        opened(changed(document(), {BODY: deep.encode()}))

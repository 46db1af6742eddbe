"""`withhold: true` takes a name out of everything that is read."""

from pathlib import Path

import pytest

from newsroom.content import Article, Person
from newsroom.reading.content import Content, read_content
from newsroom.reading.withhold import Redaction
from tests.building import bare_root

SAM = Redaction(("Sam O'Brien", "S. O'Brien", "Renée de Vries"))


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Sam O'Brien came.", "name withheld came."),
        ("sam o'brien and SAM O'BRIEN", "name withheld and name withheld"),
        ("Sam\nO'Brien", "name\nwithheld"),
        ("  Sam\n  O'Brien came", "  name\n  withheld came"),
        ("> Sam\n> O'Brien", "> name\n> withheld"),
        ("Sam  \t O'Brien", "name withheld"),
        ("Sam\u00a0O'Brien", "name withheld"),
        ("Sam&nbsp;O'Brien", "name withheld"),
        ("Sam O’Brien", "name withheld"),
        ("Sam O&#39;Brien", "name withheld"),
        ("Sam O&#x27;Brien", "name withheld"),
        ("Sam O&rsquo;Brien", "name withheld"),
        ("Sam O&apos;Brien", "name withheld"),
        ("'Sam O''Brien'", "'name withheld'"),
        ("Sam O\\'Brien", "name withheld"),
        ("Sam **O'Brien**", "name withheld**"),
        ("*Sam* O'Brien", "*name withheld"),
        ("Sam <b>O'Brien</b>", "name withheld</b>"),
        ("S. O'Brien", "name withheld"),
        ("Renée de Vries", "name withheld"),
        ("Rene\u0301e de Vries", "name withheld"),
        ("Ren&#233;e de Vries", "name withheld"),
        ("Sam Smith", "Sam Smith"),
        ("Brien", "Brien"),
    ],
)
def test_a_name_goes_however_it_is_written(text: str, after: str) -> None:
    assert SAM.apply(text) == after


def test_each_line_keeps_its_number() -> None:
    text = "One\nSam\nO'Brien\nfour\n"
    assert SAM.apply(text).count("\n") == text.count("\n")


def test_without_anybody_withheld_nothing_changes() -> None:
    assert not Redaction(())
    assert Redaction(()).apply("Sam O'Brien") == "Sam O'Brien"


FILES = {
    "data/people/sam.yml": """
        name: Sam O'Brien
        other_names: [Samantha O'Brien, "S. O'Brien"]
        withhold: true
        """,
    "data/people/jane.yml": "{name: Jane Doe}\n",
    "data/awards/prize.yml": "{scheme: null, result: won, recipients: [{name: The team of Sam O'Brien}]}\n",
    "articles/x.md": """
        ---
        title: 'Sam O''Brien opens the door'
        date: 2023-09-18
        summary: "S\\x61m O'Brien, Jane Doe and s.  o’brien."
        image:
          src: a.jpg
          alt: >-
            The door, and Sam
            O'Brien beside it
        corrections:
          - {date: 2023-10-01, text: Samantha O'Brien was there too.}
        people: [sam, jane]
        ---

        At noon Sam
        O&#39;Brien spoke, and **Samantha** O'Brien listened.
        """,
}


@pytest.fixture
def content(tmp_path: Path) -> Content:
    found = read_content(bare_root(tmp_path, dict(FILES)))
    assert [str(problem) for problem in found.problems] == []
    return found


def test_the_name_is_in_no_text_that_was_read(content: Content) -> None:
    everything = " ".join(repr(record.item) for record in content.records)
    assert "The door, and" in everything
    for spelling in ("O'Brien", "O’Brien", "o’brien", "O&#39;Brien", "Samantha"):
        assert spelling not in everything


def test_what_stands_in_its_place(content: Content) -> None:
    entry = content.of(Article)[0]
    assert entry.title == "name withheld opens the door"
    assert entry.summary == "name withheld, Jane Doe and name withheld."
    assert entry.image is not None
    assert entry.image.alt == "The door, and name withheld beside it"
    assert entry.body == "At noon name\nwithheld spoke, and **name withheld listened."
    assert {person.id: person.name for person in content.of(Person)} == {"jane": "Jane Doe", "sam": "name withheld"}


def test_the_redaction_is_there_for_whoever_reads_files_besides(content: Content) -> None:
    assert content.redaction.apply("Samantha O'Brien") == "name withheld"

"""`withhold: true` takes a name out of everything that is read."""

import time
from pathlib import Path

import pytest

from newsroom.content import Article, Person
from newsroom.reading.content import Content, read_content
from newsroom.reading.last_look import withheld_in
from newsroom.reading.withhold import Redaction
from tests.building import article, bare_root

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
        ("Sam O'Briens", "Sam O'Briens"),
        ("Flotsam O'Brien", "Flotsam O'Brien"),
        ("Sam O'Brien's bench, (Sam O'Brien)", "name withheld's bench, (name withheld)"),
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
          credit: Jane Doe
          agreement: nobody can be recognised
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


def test_keys_are_never_changed(tmp_path: Path) -> None:
    """A name in a key is a slip, and told as one."""
    files = {**FILES, "articles/y.md": article("").replace("summary:", "Sam O'Brien: x\nsummary:")}
    (problem,) = read_content(bare_root(tmp_path, files)).problems
    assert problem.sentence.startswith("`Sam O'Brien` is not a key that belongs here")


LEFT = [
    "Sam O'Brien", "SAM O’BRIEN", "sam-o-brien", "sam-obrien".replace("obrien", "o'brien"), "O'Brien, Sam", "OBRIEN, SAM".replace("OB", "O'B"),
    "Sam\n   O'Brien", "Sam</b> <i>O&#39;Brien", "S<b>am</b> O'Brien", "Sam</td><td>O'Brien", 'alt="Sam O&amp;#x27;Brien"',
    "S&#97;m O\\u2019Brien", "Ｓam O'Brien", "S\u0061\u0300m O'Brien", "sam_o%27brien", "Sam\u00a0O'Brien", "Sa\u00adm O'Brien",
    "SUMMARY:Sa\r\n m O'Brien", "Renee-de-Vries", "de Vries\\, Renée", "/people/renee-de-vries/", "vries.jpg, Renée de Vries",
]  # fmt: skip


@pytest.mark.parametrize("text", LEFT)
def test_a_last_look_finds_what_is_left_of_a_name(text: str) -> None:
    assert withheld_in(f"<p>Before {text} after.</p>", SAM)
    assert withheld_in(f"<p>Before {text} after.</p>".encode(), SAM)


@pytest.mark.parametrize(
    "text", ["Flotsam O'Brien", "Sam O'Briens", "Samuel O'Brien", "Sam and O'Brien", "name withheld", ""]
)
def test_a_last_look_takes_no_other_name_for_it(text: str) -> None:
    assert withheld_in(text, SAM) == ()


def test_a_last_look_costs_nothing_where_nobody_is_withheld() -> None:
    assert withheld_in(b"x" * 100_000_000, Redaction(())) == ()


def test_a_last_look_is_quick() -> None:
    page = ("<p class='a'>Sam went. " + "&nbsp;, - <b>" * 30 + "Sam O Vries de</p>\n") * 2000
    start = time.perf_counter()
    assert withheld_in(page, SAM) == ()
    assert time.perf_counter() - start < 5

"""The story file: what the form saves is taken, and nothing else."""

import base64
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.receiving.received import Claimed, Named, Refused, Sender
from newsroom.receiving.story_file import MOST_BYTES, MOST_PICTURES, MOST_TEXT, read_story
from tests.photos import photo, secrets_in
from tests.receiving.stories import picture, saved, story

BOUNDED = settings(derandomize=True, deadline=None, max_examples=80, database=None)


def refused(value: object) -> str:
    with pytest.raises(Refused) as found:
        read_story(value if isinstance(value, bytes) else saved(value))
    return str(found.value)


def test_what_the_form_saves_is_taken() -> None:
    received = read_story(saved(story(notes="Please wait until Monday.")))
    assert received.title == "A day at the kiln"
    assert received.actions == (Claimed("2021-2024/V1", "It showed the work to everybody."),)
    assert received.sender == Sender("Jane Doe", "Technician", "jane@testing.example.org", True)
    assert received.people == (Named("Jane Doe", True),)
    assert received.text == "It was warm.\n\n## What came out\n\nA bowl."
    assert received.notes == "Please wait until Monday."
    (kiln,) = received.pictures
    assert (kiln.name, kiln.credit, kiln.lead) == ("kiln.jpg", "Jane Doe", True)
    assert secrets_in(kiln.content) == []


def test_what_was_left_empty_is_empty() -> None:
    received = read_story(saved(story(title="", date="", summary="", author={}, pictures=[], people=[], text="")))
    assert (received.title, received.date, received.summary, received.text) == ("", "", "", "")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"format": "other"}, "  format: this must be 'technician-story'"),
        ({"version": 2}, "  version: this must be 1"),
        ({"kind": "action plan"}, "  kind: this must be 'article'"),
        ({"template": "x.html"}, "  template: the form writes no such key"),
        ({"text": 7}, "  text: this is of another kind than what the form writes"),
        ({"text": "x" * (MOST_TEXT + 1)}, "  text: this is longer than 100,000"),
        ({"title": "x" * 301}, "  fields, title: this is longer than 300"),
        ({"people": [{"name": "A"}]}, "  people, number 1, agreed: this is missing"),
        ({"people": [{"name": "A", "agreed": "yes"}]}, "  people, number 1, agreed: this is of another kind than what"),
        ({"pictures": [picture(type="image/svg+xml")]}, "  pictures, number 1, type: this must be 'image/jpeg'"),
        ({"pictures": [picture(onload="x")]}, "  pictures, number 1, onload: the form writes no such key"),
        ({"pictures": [picture()] * (MOST_PICTURES + 1)}, "  pictures: this is longer than 20"),
        ({"pictures": [picture(data="§")]}, "the picture `kiln.jpg` was damaged on its way"),
        ({"pictures": [picture(data="R0lGODlh")]}, "the picture `kiln.jpg`: this is no JPEG, PNG or WebP picture"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_anything_else_is_refused_with_its_place(changes: dict[str, object], said: str) -> None:
    assert said in refused(story(**changes))


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"null", b"\xff\xfe", b"{" * 100_000, b"[" * 100_000, b'{"version": NaN}', b"9" * 5_000, b"x" * 10],
    ids=lambda content: repr(content[:12]),
)
def test_what_is_no_story_file_is_refused_in_a_sentence(content: bytes) -> None:
    assert "ask the sender to save it again" in refused(content)


def test_a_file_out_of_all_measure_is_refused() -> None:
    assert "more than 40 MB" in refused(b" " * (MOST_BYTES + 1))


def test_a_key_never_stands_twice() -> None:
    assert "no story file" in refused(b'{"kind": "article",' + saved(story())[1:])


def test_at_most_ten_faults_are_told() -> None:
    assert refused(story() | {f"key{number}": 1 for number in range(500)}).count("\n") == 10


def test_characters_that_nobody_sees_are_taken_out() -> None:
    received = read_story(
        saved(story(title="A\u202eB\x1b[2J\nC", text="One\r\ntwo\x00\u2028three", notes="\x1b[31mred"))
    )
    assert (received.title, received.text, received.notes) == ("AB[2J C", "One\ntwo\nthree", "[31mred")
    lone = json.dumps(story()).replace("A day", "A\\ud800 day").encode()
    assert "fields, title: this is of another kind" in refused(lone)


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("../../../etc/passwd.jpg", "etc-passwd.jpg"),
        ("Kiln 1.JPG", "kiln-1.jpg"),
        ("con.jpg", "picture-con.jpg"),
        ("index.md", "index.jpg"),
        ("窯.jpg", "picture.jpg"),
        ("", "picture.jpg"),
    ],
)
def test_names_of_pictures_are_plain_and_the_text_follows_them(name: str, taken: str) -> None:
    received = read_story(saved(story(text=f"Look: ![It glows]({name})", pictures=[picture(name=name, lead=False)])))
    assert received.pictures[0].name == taken
    if name:
        assert received.text == f"Look: ![It glows]({taken})"


def test_two_pictures_of_one_name_stay_two() -> None:
    text = "![One](A.jpg) ![Two](a.jpg)"
    received = read_story(saved(story(text=text, pictures=[picture(name="A.jpg"), picture(name="a.jpg")])))
    assert [one.name for one in received.pictures] == ["a.jpg", "a-2.jpg"]
    assert received.text == "![One](a.jpg) ![Two](a-2.jpg)"


def test_a_picture_is_called_what_it_is() -> None:
    png = base64.b64encode(photo("PNG")).decode()
    assert read_story(saved(story(pictures=[picture(data=png)]))).pictures[0].name == "kiln.png"


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
KEYS = st.sampled_from([*story(), "x"])


@BOUNDED
@given(st.dictionaries(KEYS, JUNK, max_size=3))
def test_whatever_is_in_it_there_is_no_traceback(changes: dict[str, object]) -> None:
    said = ""
    try:
        read_story(saved(story() | changes))
    except Refused as problem:
        said = str(problem)
    assert not said or "no story file" in said or "damaged" in said


@BOUNDED
@given(st.binary(max_size=60))
def test_whatever_bytes_come_there_is_no_traceback(content: bytes) -> None:
    refused(content)

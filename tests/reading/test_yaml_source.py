"""YAML as it is read here: places, and what is text."""

import pytest

from newsroom.reading.yaml_source import DEEPEST, YamlProblem, read_yaml


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("a: no", "no"),
        ("a: yes", "yes"),
        ("a: on", "on"),
        ("a: 2023-09", "2023-09"),
        ("a: 2023-09-18", "2023-09-18"),
        ("a: 10:30", "10:30"),
        ("a: 0x10", "0x10"),
        ("a: 1e5", "1e5"),
        ("a: 1_000", "1_000"),
        ("a: .5", ".5"),
        ("a: '5'", "5"),
        ("a: ٣", "٣"),
        ("a: " + "9" * 5000, "9" * 5000),
        ("a: 2023", 2023),
        ("a: -4", -4),
        ("a: 1.5", 1.5),
        ("a: true", True),
        ("a: False", False),
        ("a: null", None),
        ("a: ~", None),
        ("a:", None),
        ("a: ''", ""),
        ("a: [x, 1]", ["x", 1]),
        ("a:\n  b: c", {"b": "c"}),
        ("a: >-\n  one\n  two", "one two"),
        ("a: b # a comment", "b"),
        ("# a comment\na: b", "b"),
    ],
)
def test_only_what_looks_like_it_is_no_text(written: str, value: object) -> None:
    located = read_yaml(written)
    assert located.value == {"a": value}
    assert type(located.value["a"]) is type(value)
    assert located.faults == []


def test_nothing_is_nothing() -> None:
    assert read_yaml("").value is None
    assert read_yaml("# only a comment\n").value is None


def test_every_part_has_its_place() -> None:
    places = read_yaml("title: A\nimage:\n  src: x\ntags: [one, two]\nsteps:\n  - year: 1\n    role: R\n", 2).places
    assert places == {
        (): (2, 1),
        ("title",): (2, 1),
        ("image",): (3, 1),
        ("image", "src"): (4, 3),
        ("tags",): (5, 1),
        ("tags", 0): (5, 8),
        ("tags", 1): (5, 13),
        ("steps",): (6, 1),
        ("steps", 0): (7, 5),
        ("steps", 0, "year"): (7, 5),
        ("steps", 0, "role"): (8, 5),
    }


def test_what_is_missing_is_placed_at_its_parent() -> None:
    located = read_yaml("image:\n  src: x\n", 5)
    assert located.place_of(("image", "alt")) == (5, 1)
    assert located.place_of(("date",)) == (5, 1)
    assert read_yaml("").place_of(("date",)) == (1, 1)


@pytest.mark.parametrize("character", ["[", "{a: ", "- "])
@pytest.mark.parametrize("depth", [DEEPEST + 1, 300_000])
def test_deep_nesting_is_refused_before_it_harms(character: str, depth: int) -> None:
    with pytest.raises(YamlProblem, match="too many brackets or indents stand within each other here"):
        read_yaml(character * depth)


def test_nesting_as_deep_as_ours_is_read() -> None:
    assert read_yaml("a: " + "[" * 15 + "x" + "]" * 15).faults == []


@pytest.mark.parametrize(
    ("written", "place", "sentence"),
    [
        ("title: &friends of ours", (1, 8), "`&` at the start of a value means something else"),
        ("a: &x y\nb: *x", (1, 4), "`&` at the start of a value means something else"),
        ("title: !Important news", (1, 8), "`!` at the start of a value means something else"),
        ("a: !!int abc", (1, 4), "`!` at the start of a value means something else"),
        ("a: !!float abc", (1, 4), "`!` at the start of a value means something else"),
        ("title: Building #2 opens", (1, 17), "what follows ` #` is not read (a comment)"),
        ("tags: #apprentices", (1, 7), "what follows ` #` is not read (a comment)"),
        ("- one #1\n- two", (1, 7), "what follows ` #` is not read (a comment)"),
        ('a: "\\u202e"', (1, 4), "an invisible character (U+202E) stands here"),
        ('a: "\\0"', (1, 4), "an invisible character (U+0000) stands here"),
        ("a: 1\nb: 2\na: 3", (3, 1), "`a` stands here a second time (first on line 1); keep one of them"),
        ("a:\n  b: 1\n  b: 2", (3, 3), "`b` stands here a second time (first on line 2); keep one of them"),
        ("[a]: b", (1, 1), "a key must be one word"),
        ("ti\u200btle: b", (1, 1), "the space that stands here is not an ordinary one"),
        ("a:\n\u00a0\u00a0b: c", (2, 1), "the space that stands here is not an ordinary one"),
    ],
)
def test_what_yaml_takes_and_an_editor_did_not_mean(written: str, place: tuple[int, int], sentence: str) -> None:
    fault, *_ = read_yaml(written).faults
    found, said = fault.place, fault.sentence
    assert found == place
    assert said.startswith(sentence)


def test_of_two_equal_keys_the_first_counts() -> None:
    assert read_yaml("a: 1\na: 2").value == {"a": 1}


@pytest.mark.parametrize(
    ("written", "place", "sentence"),
    [
        # the slip is on the line above the one where YAML gives up, and that one looks odd but is sound
        ("title:Hello\nsummary: >-\n  One.\n", (1, 7), "a space is missing after the colon; write `title: Hello`"),
        ("title:Hello\nsummary: 'Fine'\n", (1, 7), "a space is missing after the colon; write `title: Hello`"),
        ('title:Hello\nsummary: "Fine: yes"\n', (1, 7), "a space is missing after the colon; write `title: Hello`"),
        ("title:Hello\n\n# note\ntags: [a]\n", (1, 7), "a space is missing after the colon; write `title: Hello`"),
        ("a: b\nurl:https://x.org/\nc: d", (2, 5), "a space is missing after the colon; write `url: https://x.org/`"),
        ('a: Say "hi": ok', (1, 4), "the value of `a` holds a colon; put it in quotes: `a: \"Say 'hi': ok\"`"),
        ("a: 'b'\nc: 'd", (2, 4), "the quotation mark is opened and never closed; add `'` at the end of the value of"),
        ("a: b\n- c", (2, 1), "this line does not fit what stands above it; "),
        ("a: b\n  c: d", (2, 3), "this line does not fit what stands above it; "),
        ("a: b\n---\nc: d", (2, 1), "this line does not fit what stands above it; "),
        ("a: ] b", (1, 4), "the value of `a` starts with a character that means something else"),
        ("a: - b", (1, 4), "the value of `a` starts with a character that means something else"),
        ("a: %b", (1, 4), "the value of `a` starts with a character that means something else"),
        ("a: `b`", (1, 4), "the value of `a` starts with a character that means something else"),
        ("- *b", (1, 3), "the item starts with a character that means something else"),
        ("a: \ufffe", (1, 1), "the file holds a character that text cannot have (character U+FFFE); delete it"),
    ],
)
def test_the_slip_is_found_where_it_is(written: str, place: tuple[int, int], sentence: str) -> None:
    with pytest.raises(YamlProblem) as caught:
        read_yaml(written)
    assert (caught.value.place, caught.value.sentence[: len(sentence)]) == (place, sentence)

"""What is written is what is read: every value that people may give comes back the same."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.content.base import PartialDate
from newsroom.reading.files import text_of
from newsroom.reading.front_matter import split
from newsroom.receiving.front_matter_writer import as_yaml, front_matter
from newsroom.receiving.received import one_line, plain

BOUNDED = settings(derandomize=True, deadline=None, max_examples=150, database=None)
AWKWARD = st.sampled_from(
    [
        "no", "on", "~", "null", "true", "2023-09-18", "2019", "007", "1.10", "1e3", "0x1f", "10:30", "=", "<<", "---",
        "a: b", "a #b", "#a", "@a", "*a", "&a", "!a", "%a", "`a", "'a", '"a"', "a'b", "[a]", "{a}", "- a", "? a", "|",
        ">", "a,", "\\", "a\\n", "Technicians' Week", "Building #2: “open”", "é", "😀", "\ufffe", "\u00ad", "a\nb",
    ]
)  # fmt: skip
TEXTS = st.one_of(AWKWARD, st.text(max_size=30), st.lists(AWKWARD, max_size=4).map(" ".join)).map(plain)
VALUES = st.recursive(
    st.one_of(TEXTS, st.booleans(), st.integers(-(10**14), 10**14)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["src", "alt", "shows"]), inner),
    max_leaves=8,
)


@BOUNDED
@given(st.dictionaries(st.sampled_from(["title", "summary", "tags", "image"]), VALUES, min_size=1), TEXTS)
def test_every_value_comes_back(values: dict[str, object], body: str) -> None:
    written = front_matter(values, {"title": [body]}) + body
    page = split(text_of(written.encode("utf-8")))
    assert page.front_matter.value == values
    assert page.front_matter.faults == []
    assert page.body.strip() == body.strip()


@BOUNDED
@given(st.text(max_size=60))
def test_a_line_of_text_is_harmless_and_stays_so(text: str) -> None:
    line = one_line(text)
    assert "\n" not in line
    assert line == one_line(line)
    assert text_of(line.encode("utf-8")) == line


def test_values_stand_as_people_write_them() -> None:
    values = {
        "title": "Technicians' Week: doors open",
        "date": PartialDate.parse("2019-12"),
        "published": dt.date(2026, 11, 23),
        "faculties": ("eng", "bio"),
        "image": {"src": "kiln.jpg", "alt": None},
        "people": ("jane", None),
        "draft": True,
    }
    assert as_yaml(values, {"image": ["What can be seen?"]}) == (
        'title: "Technicians\' Week: doors open"\n'
        "date: 2019-12\n"
        "published: 2026-11-23\n"
        "faculties: [eng, bio]\n"
        "# What can be seen?\n"
        "image:\n"
        "  src: kiln.jpg\n"
        "  alt:\n"
        "people:\n"
        "  - jane\n"
        "  -\n"
        "draft: true\n"
    )

"""New files: what is asked, which answers will do, and what stands in the file."""

import datetime as dt

import pytest

from newsroom.content import KINDS
from newsroom.reading.content import Content, read_content
from newsroom.reading.front_matter import split
from newsroom.reading.yaml_source import read_yaml
from newsroom.receiving.beginning_text import text_of
from newsroom.receiving.beginnings import (
    ASKED,
    Beginning,
    NotSo,
    fault_of_slug,
    kind_of,
    pending,
    questions,
    read,
    told_choices,
)
from tests.building import sound_root

DAY = dt.date(2026, 11, 23)
ANSWERS = {
    "article": {"title": "Doors: open", "date": "2026-11-20", "summary": "They opened.", "faculties": "Faculty of Biology"},
    "case-study": {
        "title": "Jane's bench", "date": "2026-11", "summary": "How it began.", "subject.kind": "person",
        "subject.person": "Jane Doe", "consent.date": "2026-11-01", "consent.review_by": "2029-11-01",
    },
    "event": {"title": "Open doors", "start": "2027-03-05", "time": "10:30", "place": "The hall"},
    "award": {"scheme": "The Prize", "result": "won", "recipients": "Jane Doe, Kit store team", "year": "2026"},
    "opportunity": {"title": "Small grants", "who": "Every technician", "deadline": "2027-03-31"},
}  # fmt: skip
"""One for each kind, as somebody types them."""


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return read_content(sound_root(tmp_path_factory.mktemp("root")))


def answered(word: str, typed: dict[str, str], content: Content) -> dict[tuple[str, ...], object]:
    answers: dict[tuple[str, ...], object] = {}
    for asked in questions(word):
        if ".".join(asked.key) in typed:
            answers[asked.key] = read(asked, typed[".".join(asked.key)], word, answers, content)
    return answers


def begun(word: str, content: Content) -> Beginning:
    return Beginning.of(word, answered(word, ANSWERS[word], content), DAY)


def refused(word: str, key: str, text: str, content: Content, **before: str) -> str:
    asked = next(asked for asked in questions(word) if ".".join(asked.key) == key)
    typed = {name.replace("__", "."): value for name, value in before.items()}
    with pytest.raises(NotSo) as found:
        read(asked, text, word, answered(word, typed, content), content)
    return str(found.value)


@pytest.mark.parametrize("word", ASKED)
def test_what_is_written_is_read_by_the_same_model(word: str, content: Content) -> None:
    kind, text = kind_of(word), text_of(begun(word, content), content)
    located = split(text).front_matter if kind.form == "markdown" else read_yaml(text)
    assert located.faults == []
    kind.model.model_validate({**located.value, "id": "new"})


@pytest.mark.parametrize("word", ASKED)
def test_every_prompt_can_be_taken_up(word: str, content: Content) -> None:
    """Each key in a comment is a key of the model, and YAML where its sign is taken away."""
    kind, text = kind_of(word), text_of(begun(word, content), content)
    lines = text.removeprefix("---\n").rpartition("---\n")[0] if kind.form == "markdown" else text
    prompts = "".join(f"{line[2:]}\n" for line in lines.splitlines() if line.startswith("# ") and ":" in line)
    known = {field.alias or name for name, field in kind.model.model_fields.items()}
    found = read_yaml("".join(line for line in prompts.splitlines(keepends=True) if _is_key(line)))
    assert {*found.value} <= known
    assert "sources" in found.value


def test_who_tells_of_what_is_long_past_says_when_it_first_stood_here(content: Content) -> None:
    told: dict[tuple[str, ...], str] = {("title",): "Doors", ("date",): "2026-03-01", ("summary",): "They opened."}
    assert Beginning.of("article", told, DAY).values["published"] == "2026-11-23"
    assert "published" not in Beginning.of("article", told | {("date",): "2026-11-01"}, DAY).values


def test_choices_are_told_by_id_and_name(content: Content) -> None:
    faculties = next(asked.field.value for asked in questions("article") if asked.key == ("faculties",))
    assert told_choices(faculties, content) == ("eng – Faculty of Engineering", "bio – Faculty of Biology")


def _is_key(line: str) -> bool:
    return line[:1] == " " or line.partition(":")[0].isidentifier()


def test_an_article_begins_like_this(content: Content) -> None:
    lines = text_of(begun("article", content), content).splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == [
        "---",
        'title: "Doors: open"',
        "date: 2026-11-20",
        "summary: They opened.",
        "faculties: [bio]",
        "draft: true",
        "---",
    ]
    assert "# The headline." in lines
    assert "# themes: [visibility]" in lines


def test_an_award_names_people_by_id_and_groups_by_name(content: Content) -> None:
    beginning = begun("award", content)
    assert beginning.values["recipients"] == ["jane", {"name": "Kit store team"}]
    assert beginning.values["scheme"] == "prize"
    assert beginning.path(beginning.slug) == "data/awards/prize-2026-jane.yml"


@pytest.mark.parametrize(
    ("word", "path", "address"),
    [
        ("article", "articles/2026/doors-open.md", "/news/2026/11/20/doors-open/"),
        ("case-study", "case_studies/janes-bench.md", "/case-studies/janes-bench/"),
        ("event", "data/events/open-doors-2027.yml", "/events/#open-doors-2027"),
        ("opportunity", "data/opportunities/small-grants.yml", "/opportunities/#small-grants"),
    ],
)
def test_where_it_will_stand(word: str, path: str, address: str, content: Content) -> None:
    beginning = begun(word, content)
    assert beginning.path(beginning.slug) == path
    assert beginning.address(beginning.slug) == address


@pytest.mark.parametrize(
    ("word", "key", "text", "said"),
    [
        ("article", "title", " ", "this is needed, such as A week that opened the workshop doors"),
        ("article", "date", "20.11.2026", "“20.11.2026” is not a date we can read"),
        ("article", "date", "2026-02-30", "February 2026 has 28 days"),
        ("article", "faculties", "biologgy", "there is no faculty `biologgy`"),
        ("event", "time", "half past ten", "write the hour and minutes as `10:30`"),
        ("award", "result", "winner", "did you mean `won`?"),
        ("award", "recipients", "jan", "there is no person `jan`; did you mean `jane`?"),
        ("award", "scheme", "No Prize", "there is no scheme `No Prize`; did you mean `prize`, The Prize?"),
        ("article", "faculties", "Faculty of Bilogy", "did you mean `bio`, Faculty of Biology?"),
        ("article", "date", "3 November 2026", "for “3 November 2026” write `2026-11-03`"),
        ("article", "date", "November 2026", "write `2026-11`"),
        ("event", "start", "Nov. 3rd, 2026", "write `2026-11-03`"),
        ("article", "date", "3 Movember 2026", "is not a date we can read"),
    ],
)
def test_an_answer_that_will_not_do_is_told(word: str, key: str, text: str, said: str, content: Content) -> None:
    assert said in refused(word, key, text, content)


def test_dates_that_do_not_fit_each_other_are_told(content: Content) -> None:
    before = {"subject__kind": "person", "subject__person": "jane", "consent__date": "2026-11-01"}
    assert "must be later" in refused("case-study", "consent.review_by", "2026-10-01", content, **before)
    assert "before it starts" in refused("event", "end", "2027-03-01", content, title="Doors", start="2027-03-05")


def test_a_case_study_asks_for_what_it_is_about(content: Content) -> None:
    def asked_after(kind: str) -> list[str]:
        answers = answered("case-study", {"subject.kind": kind}, content)
        return [".".join(asked.key) for asked in pending("case-study", answers)]

    assert asked_after("team") == ["title", "date", "summary", "subject.name", "faculty"]
    person = ["subject.person", "consent.date", "consent.review_by"]
    assert asked_after("person") == ["title", "date", "summary", *person, "faculty"]


def test_a_case_study_about_a_person_is_not_written_without_their_agreement(content: Content) -> None:
    typed = {key: text for key, text in ANSWERS["case-study"].items() if not key.startswith("consent")}
    with pytest.raises(NotSo, match="it needs their agreement"):
        Beginning.of("case-study", answered("case-study", typed, content), DAY)


def test_names_of_files_can_be_addresses() -> None:
    assert fault_of_slug("doors-open") == ""
    assert (
        fault_of_slug("Doors Open") == "it may hold only lower-case letters, digits and hyphens, such as `doors-open`"
    )
    assert "Windows" in fault_of_slug("con")


def test_every_kind_that_can_be_begun_is_a_kind() -> None:
    assert {kind_of(word).name for word in ASKED} < {kind.name for kind in KINDS}

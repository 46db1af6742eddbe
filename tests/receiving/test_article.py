"""From what was received to an article that an editor goes on with: files, questions, and nothing lost."""

import datetime as dt
from typing import Any

from newsroom.content import Article, Person
from newsroom.reading.front_matter import split
from newsroom.reading.withhold import Redaction
from newsroom.receiving.article import WITHHELD, Draft, draft_of, slug_of
from newsroom.receiving.received import Named, Received, ReceivedPicture, Sender
from newsroom.receiving.story_file import read_story
from newsroom.receiving.word_document import read_word
from tests.receiving.documents import with_odd_styles, with_pictures, with_tables
from tests.receiving.stories import picture, saved, story

DAY = dt.date(2026, 11, 23)
JANE = Person(id="jane", name="Jane Doe")
KILN = ReceivedPicture("kiln.jpg", b"pixels")
PLACE = "The answer stands in the text, between the square brackets of ![](kiln.jpg)."


def drafted(*people: Person, **keys: object) -> Draft:
    """The draft of a story in which nothing is missing, with `keys`."""
    return draft_of(read_story(saved(story(**keys))), people, DAY)


def received(**keys: Any) -> Received:
    return Received(**{"title": "T", "date": "2026-11-20", "summary": "S.", **keys})


def of_words(content: bytes) -> Draft:
    return draft_of(read_word(content), (), DAY)


def asked(draft: Draft) -> list[str]:
    return [f"{line}:{column}: {question}" for line, column, question in draft.asked()]


def gaps(draft: Draft) -> int:
    """How many places of the file wait for an answer."""
    lines = [line.strip() for line in draft.index.splitlines() if not line.startswith("#")]
    empty = [line for line in lines if line.endswith(":") and line not in ("image:", "pictures:", "actions:")]
    return len(empty) + sum(line.startswith("![]") for line in lines)


def test_a_story_with_nothing_missing_asks_nothing() -> None:
    draft = drafted(JANE)
    assert draft.questions == ()
    files = draft.files(draft.slug)
    assert [*files] == ["articles/2026/a-day-at-the-kiln/index.md", "articles/2026/a-day-at-the-kiln/kiln.jpg"]
    assert files["articles/2026/a-day-at-the-kiln/index.md"].decode() == (
        "---\n"
        "title: A day at the kiln\n"
        "date: 2026-11-20\n"
        "published: 2026-11-23\n"
        "summary: We opened the kiln for everybody who asked.\n"
        "authors: [jane]\n"
        "faculties: [eng]\n"
        "themes: [visibility]\n"
        "tags: [kilns]\n"
        "image:\n"
        "  src: kiln.jpg\n"
        "  alt: Two technicians lift a bowl out of a kiln\n"
        "  credit: Jane Doe\n"
        "  agreement: both agreed, 2026-11-20\n"
        "actions:\n"
        "  - action: 2021-2024/V1\n"
        "    shows: It showed the work to everybody.\n"
        "people: [jane]\n"
        "# When an editor has looked at it, take the line below this one out: then the story can be published.\n"
        "draft: true\n"
        "---\n"
        "\n"
        "It was warm.\n\n## What came out\n\nA bowl.\n"
    )


def test_the_model_takes_what_is_written() -> None:
    value = split(drafted(JANE).index).front_matter.value
    assert Article.model_validate({**value, "id": "a-day-at-the-kiln"}).people == ("jane",)


def test_everything_that_is_missing_is_asked_where_the_answer_is_to_stand() -> None:
    bare = picture(alt="", credit="", agreement="", lead=True)
    other = picture(name="bowl.jpg", alt="", credit="", agreement="", lead=False)
    draft = drafted(
        title="", date="", summary="", pictures=[bare, other], people=[{"name": "Sam Roe", "agreed": False}]
    )
    said = asked(draft)
    assert len(said) == 10
    for word in ("headline", "When did", "one sentence", "Sam Roe is named", "on the picture kiln.jpg?", "bowl.jpg?"):
        assert any(word in one for one in said), word
    assert sum("agreed to its being published" in one for one in said) == 2
    assert sum("Who took the picture" in one for one in said) == 2
    assert draft.values["draft"] is True
    assert draft.slug == "story"
    lines = draft.index.splitlines()
    for one in said:
        line, column, _ = one.split(":", 2)
        written = lines[int(line) - 1][int(column) - 1 :]
        starts = ("![](bowl.jpg)", "# Somebody who is named")
        assert written.endswith(":") or written in ("", "src: bowl.jpg") or written.startswith(starts), one


def test_a_name_without_agreement_stands_in_no_comment() -> None:
    draft = drafted(people=[{"name": "Sam Roe", "agreed": False}])
    assert "Sam Roe" not in draft.index
    assert "# Somebody who is named in the text has not agreed yet to be named." in draft.index
    assert any("Sam Roe" in one for one in asked(draft))


def test_the_three_documents_ask_for_what_word_cannot_tell() -> None:
    for content, pictures in ((with_pictures(), 2), (with_tables(), 0), (with_odd_styles(), 0)):
        draft = of_words(content)
        said = " ".join(asked(draft))
        assert said.count("agreed to its being published") == pictures
        assert said.count("Who took the picture") == pictures
        assert said.count("What can be seen on") == (1 if pictures else 0)
        assert said.count("When did it happen?") == 1
        assert said.count("Whom does the text name") == 1
        assert said.count("in one sentence?") == (0 if pictures else 1)
        assert len([question for question in draft.questions if question.steps]) == gaps(draft)


def test_words_that_a_program_made_up_are_shown_with_the_question() -> None:
    (line,) = [one for one in asked(of_words(with_pictures())) if "What can be seen" in one]
    assert "A program made up this: “A picture containing indoor”; is it so?" in line


def test_a_date_that_cannot_be_read_is_asked_for_with_the_reason() -> None:
    draft = drafted(date="31.2.2026")
    assert any("When did it happen? “31.2.2026” is not a date we can read" in one for one in asked(draft))
    assert draft.values["date"] is None
    assert draft.folder("x") == "articles/2026/x"


def test_a_date_is_as_exact_as_is_known() -> None:
    draft = drafted(JANE, date="2019-12")
    assert "date: 2019-12\npublished: 2026-11-23\n" in draft.index
    assert draft.folder("x") == "articles/2019/x"


def test_stand_ins_change_no_line_of_the_text() -> None:
    draft = draft_of(Received(text="One.\n\n![](kiln.jpg)\n\nTwo.", pictures=(KILN,), people=None), (), DAY)
    true, filled = (draft.files("x", answered=way)["articles/2026/x/index.md"].decode() for way in (False, True))
    assert true.count("\n") == filled.count("\n")
    for word in ("One.", "Two.", "credit:", "summary:"):
        assert _line(true, word) == _line(filled, word)
    value = split(filled).front_matter.value
    assert Article.model_validate({**value, "id": "x"}).draft is False


def _line(text: str, word: str) -> int:
    return next(number for number, line in enumerate(text.splitlines()) if word in line)


def test_a_headline_that_was_guessed_is_there_and_asked_about() -> None:
    draft = draft_of(received(title="On kilns", title_from="it is the name of the file"), (), DAY)
    assert draft.slug == "on-kilns"
    assert asked(draft) == [
        "3:1: Is this the headline? It was not marked as one: it is the name of the file. If not, write another."
    ]


def test_a_sender_whom_nobody_asked_is_told_so() -> None:
    (remark,) = draft_of(received(sender=Sender("Sam Roe")), (), DAY).remarks
    assert "nobody said that they may be" in remark


def test_an_author_who_may_be_named_gets_a_file() -> None:
    draft = drafted()
    assert draft.values["authors"] == ("jane-doe",)
    assert draft.files("x")["data/people/jane-doe.yml"].decode() == (
        "name: Jane Doe\nroles:\n  - role: Technician\n    as_at: 2026-11-23\n"
    )


def test_an_author_who_may_not_be_named_stands_nowhere() -> None:
    author = {"name": "Sam Roe", "role": "Technician", "mailbox": "sam@testing.example.org", "may_be_named": False}
    draft = drafted(author=author, people=[])
    assert "authors" not in draft.values
    assert not any(b"Sam" in content or b"sam@" in content for content in draft.files("x").values())
    assert draft.remarks == ("Sam Roe is not named as the author: they asked not to be named; leave their name out",)


def test_somebody_whose_name_is_withheld_is_not_named() -> None:
    sent = read_story(saved(story(title="Jane Doe’s kiln", text="Then *Jane Doe* laughed.", tags=["Jane Doe"])))
    draft = draft_of(sent, (), DAY, Redaction(("Jane Doe",)))
    assert not {"authors", "people"} & {*draft.values}
    assert [*draft.files(draft.slug)] == [
        "articles/2026/name-withhelds-kiln/index.md",
        "articles/2026/name-withhelds-kiln/kiln.jpg",
    ]
    assert "Jane" not in draft.index
    assert draft.remarks == (WITHHELD,)


def test_a_first_name_alone_makes_no_file() -> None:
    draft = drafted(author={"name": "Sam", "role": "", "mailbox": "", "may_be_named": True}, people=[])
    assert "authors" not in draft.values
    assert draft.remarks == ("Sam is not named as the author: no file in data/people/ can be made for it",)


def test_a_picture_that_the_text_does_not_show_stands_at_its_end() -> None:
    kiln = ReceivedPicture("kiln.jpg", b"", "It *glows*", credit="C", agreement="A", caption="The kiln")
    draft = draft_of(received(text="One.", pictures=(kiln,)), (), DAY)
    assert draft.text == "One.\n\n![It \\*glows\\*](kiln.jpg)\n\n*The kiln*"
    assert draft.values["pictures"] == ({"src": "kiln.jpg", "credit": "C", "agreement": "A"},)


def test_a_picture_in_the_text_gets_its_words_there() -> None:
    told = ReceivedPicture("kiln.jpg", b"", "It glows", credit="C", agreement="A")
    idle = ReceivedPicture("line.jpg", b"", decorative=True, credit="C", agreement="A")
    text = "![](kiln.jpg)\n\n![](line.jpg)\n\nEnd."
    draft = draft_of(received(text=text, pictures=(told, idle)), (), DAY)
    assert draft.text == "![It glows](kiln.jpg)\n\n![](line.jpg){ .decorative }\n\nEnd."
    assert draft.questions == ()


def test_one_picture_at_most_stands_above_the_text() -> None:
    pictures = tuple(ReceivedPicture(f"{name}.jpg", b"", "It glows", lead=True) for name in "ab")
    draft = draft_of(received(text="One.", pictures=pictures), (), DAY)
    assert draft.values["image"]["src"] == "a.jpg"
    assert [one["src"] for one in draft.values["pictures"]] == ["b.jpg"]


def test_people_who_agreed_and_have_a_file_are_named_by_their_id() -> None:
    people = (Named("JANE doe", True), Named("Sam Roe", True), Named("Kim Poe", False))
    draft = draft_of(received(people=people, sender=Sender()), (JANE,), DAY)
    assert draft.values["people"] == ("jane",)
    assert draft.remarks == ("Sam Roe agreed to be named, says the sender; no file in data/people/",)


def test_hostile_words_are_words() -> None:
    draft = drafted(title="---\n{{ x }}: <script>", summary="*a &b !c", tags=["a]", "b, c"], author={}, people=[])
    value = split(draft.index).front_matter.value
    assert value["title"] == "--- {{ x }}: <script>"
    assert (value["summary"], value["tags"]) == ("*a &b !c", ["a]", "b, c"])


def test_addresses_are_short_and_end_with_a_whole_word() -> None:
    long = "The long and winding story of how a lathe from the last century was brought back"
    assert slug_of(long) == "the-long-and-winding-story-of-how-a-lathe-from-the-last"
    assert (slug_of("窯"), slug_of("Con"), slug_of("x" * 80)) == ("", "story-con", "x" * 60)

"""What is still to be asked before a story can be published.

A question whose answer the story cannot do without has an empty place, which the check names; one that may be settled
without a word stands as a comment alone, with the line to take up where there is one. The draft waits for both.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic_core import PydanticCustomError

from newsroom.content.base import PartialDate
from newsroom.content.entry import NOBODY
from newsroom.reading.yaml_source import Step
from newsroom.receiving.received import Named, Received, ReceivedPicture


@dataclass(frozen=True)
class Question:
    steps: tuple[Step, ...]
    """To the place of the answer in the front matter, its first is the key; empty where the comment is the place."""
    sentence: str
    public: str = ""
    """The same for the file itself, where the sentence tells what a public branch need not tell."""
    picture: str = ""
    """Where the answer stands in the text: the file name of a picture that has no words yet."""
    ready: str = ""
    """A line of front matter to be taken up, once it is filled in."""

    @property
    def key(self) -> str:
        return str(self.steps[0]) if self.steps else ""

    @property
    def comments(self) -> tuple[str, ...]:
        return (self.public or self.sentence, *filter(None, [self.ready]))


def about_the_story(received: Received) -> Iterator[Question]:
    """What every story tells: a title, a date, a summary."""
    if not received.title:
        yield Question(("title",), "What is the headline?")
    elif received.title_from:
        sentence = f"Is this the headline? It was not marked as one: {received.title_from}. If not, write another."
        yield Question(("title",), sentence)
    fault = "" if received.date else "When did it happen? Write the day, 2026-11-21, or only the month or the year."
    if received.date and not date_of(received):
        fault = f"When did it happen? {fault_of_date(received.date)}."
    if fault:
        yield Question(("date",), fault)
    if not received.summary:
        yield Question(("summary",), "What is it about, in one sentence? It stands under the headline and in feeds.")


def date_of(received: Received) -> PartialDate | None:
    """When it happened, if that was told in a way that can be read."""
    try:
        return PartialDate.parse(received.date) if received.date else None
    except PydanticCustomError:
        return None


def fault_of_date(text: str) -> str:
    """Why it is no date, and what to write instead; empty for a date."""
    try:
        PartialDate.parse(text)
    except PydanticCustomError as error:
        return error.message()
    return ""


def about_a_picture(picture: ReceivedPicture, steps: tuple[Step, ...]) -> Iterator[Question]:
    """What it shows, who took it, and what its people agreed to. `steps` lead to its place in the front matter."""
    name = f"the picture {picture.name}"
    if not picture.alt and not picture.decorative:
        sentence = f"What can be seen on {name}? Write it in a sentence, for those who cannot see it."
        if picture.suggested_alt:
            sentence += f" A program made up this: “{picture.suggested_alt}”; is it so?"
        if picture.lead:
            yield Question((*steps, "alt"), sentence)
        else:
            where = f"The answer stands in the text, between the square brackets of ![]({picture.name})."
            yield Question((*steps, "src"), f"{sentence} {where}", picture=picture.name)
    if not picture.credit:
        yield Question((*steps, "credit"), f"Who took {name}? If nobody remembers, “photographer not recorded”.")
    if not picture.agreement:
        sentence = f"Have all who can be recognised on {name} agreed to its being published, and when? If nobody can:"
        yield Question((*steps, "agreement"), f"{sentence} “{NOBODY}”.")


def about_people(people: tuple[Named, ...] | None) -> Iterator[Question]:
    """Whether those who are named agreed."""
    if people is None:
        yield Question(
            (),
            "Whom does the text name, and have they agreed? Take the name of anybody out of the text who has not. For "
            "those who have a file in data/people/, take the sign # and its space away from the line below this one, "
            "and write their ids between its brackets, with commas.",
            ready="people: []",
        )
    for person in (one for one in people or () if not one.agreed):
        question = "has not agreed yet to be named. Ask them, or take the name out of the text"
        yield Question(
            (),
            f"{person.name} is named in the text and {question}.",
            f"Somebody who is named in the text {question}; then take this line out.",
        )

"""The story file, which the form at /contribute/new/ saves. Anybody may have written it: all is checked."""

import base64
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from newsroom.content.base import Many
from newsroom.receiving.pictures import Names, PictureRefused, without_metadata
from newsroom.receiving.received import Claimed, Named, Received, ReceivedPicture, Refused, Sender, one_line, plain

ENDING = ".story.json"
MOST_BYTES = 40_000_000
MOST_TEXT = 100_000
"""Characters: a hundred pages."""
MOST_PICTURES = 20
MOST_ITEMS = 100
"""Of any other list."""
_REMEDY = "ask the sender to save it again at /contribute/new/, or to send the text as a Word document"


Short = Annotated[str, Field(max_length=300)]
Long = Annotated[str, Field(max_length=10_000)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class _Claim(_Part):
    action: Short
    shows: Long = ""


class _Fields(_Part):
    title: Short = ""
    date: Short = ""
    summary: Long = ""
    faculties: Many[Short] = Field(default=(), max_length=MOST_ITEMS)
    themes: Many[Short] = Field(default=(), max_length=MOST_ITEMS)
    tags: Many[Short] = Field(default=(), max_length=MOST_ITEMS)
    actions: Many[_Claim] = Field(default=(), max_length=MOST_ITEMS)


class _Author(_Part):
    name: Short = ""
    role: Short = ""
    mailbox: Short = ""
    may_be_named: bool | None = None


class _Picture(_Part):
    name: Short
    alt: Long = ""
    decorative: bool = False
    credit: Short = ""
    caption: Long = ""
    agreement: Long = ""
    lead: bool = False
    type: Literal["image/jpeg", "image/png", "image/webp"]
    data: str


class _Person(_Part):
    name: Short
    agreed: bool


class StoryFile(_Part):
    """The file as the form writes it. Keys that it does not write are refused; what was left empty is empty."""

    format: Literal["technician-story"]
    version: Literal[1]
    kind: Literal["article"]
    fields: _Fields
    author: _Author = _Author()
    text: str = Field(default="", max_length=MOST_TEXT)
    pictures: Many[_Picture] = Field(default=(), max_length=MOST_PICTURES)
    people: Many[_Person] = Field(default=(), max_length=MOST_ITEMS)
    notes: Long = ""


def read_story(content: bytes) -> Received:
    """What a story file tells. Raises Refused."""
    if len(content) > MOST_BYTES:
        raise Refused(f"the file has more than {MOST_BYTES // 1_000_000} MB, which the form never saves; {_REMEDY}")
    try:
        value = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError):  # no UTF-8, no JSON, or brackets without end
        raise Refused(f"this is no story file, or it was cut short on its way; {_REMEDY}") from None
    try:
        story = StoryFile.model_validate(value)
    except ValidationError as error:
        raise Refused("\n".join((f"this is no story file that the form saved; {_REMEDY}", *_mistakes(error)))) from None
    return _received(story)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A mapping in which no key stands twice: programs differ on which of the two they take."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _no_number(_: str) -> None:
    """Refuses `NaN` and `Infinity`, which are no JSON."""
    raise ValueError


def _mistakes(error: ValidationError) -> Iterator[str]:
    """What does not fit, a line each, at most ten; a file that somebody made up may have thousands."""
    for details in error.errors(include_url=False, include_input=False)[:10]:
        yield f"  {_where(details['loc'])}: {_said(details)}"


def _where(steps: Iterable[int | str]) -> str:
    """`pictures, number 2, alt`."""
    told = [f"number {step + 1}" if isinstance(step, int) else one_line(step)[:60] for step in steps]
    return ", ".join(told) or "the file"


def _said(details: ErrorDetails) -> str:
    match details["type"]:
        case "extra_forbidden":
            return "the form writes no such key"
        case "missing":
            return "this is missing"
        case "string_too_long" | "too_long":
            return f"this is longer than {details['ctx']['max_length']:,}"
        case "literal_error":
            return f"this must be {details['ctx']['expected']}"
    return "this is of another kind than what the form writes"


def _received(story: StoryFile) -> Received:
    fields, names = story.fields, Names()
    pictures = [(picture.name, _picture(picture, names)) for picture in story.pictures]
    return Received(
        title=one_line(fields.title),
        date=one_line(fields.date),
        summary=one_line(fields.summary),
        faculties=_lines(fields.faculties),
        themes=_lines(fields.themes),
        tags=_lines(fields.tags),
        actions=tuple(Claimed(one_line(claim.action), one_line(claim.shows)) for claim in fields.actions),
        sender=_sender(story.author),
        text=_with_new_names(plain(story.text), {old: picture.name for old, picture in pictures}),
        pictures=tuple(picture for _, picture in pictures),
        people=tuple(Named(one_line(person.name), person.agreed) for person in story.people if one_line(person.name)),
        notes=plain(story.notes),
    )


def _with_new_names(text: str, names: Mapping[str, str]) -> str:
    """The text with its links to pictures under the names that their files have now."""
    if not names:
        return text
    links = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.sub(rf"\]\((<?)({links})>?\)", lambda link: f"]({names[link[2]]})", text)


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(one_line, texts))))


def _sender(author: _Author) -> Sender:
    return Sender(one_line(author.name), one_line(author.role), one_line(author.mailbox), author.may_be_named)


def _picture(picture: _Picture, names: Names) -> ReceivedPicture:
    try:
        content, ending = without_metadata(base64.b64decode(picture.data, validate=True))
    except ValueError:  # letters that no base64 has
        raise Refused(f"the picture `{one_line(picture.name)}` was damaged on its way; {_REMEDY}") from None
    except PictureRefused as problem:
        raise Refused(f"the picture `{one_line(picture.name)}`: {problem}") from None
    return ReceivedPicture(
        name=names.name(picture.name, ending),
        content=content,
        alt="" if picture.decorative else one_line(picture.alt),
        decorative=picture.decorative,
        credit=one_line(picture.credit),
        caption=one_line(picture.caption),
        agreement=one_line(picture.agreement),
        lead=picture.lead,
    )

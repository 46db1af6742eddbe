"""How to fill in a kind of content: what the pages of the reference tell, made from the models.

Each key stands with its meaning, its rule and an example; a whole example of the kind passes the check.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newsroom.content import KINDS, Kind
from newsroom.faces.fields import Field, Value, described_kind

Known = Mapping[str, str]
"""An id that the site has, by the name of its kind, so that examples name what is there; under `action` an action."""

BODY = """\
The first paragraph says the most important thing.

## A heading in between

The rest, in plain words.
"""

_NAMES: Mapping[str, str] = {
    "article": "2023/a-week-of-open-doors",
    "case study": "mobile-workshop-team",
    "action plan": "2027-2030",
    "hand-written page": "visit-a-workshop",
    "person": "firstname-surname",
    "award": "workshop-prize-2023",
    "opportunity": "small-grants-2027",
    "event": "open-day-2027",
    "faculty": "engineering",
    "theme": "wellbeing",
    "scheme": "workshop-prize",
    "body": "equipment-group",
    "source": "annual-report-2023",
    "number": "visitors-2023",
    "series": "lunch-talks",
    "term": "jig",
    "abbreviation": "sop",
}
"""What the whole example is called: the name of its file, or in a list its id."""
_ALSO: Mapping[str, tuple[str, ...]] = {
    "article": ("faculties", "themes", "tags"),
    "case study": ("faculty", "themes", "career", "quote", "skills"),
    "action plan": ("summary",),
    "person": ("roles",),
    "award": ("year", "category", "for", "faculties", "scope"),
    "opportunity": ("deadline", "amount", "how", "helps"),
    "event": ("start", "time", "end_time", "place", "host", "summary", "faculties", "status"),
    "faculty": ("abbreviation", "accent", "motif", "summary"),
    "theme": ("code", "summary", "covers"),
    "scheme": ("by", "note"),
    "body": ("abbreviation", "meets", "members"),
    "source": ("date", "form", "url"),
    "number": ("unit", "period"),
    "series": ("frequency",),
    "abbreviation": ("meaning",),
    "subject": ("name",),
    "career": ("year", "place"),
    "quote": ("by",),
    "actions": ("shows", "timeframe", "responsible"),
    "recipients": ("name", "count"),
    "image": ("caption",),
    "measures": ("counts", "target"),
    "reviews": ("agreed", "explanations"),
    "standings": ("since",),
    "contact": ("mailbox",),
    "contacts": ("mailbox",),
}
"""What examples show besides the needed keys, by the name of a kind, or by the key that holds a group.

The whole example of an article names no action: it is copied, and would be a claim of evidence that nobody made.
"""


@dataclass(frozen=True)
class Key:
    """A key as the page of its kind tells of it."""

    key: str
    anchor: str
    meaning: str
    rule: str
    needed: bool
    example: str
    """Whole lines, as they stand in the file."""
    inner: tuple["Key", ...] = ()


@dataclass(frozen=True)
class Guide:
    """How to fill in one kind of content."""

    kind: str
    heading: str
    purpose: str
    where: str
    file: str
    """Where the whole example would stand."""
    in_list: bool
    example: str
    keys: tuple[Key, ...]


def with_article(kind: str) -> str:
    """“an article”, “a case study”."""
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def guide(kind: Kind, known: Known) -> Guide:
    """The guide to a kind; its examples name what the site has."""
    fields, known = described_kind(kind), {**known, "id": _NAMES.get(kind.name, "example")}
    return Guide(
        kind=kind.name,
        heading=f"How to fill in {with_article(kind.name) if kind.form != 'single' else f'the {kind.name}'}",
        purpose=kind.purpose,
        where=_where(kind),
        file=file_of(kind),
        in_list=kind.form == "list",
        example=whole_example(kind, known),
        keys=tuple(_key(field, known, "key") for field in sorted(fields, key=lambda field: not field.required)),
    )


def file_of(kind: Kind) -> str:
    """Where the whole example of a kind would stand, below the content root."""
    if kind.form in ("list", "single"):
        return kind.place
    return f"{kind.place}/{_NAMES.get(kind.name, 'example')}.{'md' if kind.form == 'markdown' else 'yml'}"


def _where(kind: Kind) -> str:
    match kind.form:
        case "markdown":
            return (
                f"Each is a file of its own in the folder `{kind.place}/`, with a name that ends in `.md`. The keys "
                "stand between two lines of `---`; the text stands below them, in Markdown."
            )
        case "item":
            return f"Each is a file of its own in the folder `{kind.place}/`; its name, without `.yml`, is its id."
        case "list":
            return f"All stand in one file, `{kind.place}`: a list, in which each begins with `- id:`."
        case _:
            return f"It is one file, `{kind.place}`."


def _key(field: Field, known: Known, above: str) -> Key:
    anchor = f"{above}-{field.key.replace('_', '-')}"
    return Key(
        key=field.key,
        anchor=anchor,
        meaning=field.meaning,
        rule=rule_of(field.value, field.required),
        needed=field.required,
        example="\n".join(lines_of(field, known)),
        inner=tuple(_key(inner, known, anchor) for inner in group_of(field.value)),
    )


def group_of(value: Value) -> tuple[Field, ...]:
    """The keys within a value: its own, or those of each item."""
    return group_of(value.of) if value.of else value.fields


# -- Rules


def rule_of(value: Value, required: bool = False) -> str:
    """What may be written, in one or a few sentences."""
    unknown = " Where nobody knows, write `null`." if value.nullable and required else ""
    return f"{_rule(value)}{unknown}"


_PLAIN: Mapping[str, str] = {
    "text": "A text on one line.",
    "long text": "A text; it may go on over several lines.",
    "text or number": "A number, or a text.",
    "yes/no": "`true` or `false`; left out, it is `false`.",
    "date": "A date as exactly as is known: `2023-09-25`, `2023-09` or `2023`.",
    "day": "A whole date: year, month and day.",
    "time": "Hour and minutes, in quotes.",
    "action": "Plan and code of an action, with a slash between them.",
    "web address": "A whole web address, as a browser shows it.",
    "mail address": "A mail address.",
    "site address": "An address of this site: it starts and ends with a slash.",
    "file name": "The name of a file in the same folder.",
    "path": "The file of an article or a case study.",
    "code": "Letters and a number, such as `V2`.",
    "id": "Lower-case letters, digits and hyphens.",
}


def _rule(value: Value) -> str:
    match value.sort:
        case "choice":
            return f"One of: {', '.join(f'`{choice}`' for choice in value.choices)}."
        case "whole number":
            return "A whole number." if value.least is None else f"A whole number from {value.least} on."
        case "reference":
            return _reference(next(kind for kind in KINDS if kind.name == value.refers_to))
        case "list" if value.of:
            return _list(value.of, " It needs at least one." if value.least else "")
        case "table" if value.of:
            return f"Lines of `code: value`. Each value: {_lower(_rule(value.of))}"
        case "group":
            return "Keys of its own, each on a line below it, indented by two spaces."
    return _PLAIN[value.sort]


def _list(of: Value, fewest: str) -> str:
    if of.sort != "group":
        return f"A list: `[first, second]`, or one `- item` a line.{fewest} Each item: {_lower(_rule(of))}"
    short = f" Its `{of.short}` alone is enough: `[first, second]`." if of.short else ""
    return f"A list. Each item begins with a hyphen and has keys of its own, as in the example.{fewest}{short}"


def _reference(kind: Kind) -> str:
    if kind.form == "list":
        return f"The id of {with_article(kind.name)}, as it stands in `{kind.place}`."
    return f"The id of {with_article(kind.name)}: the name of its file in `{kind.place}/`."


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


# -- Examples


def lines_of(field: Field, known: Known, indent: str = "") -> tuple[str, ...]:
    """The key with an example, as lines of a file."""
    key, value = f"{indent}{field.key}:", field.value
    if value.sort == "group":
        return (key, *_group_lines(field, known, indent + "  "))
    if value.of and value.of.sort == "group" and (field.key in _ALSO or not field.examples):
        return (key, *_as_item(_group_lines(field, known, indent + "    ")))
    return (f"{key} {_example(field, known)}",)


def _group_lines(field: Field, known: Known, indent: str) -> tuple[str, ...]:
    also = _ALSO.get(field.key, ())
    shown = [inner for inner in group_of(field.value) if inner.required or inner.key in also]
    return tuple(line for inner in shown for line in lines_of(inner, known, indent))


def _as_item(lines: tuple[str, ...]) -> tuple[str, ...]:
    """With the hyphen of a list's item before the first line, which is indented far enough."""
    first = lines[0]
    start = len(first) - len(first.lstrip()) - 2
    return (f"{first[:start]}- {first[start + 2 :]}", *lines[1:])


def _example(field: Field, known: Known) -> str:
    named = "id" if field.key == "id" else _kind_named(field.value)
    if named in known:
        return known[named] if field.value.of is None else f"[{known[named]}]"
    return field.examples[0] if field.examples else ""


def _kind_named(value: Value) -> str:
    """What a value refers to: the name of a kind, `action`, or nothing; nobody is named as an example of a person."""
    if value.of:
        return _kind_named(value.of)
    named = "action" if value.sort == "action" else value.refers_to
    return "" if named == "person" else named


def whole_example(kind: Kind, known: Known) -> str:
    """A file of this kind, or an item of its list, that passes the check of a site that has what is `known`."""
    also, known = _ALSO.get(kind.name, ()), {**known, "id": _NAMES.get(kind.name, "example")}
    shown = [field for field in described_kind(kind) if field.required or field.key in also]
    lines = [line for field in shown for line in lines_that_hold(field, known)]
    if kind.form == "list":
        lines = [*_as_item(tuple(f"  {line}" for line in lines))]
    text = "\n".join(lines) + "\n"
    return f"---\n{text}---\n\n{BODY}" if kind.form == "markdown" else text


def lines_that_hold(field: Field, known: Known) -> Iterator[str]:
    """Leaves out what would name something that the site has not, or says that nobody knows it."""
    if all(named in known for named in _named_within(field)):
        yield from lines_of(field, known)
    elif field.required and field.value.nullable:
        yield f"{field.key}: null"


def _named_within(field: Field) -> Iterator[str]:
    named = _kind_named(field.value)
    if named:
        yield named
    also = _ALSO.get(field.key, ())
    for inner in group_of(field.value):
        if inner.required or inner.key in also:
            yield from _named_within(inner)

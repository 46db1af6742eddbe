"""Each model's own rules, and the sentence that a person sees for each mistake."""

import datetime as dt
from pathlib import Path
from typing import get_args

import pytest
from pydantic import ValidationError

from newsroom.content import KINDS, Article, Award, CaseStudy, Event, Opportunity, Person
from newsroom.content.base import Kept
from newsroom.content.data import Figure
from newsroom.content.vocabulary import Motif
from newsroom.pages.views import count_text
from newsroom.reading.content import read_content
from newsroom.render import covers
from tests.building import article, bare_root

ENTRY = {"id": "x", "title": "T", "date": "2023-09-18", "summary": "S"}
TODAY = dt.date(2026, 11, 23)


def problems(root: Path, path: str, text: str) -> list[str]:
    """What is said of one file, without the file's name."""
    found = read_content(bare_root(root, {path: text})).problems
    assert {problem.path for problem in found} <= {path}
    return [f"{problem.line}:{problem.column}: {problem.sentence}" for problem in sorted(found)]


PLAN = "title: P\nperiod: {from: 2021, to: 2024}\nactions:\n- {codes: [V1], themes: [visibility], title: A}\n"

ALIAS = (
    "`aliases`: the alias “{}” may hold only lower-case letters, digits and hyphens between its slashes, like "
    "`/news/2023/09/old/`"
)

MISTAKES = {
    "provenance": (
        "articles/x.md",
        article(from_record="true"),
        "2:1: it is `from_record: true`, so it must name its documents: add `sources: [id]`",
    ),
    "published is needed where the day is not known": (
        "articles/x.md",
        article(date="2019-12"),
        "2:1: its `date` is only “December 2019”, so the day it first stood here must be told: add "
        "a line `published:` with today's date, written as year, month and day, like `2023-09-25`",
    ),
    "alias without slashes": (
        "articles/x.md",
        article(aliases="[news/old]"),
        "5:11: `aliases`: the alias “news/old” must start and end with a slash, like `/news/2023/09/old/`",
    ),
    "alias that climbs": (
        "articles/x.md",
        article(aliases="[/../etc/]"),
        "5:11: `aliases`: the alias “/../etc/” must start and end with a slash, like `/news/2023/09/old/`",
    ),
    "alias on another host": (
        "articles/x.md",
        article(aliases="[//evil.example.org/]"),
        "5:11: `aliases`: the alias “//evil.example.org/” must start and end with a slash, like `/news/2023/09/old/`",
    ),
    "slug": (
        "articles/x.md",
        article(slug="Open Day"),
        "5:1: `slug`: “Open Day” may hold only lower-case letters, digits and hyphens, such as `open-day`",
    ),
    "subject is a person without an id": (
        "case_studies/x.md",
        article(subject="{kind: person}"),
        "5:1: `subject`: the subject is a person: add `person:` with the id of a file in `data/people/`",
    ),
    "subject is a team without a name": (
        "case_studies/x.md",
        article(subject="{kind: team}"),
        "5:1: `subject`: the subject is a team: add its `name:`",
    ),
    "person without consent": (
        "case_studies/x.md",
        article(subject="{kind: person, person: jane}"),
        "2:1: it is about a person, so it needs their agreement: add `consent:` with `date:` and `review_by:`, or take "
        "the case study out until they agree",
    ),
    "undated station": (
        "case_studies/x.md",
        article(subject="{kind: scheme, name: It}", career="[{role: A}]"),
        "6:10: `career`: each step needs `year:`, or `from:` (and `to:`, where it has ended)",
    ),
    "station dated twice": (
        "case_studies/x.md",
        article(subject="{kind: scheme, name: It}", career="[{role: A, year: 2001, to: 2002}]"),
        "6:10: `career`: give either `year:` or `from:` and `to:`, not both",
    ),
    "station that runs backwards": (
        "case_studies/x.md",
        article(subject="{kind: scheme, name: It}", career="[{role: A, from: 2002, to: 2001}]"),
        "6:10: `career`: it ends (2001) before it starts (2002)",
    ),
    "measure without a target": (
        "action_plans/x.md",
        f"---\n{PLAN.replace('title: A', 'title: A, measures: [{text: M, counts: articles}]')}---\n",
        "5:60: `measures`: `counts:` and `target:` (how many a year) go together",
    ),
    "target without what it counts": (
        "action_plans/x.md",
        f"---\n{PLAN.replace('title: A', 'title: A, measures: [{text: M, target: 6}]')}---\n",
        "5:60: `measures`: `counts:` and `target:` (how many a year) go together",
    ),
    "review with unexplained gaps": (
        "action_plans/x.md",
        f"---\n{PLAN}reviews: [{{date: 2022-01-01, complete: false, ratings: {{V1: null}}}}]\n---\n",
        "6:11: `reviews`: the review is not complete: say why in `gaps:`",
    ),
    "rating that is none": (
        "action_plans/x.md",
        f"---\n{PLAN}reviews: [{{date: 2022-01-01, complete: true, ratings: {{V1: yellow}}}}]\n---\n",
        "6:56: `V1` is “yellow”; choose one of: green, amber, red",
    ),
    "outcome that is none": (
        "action_plans/x.md",
        f"---\n{PLAN.replace('title: A', 'title: A, outcome: complete')}---\n",
        "5:49: `outcome` is “complete”; choose one of: open, completed, carried forward, closed by decision; did you "
        "mean `completed`?",
    ),
    "plan without actions": (
        "action_plans/x.md",
        "---\ntitle: P\nperiod: {from: 2021, to: 2024}\nactions: []\n---\n",
        "4:1: `actions` is empty; write something after the colon",
    ),
    "recipient is neither": (
        "data/awards/x.yml",
        "{scheme: null, result: won, recipients: [{count: 2}]}",
        "1:42: `recipients`: a recipient is either `person:` (an id) or `name:` (of a group or body)",
    ),
    "recipient is both": (
        "data/awards/x.yml",
        "{scheme: null, result: won, recipients: [{person: jane, name: Jane}]}",
        "1:42: `recipients`: a recipient is either `person:` (an id) or `name:` (of a group or body)",
    ),
    "nobody receives it": (
        "data/awards/x.yml",
        "{scheme: null, result: won, recipients: []}",
        "1:29: `recipients` is empty; write something after the colon",
    ),
    "a group of nobody": (
        "data/awards/x.yml",
        "{scheme: null, result: won, recipients: [{name: Team, count: 0}]}",
        "1:55: `count` is “0”; write a number from 1 on, or take it out",
    ),
    "result that is none": (
        "data/awards/x.yml",
        "{scheme: null, result: lost, recipients: [jane]}",
        "1:16: `result` is “lost”; choose one of: won, joint winner, shortlisted, nominated",
    ),
    "scheme is told to be unknown, not left out": (
        "data/awards/x.yml",
        "{result: won, recipients: [jane]}",
        "1:1: `scheme` is missing; add a line such as `scheme: photo-prize` (Id of what was given; the list is `data/schemes.yml`. `null` where nobody knows)",
    ),
    "event that runs backwards": (
        "data/events/x.yml",
        "{title: E, start: 2023-09-25, end: 2023-09-18}",
        "1:1: the event ends (18 September 2023) before it starts; check `start:` and `end:`",
    ),
    "event that ends and never starts": (
        "data/events/x.yml",
        "{title: E, end: 2023-09-18}",
        "1:1: the event ends (18 September 2023) before it starts; check `start:` and `end:`",
    ),
    "time of day": (
        "data/events/x.yml",
        "{title: E, start: 2023-09-25, time: 25:00}",
        "1:31: `time` is “25:00”; write the hour and minutes as `10:30`",
    ),
    "who may enter": (
        "data/opportunities/x.yml",
        "{title: O}",
        "1:1: `who` is missing; add a line such as `who: Every technician of the university.` (Who may enter)",
    ),
    "contact that nobody checked": (
        "data/people/x.yml",
        "{name: P, contact: {role: Lead}}",
        "1:11: `checked` is missing; add a line such as `checked: 2026-11-21` (The day somebody last made sure that it still holds)",
    ),
    "role without its date": (
        "data/people/x.yml",
        "{name: P, roles: [{role: Technician}]}",
        "1:19: `as_at` is missing; add a line such as `as_at: 2023-09-18` (The date of the document that says so)",
    ),
    "consent without its review": (
        "data/people/x.yml",
        "{name: P, consent: {date: 2024-01-01}}",
        "1:11: `review_by` is missing; add a line such as `review_by: 2029-03-11` (The day by which somebody asks them again; later than `date`)",
    ),
    "accent that is none": (
        "data/faculties.yml",
        "- {id: eng, name: E, accent: pink}",
        "1:22: `accent` is “pink”; choose one of: plum, green, blue, teal, crimson, blueprint",
    ),
    "motif that is none": (
        "data/faculties.yml",
        "- {id: eng, name: E, motif: wave}",
        "1:22: `motif` is “wave”; choose one of: waves, contours, mechanisms, cells, sections, construction; did you "
        "mean `waves`?",
    ),
    "alias with a hash": ("articles/x.md", article(aliases="['/x#y/']"), f"5:11: {ALIAS.format('/x#y/')}"),
    "alias that is a file": ("articles/x.md", article(aliases="[/feed.xml/]"), f"5:11: {ALIAS.format('/feed.xml/')}"),
    "alias with spaces": ("articles/x.md", article(aliases="['/a b?x/']"), f"5:11: {ALIAS.format('/a b?x/')}"),
    "alias with escapes": ("articles/x.md", article(aliases="['/%2e%2e/x/']"), f"5:11: {ALIAS.format('/%2e%2e/x/')}"),
    "alias with capitals": ("articles/x.md", article(aliases="[/CON/]"), f"5:11: {ALIAS.format('/CON/')}"),
    "alias that is the home page": ("articles/x.md", article(aliases="[/]"), f"5:11: {ALIAS.format('/')}"),
    "alias that Windows cannot hold": (
        "articles/x.md",
        article(aliases="[/news/con/]"),
        "5:11: `aliases`: the alias “/news/con/” has the part `con`, which Windows keeps for itself; leave it out",
    ),
    "alias among the site's own files": (
        "articles/x.md",
        article(aliases="[/pagefind/x/]"),
        "5:11: `aliases`: the alias “/pagefind/x/” starts with `/pagefind/`, where the site keeps its own files; leave "
        "it out",
    ),
    "plan that runs backwards": (
        "action_plans/x.md",
        f"---\n{PLAN.replace('to: 2024', 'to: 2020')}---\n",
        "3:1: `period`: it ends (2020) before it starts (2021); check `from:` and `to:`",
    ),
    "plan that supersedes itself": (
        "action_plans/x.md",
        f"---\n{PLAN}supersedes: x\n---\n",
        "2:1: a plan cannot supersede itself; write the id of the plan before it after `supersedes:`",
    ),
    "target of nothing": (
        "action_plans/x.md",
        f"---\n{PLAN.replace('title: A', 'title: A, measures: [{text: M, counts: articles, target: 0}]')}---\n",
        "5:88: `target` is “0”; write a number from 1 on, or take it out",
    ),
    "opportunity that closes before it opens": (
        "data/opportunities/x.yml",
        "{title: O, who: All, opens: 2026-03-01, deadline: 2026-02}",
        "1:1: the `deadline:` (February 2026) is before it `opens:`; check both",
    ),
    "year that cannot be meant": (
        "data/events/x.yml",
        "{title: E, start: 2703-09}",
        "1:12: `start`: “2703-09” is of the year 2703, which cannot be meant; years run from 1800 to 2200",
    ),
    "first name withheld": (
        "data/people/x.yml",
        "{name: Ann Lee, other_names: [Lee], withhold: true}",
        "1:1: “Lee” is one word, and first names alone name nobody; to withhold a name give the whole name",
    ),
    "small group in words": (
        "data/events/x.yml",
        "{title: E, figures: [{what: people, value: 3 technicians, people: true}]}",
        "1:22: `figures`: “3 technicians” counts people and tells of fewer than 5; write the whole number alone after "
        "`value:`, and the site shows “fewer than 5”",
    ),
    "half a person": (
        "data/numbers.yml",
        "- {id: a, what: W, group: G, value: 3.5, people: true}",
        "1:3: “3.5” counts people, so `value:` must be a whole number, such as `12`",
    ),
    "page without a description": (
        "docs/x.md",
        "---\ntitle: T\n---\n",
        "2:1: `description` is missing; add a line such as `description: How to see a workshop from inside, and whom to ask.` (One sentence, for search engines and our own "
        "search)",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_each_mistake_has_its_sentence(name: str, tmp_path: Path) -> None:
    path, text, line = MISTAKES[name]
    assert problems(tmp_path, path, text) == [line]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_refuses_a_key_that_it_does_not_know(kind: object) -> None:
    model: type[Kept] = kind.model  # type: ignore[attr-defined]
    assert model.model_config["extra"] == "forbid"
    assert model.model_config["frozen"] is True
    assert model.model_config["strict"] is True


def test_a_yes_or_no_is_told_as_it_was_written(tmp_path: Path) -> None:
    assert problems(tmp_path, "articles/x.md", article(title="true")) == [
        '2:1: `title`: “true” is read as a number or a yes/no here; put it in quotes: `"true"`'
    ]


def test_a_number_is_told_as_it_was_written(tmp_path: Path) -> None:
    assert problems(tmp_path, "articles/x.md", article(title="1.10")) == [
        "2:1: `title`: this is read as a number; put it in quotes, as you want it to stand"
    ]


def test_an_alias_of_a_plan_is_a_whole_address(tmp_path: Path) -> None:
    assert problems(tmp_path, "action_plans/x.md", f"---\n{PLAN}aliases: [old]\n---\n") == [
        "6:11: `aliases`: the alias “old” must start and end with a slash, like `/news/2023/09/old/`"
    ]


def test_a_tag_has_a_letter_that_an_address_can_hold(tmp_path: Path) -> None:
    assert problems(tmp_path, "articles/x.md", article(tags='["!!!"]')) != []


def test_a_code_is_one_word(tmp_path: Path) -> None:
    assert problems(tmp_path, "action_plans/x.md", f"---\n{PLAN.replace('V1', 'V 1/x')}---\n") != []


def test_a_consent_is_reviewed_after_it_was_given(tmp_path: Path) -> None:
    text = "{name: P, consent: {date: 2024-01-01, review_by: 2023-01-01}}"
    assert problems(tmp_path, "data/people/x.yml", text) != []


DOCUMENTS = {
    "no plain file name": [
        "../secret.pdf",
        "a/b.pdf",
        "..\\\\secret.pdf",
        ".hidden.pdf",
        "/etc/passwd",
        "a:b.pdf",
        "a?b.pdf",
    ],
    "cannot be offered": ["evil.html", "index.html", "index.md", "a.svg", "a.pdf.js", "pdf", "a.", "x.docm"],
}


@pytest.mark.parametrize(("said", "name"), [(said, name) for said, names in DOCUMENTS.items() for name in names])
def test_a_document_is_a_file_to_download(tmp_path: Path, said: str, name: str) -> None:
    text = f'---\n{PLAN}documents: [{{title: D, file: "{name}"}}]\n---\n'
    (line,) = problems(tmp_path, "action_plans/x.md", text)
    assert line.startswith("6:24: `file`: “")
    assert said in line


@pytest.mark.parametrize("name", ["letter.pdf", "Our plan 2021.PDF", "a.docx", "a.odt", "a.xlsx", "a.ods", "a.csv"])
def test_documents_of_the_usual_kinds_pass(tmp_path: Path, name: str) -> None:
    text = f"---\n{PLAN}documents: [{{title: D, file: {name}}}]\n---\n"
    assert problems(tmp_path, "action_plans/x.md", text) == []


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JaVaScRiPt://x.org/%0aalert(1)", "data:text/html,x", "//x.org/", "x.org", "https://",
        "https:///x", "https://x y.org/", "ftp://x.org/", "https://x.org\\\\@evil.org/", "http://[x", "http://x:y/", "file:///etc",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_told(tmp_path: Path, url: str) -> None:
    (line,) = problems(tmp_path, "data/sources.yml", f'- {{id: a, title: T, publisher: P, url: "{url}"}}\n')
    assert line.endswith("” is no web address; write it whole, as a browser shows it: `https://www.example.org/page`")


def test_a_web_address_holds_nobodys_password(tmp_path: Path) -> None:
    (line,) = problems(tmp_path, "data/sources.yml", "- {id: a, title: T, publisher: P, url: 'https://me:pw@x.org/'}\n")
    assert "pw" not in line
    assert line.endswith("take out all between `//` and `@`")


@pytest.mark.parametrize("url", ["https://www.leeds.ac.uk/a?b=c#d", "http://x.org", "https://x.org:8080/a@b/"])
def test_web_addresses_pass(tmp_path: Path, url: str) -> None:
    assert problems(tmp_path, "data/sources.yml", f"- {{id: a, title: T, publisher: P, url: '{url}'}}\n") == []


@pytest.mark.parametrize(
    "mail", ["a@b", "a b@x.org", "a@b@x.org", "a@x.org?cc=b@y.org", "<a@x.org>", "x.org", "a@x..org"]
)
def test_what_is_no_mailbox_is_told(tmp_path: Path, mail: str) -> None:
    text = f"{{name: P, contact: {{role: Lead, checked: 2024-01-01, mailbox: '{mail}'}}}}"
    (line,) = problems(tmp_path, "data/people/x.yml", text)
    assert (
        line
        == f"1:54: `mailbox`: “{mail}” is no mail address; write one such as `technicians@example.org`, without a name"
    )


@pytest.mark.parametrize(
    "value", ["about 300", "400+", "1,364", "5 to 9", "fewer than 5", 3, 0, 12, "007", "9" * 5_000]
)
def test_counts_of_people_pass(value: object) -> None:
    assert Figure.model_validate({"what": "people", "value": value, "people": True}).value == value


@pytest.mark.parametrize("value", ["3", "about 3", "3-9", "Two technicians", "1 364", -1, 3.0])
def test_counts_of_people_that_tell_of_a_few_are_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        Figure.model_validate({"what": "people", "value": value, "people": True})


def test_motifs_are_the_families_that_are_drawn() -> None:
    assert get_args(Motif) == covers.MOTIFS


# ---- what the models say


@pytest.mark.parametrize(
    ("value", "people", "shown"),
    [
        (0, True, "0"),
        (1, True, "fewer than 5"),
        (4, True, "fewer than 5"),
        (5, True, "5"),
        (4, False, "4"),
        (1364, True, "1,364"),
        (0.5, False, "0.5"),
        ("about 300", True, "about 300"),
    ],
)
def test_groups_below_5_are_not_told_exactly(value: object, people: bool, shown: str) -> None:
    assert count_text(value, people) == shown  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["3", 3.0])
def test_a_small_group_in_quotes_is_no_way_around(value: object) -> None:
    assert count_text(value, True) == "fewer than 5"  # type: ignore[arg-type]


def opportunity(**keys: object) -> Opportunity:
    return Opportunity.model_validate({"id": "o", "title": "O", "who": "All", **keys})


@pytest.mark.parametrize(
    ("keys", "is_open"),
    [
        ({}, False),
        ({"deadline": "2026-11-23"}, True),
        ({"deadline": "2026-11-22"}, False),
        ({"deadline": "2026-11"}, True),
        ({"deadline": "2026-10"}, False),
        ({"deadline": "2026"}, True),
        ({"deadline": None}, False),
        ({"deadline": "2026-12-01", "opens": "2026-11-24"}, False),
        ({"deadline": "2026-12-01", "opens": "2026-11-23"}, True),
        ({"opens": "2026-11-01"}, False),
    ],
)
def test_an_opportunity_is_open_until_the_end_of_a_deadline_that_is_known(keys: dict[str, str], is_open: bool) -> None:
    assert opportunity(**keys).is_open(TODAY) is is_open


@pytest.mark.parametrize(
    ("keys", "stands"),
    [
        ({}, True),
        ({"draft": True}, False),
        ({"publish_on": "2026-11-24"}, False),
        ({"publish_on": "2026-11-23"}, True),
        ({"published": "2026-11-24"}, False),
        ({"published": "2026-11-23"}, True),
        ({"date": "2026-11-24"}, False),
        ({"date": "2026-12", "published": "2026-11-01"}, True),
        ({"expires": "2026-11-23"}, False),
        ({"expires": "2026-11-24"}, True),
        ({"draft": True, "publish_on": "2020-01-01"}, False),
        ({"withdrawn": {"date": "2026-01-01"}}, True),
    ],
)
def test_where_an_entry_stands(keys: dict[str, object], stands: bool) -> None:
    assert Article.model_validate({**ENTRY, **keys}).stands_on(TODAY) is stands


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ({}, "2023-09-18"),
        ({"published": "2023-10-01"}, "2023-10-01"),
        ({"publish_on": "2023-10-02"}, "2023-10-02"),
        ({"date": "2019-12", "published": "2026-11-21"}, "2026-11-21"),
    ],
)
def test_the_day_it_first_stood_here(keys: dict[str, str], day: str) -> None:
    assert Article.model_validate({**ENTRY, **keys}).first_published.isoformat() == day


def test_the_last_change_is_the_newest_day_that_it_tells_of() -> None:
    entry = Article.model_validate(ENTRY)
    assert entry.last_changed == dt.date(2023, 9, 18)
    corrected = {**ENTRY, "corrections": [{"date": "2024-02-01", "text": "C"}], "updated": "2024-01-01"}
    assert Article.model_validate(corrected).last_changed == dt.date(2024, 2, 1)


def test_short_forms_are_read() -> None:
    entry = Article.model_validate({**ENTRY, "actions": ["2021-2024/V2", {"action": "2021-2024/V1", "shows": "S"}]})
    assert [(claim.action, claim.shows) for claim in entry.actions] == [("2021-2024/V2", None), ("2021-2024/V1", "S")]
    award = Award.model_validate({"id": "a", "scheme": None, "result": "won", "recipients": ["jane", {"name": "Team"}]})
    assert [(recipient.person, recipient.name) for recipient in award.recipients] == [("jane", None), (None, "Team")]


def test_a_slug_is_the_name_else_the_file() -> None:
    assert Article.model_validate(ENTRY).name == "x"
    assert Article.model_validate({**ENTRY, "slug": "y"}).name == "y"


@pytest.mark.parametrize(
    ("station", "when"),
    [
        ({"year": 2001, "role": "A"}, "2001"),
        ({"from": "2001-09", "role": "A"}, "since September 2001"),
        ({"from": 2001, "to": "2003-06", "role": "A"}, "2001 to June 2003"),
    ],
)
def test_stations_tell_when(station: dict[str, object], when: str) -> None:
    case = CaseStudy.model_validate({**ENTRY, "subject": {"kind": "team", "name": "T"}, "career": [station]})
    assert case.career[0].when == when


@pytest.mark.parametrize(
    ("keys", "day"),
    [({"start": "2023-09"}, "2023-09-30"), ({"start": "2023-09-18", "end": "2023-09-22"}, "2023-09-22"), ({}, None)],
)
def test_the_last_day_of_an_event(keys: dict[str, str], day: str | None) -> None:
    last = Event.model_validate({"id": "e", "title": "E", **keys}).last_day
    assert (last.isoformat() if last else None) == day


def test_all_spellings_of_a_person() -> None:
    person = Person.model_validate({"id": "p", "name": "Jane Doe", "other_names": ["J. Doe"]})
    assert person.names == ("Jane Doe", "J. Doe")


def test_years_and_codes_are_identifiers_too() -> None:
    assert Article.model_validate({**ENTRY, "themes": [2024]}).themes == ("2024",)


def test_nothing_changes_after_it_was_read() -> None:
    entry = Article.model_validate(ENTRY)
    with pytest.raises(ValueError, match="frozen"):
        entry.title = "Another"  # type: ignore[misc]

"""Addresses and numbers that somebody meant to hide from machines, or wrote where nobody looks, are told of too."""

from pathlib import Path

import pytest

from newsroom.checks.contacts import texts_hold_no_address_of_a_person, texts_hold_no_telephone_number
from newsroom.checks.rule import Written
from newsroom.render.texts import Converted
from newsroom.site import Site
from tests.building import article, site_of, sound_root
from tests.checks.helpers import picture, warnings_of


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_of(sound_root(tmp_path_factory.mktemp("root")))


def written(site: Site, body: str) -> Written:
    return Written(site.content.by_path["articles/2023/week.md"], body, 1, Converted("", ()))


def told(site: Site, body: str) -> list[str]:
    text = written(site, body)
    found = (*texts_hold_no_address_of_a_person(site, text), *texts_hold_no_telephone_number(site, text))
    return [f"{problem.column}: {problem.sentence.partition('; if')[0]}" for problem in found]


@pytest.mark.parametrize(
    "address",
    [
        "jane.doe@x.ac.uk", "jane (at) x.ac.uk", "jane [at] x (dot) ac (dot) uk", "jane(AT)x.ac.uk", "jane{@}x.ac.uk",
        "jane&#64;x.ac.uk", "jane&#x40;x.ac.uk", "jane&commat;x.ac.uk", "jane%40x.ac.uk",
    ],
)  # fmt: skip
def test_an_address_is_found_however_it_is_written(site: Site, address: str) -> None:
    assert told(site, f"Write to {address}.") == [f"10: the email address `{address}` will be public"]


@pytest.mark.parametrize(
    "text",
    ["editors@testing.example.org", "editors (at) testing.example.org", "EDITORS&#64;testing.example.org",
     "Look (at) this.", "We met @ noon.", "Half of it [at] least", "A 5&#64; b"],
)  # fmt: skip
def test_a_mailbox_of_the_site_and_what_is_no_address_are_passed_over(site: Site, text: str) -> None:
    assert told(site, text) == []


@pytest.mark.parametrize(
    ("text", "number", "column"),
    [
        ("Ring 0113.496.0000.", "0113.496.0000", 6),
        ("Ring us (07700 900123) by day.", "07700 900123", 10),
        ("Ring (0113) 496 0123.", "(0113) 496 0123", 6),
        ("Ring +44 (0)113 496 0123.", "+44 (0)113 496 0123", 6),
        ("Ring 0113 496 0123 (2 lines).", "0113 496 0123", 6),
    ],
)
def test_a_number_is_told_whole(site: Site, text: str, number: str, column: int) -> None:
    assert told(site, text) == [f"{column}: the telephone number `{number}` will be public"]


@pytest.mark.parametrize(
    "text", ["0.123456789 m", "05.11.2026 10.30", "from 01.02.2023 to 03.04.2023", "£0113 496 000"]
)
def test_dates_and_measures_are_no_numbers_to_ring(site: Site, text: str) -> None:
    assert told(site, text) == []


@pytest.mark.parametrize(
    "text", ["a" * 50_000, "a@" * 25_000, "(at)" * 12_000, "0" * 50_000, "0(" * 25_000, "a.b" * 15_000 + "@"]
)
def test_a_long_text_takes_no_time(site: Site, text: str) -> None:
    told(site, text)


def test_a_note_for_editors_stands_in_a_public_file_too(tmp_path: Path) -> None:
    agreed = "{src: a.jpg, alt: Two hands hold a cup., credit: A., agreement: 'Asked jane@x.ac.uk, 0113 496 0123'}"
    root = sound_root(tmp_path, {"articles/2023/x/index.md": article(image=agreed)})
    (root / "articles/2023/x/a.jpg").write_bytes(picture())
    place = "articles/2023/x/index.md:5:"
    assert [line.partition(";")[0] for line in warnings_of(root, "email-public")] == [
        f"{place}61: warning: the email address `jane@x.ac.uk` will be public"
    ]
    assert [line.partition(";")[0] for line in warnings_of(root, "telephone-public")] == [
        f"{place}61: warning: the telephone number `0113 496 0123` will be public"
    ]

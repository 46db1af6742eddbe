"""How to reach people: by the mailbox of a role, never by what is somebody's own."""

import re
from collections.abc import Container, Iterator
from typing import Any

from pydantic import BaseModel

from newsroom.checks.rule import Written
from newsroom.content import Institution, Person
from newsroom.reading.content import Record
from newsroom.reading.problem import Problem
from newsroom.reading.yaml_source import Step
from newsroom.site import Site

_AT = r"@|%40|&#0{0,4}64;|&#[xX]0{0,4}40;|&commat;"
_SPELLED_AT = r"\s?[(\[{]\s?(?:at|AT|@)\s?[)\]}]\s?"
_DOT = r"\.|\s?[(\[{]\s?(?:dot|DOT|\.)\s?[)\]}]\s?"
_AN_AT = re.compile(f"{_AT}|{_SPELLED_AT}")
"""As it is written, and as people hide it from machines, which know that too."""
_A_DOT = re.compile(_DOT)
_MAIL = re.compile(
    rf"[A-Za-z0-9_.+'-]{{1,64}}(?:{_AT}|{_SPELLED_AT})[A-Za-z0-9-]{{1,63}}(?:(?:{_DOT})[A-Za-z0-9-]{{1,63}})+"
)
_DATE = r"\d{1,2}\.\d{1,2}\.\d{2,4}\b"
_PHONE = re.compile(rf"(?<![\w/.,£$€#=-])(?!{_DATE})(?:\+|\(?0(?!\.))[\d(). -]{{7,20}}\d(?![\w/])")
_NO_TEXT = {"id", "path", "kind", "body", "mailbox", "email", "src", "url", "file"}
"""Keys that hold what is nobody's text, or is the mailbox of a role. A note for editors stands in a public file too."""
_OWN = "; if it is somebody's own take it out, or write the mailbox of a role that stands in `data/institution.yml`"
_NUMBER = "; if it is somebody's own take it out, and name the role and its mailbox instead"


def values_hold_no_address_of_a_person(site: Site, record: Record) -> Iterator[Problem]:
    """An email address in a public text is the mailbox of a role, not a person's own."""
    known = _mailboxes(site)
    for steps, text in _texts(record.item):
        for address, _ in _addresses(text, known):
            yield record.problem(f"the email address `{address}` will be public{_OWN}", *steps)


def texts_hold_no_address_of_a_person(site: Site, written: Written) -> Iterator[Problem]:
    """An email address in a public text is the mailbox of a role, not a person's own."""
    for address, at in _addresses(written.body, _mailboxes(site)):
        yield written.problem(f"the email address `{address}` will be public{_OWN}", at)


def _addresses(text: str, known: Container[str]) -> Iterator[tuple[str, int]]:
    """Each mail address that is none of those `known`, as it is written, and where it stands."""
    if not _AN_AT.search(text):
        return
    for found in _MAIL.finditer(text):
        plain = _A_DOT.sub(".", _AN_AT.sub("@", found[0])).lower()
        if plain not in known:
            yield found[0], found.start()


def values_hold_no_telephone_number(site: Site, record: Record) -> Iterator[Problem]:
    """No telephone number stands in a public text."""
    for steps, text in _texts(record.item):
        for number, _ in _numbers(text):
            yield record.problem(f"the telephone number `{number}` will be public{_NUMBER}", *steps)


def texts_hold_no_telephone_number(site: Site, written: Written) -> Iterator[Problem]:
    """No telephone number stands in a public text."""
    for number, at in _numbers(written.body):
        yield written.problem(f"the telephone number `{number}` will be public{_NUMBER}", at)


def _numbers(text: str) -> Iterator[tuple[str, int]]:
    """Each telephone number without a bracket that belongs to the sentence, and where it stands."""
    for found in _PHONE.finditer(text):
        number, at = found[0], found.start()
        if number.startswith("(") and ")" not in number:
            number, at = number[1:], at + 1
        if number.count("(") > number.count(")"):
            number = number.rpartition("(")[0].rstrip()
        if 9 <= sum(map(str.isdigit, number)) <= 15:
            yield number, at


def _mailboxes(site: Site) -> frozenset[str]:
    """Those that are published on purpose, in lower case."""
    return site.once("mailboxes", "", lambda: frozenset(map(str.lower, _published(site))))


def _published(site: Site) -> Iterator[str]:
    for institution in site.content.of(Institution):
        yield institution.email
        yield from (contact.mailbox for contact in institution.contacts if contact.mailbox)
    for person in site.content.of(Person):
        if person.contact and person.contact.mailbox:
            yield person.contact.mailbox


def _texts(value: Any, steps: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Each text within `value`, with the steps to it."""
    if isinstance(value, str):
        yield steps, value
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            yield from _texts(item, (*steps, at))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*steps, key))
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            if name not in _NO_TEXT:
                yield from _texts(getattr(value, name), (*steps, field.alias or name))

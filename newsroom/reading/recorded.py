"""The register of addresses as it is kept: `data/addresses.txt`, an address and a guid a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsroom import addresses
from newsroom.reading.files import is_linked
from newsroom.reading.problem import Problem

REGISTER = "data/addresses.txt"
UNSOUND = "register-unsound"
"""The code of whatever is wrong in it."""
NO_GUID = "-"
MOST_BYTES = 50_000_000
"""Half a million addresses."""

_GUID = re.compile(r"-|urn:[!-~]+")
_FILE = re.compile(r"(?!\.{1,2}$)[^/\\#?%\x00-\x1f\x7f]{1,200}")
_ANCHOR = re.compile(r"[A-Za-z0-9-]+")
_NUMBERED = re.compile(rf"{addresses.NEWS}(?P<page>page/)?(?P<number>\d+)(?:/.*)?")


@dataclass(frozen=True)
class Line:
    number: int
    """Its line in the file, counted from 1."""
    address: str
    guid: str


@dataclass(frozen=True)
class Register:
    lines: tuple[Line, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_register(root: Path) -> Register:
    """Each sound line, and what is wrong with the others. Raises nothing."""
    file = root / REGISTER
    if not file.exists() and not file.is_symlink():
        return Register()
    sentence = _unreadable(file, root)
    if sentence:
        return Register(problems=(Problem(REGISTER, 1, 1, sentence, UNSOUND),))
    lines: list[Line] = []
    problems: list[Problem] = []
    # Bytes are split, for text would end its lines at marks that are no line ends in other programs.
    for number, raw in enumerate(file.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        text = raw.decode("utf-8", "replace").strip()
        if text:
            address, _, guid = map(str.strip, text.rpartition(" "))
            said = _wrong(address, guid)
            if said:
                problems.append(Problem(REGISTER, number, 1, said, UNSOUND))
            else:
                lines.append(Line(number, address, guid))
    return Register(tuple(lines), tuple(problems))


def recorded(root: Path) -> Iterator[tuple[str, str]]:
    """The address and the guid of each sound line."""
    yield from ((line.address, line.guid) for line in read_register(root).lines)


def _unreadable(file: Path, root: Path) -> str:
    if is_linked(file, root):
        return "this is a link to another place (a symlink); put the file itself here"
    if not file.is_file():
        return "this must be a file and is none; take it away and run `python3 scripts/addresses.py`"
    if file.stat().st_size > MOST_BYTES:
        return "the file is far too large for a list of addresses; take the last sound one from the history"
    return ""


def _wrong(address: str, guid: str) -> str:
    """What is wrong with a line; empty for a sound one."""
    if not address or not _GUID.fullmatch(guid):
        return (
            "each line is an address, a space, and `-` or what starts with `urn:`; take the last sound line from the "
            "history, or take this one out"
        )
    page, mark, anchor = address.partition("#")
    folder, _, name = page.rpartition("/")
    whole = addresses.is_page(f"{folder}/") and (not name or _FILE.fullmatch(name))
    if not whole or "\ufffd" in address or (mark and not _ANCHOR.fullmatch(anchor)):
        return (
            f"“{address}” is no address of this site, which is lower-case letters, digits and hyphens between slashes, "
            "like `/news/2023/`; mend it, or take the line out"
        )
    return _out_of_bounds(address)


def _out_of_bounds(address: str) -> str:
    """Every recorded number of a page or a year is made again, so it must be one that can be meant."""
    found = _NUMBERED.fullmatch(address)
    if not found:
        return ""
    digits = found["number"]
    number = int(digits) if len(digits) < 10 else -1
    if found["page"] and not (1 <= number <= addresses.MOST_PAGES and str(number) == digits):
        return f"“{address}” has no number of a page, which is 1 to {addresses.MOST_PAGES:,}; take the line out"
    if not found["page"] and not addresses.FIRST_YEAR <= number <= addresses.LAST_YEAR:
        years = f"{addresses.FIRST_YEAR} to {addresses.LAST_YEAR}"
        return f"“{address}” is of no year that can be meant, which is {years}; take the line out"
    return ""

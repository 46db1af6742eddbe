"""The register of addresses as it is kept: `data/addresses.txt`, an address and a guid a line."""

from collections.abc import Iterator
from pathlib import Path

REGISTER = "data/addresses.txt"
NO_GUID = "-"


def recorded(root: Path) -> Iterator[tuple[str, str]]:
    """The address and the guid of each line."""
    file = root / REGISTER
    text = file.read_text(encoding="utf-8-sig", errors="replace") if file.exists() else ""
    for line in filter(None, map(str.strip, text.splitlines())):
        address, _, guid = line.partition(" ")
        yield address, guid.strip() or NO_GUID

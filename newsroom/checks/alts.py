"""Words for those who cannot see a picture: whether they tell enough to be worth hearing."""

import re
from collections.abc import Iterator

from newsroom.checks.rule import Written
from newsroom.content.entry import Entry
from newsroom.reading import alt_texts
from newsroom.reading.alt_texts import REMEDY
from newsroom.reading.content import Record
from newsroom.reading.problem import Problem
from newsroom.site import Site

FEWEST_WORDS = 3
_NAMES_THE_KIND = re.compile(
    r"(?:an? |the |this (?:is |shows )?(?:an? )?)?(?:photo(?:graph)?|picture|pic|image|snapshot) "
    r"(?:of|with|shows|showing|that shows)\b",
    re.IGNORECASE,
)


def alts_say_what_can_be_seen(site: Site, record: Record) -> Iterator[Problem]:
    """The words for a picture say in three words or more what can be seen, and not that it is a picture."""
    if not isinstance(record.item, Entry) or not record.item.image or record.item.image.decorative:
        return
    said = _thin(record.item.image.alt, record.item.image.src, record.item.title)
    if said:
        yield record.problem(said, "image", "alt")


def alts_say_what_can_be_seen_in_the_text(site: Site, written: Written) -> Iterator[Problem]:
    """The words for a picture say in three words or more what can be seen, and not that it is a picture."""
    for picture in written.converted.pictures:
        title = getattr(written.record.item, "title", "")
        said = _thin(picture.alt, picture.link.rpartition("/")[2], title)
        if said and not picture.decorative:
            yield written.problem(said, max(0, written.body.find(f"![{picture.alt}]")))


def _thin(alt: str, file_name: str, title: str) -> str:
    """What could be better of words that are there; empty where nothing could, or where they stop a build."""
    alt = alt.strip()
    if alt_texts.fault_of(alt, file_name, title):
        return ""
    if _NAMES_THE_KIND.match(alt):
        return f"“{alt}” begins with what everybody hears already, that it is a picture; {REMEDY}"
    if 0 < len(alt.split()) < FEWEST_WORDS:
        return f"“{alt}” tells little to those who cannot see the picture; {REMEDY}"
    return ""

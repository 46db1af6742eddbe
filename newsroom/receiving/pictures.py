"""Pictures on their way in: bare of all that they tell besides what they show, under names that an address can hold."""

from newsroom.addresses import DEVICES, slugify
from newsroom.reading.pictures import ENDINGS, TELLS_PLACE, facts_of
from newsroom.render.pictures import made

WIDEST = 2400
"""Pixels: more than the site shows today, so that a larger size can be made one day."""
LONGEST_NAME = 60


class PictureRefused(Exception):
    """A picture that cannot be taken; the text says why and what to do."""


def without_metadata(content: bytes) -> tuple[bytes, str]:
    """The picture upright, not too wide, with nothing but its pixels; and the ending that its name has.

    Raises PictureRefused.
    """
    facts = facts_of(content)
    faults = [fault for fault in facts.faults if fault != TELLS_PLACE]  # the place is taken out here
    if faults:
        raise PictureRefused(faults[0])
    try:
        bare = made(content, WIDEST, facts.format)
    except OSError:
        raise PictureRefused("the picture is damaged; ask for it again") from None
    return bare, next(ending for ending, kind in ENDINGS.items() if kind == facts.format)


class Names:
    """File names for the pictures of one entry, each given once."""

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def name(self, wanted: str, ending: str) -> str:
        """The name in lower-case letters, digits and hyphens that is nearest to `wanted`, whatever that ends in."""
        stem = slugify(wanted.rpartition(".")[0] or wanted)[:LONGEST_NAME].strip("-") or "picture"
        if stem in DEVICES:
            stem = f"picture-{stem}"
        name, number = f"{stem}{ending}", 2
        while name in self.taken:
            name, number = f"{stem}-{number}{ending}", number + 1
        self.taken.add(name)
        return name

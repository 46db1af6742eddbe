"""Words for those who cannot see a picture: whether they say what it shows (WCAG 1.1.1)."""

from newsroom.addresses import slugify
from newsroom.reading.pictures import ENDINGS, OTHER_ENDINGS

_EMPTY_WORDS = {
    "a", "an", "the", "of", "this", "is", "alt", "caption", "figure", "graphic", "icon", "image", "img", "jpeg", "jpg",
    "photo", "photograph", "pic", "picture", "png", "screenshot", "snapshot", "text", "untitled", "webp",
}  # fmt: skip
"""Words that say no more than that there is a picture."""
REMEDY = "write in a sentence what can be seen, such as “Two technicians lift a rotor out of a wind tunnel”"


def fault_of(alt: str, file_name: str, title: str) -> str:
    """What is wrong with words that are there; empty where nothing is."""
    words, stem = slugify(alt), slugify(file_name.rpartition(".")[0] or file_name)
    endings = (*ENDINGS, *OTHER_ENDINGS)
    if (words and words in (stem, slugify(file_name))) or alt.strip().lower().endswith(endings):
        return f"“{alt}” only repeats the file's name; {REMEDY}"
    if words and words == slugify(title):
        return f"“{alt}” only repeats the title, which is read out already; {REMEDY}"
    if not any(map(str.isalnum, alt)) or set(words.split("-")) <= _EMPTY_WORDS:
        return f"“{alt}” says only that there is a picture; {REMEDY}"
    return ""

"""What holds for articles and case studies beyond what their model says."""

from collections.abc import Iterator
from pathlib import Path

from newsroom.content.entry import Entry
from newsroom.reading import alt_texts
from newsroom.reading.content import Record
from newsroom.reading.problem import Problem, did_you_mean
from newsroom.reading.yaml_source import Step
from newsroom.site import Site


def picture_lies_beside_the_story(site: Site, record: Record) -> Iterator[Problem]:
    """A story names its pictures by their file names alone, for they lie in its own folder."""
    for name, steps in _pictures(record):
        if _is_elsewhere(name):
            yield record.problem(
                f"`{name}` leads out of the story's folder; put the picture beside the story, and write its name "
                "alone, such as `kiln.jpg`",
                *steps,
            )


def picture_is_there(site: Site, record: Record) -> Iterator[Problem]:
    """A picture that a story names is there: beside its Markdown file, as JPEG, PNG or WebP."""
    folder = Path(record.item.path).parent.as_posix()
    for name, steps in _pictures(record):
        if not _is_elsewhere(name) and f"{folder}/{name}" not in site.content.pictures:
            sentence = (
                f"there is no picture `{name}` (JPEG, PNG or WebP) in `{folder}/`; put it there, or mend its name"
            )
            yield record.problem(sentence, *steps)


def _pictures(record: Record) -> Iterator[tuple[str, tuple[Step, ...]]]:
    """The file name of each picture that the front matter names, and the steps to it."""
    if isinstance(record.item, Entry):
        if record.item.image:
            yield record.item.image.src, ("image", "src")
        yield from ((picture.src, ("pictures", at, "src")) for at, picture in enumerate(record.item.pictures))


def _is_elsewhere(name: str) -> bool:
    return "/" in name or "\\" in name


def picture_is_told_in_words(site: Site, record: Record) -> Iterator[Problem]:
    """What an entry's picture shows is said for those who cannot see it, unless it is decoration."""
    if not (isinstance(record.item, Entry) and record.item.image):
        return
    image = record.item.image
    alt = image.alt.strip()
    if image.decorative and alt:
        said = (
            "words for a picture that is `decorative: true`; if it tells something take that line out, else write "
            '`alt: ""`'
        )
    elif not alt and not image.decorative:
        said = (
            f"`alt` is empty; {alt_texts.REMEDY}; only for a picture that tells nothing add the line `decorative: true`"
        )
    else:
        said = alt and alt_texts.fault_of(alt, image.src, record.item.title)
    if said:
        yield record.problem(said, "image", "alt")


def story_is_there(site: Site, record: Record) -> Iterator[Problem]:
    """A story is named by its file, such as `articles/2025/open-day.md`."""
    item = record.item
    for key, named in (("story", getattr(item, "story", None)), ("lead", getattr(item, "lead", None))):
        found = site.content.by_path.get(named or "")
        if named and named not in site.content.broken and not (found and isinstance(found.item, Entry)):
            paths = [other.item.path for other in site.content.records if isinstance(other.item, Entry)]
            yield record.problem(f"there is no story `{named}`{did_you_mean(named, paths)}", key)

"""Files that are published as they are: what they may be, and that pictures are pictures."""

import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from newsroom import addresses
from newsroom.content import Institution
from newsroom.reading.content import BESIDES
from newsroom.reading.files import LINKED, is_left_by_an_editor, is_linked
from newsroom.reading.last_look import withheld_in
from newsroom.reading.pictures import ENDINGS, TELLS_PLACE
from newsroom.reading.problem import Problem
from newsroom.register import addresses_of
from newsroom.render.pictures import files_of, pictures_in_docs
from newsroom.site import Site

ALLOWED = (".md", ".jpg", ".jpeg", ".png", ".webp", ".pdf", ".docx", ".odt", ".xlsx", ".csv")
"""What may lie in docs/: nothing that runs in a browser."""
IGNORED = (".ds_store", ".gitkeep")
"""What is never published and does no harm."""


def docs_hold_only_what_is_published(site: Site) -> Iterator[Problem]:
    """In docs/ lie pages, pictures and documents to download, and nothing that runs."""
    root = site.content.root
    made = _made(site)
    for file in _all_below(root / "docs"):
        path = file.relative_to(root).as_posix()
        if is_linked(file, root):
            continue  # a rule of its own
        said = _unfit(file, root)
        if said:
            yield Problem(path, 1, 1, said)
        elif path.removeprefix("docs") in made:
            yield Problem(path, 1, 1, "the site makes a file of this name at this place itself; rename this one")
        elif site.content.redaction and file.suffix.lower() != ".md" and _tells(site, file, path):
            sentence = "the file's name or what it holds tells a name that is withheld; rename it, or take it out"
            yield Problem(path, 1, 1, sentence)


def docs_hold_no_links(site: Site) -> Iterator[Problem]:
    """No file or folder is a link to another place (a symlink)."""
    root = site.content.root
    for file in _all_below(root / "docs"):
        if is_linked(file, root):
            yield Problem(file.relative_to(root).as_posix(), 1, 1, LINKED)


def _made(site: Site) -> frozenset[str]:
    """The addresses of all that the site makes, as far as they can be told."""
    if not site.content.of(Institution):
        return frozenset()
    files = site.content.pictures
    of_entries = (size for path, address in site.pictures.items() for size in files_of(address, files[path]))
    in_docs = (size for picture in pictures_in_docs(files).values() for size in picture.sizes)
    return frozenset(addresses_of(site)) | {size.address for size in (*of_entries, *in_docs)}


def _all_below(folder: Path) -> Iterator[Path]:
    """Files, and folders that are links; what lies behind a link is not looked at."""
    if folder.is_symlink():
        yield folder
        return
    for place, folders, files in os.walk(folder):
        found = (*files, *(name for name in folders if Path(place, name).is_symlink()))
        yield from (Path(place, name) for name in sorted(found) if not is_left_by_an_editor(name))


def _unfit(file: Path, root: Path) -> str:
    """Why it cannot be published; empty where it can."""
    if file.name.lower() in IGNORED:
        return ""
    if file.name.startswith(".") or file.suffix.lower() not in ALLOWED:
        kinds = ", ".join(ending.removeprefix(".") for ending in ALLOWED)
        return f"a file of this kind is not published; take it out, or save it as one of: {kinds}"
    if file.suffix.lower() == ".md" and file.suffix != ".md":
        return "the ending of a page is written in lower-case letters; rename it so that it ends in `.md`"
    if not file.is_file():
        return "this is no ordinary file; take it out"
    folder = "/" + "".join(f"{part}/" for part in file.parent.relative_to(root).parts)
    if not addresses.is_page(folder):
        return "the names of its folders may hold only lower-case letters, digits and hyphens; rename them"
    return ""


def _tells(site: Site, file: Path, path: str) -> bool:
    redaction = site.content.redaction
    return bool(withheld_in(path, redaction) or withheld_in(file.read_bytes(), redaction))


def pictures_can_be_shown(site: Site) -> Iterator[Problem]:
    """Each picture is what its name says, whole enough to be opened, and not too large."""
    for path, picture in site.content.pictures.items():
        for fault in picture.faults:
            if fault != TELLS_PLACE:
                yield Problem(path, 1, 1, fault)


def pictures_tell_no_place(site: Site) -> Iterator[Problem]:
    """No picture tells where it was taken (GPS)."""
    for path, picture in site.content.pictures.items():
        if TELLS_PLACE in picture.faults:
            yield Problem(path, 1, 1, TELLS_PLACE)


def pictures_are_what_their_names_say(site: Site) -> Iterator[Problem]:
    """A picture that is a JPEG is called so: `kiln.jpg`, never `kiln.png`."""
    for path, picture in site.content.pictures.items():
        name = path.rpartition("/")[2]
        stem, _, ending = name.rpartition(".")
        if picture.format and ENDINGS[f".{ending.lower()}"] != picture.format:
            better = stem + next(known for known, held in ENDINGS.items() if held == picture.format)
            kind = {"WEBP": "WebP"}.get(picture.format, picture.format)
            sentence = f"this is a {kind} picture under another ending; rename it to `{better}`, also where it is named"
            yield Problem(path, 1, 1, sentence)


def pictures_have_names_of_their_own(site: Site) -> Iterator[Problem]:
    """Two pictures of a folder never get one published name, and each name holds a letter or digit for it."""
    taken: dict[str, dict[str, str]] = defaultdict(dict)
    for path in site.content.pictures:
        folder, _, name = path.rpartition("/")
        published = addresses.picture(name)
        if folder.startswith(BESIDES):
            continue  # these are not published, or as they are
        if published.startswith("."):
            sentence = "the picture's name has no letter a-z or digit that an address can hold; rename it"
            yield Problem(path, 1, 1, sentence)
        elif published in taken[folder]:
            other = taken[folder][published]
            yield Problem(path, 1, 1, f"the picture would be published under the same name as `{other}`; rename one")
        taken[folder].setdefault(published, name)

"""Files and folders of which nothing is made: whoever put them there believes that readers will find them."""

import os
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from newsroom.content import KINDS, Kind
from newsroom.content.action_plan import ENDINGS as DOCUMENTS
from newsroom.content.action_plan import ActionPlan
from newsroom.reading.files import Found
from newsroom.reading.pictures import ENDINGS, OTHER_ENDINGS
from newsroom.reading.problem import Problem
from newsroom.reading.recorded import REGISTER

ENDING, UNREAD = "file-ending", "file-unread"
"""The codes of what is told here."""
_LEFT_BY_SYSTEMS = ("thumbs.db", "desktop.ini", "__macosx")
_NEAR = 0.75
"""How much alike two names are of which one may be meant for the other: letters in common, of all."""


def strays(root: Path, listed: Iterable[Found]) -> Iterator[Problem]:
    """All in the folders of content that nothing reads, and folders beside them that are nearly called so.

    `listed` is what lies in the folders of content. In `docs/` a rule of its own says what may lie there.
    """
    found = [one for one in listed if not _is_hidden(one.path)]
    names = {one.path for one in found}
    for one in found:
        kind = _kind_of(one.path)
        if kind and not one.is_linked and one.is_file and kind.form in ("markdown", "item"):
            yield from _wrong_ending(one, names, kind) if kind.place != "docs" else _better(one, names, kind)
    yield from _unknown_data(found)
    yield from _nearly_content(root)


def _is_hidden(path: str) -> bool:
    """Whether programs left it there without being asked."""
    name = path.rpartition("/")[2].lower()
    return name.startswith((".", "~$")) or name in _LEFT_BY_SYSTEMS


def _kind_of(path: str) -> Kind | None:
    return next((kind for kind in KINDS if path == kind.place or path.startswith(f"{kind.place}/")), None)


def _better(one: Found, names: set[str], kind: Kind) -> Iterator[Problem]:
    """Files that look like content; Notepad likes to add `.txt`."""
    better = _better_name(one, names, ".md" if kind.form == "markdown" else ".yml")
    if better:
        yield Problem(one.path, 1, 1, f"a file that ends so is not read; rename it to `{better}`", ENDING)


def _better_name(found: Found, names: set[str], wanted: str) -> str:
    meant = {".yaml": ".yml", ".markdown": ".md", ".txt": wanted}
    if found.ending not in meant or meant[found.ending] != wanted:
        return ""
    stem = found.name[: -len(found.ending)]
    if found.ending == ".txt" and stem.lower().endswith((".md", ".yml")):
        return stem
    if found.ending == ".txt" and f"{found.path.rpartition('/')[0]}/index.md" in names:
        return ""  # notes beside a story or a plan are no story themselves
    return stem + wanted


def _wrong_ending(one: Found, names: set[str], kind: Kind) -> Iterator[Problem]:
    if one.ending in _read(kind):
        return
    better = [*_better(one, names, kind)]
    yield from better or [Problem(one.path, 1, 1, _why(one, kind), UNREAD)]


def _read(kind: Kind) -> Sequence[str]:
    """The endings of what is read in the folder of a kind, or told by another rule."""
    if kind.form == "item":
        return (".yml",)
    documents = [f".{ending}" for ending in DOCUMENTS] if kind.model is ActionPlan else ()
    return (".md", *ENDINGS, *OTHER_ENDINGS, *documents)


def _why(one: Found, kind: Kind) -> str:
    """What is wrong with a file that nothing reads, and what to do with it."""
    if kind.form == "item":
        if one.ending == ".md":
            better = one.name[: -len(one.ending)] + ".yml"
            return f"files in `data/` end in `.yml` and hold lines of `key: value` alone; rename it to `{better}`"
        if one.ending in (*ENDINGS, *OTHER_ENDINGS):
            return "no page shows a picture that lies here; put it beside the story that shows it, or take it out"
        return f"nothing is read in `{kind.place}/` but files that end in `.yml`; take it out"
    if one.ending == ".docx":
        return (
            "a Word document is no story yet; run `python3 scripts/receive.py` with it, which makes a story of it, and "
            "take it out here"
        )
    return (
        "nothing is made of a file of this kind, so no reader would find it; take it out (a document to download "
        "belongs in `docs/`)"
    )


def _unknown_data(found: Iterable[Found]) -> Iterator[Problem]:
    """What lies in `data/` beside what is read there."""
    known = {kind.place: kind.form == "item" for kind in KINDS if kind.place.startswith("data/")} | {REGISTER: False}
    for one in found:
        if one.path.count("/") == 1 and one.path.startswith("data/") and one.path not in known and not one.is_linked:
            alike = [name.removeprefix("data/") for name, is_folder in known.items() if is_folder == one.is_folder]
            near = get_close_matches(one.name.lower(), alike, n=1, cutoff=_NEAR)
            what = "folder" if one.is_folder else "file"
            hint = f"did you mean `{near[0]}`?" if near else "take it out, or look at the names of the others"
            yield Problem(one.path, 1, 1, f"nothing reads a {what} of this name in `data/`; {hint}", UNREAD)


def _nearly_content(root: Path) -> Iterator[Problem]:
    """Folders beside those of content that are called nearly as they are."""
    content = sorted({kind.place.partition("/")[0] for kind in KINDS})
    with os.scandir(root) as entries:
        folders = sorted(entry.name for entry in entries if entry.is_dir() and not _is_hidden(entry.name))
    for name in folders:
        near = get_close_matches(name.lower().replace("-", "_").replace(" ", "_"), content, n=1, cutoff=_NEAR)
        if name not in content and near and any((root / name).iterdir()):
            said = f"nothing in a folder of this name is read; did you mean `{near[0]}`?"
            yield Problem(name, 1, 1, said, UNREAD)

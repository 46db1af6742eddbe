"""All that builds of one site keep for the next, in one place."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from newsroom.build import search_index
from newsroom.build.cache import CompiledTemplates, Files, Shelf, load, save
from newsroom.build.groundwork import Groundwork, fingerprint
from newsroom.build.printing import Edition, Printed, Prints
from newsroom.build.search_index import Run, run_to_the_end
from newsroom.build.version import version
from newsroom.memory import Memories, digest


@dataclass(frozen=True)
class Index:
    """The search index of one state of the site's texts."""

    key: str
    files: dict[str, str] = field(default_factory=dict)
    """Path below the site, and name among the kept files."""


class Kept:
    """The folder `.cache` of a site."""

    def __init__(
        self,
        folder: Path,
        of_program: Path,
        variables: Mapping[str, str],
        editor: Callable[[], Mapping[str, bytes]] = dict,
    ) -> None:
        """`of_program` is a folder for what is the same for every site: compiled templates, the cut typeface, icons.

        `variables` are those of the environment, which settings may name; `editor` gives the browser editor's files.
        """
        self.folder, self.variables = folder, variables
        for own in (folder, folder / "files", folder / "spare"):
            if own.is_symlink():  # what is thrown away below it would be somebody else's
                own.unlink()
        self.version = version()
        self.files = Files(folder / "files")
        self.memories = Memories(
            content=Shelf(folder / "content", self.version),
            texts=Shelf(folder / "texts", self.version),
            covers=Shelf(folder / "covers", self.version, most_unused=1000),
            typeface=Shelf(of_program / "typeface", self.version, most_unused=10),
            templates=CompiledTemplates(of_program / "templates", self.version),
            editor=editor,
        )

    @property
    def spare(self) -> Path:
        """The folder of the edition before the last."""
        return self.folder / "spare"

    @cached_property
    def prints(self) -> Prints:
        found = load(self.folder / "outputs", self.version)
        return {path: Printed(*parts) for path, parts in found.items()} if isinstance(found, dict) else {}

    @cached_property
    def groundwork(self) -> Groundwork | None:
        """What MkDocs did, if it would do the same again."""
        found = load(self.folder / "groundwork", self.version)
        try:
            if not isinstance(found, Groundwork) or fingerprint(found.sources, self.variables) != found.made_from:
                return None
        except OSError:  # another program holds a file of it: whoever reads it next will say so
            return None
        return found if all(map(self.files.is_whole, found.files.values())) else None

    @cached_property
    def index(self) -> Index:
        """The last search index; whether its files are whole is for the caller to see."""
        found = load(self.folder / "search", self.version)
        return found if isinstance(found, Index) else Index("")

    def save_memories(self) -> None:
        """Keeps what was read, converted and drawn; worth it even where the build then fails."""
        for shelf in (self.memories.content, self.memories.texts, self.memories.covers, self.memories.typeface):
            if isinstance(shelf, Shelf):
                shelf.save()

    def save_groundwork(self, groundwork: Groundwork) -> None:
        """Keeps what MkDocs did, without a build around it."""
        save(self.folder / "groundwork", self.version, groundwork)

    def save(self, edition: Edition, groundwork: Groundwork | None, index: Index) -> None:
        """Keeps all of a build that went well, and nothing of older ones."""
        prints = {path: (one.key, one.name, one.indexed) for path, one in edition.prints.items()}
        save(self.folder / "outputs", self.version, prints)
        save(self.folder / "search", self.version, index)
        if groundwork and groundwork is not self.groundwork:
            self.save_groundwork(groundwork)
        self.save_memories()
        ground = groundwork.files.values() if groundwork else ()
        self.files.sweep([one.name for one in edition.prints.values()] + [*ground, *index.files.values()])


def search_key(prints: Prints) -> str:
    """The hash of all that the search reads."""
    return digest(tuple((path, prints[path].indexed) for path in sorted(prints) if prints[path].indexed))


def make_index(site: Path, key: str, files: Files, run: Run = run_to_the_end) -> Index:
    """Has Pagefind index the finished pages in `site`, and keeps what it made. Raises SearchIndexError."""
    folder = files.folder.with_name("index")
    shutil.rmtree(folder, ignore_errors=True)
    try:
        search_index.make_search_index(site, folder, run)
        made = {file.relative_to(folder): file for file in sorted(folder.rglob("*")) if file.is_file()}
        names = {path.as_posix(): files.put(file.read_bytes()) for path, file in made.items()}
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return Index(key, {f"{search_index.FOLDER}/{path}": name for path, name in names.items()})

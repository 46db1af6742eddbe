"""What builds keep below `.cache/`: values by the hash of what they were made from, and finished files by their own.

Everything here may be deleted at any time. What is cut short, scrambled, or of another version of the program is
as good as not there; nothing is ever changed in place.
"""

import contextlib
import os
import pickle
import shutil
from collections.abc import Iterable
from dataclasses import is_dataclass
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import Any

from jinja2.bccache import Bucket, BytecodeCache
from pydantic import BaseModel

from newsroom.content.base import PartialDate
from newsroom.memory import Memory, digest_of_bytes

_MARK = b"newsroom cache 1\n"
_DRAWERS = 64
_PLAIN = {("datetime", "date"), ("datetime", "datetime"), ("markupsafe", "Markup")}


class _Reader(pickle.Unpickler):
    """Makes plain values and our own models, and nothing else: a cache may have come with somebody's pull request."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module.startswith("newsroom.") or (module, name) in _PLAIN else None
        ours = isinstance(found, type) and (is_dataclass(found) or issubclass(found, BaseModel | PartialDate))
        if ours or (module, name) in _PLAIN:
            return found
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a cache")


def load(file: Path, version: str) -> Any:
    """The value that `save` wrote there; None where there is none, or it is not whole, or of another version."""
    try:
        content = file.read_bytes()
        mark = _MARK + version.encode()
        start = len(mark) + 16
        if (
            content[: len(mark)] != mark
            or blake2b(content[start:], digest_size=16).digest() != content[start - 16 : start]
        ):
            return None
        return _Reader(BytesIO(content[start:])).load()
    except Exception:  # whatever a scrambled file makes of Python
        return None


def save(file: Path, version: str, value: Any) -> None:
    """Writes `value` in the place of what stood there, all at once. A full disk only costs the memory."""
    try:
        content = pickle.dumps(value, protocol=5)
    except (pickle.PicklingError, AttributeError, TypeError):  # settings may hold functions
        return
    written = b"".join((_MARK, version.encode(), blake2b(content, digest_size=16).digest(), content))
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        _replace(file, written)


def _replace(file: Path, content: bytes) -> None:
    beside = f"{file}.{os.getpid()}"
    with open(beside, "wb") as opened:  # noqa: PTH123 - thousands of these are written
        opened.write(content)
    os.replace(beside, file)  # noqa: PTH105


def _write_new(file: Path, content: bytes) -> None:
    """Whoever reads it looks whether it is whole."""
    try:
        opened = open(file, "xb")  # noqa: PTH123, SIM115
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        opened = open(file, "xb")  # noqa: PTH123, SIM115
    with opened:
        opened.write(content)


class Shelf(Memory):
    """A memory that outlives the process. It is kept in drawers, each opened when something in it is asked for."""

    def __init__(self, folder: Path, version: str, *, most_unused: int = 0) -> None:
        """A drawer that is written again keeps what this process asked for, and up to `most_unused` besides."""
        super().__init__()
        self.folder, self.version, self.most_unused = folder, version, most_unused
        self.drawers: dict[str, dict[str, Any]] = {}
        self.used: set[str] = set()
        self.changed: set[str] = set()

    def recall(self, key: str) -> Any:
        self.used.add(key)
        return self._drawer(key).get(key)

    def keep(self, key: str, value: Any) -> None:
        self.used.add(key)
        self.fresh[key] = self._drawer(key)[key] = value
        self.changed.add(_drawer_of(key))

    def _drawer(self, key: str) -> dict[str, Any]:
        name = _drawer_of(key)
        if name not in self.drawers:
            found = load(self.folder / name, self.version)
            self.drawers[name] = found if isinstance(found, dict) else {}
        return self.drawers[name]

    def save(self) -> None:
        """Writes the drawers in which something is new."""
        for name in sorted(self.changed):
            drawer = self.drawers[name]
            unused = [key for key in drawer if key not in self.used]
            for key in unused[: max(0, len(unused) - self.most_unused)]:
                del drawer[key]
            save(self.folder / name, self.version, drawer)
        self.changed.clear()


def _drawer_of(key: str) -> str:
    """Keys are hexadecimal."""
    return f"{int(key[:2], 16) % _DRAWERS:02x}"


class CompiledTemplates(BytecodeCache):
    """What Jinja made of templates; compiling them anew takes longer than an edit may."""

    def __init__(self, folder: Path, version: str) -> None:
        self.folder, self.version = folder, version

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """By name alone: Jinja looks whether the source is the same, and folders of templates come and go."""
        return digest_of_bytes(name.encode())

    def load_bytecode(self, bucket: Bucket) -> None:
        found = load(self.folder / bucket.key, self.version)
        if isinstance(found, bytes):
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        save(self.folder / bucket.key, self.version, bucket.bytecode_to_string())


class Files:
    """Finished files, each under the hash of its bytes. They lie in one folder: many cost more than large ones."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, content: bytes) -> str:
        """Keeps `content`, and returns its name."""
        name = digest_of_bytes(content)
        file = self.path(name)
        try:
            _write_new(file, content)
        except FileExistsError:
            if not self.is_whole(name):  # half of it, or somebody wrote into it
                _replace(file, content)
        return name

    def path(self, name: str) -> Path:
        return self.folder / name

    def is_whole(self, name: str) -> bool:
        """Whether the file is there with every byte: the site's is the same file, and anybody may edit it."""
        try:
            with open(f"{self.folder}/{name}", "rb") as opened:  # noqa: PTH123
                return digest_of_bytes(opened.read()) == name
        except OSError:
            return False

    def number(self, name: str) -> tuple[int, int]:
        """Which file it is: two names of one file have one number."""
        state = os.stat(f"{self.folder}/{name}")  # noqa: PTH116
        return state.st_dev, state.st_ino

    def lay(self, name: str, target: str) -> None:
        """Puts the file at `target`, as a second name of one file where the system can, else as a copy."""
        source = f"{self.folder}/{name}"
        try:
            os.link(source, target)
        except OSError:
            shutil.copyfile(source, target)

    def sweep(self, kept: Iterable[str]) -> None:
        """Removes all files but those `kept`."""
        names = set(kept)
        if not self.folder.is_dir():
            return
        with os.scandir(self.folder) as found:
            for file in found:
                if file.is_dir(follow_symlinks=False):
                    shutil.rmtree(file.path)
                elif file.name not in names:
                    with contextlib.suppress(OSError):  # Windows keeps what another program shows; it goes later
                        os.unlink(file.path)  # noqa: PTH108

"""The files that pictures are published as, and other files that lie beside what they belong to."""

from collections.abc import Iterator

from newsroom import addresses
from newsroom.memory import digest_of_bytes
from newsroom.output import Output
from newsroom.reading.pictures import DAMAGED
from newsroom.reading.problem import Problem
from newsroom.render.pictures import Size, files_of, made, pictures_in_docs
from newsroom.render.templates import Press


def pictures(press: Press) -> Iterator[Output]:
    """Each picture beside an entry in all its sizes, and the sizes of those in `docs/`."""
    files = press.site.content.pictures
    for path, address in press.site.pictures.items():
        yield from (_one(press, path, size) for size in files_of(address, files[path]))
    for path, picture in pictures_in_docs(files).items():
        yield from (_one(press, path, size) for size in picture.sizes)


def _one(press: Press, path: str, size: Size) -> Output:
    seen = press.site.content.pictures[path].digest

    def make() -> bytes:
        try:
            return made(as_it_was(press, path, seen), size.width, size.kind)
        except OSError:
            press.problems.append(Problem(path, 1, 1, DAMAGED, "picture-unfit"))
            return b""

    return Output.of(addresses.file_of(size.address), (seen, size.width, size.kind), make)


def as_it_was(press: Press, path: str, seen: str) -> bytes:
    """What the file at `path` holds, whose hash is `seen`; that it is another by now is told as a problem."""
    content = (press.site.content.root / path).read_bytes()
    if digest_of_bytes(content) != seen:
        said = "this file was changed while the site was built; build again"
        press.problems.append(Problem(path, 1, 1, said, "file-changed"))
    return content

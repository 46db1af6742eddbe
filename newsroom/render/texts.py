"""An editor's text on its way to a page: converted once, by whoever has time, and remembered by what it says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import uuid4

from newsroom.content import ActionPlan, HandWritten
from newsroom.content.entry import Entry
from newsroom.memory import Memory, Spread, digest, digest_of_bytes, one_after_the_other
from newsroom.render.finish import without_first_level
from newsroom.render.markdown import Converter, Link, links_in, reads_nothing_else
from newsroom.render.outline import Outline, outline_of
from newsroom.render.refused import Refused, refused_in
from newsroom.render.text_pictures import TextPicture, pictures_in
from newsroom.settings import Settings


@dataclass(frozen=True)
class Text:
    """An editor's Markdown; as a view it reaches the template as HTML."""

    body: str
    path: str
    line: int

    @classmethod
    def of(cls, written: Entry | ActionPlan | HandWritten) -> "Text":
        return cls(written.body, written.path, written.body_line)


@dataclass(frozen=True)
class HandWrittenText:
    """A page of `docs/` as MkDocs made HTML of it."""

    html: str
    source: Text
    """What it was before."""


@dataclass(frozen=True)
class Converted:
    """What Markdown made of a text: not clean yet, and its links as the editor wrote them."""

    html: str
    links: tuple[Link, ...]
    pictures: tuple[TextPicture, ...] = ()
    refused: tuple[Refused, ...] = ()
    """What cleaning takes out of it."""
    is_unreadable: bool = False
    """Whether Markdown came to grief over it; then there is nothing else."""
    outline: Outline = field(default_factory=Outline)


def plain(value: Any) -> Any:
    """Settings as values that are the same in every process: a function by its name."""
    if isinstance(value, Mapping):
        return tuple((str(key), plain(part)) for key, part in value.items())
    if isinstance(value, list | tuple):
        return tuple(map(plain, value))
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', type(value).__qualname__)}"


class Convert:
    """Converts texts with one parser; can be sent to another process, which makes a parser of its own."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def __getstate__(self) -> dict[str, Any]:
        return {"settings": self.settings}

    @cached_property
    def converter(self) -> Converter:
        return Converter(self.settings)

    def __call__(self, body: str) -> Converted:
        converter = self.converter  # a wrong setting is no text's fault
        try:
            written = converter.convert(body)
            html = without_first_level(written)
            return Converted(html, links_in(html), pictures_in(html), refused_in(html), outline=outline_of(written))
        except Exception:  # an extension stumbles over what nobody thought of; whoever wrote it is told, not shown how
            return Converted("", (), is_unreadable=True)


class Texts:
    """All texts of a site, each converted once for the same words and the same settings."""

    def __init__(self, settings: Settings, memory: Memory) -> None:
        self.convert = Convert(settings)
        self.memory = memory
        alone = reads_nothing_else(settings.extensions)
        self.how = digest(settings.extensions, plain(settings.extension_configs), "" if alone else uuid4().hex)
        """What a conversion depends on besides the text; where that is not known, it is never the same twice."""
        self._keys: dict[str, str] = {}

    def of(self, body: str) -> Converted:
        key = self._keys.get(body) or self._key(body)
        found: Converted | None = self.memory.recall(key)
        if found is None:
            found = self.convert(body)
            self.memory.keep(key, found)
        return found

    def convert_all(self, bodies: Iterable[str], spread: Spread = one_after_the_other) -> None:
        """Converts those that nobody converted before."""
        keyed = {self._key(body): body for body in bodies}
        unknown = {key: body for key, body in keyed.items() if self.memory.recall(key) is None}
        words: Sequence[str] = tuple(unknown.values())
        for key, converted in zip(unknown, spread(self.convert, words, "Converting texts"), strict=True):
            self.memory.keep(key, converted)

    def _key(self, body: str) -> str:
        key = self._keys[body] = digest_of_bytes(f"{self.how} {body}".encode())
        return key

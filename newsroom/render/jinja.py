"""Jinja as we use it, and what each template is made of."""

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined

from newsroom.memory import digest

_NAMED = re.compile(r"{%-?\s*(?:extends|include|import|from)\s+(?P<name>\"[^\"]*\"|'[^']*')?")


def environment_of(templates: Path, compiled: BytecodeCache | None = None) -> Environment:
    """Escapes everything, and stops at a name that nobody gave. `compiled` keeps what it makes of templates."""
    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=compiled,
        auto_reload=False,  # a press prints one edition; whoever sees a template change opens another
    )


class TemplateSources:
    """What templates say, each together with those that it extends, includes and imports."""

    def __init__(self, templates: Path) -> None:
        self.templates = templates
        self._texts: dict[str, str] = {}
        self._digests: dict[str, str] = {}

    def of(self, name: str) -> str:
        """The hash of the template `name` and of all that it names."""
        if name not in self._digests:
            self._digests[name] = digest(*((part, self._text(part)) for part in sorted(self._with_parts(name))))
        return self._digests[name]

    def _with_parts(self, name: str) -> set[str]:
        found: set[str] = set()
        waiting = [name]
        while waiting:
            part = waiting.pop()
            if part not in found:
                found.add(part)
                waiting += self._named_in(part)
        return found

    def _named_in(self, name: str) -> Iterator[str]:
        for match in _NAMED.finditer(self._text(name)):
            if match["name"] is None:  # named only while it runs: it may be any of them
                yield from (file.relative_to(self.templates).as_posix() for file in self.templates.rglob("*.html"))
            else:
                yield match["name"][1:-1]

    def _text(self, name: str) -> str:
        if name not in self._texts:
            self._texts[name] = (self.templates / name).read_text(encoding="utf-8")
        return self._texts[name]

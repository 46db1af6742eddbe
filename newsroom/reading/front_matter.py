"""A Markdown file split into its front matter, with places, and its body."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import frontmatter
from frontmatter.default_handlers import BaseHandler

from newsroom.reading.yaml_source import Located, YamlProblem, read_yaml

FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    front_matter: Located
    body: str
    body_line: int
    """The line of the file on which the body starts."""


class _Handler(BaseHandler):
    """python-frontmatter splits; we read, because its own reader forgets places and duplicates."""

    FM_BOUNDARY = FENCE
    START_DELIMITER = END_DELIMITER = "---"

    def __init__(self, first_line: int, read: Callable[[str, int], Located]) -> None:
        super().__init__()
        self.first_line, self.read = first_line, read

    def load(self, fm: str) -> dict[str, Located]:
        return {"located": self.read(fm, self.first_line)}


def split(text: str, read: Callable[[str, int], Located] = read_yaml) -> Page:
    """`text` as front matter, which `read` reads, and body. Raises YamlProblem where there is no front matter."""
    opening = len(text) - len(text.lstrip())
    first_line = text.count("\n", 0, opening) + 1
    fences = [match for _, match in zip(range(2), FENCE.finditer(text), strict=False)]
    if not fences or fences[0].start() != opening:
        raise YamlProblem(
            (first_line, 1),
            "the block between two `---` lines is missing; start the file with a line `---`, then keys such as "
            "`title: ...`, then another line `---`",
            "front-matter-missing",
        )
    if len(fences) == 1:
        raise YamlProblem(
            (first_line, 1),
            "the block between the two `---` lines is opened and never closed; add `---` after its last key",
            "front-matter-open",
        )
    metadata, body = frontmatter.parse(text, handler=_Handler(first_line, read))
    located = metadata["located"]
    assert isinstance(located, Located)
    end = fences[1].end()
    blank = len(text[end:]) - len(text[end:].lstrip())
    return Page(located, body, text.count("\n", 0, end + blank) + 1)

"""Whatever anybody sends: a record, or a problem with the file's name; never a traceback."""

import string
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.checks import check
from newsroom.content import KINDS, Article
from newsroom.reading.content import read_content
from newsroom.settings import Settings
from newsroom.site import Site
from tests.building import PAGES, SOUND, TODAY, bare_root

BOUNDED = settings(derandomize=True, deadline=None, max_examples=150, database=None)
PATH = "articles/2023/x.md"
MARKS = st.sampled_from([*"\"'&*!|>%@`#,[]{}?:-~<=\\/ \n\t", ": ", "- ", "\n  ", "\n---\n", "a", "\u202e", "\x00"])
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12), st.dates().map(str),
    st.sampled_from(["0000", "9999-12", "true", "null", "1e9", "0x1f", "2023-09-18", "won", "!!int x", "*a", "&a"]),
)  # fmt: skip
KEYS = st.sampled_from([*Article.model_fields, "int", "str", "function-x", "[key]", "none", "é", "0"])
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=6
)
ONE_KEY = ["title", "date", "summary", "tags", "aliases", "actions", "corrections", "image", "slug"]
SOURCE = SOUND["articles/2023/week.md"].replace("\n        ", "\n").lstrip()


def flow(value: object) -> str:
    """Much like YAML, without the care that a library would take."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return "null" if value is None else str(value)


@pytest.fixture(scope="module")
def root() -> Path:
    return bare_root(Path(tempfile.mkdtemp()), PAGES)


def try_file(root: Path, path: str, data: bytes) -> None:
    """One file beside sound ones is read and checked."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_bytes() if file.exists() else None
    file.write_bytes(data)
    try:
        content = read_content(root)
        problems = [*check(Site(content, Settings("Test", "https://t.example.org/"), TODAY))]
    finally:
        file.unlink() if before is None else file.write_bytes(before)
    read = {record.item.path for record in content.records}
    assert path in read or path in {problem.path for problem in problems} or file.suffix == ".yml"
    assert {problem.path for problem in problems} <= {path}
    for problem in problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert "\n" not in str(problem)


@BOUNDED
@given(st.binary(max_size=300))
def test_any_bytes(root: Path, data: bytes) -> None:
    try_file(root, PATH, data)


@BOUNDED
@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_any_front_matter(root: Path, keys: dict[str, object]) -> None:
    front = "\n".join(f"{key}: {flow(value)}" for key, value in keys.items())
    try_file(root, PATH, f"---\n{front}\n---\n\nText.\n".encode("utf-8", "replace"))


@BOUNDED
@given(st.sampled_from(ONE_KEY), VALUES)
def test_any_value_of_a_key(root: Path, key: str, value: object) -> None:
    known = {"title": "T", "date": "2023-09-18", "summary": "S", key: flow(value)}
    front = "\n".join(f"{name}: {text}" for name, text in known.items())
    try_file(root, PATH, f"---\n{front}\n---\n".encode("utf-8", "replace"))


@BOUNDED
@given(st.integers(0, len(SOURCE)), st.integers(0, 4), st.one_of(MARKS, st.text(string.printable, max_size=4)))
def test_a_sound_file_with_a_slip_of_the_finger(root: Path, at: int, cut: int, typed: str) -> None:
    try_file(root, PATH, (SOURCE[:at] + typed + SOURCE[at + cut :]).encode("utf-8", "replace"))


OTHERS = [kind for kind in KINDS if kind.form in ("item", "list", "single")]


@settings(BOUNDED, max_examples=80)
@given(st.sampled_from(OTHERS), st.one_of(VALUES, st.lists(st.dictionaries(KEYS, VALUES, max_size=4), max_size=3)))
def test_any_data(root: Path, kind: object, value: object) -> None:
    path = f"{kind.place}/x.yml" if kind.form == "item" else kind.place  # type: ignore[attr-defined]
    try_file(root, path, flow(value).encode("utf-8", "replace"))

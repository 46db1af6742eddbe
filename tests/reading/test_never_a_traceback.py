"""Whatever anybody sends: a record, or a problem with the file's name; never a traceback."""

import copy
import os
import re
import string
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.checks import check
from newsroom.content import KINDS, Article
from newsroom.reading.content import read_content
from newsroom.settings import Settings
from newsroom.site import Site
from tests.building import PAGES, SOUND, TODAY, bare_root

RUNS = int(os.environ.get("NEWSROOM_RUNS", "150"))
"""Thousands by hand: NEWSROOM_RUNS=5000 python3 scripts/test.py tests/reading"""
BOUNDED = settings(derandomize=True, deadline=None, max_examples=RUNS, database=None)
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


@settings(BOUNDED, max_examples=RUNS // 2)
@given(st.sampled_from(OTHERS), st.one_of(VALUES, st.lists(st.dictionaries(KEYS, VALUES, max_size=4), max_size=3)))
def test_any_data(root: Path, kind: object, value: object) -> None:
    path = f"{kind.place}/x.yml" if kind.form == "item" else kind.place  # type: ignore[attr-defined]
    try_file(root, path, flow(value).encode("utf-8", "replace"))


# ---- real files, changed


PROJECT = Path(__file__).resolve().parents[2]
REAL = {
    file.relative_to(root).as_posix(): file
    for root in (PROJECT, PROJECT / "examples" / "northmoor")
    for kind in KINDS
    for file in sorted((root / kind.place).rglob("*") if kind.form in ("item", "markdown") else [root / kind.place])
    if file.suffix in (".md", ".yml") and not file.relative_to(root).as_posix().startswith("docs/")
}
"""Of the project and of the example, by their place in a newsroom."""
FILES = st.sampled_from(sorted(REAL))
BYTES = st.one_of(
    st.binary(max_size=6),
    st.sampled_from(
        [*(mark.encode("utf-8") for mark in "\ufeff\u202e\u200b\u2028“’éЖ"), b"\xff", b"\x00", b"\xed\xa0\x80"]
    ),
    st.sampled_from(
        [b"\r", b"\n\n", b"\n---\n", b": ", b"- ", b"\t", b"&a ", b"*a", b"!!x ", b"'", b'"', b"[", b"{", b"|\n"]
    ),
)
ODD = st.one_of(
    VALUES,
    st.sampled_from(
        ["\u202e", "\x1b[2J", "\u200b", "1" * 5_000, "x" * 10_000, "23:59", "2\u0663:00", "-", "..", "a/b", ""]
    ),
    st.sampled_from(
        [10**14, -1, 0.5, True, None, [], {}, [[]], {"": ""}, "2023-02-30", "9999", "https://[", "mailto:"]
    ),
)


@BOUNDED
@given(FILES, st.lists(st.tuples(st.floats(0, 1), st.integers(0, 8), BYTES), min_size=1, max_size=4))
def test_a_real_file_with_other_bytes_in_it(root: Path, path: str, changes: list[tuple[float, int, bytes]]) -> None:
    data = REAL[path].read_bytes()
    for where, cut, put in changes:
        at = int(where * len(data))
        data = data[:at] + put + data[at + cut :]
    try_file(root, path, data)


def parts(value: Any) -> Iterator[tuple[Any, Any]]:
    """Each list or mapping within `value` with each of its places."""
    for key in list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield value, key
        yield from parts(value[key])


def changed(value: Any, where: float, how: str, put: object) -> Any:
    """A copy of `value` with one part replaced, taken out, wrapped, doubled, or called otherwise."""
    value = copy.deepcopy(value)
    places = [*parts(value)]
    if not places:
        return put
    holder, key = places[min(int(where * len(places)), len(places) - 1)]
    match how:
        case "replaced":
            holder[key] = put
        case "wrapped":
            holder[key] = [holder[key]] if isinstance(put, list) else {"x": holder[key]}
        case "doubled":
            holder[key] = [holder[key], holder[key]]
        case "called otherwise" if isinstance(holder, dict):
            holder[str(put)[:50]] = holder.pop(key)
        case _:
            del holder[key]
    return value


WAYS = st.sampled_from(["replaced", "replaced", "taken out", "wrapped", "doubled", "called otherwise"])


@BOUNDED
@given(FILES, st.lists(st.tuples(st.floats(0, 1), WAYS, ODD), min_size=1, max_size=3))
def test_a_real_file_with_other_values_in_it(root: Path, path: str, changes: list[tuple[float, str, object]]) -> None:
    text = REAL[path].read_text("utf-8")
    front, body = (text, "") if path.endswith(".yml") else re.split(r"(?m)^---[ \t]*$", text, maxsplit=2)[1:]
    value = yaml.load(front, yaml.BaseLoader)
    for change in changes:
        value = changed(value, *change)
    written = yaml.safe_dump(value, allow_unicode=True)
    try_file(root, path, (f"---\n{written}---\n{body}" if path.endswith(".md") else written).encode("utf-8", "replace"))

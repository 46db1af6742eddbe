"""The walls of the house: who may import whom, and what stands nowhere."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

LAYERS = [
    {"addresses", "memory", "output"},
    {"content"},
    {"reading", "code_host", "settings", "linking", "faces"},
    {"site"},
    {"checks", "render", "register", "followed", "related", "unread"},
    {"pages", "receiving"},
    {"outputs"},
    {"build"},
]
"""From the ground up: a module imports its own layer and those below."""


def modules(project: Path) -> list[Path]:
    return sorted((project / "newsroom").rglob("*.py"))


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names if node.module == "newsroom")
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def layer_of(name: str) -> int | None:
    parts = name.split(".")
    if parts[0] != "newsroom" or len(parts) < 2:
        return None
    if parts[1] == "__init__":
        return None
    return next(number for number, layer in enumerate(LAYERS) if parts[1] in layer)


def test_the_newsroom_knows_no_mkdocs(project: Path) -> None:
    guilty = {
        file.name
        for file in modules(project)
        for name in imported(file)
        if name.split(".")[0] in ("mkdocs", "properdocs", "material")
    }
    assert guilty == set()


def test_imports_run_one_way(project: Path) -> None:
    upward = []
    for file in modules(project):
        own = layer_of(".".join(file.relative_to(project).with_suffix("").parts))
        for name in imported(file):
            other = layer_of(name)
            if own is not None and other is not None and other > own:
                upward.append(f"{file.relative_to(project)} imports {name}")
    assert upward == []


def test_the_faces_of_the_models_know_the_models_alone(project: Path) -> None:
    parts = {name.split(".")[1] for file in (project / "newsroom/faces").glob("*.py") for name in imported(file)
             if name.startswith("newsroom.")}  # fmt: skip
    assert parts == {"addresses", "content", "faces"}


def test_functions_stay_small(project: Path) -> None:
    long = []
    for folder in ("newsroom", "hooks", "scripts"):
        for file in (project / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 40:
                    long.append(f"{file.name}: {node.name}")
    assert long == []


def test_hooks_are_wiring_only(project: Path) -> None:
    assert [file.name for file in (project / "hooks").glob("*.py") if len(file.read_text().splitlines()) > 80] == []


@pytest.mark.parametrize("text", [".pypi" + ".org", "/ho" + "me/", "/wo" + "rk/", "/ro" + "ot/"])
def test_no_path_of_a_machine_and_no_registry_stands_in_the_project(project: Path, text: str) -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=project, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    files = [project / name for name in listed if name != "uv.lock"]
    assert [str(f) for f in files if f.is_file() and text.encode() in f.read_bytes()] == []

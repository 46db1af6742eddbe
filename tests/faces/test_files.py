"""What lies in the repository of the models' faces is what the models say today."""

import json
from pathlib import Path

import pytest

import _faces
from newsroom.content import KINDS
from newsroom.faces.files import faces, schema_file


@pytest.mark.parametrize("path", sorted(faces()))
def test_the_file_is_up_to_date(project: Path, path: str) -> None:
    assert (project / path).is_file(), "run: python3 scripts/faces.py"
    assert (project / path).read_text("utf-8") == faces()[path], "run: python3 scripts/faces.py"


def test_every_data_file_has_its_schema_in_visual_studio_code(project: Path) -> None:
    places = json.loads(faces()[".vscode/settings.json"])["yaml.schemas"]
    for kind in KINDS:
        patterns = places.get(f"./{schema_file(kind)}", [])
        files = [*project.glob(f"{kind.place}/*.yml")] if kind.form == "item" else [project / kind.place]
        if kind.form != "markdown":
            assert all(any(Path(file).match(pattern) for pattern in patterns) for file in files), kind.name
            assert any(pattern.startswith("examples/*/") for pattern in patterns), kind.name


def test_git_keeps_the_settings(project: Path) -> None:
    ignored = (project / ".gitignore").read_text("utf-8").splitlines()
    for name in ("settings.json", "extensions.json"):
        assert f"!.vscode/{name}" in ignored


def test_the_script_writes_what_is_missing_and_then_has_nothing_to_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(_faces, "PROJECT", tmp_path)
    assert _faces.main(["--check"]) == 1
    assert "frontmatter.json: it is out of date; run: python3 scripts/faces.py" in capsys.readouterr().err
    assert not any(tmp_path.iterdir())
    assert _faces.main([]) == 0
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()} == set(faces())
    assert _faces.main(["--check"]) == 0


def test_the_script_finds_what_somebody_changed_by_hand_and_what_is_left_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(_faces, "PROJECT", tmp_path)
    _faces.main([])
    (tmp_path / "schemas/event.json").write_text("{}", "utf-8")
    (tmp_path / "schemas/ghost.json").write_text("{}", "utf-8")
    assert _faces.main(["--check"]) == 1
    told = capsys.readouterr().err
    assert "schemas/event.json" in told
    assert "schemas/ghost.json" in told
    assert _faces.main([]) == 0
    assert not (tmp_path / "schemas/ghost.json").exists()
    assert _faces.main(["--check"]) == 0


def test_windows_line_ends_are_not_out_of_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_faces, "PROJECT", tmp_path)
    _faces.main([])
    file = tmp_path / "frontmatter.json"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert _faces.main(["--check"]) == 0

"""The command: what it takes, what it writes, and when it writes nothing."""

import ast
import json
from pathlib import Path

import pytest

import _bench
from yardstick.measure import WHAT, Measured, Plan, Size
from yardstick.tool import BenchError


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[Plan]:
    """Measures nothing, and notes what it was asked for."""
    plans: list[Plan] = []

    def measured(plan: Plan, _project: Path, work: Path, say: _bench.Say) -> Measured:
        assert work.is_dir()
        plans.append(plan)
        say("a step")
        found = Measured(plan.articles, {name: name for name in plan.tools})
        found.times = {what: {name: [1.0] * plan.runs for name in plan.tools} for what in WHAT}
        found.memory = dict.fromkeys(plan.tools)
        found.size = dict.fromkeys(plan.tools, Size(1, 1))
        return found

    monkeypatch.setattr(_bench, "measure", measured)
    monkeypatch.setattr(_bench.hugo, "program", lambda _project: Path("hugo"))
    return plans


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--articles", "x"], "“x” is no number of articles: write one from 20 to 100,000, in digits alone"),
        (["--articles", "200,5"], "“5” is no number of articles"),
        (["--against", "foo"], "“foo” cannot be measured: write hugo, material, or none"),
        (["--runs", "0"], "“0” is no number of runs: write one from 1 to 10"),
        (["--json", "no/such/folder/x.json"], "cannot be written: name a file in a folder that is there"),
    ],
)
def test_what_is_wrong_is_said(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        _bench.main(arguments)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_both_files_are_written(quick: list[Plan], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, figures = tmp_path / "out.md", tmp_path / "figures.json"
    asked = ["--articles", "40,80,40", "--against", "material,hugo", "--runs", "2"]
    assert _bench.main([*asked, "--json", str(figures), "--out", str(out)]) == 0
    assert quick == [Plan(40, ("hugo", "material"), 2), Plan(80, ("hugo", "material"), 2)]
    said = capsys.readouterr()
    assert out.read_text("utf-8") == said.out[:-1]
    assert "`python3 scripts/bench.py --articles 40,80 --against hugo,material --runs 2`" in said.out
    assert str(tmp_path) not in said.out
    assert said.err.splitlines() == ["[1/42] a step", "[2/42] a step"]
    assert list(json.loads(figures.read_text("utf-8"))) == ["40", "80"]


def test_usual_runs_and_sizes(quick: list[Plan], tmp_path: Path) -> None:
    _bench.main(["--against", "none", "--out", str(tmp_path / "out.md")])
    assert [(plan.articles, plan.runs, plan.tools) for plan in quick] == [
        (200, 5, ("ours",)), (2000, 5, ("ours",)), (10000, 3, ("ours",)),
    ]  # fmt: skip


def test_a_size_that_fails_leaves_no_results(
    quick: list[Plan], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = _bench.measure

    def fails(plan: Plan, *rest: object) -> Measured:
        if plan.articles == 80:
            raise BenchError("The work is not equal.")
        return first(plan, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(_bench, "measure", fails)
    assert _bench.main(["--articles", "40,80", "--out", str(tmp_path / "out.md")]) == 1
    assert capsys.readouterr().err.endswith("The work is not equal.\nNothing was written.\n")
    assert list(tmp_path.iterdir()) == []


def test_functions_stay_small_and_the_site_knows_no_bench(project: Path) -> None:
    for file in (project / "bench").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            assert not (isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 40), node.name
    for folder in ("newsroom", "hooks"):
        assert [f.name for f in (project / folder).rglob("*.py") if "yardstick" in f.read_text("utf-8")] == []

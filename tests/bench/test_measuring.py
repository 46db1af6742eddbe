"""The measuring itself, with a small stand-in for a tool that copies texts into pages."""

import os
import sys
import time
from pathlib import Path

import pytest

from yardstick import corpus, measure, running
from yardstick.measure import Measured, Plan
from yardstick.running import Command
from yardstick.tool import BenchError, Tool

BUILD = """
import json, pathlib, sys, time
for line in pathlib.Path("pages.txt").read_text().splitlines():
    source, target = line.split()
    page = pathlib.Path("site", target)
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(pathlib.Path(source).read_text())
if "--silent" not in sys.argv:
    pathlib.Path("report.json").write_text(
        json.dumps({"pages": 20, "remade": 1, "seconds": 0.1, "search_seconds": 0.001, "social_seconds": 0.002}))
"""


@pytest.fixture
def told() -> tuple[corpus.Story, ...]:
    return corpus.stories(20)


@pytest.fixture
def tool(tmp_path: Path, told: tuple[corpus.Story, ...]) -> Tool:
    root = tmp_path / "ours"
    corpus.write(root, told)
    corpus.save(root / "build.py", BUILD)

    def serve(port: int) -> tuple[str, ...]:
        return sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", "site"

    found = Tool(
        name="ours", title="ours", root=root, output=root / "site", kept=(root / ".cache",),
        build=(sys.executable, "build.py"), serve=serve, file_of=lambda story: root / story.path,
        text_of=corpus.text_of, report=root / "report.json",
    )  # fmt: skip
    pages = (f"{story.path} {found.page_of(story).relative_to(found.output).as_posix()}" for story in told)
    corpus.save(root / "pages.txt", "\n".join(pages))
    return found


def test_each_run_edits_other_stories(told: tuple[corpus.Story, ...]) -> None:
    turns = [measure._Turn(told, run, 10) for run in range(10)]
    edited = [turn.edited(what)[0].slug for turn in turns for what in ("edit", "live")]
    assert len(set(edited)) == 20
    assert edited[0] == told[-1].slug


def test_a_clean_build_starts_with_nothing(tool: Tool, told: tuple[corpus.Story, ...]) -> None:
    corpus.save(tool.output / "left.html", "")
    corpus.save(tool.root / ".cache" / "left", "")
    found = Measured(20)
    assert measure._clean(tool, measure._Turn(told, 0, 1), found) > 0
    assert not (tool.output / "left.html").exists()
    assert not (tool.root / ".cache").exists()
    assert found.search == {"clean": [0.001]}
    assert found.social == {"clean": [0.002]}
    assert measure.size_of(tool.output).files == 20


def test_an_edit_must_show_in_the_page(tool: Tool, told: tuple[corpus.Story, ...]) -> None:
    found = Measured(20)
    turn = measure._Turn(told, 0, 1)
    measure._edit(tool, turn, found)
    assert "mark1edit" in tool.page_of(told[-1]).read_text("utf-8")
    assert found.remade == [1]
    corpus.save(tool.root / "pages.txt", "")
    with pytest.raises(BenchError, match="did not take the edit"):
        measure._edit(tool, measure._Turn(told, 1, 2), found)


def test_what_only_ours_makes_is_left_out_of_the_size(tmp_path: Path) -> None:
    for name in ("index.html", "pagefind/index.pf", "news/2023/week/social.png"):
        corpus.save(tmp_path / name, "1234")
    assert measure.size_of(tmp_path) == measure.Size(4, 1)


def test_a_build_without_a_report_is_told(tool: Tool, told: tuple[corpus.Story, ...]) -> None:
    silent = Tool(**{**vars(tool), "build": (*tool.build, "--silent")})
    with pytest.raises(
        BenchError, match="left no report of how long its search index and its pictures for sharing took"
    ):
        measure._clean(silent, measure._Turn(told, 0, 1), Measured(20))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"pages": 1}',
        '{"pages": 1, "remade": 1, "seconds": 1, "search_seconds": null, "social_seconds": 1}',
        '{"pages": 1, "remade": 1, "seconds": 1, "search_seconds": 1}',
    ],
)
def test_a_report_that_tells_nothing_is_told(tmp_path: Path, text: str) -> None:
    corpus.save(tmp_path / "report.json", text)
    with pytest.raises(BenchError, match="left no report"):
        measure.told_by(tmp_path / "report.json")


def test_material_is_left_out_where_it_takes_minutes() -> None:
    assert Plan(10000, ("hugo", "material"), 3).tools == ("ours", "hugo")
    assert Plan(2000, ("hugo", "material"), 5).tools == ("ours", "hugo", "material")
    assert Plan(2000, ("hugo", "material"), 5).steps == 3 * 16


def command(folder: Path, *words: str) -> Command:
    return Command((sys.executable, *words), folder, dict(os.environ), folder / "said.log")


def test_a_command_that_fails_is_told_with_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match=r"failed \(status 3\)[^$]*no such thing"):
        running.run(command(tmp_path, "-c", "print('no such thing'); raise SystemExit(3)"))


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="this system does not tell")
def test_memory_is_of_the_children_too(tmp_path: Path) -> None:
    child = "import time; held = bytearray(60_000_000); time.sleep(0.4)"
    alone = running.run_watched(command(tmp_path, "-c", "import time; time.sleep(0.2)"))
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    both = running.run_watched(command(tmp_path, "-c", parent))
    assert alone is not None
    assert both is not None
    assert alone.peak < 60_000_000 < both.peak
    assert both.indexer == 0
    assert both.peak == both.together


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="this system does not tell")
def test_memory_of_the_indexer_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "pagefind.py").write_text("import time; held = bytearray(60_000_000); time.sleep(0.4)")
    parent = "import subprocess, sys; subprocess.run([sys.executable, '-m', 'pagefind'])"
    found = running.run_watched(command(tmp_path, "-c", parent))
    assert found is not None
    assert found.peak < 60_000_000 < found.indexer < found.together


def test_a_page_is_waited_for_and_the_server_ended(tool: Tool, told: tuple[corpus.Story, ...]) -> None:
    running.run(command(tool.root, "build.py"))
    port = running.free_port()
    with running.started(Command(tool.serve(port), tool.root, dict(os.environ), tool.root / "said.log")) as server:
        running.wait_for(server, port, told[0].address, told[0].title)
        assert server.poll() is None
    assert server.poll() is not None


def test_a_server_that_ends_by_itself_is_told(tmp_path: Path) -> None:
    with (
        running.started(command(tmp_path, "-c", "pass")) as server,
        pytest.raises(BenchError, match="ended by itself"),
    ):
        running.wait_for(server, running.free_port(), "/", "never")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system does not tell")
def test_children_are_ended_with_their_parent(tmp_path: Path) -> None:
    sleeper = (
        "import subprocess, sys, time; c = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']); "
    )
    with running.started(command(tmp_path, "-u", "-c", sleeper + "print(c.pid); time.sleep(60)")) as parent:
        while not (said := (tmp_path / "said.log").read_text()).strip():
            assert parent.poll() is None
        assert running._stat(Path("/proc", said.strip()))
    until = time.monotonic() + 5
    while (running._stat(Path("/proc", said.strip())) or ["Z"])[0] != "Z":
        assert time.monotonic() < until

"""The bench: how long the same posts take with our program and with others. What it measures stands in `bench/`."""

from __future__ import annotations

import argparse
import json
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from _bootstrap import PROJECT

sys.path.insert(0, str(PROJECT / "bench"))

from yardstick import hugo
from yardstick.figures import as_json
from yardstick.measure import MOST_RUNS, OTHERS, SMALLEST, Measured, Plan, Say, measure, usual_runs
from yardstick.report import report
from yardstick.tool import BenchError

RESULTS = PROJECT / "bench" / "RESULTS.md"
USUAL_SIZES = (200, 2000, 10000)
LARGEST = 100_000


def main(arguments: list[str]) -> int:
    """Measure what the command line asks for; return the exit status."""
    options = _options(arguments)
    plans = [Plan(size, options.against, options.runs or usual_runs(size)) for size in options.articles]
    sizes: dict[int, Measured] = {}
    try:
        if "hugo" in options.against:
            hugo.program(PROJECT)  # fetched before any clock runs, or found missing before anybody waits
        with _ended_tidily(), _steps(sum(plan.steps for plan in plans)) as say:
            for plan in plans:
                sizes[plan.articles] = _measured(plan, say)
    except BenchError as problem:
        print(f"{problem}\nNothing was written.", file=sys.stderr)
        return 1
    told = report(sizes, _asked(options))
    print(told)
    _write(options.out, told)
    if options.json:
        _write(options.json, json.dumps(as_json(sizes), indent=2) + "\n")
    return 0


def _measured(plan: Plan, say: Say) -> Measured:
    """One size, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        return measure(plan, PROJECT, Path(folder).resolve(), say)


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")


# -- While it runs


@contextmanager
def _steps(total: int) -> Iterator[Say]:
    """Tells each step: a bar on a terminal, a line in a log."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _lines(total)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=total)
        begun = iter(range(total))

        def say(step: str) -> None:
            progress.update(task, description=step, completed=next(begun))

        yield say


def _lines(total: int) -> Callable[[str], None]:
    numbers = iter(range(1, total + 1))

    def say(step: str) -> None:
        print(f"[{next(numbers)}/{total}] {step}", file=sys.stderr, flush=True)

    return say


@contextmanager
def _ended_tidily() -> Iterator[None]:
    """Let Ctrl+C and an end from outside (SIGTERM) take servers and folders away, each at the first time."""
    before = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}
    for each, handler in before.items():
        if handler is not signal.SIG_IGN:  # as in a shell's background job
            signal.signal(each, _end)
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _end(_signal: int, _frame: FrameType | None) -> None:
    """End at the first Ctrl+C, and let no second one disturb the tidying up."""
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)
    raise KeyboardInterrupt


# -- The command line


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bench.py", description="Measure how fast the site is built, beside other programs."
    )
    add = parser.add_argument
    usual = ",".join(map(str, USUAL_SIZES))
    add("--articles", type=_sizes, default=USUAL_SIZES, metavar="N,N", help=f"how many (default: {usual})")
    add("--against", type=_names, default=OTHERS, metavar="NAME,NAME", help="hugo, material, both (default) or none")
    add("--runs", type=_runs, metavar="N", help="how often (default: 5, and 3 above 5,000 articles)")
    add("--json", type=_file, metavar="FILE", help="write the figures there too, for other programs")
    add("--out", type=_file, default=RESULTS, metavar="FILE", help="where to write the results (default: RESULTS.md)")
    return parser.parse_args(arguments)


def _asked(options: argparse.Namespace) -> str:
    """The options that the figures depend on, as somebody would write them to have the like."""
    runs = f" --runs {options.runs}" if options.runs else ""
    sizes = ",".join(map(str, options.articles))
    return f"--articles {sizes} --against {','.join(options.against) or 'none'}{runs}"


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(_number(part, SMALLEST, LARGEST, "number of articles") for part in text.split(",")))


def _runs(text: str) -> int:
    return _number(text, 1, MOST_RUNS, "number of runs")


def _number(text: str, least: int, most: int, what: str) -> int:
    part = text.strip()
    if not (part.isascii() and part.isdecimal() and least <= int(part) <= most):
        raise argparse.ArgumentTypeError(
            f"“{part}” is no {what}: write one from {least:,} to {most:,}, in digits alone"
        )
    return int(part)


def _names(text: str) -> tuple[str, ...]:
    names = [part.strip().lower() for part in text.split(",")]
    if names == ["none"]:
        return ()
    for name in names:
        if name not in OTHERS:
            raise argparse.ArgumentTypeError(f"“{name}” cannot be measured: write {', '.join(OTHERS)}, or none")
    return tuple(name for name in OTHERS if name in names)


def _file(text: str) -> Path:
    file = Path(text).expanduser()
    if file.is_dir() or not file.absolute().parent.is_dir():
        raise argparse.ArgumentTypeError(f"{text} cannot be written: name a file in a folder that is there")
    return file.absolute()

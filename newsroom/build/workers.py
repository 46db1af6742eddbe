"""Work on all cores: other processes take their share of it, and send back what they made."""

import multiprocessing
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from typing import Any, TypeVar, cast

_A = TypeVar("_A")
_B = TypeVar("_B")

FEWEST = 100
"""Below this many things, sending them to other processes takes longer than doing them."""
FEWEST_STARTED = 500
"""The same where a process starts with nothing, and has to import all anew (Windows, macOS)."""

NEIGHBOURS = 12
"""How many things that follow each other go to the same process: the three formats of a feed, say."""

ENDED = (
    "A process of this build was ended from outside, most likely because the computer ran out of memory. Close other "
    "programs and build again; the last good site stands."
)


class WorkFailed(Exception):
    """Another process came to grief; the message is its traceback."""


class WorkEnded(Exception):
    """Another process was ended from outside, most likely because memory ran out; the message says what to do."""


def cores() -> int:
    """How many processes may run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def can_fork() -> bool:
    """Whether another process can be a copy of this one. macOS can, but its own libraries do not bear it."""
    return sys.platform == "linux"


def _context() -> BaseContext:
    return multiprocessing.get_context("fork" if can_fork() else "spawn")


Told = Callable[[str, int, int], None]
"""Is told what is done, how much of it, and how much there is."""


def nobody(what: str, done: int, total: int) -> None:
    """Where nobody listens."""


class OnAllCores:
    """A `Spread`. What is spread is sent to other processes, so it must be what pickle can write."""

    def __init__(self, told: Told = nobody) -> None:
        self.told = told

    def __call__(self, work: Callable[[_A], _B], items: Sequence[_A], what: str) -> Iterable[_B]:
        fewest = FEWEST if can_fork() else FEWEST_STARTED
        if len(items) < fewest or cores() == 1:
            return map(work, items)
        from concurrent.futures import ProcessPoolExecutor  # at need: an edit spreads nothing

        size = min(250, -(-len(items) // (cores() * 4)))
        shares = [items[start : start + size] for start in range(0, len(items), size)]
        made: list[_B] = []
        with ProcessPoolExecutor(cores(), mp_context=_context(), initializer=_leave_ctrl_c) as pool:
            for share in pool.map(partial(_each, work), shares):
                made += share
                self.told(what, len(made), len(items))
        return made


def _each(work: Callable[[_A], _B], items: Sequence[_A]) -> list[_B]:
    return [work(item) for item in items]


def _leave_ctrl_c() -> None:
    """The process that was started first answers it, and ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def in_copies(work: Callable[[Sequence[_A]], Iterable[_B]], items: Sequence[_A]) -> Iterator[_B]:
    """What `work` makes of `items`, shared out among copies of this process, in no order.

    A copy knows all that this process knows, so nothing of it is sent; only results are. Where there are no
    copies, or little to do, this process does all. Raises WorkFailed and WorkEnded.
    """
    if not can_fork() or len(items) < FEWEST or cores() == 1:
        yield from work(items)
        return
    context = multiprocessing.get_context("fork")
    shares = dealt(items, cores())
    pipes = [context.Pipe(duplex=False) for _ in shares]
    copies = [
        context.Process(target=_send, args=(work, share, pipe), daemon=True)
        for share, (_, pipe) in zip(shares, pipes, strict=True)
    ]
    try:
        for copy, (_, pipe) in zip(copies, pipes, strict=True):
            copy.start()
            pipe.close()
        yield from _received([end for end, _ in pipes])
    finally:
        for copy in copies:
            copy.terminate()
            copy.join()


def dealt(items: Sequence[_A], hands: int) -> list[list[_A]]:
    """`items` in as many shares as there are `hands`: a few neighbours at a time, for they often need the same."""
    runs = [items[start : start + NEIGHBOURS] for start in range(0, len(items), NEIGHBOURS)]
    return [[item for run in runs[hand::hands] for item in run] for hand in range(hands)]


def _send(
    work: Callable[[Sequence[_A]], Iterable[_B]], items: Sequence[_A], pipe: "Connection[object, object]"
) -> None:
    import traceback

    _leave_ctrl_c()
    try:
        for made in work(items):
            pipe.send([made])
        pipe.send(None)
    except Exception:
        pipe.send(traceback.format_exc())


def _received(pipes: "list[Connection[object, object]]") -> Iterator[_B]:
    waiting = list(pipes)
    while waiting:
        for pipe in wait(waiting):
            try:
                batch: Any = cast("Connection[object, object]", pipe).recv()
            except (EOFError, OSError, pickle.UnpicklingError):
                raise WorkEnded(ENDED) from None
            if isinstance(batch, str):
                raise WorkFailed(batch)
            if batch is None:
                waiting.remove(pipe)  # type: ignore[arg-type]
            else:
                yield from batch

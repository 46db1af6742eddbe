"""One thing at a time, and what somebody waits for before what nobody waits for yet."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class Turns:
    """Threads take turns. Making files is no work for two at once: one of our libraries sets the locale meanwhile."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._busy = False
        self._waiting = 0

    @contextmanager
    def now(self) -> Iterator[None]:
        """As soon as whoever has the turn is done."""
        with self._changed:
            self._waiting += 1
            self._changed.wait_for(lambda: not self._busy)
            self._waiting -= 1
            self._busy = True
        yield from self._turn()

    @contextmanager
    def when_idle(self) -> Iterator[None]:
        """After everybody who asked for `now`."""
        with self._changed:
            self._changed.wait_for(lambda: not (self._busy or self._waiting))
            self._busy = True
        yield from self._turn()

    def _turn(self) -> Iterator[None]:
        try:
            yield
        finally:
            with self._changed:
                self._busy = False
                self._changed.notify_all()

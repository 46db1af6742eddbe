"""Which port of this computer the preview answers at."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable

HOST = "127.0.0.1"
FIRST = 8000
HOW_MANY = 100


class NoPort(Exception):
    """No port can be had; the text says why, in plain words."""


def is_free(port: int) -> bool:
    """Whether nothing answers at this port yet."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name != "nt":  # there, the option means: share the port with whoever has it
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def taken(port: int) -> NoPort:
    """That just this port cannot be had."""
    return NoPort(
        f"Port {port} cannot be used: another program has it, or the system keeps it for itself. "
        "Leave --port out to get the next free one."
    )


def choose(wanted: int | None, *, free: Callable[[int], bool] = is_free) -> int:
    """The wanted port, which must be free; or, when none is wanted, the first free one from 8000 on."""
    if wanted is not None:
        if free(wanted):
            return wanted
        raise taken(wanted)
    last = FIRST + HOW_MANY - 1
    port = next((each for each in range(FIRST, last + 1) if free(each)), None)
    if port is None:
        raise NoPort(f"All ports from {FIRST} to {last} are taken: name another one with --port.")
    return port

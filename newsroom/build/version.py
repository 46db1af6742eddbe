"""What everything made depends on besides the content: this program, and the packages that it runs on."""

import os
import platform
import sys
from pathlib import Path

from newsroom.memory import digest


def version() -> str:
    """The hash of the program's own source, of Python's version and packages, and of this computer's secret.

    Without the secret nobody can write a cache that we would trust, and send it along with a pull request.
    """
    own = Path(__file__).resolve().parent.parent
    sources = tuple((file.relative_to(own).as_posix(), file.read_bytes()) for file in sorted(own.rglob("*.py")))
    return digest(sources, platform.python_version(), sys.platform, tuple(_packages()), secret())


def secret() -> bytes:
    """Some bytes that stand in the environment of this program alone; where they cannot, other ones each time."""
    file = Path(sys.prefix, "newsroom.secret")
    made = os.urandom(32)
    try:
        with file.open("xb") as opened:
            opened.write(made)
    except FileExistsError:
        held = file.read_bytes()
        return held if len(held) == len(made) else made
    except OSError:
        pass
    return made


def _packages() -> list[str]:
    """Name and version of each, as the names of the folders tell that package managers write."""
    folders = [path for path in sys.path if path and os.path.isdir(path)]  # noqa: PTH112
    names = {entry.name for folder in folders for entry in os.scandir(folder)}
    return sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))

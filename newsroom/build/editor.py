"""The browser editor, fetched by npm when a site is built: pinned in admin/package-lock.json, kept in `.cache/`.

Nothing of it stands in the repository. npm runs once for each lock: what it gave is kept under the lock's hash and
this computer's secret, like everything in a cache that may have come with somebody's pull request.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsroom.build.cache import load, save
from newsroom.build.version import secret
from newsroom.memory import digest
from newsroom.outputs.admin import SCRIPT

SWITCH = "BROWSER_EDITOR"
"""The variable that leaves the editor out where it says `off`, and ends a build without it where it says `required`."""
LOCK = ("package.json", "package-lock.json")
HOSTS = "hosts.txt"
"""Beside the lock: every host that the editor's script names, as somebody looked at them."""
PATIENCE = 300
"""Seconds that npm may take, on a slow line."""

Run = Callable[[Sequence[str], Path], "subprocess.CompletedProcess[str]"]


class LeftOutError(Exception):
    """The editor cannot be had here; the text says why, as the end of a sentence."""


class ChangedError(LeftOutError):
    """The editor is not what it was when it was last looked at, so that nobody knows whom it would ask."""


@dataclass(frozen=True)
class Fetching:
    """Where the editor comes from and where it is kept."""

    project: Path
    variables: Mapping[str, str]

    @property
    def off(self) -> bool:
        return self._switch == "off"

    @property
    def required(self) -> bool:
        """Whether a site that has a use for it may not be built without it."""
        return self._switch == "required"

    @property
    def _switch(self) -> str:
        return self.variables.get(SWITCH, "").strip().lower()

    def kept(self) -> Mapping[str, bytes]:
        """The files that an earlier build fetched; none where there are none, or none are wanted."""
        if self.off:
            return {}
        found = load(self._file, self._version)
        return found if isinstance(found, dict) and SCRIPT in found else {}

    def fetched(self, run: Run | None = None) -> Mapping[str, bytes]:
        """The files, by npm where no earlier build fetched them. Raises LeftOutError."""
        known = self.kept()
        if known:
            return known
        npm = shutil.which("npm", path=self.variables.get("PATH"))
        if npm is None:
            raise LeftOutError("Node.js is not installed")
        place = self._file.with_name(f"installing.{os.getpid()}")  # two builds may be at it
        try:
            files = self._installed([npm, *_COMMAND], place, run or _run)
        except (OSError, subprocess.SubprocessError) as problem:
            raise LeftOutError(f"npm could not fetch it ({problem})") from problem
        finally:
            shutil.rmtree(place, ignore_errors=True)
        save(self._file, self._version, files)
        return files

    @property
    def _file(self) -> Path:
        return self.project / ".cache" / "editor" / digest(*self._lock)

    @property
    def _version(self) -> str:
        hosts = " ".join(sorted(self._hosts)).encode()
        return digest(*self._lock, hosts, Path(__file__).read_bytes(), secret())

    @property
    def _lock(self) -> tuple[bytes, ...]:
        files = [self.project / "admin" / name for name in LOCK]
        return tuple(file.read_bytes() if file.is_file() else b"" for file in files)

    @property
    def _hosts(self) -> frozenset[str]:
        file = self.project / "admin" / HOSTS
        return frozenset(file.read_text("utf-8").split() if file.is_file() else ())

    def _installed(self, command: Sequence[str], place: Path, run: Run) -> dict[str, bytes]:
        """What npm gives of the packages that the lock names; it verifies each by its hash."""
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        for name in LOCK:
            shutil.copyfile(self.project / "admin" / name, place / name)
        done = run(command, place)
        if done.returncode:
            raise LeftOutError(f"npm could not fetch it ({_said(done)})")
        return prepared(place / "node_modules", self._hosts)


# -- Looking at what npm gave

_SCRIPT = f"@sveltia/cms/dist/{SCRIPT}"
FONTS = {
    "source-sans-3": "@fontsource-variable/source-sans-3",
    "noto-mono": "@fontsource/noto-mono",
    "material-symbols-outlined": "@fontsource-variable/material-symbols-outlined",
}
"""The typefaces that the editor loads, by the name that it gives each, and the package in the lock that holds it."""
_FONT = re.compile(
    r"https://cdn\.jsdelivr\.net/fontsource/fonts/(?P<name>[\w-]+)(?::vf)?@[\w.-]+/(?P<cut>[\w-]+)\.woff2"
)
"""Where it would load one from, on a public network."""
_FROM_ELSEWHERE = re.compile(
    r"""(?<!new[ ])url\(\s*\\?["'`]?\s*(?:https?:)?//  # what a style loads from another host; `new URL(` is a script's
    | @import\b
    | (?:https?:)?//[^\s"'`)]*\.(?:woff2?|ttf|otf)\b
    | fonts\.(?:gstatic|googleapis)\.com
    | jsdelivr[^\s"'`)]*fontsource | fontsource[^\s"'`)]*jsdelivr
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What may be left of no address of a typeface, however it is written."""
_HOST = re.compile(r"(?:https?|wss?)://([A-Za-z0-9.-]*[A-Za-z0-9])")


def prepared(place: Path, hosts: frozenset[str]) -> dict[str, bytes]:
    """The editor's files, with its typefaces beside it. Raises ChangedError where it names others than it did.

    `place` is the folder of the packages that npm laid out, `hosts` are those that its script is known to name.
    """
    script = (place / _SCRIPT).read_text("utf-8")
    found = {match["name"]: match for match in _FONT.finditer(script)}
    named = len(set(_FONT.findall(script)))
    if found.keys() != FONTS.keys() or named != len(FONTS):
        raise ChangedError(
            f"it names {named} typefaces on a public network ({', '.join(sorted(found)) or 'none that we know'}), and "
            f"we know of {len(FONTS)}; look at the new version, then at FONTS in newsroom/build/editor.py"
        )
    mended = _FONT.sub(_beside, script)
    _see_that_it_asks_nobody_else(mended, hosts)
    files = {SCRIPT: mended.encode(), f"licences/{SCRIPT}.txt": _licence(place, "@sveltia/cms")}
    for name, match in found.items():
        files[_beside(match)] = (place / FONTS[name] / "files" / f"{name}-{match['cut']}.woff2").read_bytes()
        files[f"licences/{name}.txt"] = _licence(place, FONTS[name])
    return files


def _see_that_it_asks_nobody_else(script: str, hosts: frozenset[str]) -> None:
    """Raises ChangedError where the script would still load a typeface from elsewhere, or names a host that is new."""
    left = _FROM_ELSEWHERE.search(script)
    if left:
        raise ChangedError(
            f"it still loads something from a public network ({script[left.start() : left.start() + 80].strip()!r}); "
            "look at the new version, then at newsroom/build/editor.py"
        )
    new = sorted(set(_HOST.findall(script)) - hosts)
    if new:
        raise ChangedError(
            f"it names hosts that nobody has looked at ({', '.join(new)}); look at what it wants of them, then add "
            f"them to admin/{HOSTS}"
        )


def _beside(font: re.Match[str]) -> str:
    """Where a typeface stands, seen from the editor's page."""
    return f"fonts/{font['name']}-{font['cut']}.woff2"


def _licence(place: Path, package: str) -> bytes:
    """It goes wherever the files go."""
    return next(file.read_bytes() for file in sorted((place / package).glob("LICENSE*")))


# -- npm

_COMMAND = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-retry-mintimeout=1000")
"""Nothing of a package runs while it is fetched."""


def _run(command: Sequence[str], place: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command, cwd=place, capture_output=True, encoding="utf-8", errors="replace", check=False, timeout=PATIENCE
    )


def _said(done: "subprocess.CompletedProcess[str]") -> str:
    """The line of npm's that says most."""
    lines = [line.removeprefix("npm error").strip() for line in done.stderr.splitlines() if line.startswith("npm err")]
    telling = [line for line in lines if line and not line.startswith(("code ", "errno ", "A complete log"))]
    return next(iter(telling), f"it ended with status {done.returncode}").rstrip(".")

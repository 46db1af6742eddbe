"""The editor of a site on a test's own address, with a code host of the test's own behind it."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from _read_settings import settings_of_site
from newsroom.build.edition import open_press, today
from newsroom.build.editor import SWITCH, ChangedError, Fetching, LeftOutError
from newsroom.code_host import CodeHost
from newsroom.memory import Memories
from newsroom.outputs.admin import admin
from newsroom.outputs.icons import icons, manifest
from newsroom.settings import Settings
from tests.admin.fake_host import BRANCH, NAME, OWNER, FakeHost, files_below, served

PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class EditorSite:
    folder: Path
    """What a server serves: `/admin/` and what its page loads."""
    host: FakeHost
    address: str
    """The host's."""


def fetched_editor() -> Mapping[str, bytes]:
    """The editor, from an earlier build or from npm.

    Where it cannot be had its tests are skipped, as any build leaves it out there; on the code host's own machines,
    which have Node.js and a network, they fail.
    """
    try:
        return Fetching(PROJECT, {**os.environ, SWITCH: "on"}).fetched()
    except ChangedError:
        raise
    except LeftOutError as problem:  # no Node.js or no network, as a rule
        missing = f"the editor cannot be had here: {problem}"
        if os.environ.get("GITHUB_ACTIONS") == "true":
            pytest.fail(missing)
        pytest.skip(missing)


def settings_of_copy(root: Path) -> Settings:
    """What the settings of a site below `root` say, as a build reads them."""
    return settings_of_site(PROJECT, root)


@contextmanager
def editor_of(root: Path, folder: Path, editor: Mapping[str, bytes]) -> Iterator[EditorSite]:
    """Makes `/admin/` of the site in `root` into `folder`, and a repository that holds the site's files."""
    host = FakeHost(files_below(root), may_write=True)
    with served(host) as address:
        code_host = CodeHost(f"{OWNER}/{NAME}", f"{address}/api/v3", BRANCH)
        settings = replace(settings_of_copy(root), code_host=code_host)
        press = open_press(root, PROJECT / "templates", settings, today(), Memories(editor=lambda: editor))
        for output in (*admin(press), *icons(press), *manifest(press)):
            file = folder / output.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(output.make())
        yield EditorSite(folder, host, address)

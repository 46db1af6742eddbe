"""`/admin/` as a site has it: the editor where it can be had, a page that leads on where not."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from newsroom.build.edition import open_press, outputs
from newsroom.code_host import CodeHost
from newsroom.memory import Memories
from newsroom.outputs.headers import headers
from newsroom.render.policy import policy_of_editor, policy_of_server
from newsroom.render.templates import Press
from newsroom.settings import Settings
from tests.building import TODAY, sound_root

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
HOST = CodeHost("n/news", "https://code.example.org/api/v3")
FILES = {"sveltia-cms.js": b"// the editor", "fonts/a.woff2": b"wOF2"}
Made = dict[str, bytes]


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., Made]:
    """All that stands below /admin/, and what a server is asked to say."""

    def make(host: CodeHost | None = HOST, files: Made = FILES) -> Made:
        shutil.rmtree(tmp_path)
        settings = Settings("N", "https://n.example.org/", code_host=host, stylesheets=("/assets/site.css",))
        press = open_press(sound_root(tmp_path), TEMPLATES, settings, TODAY, Memories(editor=lambda: files))
        wanted = [*outputs(press)]
        assert len({output.path for output in wanted}) == len(wanted)
        return {o.path: o.make() for o in wanted if o.path.startswith("admin/") or o.path == "_headers"}

    return make


def test_the_editor_stands_with_its_forms_and_its_files(made: Callable[..., Made]) -> None:
    found = made()
    names = {"index.html", "config.yml", "sveltia-cms.js", "fonts/a.woff2"}
    assert found.keys() == {"_headers", *(f"admin/{name}" for name in names)}
    assert found["admin/fonts/a.woff2"] == b"wOF2"
    page = found["admin/index.html"].decode()
    assert '<script src="sveltia-cms.js" defer></script>' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "data-pagefind-body" not in page


def test_its_page_may_ask_the_code_host_and_nobody_else(made: Callable[..., Made]) -> None:
    page = made()["admin/index.html"].decode()
    said = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert said
    parts = dict(part.split(" ", 1) for part in said[1].split("; "))
    assert parts["default-src"] == "'none'"
    assert parts["script-src"] == "'self'"
    assert parts["connect-src"].split() == ["'self'", "data:", "blob:", "https://code.example.org"]
    assert all("//" not in sources for name, sources in parts.items() if name != "connect-src")


def test_its_forms_offer_what_the_site_has(made: Callable[..., Made]) -> None:
    told = yaml.safe_load(made()["admin/config.yml"])
    assert told["backend"]["repo"] == "n/news"
    assert told["backend"]["api_root"] == "https://code.example.org/api/v3"
    articles = next(one for one in told["collections"] if one["name"] == "articles")
    fields = {one["name"]: one for one in articles["fields"]}
    assert {"label": "Faculty of Engineering", "value": "eng"} in fields["faculties"]["options"]
    actions = fields["actions"]["fields"][0]["options"]
    assert {"label": "2021-2024 V5, S1: Show it twice", "value": "2021-2024/V5"} in actions


@pytest.mark.parametrize(("host", "files"), [(None, FILES), (HOST, {})], ids=["no repository", "no Node.js"])
def test_where_it_cannot_be_had_its_address_leads_on(
    made: Callable[..., Made], host: CodeHost | None, files: Made
) -> None:
    found = made(host, files)
    assert found.keys() == {"admin/index.html", "_headers"}
    page = found["admin/index.html"].decode()
    assert "The editor is not here" in page
    assert 'href="../contribute/new/"' in page
    assert "data-pagefind-body" not in page


def test_nobody_asks_for_the_editor_where_there_is_no_repository(tmp_path: Path) -> None:
    def asked() -> Made:
        raise AssertionError("it was fetched for nothing")

    settings = Settings("N", "https://n.example.org/")
    press = open_press(sound_root(tmp_path), TEMPLATES, settings, TODAY, Memories(editor=asked))
    assert "admin/index.html" in {output.path for output in outputs(press)}


def test_a_name_that_is_withheld_is_not_in_its_forms(tmp_path: Path) -> None:
    root = sound_root(tmp_path, {"data/people/jane.yml": "{name: Jane Doe, withhold: true}\n"})
    schemes = root / "data" / "schemes.yml"
    schemes.write_text("- {id: prize, name: The Jane Doe Prize}\n", "utf-8")
    settings = Settings("N", "https://n.example.org/", code_host=HOST)
    press = open_press(root, TEMPLATES, settings, TODAY, Memories(editor=lambda: FILES))
    config = next(output.make() for output in outputs(press) if output.path == "admin/config.yml")
    assert b"Jane Doe" not in config


def blocks(press: Press) -> dict[str, dict[str, str]]:
    (output,) = headers(press)
    found: dict[str, dict[str, str]] = {}
    for line in output.make().decode().splitlines():
        if line and line[0] not in " #":
            found[line] = {}
        elif line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            found[list(found)[-1]][name] = value
    return found


@pytest.mark.parametrize(
    ("sign_in", "opener"), [("", "same-origin"), ("https://sign-in.example.org", "same-origin-allow-popups")]
)
def test_a_server_says_what_the_editor_needs(tmp_path: Path, sign_in: str, opener: str) -> None:
    host = CodeHost("n/news", HOST.interface, sign_in=sign_in)
    settings = Settings("N", "https://n.example.org/", code_host=host)
    found = blocks(open_press(sound_root(tmp_path), TEMPLATES, settings, TODAY))
    assert list(found) == ["/*", "/admin/*"]
    assert found["/*"]["Content-Security-Policy"] == policy_of_server("https://code.example.org")
    assert found["/*"]["Cross-Origin-Opener-Policy"] == opener
    assert found["/admin/*"] == {"X-Robots-Tag": "noindex"}


def test_what_a_server_says_forbids_nothing_that_the_editor_needs() -> None:
    """Both hold at once: what one of them leaves out is not allowed."""
    server = dict(part.split(" ", 1) for part in policy_of_server("https://code.example.org").split("; "))
    editor = dict(part.split(" ", 1) for part in policy_of_editor("https://code.example.org").split("; "))
    for name, sources in editor.items():
        if sources != "'none'":
            assert set(sources.split()) <= set(server[name].split()), name

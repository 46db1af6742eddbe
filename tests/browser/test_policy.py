"""The content security policy in a real browser: it hinders nothing of ours, and what was slipped in does not run."""

import functools
import http.server
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit
from tests.built import pages

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
});
"""
SLIPPED_IN = """
<script>window.ran = "inline";</script>
<script src="data:text/javascript,window.ran='data'"></script>
<script src="https://evil.example/x.js"></script>
<img src="none.png" onerror="window.ran = 'handler'">
<a id="slipped" href="javascript:window.ran = 'address'">press</a>
<iframe srcdoc="<script>parent.ran = 'frame'</script>"></iframe>
<base href="https://evil.example/">
<style>body { display: none; }</style>
<form id="sent" action="https://evil.example/" method="get"><button>send</button></form>
<object data="none.swf"></object>
"""


class _AsAServer(http.server.SimpleHTTPRequestHandler):
    """Sends with each file what `/_headers` says, as the hosts do that read it."""

    def end_headers(self) -> None:
        lines = (Path(self.directory) / "_headers").read_text("utf-8").splitlines()
        for name, value in (line.strip().split(": ", 1) for line in lines if line.startswith("  ")):
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def with_headers() -> Iterator[Callable[[Path], str]]:
    """Serves a folder as a host does that reads its `_headers`."""
    servers = []

    def served(folder: Path) -> str:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_AsAServer, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield served
    for server in servers:
        server.shutdown()
        server.server_close()


def of_every_kind(site: Path) -> list[str]:
    """The address of one page for each part of the site, depth and main template that there is."""
    found: dict[tuple[str, int, str], str] = {}
    for page in pages(site):
        kind = str(page.tree.xpath("string(//body/@class)"))
        found.setdefault((page.address.split("/")[1], page.address.count("/"), kind), page.address)
    return list(found.values())


def violations(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.violations ?? []")
    return found


@pytest.mark.parametrize("name", ["northmoor", "leeds"])
def test_no_page_of_any_kind_breaks_it(
    visit: Open, with_headers: Callable[[Path], str], name: str, request: pytest.FixtureRequest
) -> None:
    site = request.getfixturevalue(name)
    tab = visit(site)
    tab.host = with_headers(site)
    tab.page.add_init_script(WATCH)
    addresses = of_every_kind(site)
    assert len(addresses) > 20
    broken = {}
    for address in addresses:
        page = tab.look(address)
        if violations(page) or tab.errors:
            broken[address] = (violations(page), tuple(tab.errors))
        tab.errors.clear()
    assert broken == {}


def test_the_search_works_under_it(visit: Open, northmoor: Path, with_headers: Callable[[Path], str]) -> None:
    tab = visit(northmoor)
    tab.host = with_headers(northmoor)
    tab.page.add_init_script(WATCH)
    page = tab.open("/search/?q=glass")
    expect(page.locator(".search-results > li").first).to_be_visible()
    page.get_by_label("Kind", exact=True).select_option("News")
    expect(page.get_by_role("status")).to_contain_text("in kind News")
    assert violations(page) == []
    page = tab.open("/events/")
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("glass")
    expect(page.get_by_role("dialog").locator(".search-results > li").first).to_be_visible()
    assert violations(page) == []
    assert tab.errors == []


def test_what_is_slipped_into_a_page_does_not_run(browser: Browser, northmoor: Path, tmp_path: Path, serve) -> None:  # type: ignore[no-untyped-def]
    """As if the cleaning of contributions had a hole; the head of the page says the policy, no server need to."""
    site = shutil.copytree(northmoor, tmp_path / "site")
    file = site / "about" / "index.html"
    text = file.read_text("utf-8")
    assert text.count("</h1>") == 1
    file.unlink()
    file.write_text(text.replace("</h1>", f"</h1>{SLIPPED_IN}"), "utf-8")
    page = browser.new_context().new_page()
    page.add_init_script(WATCH)
    asked: list[str] = []
    page.route(re.compile(r"evil\.example"), lambda route: (asked.append(route.request.url), route.abort()))
    page.goto(serve(site) + "/about/")
    page.wait_for_load_state("networkidle")
    page.locator("#slipped").click()
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("window.ran ?? 'nothing'") == "nothing"
    broken = {violation.split()[0] for violation in violations(page)}
    assert broken >= {"script-src-elem", "script-src-attr", "style-src-elem", "base-uri"}
    with page.expect_console_message(lambda message: "form-action" in message.text):
        page.evaluate("document.querySelector('#sent').requestSubmit()")
    assert asked == []
    page.context.close()


def test_a_page_is_shown_in_no_frame_of_another_site(
    browser: Browser, northmoor: Path, with_headers: Callable[[Path], str], serve: Callable[[Path], str], tmp_path: Path
) -> None:
    """Where the server says so: a page itself cannot."""
    framed = with_headers(northmoor)
    (tmp_path / "index.html").write_text(f'<title>Other</title><iframe src="{framed}/about/"></iframe>', "utf-8")
    page = browser.new_context().new_page()
    page.goto(serve(tmp_path))
    page.wait_for_load_state("networkidle")
    assert [frame.url for frame in page.frames[1:]] == ["chrome-error://chromewebdata/"]
    page.context.close()

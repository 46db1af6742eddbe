"""A volunteer and the editor at `/admin/`: signing in, writing, sending for review, and what becomes of it.

Offline: the code host is the test's own, and nobody else is asked.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from lxml import html
from playwright.sync_api import Locator, Page, expect

import _check
from newsroom.build.edition import open_press, outputs, today
from tests.admin.editors import PROJECT, EditorSite, editor_of, fetched_editor, settings_of_copy
from tests.admin.fake_host import BRANCH, TOKEN, VOLUNTEER, FakeHost
from tests.browser.conftest import Visit
from tests.photos import photo, secrets_in

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
Start = Callable[..., EditorSite]

TALL = {"width": 1280, "height": 3500}
"""The editor draws a field once it is in sight."""
TITLE = "It's the lathe of 1961: friends & bolts"
SLUG = "it-s-the-lathe-of-1961-friends-bolts"
SUMMARY = "A lathe from 1961 turns again, and three apprentices know every bolt of it."
STORY = "The lathe had stood still for nine years. Three apprentices took it apart and put it together again."


@pytest.fixture(scope="session")
def editor() -> Mapping[str, bytes]:
    return fetched_editor()


@pytest.fixture
def start(copy_of_northmoor: Path, tmp_path: Path, editor: Mapping[str, bytes]) -> Iterator[Start]:
    """Serves the editor of a site, with a repository behind it in which the volunteer may write, or not."""
    with editor_of(copy_of_northmoor, tmp_path / "served", editor) as found:

        def started(may_write: bool) -> EditorSite:
            found.host.may_write = may_write
            return found

        yield started


def signed_in(tab: Visit) -> Page:
    page = tab.look("/admin/")
    page.get_by_role("button", name="Sign In Using Access Token").click()
    dialog = page.get_by_role("alertdialog", name="Sign In Using Access Token")
    dialog.get_by_role("textbox", name="Personal Access Token").fill(TOKEN)
    dialog.get_by_role("button", name="Sign In").click()
    return page


def new_article(page: Page) -> Locator:
    page.get_by_role("button", name="Create New Entry").first.click()
    form = page.get_by_role("group", name="Content Editor")
    title = form.get_by_role("textbox", name="Title")
    title.click()  # while the form slides in it takes nothing: a click waits for that, as a person does
    title.fill(TITLE)
    form.get_by_role("textbox", name="Date", exact=True).fill("2026-11-20")
    form.get_by_role("textbox", name="Summary").fill(SUMMARY)
    form.get_by_role("textbox", name="Text", exact=True).click()
    page.keyboard.type(STORY)
    return form


def add_picture(form: Locator) -> None:
    """A photo as a telephone takes it, with the place where it was taken, under the name that a copy has."""
    form.get_by_role("checkbox", name="Add").first.check()
    field = form.get_by_role("group", name=re.compile("Picture file")).first
    file = {"name": "IMG 2034 (copy).JPG", "mimeType": "image/jpeg", "buffer": photo(place=True, size=(3000, 2000))}
    field.locator("input[type=file]").first.set_input_files([file])
    expect(field.get_by_role("button", name="Replace Image")).to_be_visible()  # it has been drawn anew
    form.get_by_role("textbox", name="What it shows").fill("A lathe with its covers off.")
    form.get_by_role("textbox", name="Credit").fill("photographer not recorded")
    form.get_by_role("textbox", name="Agreement").fill("nobody can be recognised")


def choose(form: Locator, name: str, option: str | re.Pattern[str]) -> None:
    """An option of a list that opens over the form; while it is open, a click anywhere only closes it."""
    form.get_by_role("combobox", name=name).click()
    form.page.get_by_role("option", name=option).click()
    expect(form.page.locator("dialog:not([inert])")).to_have_count(0)


def save(page: Page, answer: str) -> None:
    """Saves, and answers what the editor then asks."""
    page.get_by_role("button", name="Save", exact=True).click()
    dialog = page.get_by_role("alertdialog", name="Send for Review")
    dialog.get_by_role("button", name=answer).click()
    expect(dialog).to_be_hidden()


def changes(host: FakeHost) -> dict[str, dict[str, bytes]]:
    """What each branch besides the published one adds or changes."""
    names = [name for name in host.heads if name.rpartition(":")[2] != BRANCH]
    return {name: host.changed(name) for name in names}


def test_a_volunteer_writes_a_story_with_a_picture_and_sends_it_for_review(
    visit: Open, start: Start, copy_of_northmoor: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = start(may_write=True)
    tab = visit(site.folder, viewport=TALL)
    page = signed_in(tab)
    form = new_article(page)
    add_picture(form)
    form.get_by_role("checkbox", name="Visibility").check()
    choose(form, "Faculties", "Faculty of Engineering & Materials")
    form.get_by_role("button", name=re.compile("Add .action")).click()
    choose(form, "Action", re.compile("^2025-2028 V1"))
    save(page, "Later")
    page.get_by_role("row", name=re.compile("the lathe")).click()
    title = form.get_by_role("textbox", name="Title")
    title.click()
    title.fill("A lathe turns again")
    save(page, "Send for Review")

    (branch,) = changes(site.host)
    assert branch == f"cms/articles/{SLUG}"  # a later headline is no later address
    (request,) = site.host.pull_requests
    site.host.wait_until(lambda: not request.draft)
    assert (request.head, request.labels) == (branch, ["sveltia-cms/pending_review"])
    sent = site.host.changed(branch)
    assert sent.keys() == {f"articles/2026/{SLUG}/index.md", f"articles/2026/{SLUG}/img-2034-copy.webp"}
    assert b"Secret" not in sent[f"articles/2026/{SLUG}/img-2034-copy.webp"]
    assert b"Exif" not in secrets_in(sent[f"articles/2026/{SLUG}/img-2034-copy.webp"])
    assert {url for url in tab.asked if not url.startswith(site.address)} == set()
    assert site.host.unknown == []

    becomes_a_page(copy_of_northmoor, sent, capsys)


def becomes_a_page(root: Path, sent: Mapping[str, bytes], capsys: pytest.CaptureFixture[str]) -> None:
    """What was sent, put on disk: the check has nothing to say, and the story's page is made."""
    for path, content in sent.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    capsys.readouterr()
    assert _check.main(["--root", str(root), f"articles/2026/{SLUG}"]) == 0
    assert capsys.readouterr().out == ""
    press = open_press(root, PROJECT / "templates", settings_of_copy(root), today())
    made = {output.path: output for output in outputs(press)}
    page = html.fromstring(made[f"news/2026/11/20/{SLUG}/index.html"].make())
    assert page.xpath("string(//h1)").strip() == "A lathe turns again"
    assert "Three apprentices took it apart" in page.xpath("string(//main)")
    assert page.xpath("//main//img/@alt")[0] == "A lathe with its covers off."
    assert f"news/2026/11/20/{SLUG}/img-2034-copy.webp.webp" in made
    plan = html.fromstring(made["action-plans/2025-2028/index.html"].make())
    assert plan.xpath(f"//a[contains(@href, '{SLUG}')]")


def test_who_may_not_write_here_sends_from_a_copy_of_their_own(visit: Open, start: Start) -> None:
    site = start(may_write=False)
    page = signed_in(visit(site.folder, viewport=TALL))
    page.get_by_role("alertdialog").get_by_role("button", name=re.compile("Fork|Create|Continue")).click()
    new_article(page)
    save(page, "Send for Review")
    expect(page.get_by_role("row", name=re.compile("the lathe"))).to_be_visible()
    ((branch, sent),) = changes(site.host).items()
    assert branch.startswith(f"{VOLUNTEER['login']}:cms/")
    assert sent.keys() == {f"articles/2026/{SLUG}/index.md"}
    (request,) = site.host.pull_requests
    assert (request.head, request.draft) == (branch, False)
    assert site.host.unknown == []


def test_what_a_form_does_not_show_stays_in_the_file(visit: Open, start: Start) -> None:
    site = start(may_write=True)
    page = signed_in(visit(site.folder, viewport=TALL))
    page.get_by_role("treeitem", name="Articles, older").click()
    page.get_by_role("row", name=re.compile("tide gauge", re.IGNORECASE)).click()
    form = page.get_by_role("group", name="Content Editor")
    summary = form.get_by_role("textbox", name="Summary")
    summary.click()
    summary.fill(SUMMARY)
    save(page, "Later")
    ((_, sent),) = changes(site.host).items()
    ((path, content),) = sent.items()
    assert path == "articles/2023/tide-gauge.md"
    before, after = (read_front_matter(text) for text in (site.host.files(BRANCH)[path], content))
    assert after == {**before, "summary": SUMMARY}
    assert after["date"] == "2023"
    assert after["from_record"] == "true"


def read_front_matter(content: bytes) -> dict[str, object]:
    """All values as text, as this project reads dates too."""
    return dict(yaml.load(content.decode().split("---\n")[1], Loader=yaml.BaseLoader))


RUN = """async () => {
  const found = await axe.run(document, { resultTypes: ["violations"], preload: false });
  const bad = found.violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
  return bad.flatMap(({ id, impact, nodes }) => nodes.map((node) => `${impact} ${id}: ${node.html}`));
}"""


def test_axe_finds_nothing_serious(visit: Open, start: Start) -> None:
    site = start(may_write=True)
    tab = visit(site.folder, viewport=TALL, bypass_csp=True, reduced_motion="reduce")
    page = tab.look("/admin/")
    expect(page.get_by_role("button", name="Sign In Using Access Token")).to_be_visible()
    found = faults(page)
    signed_in(tab)
    expect(page.get_by_role("button", name="Create New Entry").first).to_be_visible()
    found += faults(page)
    page.get_by_role("button", name="Create New Entry").first.click()
    expect(page.get_by_role("textbox", name="Title")).to_be_visible()
    assert found + faults(page) == []


def faults(page: Page) -> list[str]:
    page.evaluate(Axe().axe_script)
    return list(page.evaluate(RUN))

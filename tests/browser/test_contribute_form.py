"""A volunteer with no account and no git: the form at /contribute/new/, from the first word to the file and the mail."""

import base64
import json
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from PIL import Image
from playwright.sync_api import Dialog, Locator, Page, expect
from pydantic_core import PydanticCustomError

import _check
import _receive
from newsroom.build.edition import open_press, outputs, today
from newsroom.checks import check_texts
from newsroom.checks.words import summaries_are_one_sentence, summaries_are_short, titles_are_not_in_capitals
from newsroom.content.base import PartialDate
from newsroom.memory import Memory
from newsroom.reading import alt_texts
from newsroom.reading.content import Record
from newsroom.render.texts import Texts
from newsroom.site import Site
from tests.admin.editors import PROJECT, settings_of_copy
from tests.browser.conftest import Visit
from tests.browser.test_accessibility import DESK, PHONE, faults
from tests.browser.test_policy import WATCH, violations
from tests.browser.test_reflow import LOST
from tests.building import article, site_of, sound_root
from tests.photos import photo, secrets_in

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]

FORM = "/contribute/new/"
TITLE = "The kiln that tells us when it is tired"
SUMMARY = "A sensor for four pounds now warns the pottery before an element fails."
ALT = "A kiln with its door open, glowing red"
EXTENSIONS = ("attr_list", "toc", "pymdownx.superfences")


@pytest.fixture
def tab(visit: Open, northmoor: Path) -> Visit:
    found = visit(northmoor, viewport=DESK, reduced_motion="reduce")
    found.page.add_init_script(WATCH)
    return found


def opened(tab: Visit) -> Page:
    page = tab.look(FORM)
    expect(page.get_by_label("Headline")).to_be_visible()
    return page


def picture(name: str = "Kiln At Night.jpg", **how: Any) -> dict[str, Any]:
    return {"name": name, "mimeType": "image/jpeg", "buffer": photo(**how)}


def add_picture(page: Page, *files: dict[str, Any]) -> Locator:
    """Takes pictures, and gives the row of the last."""
    before = page.locator("[data-row^='picture-']").count()
    page.get_by_label("Add pictures").set_input_files(list(files))  # type: ignore[arg-type]
    rows = page.locator("[data-row^='picture-']")
    expect(rows).to_have_count(before + len(files))
    return rows.last


def write_story(page: Page) -> None:
    """All that is needed, and no picture."""
    page.get_by_label("Headline").fill(TITLE)
    page.get_by_label("Day", exact=True).fill("3")
    page.get_by_label("Month", exact=True).select_option("November")
    page.get_by_label("Year", exact=True).fill("2026")
    page.get_by_label("In one sentence").fill(SUMMARY)
    page.get_by_label("The story", exact=True).fill(
        "The kiln in the pottery failed on Fridays.\n\n## Four pounds\n\nA sensor did it."
    )
    page.get_by_label("Your name").fill("Ada Example")
    page.get_by_label("Your mail address").fill("ada@northmoor.example.org")
    page.get_by_role("radiogroup", name="May your name stand").get_by_label("Yes").check()


def describe(row: Locator) -> None:
    row.get_by_label("What can be seen in it?").fill(ALT)
    row.get_by_label("Who took it?").fill("Ada Example")
    row.get_by_label("Somebody, and everybody").check()
    row.get_by_label("What did they agree to").fill("Both agreed by mail on 2 November 2026")


def send(page: Page) -> tuple[str, dict[str, Any]]:
    """Presses Send; gives the name and the content of the file that is saved."""
    with page.expect_download() as saving:
        page.get_by_role("button", name="Send", exact=True).click()
    return saving.value.suggested_filename, json.loads(Path(saving.value.path()).read_text("utf-8"))


def unfold(page: Page, theme: str) -> None:
    """Opens or closes the promises of a theme."""
    page.locator("summary", has_text=theme).click()


def told(page: Page, field: str) -> Locator:
    return page.locator(f"#site-{field}-told")


def said(sentence: str) -> str:
    """A sentence of the check as the form shows it: begun with a capital, and code as code."""
    plain = re.sub(r"(`+) ?(.+?) ?\1", r"\2", sentence)
    return plain[0].upper() + plain[1:]


def errors(page: Page) -> list[str]:
    return page.locator("#site-story-errors li").all_inner_texts()


# ---- from the first word to the file and the mail


def test_a_story_with_a_picture_becomes_one_file_and_a_mail(tab: Visit) -> None:
    page = opened(tab)
    asked: list[str] = []
    page.on(
        "request", lambda request: asked.append(request.url) if not request.url.startswith(("data:", "blob:")) else None
    )
    page.evaluate(
        "document.addEventListener('click', ({target}) => { window.pressed = target.href ?? window.pressed; })"
    )
    write_story(page)
    describe(add_picture(page, picture(size=(3000, 1500), orientation=6, place=True)))
    page.get_by_label("Faculty of Music, Performance and Art").check()
    page.get_by_label("Sustainability", exact=True).check()
    page.get_by_label("Tags").fill("Kilns, sensors,  ,kilns")
    unfold(page, "Visibility")
    page.get_by_label("Stories and careers, told by those who live them").check()
    page.get_by_label("What does your story show of it?").locator("visible=true").fill(
        "One more story by a technician."
    )
    page.get_by_role("button", name="Add a person").click()
    page.get_by_label("Name", exact=True).fill("Grace Madeup")
    page.get_by_role("radiogroup", name="Have they agreed").get_by_label("Yes").check()
    page.get_by_label("A word to the editors").fill("Please no later than May.")
    name, story = send(page)

    assert name == "the-kiln-that-tells-us-when-it-is-tired.story.json"
    (kept,) = story.pop("pictures")
    assert story == {
        "format": "technician-story", "version": 1, "kind": "article",
        "fields": {
            "title": TITLE, "date": "2026-11-03", "summary": SUMMARY, "faculties": ["mpa"],
            "themes": ["sustainability"], "tags": ["Kilns", "sensors"],
            "actions": [{"action": "2025-2028/V1", "shows": "One more story by a technician."}],
        },
        "author": {"name": "Ada Example", "role": "", "mailbox": "ada@northmoor.example.org", "may_be_named": True},
        "text": "The kiln in the pottery failed on Fridays.\n\n## Four pounds\n\nA sensor did it.\n",
        "people": [{"name": "Grace Madeup", "agreed": True}],
        "notes": "Please no later than May.",
    }  # fmt: skip
    content = base64.b64decode(kept.pop("data"), validate=True)
    assert kept == {
        "name": "kiln-at-night.jpg", "alt": ALT, "decorative": False, "credit": "Ada Example", "caption": "",
        "agreement": "Both agreed by mail on 2 November 2026", "lead": True, "type": "image/jpeg",
    }  # fmt: skip
    assert [mark for mark in secrets_in(content) if mark.startswith((b"Secret", b"Exif", b"XMP", b"Photo"))] == []
    image = Image.open(BytesIO(content))
    assert image.size == (1200, 2400), "upright, and no side longer than 2400 pixels"
    red, *_ = image.convert("RGB").crop((1150, 50, 1151, 51)).tobytes()
    assert red > 200, "what was red above left stands above right when it is turned"

    panel = page.get_by_role("region", name="Now send the mail")
    expect(panel).to_be_focused()
    expect(panel).to_contain_text(name)
    mail = page.evaluate("window.pressed")
    assert mail.startswith("mailto:newsroom@northmoor.example.org?subject=Story%3A%20The%20kiln")
    assert name in mail
    assert "Fridays" not in mail, "the story itself stands in the file"
    assert asked == [mail], "the mail is begun, and nothing is asked of anybody"
    assert violations(page) == []
    assert tab.errors == []


def test_a_date_is_as_exact_as_is_known(tab: Visit) -> None:
    page = opened(tab)
    write_story(page)
    page.get_by_label("Day", exact=True).fill("")
    assert send(page)[1]["fields"]["date"] == "2026-11"
    page.get_by_label("Month", exact=True).select_option("not known")
    assert send(page)[1]["fields"]["date"] == "2026"


def test_a_picture_stands_in_the_text_where_it_was_put(tab: Visit) -> None:
    page = opened(tab)
    write_story(page)
    row = add_picture(page, picture("a.jpg"), picture("b.jpg"))
    for each in page.locator("[data-row^='picture-']").all():
        describe(each)
    row.get_by_label("Words to stand below it").fill("The *tired* one")
    text = page.get_by_label("The story", exact=True)
    text.focus()
    text.evaluate("text => text.setSelectionRange(42, 42)")
    row.get_by_role("button", name="Put it into the text").click()
    expect(text).to_have_value(re.compile(r"Fridays\.\n\n!\[\]\(b\.jpg\)\n\n## Four"))
    _, story = send(page)
    assert f"Fridays.\n\n![{ALT}](b.jpg)\n\n*The \\*tired\\* one*\n\n## Four pounds" in story["text"]
    assert "a.jpg" not in story["text"], "the first stands at the head"
    assert [picture["lead"] for picture in story["pictures"]] == [True, False]


def test_what_it_saves_is_received_checked_without_a_word_and_built(
    tab: Visit, copy_of_northmoor: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = opened(tab)
    write_story(page)
    describe(add_picture(page, picture("kiln.jpg", size=(900, 600), place=True)))
    describe(add_picture(page, picture("sensor.jpg", size=(600, 600))))
    page.get_by_label("Faculty of Music, Performance and Art").check()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Send", exact=True).click()
    file = tmp_path / saving.value.suggested_filename
    saving.value.save_as(file)

    root = ["--root", str(copy_of_northmoor)]
    assert _receive.main([str(file), *root, "--here"]) == 0
    told_to_the_editor = capsys.readouterr().out
    assert "question" not in told_to_the_editor
    assert "ada@northmoor.example.org" in told_to_the_editor
    folder = f"articles/2026/{file.name.removesuffix('.story.json')}"
    assert _check.main([*root, folder, "data/people/ada-example.yml"]) == 0
    assert capsys.readouterr().out == ""
    index = copy_of_northmoor / folder / "index.md"
    received = index.read_text("utf-8")
    assert "\ndraft: true\n" in received, "an editor takes that line out"
    index.write_text(received.replace("\ndraft: true\n", "\n"), encoding="utf-8", newline="\n")
    settings = settings_of_copy(copy_of_northmoor)
    press = open_press(copy_of_northmoor, PROJECT / "templates", settings, today())
    made = {output.path: output for output in outputs(press)}
    written = made[f"news/2026/11/03/{folder.rpartition('/')[2]}/index.html"].make()
    story = html.fromstring(written.decode())
    assert story.xpath("string(//h1)").strip() == TITLE
    assert "By Ada Example" in " ".join(story.xpath("string(//*[@class='byline'])").split())
    assert story.xpath("//main//figure//img/@alt") == [ALT]
    assert story.xpath("//div[contains(@class, 'story__text')]/p/img/@alt") == [ALT]
    assert b"ada@northmoor" not in written


# ---- what is wrong is told


def test_nothing_is_told_before_a_field_is_left_and_it_goes_when_it_is_mended(tab: Visit) -> None:
    page = opened(tab)
    for _ in range(12):
        page.keyboard.press("Tab")
    assert page.locator(".field__error, .field__advice").count() == 0, "an empty field may be passed"
    title = page.get_by_label("Headline")
    title.press_sequentially("A WEEK OF OPEN DOORS")
    expect(told(page, "title")).to_be_empty()
    title.press("Tab")
    expect(told(page, "title")).to_contain_text("capitals")
    title.fill("A week of open doors")
    expect(told(page, "title")).to_be_empty()


def test_send_tells_all_that_is_missing_above_the_form_and_beside_each_field(tab: Visit) -> None:
    page = opened(tab)
    page.get_by_role("button", name="Send", exact=True).click()
    summary = page.locator("#site-story-errors")
    expect(summary).to_be_focused()
    assert errors(page) == [
        "Write a headline",
        "Say when it happened: at least the year",
        "Say in one sentence what it is about",
        "Write the story",
        "Write your name",
        "Write your mail address",
        "Say whether your name may stand with the story",
    ]
    assert page.title().startswith("Mend: ")
    summary.get_by_role("link", name="Write your mail address").click()
    mailbox = page.get_by_label("Your mail address")
    expect(mailbox).to_be_focused()
    expect(mailbox).to_have_attribute("aria-invalid", "true")
    expect(mailbox).to_have_accessible_description(re.compile("not published.*Wrong: Write your mail address"))
    write_story(page)
    send(page)
    expect(summary).to_be_hidden()


def test_a_picture_and_a_person_have_questions_of_their_own(tab: Visit) -> None:
    page = opened(tab)
    write_story(page)
    add_picture(page, picture())
    page.get_by_role("button", name="Add a person").click()
    page.get_by_role("button", name="Send", exact=True).click()
    assert errors(page) == [
        "Say what can be seen in “kiln-at-night.jpg”",
        "Say who took “kiln-at-night.jpg”",
        "Say whether anybody can be recognised in “kiln-at-night.jpg”",
        "Write the name of the person, or remove them",
        "Say whether this person has agreed to be named",
    ]
    page.get_by_role("button", name="Remove the picture kiln-at-night.jpg").click()
    page.get_by_role("button", name="Remove this person").click()
    send(page)


def test_a_date_that_is_none_is_told_as_the_check_tells_it(tab: Visit) -> None:
    page = opened(tab)
    for day, month, year in (("30", "02", "2026"), ("31", "04", "2025"), ("29", "02", "2023"), ("", "", "1623")):
        page.get_by_label("Day", exact=True).fill(day)
        page.get_by_label("Month", exact=True).select_option(month)
        page.get_by_label("Year", exact=True).fill(year)
        page.get_by_label("Headline").focus()
        with pytest.raises(PydanticCustomError) as wrong:
            PartialDate.parse("-".join(part for part in (year, month, day) if part))
        expect(told(page, "date")).to_have_text(f"Wrong: {said(wrong.value.message())}")


def one_record(root: Path, **keys: str) -> tuple[Site, Record]:
    site = site_of(sound_root(root, {"articles/2023/week.md": article(**keys)}))
    return site, next(record for record in site.content.records if record.item.path == "articles/2023/week.md")


TITLES = {"A WEEK OF OPEN DOORS": True, "RSciTech WEEK": False, "UCAS": False, "ÉCOLE OUVERTE 2026": True}
SUMMARIES = (
    "Dr. Bell of St. James's came at 9 a.m. and left.", "It opened. Many came.", "Was it? It was.",
    "J. R. Smith counted 2.5 m, i.e. more.", "“It works!” Ada said.", "word " * 41,
)  # fmt: skip


def test_a_headline_and_a_summary_are_told_as_the_check_tells_it(tab: Visit, tmp_path: Path) -> None:
    page = opened(tab)
    title, summary = page.get_by_label("Headline"), page.get_by_label("In one sentence")
    for words, shouted in TITLES.items():
        title.fill(words)
        summary.focus()
        sentences = [problem.sentence for problem in titles_are_not_in_capitals(*one_record(tmp_path, title=words))]
        assert bool(sentences) is shouted
        expect(told(page, "title")).to_have_text("".join(f"Advice: {said(sentence)}" for sentence in sentences))
    for words in SUMMARIES:
        summary.fill(words)
        title.focus()
        given = one_record(tmp_path, summary=json.dumps(words))
        found = [*summaries_are_one_sentence(*given), *summaries_are_short(*given)]
        sentences = [problem.sentence.replace("`summary`", "This") for problem in found]
        expect(told(page, "summary")).to_have_text("".join(f"Advice: {said(sentence)}" for sentence in sentences))


TEXTS = (
    "# A second headline", "Some text.\n\n#### Too deep", "[click here](https://x.example.org) for more",
    "[read more](https://x.example.org)", "A <blink>word</blink>", "`<script>` in a sample, and <https://x.example.org>",
    "## One\n\n### Two\n\n## Three", "[the kiln](javascript:alert)", "[the kiln](//x.example.org/a)", "[the file](data:text/html,x)",
)  # fmt: skip


def test_a_text_is_told_as_the_check_tells_it(tab: Visit, tmp_path: Path) -> None:
    page = opened(tab)
    for text in TEXTS:
        page.get_by_label("The story", exact=True).fill(text)
        page.get_by_label("Headline").focus()
        site = site_of(sound_root(tmp_path, {"articles/2023/week.md": article(text)}), extensions=EXTENSIONS)
        found = check_texts(site, Texts(site.settings, Memory()))
        sentences = dict.fromkeys(problem.sentence for problem in found if problem.path == "articles/2023/week.md")
        expect(told(page, "text")).to_have_text("".join(f"Wrong: {said(sentence)}" for sentence in sentences))


ALTS = ("Photo", "kiln at night", "IMG_1.jpg", "…", TITLE, "A picture of the photograph")


def test_words_that_tell_nothing_of_a_picture_are_told_as_the_check_tells_it(tab: Visit) -> None:
    page = opened(tab)
    page.get_by_label("Headline").fill(TITLE)
    row = add_picture(page, picture())
    for alt in ALTS:
        row.get_by_label("What can be seen in it?").fill(alt)
        row.get_by_label("Who took it?").focus()
        fault = alt_texts.fault_of(alt, "kiln-at-night.jpg", TITLE)
        expect(told(page, "picture-1-alt")).to_have_text(f"Wrong: {said(fault)}")


def test_what_is_no_picture_is_refused_in_words(tab: Visit) -> None:
    page = opened(tab)
    wrong = [
        {"name": "note.txt", "mimeType": "text/plain", "buffer": b"Hello"},
        {"name": "broken.png", "mimeType": "image/png", "buffer": b"\x89PNG nothing"},
    ]
    page.get_by_label("Add pictures").set_input_files(wrong)  # type: ignore[arg-type]
    expect(told(page, "pictures")).to_contain_text("“note.txt” is of a kind that is not shown here")
    expect(told(page, "pictures")).to_contain_text("“broken.png” is no picture that this browser can read")
    assert page.locator("[data-row^='picture-']").count() == 0


# ---- it is kept, here alone


def test_all_is_there_again_after_the_page_was_left(tab: Visit) -> None:
    page = opened(tab)
    write_story(page)
    describe(add_picture(page, picture()))
    page.get_by_label("Faculty of Life Sciences").check()
    before = send(page)[1]
    page.goto(tab.host + "/about/")
    page = opened(tab)
    expect(page.get_by_label("Headline")).to_have_value(TITLE)
    expect(page.locator(".row__picture img")).to_have_js_property("naturalWidth", 60)
    assert send(page)[1] == before


def test_a_second_tab_does_not_overwrite_in_silence(tab: Visit) -> None:
    first = opened(tab)
    first.get_by_label("Headline").fill("Written first")
    expect(first.get_by_text("Kept, on this computer only")).to_be_visible()
    second = first.context.new_page()
    second.goto(tab.host + FORM)
    expect(second.get_by_label("Headline")).to_have_value("Written first")
    second.get_by_label("Headline").fill("Written second")
    warning = first.locator("#site-story-elsewhere")
    expect(warning).to_be_visible()  # the second has kept what was written there
    first.get_by_label("Headline").fill("Written third")
    first.evaluate("dispatchEvent(new Event('pagehide'))")
    second.reload()
    expect(second.get_by_label("Headline")).to_have_value("Written second")
    warning.get_by_role("button", name="Keep what stands here").click()
    expect(warning).to_be_hidden()
    expect(second.locator("#site-story-elsewhere")).to_be_visible()
    second.get_by_role("button", name="Take what stands there").click()
    expect(second.get_by_label("Headline")).to_have_value("Written third")


def test_clear_everything_asks_and_leaves_nothing(tab: Visit) -> None:
    page = opened(tab)
    write_story(page)
    add_picture(page, picture())
    page.get_by_role("button", name="Clear everything").click()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Headline")).to_have_value(TITLE)
    page.get_by_role("button", name="Clear everything").click()
    page.get_by_role("dialog").get_by_role("button", name="Clear everything").click()
    expect(page.get_by_label("Headline")).to_have_value("")
    expect(page.get_by_text("Everything is cleared; nothing is kept.")).to_be_visible()
    page = opened(tab)
    expect(page.get_by_label("Headline")).to_have_value("")
    assert page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('newsroom-story'))") == []
    assert page.evaluate(PICTURES_KEPT) == 0


PICTURES_KEPT = """new Promise((resolve) => {
  const asked = indexedDB.open('newsroom-story /', 1);
  asked.onsuccess = () => {
    const count = asked.result.transaction('pictures').objectStore('pictures').count();
    count.onsuccess = () => { asked.result.close(); resolve(count.result); };
  };
})"""

REFUSE = """
Storage.prototype.getItem = Storage.prototype.setItem = () => { throw new DOMException("refused", "SecurityError"); };
Object.defineProperty(window, "indexedDB", { get() { throw new DOMException("refused", "SecurityError"); } });
"""


def test_a_browser_that_keeps_nothing_says_so_asks_before_all_is_lost_and_sends(tab: Visit) -> None:
    tab.page.add_init_script(REFUSE)
    page = opened(tab)
    page.get_by_label("Headline").press_sequentially("A")
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    page.goto(tab.host + "/about/")
    assert asked == ["beforeunload"]
    page = opened(tab)
    write_story(page)
    describe(add_picture(page, picture()))
    expect(page.get_by_text("send the story before you close this page")).to_be_visible()
    _, story = send(page)
    assert story["pictures"][0]["name"] == "kiln-at-night.jpg"


def test_what_was_kept_may_be_anything(tab: Visit) -> None:
    """Another page of the same host may write there."""
    markup = "<img src=x onerror=ran()>"
    values = {"title": markup, "summary": {"a": 1}, "faculties": 7, "no-such": "field"}
    page = tab.look("/about/")
    for kept in ("{", json.dumps({"values": values, "pictures": [7, {"number": 1}], "people": None})):
        page.evaluate("kept => localStorage.setItem('newsroom-story /', kept)", kept)
        opened(tab)
        page = tab.look("/about/")
    page = opened(tab)
    expect(page.locator(".story-form__card .card__title")).to_have_text(markup)
    assert page.locator("[data-row]").count() == 0
    assert violations(page) == []
    assert tab.errors == []


# ---- the card, the code host, the keyboard


def test_the_card_shows_the_story_as_lists_will(tab: Visit) -> None:
    page = opened(tab)
    write_story(page)
    page.get_by_label("Faculty of Life Sciences").check()
    card = page.locator(".story-form__card .card")
    expect(card.locator(".card__title")).to_have_text(TITLE)
    expect(card.locator(".card__summary")).to_have_text(SUMMARY)
    expect(card.locator(".eyebrow")).to_have_text(re.compile("NEWS.*3 November 2026", re.IGNORECASE))
    expect(card.locator(".chip")).to_have_text("FLS")
    expect(card.locator(".sheet")).to_have_class("sheet accent-teal")
    expect(card.locator("svg")).to_be_visible()
    describe(add_picture(page, picture()))
    expect(card.get_by_role("img", name=ALT)).to_be_visible()


def test_the_code_host_is_for_those_with_an_account_and_a_short_story(tab: Visit) -> None:
    page = opened(tab)
    write_story(page)
    offer = page.get_by_role("button", name="Open the page for a new file")
    expect(offer).to_be_hidden()
    page.get_by_label("I have an account").check()
    expect(offer).to_be_enabled()
    page.context.route("https://code.example.org/**", lambda route: route.fulfill(body="The code host"))
    with page.context.expect_page() as opening:
        offer.click()
    address = opening.value.url
    assert address.startswith("https://code.example.org/northmoor/news/new/main?filename=articles%2F2026%2Fthe-kiln")
    assert len(address) < 6000
    assert "ada%40" not in address, "a mail address has no place in what everybody can see"
    page.get_by_label("The story", exact=True).fill("word " * 1500)
    expect(offer).to_be_disabled()
    expect(page.locator("#site-story-fits")).to_contain_text("too long")
    page.get_by_label("The story", exact=True).fill("word")
    expect(offer).to_be_enabled()
    add_picture(page, picture())
    expect(offer).to_be_disabled()
    expect(page.locator("#site-story-fits")).to_contain_text("With pictures")


def test_it_is_filled_in_with_the_keyboard_alone(tab: Visit) -> None:
    page = opened(tab)
    page.get_by_label("Headline").focus()
    keys = page.keyboard
    keys.type(TITLE)
    for text in ("3", "Nov", "2026", SUMMARY):
        keys.press("Tab")
        keys.type(text)
    for _ in range(2):  # past the fold of prompts
        keys.press("Tab")
    keys.type("The kiln failed on Fridays.")
    page.get_by_label("Your name").focus()
    keys.type("Ada")
    keys.press("Tab")
    keys.press("Tab")
    keys.type("ada@northmoor.example.org")
    keys.press("Tab")
    keys.press("Space")
    page.get_by_role("button", name="Send", exact=True).focus()
    with page.expect_download() as saving:
        keys.press("Enter")
    assert json.loads(Path(saving.value.path()).read_text("utf-8"))["fields"]["date"] == "2026-11-03"


# ---- for everybody


def test_axe_finds_nothing_while_it_is_filled_in(visit: Open, northmoor: Path) -> None:
    page = opened(visit(northmoor, viewport=PHONE, bypass_csp=True, reduced_motion="reduce"))
    page.get_by_label("Headline").fill("ALL IN CAPITALS")
    row = add_picture(page, picture())
    row.get_by_label("Somebody, and everybody").check()
    page.get_by_role("button", name="Add a person").click()
    unfold(page, "Visibility")
    page.get_by_label("Stories and careers, told by those who live them").check()
    page.get_by_label("I have an account").check()
    page.get_by_text("What to write about").click()
    page.get_by_role("button", name="Send", exact=True).click()
    assert len(errors(page)) > 10
    assert page.evaluate(LOST) == []
    assert list(faults(page)) == []
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    page.get_by_role("button", name="Clear everything").click()
    assert list(faults(page)) == []
    page.get_by_role("dialog").get_by_role("button", name="Clear everything").click()
    write_story(page)
    send(page)
    assert list(faults(page)) == []


def test_without_a_script_it_says_so(visit: Open, northmoor: Path) -> None:
    page = visit(northmoor, java_script_enabled=False).look(FORM)
    assert "This form needs JavaScript, which is switched off here." in page.inner_text("main")
    expect(page.get_by_label("Headline")).to_be_hidden()
    page.locator("noscript a").click()
    expect(page.get_by_role("heading", name="By mail, if you prefer")).to_be_in_viewport()

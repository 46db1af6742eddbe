"""What people do to the form at /contribute/new/ without meaning to: it tells them, and nothing gets out by accident."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from newsroom.checks import check_texts
from newsroom.memory import Memory
from newsroom.render.links import broken_links
from newsroom.render.texts import Texts
from tests.browser.conftest import Visit
from tests.browser.test_contribute_form import (
    EXTENSIONS,
    TITLE,
    add_picture,
    describe,
    errors,
    opened,
    picture,
    said,
    send,
    tab,  # noqa: F401 -- a fixture
    told,
    unfold,
    write_story,
)
from tests.building import article, site_of, sound_root

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]

OFFER = "Open the page for a new file"
PRIVATE = "agreed, ask ada@mail.example.org or 0113 496 0000"


def leave(page: Page) -> None:
    """Leaves the field, for nothing is told before."""
    page.get_by_label("Your work").focus()


def test_what_stands_in_a_public_file_is_looked_through_for_private_addresses(tab: Visit) -> None:  # noqa: F811
    page = opened(tab)
    row = add_picture(page, picture())
    row.get_by_label("Somebody, and everybody").check()
    expect(row.get_by_text("it stands in a public file: no private names or addresses")).to_be_visible()
    unfold(page, "Visibility")
    page.get_by_label("Stories and careers, told by those who live them").check()
    fields = ("picture-1-agreement", "picture-1-credit", "picture-1-alt", "picture-1-caption", "shows-2025-2028-v1")
    for field in fields:
        page.locator(f"#site-{field}").fill(PRIVATE)
        leave(page)
        expect(told(page, field)).to_contain_text("The email address ada@mail.example.org will be public")
        expect(told(page, field)).to_contain_text("The telephone number 0113 496 0000 will be public")


def told_by_the_check(root: Path, text: str, *beginnings: str) -> list[str]:
    """The sentences of the check, warnings too, that begin so."""
    site = site_of(sound_root(root, {"articles/2023/week.md": article(text)}), extensions=EXTENSIONS)
    found = check_texts(site, Texts(site.settings, Memory()), warnings=True)
    return [problem.sentence for problem in found if problem.sentence.startswith(beginnings)]


CONTACTS = (
    "Ada [at] mail.example (dot) org", "ada&#64;mail.example.org", "x@y and a.b@c.example.org.", "0113.496.0000",
    "(ring 0113 496 0000)", "+44 (0)113 496 0000 (Ada)", "01.02.2026 to 03.04.2026", "0.123456789 m", "£0113 496 0000",
)  # fmt: skip
PUBLIC = ("the email address", "the telephone number")


def test_what_is_private_is_found_as_the_check_finds_it(tab: Visit, tmp_path: Path) -> None:  # noqa: F811
    page = opened(tab)
    for text in CONTACTS:
        page.get_by_label("The story", exact=True).fill(text)
        leave(page)
        wanted = [sentence.partition("; if")[0] for sentence in told_by_the_check(tmp_path, text, *PUBLIC)]
        shown = [f"Advice: {said(sentence)}; is it meant for everybody?" for sentence in wanted]
        expect(told(page, "text")).to_have_text("".join(shown))


def test_nobody_who_has_not_agreed_gets_to_the_code_host_and_what_does_is_a_draft(tab: Visit) -> None:  # noqa: F811
    page = opened(tab)
    write_story(page)
    page.get_by_label("I have an account").check()
    page.get_by_role("button", name="Add a person").click()
    page.get_by_label("Name", exact=True).fill("Grace Madeup")
    agreed = page.get_by_role("radiogroup", name="Have they agreed")
    agreed.get_by_label("Not yet").check()
    offer = page.get_by_role("button", name=OFFER)
    expect(offer).to_be_disabled()
    expect(offer).to_have_accessible_description("Somebody has not agreed yet: send it by mail.")
    agreed.get_by_label("Yes").check()
    page.context.route("https://code.example.org/**", lambda route: route.fulfill(body="The code host"))
    with page.context.expect_page() as opening:
        offer.click()
    (file,) = parse_qs(urlsplit(opening.value.url).query)["value"]
    assert "\ndraft: true\n" in file.partition("\n---\n")[0] + "\n"


LINKS = ("www.example.org", "nowhere", "example.org/a")
IN_OTHER_WORDS = {
    "![](gone.jpg)": "there is no picture `gone.jpg` in this form; add it under Pictures, or take it out of the text",
    "![A kiln](https://x.example.org/a.jpg)": (
        "the picture `https://x.example.org/a.jpg` is on another host, which readers would be sent to; "
        "add it under Pictures instead"
    ),
}


def test_links_and_pictures_that_lead_nowhere_are_told(tab: Visit) -> None:  # noqa: F811
    page = opened(tab)
    wanted = dict(IN_OTHER_WORDS)
    for link in LINKS:
        text = f"See [the kiln]({link})."
        (problem,) = broken_links(text, "articles/2026/kiln.md", 1, [link], {})
        wanted[text] = problem.sentence
    for text, sentence in wanted.items():
        page.get_by_label("The story", exact=True).fill(text)
        leave(page)
        expect(told(page, "text")).to_have_text(f"Wrong: {said(sentence)}")
    sound = "[a](/events/), [b](#below), [c](mailto:a@b.example), [d](../2023/week.md), [e](HTTPS://x.example.org)"
    page.get_by_label("The story", exact=True).fill(sound.replace("a@b.example", "desk"))
    leave(page)
    expect(told(page, "text")).to_be_empty()
    page.get_by_label("The story", exact=True).fill("We had\n• a kiln\n• a bowl")
    leave(page)
    expect(told(page, "text")).to_contain_text("Advice: “•” makes no list here")


def test_a_picture_is_put_behind_the_paragraph_and_taken_out_with_its_words(tab: Visit) -> None:  # noqa: F811
    page = opened(tab)
    write_story(page)
    row = add_picture(page, picture("a.jpg"))
    describe(row)
    head = row.get_by_label("It stands at the head")
    expect(head).to_be_checked()
    text = page.get_by_label("The story", exact=True)
    before = text.input_value()
    text.evaluate("text => text.setSelectionRange(8, 8)")
    row.get_by_role("button", name="Put it into the text").click()
    expect(text).to_have_value(re.compile(r"on Fridays\.\n\n!\[\]\(a\.jpg\)\n\n## Four"))
    expect(told(page, "text")).to_have_text("“a.jpg” stands in the text now, and no longer at the head of the story.")
    expect(head).not_to_be_checked()
    head.check()
    head.uncheck()
    assert [kept["lead"] for kept in send(page)[1]["pictures"]] == [False]
    row.get_by_role("button", name="Remove the picture a.jpg").click()
    expect(text).to_have_value(before)
    add_picture(page, picture("b.jpg"), picture("c.jpg"))
    heads = page.get_by_label("It stands at the head")
    for lead, other in ((heads.first, heads.last), (heads.last, heads.first)):
        lead.check()
        expect(other).not_to_be_checked()


def test_enter_in_a_line_sends_nothing(tab: Visit) -> None:  # noqa: F811
    page = opened(tab)
    page.get_by_label("Headline").fill(TITLE)
    page.get_by_label("Headline").press("Enter")
    page.get_by_label("Your mail address").press("Enter")
    assert errors(page) == []
    expect(page.get_by_label("Your mail address")).to_be_focused()


def test_nothing_pasted_is_cut_and_messages_keep_the_letters_of_whoever_wrote(tab: Visit) -> None:  # noqa: F811
    page = opened(tab)
    assert page.locator("[maxlength]").count() == 0
    title, mailbox = page.get_by_label("Headline"), page.get_by_label("Your mail address")
    title.fill("word " * 80)
    leave(page)
    expect(told(page, "title")).to_contain_text("Wrong: “Headline” has 399 characters, and 300 at most can be taken")
    mailbox.fill("Not-an-address")
    leave(page)
    expect(told(page, "author-mailbox")).to_contain_text("“Not-an-address” is no mail address")
    mailbox.fill("not-an-address")
    leave(page)
    shown = told(page, "author-mailbox")
    expect(shown).to_contain_text("“not-an-address” is no mail address")
    expect(shown.locator("code")).to_have_text("technicians@example.org")
    expect(shown).not_to_contain_text("`")
    first_letter = "line => getComputedStyle(line, '::first-letter').textTransform"
    assert shown.locator("p").evaluate(first_letter) == "none"


def test_the_card_shows_no_impossible_date(tab: Visit) -> None:  # noqa: F811
    page = opened(tab)
    write_story(page)
    date = page.locator(".story-form__card .eyebrow > :nth-child(2)")
    expect(date).to_have_text("3 November 2026")
    page.get_by_label("Day", exact=True).fill("31")
    expect(date).to_have_text("The date")
    page.get_by_label("Day", exact=True).fill("3")
    page.get_by_label("Year", exact=True).fill("1850")
    leave(page)
    expect(told(page, "date")).to_contain_text("Advice: This is more than 100 years ago; check the year")


def test_promises_are_folded_and_a_claim_is_asked_for_a_number(tab: Visit) -> None:  # noqa: F811
    page = opened(tab)
    write_story(page)
    promise = page.get_by_label("Stories and careers, told by those who live them")
    expect(promise).to_be_hidden()
    unfold(page, "Visibility")
    promise.check()
    claim = page.get_by_label("What does your story show of it?").locator("visible=true")
    claim.fill("It was a great success.")
    leave(page)
    expect(told(page, "shows-2025-2028-v1")).to_contain_text("Advice: This has no number and no date")
    claim.fill("")
    unfold(page, "Visibility")
    page.get_by_role("button", name="Send", exact=True).click()
    page.locator("#site-story-errors").get_by_role("link", name="Say what your story shows").click()
    expect(claim).to_be_focused()
    claim.fill("One more story in 2026.")
    send(page)
    page.reload()
    expect(promise).to_be_checked()
    expect(promise).to_be_visible()


ALTS = ("Photo of a kiln in the pottery", "this is a picture showing a kiln", "Red kiln", "A red kiln in the dark")


def test_words_for_a_picture_are_advised_on_as_the_check_does(tab: Visit, tmp_path: Path) -> None:  # noqa: F811
    page = opened(tab)
    row = add_picture(page, picture())
    for alt in ALTS:
        row.get_by_label("What can be seen in it?").fill(alt)
        leave(page)
        sentences = told_by_the_check(tmp_path, f"![{alt}](kiln.jpg)", f"“{alt}”")
        assert bool(sentences) is (alt != ALTS[-1])
        expect(told(page, "picture-1-alt")).to_have_text("".join(f"Advice: {said(one)}" for one in sentences))


def test_after_send_it_says_what_happens_now(tab: Visit) -> None:  # noqa: F811
    page = opened(tab)
    write_story(page)
    send(page)
    panel = page.get_by_role("region", name="Now send the mail")
    expect(panel.get_by_role("heading", name="What happens now")).to_be_visible()
    expect(panel).to_contain_text("can be read by everybody")

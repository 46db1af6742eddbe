"""Whatever is written into a text: nothing of it runs, loads or hides, also where no rule was asked."""

from pathlib import Path

import pytest
from lxml import html

from newsroom.outputs.feed_html import readable
from newsroom.render import markdown
from tests.hostile.attacks import HTML
from tests.hostile.building import MAIN, MORE, pieces
from tests.hostile.looking import harm_in_page, harm_in_text


def test_no_attack_in_any_position_leaves_anything(story_root: Path) -> None:
    found = pieces(story_root)
    assert {piece.position for piece in found} == {*MAIN, *MORE, "Markdown"}
    harm = {(piece.position, piece.attack): [*harm_in_text(piece.html)] for piece in found}
    assert {where: told for where, told in harm.items() if told} == {}


def test_nor_in_a_feed(story_root: Path) -> None:
    found = pieces(story_root, feed=True, positions=("a block", "Markdown", "a tab"))
    made = {piece.attack: readable(piece.html, "https://t.example.org/x/") for piece in found}
    harm = {attack: [*harm_in_text(text), *(["an id"] if " id=" in text else [])] for attack, text in made.items()}
    assert {attack: told for attack, told in harm.items() if told} == {}


def test_the_words_of_the_sound_parts_stand(story_root: Path) -> None:
    """Cleaning takes out what harms, never the paragraph before it."""
    blocks = [piece for piece in pieces(story_root) if piece.position == "a block"]
    assert len(blocks) > 140
    assert [piece.attack for piece in blocks if not piece.html.startswith("<p>Before.</p>")] == []


def test_this_look_would_find_what_cleaning_takes_out() -> None:
    """Without cleaning nearly each attack is found: what finds nothing proves nothing."""
    found = [attack for attack in HTML if [*harm_in_text(attack)] or [*harm_in_page(attack.encode())]]
    missed = [attack for attack in HTML if attack not in found]
    assert len(missed) < 20, missed


# ---- names, marks and invisible characters


def cleaned(source: str) -> str:
    def lead(attribute: str, link: str) -> str:
        return link

    return str(markdown.clean(source, "", lead).html)


@pytest.mark.parametrize("name", ["__drawer", "__search", "__toc", "__tabbed_x", "site-content", "preview-problems"])
@pytest.mark.parametrize("tag", ['<p id="{}">x</p>', '<label for="{}">x</label>', '<input name="{}">'])
def test_names_of_the_sites_own_parts_are_taken_out(name: str, tag: str) -> None:
    assert name not in cleaned(tag.format(name))


def test_the_names_of_tabs_stand_on_tabs_alone() -> None:
    assert 'id="__tabbed_1_2"' in cleaned('<input id="__tabbed_1_2" name="__tabbed_1" type="radio">')
    assert 'for="__tabbed_1_2"' in cleaned('<label for="__tabbed_1_2">x</label>')
    assert "__tabbed" not in cleaned('<p id="__tabbed_1_2">x</p><a id="__tabbed_1">x</a>')


@pytest.mark.parametrize(
    "entity", ["&#8238;", "&#x202E;", "&rlm;", "&lrm;", "&#x2066;", "&#1564;", "&#8232;", "&#x9d;"]
)
def test_invisible_characters_that_are_spelled_are_taken_out(entity: str) -> None:
    text = html.fromstring(cleaned(f"<p>a{entity}b</p>")).text_content()
    assert text in ("ab", "a\x9db".encode("cp1252", "ignore").decode("cp1252"))


@pytest.mark.parametrize("link", ["\\\\evil.example/x.png", "/\\evil.example/x", "a\\b.md", "https:\\\\evil.example/"])
def test_a_backslash_in_an_address_leads_nowhere(link: str) -> None:
    for attribute in ("href", "src"):
        found = markdown.resolve([(attribute, link)], lambda link: link)
        assert (found.leads, found.broken) == ((), (link,))

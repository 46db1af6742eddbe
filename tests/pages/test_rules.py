"""The page of the rules, as its reader sees it."""

from pathlib import Path

from lxml import html

from newsroom.checks.rulebook import rulebook
from newsroom.pages.rules import rules
from newsroom.render.templates import Press
from tests.building import site_of, sound_root


def page(folder: Path, project: Path) -> html.HtmlElement:
    [output] = rules(Press(site_of(sound_root(folder)), project / "templates"))
    assert output.path == "contribute/rules/index.html"
    return html.fromstring(output.make())


def test_each_rule_stands_at_an_anchor_with_its_sentence(tmp_path: Path, project: Path) -> None:
    tree = page(tmp_path, project)
    for chapter in rulebook():
        for rule in chapter.rules:
            [told] = tree.xpath("//*[@id=$code]", code=rule.code)
            said = " ".join(told.text_content().split())
            for sentence in rule.sentences:
                assert " ".join(sentence.replace("`", "").split()) in said
            assert said.startswith(f"{rule.code}, a warning " if rule.severity == "warning" else f"{rule.code} ")


def test_what_is_typed_stands_as_code(tmp_path: Path, project: Path) -> None:
    typed = page(tmp_path, project).xpath("//*[@id='front-matter-missing']//dd/code/text()")
    assert typed == ["---", "key: value", "---"]

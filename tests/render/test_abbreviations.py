"""Abbreviations are told in full where a page first uses them, and only there."""

import pytest

from newsroom.render.abbreviations import Expander
from tests.render.test_markdown import page

SHORT = {
    "TCSG": "Technician Commitment Steering Group",
    "OD&PL": "Organisational Development and Professional Learning",
    "OD": "Overdose",
    "REF": "Research Excellence Framework",
}


def html(body: str) -> str:
    return page(body, abbreviations=SHORT)


def abbr(short: str) -> str:
    return f'<abbr title="{SHORT[short].replace("&", "&amp;")}">{short.replace("&", "&amp;")}</abbr>'


TCSG = f"{abbr('TCSG')} (Technician Commitment Steering Group)"
CASES = [
    ("The TCSG met.", f"The {TCSG} met."),
    ("The TCSG met. The TCSG left.", f"The {TCSG} met. The TCSG left."),
    ("(TCSG) met.", f"({abbr('TCSG')}, Technician Commitment Steering Group) met."),
    ("The Technician Commitment Steering Group (TCSG) met.", f"The Technician Commitment Steering Group ({abbr('TCSG')}) met."),
    ("The technician commitment\nsteering group (TCSG)", f"The technician commitment\nsteering group ({abbr('TCSG')})"),
    ("OD&PL helps.", f"{abbr('OD&PL')} (Organisational Development and Professional Learning) helps."),
    ("The TCSGs and REFER", "The TCSGs and REFER"),
    ("TCSG and REF and OD&PL", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), [case for case in CASES if case[1]])
def test_in_an_editors_text(text: str, told: str) -> None:
    assert html(text) == f"<p>{told}</p>"


@pytest.mark.parametrize(("text", "told"), [case for case in CASES if case[1]])
def test_in_a_plain_text(text: str, told: str) -> None:
    assert str(Expander(SHORT).expand(text)) == told


def test_several_in_one_sentence() -> None:
    found = html("TCSG and REF and OD&PL and TCSG")
    assert found == (
        f"<p>{TCSG} and {abbr('REF')} (Research Excellence Framework) and {abbr('OD&PL')} "
        "(Organisational Development and Professional Learning) and TCSG</p>"
    )


@pytest.mark.parametrize(
    "text",
    [
        "`TCSG` here",
        "[TCSG](/events/) here",
        "## TCSG",
        "    TCSG\n",
        "```\nTCSG\n```",
    ],
)
def test_not_in_code_links_headings_or_what_is_told_already(text: str) -> None:
    assert "Steering Group" not in html(text)


@pytest.mark.parametrize("tag", ["abbr", "code", "a"])
def test_not_in_raw_html_either(tag: str) -> None:
    assert "Steering Group" not in html(f"Here <{tag}>TCSG</{tag}> is.")


def test_the_first_use_in_running_text_is_told_after_a_heading() -> None:
    assert html("## The TCSG\n\nThe TCSG met.").endswith(f"<p>The {TCSG} met.</p>")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("**TCSG** and so on", f"<p><strong>{TCSG}</strong> and so on</p>"),
        ("One *TCSG* and REF", f"<p>One <em>{TCSG}</em> and {abbr('REF')} (Research Excellence Framework)</p>"),
    ],
)
def test_the_first_use_counts_wherever_it_stands(text: str, wanted: str) -> None:
    assert html(text) == wanted


def test_reading_order_is_kept() -> None:
    assert html("**TCSG** and TCSG") == f"<p><strong>{TCSG}</strong> and TCSG</p>"
    assert html("One *TCSG* and the TCSG") == f"<p>One <em>{TCSG}</em> and the TCSG</p>"


def test_in_lists_tables_and_notes() -> None:
    assert html("- TCSG\n- TCSG") == f"<ul>\n<li>{TCSG}</li>\n<li>TCSG</li>\n</ul>"


def test_without_abbreviations_nothing_changes() -> None:
    assert page("The TCSG met.") == "<p>The TCSG met.</p>"
    assert str(Expander({}).expand("The TCSG & <co>")) == "The TCSG &amp; &lt;co&gt;"


def test_one_page_tells_it_once() -> None:
    expander = Expander(SHORT)
    assert "Steering Group" in expander.expand("The TCSG")
    assert str(expander.expand("The TCSG")) == "The TCSG"


def test_a_plain_text_is_escaped_around_it() -> None:
    expander = Expander({"R&D": 'Research "and" <Development>'})
    assert str(expander.expand("<b>R&D</b>")) == (
        '&lt;b&gt;<abbr title="Research &#34;and&#34; &lt;Development&gt;">R&amp;D</abbr> '
        "(Research &#34;and&#34; &lt;Development&gt;)&lt;/b&gt;"
    )

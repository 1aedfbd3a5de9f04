"""The cards of a page: complete, safe and easy to read with no script at all."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import textstat
from markupsafe import escape

from mesoguide.cards import AfterTheVisit, RareHarms, RedFlags, RedFlagsInBrief
from mesoguide.evidence import Evidence
from mesoguide.model.calling import every_number
from tests.some import some

LONGEST = 25


def words_of(html: str) -> str:
    """The words of a card, a line each; sources have words of their own."""
    bare = re.sub(r'<ul role="list" class="from">.*?</ul>', "", html, flags=re.DOTALL)
    lines = [re.sub(r"<[^>]+>", "", line).strip() for line in bare.splitlines()]
    return "\n".join(line if line.endswith((".", "?")) else f"{line}." for line in lines if line)


def test_every_warning_and_emergency_sign_is_on_the_red_flag_card(facts: Evidence) -> None:
    html = RedFlags(facts)._repr_html_()
    wanted = [row for row in facts.cautions.values() if row.kind in ("emergency", "same day")]
    assert len(wanted) >= 8
    for row in wanted:
        assert f"<li>{escape(row.who)}</li>" in html
        assert f"</strong> {escape(row.why)}</p>" in html


def test_no_caution_of_another_kind_is_on_the_red_flag_card(facts: Evidence) -> None:
    html = RedFlags(facts)._repr_html_()
    assert facts.cautions["needle-fear"].who not in html


def test_what_can_not_wait_comes_first(facts: Evidence) -> None:
    html = RedFlags(facts)._repr_html_()
    at_once = html.index("Call the emergency number now")
    same_day = html.index("See a doctor the same day, even weeks later")
    cautions = facts.cautions.values()
    for row in some(row for row in cautions if row.kind == "emergency"):
        assert at_once < html.index(escape(row.who)) < same_day
    for row in some(row for row in cautions if row.kind == "same day"):
        assert same_day < html.index(escape(row.who))


@pytest.mark.parametrize("show", [RedFlags._repr_html_, RedFlags.signs])
def test_for_whom_a_call_is_stands_right_before_the_signs(
    facts: Evidence, show: Callable[[RedFlags], str]
) -> None:
    html = show(RedFlags(facts))
    for lead in ("Call if you have any of these:", "Get seen today if you have any of these:"):
        assert re.search(rf"<p><strong>{lead}</strong></p>\s*<ul", html)


def test_the_signs_in_brief_open_below_for_whom_a_call_is(facts: Evidence) -> None:
    html = RedFlagsInBrief(facts)._repr_html_()
    assert html.count("<summary>When to call: see the signs<") == 2


def test_the_red_flag_card_says_what_to_tell_and_is_where_links_land(facts: Evidence) -> None:
    html = RedFlags(facts)._repr_html_()
    assert 'id="worried"' in html
    assert "Say that you had injections, where and when. Bring the name of the product." in html


def test_the_signs_alone_have_every_sign_and_number_and_no_source(facts: Evidence) -> None:
    card = RedFlags(facts)
    html = card.signs()
    for group in card.groups:
        assert all(f"<li>{escape(sign.sign)}</li>" in html for sign in some(group.signs))
    assert "Numbers by country" in html
    assert "id=" not in html
    assert "Where is this from?" not in html


def test_every_sign_carries_each_of_its_sources(facts: Evidence) -> None:
    html = RedFlags(facts)._repr_html_()
    for group in RedFlags(facts).groups:
        for sign in group.signs:
            part = html.split(f"<strong>{escape(sign.sign)}.</strong>")[1].split("</details>")[0]
            for key in sign.sources:
                assert str(escape(facts.sources[key].title.rstrip("."))) in part


def test_a_tap_on_any_number_calls_it(facts: Evidence) -> None:
    html = RedFlags(facts)._repr_html_()
    for number in every_number(facts):
        dialled = number.replace(" ", "")
        assert f'<a class="call" href="tel:{dialled}">{number}</a>' in html


def test_the_numbers_of_every_country_open_below_the_short_line(facts: Evidence) -> None:
    html = RedFlags(facts)._repr_html_()
    listed = html.split("<summary>Numbers by country</summary>")[1].split("</ul>")[0]
    assert html.index("999") < html.index("Numbers by country") < html.index("See a doctor")
    for row in facts.emergency_numbers.values():
        assert f"<strong>{row.country}:</strong>" in listed


def test_the_card_names_the_sources_of_its_numbers(facts: Evidence) -> None:
    card = RedFlags(facts)
    for row in facts.emergency_numbers.values():
        assert set(row.source) <= set(card.sources)


def test_the_card_tells_what_to_do_at_night_and_where_that_is_from(facts: Evidence) -> None:
    card = RedFlags(facts)
    assert "If none is open, go to a hospital emergency department." in card._repr_html_()
    assert "neas-nhs-111" in card.sources


def test_a_lump_is_not_left_to_go_by_itself(facts: Evidence) -> None:
    part = RedFlags(facts)._repr_html_().split(f"<strong>{facts.cautions['late-lumps'].who}")[1]
    assert "Do not wait to see if it goes." in part.split("</p>")[0]


def test_no_sign_is_told_to_wait_until_a_clinic_opens(facts: Evidence) -> None:
    assert "when one opens" not in RedFlags(facts)._repr_html_()


@pytest.mark.parametrize("sign", ["chest pain", "pass out", "a fit", "double vision", "scalp"])
def test_an_emergency_names_the_sign(facts: Evidence, sign: str) -> None:
    signs = [row.who.lower() for row in facts.cautions.values() if row.kind == "emergency"]
    assert any(sign in said for said in signs)


def test_somebody_who_can_not_breathe_is_told_to_sit_and_not_to_stand(facts: Evidence) -> None:
    why = facts.cautions["allergy-emergency"].why
    assert "sit up" in why
    assert "Do not stand" in why


def test_a_shared_needle_is_a_matter_of_the_same_day(facts: Evidence) -> None:
    row = facts.cautions["shared-needle"]
    assert row.kind == "same day"
    assert "within 72 hours" in row.why


@pytest.mark.parametrize("name", ["lump", "bruise"])
def test_the_card_tells_the_harmless_form_from_the_one_that_needs_help(
    facts: Evidence, name: str
) -> None:
    html, row = RedFlags(facts)._repr_html_(), facts.look_alikes[name]
    places = [html.index(escape(said)) for said in (row.harmless, row.needs_help, row.when)]
    assert places == sorted(places)
    assert set(row.source) <= set(RedFlags(facts).sources)


def test_a_sentence_to_read_out_to_a_doctor_asks_for_a_sample(facts: Evidence) -> None:
    html = RedFlags(facts)._repr_html_()
    assert "You can read this out to a doctor" in html
    assert "Could this be a slow-growing germ? Please test a sample." in html


def test_the_card_tells_the_page_its_sources(facts: Evidence) -> None:
    assert {"nhs-anaphylaxis", "ntm-info-cosmetic-procedures"} <= set(RedFlags(facts).sources)


def test_text_of_the_table_can_not_become_markup(facts: Evidence) -> None:
    row = facts.cautions["late-lumps"].model_copy(update={"who": "<img src=x onerror=alert(1)>"})
    spoilt = replace(facts, cautions={**facts.cautions, "late-lumps": row})
    html = RedFlags(spoilt)._repr_html_()
    assert "<img" not in html
    assert "&lt;img" in html


def test_every_reported_harm_says_that_nobody_knows_how_often(facts: Evidence) -> None:
    html = RareHarms(facts)._repr_html_()
    kinds = {row.heading for row in facts.rare_harms.values()}
    assert html.count("<details>") == len(facts.rare_harms) + len(kinds)
    for row in facts.rare_harms.values():
        part = html.split(f"<summary>{escape(row.harm)}</summary>")[1].split("</details>")[0]
        assert "We do not know how often." in part
        for key in row.source:
            assert str(escape(facts.sources[key].title.rstrip("."))) in part


def test_what_nobody_saw_of_a_harm_is_said_to_be_unseen(facts: Evidence) -> None:
    html = RareHarms(facts)._repr_html_()
    assert "not seen</dd>" not in html
    assert "We did not find this." in html


def test_every_piece_of_advice_for_afterwards_has_its_reason_and_source(facts: Evidence) -> None:
    html = AfterTheVisit(facts)._repr_html_()
    for row in facts.aftercare.values():
        part = html.split(f"<summary>{escape(row.what)}</summary>")[1].split("</details>")[0]
        assert str(escape(row.why)) in part
        for key in row.source:
            assert str(escape(facts.sources[key].title.rstrip("."))) in part


@pytest.mark.parametrize("card", [RedFlags, RareHarms, AfterTheVisit])
def test_a_card_reads_at_grade_6_in_short_sentences(
    facts: Evidence, card: Callable[[Evidence], Any]
) -> None:
    text = words_of(card(facts)._repr_html_())
    assert textstat.flesch_kincaid_grade(text) <= 6.0
    for sentence in re.split(r"(?<=[.?:])\s+", text):
        assert len(sentence.split()) <= LONGEST, sentence

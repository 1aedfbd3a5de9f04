"""Chances as rows: both groups, the time and how sure in sight, the rest behind a tap."""

from dataclasses import replace

import pytest

from mesoguide.cards import Chances
from mesoguide.evidence import Evidence


def row(facts: Evidence, **asked: list[str]) -> tuple[str, str]:
    """What stands in the line to tap, and what is behind it."""
    html = Chances(evidence=facts, **asked)._repr_html_()
    assert html.count('data-widget="risk-block"') == 1
    line, below = html.split("<details", 1)[1].split("</summary>", 1)
    return line, below


@pytest.mark.parametrize(
    ("asked", "both", "time"),
    [
        ({"harms": ["swelling"]}, ("87", "43"), "up to 6 visits."),
        ({"gains": ["refine-1-both-1"]}, ("70", "19"), "Week 32 (about 7 months) after"),
    ],
)
def test_a_gain_and_a_harm_show_both_groups_the_time_and_how_sure_in_the_same_form(
    facts: Evidence, asked: dict[str, list[str]], both: tuple[str, str], time: str
) -> None:
    line, below = row(facts, **asked)
    for number in both:
        assert f'<span class="number">{number}</span> of 100' in line
    assert line.count('class="icons') == line.count('class="arm"') == 2
    assert time in line
    assert "ure." in line.split('class="sure"')[1]
    for fact in ("Range", "Who", "Who paid, who was checked", "How sure"):
        assert f"<dt>{fact}</dt>" in below
    assert "<table>" in below


def test_rows_stand_in_the_order_asked_for_with_gains_first(facts: Evidence) -> None:
    both = Chances(gains=["refine-1-both-1"], harms=["pain", "swelling"], evidence=facts)
    titles = [each.title for each in both.shown]
    assert titles[1:] == [facts.harms[key].harm for key in ("pain", "swelling")]
    assert set(facts.harms["pain"].source) <= set(both.sources)


def test_what_all_rows_share_is_told_once_above_them(facts: Evidence) -> None:
    html = Chances(harms=["pain", "swelling"], evidence=facts)._repr_html_()
    above, rows = html.split("<details", 1)
    assert "up to 6 visits." in above
    assert "Fairly sure." in above
    assert "time-and-sure" not in rows
    mixed = Chances(gains=["refine-1-both-1"], harms=["pain"], evidence=facts)._repr_html_()
    assert mixed.count('class="time-and-sure"') == 2


def test_what_the_dots_stand_for_is_told_once_above_the_rows(facts: Evidence) -> None:
    html = Chances(harms=["pain", "swelling"], evidence=facts)._repr_html_()
    above, rows = html.split("<details", 1)
    assert "As many as in the comparison group" in above
    assert "dots-key" not in rows


def test_text_of_the_table_can_not_become_markup(facts: Evidence) -> None:
    evil = facts.harms["pain"].model_copy(update={"harm": "<img src=x onerror=alert(1)>"})
    spoilt = replace(facts, harms={**facts.harms, "pain": evil})
    assert "<img" not in Chances(harms=["pain"], evidence=spoilt)._repr_html_()

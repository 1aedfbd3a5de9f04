"""The cards to say in one's own words."""

import re
from dataclasses import replace

import textstat
from markupsafe import escape

from mesoguide.cards import TeachBack
from mesoguide.evidence import Evidence
from tests.cards.test_advice import words_of


def test_the_cards_check_the_guide_and_not_the_reader(facts: Evidence) -> None:
    assert "Check that we explained it well." in TeachBack(facts)._repr_html_()


def test_each_card_has_its_points_as_sentences_and_leads_to_its_page(facts: Evidence) -> None:
    html = TeachBack(facts)._repr_html_()
    for row in facts.teach_back.values():
        card = html.split(f'data-card="{row.id}"')[1].split("</details>")[0]
        assert re.findall(r"<li>(.*)</li>", card) == [f"{escape(each)}." for each in row.listen_for]
        assert f'href="{row.page}.ipynb"' in card


def test_the_words_of_a_card_can_not_become_markup(facts: Evidence) -> None:
    row = next(iter(facts.teach_back.values()))
    evil = row.model_copy(update={"prompt": "<img src=x onerror=alert(1)>?"})
    html = TeachBack(replace(facts, teach_back={row.id: evil}))._repr_html_()
    assert "<img" not in html
    assert "&lt;img" in html


def test_the_cards_read_at_grade_6_or_below(facts: Evidence) -> None:
    words = re.sub(r'<p class="muted">.*?</p>', "", TeachBack(facts)._repr_html_())
    assert textstat.flesch_kincaid_grade(words_of(words)) <= 6

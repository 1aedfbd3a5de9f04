"""The skin in section and the regulators' notices, as Python hands them over."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
import textstat

from mesoguide.cards import Regulators
from mesoguide.evidence import Evidence
from mesoguide.evidence.about import series
from mesoguide.model.skin import DEEPEST
from mesoguide.widgets import SkinSection
from tests.widgets.seen import seen
from tests.widgets.words import in_markup


@pytest.fixture(scope="module")
def section() -> SkinSection:
    return SkinSection()


def said(section: SkinSection) -> Iterator[str]:
    yield from in_markup(section.still)
    for place in section.places:
        yield place["caption"]
        yield place["measured"]
        yield from place["tips"]
        yield from (depth["words"] for depth in place["depths"].values())


def test_the_still_has_a_picture_a_table_and_its_name(section: SkinSection) -> None:
    for wanted in ("<svg", "<table", 'data-widget="skin-section"'):
        assert wanted in section.still


def test_the_still_says_where_the_needle_is(section: SkinSection) -> None:
    assert "At 1 mm on the belly, the tip is in the middle layer (dermis)." in section.still


def test_every_source_is_known(section: SkinSection, facts: Evidence) -> None:
    assert set(section.sources) <= facts.sources.keys()
    assert "gibney-2010-skin-thickness" in section.sources


def test_every_place_has_words_for_every_depth_and_treatment(
    section: SkinSection, facts: Evidence
) -> None:
    for place in section.places:
        assert len(place["tips"]) == len(place["now"]) == DEEPEST + 1
        assert place["depths"].keys() == facts.depths.keys()


def test_it_opens_on_the_first_treatment_and_has_the_others(
    section: SkinSection, facts: Evidence
) -> None:
    whats = [each.what for each in facts.depths.values()]
    assert [what in seen(section.still).text for what in whats] == [True] + [False] * 5
    assert all(what in section.still for what in whats)


def test_only_the_area_travels_from_page_to_page(section: SkinSection) -> None:
    assert section.keep == ["area"]


def test_it_says_that_a_needles_length_is_not_its_depth(section: SkinSection) -> None:
    assert "length is not its depth" in section.still.replace("&#39;", "'")


def test_it_names_no_product(section: SkinSection) -> None:
    words = " ".join(said(section)).lower()
    assert not [brand for brand in series().brands if re.search(rf"\b{brand}\b", words)]


def test_its_words_read_at_grade_6_or_below(section: SkinSection) -> None:
    assert textstat.flesch_kincaid_grade("\n".join(dict.fromkeys(said(section)))) <= 6.0


def test_no_sentence_has_more_than_25_words(section: SkinSection) -> None:
    for words in said(section):
        for sentence in re.split(r"(?<=[.?:])\s+", words):
            assert len(sentence.split()) <= 25, sentence


def test_text_of_a_table_can_not_become_markup(facts: Evidence) -> None:
    row = facts.layers["belly"].model_copy(update={"measured": "<img src=x>"})
    still = SkinSection(replace(facts, layers={**facts.layers, "belly": row})).still
    assert "<img" not in still
    assert "&lt;img" in still


def test_regulators_are_plain_html_that_opens_without_a_script() -> None:
    block = Regulators()
    html = block._repr_html_()
    unions = [region for region in block.regions if region.summary]
    assert len(unions) == 1
    countries = sum(len(region.countries) for region in block.regions)
    assert html.count("<details>") == html.count("</details>") == countries + len(unions)
    assert "<script" not in html


def test_every_notice_names_its_sources(facts: Evidence) -> None:
    block = Regulators(facts)
    html = block._repr_html_()
    for key in block.sources:
        source = facts.sources[key]
        assert (source.url or "Source:") in html.replace("&amp;", "&")
    for region in block.regions:
        for country in region.countries:
            assert all(notice.sources for notice in country.notices)


def test_a_source_without_an_address_says_how_it_was_read() -> None:
    assert "Warning on fat-dissolving injections that are not approved by the FDA. 2023. " in (
        Regulators()._repr_html_()
    )
    assert "(read in a news report)" in Regulators()._repr_html_()


def test_text_of_a_notice_can_not_become_markup(facts: Evidence) -> None:
    row = facts.regulation["brazil-2003"].model_copy(update={"said": "<img src=x>"})
    assert "<img" not in Regulators(replace(facts, regulation={row.id: row}))._repr_html_()


def test_the_notices_read_at_grade_6_or_below() -> None:
    countries = (country for region in Regulators().regions for country in region.countries)
    notices = [one for country in countries for one in country.notices]
    text = "\n".join(f"{one.said} {one.status}" for one in notices)
    assert textstat.flesch_kincaid_grade(text) <= 6.0

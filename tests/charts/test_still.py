from xml.etree import ElementTree

import pytest

from mesoguide.charts import still
from mesoguide.evidence import Evidence
from mesoguide.model.timeline import Choice, choices


@pytest.fixture(scope="module")
def all_choices(facts: Evidence) -> tuple[Choice, ...]:
    return choices(facts)


def test_every_choice_has_a_still_that_is_sound_svg(all_choices: tuple[Choice, ...]) -> None:
    for choice in all_choices:
        root = ElementTree.fromstring(str(still.timeline(choice).svg))
        assert root.get("aria-label") == still.timeline(choice).caption


def test_an_area_without_a_study_says_so_in_the_picture(all_choices: tuple[Choice, ...]) -> None:
    arms = next(choice for choice in all_choices if choice.area == "arms")
    assert "No good study" in still.timeline(arms).svg


def test_the_chins_still_shows_both_groups(all_choices: tuple[Choice, ...]) -> None:
    svg = still.timeline(all_choices[0]).svg
    assert svg.count("stroke-accent fill-accent") == 2
    assert svg.count("stroke-comparison fill-paper") == 2


def test_the_caption_says_who_paid_who_was_checked_and_what_was_seen_in_men(
    all_choices: tuple[Choice, ...],
) -> None:
    chin, scalp = (
        next(choice for choice in all_choices if choice.area == area) for area in ("chin", "scalp")
    )
    assert "Paid for by the maker (Kythera). Still checked" in still.timeline(chin).caption
    assert "63 of 100 treated women" in still.timeline(scalp).caption
    assert "Men were studied on their own." in still.timeline(scalp).caption

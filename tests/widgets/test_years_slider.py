from mesoguide.evidence import Evidence
from mesoguide.widgets import YearsSlider
from tests.widgets.words import grade, long_sentences


def test_its_still_has_a_picture_and_a_table_for_each_thing_followed() -> None:
    years = YearsSlider()
    assert years.still.count("<table") == len(years.lists)
    assert years.still.count("<svg") == 3  # two groups of the chin study, one of the gel's
    assert 'data-widget="years-slider"' in years.still


def test_it_opens_at_the_first_year_of_the_chin_study() -> None:
    years = YearsSlider()
    assert (years.what, years.at) == ("chin", 0)
    assert years.lists[0]["checks"][0]["when"] == "year 1"


def test_the_dots_are_those_of_the_words() -> None:
    for one in YearsSlider().lists:
        for check in one["checks"]:
            for group in check["groups"]:
                assert group["count"] == f"{group['filled']} of 100"
                assert group["sentence"].startswith(f"About {group['filled']} of 100")


def test_nothing_of_it_is_kept() -> None:
    assert YearsSlider().keep == []


def test_its_sources_are_known(facts: Evidence) -> None:
    followed = {"humphrey-2021-three-years", "niforos-2019-vyc12", "alexiades-2023-vyc12"}
    assert set(YearsSlider().sources) == followed
    assert set(YearsSlider().sources) <= facts.sources.keys()


def test_its_words_are_easy_to_read() -> None:
    years = YearsSlider()
    assert grade(years.lists, years.words) <= 6
    assert long_sentences(years.lists, years.words) == []

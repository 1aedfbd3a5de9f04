from mesoguide.evidence import Evidence
from mesoguide.model.lasting import followed
from mesoguide.widgets import YearsSlider
from tests.widgets.seen import seen
from tests.widgets.words import grade, in_markup, long_sentences


def test_it_has_a_picture_for_each_check_and_a_table_for_each_thing_followed(
    facts: Evidence,
) -> None:
    every, still = followed(facts), YearsSlider().still
    assert still.count("<table") == len(every)
    assert still.count("<svg") == sum(len(check.groups) for one in every for check in one.checks)


def test_it_opens_at_the_first_year_of_the_chin_study() -> None:
    years = YearsSlider()
    assert (years.what, years.at) == ("chin", 0)
    shown = seen(years.still)
    assert [said.get_text()[:7] for said in shown.select(".said")] == ["Year 1."]
    counts = [count.get_text() for count in shown.select("figcaption")]
    assert counts == ["86 of 100", "57 of 100"]


def test_the_dots_are_those_of_the_words(facts: Evidence) -> None:
    for one in followed(facts):
        for check in one.checks:
            for group in check.groups:
                assert group.chance.words == f"{group.chance.of_100} of 100"
                assert group.sentence.startswith(f"About {group.chance.of_100} of 100")


def test_nothing_of_it_is_kept() -> None:
    assert YearsSlider().keep == []


def test_its_sources_are_known(facts: Evidence) -> None:
    followed = {"humphrey-2021-three-years", "niforos-2019-vyc12", "alexiades-2023-vyc12"}
    assert set(YearsSlider().sources) == followed
    assert set(YearsSlider().sources) <= facts.sources.keys()


def test_its_words_are_easy_to_read() -> None:
    words = in_markup(YearsSlider().still)
    assert grade(words) <= 6
    assert long_sentences(words) == []

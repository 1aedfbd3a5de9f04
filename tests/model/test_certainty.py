"""The one scale of certainty: its rule, and that all who tell of a use say the same."""

import html
import re
from collections.abc import Callable
from typing import get_args

import pytest

from mesoguide.cards import Purposes
from mesoguide.evidence import Evidence, Offer
from mesoguide.evidence.rows import Certainty, Grade
from mesoguide.model import areas, certainty, claims, options, sheet, topics
from mesoguide.model.certainty import LEVELS, Sureness, of_grade, of_harm, of_level, of_outcomes
from mesoguide.model.timeline import Table, choices
from mesoguide.widgets import (
    AreaCard,
    BodyMap,
    OptionsGrid,
    SessionTimeline,
    WhatMatters,
    YearsSlider,
)
from mesoguide.widgets.my_sheet import catalogue
from tests.evidence.test_load import cell
from tests.widgets.seen import by_option

Refused = Callable[[str, Callable[[str], str]], str]
Stated = tuple[Certainty | None, str]


# --- the rule ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("grade", "level"),
    [
        ("A", "fairly sure"),
        ("B", "not sure"),
        ("C", "not sure"),
        ("D", "nobody knows"),
        ("N", "no clear gain"),
    ],
)
def test_a_grade_stands_for_its_level(grade: Grade, level: Certainty) -> None:
    assert of_grade(grade).level == level
    assert of_grade(grade).name == of_level(level).name


def test_every_grade_has_a_reason_of_its_own() -> None:
    assert len({of_grade(grade).reason for grade in get_args(Grade)}) == len(get_args(Grade))


def test_a_reason_of_a_grade_is_part_of_what_its_level_stands_for() -> None:
    meanings = {each.level: each.reason.lower() for each in certainty.levels()}
    for grade in get_args(Grade):
        stated = of_grade(grade)
        assert stated.reason.lower() in meanings[stated.level].replace("or nobody", "nobody")


def test_no_two_levels_share_a_name_or_a_reason() -> None:
    stated = [of_level(level) for level in LEVELS]
    assert len({each.name for each in stated}) == len({each.reason for each in stated}) == 6


def test_we_did_not_look_is_not_nobody_knows() -> None:
    assert of_level("not looked up").words == (
        "We did not look. There may be good trials of it. We have not looked them up."
    )
    assert of_level("nobody knows").words == "Nobody knows. We found no good study."


def test_results_of_two_trials_that_agree_are_fairly_sure(facts: Evidence) -> None:
    rows = [facts.outcomes[key] for key in ("refine-1-both-1", "refine-2-both-1")]
    assert of_outcomes(rows) == of_grade("A")


def test_a_result_of_a_single_trial_says_less_than_its_use(facts: Evidence) -> None:
    stated = of_outcomes([facts.outcomes["refine-1-both-1"]])
    assert stated.words == "Not sure. This number comes from a single trial."


def test_results_with_nobody_untreated_say_so_whatever_the_grade(facts: Evidence) -> None:
    assert of_outcomes([facts.outcomes["practice-100-doctor-1"]]) == of_grade("C")


def test_a_result_without_a_grade_is_refused(facts: Evidence) -> None:
    with pytest.raises(ValueError, match="release-1-both-1: found no grade"):
        of_outcomes([facts.outcomes["release-1-both-1"]])


def test_a_harm_counted_in_large_trials_is_fairly_sure_and_says_so(facts: Evidence) -> None:
    stated = of_harm(facts.harms["swelling"])
    assert stated.words == "Fairly sure. 1,019 people were counted in trials, in both groups."


def test_a_harm_counted_in_few_people_is_not_sure(facts: Evidence) -> None:
    few = facts.harms["swelling"].model_copy(update={"n_treated": 31, "n_control": 32})
    assert of_harm(few).words == "Not sure. Only 63 people were counted in trials, in both groups."


# --- the tables ----------------------------------------------------------------------------------


def test_an_unknown_level_is_refused_with_the_accepted_ones(refused: Refused) -> None:
    said = refused("options.csv", cell("liposuction", "certainty", "very sure"))
    assert "column certainty: found 'very sure'" in said
    for level in LEVELS:
        assert f"'{level}'" in said


def test_a_level_typed_where_a_grade_tells_it_is_refused(refused: Refused) -> None:
    said = refused("options.csv", cell("mesotherapy-hair", "certainty", "sure"))
    assert "found sure; accepted: nothing, because the grades of offers.csv tell it" in said


def test_the_chin_drug_takes_its_level_from_the_grade_of_the_chin(refused: Refused) -> None:
    said = refused("options.csv", cell("deoxycholic-acid-chin", "certainty", "not looked up"))
    assert "found not looked up; accepted: nothing, because the grades" in said


def test_doing_nothing_has_no_level(refused: Refused) -> None:
    said = refused("options.csv", cell("nothing", "certainty", "nobody knows"))
    assert "accepted: nothing, because doing nothing has nothing to prove" in said


def test_an_option_without_a_grade_or_a_level_is_refused(refused: Refused) -> None:
    said = refused("options.csv", cell("sunscreen", "certainty", ""))
    assert "column certainty: found nothing; accepted: one of sure, fairly sure" in said


def test_a_result_of_an_injected_treatment_needs_a_grade(refused: Refused) -> None:
    said = refused("outcomes.csv", cell("refine-1-both-1", "grade", ""))
    assert "column grade: found nothing; accepted: one of A, B, C, D, N" in said


def test_what_says_it_did_not_look_up_trials_has_the_level_for_that(facts: Evidence) -> None:
    for option in facts.options.values():
        unread = "did not look up its trials" in option.good
        assert unread == (option.certainty == "not looked up"), option.id


# --- all say the same ----------------------------------------------------------------------------


def name(offer: Offer) -> str:
    return f"{offer.area}/{offer.aim}"


def by_map(facts: Evidence) -> dict[str, Stated]:
    return {
        f"{use.area}/{use.aim}": (use.sure.level, use.sure.words)
        for place in BodyMap().places
        for use in place.uses
    }


LEVEL_OF = {each.name: each.level for each in certainty.levels()}


def by_card(facts: Evidence) -> dict[str, Stated]:
    said = re.findall(
        r'data-uses="([^"]*)" hidden><p class="sure">.*?<strong>(.*?)\.</strong></p><p>(.*?)</p>',
        AreaCard().still,
        re.S,
    )
    return {
        use: (LEVEL_OF[name], f"{name}. {html.unescape(reason)}")
        for uses, name, reason in said
        for use in uses.split()
    }


def by_table(table: Table, facts: Evidence) -> dict[str, Stated]:
    return {
        name(offer): (row_marks[-1][0], row[-1])
        for offer, row, row_marks in zip(facts.offers, table.rows, table.marks, strict=True)
    }


def by_areas_table(facts: Evidence) -> dict[str, Stated]:
    return by_table(areas.uses_table(facts), facts)


def by_purposes(facts: Evidence) -> dict[str, Stated]:
    return by_table(claims.purposes_table(facts), facts)


def by_timeline(facts: Evidence) -> dict[str, Stated]:
    return {key: (None, stated["sure"]) for key, stated in SessionTimeline().choices.items()}


def by_sheet(facts: Evidence) -> dict[str, Stated]:
    return {f"{use.area}/{use.aim}": (None, use.sure) for use in sheet.uses(facts)}


def by_printed_sheet(facts: Evidence) -> dict[str, Stated]:
    return {key: (None, use["gain"]) for key, use in catalogue(facts)["uses"].items()}


def by_options(facts: Evidence) -> dict[str, Stated]:
    found: dict[str, Stated] = {}
    for offer in facts.offers:
        for option in options.choices_for(facts, offer.aim, offer.area):
            if option.id == facts.option_of(offer):
                (level,) = option.sure
                found[name(offer)] = (level, option.answers[options.CERTAINTY_ROW])
    return found


def by_answers(facts: Evidence, still: str, row: str = "") -> dict[str, Stated]:
    """What the option of each use answers to how sure we are, in options side by side."""
    page = by_option(still, facts)
    stated = {}
    for offer in facts.offers:
        cell = f'{row} [data-option="{facts.option_of(offer)}"]'
        answer = page.select_one(f'{cell} .answer[data-uses~="{name(offer)}"]')
        answer = answer or page.select_one(f"{cell} .answer:not([data-uses])")
        assert answer
        words = answer.get_text()
        stated[name(offer)] = (LEVEL_OF[words.split(".")[0]], words)
    return stated


def by_grid(facts: Evidence) -> dict[str, Stated]:
    return by_answers(facts, OptionsGrid().still)


def by_what_matters(facts: Evidence) -> dict[str, Stated]:
    return by_answers(facts, WhatMatters().still, "[data-card=proven]")


PLACES = [
    by_map,
    by_card,
    by_areas_table,
    by_purposes,
    by_timeline,
    by_sheet,
    by_printed_sheet,
    by_options,
    by_grid,
    by_what_matters,
]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__.removeprefix("by_"))
def test_every_place_tells_of_every_use_in_the_same_words(
    facts: Evidence, place: Callable[[Evidence], dict[str, Stated]]
) -> None:
    stated = place(facts)
    for offer in facts.offers:
        sure = certainty.of_use(facts, offer)
        level, words = stated[name(offer)]
        assert level in (None, sure.level), name(offer)
        assert words.endswith(sure.words), name(offer)
        others = {of_level(each).name for each in LEVELS} - {sure.name}
        assert not [other for other in others if f"{other}." in words], name(offer)


def test_with_no_area_an_option_names_each_area_with_its_own_level(facts: Evidence) -> None:
    fat = next(each for each in options.choices_for(facts, "fat") if each.id == "mesotherapy-fat")
    lines = fat.answers[options.CERTAINTY_ROW].split("\n")
    assert list(zip(fat.sure, (line.split(":")[0] for line in lines), strict=True)) == [
        ("not sure", "Belly"),
        ("not sure", "Thighs"),
        ("nobody knows", "Arms, sides of the waist, buttocks"),
    ]


def test_the_keys_to_the_marks_are_one_and_the_same(facts: Evidence) -> None:
    key = [f"<strong>{each.name}.</strong> {each.reason}" for each in certainty.levels()]
    for shown in (
        Purposes(facts)._repr_html_(),
        AreaCard().still,
        OptionsGrid().still,
        WhatMatters().still,
    ):
        assert re.findall(r"<strong>[^<]*</strong> [^<]*(?=</span></li>)", shown) == key


def test_a_look_that_says_less_than_its_use_says_so_beside_it() -> None:
    still = SessionTimeline().still
    said = {
        name: re.findall(r'data-part="look-sure">([^<]*)<', reel)
        for name, reel in re.findall(r'data-film="([^"]*)"(.*?)</section>', still, re.S)
    }
    use = "Fairly sure. At least two trials with a dummy or an untreated group agree."
    early = "How sure of this result: Not sure. The result of the comparison was not shown."
    assert said["refine-1-after-2-visits"] == [
        *[f"{early} All studies together: {use}"] * 2,
        f"How sure: {use}",
    ]
    assert said["refine-1-mri"] == [
        "How sure of this result: Not sure. This number comes from a single trial. "
        f"All studies together: {use}"
    ]


def test_a_topic_to_talk_about_says_of_a_series_what_the_timeline_says(facts: Evidence) -> None:
    for talk, stated in zip(topics.talks(facts), choices(facts), strict=True):
        goods = [topic.sure for topic in talk.topics if topic.kind == "good"]
        wanted: list[Sureness] = [certainty.of_series(each) for each in stated.series] or [
            stated.sure
        ]
        assert goods == [sure.words for sure in wanted]


def test_no_letter_grade_is_shown(facts: Evidence) -> None:
    shown = [
        Purposes(facts)._repr_html_(),
        *(str(widget.get_state()) for widget in (AreaCard(), SessionTimeline(), YearsSlider())),
    ]
    for text in shown:
        assert not re.search(r"\b[Gg]rades? ?[ABCDN:(]", text)

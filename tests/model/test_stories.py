"""Each story is found in the tables by its rule; made-up rows show that a new study moves it."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from mesoguide.evidence import Evidence, Outcome
from mesoguide.model.stories import KINDS, Story, left_out, names, stories


def story(facts: Evidence, kind: str) -> Story:
    return next(each for each in stories(facts) if each.kind == kind)


def changed(facts: Evidence, key: str, **columns: Any) -> Evidence:
    row = facts.outcomes[key].model_copy(update=columns)
    return replace(facts, outcomes={**facts.outcomes, key: row})


def with_rows(facts: Evidence, *rows: Outcome) -> Evidence:
    return replace(facts, outcomes={**facts.outcomes, **{row.id: row for row in rows}})


def without(facts: Evidence, *studies: str) -> Evidence:
    kept = {key: row for key, row in facts.outcomes.items() if row.study not in studies}
    return replace(facts, outcomes=kept)


def ids(one: Story) -> list[list[str]]:
    return [[look.outcome.id for look in lane.looks] for lane in one.lanes]


def uses(one: Story) -> list[tuple[str, str]]:
    return [(lane.area, lane.aim) for lane in one.lanes]


#: A study made up for these tests, of a treatment of the guide in a place where nobody looked.
def look(facts: Evidence, number: int, **columns: Any) -> Outcome:
    made_up = facts.outcomes["cbl-514-phase-2-loss-150"].model_copy(
        update={
            "id": f"made-up-{number}",
            "area": "arms",
            "study": "Made up",
            "n_treated": 2_000,
            "n_control": 2_000,
            "n_total": 4_000,
            "treated_value": Decimal(50),
            "control_value": Decimal(20),
            **columns,
        }
    )
    return made_up


# --- the stories of today -----------------------------------------------------------------------


def test_all_eight_are_told_today_in_their_order(facts: Evidence) -> None:
    assert tuple(each.kind for each in stories(facts)) == KINDS
    assert left_out(stories(facts)) == ""


def test_a_rise_is_the_largest_study_that_rose_with_its_comparison_at_the_end(
    facts: Evidence,
) -> None:
    builds = story(facts, "builds")
    assert ids(builds) == [
        ["refine-1-after-2-visits", "refine-1-after-4-visits", "refine-1-both-1"]
    ]
    assert builds.lanes[0].broken == 2
    assert builds.takeaway == (
        "55 of 100 were better by week 8 and 75 by week 16. In week 32, judged in another way: 70. "
        "With a dummy: 19."
    )
    assert builds.flags == ("No result with a dummy before week 32.",)
    assert "506 people" in builds.place


def test_what_fades_is_said_to_be_another_treatment(facts: Evidence) -> None:
    fades = story(facts, "fades")
    assert fades.takeaway.startswith("96 of 100 cheeks were better by week 4, but only 35 by")
    assert fades.flags == ("Not mesotherapy: skin booster gel.",)


def test_what_counts_cheeks_never_tells_of_people(facts: Evidence) -> None:
    fades = story(facts, "fades")
    said = [fades.takeaway, fades.short, *(row[1] for row in fades.table.rows)]
    assert all("of 100 cheeks" in each for each in said)


def test_cheeks_that_were_followed_for_years_are_cheeks(facts: Evidence) -> None:
    rows = {
        key: row.model_copy(update={"counts": "cheeks"})
        for key, row in facts.outcomes.items()
        if key.startswith("refine-long-term")
    }
    lasting = story(replace(facts, outcomes={**facts.outcomes, **rows}), "lasting")
    assert lasting.takeaway.startswith("Still better: 86 of 100 cheeks in year 1")


def test_what_does_not_move_tells_of_a_study_that_said_otherwise(facts: Evidence) -> None:
    still = story(facts, "does not move")
    assert uses(still) == [("thighs", "fat"), ("face", "wrinkles")]
    assert still.flags == ("Face: a study in 145 people saw a gain.",)


def test_what_failed_later_holds_the_good_result_and_the_missed_goals(facts: Evidence) -> None:
    failed = story(facts, "failed later")
    assert ids(failed) == [["salmeterol-phase-2b-girth", "salmeterol-phase-3-goals"]]
    assert "With a dummy: \u22120.65 cm. Then 1,584 people were tested" in failed.takeaway


def test_one_look_is_the_largest_study_of_a_use_not_yet_shown(facts: Evidence) -> None:
    assert ids(story(facts, "one look")) == [["moftah-photos"]]


def test_what_lasts_says_who_was_followed_and_stands_in_years(facts: Evidence) -> None:
    lasting = story(facts, "lasting")
    assert [(each.at, each.in_years) for each in lasting.lanes[0].looks] == [
        (1, True),
        (2, True),
        (3, True),
    ]
    assert lasting.flags == ("Only those who had got better.",)
    assert "With a dummy: 57 and 65." in lasting.takeaway


def test_a_gap_that_wobbles_says_it_may_be_chance_and_that_no_sign_is_known_as_better(
    facts: Evidence,
) -> None:
    wobbles = story(facts, "wobbles")
    assert uses(wobbles) == [("face", "pigment")]
    assert wobbles.takeaway.endswith("It may be chance. We do not know which sign is better.")
    assert wobbles.short.endswith("It may be chance.")


def test_two_studies_wobble_only_against_the_same_comparison(facts: Evidence) -> None:
    """One knee study had tablets beside it, the other salt water."""
    apart = alike = without(facts, "Pooled trials of tranexamic acid for melasma")
    for row in apart.outcomes.values():
        if row.study == "Farpour 2020":
            alike = changed(alike, row.id, comparison="saline")
    assert uses(story(alike, "wobbles")) == [("knees", "pain")]
    assert "wobbles" not in {each.kind for each in stories(apart)}


def test_a_story_names_what_was_tested_and_in_how_many_wherever_it_is_shown(
    facts: Evidence,
) -> None:
    builds = story(facts, "builds")
    assert builds.place == "Under the chin: fat. Deoxycholic acid, 506 people"
    assert builds.short.startswith("Deoxycholic acid, 506 people. Better: 55 of 100")
    assert "Classic drug mix, 20 women." in story(facts, "does not move").short


def test_nobody_looked_counts_the_uses_and_names_places_and_aims(facts: Evidence) -> None:
    nobody = story(facts, "nobody looked")
    assert "We found no good study for 9 of the 20 uses." in nobody.takeaway
    assert nobody.flags == ("The stripes show only the 7 that clinic pages list.",)
    assert "neck and chest, arms, and sides of the waist" in nobody.takeaway
    assert "loose skin and scars" in nobody.takeaway
    assert len(nobody.table.rows) == 9
    assert nobody.described == (9, 14)


def test_every_story_has_its_looks_in_its_table_and_its_sources(facts: Evidence) -> None:
    for each in stories(facts):
        looks = [one for lane in each.lanes for one in lane.looks]
        assert len(each.table.rows) == (len(looks) or 9)
        assert {one.outcome.source for one in looks} <= set(each.sources) <= facts.sources.keys()


def test_a_number_of_a_sentence_is_the_number_of_the_table(facts: Evidence) -> None:
    one = story(facts, "one look")
    assert "63 of 100 women" in one.table.rows[0][1]
    assert "63 of 100" in one.takeaway


# --- a row changes, the tile changes ------------------------------------------------------------


def test_a_larger_study_that_rose_takes_the_place(facts: Evidence) -> None:
    rows = [
        look(facts, number, week=Decimal(week), treated_value=Decimal(value))
        for number, (week, value) in enumerate(((4, 30), (8, 50)))
    ]
    builds = story(with_rows(facts, *rows), "builds")
    assert ids(builds) == [["made-up-0", "made-up-1"]]
    assert builds.takeaway == "30 of 100 were better by week 4 and 50 by week 8. With a dummy: 20."


def test_a_rise_with_no_comparison_at_its_end_does_not_count(facts: Evidence) -> None:
    alone = changed(facts, "refine-1-both-1", control_value=None, control_low=None)
    assert ids(story(alone, "builds")) != ids(story(facts, "builds"))


def test_a_fall_at_one_look_is_no_rise(facts: Evidence) -> None:
    fallen = changed(facts, "refine-1-after-4-visits", treated_value=Decimal(50))
    assert uses(story(fallen, "builds")) == [("abdomen", "fat")]


def test_equal_looks_neither_build_nor_fade(facts: Evidence) -> None:
    rows = [look(facts, number, week=Decimal(4 + number)) for number in range(2)]
    for kind in ("builds", "fades"):
        assert uses(story(with_rows(facts, *rows), kind)) != [("arms", "fat")]


def test_a_change_that_is_better_when_lower_builds_downwards(facts: Evidence) -> None:
    girth = facts.outcomes["salmeterol-phase-2b-girth"]
    rows = [
        girth.model_copy(
            update={
                "id": f"made-up-{week}",
                "area": "arms",
                "study": "Made up",
                "n_total": 9_000,
                "week": Decimal(week),
                "treated_value": Decimal(value),
            }
        )
        for week, value in ((4, "-1.0"), (8, "-2.0"))
    ]
    builds = story(with_rows(facts, *rows), "builds")
    assert builds.takeaway.startswith("The change was \u22121.0 cm by week 4 and \u22122.0 cm")


def test_what_the_guide_is_about_goes_before_another_treatment_that_fades(facts: Evidence) -> None:
    rows = [
        look(facts, number, week=Decimal(week), treated_value=Decimal(value), n_total=30)
        for number, (week, value) in enumerate(((4, 60), (26, 20)))
    ]
    fades = story(with_rows(facts, *rows), "fades")
    assert uses(fades) == [("arms", "fat")]
    assert fades.flags == ()


def test_a_gain_in_the_same_study_is_no_standstill(facts: Evidence) -> None:
    better = changed(facts, "amin-photos-month-6", result="better")
    assert ["amin-photos-month-3", "amin-photos-month-6"] not in ids(story(better, "does not move"))


def test_no_difference_from_another_treatment_is_no_standstill(facts: Evidence) -> None:
    other = changed(facts, "classic-mix-thigh-girth-scan", comparison="other treatment")
    standstill = [row for lane in ids(story(other, "does not move")) for row in lane]
    assert "classic-mix-thigh-girth-scan" not in standstill


@pytest.mark.parametrize("year", [2010, None])
def test_goals_missed_before_the_good_result_are_not_a_later_failure(
    facts: Evidence, year: int | None
) -> None:
    early = changed(facts, "salmeterol-phase-3-goals", year=year)
    assert "failed later" not in {each.kind for each in stories(early)}


def test_a_second_look_is_not_one_look(facts: Evidence) -> None:
    row = facts.outcomes["moftah-photos"].model_copy(update={"id": "more", "week": Decimal(40)})
    assert ids(story(with_rows(facts, row), "one look")) != [["moftah-photos"]]


def test_a_gap_that_stays_on_one_side_does_not_wobble(facts: Evidence) -> None:
    steady = changed(
        facts, "tranexamic-pooled-week-12", treated_value=Decimal(1), treated_low=Decimal(-1)
    )
    assert "wobbles" not in {each.kind for each in stories(steady)}


def test_a_study_takes_a_use_out_of_those_nobody_looked_at(facts: Evidence) -> None:
    nobody = story(with_rows(facts, look(facts, 0)), "nobody looked")
    assert "8 of the 20 uses" in nobody.takeaway
    assert "arms" not in nobody.takeaway


# --- nothing fits -------------------------------------------------------------------------------


def test_a_story_of_no_study_is_left_out_and_that_is_said(facts: Evidence) -> None:
    none = without(facts, "REFINE long-term follow-up")
    assert "lasting" not in {each.kind for each in stories(none)}
    assert left_out(stories(none)) == (
        f"No study in the tables tells this now: {names()['lasting']}."
    )


def test_without_any_study_only_that_nobody_looked_is_left(facts: Evidence) -> None:
    empty = replace(facts, outcomes={})
    assert [each.kind for each in stories(empty)] == ["nobody looked"]
    assert "20 of the 20 uses" in stories(empty)[0].takeaway

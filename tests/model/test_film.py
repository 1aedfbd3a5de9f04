"""Every film of every use, at every week: what is shown was found, by then, and nothing else."""

import re
from dataclasses import replace

import pytest

from mesoguide.evidence import CONTROLLED, Evidence
from mesoguide.evidence.chance import in_arm
from mesoguide.model import film
from mesoguide.model.film import Film, films
from mesoguide.model.measured import outcomes_for, why_left_out
from mesoguide.model.schedule import Plan, last_week, visits_done
from tests.some import some


def every(facts: Evidence) -> list[tuple[str, Film]]:
    return some(
        (f"{offer.area}/{offer.aim}", each)
        for offer in facts.offers
        for each in films(facts, offer.area, offer.aim)
    )


def chin(facts: Evidence, name: str = "refine-1-after-2-visits") -> Film:
    return next(each for each in films(facts, "chin", "fat") if each.id == name)


def test_every_result_counted_from_the_first_visit_is_a_look_of_just_one_film(
    facts: Evidence,
) -> None:
    for offer in facts.offers:
        shown = [row.id for each in films(facts, offer.area, offer.aim) for row in each.outcomes]
        wanted = [
            row.id
            for row in outcomes_for(facts, offer.area, offer.aim)
            if not why_left_out(facts, row)
        ]
        assert sorted(shown) == sorted(wanted)


def test_a_look_at_cheeks_knees_or_thighs_never_tells_of_people(facts: Evidence) -> None:
    said = [
        (row.counts, look.treated.name, look.sentence, look.spoken)
        for offer in facts.offers
        for each in films(facts, offer.area, offer.aim)
        for row, look in zip(each.outcomes, each.looks, strict=True)
        if row.counts
    ]
    assert {counts for counts, *_ in said} == {"cheeks", "knees", "thighs"}
    for counts, name, sentence, spoken in said:
        assert name.startswith(f"Treated {counts}")
        assert f"reated {counts}" in sentence
        assert f"reated {counts}" in spoken
        assert not {"people", "women,"} & set(f"{sentence} {spoken}".split())


def test_a_share_of_cheeks_is_told_as_cheeks(facts: Evidence) -> None:
    booster = facts.treatments["skin-booster"].model_copy(update={"role": "injected"})
    changed = replace(facts, treatments={**facts.treatments, booster.id: booster})
    look = next(
        look
        for each in films(changed, "face", "skin-quality")
        for look in each.looks
        if look.outcome.id == "booster-month-1"
    )
    assert look.treated.name == "Treated cheeks"
    assert look.spoken.startswith("About 96 of 100 treated cheeks counted as better.")


def test_a_film_is_of_one_study_and_treatment_and_its_looks_follow_one_another(
    facts: Evidence,
) -> None:
    for _use, each in every(facts):
        assert {(row.study, row.treatment) for row in each.outcomes} == {
            (each.study, each.treatment.id)
        }
        weeks = [look.week for look in each.looks]
        assert weeks == sorted(set(weeks))


def test_the_first_film_of_the_chin_builds_up_and_its_ruler_breaks(facts: Evidence) -> None:
    first = films(facts, "chin", "fat")[0]
    assert [(look.week, look.visits) for look in first.looks] == [(8, 2), (16, 4), (32, 6)]
    assert [look.treated.count for look in first.looks] == [55, 75, 70]
    assert [look.comparison.count for look in first.looks] == [None, None, 19]
    assert first.breaks == ((16, 32),)
    assert first.looks[2].broken.endswith("So going from 75 to 70 is not a fall.")
    assert first.looks[2].broken in first.looks[2].sentence


def test_a_ruler_breaks_just_where_another_endpoint_follows(facts: Evidence) -> None:
    for _use, each in every(facts):
        pairs = zip(each.outcomes, each.outcomes[1:], strict=False)
        changed = [
            (round(one.week or 0), round(other.week or 0))
            for one, other in pairs
            if one.endpoint != other.endpoint
        ]
        assert list(each.breaks) == changed
        assert [bool(look.broken) for look in each.looks[1:]] == [
            look.week in {after for _before, after in changed} for look in each.looks[1:]
        ]


def test_a_comparison_that_was_not_shown_is_told_first_with_the_end_in_sight(
    facts: Evidence,
) -> None:
    for look in chin(facts).looks[:2]:
        assert look.sentence.startswith("The dummy group's result was not shown.")
        assert look.sentence.endswith("In week 32 it was about 19 of 100 with a dummy injection.")
        assert look.spoken.startswith("The dummy group's result was not shown.")
        assert (look.comparison.words, look.comparison.note) == (
            "Not shown",
            "About 19 of 100 in week 32",
        )


def test_a_look_whose_comparison_was_not_shown_is_not_sure_and_the_last_keeps_its_own(
    facts: Evidence,
) -> None:
    *early, last = chin(facts).looks
    assert {look.sure.words for look in early} == {
        "Not sure. The result of the comparison was not shown."
    }
    assert last.sure.level == "fairly sure"


def test_a_treated_group_alone_is_only_half_inked(facts: Evidence) -> None:
    looks = [(each.kind, look) for _use, each in every(facts) for look in each.looks]
    for _kind, look in some(looks):
        compared = look.outcome.comparison in CONTROLLED
        assert look.treated.ink == ("full" if compared else "half")
    not_shown = [look for kind, look in looks if kind == "people" and look.comparison.count is None]
    assert {look.comparison.ink for look in not_shown} == {"pencil"}


def test_people_are_counted_only_where_people_were(facts: Evidence) -> None:
    looks = [(each.kind, look) for _use, each in every(facts) for look in each.looks]
    for look in some(look for kind, look in looks if kind == "people"):
        chances = [in_arm(look.outcome, arm) for arm in ("treated", "control")]
        counts = [chance and chance.of_100 for chance in chances]
        assert [look.treated.count, look.comparison.count] == counts
    for look in some(look for kind, look in looks if kind != "people"):
        assert [look.treated.count, look.comparison.count] == [None, None]


def test_the_last_hundred_of_the_chin_is_three_groups(facts: Evidence) -> None:
    last = chin(facts).looks[-1]
    assert last.anyway == 19
    assert last.groups == (
        "19: as many as with a dummy injection",
        "51: the difference",
        "30: not better",
        "Nobody can tell which person is which.",
    )


def test_one_step_and_a_clear_change_are_a_choice_within_one_study(facts: Evidence) -> None:
    all_films = films(facts, "chin", "fat")
    both = film.sisters(chin(facts), all_films)
    assert [each.steps for each in both] == [1, 2]
    assert [look.treated.count for look in both[1].looks] == [13]
    assert [film.step_name(each) for each in both] == [
        "1 step better",
        "A clear change: 2 steps better",
    ]
    assert film.scale_words(both[0]) == "How much better? The scale has 5 grades."
    listed = film.first_of_each(all_films)
    assert both[0] in listed
    assert both[1] not in listed


def test_in_a_list_how_it_was_judged_comes_before_the_name_of_the_study(facts: Evidence) -> None:
    first = films(facts, "chin", "fat")[0]
    words = film.choice_name(first)
    assert words.startswith("The doctor and the patient both saw")
    assert words.endswith("(REFINE-1)")


def test_the_largest_compared_treatment_comes_first_then_comparisons_then_looks(
    facts: Evidence,
) -> None:
    firsts = {use: each.study for use, each in reversed(every(facts))}
    assert firsts["chin/fat"] == "REFINE-1"
    assert firsts["abdomen/fat"] == "AbCONTOUR 1 and 2, phase 3"
    assert firsts["scalp/hair"] == "Moftah 2013"
    assert firsts["knees/pain"] == "Tseveendorj 2023"


def test_between_two_looks_the_last_one_stays_and_before_the_first_nothing_is_known(
    facts: Evidence,
) -> None:
    for use, each in every(facts):
        harms = film.harm_steps(film.harm_bars(facts, use.split("/")[0], each.treatment.id))
        plan = Plan(1, 7)
        for week in range(last_week(plan, each.looks[-1].week) + 1):
            taken = [look for look in each.looks if look.week <= week]
            assert each.look_at(week) == (taken[-1] if taken else None)
            said = film.week_sentence(each, week, harms, plan)
            first = f"The first look came in week {each.looks[0].week}."
            assert said.startswith(taken[-1].sentence if taken else first)
            between = bool(taken) and taken[-1].since in said
            assert between == (bool(taken) and week > taken[-1].week)


def test_every_sentence_is_short_and_every_number_in_it_was_found(facts: Evidence) -> None:
    for _use, each in every(facts):
        seen: set[str] = {"100"}
        for look in each.looks:
            row = look.outcome
            text = " ".join(
                f"{value}"
                for name, value in row
                if value is not None and name not in ("note", "id", "grade", "source")
            )
            endpoint = facts.endpoints[row.endpoint]
            seen |= set(re.findall(r"\d+", f"{text} {endpoint.name} {look.week} {look.visits}"))
            seen |= {str(arm.count) for arm in (look.treated, look.comparison)}
        for look in each.looks:
            assert set(re.findall(r"\d+", look.sentence)) <= seen, look.sentence
            assert len(look.spoken.split()) <= 27, look.spoken
            for sentence in re.split(r"(?<=[.?:;])\s+", look.sentence):
                assert len(sentence.split()) <= 25, sentence


def test_a_result_of_women_or_men_alone_says_so(facts: Evidence) -> None:
    for _use, each in every(facts):
        for look in each.looks:
            named = set(re.findall(r"\b(?:wo)?men\b", f"{look.spoken} {look.treated.name}".lower()))
            sex = look.outcome.sex
            assert named == ({sex} if sex in ("women", "men") else set()), look.spoken


def test_visits_drawn_and_looks_agree(facts: Evidence) -> None:
    """A look after two visits stands before the third, wherever the study's visits are drawn."""
    for use, each in every(facts):
        if not each.drawn_as_run:
            continue
        plan = each.plan(Plan(1, 7))
        for look in each.looks:
            assert visits_done(plan, look.week) == look.visits, (use, look.week)


@pytest.mark.parametrize(("visits", "week"), [(2, 8), (4, 16)])
def test_a_plan_that_was_looked_at_on_the_way_meets_its_look(
    facts: Evidence, visits: int, week: int
) -> None:
    found = {(plan.visits, plan.interval_days): plan.words for plan in chin(facts).plans}
    assert found[visits, 28] == (
        f"Your plan was looked at once, in week {week}. Later looks came after more visits."
    )
    assert found[6, 28] == "The study tested your plan: its last look came in week 32."
    assert (5, 28) not in found


def test_side_effects_stand_on_the_same_clock(facts: Evidence) -> None:
    bars = film.harm_bars(facts, "chin", "deoxycholic-acid")
    assert [bar.label for bar in bars] == [
        "Swelling: about 8 days on average",
        "Numb skin: about 4 weeks on average",
    ]
    steps = film.harm_steps(bars)
    assert [week for week, _words in steps] == [0, 2, 5]
    assert steps[1][1] == (
        "Going by the first visit of 100 patients in daily practice, this is over by now, on "
        "average: swelling. This is not over yet: numb skin."
    )
    assert film.harm_bars(facts, "abdomen", "salmeterol") == ()


@pytest.mark.parametrize(
    ("week", "over"), [(8, False), (20, False), (21, False), (22, True), (26, True)]
)
def test_a_side_effect_is_over_only_when_the_last_visit_lies_long_enough_back(
    facts: Evidence, week: int, over: bool
) -> None:
    """Six visits 28 days apart: the last is in week 20."""
    harms = film.harm_steps(film.harm_bars(facts, "chin", "deoxycholic-acid"))
    said = film.week_sentence(chin(facts), week, harms, Plan(6, 28))
    assert said.endswith("Each visit can bring it back.") is not over
    assert ("over by now, on average: swelling" in said) is over


def test_a_gap_whose_better_sign_no_table_tells_says_so(facts: Evidence) -> None:
    pooled = next(each for each in films(facts, "face", "pigment") if "Pooled" in each.study)
    for look in pooled.looks:
        assert "It may be chance. We do not know which sign is better." in look.sentence


def test_what_is_said_aloud_names_the_judge_and_how_sure_and_that_a_break_is_no_fall(
    facts: Evidence,
) -> None:
    first, _second, last = chin(facts).looks
    assert first.aloud == f"{first.spoken} What was judged: {_lower(first.judged)}. Not sure."
    assert last.aloud == (
        f"{last.spoken} What was judged: {_lower(last.judged)}. {last.broken} Fairly sure."
    )


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def test_where_nobody_looked_there_is_no_film(facts: Evidence) -> None:
    assert films(facts, "arms", "fat") == ()


def test_the_table_of_a_film_has_every_look_with_its_source(facts: Evidence) -> None:
    for _use, each in every(facts):
        rows = film.film_table(facts, each).rows
        assert [row[0] for row in rows] == [look.when for look in each.looks]
        assert all("Source: " in row[-1] for row in rows)
        for row, look in zip(rows, each.looks, strict=True):
            for arm, cell in zip((look.treated, look.comparison), row[2:4], strict=True):
                assert arm.count is None or f"{arm.count} of 100" in cell


def test_fewer_people_treated_than_with_a_dummy_are_no_gain(facts: Evidence) -> None:
    row = facts.outcomes["refine-2-both-1"]
    worse = row.model_copy(update={"treated_value": row.control_value, "treated_low": None})
    changed = replace(facts, outcomes={**facts.outcomes, row.id: worse})
    look = chin(changed, "refine-2-both-1").looks[0]
    assert (look.anyway, look.groups) == (None, ())

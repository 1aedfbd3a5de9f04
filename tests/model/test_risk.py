from dataclasses import replace
from decimal import Decimal as D

import pytest

from mesoguide.evidence import Evidence
from mesoguide.evidence.chance import Chance
from mesoguide.model import risk


def test_a_benefit_has_both_groups_and_both_sides(facts: Evidence) -> None:
    shown = risk.benefit(facts, "refine-1-both-1")
    assert [group.sentence for group in shown.groups] == [
        "About 70 of 100 got there, 30 of 100 did not.",
        "About 19 of 100 got there, 81 of 100 did not.",
    ]


def test_a_harm_has_both_groups_and_both_sides(facts: Evidence) -> None:
    shown = risk.harm(facts, "nerve-weakness")
    assert [group.sentence for group in shown.groups] == [
        "About 4 of 100 had it, 96 of 100 did not.",
        "Fewer than 1 of 100 had it, more than 99 of 100 did not.",
    ]


def test_what_the_drug_adds_is_the_difference_of_the_numbers_shown(facts: Evidence) -> None:
    for shown in (
        *(risk.harm(facts, key) for key in facts.harms),
        risk.benefit(facts, "refine-1-both-1"),
    ):
        treated, control = (group.chance.of_100 for group in shown.groups)
        assert shown.adds.startswith(f"About {treated - control} more of 100 than with a dummy")
        assert dict(shown.facts)["What the drug adds"] == shown.adds
        assert (shown.groups[0].anyway, shown.groups[1].anyway) == (control, 0)


@pytest.mark.parametrize(
    ("treated", "control", "expected"),
    [
        (Chance(D(72), D(68), D(76)), Chance(D(70), D(66), D(74)), " The two ranges overlap,"),
        (Chance(D(72)), Chance(D(20)), " We did not find a range,"),
        (Chance(D(72), D(68), D(76)), Chance(D(20), D(16), D(24)), ""),
    ],
)
def test_how_sure_the_difference_is_is_told(
    treated: Chance, control: Chance, expected: str
) -> None:
    words = risk.adds_words(treated, control, "a dummy injection")
    assert words.partition("dots.")[2].startswith(expected)
    assert bool(words.partition("dots.")[2]) == bool(expected)


def test_fewer_or_as_many_as_anyway_is_said_too() -> None:
    few, many = Chance(D(4), D(2), D(6)), Chance(D(10), D(8), D(12))
    assert (
        risk.adds_words(few, many, "no treatment") == "About 6 fewer of 100 than with no treatment."
    )
    assert risk.adds_words(few, few, "no treatment").startswith(
        "As many of 100 as with no treatment"
    )


def test_nothing_is_said_to_be_added_where_the_comparison_is_another_treatment_or_a_chosen_few(
    facts: Evidence,
) -> None:
    for key in ("tranexamic-against-oral-good", "refine-long-term-year-1"):
        shown = risk.benefit(facts, key)
        assert (shown.adds, shown.groups[0].anyway) == ("", 0)
        assert "What the drug adds" not in dict(shown.facts)


def test_every_harm_makes_a_block(facts: Evidence) -> None:
    for key in facts.harms:
        shown = risk.harm(facts, key)
        assert dict(shown.facts).keys() >= {"Range", "Who", "When", "How sure", "How long"}


def test_a_block_names_its_range_people_time_and_certainty(facts: Evidence) -> None:
    shown = dict(risk.benefit(facts, "refine-1-both-1").facts)
    assert shown["Range"].startswith("The true number is likely 64 to 75 of 100.")
    assert "256 adults given the drug" in shown["Who"]
    assert shown["When"] == "Week 32 (about 7 months) after the first visit."
    assert shown["How sure"].startswith("Fairly sure.")


def test_a_block_says_who_paid_and_how_many_were_checked(facts: Evidence) -> None:
    gain, harm = risk.benefit(facts, "refine-1-both-1"), risk.harm(facts, "swelling")
    assert dict(gain.facts)["Who paid, who was checked"] == (
        "Paid for by the maker (Kythera). "
        "Still checked at the end: 226 of 256, and 227 of 250 in the other group."
    )
    assert dict(harm.facts)["Who paid, who was checked"] == (
        "Paid for by the maker (Kythera). We did not see how many were checked at the end."
    )
    assert risk.other_harms_table(facts).caption.endswith(dict(harm.facts)[risk.paid_and_checked()])


def test_a_block_of_women_alone_counts_women(facts: Evidence) -> None:
    shown = risk.benefit(facts, "moftah-photos")
    assert shown.title == "Hair looks better in photos (women)"
    assert [group.sentence for group in shown.groups] == [
        "About 63 of 100 women got there, 37 of 100 did not.",
        "About 18 of 100 women got there, 82 of 100 did not.",
    ]


def test_a_block_says_if_women_men_or_both_were_studied(facts: Evidence) -> None:
    both, unknown = (
        dict(risk.benefit(facts, key).facts)["Who"]
        for key in ("refine-1-both-1", "european-phase-3-dose-1-doctor-1")
    )
    assert both.endswith("clinics. Women and men.")
    assert unknown.endswith("in Europe. We did not see if they were women, men or both.")


def test_an_outcome_not_counted_in_people_makes_no_block(facts: Evidence) -> None:
    with pytest.raises(ValueError, match=r"outcomes\.csv, .*: found change; accepted: an outcome"):
        change = next(
            o.id
            for o in facts.outcomes.values()
            if facts.endpoints[o.endpoint].measured_as == "change"
        )
        risk.benefit(facts, change)


def test_an_outcome_without_a_comparison_makes_no_block(facts: Evidence) -> None:
    with pytest.raises(ValueError, match="in both groups"):
        risk.benefit(facts, "refine-1-after-2-visits")


def test_a_block_speaks_of_people_and_takes_nothing_else(facts: Evidence) -> None:
    row = facts.outcomes["refine-1-both-1"].model_copy(update={"counts": "chins"})
    changed = replace(facts, outcomes={**facts.outcomes, row.id: row})
    with pytest.raises(ValueError, match="found chins; accepted: an outcome counted in people"):
        risk.benefit(changed, row.id)

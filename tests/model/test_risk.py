import pytest

from mesoguide.evidence import Evidence
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

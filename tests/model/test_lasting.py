from dataclasses import replace
from decimal import Decimal

from mesoguide.evidence import Evidence
from mesoguide.model.lasting import Followed, followed


def one(facts: Evidence, which: str) -> Followed:
    return next(each for each in followed(facts) if each.id == which)


def counts(shown: Followed) -> list[list[int]]:
    return [[group.chance.of_100 for group in check.groups] for check in shown.checks]


def test_the_chin_drug_and_the_dummy_stand_side_by_side_each_year(facts: Evidence) -> None:
    assert counts(one(facts, "chin")) == [[86, 57], [91, 74], [82, 65]]
    assert [check.when for check in one(facts, "chin").checks] == ["year 1", "year 2", "year 3"]


def test_a_chin_sentence_speaks_of_those_who_had_got_better(facts: Evidence) -> None:
    for check in one(facts, "chin").checks:
        assert check.sentence.count("who had got better") == 2
        assert "treated" not in check.sentence


def test_the_chin_notes_say_who_was_followed_and_that_a_dummy_lasted_too(facts: Evidence) -> None:
    notes = " ".join(one(facts, "chin").notes)
    assert "Only people who had already got better were followed: 113 after the drug, 111" in notes
    assert "The trial's register does not agree: it says that others could join too" in notes
    assert "Most who got better with a dummy stayed better too." in notes
    assert "In year 2 the number is higher than in year 1." in notes
    assert "We did not see how many came." in notes


def test_no_rise_no_note_on_a_rise(facts: Evidence) -> None:
    key = "refine-long-term-year-2"
    row = facts.outcomes[key].model_copy(update={"treated_value": Decimal("84")})
    falling = replace(facts, outcomes={**facts.outcomes, key: row})
    assert "stands above" not in " ".join(one(falling, "chin").notes)


def test_a_range_that_is_not_given_is_said_not_to_be(facts: Evidence) -> None:
    chin = one(facts, "chin")
    assert dict(chin.facts)["Range"] == "What we read does not give it."
    assert {row[-1] for row in chin.table.rows} == {"not given"}


def test_the_gel_is_shown_alone_by_month_in_cheeks_and_so_with_no_range(facts: Evidence) -> None:
    gel = one(facts, "booster")
    assert counts(gel) == [[96], [76], [35]]
    assert [check.when for check in gel.checks] == ["month 1", "month 4", "month 6"]
    assert all("Of 100 cheeks, about" in check.sentence for check in gel.checks)
    assert gel.each == "Each dot is 1 of 100 cheeks. Cheeks were counted, not people."
    assert {row[-1] for row in gel.table.rows} == {"not given"}


def test_the_gel_is_said_to_be_no_mix_and_to_have_no_comparison(facts: Evidence) -> None:
    notes = " ".join(one(facts, "booster").notes)
    assert "not a vitamin mix" in notes
    assert "Nobody was left untreated." in notes


def test_the_trial_of_the_gel_that_left_people_untreated_is_told_beside_it(facts: Evidence) -> None:
    notes = " ".join(one(facts, "booster").notes)
    assert "about 58 of 100 people had both cheeks smoother with the gel, and about 5 of" in notes
    assert "alexiades-2023-vyc12" in one(facts, "booster").sources


def test_things_that_differ_share_no_source_and_no_row(facts: Evidence) -> None:
    chin, gel = followed(facts)
    assert not set(chin.sources) & set(gel.sources)
    assert not set(chin.table.rows) & set(gel.table.rows)


def test_who_paid_and_who_was_checked_is_told_of_each(facts: Evidence) -> None:
    line = {each.id: dict(each.facts)["Who paid, who was checked"] for each in followed(facts)}
    assert line == {
        "chin": "Paid for by the maker (Kythera). We did not see how many were checked at the end.",
        "booster": (
            "Paid for by the maker (Allergan). We did not see how many were checked at the end."
        ),
    }

import pytest

from mesoguide.evidence import Evidence, Outcome
from mesoguide.evidence.rows import Sex
from mesoguide.model import study
from mesoguide.model.film import film_table, films
from mesoguide.model.timeline import left_out_table, result_cells


def changed(facts: Evidence, key: str, **cells: object) -> Outcome:
    return facts.outcomes[key].model_copy(update=cells)


@pytest.mark.parametrize(
    ("paid_by", "expected"),
    [
        ("the maker", "Paid for by the maker."),
        ("the maker (Kythera)", "Paid for by the maker (Kythera)."),
        ("a hospital or university", "Paid for by a hospital or university."),
        ("a public body", "Paid for by a public body."),
        ("nobody outside", "Nobody from outside paid for it."),
        ("not seen", "We did not see who paid."),
    ],
)
def test_who_paid_is_said_in_a_sentence(facts: Evidence, paid_by: str, expected: str) -> None:
    assert study.paid_words([changed(facts, "refine-1-both-1", paid_by=paid_by)]) == expected


def test_each_payer_of_several_studies_is_named_with_its_own(facts: Evidence) -> None:
    unseen = changed(facts, "refine-1-both-1", paid_by="not seen")
    rows = [unseen, facts.outcomes["refine-2-both-1"], facts.outcomes["refine-2-both-2"]]
    assert study.paid_words(rows) == (
        "Paid for by the maker (Kythera): REFINE-2. We did not see who paid: REFINE-1."
    )


@pytest.mark.parametrize(
    ("treated", "control", "total", "expected"),
    [
        (
            226,
            227,
            None,
            "Still checked at the end: 226 of 256, and 227 of 250 in the other group.",
        ),
        (226, None, None, "Still checked at the end: 226 of 256."),
        (None, None, 453, "Still checked at the end: 453 of 506."),
        (None, None, None, "We did not see how many were checked at the end."),
    ],
)
def test_how_many_were_checked_is_said_of_each_arm_that_was_seen(
    facts: Evidence, treated: int | None, control: int | None, total: int | None, expected: str
) -> None:
    row = changed(
        facts,
        "refine-1-both-1",
        checked_treated=treated,
        checked_control=control,
        checked_total=total,
    )
    assert study.checked_words([row]) == expected


def test_what_was_not_seen_of_some_studies_is_said_beside_the_others(facts: Evidence) -> None:
    rows = [facts.outcomes["refine-1-both-1"], facts.outcomes["refine-2-both-1"]]
    assert study.checked_words(rows) == (
        "Still checked at the end: 226 of 256, and 227 of 250 in the other group (REFINE-1); "
        "we did not see it for the others."
    )


def test_where_neither_was_seen_one_sentence_says_so(facts: Evidence) -> None:
    assert study.paid_and_checked_words([facts.outcomes["moftah-photos"]]) == (
        "We did not see who paid, or how many were checked at the end."
    )


def test_results_of_women_and_of_men_are_together_of_neither_alone(facts: Evidence) -> None:
    women, men = facts.outcomes["moftah-photos"], facts.outcomes["abdallah-hair-count"]
    assert study.shared_sex([women, women]) == "women"
    assert study.shared_sex([women, men]) == "both"
    assert study.shared_sex([women, facts.outcomes["costantino-end"]]) == "not seen"


def test_a_count_is_a_share_of_those_checked_where_the_table_says_so(facts: Evidence) -> None:
    row = facts.outcomes["subcision-satisfied-3-years"]
    assert (row.counted_among("treated"), row.n_treated) == (45, 55)
    assert facts.outcomes["refine-1-both-1"].counted_among("treated") == 256


def test_every_row_of_a_table_says_for_whom_it_is_and_what_stands_behind_it(
    facts: Evidence,
) -> None:
    women, men = (film_table(facts, each) for each in films(facts, "scalp", "hair")[:2])
    assert women.rows[0][1] == "Hair looks better in photos (women)"
    assert women.rows[0][2] == "63 of 100 women (range 52 to 72 of 100)"
    assert "We did not see who paid, or how many were checked at the end." in women.rows[0][4]
    assert men.rows[0][2] == "7.9 hairs, in men"
    apart = left_out_table(facts, "scalp", "hair").rows
    assert "Still checked at the end: 139 of 157" in apart[0][3]
    assert apart[0][1].endswith(", in men")


def test_a_cell_of_a_result_nobody_gave_a_number_for_names_the_women_too(facts: Evidence) -> None:
    cells = result_cells(facts, facts.outcomes["azam-2010"])
    assert cells[0] == "Better; we did not see by how much, in women"


@pytest.mark.parametrize(
    ("sex", "counts", "expected"),
    [
        ("both", "", "63 of 100"),
        ("women", "", "63 of 100 women"),
        ("both", "cheeks", "63 of 100 cheeks"),
        ("women", "cheeks", "63 of 100 cheeks of women"),
        ("men", "cheeks", "63 of 100 cheeks of men"),
    ],
)
def test_a_number_says_what_was_counted(sex: Sex, counts: str, expected: str) -> None:
    assert study.of_whom("63 of 100", sex, counts) == expected


def test_a_result_in_a_table_says_what_was_counted(facts: Evidence) -> None:
    cheeks = result_cells(facts, facts.outcomes["booster-month-1"])[0]
    radiance = result_cells(facts, facts.outcomes["baspeyras-radiance"])[0]
    lines = result_cells(facts, facts.outcomes["duteil-eye-lines"])[0]
    assert cheeks == "96 of 100 cheeks"
    assert radiance.endswith(", in cheeks of women")
    assert lines.endswith(", in halves of the face")

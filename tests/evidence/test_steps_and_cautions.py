"""What the tables behind the self-check and the visit may hold."""

from collections.abc import Callable

from tests.evidence.test_load import cell

Refused = Callable[[str, Callable[[str], str]], str]


def test_a_reason_to_wait_needs_a_group(refused: Refused) -> None:
    said = refused("cautions.csv", cell("under-18", "group", ""))
    assert "column group: found nothing; accepted: a group of concern_groups.csv" in said
    assert "because people tick this row" in said


def test_a_warning_sign_has_no_group(refused: Refused) -> None:
    said = refused("cautions.csv", cell("face-weakness", "group", "you-now"))
    assert "column group: found you-now; accepted: nothing, because nobody ticks a row" in said


def test_an_unknown_group_is_refused(refused: Refused) -> None:
    said = refused("cautions.csv", cell("under-18", "group", "your-mood"))
    assert "column group: found your-mood; accepted: a key of concern_groups.csv" in said


def test_a_step_that_asks_an_unknown_question_is_refused(refused: Refused) -> None:
    said = refused("steps.csv", cell("needle", "ask", "depth why-not"))
    assert "column ask: found why-not; accepted: a key of questions.csv" in said


def test_a_step_without_a_source_is_refused(refused: Refused) -> None:
    assert "column source" in refused("steps.csv", cell("needle", "source", ""))


def test_a_step_from_an_unknown_source_is_refused(refused: Refused) -> None:
    said = refused("steps.csv", cell("needle", "source", "somebody-2020"))
    assert "column source: found somebody-2020; accepted: a key of bibliography.bib" in said


def test_a_step_that_tells_nothing_is_refused(refused: Refused) -> None:
    assert "column feel" in refused("steps.csv", cell("needle", "feel", ""))

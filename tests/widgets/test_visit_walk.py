from mesoguide.evidence import Evidence, drawings
from mesoguide.widgets import VisitWalk
from tests.widgets.seen import seen
from tests.widgets.words import grade, in_markup, long_sentences


def test_it_starts_at_the_first_step_and_keeps_questions_only(facts: Evidence) -> None:
    walk = VisitWalk()
    assert walk.step == next(iter(facts.steps))
    assert walk.asks == []
    assert walk.keep == ["asks"]


def test_every_step_has_a_drawing_of_lines(facts: Evidence) -> None:
    assert list(drawings.visit()) == list(facts.steps)
    for drawing in drawings.visit().values():
        assert drawing.strokes
        assert {line.kind for line in drawing.strokes} <= {"outline", "detail"}


def test_every_step_has_its_sources(facts: Evidence) -> None:
    cited = seen(VisitWalk().still.replace(" hidden", "")).select(".cited")
    steps = facts.steps.values()
    assert [len(each.select(".source")) for each in cited] == [len(row.source) for row in steps]
    assert all(row.source for row in steps)
    assert set(VisitWalk().sources) == {key for row in steps for key in row.source}


def test_a_question_kept_on_another_page_is_known(facts: Evidence) -> None:
    assert VisitWalk().questions == list(facts.questions)


def test_the_still_tells_all_steps_with_their_drawings(facts: Evidence) -> None:
    still = VisitWalk().still
    assert still.count("<svg") == len(facts.steps)
    for row in facts.steps.values():
        assert f". {row.title}</h3>" in still


def test_a_sign_that_needs_help_at_once_is_told_right_after_the_needle(facts: Evidence) -> None:
    assert "Say so at once" in facts.steps["after"].happens
    assert "see a doctor that day" in facts.steps["days"].see


def test_its_words_read_at_grade_6_in_short_sentences() -> None:
    texts = in_markup(VisitWalk().still)
    assert grade(texts) <= 6.0
    assert long_sentences(texts) == []

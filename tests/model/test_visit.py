import dataclasses

import pytest

from mesoguide.evidence import Evidence
from mesoguide.model.visit import steps, steps_table


def test_steps_come_in_the_order_of_the_table_and_count_from_1(facts: Evidence) -> None:
    walk = steps(facts)
    assert [step.id for step in walk] == list(facts.steps)
    assert walk[0].place == "Step 1 of 8"
    assert walk[-1].place == "Step 8 of 8"


def test_consent_comes_before_the_needle(facts: Evidence) -> None:
    order = list(facts.steps)
    assert order.index("talk") < order.index("needle")


def test_a_step_asks_in_the_words_of_the_questions(facts: Evidence) -> None:
    numbing = next(step for step in steps(facts) if step.id == "numb")
    assert [ask.question for ask in numbing.asks] == [facts.questions["numbing"].question]


def test_a_step_with_an_unknown_question_raises(facts: Evidence) -> None:
    row = facts.steps["numb"].model_copy(update={"ask": ("nothing-like-it",)})
    with pytest.raises(KeyError, match="nothing-like-it"):
        steps(dataclasses.replace(facts, steps={**facts.steps, "numb": row}))


def test_the_table_says_what_the_steps_say(facts: Evidence) -> None:
    table = steps_table(facts)
    assert len(table.rows) == len(facts.steps)
    for step, row in zip(steps(facts), table.rows, strict=True):
        asks = " ".join(ask.question for ask in step.asks)
        assert row == (f"{step.number}. {step.title}", step.happens, step.see, step.feel, asks)

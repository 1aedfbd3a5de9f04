from mesoguide.evidence import Evidence
from mesoguide.model.asks import asks


def test_the_four_that_fit_every_choice_come_first(facts: Evidence) -> None:
    every = asks(facts)
    assert tuple(ask.id for ask in every[:4]) == facts.always_asked()
    assert [ask.always for ask in every] == [True] * 4 + [False] * (len(every) - 4)


def test_every_question_of_the_table_is_there_once(facts: Evidence) -> None:
    assert sorted(ask.id for ask in asks(facts)) == sorted(facts.questions)


def test_a_question_brings_its_sources_with_their_addresses(facts: Evidence) -> None:
    (product,) = (ask for ask in asks(facts) if ask.id == "product")
    assert [source.key for source in product.sources] == ["swissmedic-2024-lemon-bottle"]
    assert product.sources[0].address.startswith("https://")

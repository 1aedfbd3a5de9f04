from mesoguide.evidence import Evidence
from mesoguide.model.asks import asks, retellings


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


def test_a_card_tells_two_or_three_points_as_sentences(facts: Evidence) -> None:
    cards = retellings(facts)
    assert 4 <= len(cards) <= 6
    for card in cards:
        assert 2 <= len(card.points) <= 3
        assert all(point.endswith(".") and ";" not in point for point in card.points)


def test_a_card_leads_to_a_notebook(facts: Evidence) -> None:
    (signs,) = (card for card in retellings(facts) if card.id == "when-to-get-help")
    assert signs.page == "05-side-effects-and-recovery.ipynb"

from mesoguide.model.certainty import LEVELS, sureness


def test_the_surer_the_more_steps() -> None:
    assert [sureness(level).steps for level in LEVELS] == [3, 2, 1, 0]


def test_levels_are_named_in_plain_words() -> None:
    assert sureness("nobody knows").name == "Nobody knows"

from mesoguide.evidence import Evidence
from mesoguide.model.stories import stories
from mesoguide.widgets import EightStories
from tests.some import some
from tests.widgets.words import grade, long_sentences


def test_its_still_has_a_tile_with_a_picture_and_a_table_for_each_story(facts: Evidence) -> None:
    still = EightStories().still
    number = len(stories(facts))
    assert still.count('data-part="tile"') == still.count("<table") == number == 8
    assert still.count('class="picture"') == number


def test_what_must_be_in_plain_sight_is_in_no_fold(facts: Evidence) -> None:
    still = EightStories().still
    tiles = [tile.split("<details")[0] for tile in still.split("<article")[1:]]
    for story in some(stories(facts)):
        [tile] = [each for each in tiles if f"<h3>{story.name}</h3>" in each]
        assert all(flag.replace("'", "&#39;") in tile for flag in story.flags)


def test_its_sources_are_those_of_its_stories(facts: Evidence) -> None:
    wanted = {source for story in stories(facts) for source in story.sources}
    assert set(EightStories().sources) == wanted


def test_each_tile_has_its_specification(facts: Evidence) -> None:
    assert len(EightStories().figures) == len(stories(facts))


def test_its_takeaways_are_easy_to_read(facts: Evidence) -> None:
    takeaways = [story.takeaway for story in stories(facts)]
    assert grade(takeaways) <= 6
    assert long_sentences(takeaways) == []

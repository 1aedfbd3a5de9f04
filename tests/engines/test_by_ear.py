"""What a listener hears with a real screen reader, and what lists are to one in WebKit."""

import re
from collections.abc import Iterator

import pytest

from mesoguide.evidence import load
from tests.engines.test_engines import alive
from tests.engines.webkit import WebKit
from tests.server import AREAS, PAGES, Guide
from tests.some import some
from tools.by_ear import way
from tools.by_ear.listener import Heard, Scene

# The whole way is one walk, made before the first test of it.
pytestmark = [pytest.mark.gate, pytest.mark.timeout(1200)]

#: A kind of thing with no word beside it. A select and a frame of a picture are named before.
EMPTY = re.compile(
    r"(statusbar|panel|push button|toggle button|link|image|graphic|section|region|slider|entry|"
    r"check box|radio button|list|table|note)\W*|"
)
#: What Orca says of a box or a group as it goes on: many of them say the same.
KINDS = re.compile(r"(leaving .*|figure|(not )?(selected|checked|pressed).*|expanded|collapsed)\W*")


@pytest.fixture(scope="module")
def scenes(guide: Guide) -> tuple[Scene, ...]:
    try:
        return way.walked(guide.page)
    except FileNotFoundError as error:
        pytest.fail(str(error), pytrace=False)


def scene(scenes: tuple[Scene, ...], name: str) -> Scene:
    [found] = [each for each in scenes if each.name == name]
    return found


def all_heard(scenes: tuple[Scene, ...]) -> list[Heard]:
    return some(heard for each in scenes for heard in each.heard)


def test_a_result_is_heard_with_its_time_group_measure_and_comparison(
    scenes: tuple[Scene, ...],
) -> None:
    result = (
        r"Last looked at in week \d+\. About \d+ of 100 treated women counted as "
        r"better\. With salt water injections it was about \d+ of 100\. "
        r"What was judged: hair looks better in photos\."
    )
    said = [
        each
        for heard in scene(scenes, way.FILM).heard
        for each in heard.spoken
        if "counted as better. With" in each
    ]
    assert [each for each in some(said) if not re.search(result, each)] == []


def test_a_picked_area_is_heard_with_its_result(scenes: tuple[Scene, ...]) -> None:
    said = scene(scenes, way.START).after("selected Under the chin: fat").words
    assert re.search(r"in \d+ of 100 people at week \d+\. With a dummy injection it was \d+", said)


def test_the_film_says_that_it_plays_and_what_it_came_to(scenes: tuple[Scene, ...]) -> None:
    film = scene(scenes, way.FILM)
    assert film.after("Playing. Press Escape to stop.").key == "space"
    # Stopped on the way it says the week that its slider stands at then.
    stopped = next(each for each in film.heard if each.key == "Escape")
    assert re.match(r"week \d+\.", stopped.words)
    ended = film.after("Last looked at").words
    assert re.match(r"week \d+ \(about \d+ months\)\. Last looked at in week", ended)


def test_nothing_is_said_twice_after_one_key(scenes: tuple[Scene, ...]) -> None:
    for heard in all_heard(scenes):
        said = [each for each in heard.spoken if not KINDS.fullmatch(each)]
        assert len(said) == len(set(said)), heard


def test_what_holds_from_step_to_step_is_said_once(scenes: tuple[Scene, ...]) -> None:
    steps = [
        (heard, after)
        for each in scenes
        for heard, after in zip(each.heard, each.heard[1:], strict=False)
        if heard.key == after.key == "Right"
    ]
    for heard, after in some(steps):
        assert not set(heard.spoken) & set(after.spoken), after


def test_nothing_is_empty(scenes: tuple[Scene, ...]) -> None:
    for heard in all_heard(scenes):
        assert [each for each in heard.spoken if EMPTY.fullmatch(each)] == [], heard


def test_every_key_is_answered(scenes: tuple[Scene, ...]) -> None:
    """But for the one that gives the keys back to the screen reader: it says so of itself."""
    silent = [each for each in all_heard(scenes) if not each.spoken and each.key != "Insert+a"]
    assert silent == []


def test_what_a_note_says_is_heard_as_it_opens(scenes: tuple[Scene, ...]) -> None:
    meaning = load().word_forms()["trials"].meaning
    word, source, *_ = (each for each in scene(scenes, way.NOTE).heard if each.key == "Return")
    assert word.spoken == ("expanded", f"trials: {meaning}")
    assert re.search(r"expanded .+ \d{4}\. Open the source", source.words)


def test_escape_closes_and_the_keyboard_is_back(scenes: tuple[Scene, ...]) -> None:
    note, source = (each for each in scene(scenes, way.NOTE).heard if each.key == "Escape")
    assert note.focus == "trials"
    assert "collapsed" in note.words
    assert source.focus.startswith("Source ")
    assert source.focus in source.words
    signs = scene(scenes, way.SIGNS).heard[-1]
    assert signs.key == "Escape"
    assert signs.focus == "Worried?"
    assert "Worried?" in signs.words


def test_the_signs_are_heard_as_they_open(scenes: tuple[Scene, ...]) -> None:
    opened = next(each for each in scene(scenes, way.SIGNS).heard if each.key == "Return")
    for words in ("Call the emergency number now", "Trouble breathing"):
        assert words in opened.words


def test_a_page_that_can_not_be_reached_says_so(scenes: tuple[Scene, ...]) -> None:
    lost = scene(scenes, way.LOST)
    assert lost.after("This page can't be reached just now.").key == "Return"
    assert lost.heard[-1].focus.startswith("Next")
    assert lost.heard[-1].focus in lost.heard[-1].words


def test_a_waiting_room_asks_aloud_and_says_where_a_key_leads(scenes: tuple[Scene, ...]) -> None:
    waiting = scene(scenes, way.WAITING)
    asked = waiting.after("Do you need more time?")
    assert "In 30 seconds this guide clears all choices" in asked.words
    assert waiting.heard[-1].words == "Skip to the page link."


def test_groups_say_their_name_their_place_and_their_keys(scenes: tuple[Scene, ...]) -> None:
    assert "Where on the body? panel." in scene(scenes, way.MAP).words
    assert re.search(r"Scalp\. not selected radio button 1 of \d+\.", scene(scenes, way.MAP).words)
    visit = scene(scenes, way.VISIT)
    boxes = visit.after("check box not checked. Boxes to tick:").words
    assert "What matters to you? panel." in boxes
    assert "Arrow keys go from one to the next." in boxes
    assert re.search(r"Four that fit every choice panel\. List with 4 items\.", visit.words)


def test_a_change_of_a_day_names_what_it_is_of(scenes: tuple[Scene, ...]) -> None:
    days = scene(scenes, way.DAYS)
    assert re.search(r"day 2 Usual now: [A-Z][a-z]+, [A-Z]", days.words)
    assert re.search(r"day 5 .*Past the average: [A-Z][a-z]+\.", days.words)
    name = "What people felt, and for how long"
    assert [each.words.count(name) for each in days.heard if name in each.words] == [1]


def test_a_number_that_is_not_typed_yet_is_no_number(scenes: tuple[Scene, ...]) -> None:
    guess = scene(scenes, way.GUESS)
    assert guess.after("Or type your guess").spoken[-1] == "Or type your guess entry."
    assert "slider No guess yet." in guess.words
    # What is guessed at is heard with the slider.
    asked = next(each for each in guess.heard if "slider No guess yet." in each.words)
    assert re.search(r"\?$", asked.words)
    assert re.search(r"You said 51 of 100\. By week \d+", guess.words)


def test_the_sheet_is_heard_with_what_was_chosen(scenes: tuple[Scene, ...]) -> None:
    sheet = scene(scenes, way.SHEET).words
    assert "What I lean to today panel." in sheet
    for chosen in ("1. I want no needles.", "2. I want it proven.", "1. What good can it do me"):
        assert chosen in sheet


@pytest.fixture(scope="module")
def webkit() -> Iterator[WebKit]:
    one = WebKit()
    yield one
    one.close()


OPEN = "() => { for (const fold of document.querySelectorAll('details')) fold.open = true; }"
#: Marks each list that is shown and has lines, and names it by its widget and class.
LISTS = """() => [...document.querySelectorAll("ul, ol")]
  .filter((list) => list.checkVisibility() && list.querySelector("li")?.checkVisibility())
  .map((list, at) => {
    list.dataset.list = at;
    return `${list.closest("[data-widget]")?.dataset.widget ?? "page"} ${list.className}`;
  })"""


@pytest.mark.parametrize("name", PAGES)
def test_every_list_is_a_list_in_webkit(webkit: WebKit, guide: Guide, name: str) -> None:
    alive(webkit, guide.page(name))
    webkit.run(OPEN)
    lists = some(webkit.run(LISTS))
    pairs = zip(lists, webkit.roles("[data-list]"), strict=True)
    assert sorted({each for each, role in pairs if role != "list"}) == []


def test_a_list_without_marks_would_be_none_in_webkit(webkit: WebKit, guide: Guide) -> None:
    alive(webkit, guide.page(AREAS))
    webkit.run("() => document.querySelector('.marks-key').removeAttribute('role')")
    assert webkit.roles(".marks-key") == ["group"]

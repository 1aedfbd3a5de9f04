"""Guess first, then see: by slider, by typing or not at all; kindly, and kept nowhere."""

import pytest
from playwright.sync_api import Locator, Page, expect

from mesoguide.charts import icons
from tests.browser.look import axe

pytestmark = pytest.mark.browser


@pytest.fixture
def guess(timeline: Page) -> Locator:
    """Ready in its fold, opened by its heading as a reader does."""
    guess = timeline.locator("[data-widget=guess-first]")
    fold = timeline.locator("details", has=guess)
    fold.locator("> summary").tap()
    return guess


def test_the_answer_is_hidden_at_first(guess: Locator) -> None:
    expect(guess.locator(".answer")).to_be_hidden()
    assert "19 of 100" not in guess.inner_text()
    expect(guess.locator(".value-now")).to_have_text("No guess yet")


def test_the_dots_fill_as_the_slider_moves(guess: Locator) -> None:
    guess.get_by_role("slider").fill("40")
    assert guess.locator(".guess .filled.rim").get_attribute("d") == "".join(icons.cells()[:40])
    expect(guess.locator("figcaption:visible")).to_have_text("40 of 100")


def test_show_me_puts_the_guess_beside_the_measured_number(guess: Locator) -> None:
    guess.get_by_role("slider").fill("40")
    guess.get_by_role("button", name="Show me").tap()
    expect(guess.locator(".said")).to_have_text(
        "You said 40 of 100. By week 32 (about 7 months) it was about 19 of 100."
    )
    assert guess.locator("figcaption:visible").all_inner_texts() == ["40 of 100", "19 of 100"]
    expect(guess.locator(".answer")).to_contain_text("what the drug adds")


def test_the_answer_is_told_aloud(guess: Locator) -> None:
    guess.get_by_role("button", name="Show me").tap()
    expect(guess.locator("[data-part=status]")).to_contain_text("it was about 19 of 100")


def test_no_guess_is_fine(guess: Locator) -> None:
    guess.get_by_role("button", name="Show me").tap()
    expect(guess.locator(".said")).to_contain_text("You made no guess. That is fine.")


def test_a_guess_can_be_typed(guess: Locator) -> None:
    guess.get_by_label("Or type your guess").fill("7")
    guess.get_by_label("Or type your guess").press("Enter")
    assert guess.get_by_role("slider").input_value() == "7"


@pytest.mark.parametrize(("typed", "taken"), [("999", "100"), ("-5", "0"), ("2.6", "3")])
def test_a_typed_number_out_of_bounds_takes_the_nearest(
    guess: Locator, typed: str, taken: str
) -> None:
    guess.get_by_label("Or type your guess").fill(typed)
    guess.get_by_label("Or type your guess").press("Enter")
    assert guess.get_by_label("Or type your guess").input_value() == taken


def test_zero_and_a_hundred_are_guesses(guess: Locator) -> None:
    guess.get_by_role("button", name="100 of 100").tap()
    expect(guess.locator("figcaption:visible")).to_have_text("100 of 100")
    guess.get_by_role("button", name="0 of 100", exact=True).tap()
    expect(guess.locator("figcaption:visible")).to_have_text("0 of 100")
    assert guess.locator(".guess .filled.rim").get_attribute("d") == ""


def test_one_can_guess_again_by_keyboard(guess: Locator) -> None:
    button = guess.locator("button.show")
    button.focus()
    button.press("Enter")
    expect(button).to_be_focused()
    button.press("Enter")
    expect(guess.locator(".answer")).to_be_hidden()
    expect(guess.locator(".value-now")).to_have_text("No guess yet")


def test_the_table_and_the_source_are_there(guess: Locator) -> None:
    guess.get_by_role("slider").fill("40")
    guess.get_by_role("button", name="Show me").tap()
    guess.get_by_text("Show as a table").tap()
    expect(guess.locator("tbody")).to_contain_text("40 of 100")
    guess.get_by_text("Where is this from?").tap()
    expect(guess.get_by_role("link")).to_have_attribute(
        "href", "https://doi.org/10.1097/DSS.0000000000000578"
    )


def test_the_guess_is_kept_nowhere(guess: Locator, timeline: Page) -> None:
    guess.get_by_role("slider").fill("40")
    guess.get_by_role("button", name="Show me").tap()
    assert timeline.evaluate("sessionStorage.length + localStorage.length") == 0


def test_axe_finds_no_violation_once_the_answer_is_shown(guess: Locator, timeline: Page) -> None:
    guess.get_by_role("slider").fill("40")
    guess.get_by_role("button", name="Show me").tap()
    for summary in guess.locator("summary").all():
        summary.click()
    assert axe(timeline, within="[data-widget=guess-first]") == []

"""The comparer sees what an eye sees: a word, a colour, a size; and nothing else."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.looks import kept
from tests.looks.compare import MARK, difference
from tests.looks.pictures import TALLEST, small

WHITE, BLACK = (255, 255, 255), (0, 0, 0)
PAPER, INK, LINK = (255, 253, 248), (34, 34, 34), (0, 82, 110)
WORDS = "One of 100 people had a bruise that stayed for more than a week."


def drawn(words: str = WORDS, link: tuple[int, int, int] = LINK) -> Image.Image:
    """Return a strip of a page: a line of words above a button."""
    picture = Image.new("RGB", (780, 200), PAPER)
    pen = ImageDraw.Draw(picture)
    pen.text((20, 20), words, INK, ImageFont.load_default(18))
    pen.rectangle((20, 100, 220, 148), link)
    return picture


def test_the_same_twice_is_no_difference() -> None:
    assert difference(drawn(), drawn()) is None


@pytest.mark.parametrize("shrink", [1, 2, 3])
def test_one_letter_is_found(shrink: int) -> None:
    before, now = drawn(), drawn(WORDS.replace("week", "weak"))
    found = difference(small(before, shrink), small(now, shrink))
    assert found is not None
    assert found.pixels < 100


def test_one_word_is_found() -> None:
    found = difference(drawn(), drawn(WORDS.replace("week", "year")))
    assert found is not None
    assert 0 < found.share < 0.01


def test_a_neighbouring_colour_is_found() -> None:
    red, green, blue = LINK
    found = difference(drawn(), drawn(link=(red, green + 12, blue)))
    assert found is not None
    assert found.pixels == 201 * 49


def test_what_another_processor_rounds_otherwise_is_no_difference() -> None:
    rounded = drawn().point([min(value + 2, 255) for value in range(256)] * 3)
    assert difference(small(drawn(), 1), small(rounded, 1)) is None


def test_what_only_the_larger_picture_has_counts_as_changed() -> None:
    taller = Image.new("RGB", (780, 210), PAPER)
    taller.paste(drawn(), (0, 0))
    found = difference(drawn(), taller)
    assert found is not None
    assert found.pixels == 780 * 10
    assert str(found) == "4.762% of its pixels changed, 7800 in all, 780x200 before and 780x210 now"


def test_the_picture_of_a_difference_marks_it_alone() -> None:
    found = difference(drawn(), drawn(link=PAPER))
    assert found is not None
    inside, outside = (found.picture.getpixel((x, 120)) for x in (100, 300))
    assert inside == MARK
    assert outside != MARK


def test_a_tall_picture_is_kept_in_columns() -> None:
    tall = Image.new("RGB", (10, 2 * TALLEST), WHITE)
    tall.paste(BLACK, (0, TALLEST, 10, 2 * TALLEST))
    folded = small(tall, 1)
    assert folded.size == (20, TALLEST)
    assert [folded.getpixel((x, TALLEST - 1)) for x in (9, 10)] == [WHITE, BLACK]


def test_pictures_of_another_browser_are_not_compared_and_it_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(kept, "MADE_WITH", tmp_path / "made-with.txt")
    kept.MADE_WITH.write_text("Chromium 1.0, DejaVu Sans\n", "utf-8")
    assert kept.not_compared("Chromium 1.0, DejaVu Sans") == ""
    assert kept.not_compared("Chromium 1.1, DejaVu Sans") == (
        "NOT COMPARED: made with another browser (Chromium 1.0, DejaVu Sans; "
        "here Chromium 1.1, DejaVu Sans). To compare: make looks-renew"
    )

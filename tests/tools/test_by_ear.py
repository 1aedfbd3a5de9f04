"""How a way is kept: what was heard of a scene, and its page of the docs."""

import pytest

from tools.by_ear import way
from tools.by_ear.listener import Heard, Scene
from tools.by_ear.record import RECORD, record

SCENE = Scene(
    "The film",
    [Heard("", ("A page",)), Heard("h", ("Weeks heading level 2.",)), Heard("Insert+a", ())],
)


def test_the_record_has_a_line_for_each_key() -> None:
    lines = record([SCENE]).splitlines()
    assert "## The film" in lines
    assert lines[-3:] == [
        "| (none) | A page |",
        "| H | Weeks heading level 2. |",
        "| Insert+A | (nothing) |",
    ]


def test_what_is_spoken_apart_stands_apart() -> None:
    two = Scene("Two", [Heard("Right", ("week 1", "One | two"))])
    assert record([two]).splitlines()[-1] == "| Right | week 1 \\| One \\| two |"


def test_what_was_never_heard_is_named() -> None:
    assert SCENE.after("Weeks").key == "h"
    with pytest.raises(LookupError, match="The film: never heard 'Months'"):
        SCENE.after("Months")


def test_the_kept_record_has_the_whole_way() -> None:
    kept = RECORD.read_text("utf-8")
    parts = (way.START, way.MAP, way.FILM, way.CHANCES, way.DAYS)
    parts += (way.NOTE, way.SIGNS, way.GUESS, way.VISIT, way.SHEET)
    assert [each for each in parts if f"\n## {each}\n" not in kept] == []

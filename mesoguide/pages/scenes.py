"""Scenes: what a page shows in a room, one after another.

A cell tagged `scene` begins one; the cells after it belong to it, up to the next. A fold is left
out of the room unless it is tagged so itself. In a page with no such tag each heading begins one.
"""

from collections.abc import Iterable
from typing import Any

from mesoguide.pages.folds import begins_with_heading, is_more
from mesoguide.pages.notes import is_note
from mesoguide.words.marks import SCENE


def scenes(cells: Iterable[Any]) -> dict[str, int]:
    """Return the number of the scene that each cell of a page belongs to, by the cell's id.

    What stands before the first one belongs to it, and notes to none.
    """
    shown = [cell for cell in cells if not is_note(cell)]
    authored = any(is_scene(cell) for cell in shown)
    numbers: dict[str, int] = {}
    now = 0
    for cell in shown:
        begins = is_scene(cell) if authored else begins_with_heading(cell) and not is_more(cell)
        now += begins
        numbers[cell.id] = max(now, 1)
    return numbers


def is_scene(cell: Any) -> bool:
    """Tell whether a cell begins a scene."""
    return SCENE in cell.metadata.get("tags", ())

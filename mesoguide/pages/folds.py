"""Folds: parts of a page that a tap opens, each with its heading as the line to tap.

A cell of words that is tagged `more` and begins with a heading begins a fold. The cells after it
that are tagged so too, and have no heading first, stand in the same fold. Notes stand in none.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from mesoguide.pages.notes import is_note
from mesoguide.words.marks import MORE

#: A heading at the start of a cell's markdown, and of its HTML; an anchor may stand before it.
_ANCHORS = r"\s*(?:<a id=\"[^\"]*\"></a>\s*)*"
_BEGINS = re.compile(_ANCHORS + "#{2,3} ")
_BEGINS_OR_TITLE = re.compile(_ANCHORS + "#{1,3} ")
_HEADING = re.compile(r"(.*?)(<h([23])\b.*?</h\3>)(.*)", re.DOTALL)


@dataclass(frozen=True)
class Folds:
    """Which cells of a page stand in a fold, by their ids: each with the number of its fold."""

    numbers: dict[str, int]
    first: frozenset[str]
    last: frozenset[str]


def folds(cells: Iterable[Any]) -> Folds:
    """Return the folds of a page's cells, numbered from 1 in their order."""
    numbers: dict[str, int] = {}
    first: list[str] = []
    last: list[str] = []
    open_now = False
    for cell in cells:
        if is_note(cell):
            continue
        begins = is_more(cell) and begins_fold(cell)
        if open_now and (begins or not is_more(cell)):
            open_now = False
        if begins:
            open_now = True
            first.append(cell.id)
            last.append(cell.id)
        elif open_now:
            last[-1] = cell.id
        if open_now:
            numbers[cell.id] = len(first)
    return Folds(numbers, frozenset(first), frozenset(last))


def is_more(cell: Any) -> bool:
    """Tell whether a cell is to stand in a fold."""
    return MORE in cell.metadata.get("tags", ())


def begins_fold(cell: Any) -> bool:
    """Tell whether a cell that stands in a fold begins it: its words begin with a heading."""
    return cell.cell_type == "markdown" and bool(_BEGINS.match(cell.source))


def begins_with_heading(cell: Any) -> bool:
    """Tell whether the words of a cell begin with a heading, also the page's title."""
    return cell.cell_type == "markdown" and bool(_BEGINS_OR_TITLE.match(cell.source))


def loose(cells: Iterable[Any]) -> Iterator[int]:
    """Yield the number of each cell that is to stand in a fold where none has begun."""
    cells = list(cells)
    found = folds(cells).numbers
    for number, cell in enumerate(cells, start=1):
        if is_more(cell) and not is_note(cell) and cell.id not in found:
            yield number


def parted(html: Markup) -> tuple[Markup, Markup]:
    """Return the heading of a cell that begins a fold, and what follows it."""
    found = _HEADING.match(html)
    assert found is not None  # such a cell begins with a heading
    before, heading, _, rest = found.groups()
    return Markup(heading), Markup(before + rest)

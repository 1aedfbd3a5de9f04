"""What keeps a notebook from being a page, as far as that can be told without running it.

The check names all of it; a page that is asked for is refused with the first.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from mesoguide.pages.displayed import SHOWN, not_shown, without_words
from mesoguide.pages.folds import loose
from mesoguide.pages.markdown import to_html
from mesoguide.pages.notebook import PageError, title_in
from mesoguide.pages.pictures import Pictures
from mesoguide.words.marks import MORE

#: The dates of a page, in its notebook's metadata.
DATES = ("written", "checked", "next_check")

#: A picture that code makes, and that nothing is said of: what was found, what is accepted.
NO_WORDS = (
    "a picture without words",
    "words in its place: Image(..., alt='What it shows'), or the cell's metadata "
    '{"mesoguide": {"alt": "What it shows"}}',
)

_FORMULA = re.compile(r"\$\$.+?\$\$|\$[^$\n]*\\[A-Za-z]+[^$\n]*\$|\\begin\{", re.DOTALL)


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a notebook: where (cell 0: nowhere in particular) and what."""

    notebook: str
    cell: int
    found: str
    accepted: str

    def __str__(self) -> str:
        place = f"{self.notebook}, cell {self.cell}" if self.cell else self.notebook
        return f"{place}: {self.wrong}"

    @property
    def wrong(self) -> str:
        """What is wrong and what is right, without the place."""
        return f"found {self.found}; accepted: {self.accepted}"


def raise_first_fault(notebook: Path, nb: Any) -> None:
    """Raise PageError for the first thing that keeps a notebook from being a page."""
    for fault in faults(notebook, nb):
        raise PageError(str(fault))


def faults(notebook: Path, nb: Any) -> Iterator[Fault]:
    """Yield what keeps a notebook from being a page."""
    name = notebook.name
    language = _language(nb.metadata)
    if language and "python" not in language.lower():
        yield Fault(name, 0, f"a notebook for {language}", "one for Python")
    if title_in(nb) is None:
        yield Fault(name, 0, "no heading", "a first cell with '# ' and a question")
    for key, found in dates_of(nb.metadata).items():
        if not isinstance(found, date):
            yield undated(name, key, found)
    for number in loose(nb.cells):
        found = f"a cell tagged '{MORE}' and no heading of its fold"
        yield Fault(name, number, found, f"'## ' and its heading first, in a cell tagged '{MORE}'")
    for number, pictures in pictures_in(notebook, nb):
        for found, accepted in pictures.wrong:
            yield Fault(name, number, found, accepted)
    for number, found in not_shown(_code(nb)):
        yield Fault(name, number, found, SHOWN)
    described = {number for number, cell in cells_of(nb, "code") if words_of(cell)}
    for number in without_words(_code(nb)):
        if number not in described:
            yield Fault(name, number, *NO_WORDS)


def shortcomings(notebook: Path, nb: Any) -> Iterator[Fault]:
    """Yield what a page can be made with, but should not be shown with."""
    name = notebook.name
    for number, pictures in pictures_in(notebook, nb):
        for src in pictures.without_words:
            words = "words in its place, as in ![What it shows](picture.png)"
            yield Fault(name, number, f"the picture {src} without words", words)
    for number, cell in cells_of(nb, "markdown"):
        if found := _FORMULA.search(cell.source):
            formula = f"the formula {' '.join(found[0].split())[:40]}"
            yield Fault(name, number, formula, "words, or a picture: a page draws no formula")


def undated(name: str, key: str, found: object) -> Fault:
    """Return what is said of a date that is none."""
    said = "nothing" if found is None else repr(found)
    return Fault(name, 0, f"{said} as metadata mesoguide.{key}", "a date such as 2026-11-22")


def dates_of(metadata: Any) -> dict[str, date | object]:
    """Return the dates of a page; what is none stands as it was found."""
    own = metadata.get("mesoguide", {})
    dates: dict[str, date | object] = {}
    for key in DATES:
        found = own.get(key)
        try:
            dates[key] = date.fromisoformat(found)
        except (ValueError, TypeError):
            dates[key] = found
    return dates


def pictures_in(notebook: Path, nb: Any) -> Iterator[tuple[int, Pictures]]:
    """Yield the number of each cell of words, and what became of its pictures."""
    for number, cell in cells_of(nb, "markdown"):
        pictures = Pictures(notebook.parent, cell.get("attachments", {}))
        to_html(cell.source, pictures, set())
        yield number, pictures


def words_of(cell: Any) -> str:
    """Return what the picture of a cell's code shows, as its metadata says; empty if it doesn't."""
    return str(cell.metadata.get("mesoguide", {}).get("alt") or "").strip()


def _code(nb: Any) -> list[tuple[int, str]]:
    return [(number, cell.source) for number, cell in cells_of(nb, "code")]


def cells_of(nb: Any, kind: str) -> Iterator[tuple[int, Any]]:
    """Yield the cells of a kind, each with its number."""
    for number, cell in enumerate(nb.cells, start=1):
        if cell.cell_type == kind:
            yield number, cell


def _language(metadata: Any) -> str:
    """Return the language a notebook says it is in; empty if it does not say."""
    for part, key in (("kernelspec", "language"), ("language_info", "name")):
        held = metadata.get(part)
        if isinstance(held, Mapping) and isinstance(held.get(key), str) and held[key]:
            return str(held[key])
    return ""

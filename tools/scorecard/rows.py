"""The checklist: one row per item of a published standard, and what stands behind it here."""

from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from mesoguide import paths
from mesoguide.evidence.problems import EvidenceError, Problem
from mesoguide.evidence.rows import Row, Words, refuse
from mesoguide.evidence.tables import read_table

#: What decides an item: tests, words found on a page, people, or what is known already.
Kind = Literal["test", "element", "people", "not met", "not measured", "does not apply"]

#: The standards in the order of the scorecard, each with its full name.
STANDARDS = {
    "IPDAS": "International Patient Decision Aid Standards, version 4 (Joseph-Williams 2014)",
    "PEMAT": "Patient Education Materials Assessment Tool (AHRQ)",
    "CDC-CCI": "Clear Communication Index (CDC)",
    "DISCERN": "DISCERN: quality of written information on treatment choices",
    "NHS-CONTENT": "NHS standard for creating health content, and NHS style",
    "PIF-TICK": "PIF TICK (Patient Information Forum)",
    "RISK-COMM": "Telling risks: IPDAS evidence papers and others (Trevena 2013, Fagerlin 2011)",
    "PLAIN-LANGUAGE": "Plain language and translation (AMA, NIH, CDC, ECDC)",
    "WCAG-2.2": "Web Content Accessibility Guidelines 2.2, A and AA: what bites in this guide",
    "EN-301-549": "EN 301 549: European accessibility requirements",
    "CHARTABILITY": "Chartability: the critical points for charts",
    "AD-RULES": "Rules on advertising cosmetic procedures (CAP, GMC, FTC, FDA)",
    "EDUCATOR": "What educators need in the room: this project's own list",
}


def _tests(value: object) -> object:
    return tuple(value.split("; ")) if value else ()  # type: ignore[attr-defined]


class Item(Row, file="checklist.csv"):
    """An item of a standard. `test` holds pytest node ids; one without [...] means all of it."""

    standard: Literal[tuple(STANDARDS)]  # type: ignore[valid-type]
    id: Words
    criterion: Words
    kind: Kind
    test: Annotated[
        tuple[Annotated[str, Field(pattern=r"^tests/[\w/]+\.py::\w+(\[.+\])?$")], ...],
        BeforeValidator(_tests),
    ]
    page: str
    element: str
    words: str
    note: str

    @model_validator(mode="after")
    def _is_shown_as_its_kind_says(self) -> Self:
        place = {"page": self.page, "element": self.element, "words": self.words}
        for column, cell in place.items():
            if self.kind == "element" and not cell:
                raise refuse(column, "nothing", "where the words stand, because kind is element")
            if self.kind != "element" and cell:
                raise refuse(column, cell, f"nothing, because kind is {self.kind}")
        if self.kind == "test" and not self.test:
            raise refuse("test", "nothing", "at least one test, because kind is test")
        if self.kind in ("test", "element"):
            return self
        if self.test:
            raise refuse("test", self.test[0], f"nothing, because kind is {self.kind}")
        if not self.note:
            raise refuse("note", "nothing", f"the reason, because kind is {self.kind}")
        return self


def checklist(folder: Path | None = None, pages: Path | None = None) -> tuple[Item, ...]:
    """Return the items, in the order of the file.

    Parameters
    ----------
    folder
        Where the checklist stands (default: `assets/standards`).
    pages
        The folder of notebooks that rows may name (default: the English ones).

    Raises
    ------
    EvidenceError
        With every problem of every row.
    """
    problems: list[Problem] = []
    items = read_table(folder or paths.assets() / "standards", Item, problems)
    there = {path.stem for path in (pages or paths.notebooks() / "en").glob("*.ipynb")}
    seen: set[str] = set()
    for item in items:
        if item.id in seen:
            problems.append(item.problem("id", f"{item.id} again", "each only once"))
        seen.add(item.id)
        if item.page and item.page not in there:
            problems.append(item.problem("page", item.page, "the name of a notebook"))
    if problems:
        raise EvidenceError(problems)
    return tuple(items)

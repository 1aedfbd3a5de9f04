"""Dates as the tables, the bibliography and the notebooks hold them, and what is none."""

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from mesoguide.evidence.problems import Problem

if TYPE_CHECKING:
    from mesoguide.evidence.load import Evidence
    from mesoguide.evidence.rows import Cost, Outcome

A_DAY = "a day that there is, written such as 2026-11-22"
A_DATE = "a date that there is, written such as 2026-11-22, 2026-11 or 2026"


def day(text: str) -> date:
    """Return the day that a text names as year-month-day. Raises ValueError for any other."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        raise ValueError(A_DAY)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(A_DAY) from None


def is_date(text: str) -> bool:
    """Tell whether a text is a year, a year and a month, or a day that there is."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text, re.ASCII):
        return False
    try:
        day(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True


def in_the_future(evidence: "Evidence", today: date) -> Iterator[Problem]:
    """Return a problem for each date that can't be past yet, and is told as if it were.

    A law may begin later, and a journal prints the year to come.
    """
    file = "bibliography.bib"
    for source in evidence.sources.values():
        if source.urldate > today:
            yield Problem(file, source.line, "urldate", f"{source.urldate}", "today or a day past")
        year = source.published
        if re.fullmatch(r"\d{4}", year) and int(year) > today.year + 1:
            column = "year" if source.year else "date"
            yield Problem(file, source.line, column, year, f"{today.year + 1} or earlier")
    for law in evidence.regulation.values():
        if law.status in ("in force", "past") and law.date > today.isoformat()[: len(law.date)]:
            yield Problem(law.file, law.line, "date", law.date, "today or a day past")
    dated: list[Outcome | Cost] = [*evidence.outcomes.values(), *evidence.costs.values()]
    for row in dated:
        if row.year is not None and row.year > today.year:
            yield Problem(row.file, row.line, "year", f"{row.year}", f"{today.year} or earlier")

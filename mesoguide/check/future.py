"""Dates of the evidence that are yet to come, and are told as if they were past."""

import re
from collections.abc import Iterator
from datetime import date

from mesoguide.evidence import Evidence, Outcome, Problem
from mesoguide.evidence.rows import Cost


def in_the_future(evidence: Evidence, today: date) -> Iterator[Problem]:
    """Return a problem for each date that can't be past yet, and is told as if it were.

    A law may begin later, and a journal prints the year to come.
    """
    for source in evidence.sources.values():
        if source.urldate > today:
            yield source.problem("urldate", source.urldate, "today or a day past")
        year = source.published
        if re.fullmatch(r"\d{4}", year) and int(year) > today.year + 1:
            column = "year" if source.year else "date"
            yield source.problem(column, year, f"{today.year + 1} or earlier")
    for law in evidence.regulation.values():
        if law.status in ("in force", "past") and law.date > today.isoformat()[: len(law.date)]:
            yield law.problem("date", law.date, "today or a day past")
    dated: list[Outcome | Cost] = [*evidence.outcomes.values(), *evidence.costs.values()]
    for row in dated:
        if row.year is not None and row.year > today.year:
            yield row.problem("year", row.year, f"{today.year} or earlier")

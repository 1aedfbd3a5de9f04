"""What is wrong with a table, said so that the person who edits it can mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in one place.

    Attributes
    ----------
    file
        Name of the file, such as ``outcomes.csv``.
    row
        Line in that file as a spreadsheet counts it (the header is row 1); 0 for the whole file.
    column
        Name of the column; empty for the whole row.
    found
        What stands there now.
    accepted
        What would be accepted instead.
    """

    file: str
    row: int
    column: str
    found: str
    accepted: str

    def __str__(self) -> str:
        place = self.file
        if self.row:
            place += f", row {self.row}"
        if self.column:
            place += f", column {self.column}"
        return f"{place}: found {self.found}; accepted: {self.accepted}"


class EvidenceError(ValueError):
    """The tables can't be used. Carries every problem found, not only the first."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        count = len(self.problems)
        super().__init__(f"{count} problem{'s' if count > 1 else ''} in the evidence:\n{lines}")

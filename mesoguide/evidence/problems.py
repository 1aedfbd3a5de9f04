"""What is wrong with a table, said so that the person who edits it can mend it."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ValidationError

#: What is accepted, in the words of an editor, by the kind of an error of the schema.
ACCEPTED = {
    "missing": "something: it can't be left out",
    "string_too_short": "something: it can't be left empty",
    "int_parsing": "a whole number, such as 12",
    "int_from_float": "a whole number, such as 12",
    "decimal_parsing": "a number, such as 12.5",
}
#: How an id is written, in the schema and in words.
KEY = r"^[a-z0-9]+(-[a-z0-9]+)*$"
KEY_IN_WORDS = "small letters and figures with single hyphens between, such as author-2008-word"


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
        super().__init__("\n".join(str(problem) for problem in self.problems))


def problems_of(error: ValidationError, file: str, row: int) -> Iterator[Problem]:
    """Return what a schema found wrong with a row, in the words of whoever edits it."""
    for detail in error.errors():
        context = detail.get("ctx", {})
        if detail["type"] == "row":
            yield Problem(file, row, context["column"], context["found"], context["accepted"])
            continue
        column = str(detail["loc"][0]) if detail["loc"] else ""
        empty = detail["type"] == "missing" or detail["input"] in ("", ())
        found = "nothing" if empty else repr(detail["input"])
        if context.get("pattern") == KEY:
            accepted = KEY_IN_WORDS
        else:
            plain = detail["msg"].removeprefix("Input should be ").removeprefix("Value error, ")
            accepted = ACCEPTED.get(detail["type"], plain)
        yield Problem(file, row, column, found, accepted)

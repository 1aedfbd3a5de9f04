"""Read one table: a CSV file in, checked rows out, and every problem with its place."""

import csv
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import ValidationError

from mesoguide.evidence.cells import as_number, clean, leftover
from mesoguide.evidence.files import UTF_8, not_utf_8, text_of_file
from mesoguide.evidence.problems import Problem, problems_of
from mesoguide.evidence.rows import Row

R = TypeVar("R", bound=Row)

#: What spreadsheets put between cells, our own first.
SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
QUOTES = 'cells in which each " is doubled, with one " before and one behind the cell'


def read_table(folder: Path, model: type[R], problems: list[Problem]) -> list[R]:
    """Return the good rows of a table, in order; add what is wrong to `problems`.

    None where there is no such file or it has no rows: a topic need not have every table.

    Parameters
    ----------
    folder
        Where the tables stand.
    model
        The table's schema; it names the file and its columns.
    problems
        Grows by one entry for each thing found wrong.
    """
    text = text_of_file(folder / model.file, "the table", problems)
    return [] if text is None else _rows(model, text, problems)


def _rows(model: type[R], text: str, problems: list[Problem]) -> list[R]:
    columns = list(model.model_fields)
    records, broken = _records(text, columns)
    header = records[0] if records else []
    bad = _bad_character(model.file, records)
    if bad:
        problems.append(bad)
        return []
    if broken and not header:
        problems.append(Problem(model.file, 1, "", broken, QUOTES))
        return []
    wrong = list(_wrong_header(model.file, header, columns))
    if wrong:
        problems += wrong
        return []
    filled = [(at, cells) for at, cells in enumerate(records[1:], 2) if any(cells)]
    short = {at: len(cells) for at, cells in filled if len(cells) != len(columns)}
    if len(short) > 1 and len(short) == len(filled) and len(set(short.values())) == 1:
        # A separator that only the header keeps to is one cause.
        short = dict([next(iter(short.items()))])
        filled = filled[:1]
    rows: list[R] = []
    for at, cells in filled:
        if at in short:
            accepted = (
                f'{len(columns)} cells, one per column; a comma in a cell needs straight " around '
                "the cell"
            )
            cells_found = f"{short[at]} cell{'s' if short[at] != 1 else ''}"
            problems.append(Problem(model.file, at, "", cells_found, accepted))
            continue
        row = _row(model, dict(zip(header, cells, strict=True)), at, problems)
        if row is not None:
            rows.append(row)
    if broken:
        problems.append(Problem(model.file, len(records) + 1, "", broken, QUOTES))
    return rows


def _records(text: str, columns: list[str]) -> tuple[list[list[str]], str]:
    """Return the records as a spreadsheet counts them, cleaned, and why reading ended early."""
    first, _, rest = text.partition("\n")
    stated = first.strip()
    if stated[:4].lower() == "sep=" and len(stated) == 5:  # Excel hides this line, counts from next
        text = rest
    separator = max(SEPARATORS, key=lambda each: _fit(text, each, columns))
    records: list[list[str]] = []
    broken = ""
    try:
        for record in csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True):
            records.append([clean(cell) for cell in record])
    except csv.Error as error:
        broken = f'a quote (") that does not fit, or a cell without end ({error})'
    width = len(columns)
    if records:
        while records[0] and not records[0][-1]:
            records[0].pop()
        width = len(records[0])
    for record in records:
        while len(record) > width and not record[-1]:
            record.pop()
    return records, broken


def _fit(text: str, separator: str, columns: list[str]) -> int:
    """Return how many columns a header has if a character separates its cells."""
    try:
        header = next(csv.reader(StringIO(text, newline=""), delimiter=separator), [])
    except csv.Error:
        return 0
    return len({clean(cell) for cell in header} & set(columns))


def _bad_character(file: str, records: list[list[str]]) -> Problem | None:
    """Return the first character that is not in UTF-8, by row and column."""
    for at, record in enumerate(records, 1):
        for column, cell in enumerate(record):
            found = not_utf_8(cell)
            if found:
                name = records[0][column] if at > 1 and column < len(records[0]) else ""
                return Problem(file, at, name, found, UTF_8)
    return None


def _wrong_header(file: str, header: list[str], columns: list[str]) -> Iterator[Problem]:
    """Return a problem for each column that is missing, misspelt, twice or not of this table."""
    all_columns = f"the columns {', '.join(columns)}"
    if not set(header) & set(columns):
        found = ", ".join(header)[:120] or "nothing"
        seen = next((name for each, name in SEPARATORS.items() if each in found), "")
        reason = f", parted by {seen}" if seen and seen != "commas" else ""
        yield Problem(file, 1, "", f"the header {found!r}{reason}", all_columns)
        return
    unknown = [name for name in header if name not in columns]
    for column, times in Counter(header).items():
        if column in columns and times > 1:
            yield Problem(file, 1, column, "the column twice", all_columns)
    for column in columns:
        if column in header:
            continue
        near = get_close_matches(column, unknown, 1)
        if near:
            unknown.remove(near[0])
            found = f"no such column, but {near[0]!r}"
            yield Problem(file, 1, column, found, f"{column!r} in place of {near[0]!r}")
        else:
            yield Problem(file, 1, column, "no such column", all_columns)
    for name in unknown:
        accepted = f"only {', '.join(columns)}"
        yield Problem(file, 1, name, "an unknown column" if name else "a nameless column", accepted)


def _row(model: type[R], cells: dict[str, str], at: int, problems: list[Problem]) -> R | None:
    wrong: list[Problem] = []
    read = dict(cells)
    for column, cell in cells.items():
        left = leftover(cell)
        if left:
            wrong.append(Problem(model.file, at, column, *left))
        elif column in _numeric(model):
            try:
                read[column] = as_number(cell)
            except ValueError as error:
                wrong.append(Problem(model.file, at, column, repr(cell[:60]), str(error)))
    # A cell that can't be read has no bearing on the others of its row.
    named = {problem.column for problem in wrong}
    row = None
    try:
        row = model.model_validate(read).placed_at(at)
    except ValidationError as error:
        if not any(detail["type"] == "row" for detail in error.errors()) or not wrong:
            wrong += [
                each for each in problems_of(error, model.file, at) if each.column not in named
            ]
    problems += wrong
    return None if wrong else row


@cache
def _numeric(model: type[Row]) -> frozenset[str]:
    """Return the columns of a table that hold a number."""
    fields = model.model_fields.items()
    return frozenset(name for name, field in fields if _has_number(field.annotation))


def _has_number(annotation: Any) -> bool:
    return annotation in (int, Decimal) or any(map(_has_number, get_args(annotation)))

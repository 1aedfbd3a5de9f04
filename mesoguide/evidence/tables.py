"""Read one table: a CSV file in, checked rows out, and every problem with its place."""

import csv
from io import StringIO
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from mesoguide.evidence.problems import Problem
from mesoguide.evidence.rows import Row

R = TypeVar("R", bound=Row)


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
    text = _text(folder / model.file, problems)
    if text is None:
        return []
    reader = csv.DictReader(StringIO(text, newline=""), strict=True)
    try:
        header = list(reader.fieldnames or [])
    except csv.Error as error:
        problems.append(Problem(model.file, 1, "", str(error), "a header with the columns' names"))
        return []
    if not _header_is_right(model, header, problems):
        return []
    rows: list[R] = []
    try:
        for cells in reader:
            row = _row(model, cells, reader.line_num, problems)
            if row is not None:
                rows.append(row)
    except csv.Error as error:
        problems.append(
            Problem(model.file, reader.line_num, "", str(error), "comma-separated cells")
        )
    return rows


def _text(path: Path, problems: list[Problem]) -> str | None:
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        return None  # a topic need not have every table
    except UnicodeDecodeError as error:
        problems.append(Problem(path.name, 0, "", f"byte {error.start} not in UTF-8", "UTF-8 text"))
    return None


def _header_is_right(model: type[Row], header: list[str], problems: list[Problem]) -> bool:
    wanted = list(model.model_fields)
    before = len(problems)
    for column in wanted:
        if header.count(column) != 1:
            found = "no such column" if column not in header else "the column twice"
            problems.append(
                Problem(model.file, 1, column, found, f"the columns {', '.join(wanted)}")
            )
    for column in header:
        if column not in wanted:
            problems.append(
                Problem(model.file, 1, column, "an unknown column", f"only {', '.join(wanted)}")
            )
    return len(problems) == before


def _row(model: type[R], cells: dict[str, str], line: int, problems: list[Problem]) -> R | None:
    extra = cells.pop(None, None)  # type: ignore[call-overload]
    short = [column for column, cell in cells.items() if cell is None]
    if extra or short:
        found = f"{len(cells) - len(short) + len(extra or [])} cells"
        problems.append(Problem(model.file, line, "", found, f"{len(cells)} cells, one per column"))
        return None
    try:
        return model.model_validate(cells).read_at(line)
    except ValidationError as error:
        for detail in error.errors():
            context = detail.get("ctx", {})
            if detail["type"] == "row":
                column, found = context["column"], context["found"]
                accepted = context["accepted"]
            else:
                column = str(detail["loc"][0])
                found = repr(detail["input"]) if detail["input"] != "" else "nothing"
                accepted = detail["msg"].removeprefix("Input should be ")
            problems.append(Problem(model.file, line, column, str(found), str(accepted)))
        return None

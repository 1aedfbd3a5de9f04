"""Tables as Excel, LibreOffice, Google Sheets and Numbers save them."""

import csv
import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from mesoguide.evidence import Evidence, EvidenceError, Problem, load
from mesoguide.evidence.cells import as_number
from mesoguide.evidence.rows import Cost, Regulation
from mesoguide.evidence.tables import read_table

HEADER = list(Cost.model_fields)
VISIT = ["us-visit", "One visit", "200", "600", "USD", "visit", "US", "2010", "review", "Old.", "a"]
COURSE = ["us-course", "A course", "900", "2500", "USD", "course", "US", "", "web", "", "a b"]
Reading = tuple[list[Cost], list[str]]


def saved(rows: list[list[str]], separator: str = ",", end: str = "\n") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=end).writerows(rows)
    return out.getvalue()


def with_cell(column: str, value: str) -> list[str]:
    return [value if name == column else cell for name, cell in zip(HEADER, VISIT, strict=True)]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Reading]:
    """Save a table and read it: the rows, and what is said to be wrong, line by line."""

    def reading(table: str | bytes | list[list[str]]) -> Reading:
        text = saved(table) if isinstance(table, list) else table
        data = text.encode() if isinstance(text, str) else text
        (tmp_path / Cost.file).write_bytes(data)
        problems: list[Problem] = []
        rows = read_table(tmp_path, Cost, problems)
        return rows, [str(problem) for problem in problems]

    return reading


Read = Callable[..., Reading]
TABLE = saved([HEADER, with_cell("note", "Fée – “old”"), COURSE])


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode("utf-8"),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("utf-16"),
        TABLE.encode("utf-16-le"),
        TABLE.encode("utf-16-be"),
        TABLE.replace("\n", "\r\n").encode(),
        TABLE.replace("\n", "\r").encode(),
        TABLE.rstrip("\n").encode(),
        (TABLE + "\n\n").encode(),
        (TABLE + ",,,,,,,,,,\n" * 3).encode(),
        TABLE.replace("\n", ",,,\n").encode(),
        ("sep=,\n" + TABLE).encode(),
        saved([HEADER, with_cell("note", "Fée – “old”"), COURSE], ";").encode(),
        ("sep=;\r\n" + saved([HEADER, with_cell("note", "Fée – “old”"), COURSE], ";")).encode(),
        saved([HEADER, with_cell("note", "Fée – “old”"), COURSE], "\t").encode("utf-16"),
        saved([HEADER, with_cell("note", "Fée – “old”\u200b"), COURSE]).encode(),
        saved([[f" {name}\u00a0" for name in HEADER], with_cell("note", "Fée – “old”")]).encode(),
    ],
)
def test_a_table_is_read_however_it_was_saved(read: Read, data: bytes) -> None:
    rows, wrong = read(data)
    assert wrong == []
    assert (rows[0].note, rows[0].low, rows[0].line) == ("Fée – “old”", Decimal(200), 2)


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman", "latin-1"])
def test_an_encoding_that_is_only_guessed_at_is_refused_once_with_its_place(
    read: Read, encoding: str
) -> None:
    rows, wrong = read(saved([HEADER, VISIT, with_cell("note", "Fée naïve")]).encode(encoding))
    assert rows == []
    assert len(wrong) == 1
    assert wrong[0].startswith("costs.csv, row 3, column note: found a character that is not in")
    assert "after 'F'" in wrong[0]
    assert "UTF-8" in wrong[0].split("accepted:")[1]


def test_text_that_is_only_half_utf_16_is_refused_once(read: Read) -> None:
    assert len(read(TABLE.encode("utf-16")[:-1])[1]) == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04rest", "costs.csv: found a workbook; accepted: the table as plain text"),
        (b"\xd0\xcf\x11\xe0rest", "costs.csv: found a workbook"),
        (b"", "costs.csv, row 1: found the header 'nothing'"),
        (b"id,what\0,low\n", "costs.csv: found bytes that are no text"),
        (TABLE.encode("utf-32"), "costs.csv: found bytes that are no text"),
    ],
)
def test_what_is_no_table_is_refused_once(read: Read, data: bytes, said: str) -> None:
    _, wrong = read(data)
    assert len(wrong) == 1
    assert wrong[0].startswith(said)


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (["currncy" if name == "currency" else name for name in HEADER], "column currency: found"),
        (["Currency" if name == "currency" else name for name in HEADER], "column currency: found"),
        ([name for name in HEADER if name != "per"], "column per: found no such column"),
        ([*HEADER, "colour"], "column colour: found an unknown column"),
        ([*HEADER, "note"], "column note: found the column twice"),
        (["" if name == "per" else name for name in HEADER], "column per: found no such column"),
    ],
)
def test_a_wrong_column_is_named_once_and_nothing_follows(
    read: Read, header: list[str], said: str
) -> None:
    rows, wrong = read([header, VISIT, COURSE])
    assert rows == []
    assert wrong[0].startswith(f"costs.csv, row 1, {said}")
    assert len(wrong) == (2 if "" in header else 1)


def test_a_misspelt_column_is_shown_beside_its_right_name(read: Read) -> None:
    header = ["currncy" if name == "currency" else name for name in HEADER]
    assert (
        "but 'currncy'; accepted: 'currency' in place of 'currncy'" in read([header, VISIT])[1][0]
    )


def test_a_header_that_is_none_is_refused_once(read: Read) -> None:
    _, wrong = read("Table 1;;;\nsome;other;names\n")
    assert len(wrong) == 1
    assert "row 1: found the header 'Table 1" in wrong[0]


def test_rows_that_keep_to_another_separator_than_the_header_are_refused_once(read: Read) -> None:
    _, wrong = read(saved([HEADER]) + saved([VISIT, COURSE], ";"))
    assert len(wrong) == 1
    assert "row 2: found 1 cell; accepted: 11 cells" in wrong[0]


def test_a_row_is_counted_as_a_spreadsheet_counts_it(read: Read) -> None:
    rows, wrong = read(
        [
            HEADER,
            with_cell("note", "Line one\nline two\r\nline three"),
            with_cell("currency", "YEN"),
        ]
    )
    assert rows[0].note == "Line one line two line three"
    assert wrong == [
        "costs.csv, row 3, column currency: found 'YEN'; accepted: 'USD', 'EUR' or 'GBP'"
    ]


def test_empty_rows_in_the_middle_count_as_rows(read: Read) -> None:
    _, wrong = read(saved([HEADER, VISIT]) + "\n,,,,,,,,,,\n" + saved([with_cell("per", "day")]))
    assert [line[:22] for line in wrong] == ["costs.csv, row 5, colu"]


@pytest.mark.parametrize("row", ['a,"b" c,1', 'a,"b'])
def test_a_quote_that_does_not_fit_is_refused_once_with_its_row(read: Read, row: str) -> None:
    rows, wrong = read(saved([HEADER, VISIT]) + row + "\n")
    assert len(rows) == 1
    assert [line.split(":")[0] for line in wrong] == ["costs.csv, row 3"]


@pytest.mark.parametrize(
    "cell",
    [
        "#REF!",
        "#NAME?",
        "#VALUE!",
        "#DIV/0!",
        "#N/A",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#BEZUG!",
        "#NV",
        "Err:508",
        "#####",
        "=Sheet1!A1",
        "=SUM(A1:A3)",
        "+A1",
        "@A1",
        "-A1",
        "costs #REF! now",
    ],
)
@pytest.mark.parametrize("column", ["what", "note", "low", "year", "currency", "id"])
def test_what_a_formula_left_is_refused_once_with_its_place(
    read: Read, column: str, cell: str
) -> None:
    rows, wrong = read([HEADER, with_cell(column, cell)])
    assert rows == []
    assert len(wrong) == 1
    assert wrong[0].startswith(f"costs.csv, row 2, column {column}: found {cell!r}, a formula")


@pytest.mark.parametrize("cell", ["JuvÃ©derm", "one patientâ€™s", "lost \ufffd here"])
def test_letters_that_a_program_garbled_are_refused(read: Read, cell: str) -> None:
    _, wrong = read([HEADER, with_cell("note", cell)])
    assert len(wrong) == 1
    assert "row 2, column note" in wrong[0]


@pytest.mark.parametrize("cell", ["Sous réserve – “ça” £5 €6 × 2 ± 1", "Größe", "a = b"])
def test_words_of_other_languages_and_their_quotes_stand(read: Read, cell: str) -> None:
    rows, wrong = read([HEADER, with_cell("note", cell)])
    assert (rows[0].note, wrong) == (cell, [])


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1200", "1200"),
        ("12.5", "12.5"),
        ("12.50", "12.50"),
        ("12,5", "12.5"),
        ("12,50", "12.50"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("1 200", "1200"),
        ("1\u00a0200", "1200"),
        ("1\u202f200", "1200"),
        ("1'200", "1200"),
        ("1’200", "1200"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("1200.000", "1200.000"),
        ("12.3450", "12.3450"),
        (" 12 ", "12"),
    ],
)
def test_a_number_that_can_be_read_in_one_way_only_is_read(
    read: Read, cell: str, number: str
) -> None:
    rows, wrong = read([HEADER, [*VISIT[:2], cell, "2000000", *VISIT[4:]]])
    assert wrong == []
    assert str(rows[0].low) == number


@pytest.mark.parametrize(
    ("cell", "accepted"),
    [
        ("1.200", "1200 or 1.2"),
        ("1,200", "1200 or 1.2"),
        ("12.345", "12345 or 12.3450"),
        ("12,345", "12345 or 12.3450"),
        ("45%", "the number alone, such as 45"),
        ("$1200", "the number alone, such as 1200"),
        ("200 €", "the number alone, such as 200"),
        ("1.2E+03", "a number, such as 12.5"),
        ("1_000", "a number, such as 12.5"),
        ("١٢", "a number, such as 12.5"),
        ("n/a", "a number, such as 12.5"),
        ("—", "a number, such as 12.5"),
        ("NaN", "a number, such as 12.5"),
        ("1.2.3", "a number, such as 12.5"),
        ("12.34.567", "a number, such as 12.5"),
        ("200–300", "a number, such as 12.5"),
        ("3-May", "a number, such as 12.5"),
        ("(200)", "a number, such as 12.5"),
        ("9" * 16, "a number of at most 15 digits"),
        ("0.1234567890123456", "a number of at most 15 digits"),
    ],
)
def test_a_number_that_is_not_sure_is_refused_with_what_is(
    read: Read, cell: str, accepted: str
) -> None:
    rows, wrong = read([HEADER, with_cell("low", cell)])
    assert rows == []
    assert wrong == [f"costs.csv, row 2, column low: found {cell!r}; accepted: {accepted}"]


def test_a_number_of_many_digits_is_cut_short_in_the_message(read: Read) -> None:
    _, [line] = read([HEADER, with_cell("low", "9" * 5000)])
    assert len(line) < 200


def test_signs_that_can_t_be_seen_are_left_out(read: Read) -> None:
    rows, wrong = read([HEADER, with_cell("note", "An\x07 old\x0b\u2060price")])
    assert (rows[0].note, wrong) == ("An old price", [])


def test_a_link_to_a_table_that_is_not_there_is_told(tables: Path) -> None:
    path = tables / Cost.file
    path.unlink()
    path.symlink_to(tables / "gone.csv")
    with pytest.raises(EvidenceError) as caught:
        load(tables)
    assert str(caught.value).startswith(f"{Cost.file}: found No such file or directory; accepted:")


def test_a_key_that_leads_nowhere_is_the_only_complaint(tables: Path) -> None:
    path = tables / "options.csv"
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8"))))
    nothing = next(row for row in rows if row[0] == "nothing")
    nothing[rows[0].index("aims")] = "ears"
    path.write_text(saved(rows), "utf-8")
    with pytest.raises(EvidenceError) as caught:
        load(tables)
    assert [each.found for each in caught.value.problems] == ["ears"]


def test_part_of_a_count_is_refused_in_plain_words(read: Read) -> None:
    _, wrong = read([HEADER, with_cell("year", "2010,5")])
    assert wrong == [
        "costs.csv, row 2, column year: found '2010.5'; accepted: a whole number, such as 12"
    ]


@pytest.mark.parametrize("cell", ["−1,5", "–1,5", "-1.5"])
def test_every_minus_sign_is_one(cell: str) -> None:
    assert as_number(cell) == "-1.5"


def test_two_faults_of_a_row_are_both_told(read: Read) -> None:
    _, wrong = read([HEADER, [*VISIT[:2], "1.200", "600", "YEN", *VISIT[5:]]])
    assert [line.split(":")[0].split("column ")[1] for line in wrong] == ["low", "currency"]


def test_keys_with_other_spaces_between_are_read(read: Read) -> None:
    rows, wrong = read([HEADER, with_cell("source", "one-2020\u00a0two-2020\nthree")])
    assert (rows[0].source, wrong) == (("one-2020", "two-2020", "three"), [])


def test_a_key_that_is_none_is_refused_in_plain_words(read: Read) -> None:
    _, wrong = read([HEADER, with_cell("id", "US Visit")])
    assert "accepted: small letters and figures with single hyphens" in wrong[0]


def law(tmp_path: Path, date: str) -> list[str]:
    cells = dict.fromkeys(Regulation.model_fields, "x") | {"status": "past", "date": date}
    (tmp_path / Regulation.file).write_text(saved([list(cells), list(cells.values())]), "utf-8")
    problems: list[Problem] = []
    read_table(tmp_path, Regulation, problems)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize("date", ["", "2023", "2023-02", "2023-02-28", "2024-02-29"])
def test_a_date_that_there_is_is_read(tmp_path: Path, date: str) -> None:
    assert law(tmp_path, date) == []


@pytest.mark.parametrize(
    "date",
    [
        "2023-02-31",
        "2023-02-29",
        "2026-13",
        "2026-00",
        "2026-01-00",
        "22.11.2026",
        "11/22/2026",
        "20261122",
        "2026-W47-1",
        "Nov 2026",
        "2026-1-2",
        "26-11-22",
        "2026/11/22",
        "46348",
        "0000",
    ],
)
def test_a_date_that_there_is_not_is_refused(tmp_path: Path, date: str) -> None:
    assert law(tmp_path, date) == [
        f"regulation.csv, row 2, column date: found {date!r}; accepted: a date that there is, "
        "written such as 2026-11-22, 2026-11 or 2026, or nothing"
    ]


@pytest.mark.slow
@pytest.mark.parametrize("change", ["gone", "encoding", "header", "row"])
@pytest.mark.parametrize("file", ["treatments.csv", "endpoints.csv", "areas.csv", "aims.csv"])
def test_a_table_that_can_not_be_read_is_the_only_complaint(
    tables: Path, file: str, change: str
) -> None:
    path = tables / file
    data = path.read_bytes()
    if change == "gone":
        path.unlink()
    elif change == "encoding":
        path.write_bytes(data + "é".encode("cp1252"))
    elif change == "header":
        path.write_bytes(b"x" + data)
    else:
        path.write_bytes(data.replace(b"\n", b"\n=A1", 1))
    with pytest.raises(EvidenceError) as caught:
        load(tables)
    assert len(caught.value.problems) == 1
    assert str(caught.value).startswith(file)


def test_the_guides_own_tables_read_the_same_through_a_german_spreadsheet(
    tables: Path, facts: Evidence
) -> None:
    for path in tables.glob("*.csv"):
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8"), newline="")))
        path.write_text("\ufeff" + saved(rows, ";", "\r\n"), "utf-8")
    there = load(tables)
    for mine, theirs in zip(facts.rows(), there.rows(), strict=True):
        assert mine == theirs
    assert [row.line for row in there.offers] == list(range(2, len(there.offers) + 2))

"""Numbers in a text are fields: a mark names the row and the column, and the guide fills it in.

``[=refine-1-both-1 treated]`` becomes "70 of 100", and the sentence cites the row's source. A row
of an id that stands in several tables is named with its table: ``[=harms/swelling treated]``.

What can stand behind the row:

- ``treated`` or ``control``, a chance of 100; then ``count`` (the number alone), ``about``,
  ``others``, ``others count``, ``low``, ``high`` or ``range``;
- a column that holds a number or a date: ``n_treated``, ``week``, ``year``; a number is told
  without its sign, and ``whole`` or ``tenth`` rounds it: ``treated_value whole``;
- ``people`` (in both groups), ``months`` and ``years`` (of a week), ``weeks_between`` (visits);
- a column of words and a number: ``statement 2`` is the second number in that text; then ``whole``
  or ``tenth``, or ``of 100`` where it stands in per cent.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar

from mesoguide.evidence.bibliography import Source
from mesoguide.evidence.chance import Chance, in_arm, whole_number
from mesoguide.evidence.rows import ARMS, ArmName, Claim, Fact, FollowedUp, Harm, Outcome, Row
from mesoguide.words import date_words, months, number_words
from mesoguide.words.marks import FIELD

if TYPE_CHECKING:
    from mesoguide.evidence.load import Evidence

R = TypeVar("R", bound=Row)

_BIBLIOGRAPHY = "bibliography"
#: A number in a text: no part of a code such as NCT01542034 or ATX-101.
_NUMBER = re.compile(r"(?<![\w.,])(?<![A-Za-z]-)\d+(?:,\d{3})*(?:\.\d+)?")
#: What can be said of a chance, by what stands behind the name of its arm.
_PARTS = ("", "count", "about", "others", "others count", "low", "high", "range")
#: How a number may be rounded, halves up, by what stands behind its column.
_FORMS = {"": Decimal(), "whole": Decimal(1), "tenth": Decimal("0.1")}
_TRIED = ("", "of 100", "whole", "tenth")

_WEEKS_IN_A_YEAR = Decimal("365.25") / 7


class FieldError(ValueError):
    """A field can't be filled: `found` is why, `accepted` what would be taken instead."""

    def __init__(self, found: str, accepted: str) -> None:
        super().__init__(f"found {found}; accepted: {accepted}")
        self.found, self.accepted = found, accepted


@dataclass(frozen=True)
class FieldValue:
    """What a field says: its words, its row, and the sources of that (none where it names none)."""

    words: str
    sources: tuple[str, ...]
    row: Row | Source


# --- one field ----------------------------------------------------------------------------------


def field_value(evidence: "Evidence", mark: str) -> FieldValue:
    """Return what a field says, by what stands in its mark: ``refine-1-both-1 treated``.

    Raises
    ------
    FieldError
        If there is no such row or column, or nobody counted or read the number.
    """
    key, _, name = " ".join(mark.split()).partition(" ")
    found = _rows(evidence, key)
    if not name:
        rows = found.values()
        known = [f"{key} {each}" for row in rows for each, _ in field_names(evidence, row)]
        raise FieldError(f"no column behind {key}", ", ".join(known[:6]))
    said: dict[str, FieldValue] = {}
    refused: list[FieldError] = []
    for table, row in found.items():
        try:
            said[f"{table}/{key.rpartition('/')[2]} {name}"] = _said(evidence, row, name)
        except FieldError as error:
            accepted = error.accepted or _near(evidence, row, name)
            refused.append(FieldError(error.found, accepted))
    if len(said) > 1:
        raise FieldError(f"{key} in several tables", " or ".join(said))
    if not said:
        raise refused[0]
    return next(iter(said.values()))


def _tables(evidence: "Evidence") -> dict[str, Mapping[str, Row | Source]]:
    """Return the tables whose rows have ids, by the names of their files, and the bibliography."""
    tables: dict[str, Mapping[str, Row | Source]] = {}
    for table in vars(evidence).values():
        first = next(iter(table.values()), None) if isinstance(table, dict) else None
        if isinstance(first, Row):
            tables[first.file.removesuffix(".csv")] = table
    return {**tables, _BIBLIOGRAPHY: evidence.sources}


def _rows(evidence: "Evidence", key: str) -> dict[str, Row | Source]:
    """Return the rows of an id, by their tables."""
    tables = _tables(evidence)
    name, _, row = key.rpartition("/")
    if name and name not in tables:
        near = get_close_matches(name, tables, 1) or sorted(tables)
        raise FieldError(f"no table {name}", ", ".join(near))
    found = {
        table: rows[row] for table, rows in tables.items() if row in rows and name in ("", table)
    }
    if not found:
        ids = {each for table, rows in tables.items() if name in ("", table) for each in rows}
        near = get_close_matches(row, ids, 3, 0.5)
        accepted = ", ".join(near) or "the id of a row"
        raise FieldError(f"no row {key or 'named'}", accepted)
    return found


def _said(evidence: "Evidence", row: Row | Source, name: str) -> FieldValue:
    return FieldValue(_words(evidence, row, name), sources_of(evidence, row), row)


def sources_of(evidence: "Evidence", row: Row | Source) -> tuple[str, ...]:
    """Return the keys of the sources a row rests on: its own, or those of its facts or results."""
    if isinstance(row, Source):
        return (row.key,)
    if isinstance(row, Claim):
        named = (evidence.facts[key].source for key in row.facts if key in evidence.facts)
        return tuple(dict.fromkeys(key for keys in named for key in keys))
    if isinstance(row, FollowedUp):
        return tuple(dict.fromkeys(each.source for each in row.results(evidence.outcomes.values())))
    source: str | tuple[str, ...] = getattr(row, "source", ())
    return (source,) if isinstance(source, str) else source


def _words(evidence: "Evidence", row: Row | Source, name: str) -> str:
    if isinstance(row, Source):
        if name != "year" or not re.match(r"\d{4}", row.published):
            raise FieldError(f"no {name} of {row.key}", "year, of a source that has one")
        return row.published[:4]
    for arm in ARMS:
        part = name.removeprefix(arm).strip()
        if name.split(" ")[0] == arm and part in _PARTS and isinstance(row, Outcome | Harm):
            return _part(_chance(evidence, row, arm), part, _named(row))
    derived = _derived(row)
    if name in derived:
        return derived[name]
    column, _, form = name.partition(" ")
    known = column in type(row).model_fields
    value = getattr(row, column) if known else None
    if value in (None, "", ()):
        found = f"nothing in the column {column}" if known else f"no {name}"
        raise FieldError(f"{found} of {_named(row)}", "")
    if column == "date" and not form:
        return date_words(str(value))
    if isinstance(value, int | Decimal):
        if form not in _FORMS:
            found = f"{form} behind the column {column} of {_named(row)}"
            raise FieldError(found, f"{column}, {column} whole or {column} tenth")
        return _number(value, form, grouped=column != "year")
    return _in_text(row, column, form)


def _named(row: Row) -> str:
    return f"{row.file}, row {row.line}"


def _chance(evidence: "Evidence", row: Outcome | Harm, arm: ArmName) -> Chance:
    if isinstance(row, Outcome):
        endpoint = evidence.endpoints.get(row.endpoint)
        if endpoint is None or endpoint.measured_as != "share":
            found = f"no chance in {_named(row)}: it was not counted in people"
            raise FieldError(found, f"{arm}_value, a number in {row.unit or 'its own unit'}")
    chance = in_arm(row, arm)
    if chance is None:
        found = f"nobody counted in the {arm} group of {_named(row)}"
        raise FieldError(found, "the other group, or words that say that nobody counted")
    return chance


def arms_in(evidence: "Evidence", text: str) -> Iterator[tuple[Outcome | Harm, str]]:
    """Yield the row and the column of each field of a text that tells what became of an arm."""
    for mark in FIELD.findall(text):
        key, _, name = " ".join(mark.split()).partition(" ")
        table, _, key = key.rpartition("/")
        for file, rows in (("outcomes", evidence.outcomes), ("harms", evidence.harms)):
            if table in ("", file) and key in rows and name.startswith(ARMS):
                yield rows[key], name.split(" ")[0]


def counted_in(evidence: "Evidence", text: str) -> Iterator[str]:
    """Yield what the chances that a text has fields for are of, where it is not people."""
    for row, column in arms_in(evidence, text):
        if isinstance(row, Outcome) and row.counts and column in ARMS:
            yield row.counts


def _part(chance: Chance, part: str, named: str) -> str:
    if part in ("low", "high", "range"):
        if chance.low is None or chance.high is None:
            raise FieldError(f"no range in {named}", "the chance alone")
        ends = {"low": f"{whole_number(chance.low)}", "high": f"{whole_number(chance.high)}"}
        return {**ends, "range": chance.range_words}[part]
    return {
        "": chance.words,
        "count": chance.count,
        "about": chance.about,
        "others": chance.others_words,
        "others count": chance.others_count,
    }[part]


def _derived(row: Row) -> dict[str, str]:
    """Return what a row tells by the names of fields that are no column of it."""
    found: dict[str, str] = {}
    if isinstance(row, Outcome | Harm) and row.people:
        found["people"] = number_words(row.people)
    week, between = getattr(row, "week", None), getattr(row, "interval_days", None)
    if week:
        found["months"] = number_words(months(round(week)))
        if week >= _WEEKS_IN_A_YEAR:
            found["years"] = number_words(round(week / _WEEKS_IN_A_YEAR))
    if between and between % 7 == 0:
        found["weeks_between"] = number_words(between // 7)
    return found


def _number(value: int | Decimal, form: str, grouped: bool = True) -> str:
    """Return a number as prose has it: without its sign, rounded as its form says."""
    size = abs(Decimal(value))
    return number_words(size.quantize(_FORMS[form], ROUND_HALF_UP) if form else size, grouped)


def _in_text(row: Row, column: str, name: str) -> str:
    """Return the number at a place of a cell's text; of 100, where it stands in per cent."""
    if not row.numbers_are_typed:
        accepted = f"a row of {Fact.file} or of another table of what sources say"
        raise FieldError(f"{column} of {_named(row)}, which has its numbers from there", accepted)
    numbers = numbers_of(row, column)
    at, _, form = name.partition(" ")
    if not at.isdecimal() or not 1 <= int(at) <= len(numbers):
        accepted = ", ".join(f"{column} {n} for {each[0]}" for n, each in enumerate(numbers, 1))
        found = f"{at or 'no place'} for a number in {column} of {_named(row)}"
        raise FieldError(found, accepted or f"another column: {column} holds no number")
    number = numbers[int(at) - 1]
    value = Decimal(number[0].replace(",", ""))
    if form in _FORMS:
        return _number(value, form, grouped="," in number[0])
    if form == "of 100" and number.string.startswith("%", number.end()) and value <= 100:
        return Chance(value).words
    forms = f"{column} {at}, {column} {at} whole or {column} {at} tenth"
    if form == "of 100":
        found = f"no per cent behind {number[0]} in {column} of {_named(row)}"
        raise FieldError(found, forms)
    raise FieldError(f"{form} behind {column} {at} of {_named(row)}", forms)


def numbers_of(row: Row, column: str) -> list[re.Match[str]]:
    """Return the numbers in the text of a cell, each with its place in it."""
    value = getattr(row, column)
    return list(_NUMBER.finditer("; ".join(value) if isinstance(value, tuple) else str(value)))


# --- every field there is -----------------------------------------------------------------------


def every_field(evidence: "Evidence") -> Iterator[tuple[str, FieldValue]]:
    """Return every field of every row that holds no fields itself, by what its mark holds."""
    tables = _tables(evidence)
    held = Counter(key for rows in tables.values() for key in rows)
    for table, rows in tables.items():
        for key, row in rows.items():
            named = f"{table}/{key}" if held[key] > 1 else key
            for name, words in field_names(evidence, row):
                yield f"{named} {name}", FieldValue(words, sources_of(evidence, row), row)


def field_names(evidence: "Evidence", row: Row | Source) -> Iterator[tuple[str, str]]:
    """Return the fields of a row, each with what it says; those most often meant come first."""
    tried = ["year"] if isinstance(row, Source) else _tried(row)
    for name in tried:
        try:
            yield name, _words(evidence, row, name)
        except FieldError:
            continue


def _tried(row: Row) -> Iterator[str]:
    if isinstance(row, Outcome | Harm):
        yield from (f"{arm} {part}".strip() for part in _PARTS for arm in ARMS)
    yield from _derived(row)
    for column in type(row).model_fields:
        value = getattr(row, column)
        if isinstance(value, str | tuple):
            places = range(1, len(numbers_of(row, column)) + 1)
            yield from (f"{column} {at} {form}".strip() for at in places for form in _TRIED)
        elif value is not None:
            yield from (f"{column} {form}".strip() for form in _FORMS)


def _near(evidence: "Evidence", row: Row | Source, name: str) -> str:
    known = [each for each, _ in field_names(evidence, row)]
    near = get_close_matches(name, known, 3, 0.5) or known[:6]
    return ", ".join(near) or "a row that holds a number"

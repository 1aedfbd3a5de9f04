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
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar

from mesoguide.evidence.bibliography import Source
from mesoguide.evidence.chance import Chance, in_arm, whole
from mesoguide.evidence.problems import Problem
from mesoguide.evidence.rows import (
    ARMS,
    ArmName,
    Cost,
    Cover,
    Depth,
    EmergencyNumber,
    Endpoint,
    Fact,
    Harm,
    Layers,
    NamedVisits,
    Outcome,
    RareHarm,
    Regulation,
    Row,
    Schedule,
    Treatment,
)
from mesoguide.evidence.wording import texts
from mesoguide.marks import CITATION, FIELD, cited_in
from mesoguide.words import capital, date_words, months, number_words

if TYPE_CHECKING:
    from mesoguide.evidence.load import Evidence

R = TypeVar("R", bound=Row)

BIBLIOGRAPHY = "bibliography"
#: The tables that fields read: their texts hold the numbers themselves, and no fields.
READ: tuple[type[Row], ...] = (
    Outcome,
    Harm,
    RareHarm,
    Fact,
    Cost,
    Cover,
    Depth,
    EmergencyNumber,
    Endpoint,
    Layers,
    NamedVisits,
    Regulation,
    Schedule,
    Treatment,
)
#: A number in a text: no part of a code such as NCT01542034 or ATX-101.
NUMBER = re.compile(r"(?<![\w.,])(?<![A-Za-z]-)\d+(?:,\d{3})*(?:\.\d+)?")
#: What can be said of a chance, by what stands behind the name of its arm.
PARTS = ("", "count", "about", "others", "others count", "low", "high", "range")
#: How a number may be rounded, halves up, by what stands behind its column.
FORMS = {"": Decimal(), "whole": Decimal(1), "tenth": Decimal("0.1")}
TRIED = ("", "of 100", "whole", "tenth")

_WEEKS_IN_A_YEAR = Decimal("365.25") / 7
_STOP = re.compile(r"[.?!](?=[\"'”)*_]*(?:\s|$))")
_BEGINS = re.compile(r"(?:^|[.?!][\"'”)*_]*\s)\s*(?:[-*+>]\s+|\d+\.\s+|#+\s+|\|)*[\"'“(*_]*$")


class FieldError(ValueError):
    """A field can't be filled: `found` is why, `accepted` what would be taken instead."""

    def __init__(self, found: str, accepted: str) -> None:
        super().__init__(f"found {found}; accepted: {accepted}")
        self.found, self.accepted = found, accepted


@dataclass(frozen=True)
class Field:
    """What a field says: its words, and the sources of its row (none where it names none)."""

    words: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Filled:
    """A text with its fields filled, and the sources it did not cite itself."""

    text: str
    sources: tuple[str, ...]


# --- one field ----------------------------------------------------------------------------------


def field(evidence: "Evidence", mark: str) -> Field:
    """Return what a field says, by what stands in its mark: ``refine-1-both-1 treated``.

    Raises
    ------
    FieldError
        If there is no such row or column, or nobody counted or read the number.
    """
    key, _, name = " ".join(mark.split()).partition(" ")
    found = _rows(evidence, key)
    if not name:
        every = [f"{key} {each}" for row in found.values() for each, _ in names(evidence, row)]
        raise FieldError(f"no column behind {key}", ", ".join(every[:6]))
    said: dict[str, Field] = {}
    refused: list[FieldError] = []
    for table, row in found.items():
        try:
            said[f"{table}/{key.rpartition('/')[2]}"] = Field(
                _words(evidence, row, name), _sources(row)
            )
        except FieldError as error:
            accepted = error.accepted or _near(evidence, row, name)
            refused.append(FieldError(error.found, accepted))
    if len(said) > 1:
        raise FieldError(f"{key} in several tables", " or ".join(f"{each} {name}" for each in said))
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
    return {**tables, BIBLIOGRAPHY: evidence.sources}


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


def _sources(row: Row | Source) -> tuple[str, ...]:
    if isinstance(row, Source):
        return (row.key,)
    source: str | tuple[str, ...] = getattr(row, "source", ())
    return (source,) if isinstance(source, str) else source


def _words(evidence: "Evidence", row: Row | Source, name: str) -> str:
    if isinstance(row, Source):
        if name != "year" or not re.match(r"\d{4}", row.published):
            raise FieldError(f"no {name} of {row.key}", "year, of a source that has one")
        return row.published[:4]
    for arm in ARMS:
        part = name.removeprefix(arm).strip()
        if name.split(" ")[0] == arm and part in PARTS and isinstance(row, Outcome | Harm):
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
        if form not in FORMS:
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


def _part(chance: Chance, part: str, named: str) -> str:
    if part in ("low", "high", "range"):
        if chance.low is None or chance.high is None:
            raise FieldError(f"no range in {named}", "the chance alone")
        ends = {"low": f"{whole(chance.low)}", "high": f"{whole(chance.high)}"}
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
    return number_words(size.quantize(FORMS[form], ROUND_HALF_UP) if form else size, grouped)


def _in_text(row: Row, column: str, name: str) -> str:
    """Return the number at a place of a cell's text; of 100, where it stands in per cent."""
    text = _text(row, column)
    if not isinstance(row, READ):
        accepted = f"a row of {Fact.file} or of another table of what sources say"
        raise FieldError(f"{column} of {_named(row)}, which has its numbers from there", accepted)
    numbers = list(NUMBER.finditer(text))
    at, _, form = name.partition(" ")
    if not at.isdecimal() or not 1 <= int(at) <= len(numbers):
        told = ", ".join(f"{column} {n} for {each[0]}" for n, each in enumerate(numbers, 1))
        found = f"{at or 'no place'} for a number in {column} of {_named(row)}"
        raise FieldError(found, told or f"another column: {column} holds no number")
    number = numbers[int(at) - 1]
    value = Decimal(number[0].replace(",", ""))
    if form in FORMS:
        return _number(value, form, grouped="," in number[0])
    if form == "of 100" and text.startswith("%", number.end()) and value <= 100:
        return Chance(value).words
    forms = f"{column} {at}, {column} {at} whole or {column} {at} tenth"
    if form == "of 100":
        found = f"no per cent behind {number[0]} in {column} of {_named(row)}"
        raise FieldError(found, forms)
    raise FieldError(f"{form} behind {column} {at} of {_named(row)}", forms)


def _text(row: Row, column: str) -> str:
    value = getattr(row, column)
    return "; ".join(value) if isinstance(value, tuple) else str(value)


# --- every field there is -----------------------------------------------------------------------


def every(evidence: "Evidence") -> Iterator[tuple[str, Field]]:
    """Return every field of every row that holds no fields itself, by what its mark holds."""
    tables = _tables(evidence)
    held = Counter(key for rows in tables.values() for key in rows)
    for table, rows in tables.items():
        for key, row in rows.items():
            named = f"{table}/{key}" if held[key] > 1 else key
            for name, words in names(evidence, row):
                yield f"{named} {name}", Field(words, _sources(row))


def names(evidence: "Evidence", row: Row | Source) -> Iterator[tuple[str, str]]:
    """Return the fields of a row, each with what it says; those most often meant come first."""
    tried = ["year"] if isinstance(row, Source) else _tried(row)
    for name in tried:
        try:
            yield name, _words(evidence, row, name)
        except FieldError:
            continue


def _tried(row: Row) -> Iterator[str]:
    if isinstance(row, Outcome | Harm):
        yield from (f"{arm} {part}".strip() for part in PARTS for arm in ARMS)
    yield from _derived(row)
    for column in type(row).model_fields:
        value = getattr(row, column)
        if isinstance(value, str | tuple):
            places = range(1, len(NUMBER.findall(_text(row, column))) + 1)
            yield from (f"{column} {at} {form}".strip() for at in places for form in TRIED)
        elif value is not None:
            yield from (f"{column} {form}".strip() for form in FORMS)


def _near(evidence: "Evidence", row: Row | Source, name: str) -> str:
    known = [each for each, _ in names(evidence, row)]
    near = get_close_matches(name, known, 3, 0.5) or known[:6]
    return ", ".join(near) or "a row that holds a number"


# --- a text, and a whole table ------------------------------------------------------------------


def filled(evidence: "Evidence", text: str, cited: Iterable[str] = ()) -> Filled:
    """Return a text with its fields filled, and the sources of their rows that are not yet cited.

    A row counts as cited where one of its sources is: in the text, or among `cited`.

    Raises
    ------
    FieldError
        If a field can't be filled.
    """
    known, missing = {*cited, *cited_in(text)}, dict[str, None]()

    def fill(found: re.Match[str]) -> str:
        said = field(evidence, found[1])
        if known.isdisjoint(said.sources):
            missing.update(dict.fromkeys(said.sources))
        begins = _BEGINS.search(text[: found.start()])
        return capital(said.words) if begins else said.words

    return Filled(FIELD.sub(fill, text), tuple(missing))


def filled_prose(evidence: "Evidence", markdown: str) -> str:
    """Return markdown with its fields filled, each block citing the sources of its fields' rows.

    A source that the block does not cite is cited at the end of the last sentence whose field needs
    it. Raises FieldError, as `field` does.
    """
    if not FIELD.search(markdown):
        return markdown
    return "".join(
        _cited(evidence, part) if FIELD.search(part) else part for part in _blocks(markdown)
    )


def _blocks(markdown: str) -> list[str]:
    """Return the paragraphs, list items and cells of tables of markdown, with all between them."""
    return re.split(r"(\n(?=\s*(?:\n|[-*+>]\s|\d+\.\s|#|\|))|(?<=\|))", markdown)


def _cited(evidence: "Evidence", block: str) -> str:
    cited = set(cited_in(block))
    at: dict[str, int] = {}
    for found in FIELD.finditer(block):
        sources = field(evidence, found[1]).sources
        if cited.isdisjoint(sources):
            at.update(dict.fromkeys(sources, _end(block, found.end())))
    for place in sorted(set(at.values()), reverse=True):
        keys = [f"@{key}" for key, end in at.items() if end == place]
        before = block[:place]
        own = CITATION.search(before)
        while own and own.end() != place:
            own = CITATION.search(before, own.end())
        if own:
            before, keys = before[: own.start()], [own[1], *keys]
        block = f"{before} [{'; '.join(keys)}]{block[place:]}"
    return filled(evidence, block).text


def _end(block: str, start: int) -> int:
    """Return where the sentence that a place stands in ends, before its stop."""
    stop = _STOP.search(block, start)
    return stop.start() if stop else len(block.rstrip(" \n|"))


def filled_tables(evidence: "Evidence", problems: list[Problem]) -> "Evidence":
    """Return the evidence with the fields in its tables filled; what can't be goes to `problems`.

    A row that has sources takes on those of its fields' rows, where it names none of them.
    """

    def fill(row: R) -> R:
        return _filled_row(evidence, row, problems)

    tables: dict[str, Any] = {}
    for name, table in vars(evidence).items():
        if isinstance(table, tuple):
            tables[name] = tuple(map(fill, table))
        elif name != "sources":
            tables[name] = {key: fill(row) for key, row in table.items()}
    return replace(evidence, **tables)


def _filled_row(evidence: "Evidence", row: R, problems: list[Problem]) -> R:
    changed: dict[str, Any] = {}
    sources = list(_sources(row))
    for column in dict.fromkeys(column for column, text in texts(row) if FIELD.search(text)):
        value = getattr(row, column)
        try:
            if isinstance(row, READ):
                accepted = "the number itself, because other texts read it here"
                raise FieldError(f"a field in {row.file}", accepted)
            new = []
            for text in value if isinstance(value, tuple) else (value,):
                said = filled(evidence, text, sources)
                new.append(said.text)
                sources += said.sources
            changed[column] = tuple(new) if isinstance(value, tuple) else new[0]
        except FieldError as error:
            problems.append(Problem(row.file, row.line, column, error.found, error.accepted))
    if "source" in type(row).model_fields and changed:
        changed["source"] = tuple(sources)
    return row.filled_with(changed) if changed else row

"""Which numbers each source stands behind."""

import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from mesoguide.evidence import Evidence, Harm, Outcome
from mesoguide.evidence.chance import Chance
from mesoguide.evidence.rows import Row
from mesoguide.model.measured import arms
from mesoguide.model.risk import harm_arms
from mesoguide.words import week_words

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_TO_CALL = re.compile(
    r"\b(?:call|dial|phone|ring|(?:health|help) ?line|emergency number)\W+(\d[\d ]*\d)",
    re.IGNORECASE,
)


def numbers_in(text: str) -> list[str]:
    """Return the numbers of a text as plain digits: "1,584" -> "1584", "70.0" -> "70"."""
    return [_plain(found) for found in _NUMBER.findall(text)]


def numbers_to_call_in(text: str) -> list[str]:
    """Return the numbers a text says to call: "call 999", "the health line 111"."""
    return _TO_CALL.findall(text)


def _plain(number: str) -> str:
    digits = number.replace(",", "").rstrip(".")
    return f"{Decimal(digits).normalize():f}"


def known_numbers(evidence: Evidence) -> dict[str, frozenset[str]]:
    """Return, for each source, every number that a fact resting on it contains.

    A chance also counts as told ("70 of 100" for 179 of 256 people), and a week in months.
    """
    known: dict[str, set[str]] = defaultdict(set)
    for row in evidence.rows():
        told = set(_of_row(evidence, row))
        for key in _sources(row):
            known[key] |= told
    return {key: frozenset(numbers) for key, numbers in known.items()}


def _sources(row: Row) -> tuple[str, ...]:
    source = getattr(row, "source", ())
    return source if isinstance(source, tuple) else (source,)


def _of_row(evidence: Evidence, row: Row) -> Iterable[str]:
    for value in row.model_dump().values():
        if value is not None:
            yield from numbers_in(str(value))
    if isinstance(row, Outcome):
        yield from _of_outcome(evidence, row)
    elif isinstance(row, Harm):
        for told in harm_arms(row):
            yield from _of_chance(told)
        yield str(row.n_treated + row.n_control)


def _of_outcome(evidence: Evidence, row: Outcome) -> Iterable[str]:
    endpoint = evidence.endpoints[row.endpoint]
    yield from numbers_in(f"{endpoint.name} {endpoint.explains}")
    if row.interval_days:
        yield _plain(str(Decimal(row.interval_days) / 7)) if row.interval_days % 7 == 0 else "0"
    if row.week is not None:
        yield from numbers_in(week_words(round(row.week)))
    if endpoint.measured_as == "share":
        for told in arms(row):
            yield from _of_chance(told)


def _of_chance(told: Chance | None) -> Iterable[str]:
    if told is not None:
        yield from numbers_in(f"{told.words} {told.others_words} {told.range_words}")

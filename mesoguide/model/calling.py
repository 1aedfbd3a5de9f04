"""Whom to call: the emergency number and the health line of each country, from the table."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from mesoguide.evidence import Evidence
from mesoguide.evidence.rows import EmergencyNumber
from mesoguide.words import _, capital, fill


@dataclass(frozen=True)
class CountryNumbers:
    """What to dial in one country.

    Attributes
    ----------
    country
        Its name.
    emergency
        Its emergency number; both, with "or" between them, where there are two.
    health_line
        What the health line is for, and its number; empty where none was read.
    """

    country: str
    emergency: str
    health_line: str


def countries_to_call(evidence: Evidence) -> tuple[CountryNumbers, ...]:
    """Return every country whose number was read in a source, by name."""
    return tuple(
        CountryNumbers(row.country, _either(row.number), _health_line(row))
        for row in sorted(_known(evidence), key=lambda row: row.country)
    )


def short_numbers(evidence: Evidence) -> str:
    """Return the most used emergency numbers in a line, and what to call anywhere else."""
    return _or_else(_short((_either(row.number), row.in_short) for row in _known(evidence)))


def brief_numbers(evidence: Evidence) -> str:
    """Return the most used emergency numbers, and what to call elsewhere, in one short sentence."""
    numbers = _short((_either(row.number), row.in_short) for row in _known(evidence))
    if not numbers:
        return _or_else(numbers)
    return fill(_("{numbers}, or your country's number."), numbers=numbers)


def short_health_lines(evidence: Evidence) -> str:
    """Return the most used health lines, each with its places; empty where there are none."""
    return _short((_either(row.health_line), row.line_in_short) for row in _known(evidence))


def _short(numbers: Iterable[tuple[str, str]]) -> str:
    """Return pairs of a number and a place in a line, each number once; a pair may lack a place."""
    return ", ".join(
        fill(_("{number} in {places}"), number=number, places=places)
        for number, places in _by_number(numbers).items()
    )


def _by_number(numbers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the places of each number in words; a pair that lacks a place is left out."""
    found: dict[str, list[str]] = {}
    for number, place in numbers:
        if place:
            found.setdefault(number, []).append(place)
    return {number: _(" and ").join(places) for number, places in found.items()}


def numbers_to_print(evidence: Evidence) -> str:
    """Return the emergency numbers in few words, for paper, without countries within others."""
    known = (row for row in _known(evidence) if not row.within)
    found = _by_number((_either(row.number), row.in_short or row.country) for row in known)
    lines = [
        fill(_("{number}: {places}"), number=number, places=places)
        for number, places in found.items()
    ]
    return _or_else(". ".join(lines))


def every_number(evidence: Evidence) -> tuple[str, ...]:
    """Return every number of the table, each once."""
    rows = evidence.emergency_numbers.values()
    return tuple(dict.fromkeys(each for row in rows for each in (*row.number, *row.health_line)))


def number_sources(evidence: Evidence) -> tuple[str, ...]:
    """Return the keys of the sources behind all numbers."""
    rows = evidence.emergency_numbers.values()
    return tuple(dict.fromkeys(key for row in rows for key in row.source))


def health_line_sources(evidence: Evidence) -> tuple[str, ...]:
    """Return the keys of the sources behind the most used health lines."""
    rows = evidence.emergency_numbers.values()
    return tuple(dict.fromkeys(key for row in rows for key in row.line_source))


def to_dial(evidence: Evidence, text: str) -> tuple[tuple[str, str], ...]:
    """Return a text in parts, each with what to dial: empty where it is no number of the table."""
    if not every_number(evidence):
        return ((text, ""),)
    longest_first = sorted(every_number(evidence), key=len, reverse=True)
    parts = re.split(rf"(?<!\d)({'|'.join(longest_first)})(?!\d)", text)
    return tuple(
        (part, part.replace(" ", "") if place % 2 else "")
        for place, part in enumerate(parts)
        if part
    )


def _or_else(numbers: str) -> str:
    if not numbers:
        return _("It is your country's emergency number.")
    return fill(_("{numbers}. Anywhere else: your country's emergency number."), numbers=numbers)


def _known(evidence: Evidence) -> list[EmergencyNumber]:
    return [row for row in evidence.emergency_numbers.values() if row.number]


def _health_line(row: EmergencyNumber) -> str:
    if not row.health_line:
        return ""
    return f"{capital(row.health_line_for)}: {_either(row.health_line)}"


def _either(numbers: tuple[str, ...]) -> str:
    return _(" or ").join(numbers)

"""What regulators and other bodies said, grouped by country and told with its date."""

from dataclasses import dataclass
from datetime import date

from mesoguide.evidence import Evidence, Regulation
from mesoguide.model.references import Reference, reference
from mesoguide.words import _, capital, counted, date_words, day_words, fill

_STATUS = {
    "in force": _("This holds today, as far as we know."),
    "not yet in force": _("This is law, but as far as we know it has not started yet."),
    "past": _("This is what it said then."),
    "proposed": _("This is planned. It does not apply yet."),
    "not known": _("We do not know if this still holds."),
}


@dataclass(frozen=True)
class Notice:
    """What one body said: when and in which nation, if that still holds, and when we read it."""

    when_and_where: str
    body: str
    said: str
    products: str
    status: str
    read: str
    sources: tuple[Reference, ...]


@dataclass(frozen=True)
class Country:
    """A country and its notices, newest first; those without a date come last.

    `union` is the id of the row of numbers to call that it shares with others; empty for none.
    """

    name: str
    summary: str
    notices: tuple[Notice, ...]
    union: str


@dataclass(frozen=True)
class CountryGroup:
    """Countries that stand together: those of a union with a summary, any other alone without."""

    summary: str
    countries: tuple[Country, ...]


def countries(evidence: Evidence) -> tuple[Country, ...]:
    """Return every country with its notices, by name."""
    rows = list(evidence.regulation.values())
    return tuple(
        _country(evidence, name, [row for row in rows if row.country == name])
        for name in sorted({row.country for row in rows})
    )


def regions(evidence: Evidence) -> tuple[CountryGroup, ...]:
    """Return every country with its notices, by name; those of a union together, in its place."""
    groups: dict[str, list[Country]] = {}
    for country in countries(evidence):
        groups.setdefault(country.union or country.name, []).append(country)
    return tuple(
        CountryGroup(_union_words(evidence, key, group) if group[0].union else "", tuple(group))
        for key, group in groups.items()
    )


def _union_words(evidence: Evidence, key: str, group: list[Country]) -> str:
    number = sum(len(country.notices) for country in group)
    return fill(
        _("{name}: {number}"),
        name=evidence.emergency_numbers[key].country,
        number=counted(number, "{number} notice", "{number} notices"),
    )


def _union(evidence: Evidence, name: str) -> str:
    """Return the id of the row of numbers a country shares with others, or "" where it has none."""
    row = next((row for row in evidence.emergency_numbers.values() if name in row.names), None)
    if row is None:
        return ""
    shared = {each.within for each in evidence.emergency_numbers.values()}
    return row.within or (row.id if row.id in shared else "")


def _country(evidence: Evidence, name: str, rows: list[Regulation]) -> Country:
    newest_first = sorted(rows, key=lambda row: row.date, reverse=True)
    number = counted(len(rows), "{number} notice", "{number} notices")
    year = newest_first[0].date[:4]
    phrase = _("{name}: {number}, {year}") if len(rows) == 1 else _("{name}: {number} up to {year}")
    summary = fill(phrase if year else _("{name}: {number}"), name=name, number=number, year=year)
    notices = tuple(_notice(evidence, row) for row in newest_first)
    return Country(name, summary, notices, _union(evidence, name))


def _notice(evidence: Evidence, row: Regulation) -> Notice:
    products = fill(_("Product names: {names}."), names=row.products.replace("; ", ", "))
    return Notice(
        ", ".join(filter(None, (capital(date_words(row.date) or _("no date seen")), row.nation))),
        row.body,
        row.said,
        products if row.products else "",
        _STATUS[row.status],
        fill(_("We read it on {day}."), day=day_words(_read_on(evidence, row))),
        tuple(reference(evidence, key) for key in row.source),
    )


def _read_on(evidence: Evidence, row: Regulation) -> date:
    """Return the day on which the source that was read longest ago was read."""
    return min(evidence.sources[key].urldate for key in row.source)

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
    "proposed": _("This is planned. It does not hold yet."),
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
    """A country and its notices, newest first; those without a date come last."""

    name: str
    summary: str
    notices: tuple[Notice, ...]


def countries(evidence: Evidence) -> tuple[Country, ...]:
    """Return every country with its notices, by name."""
    rows = list(evidence.regulation.values())
    return tuple(
        _country(evidence, name, [row for row in rows if row.country == name])
        for name in sorted({row.country for row in rows})
    )


def _country(evidence: Evidence, name: str, rows: list[Regulation]) -> Country:
    newest_first = sorted(rows, key=lambda row: row.date, reverse=True)
    number = counted(len(rows), "{number} notice", "{number} notices")
    year = newest_first[0].date[:4]
    phrase = _("{name}: {number}, {year}") if len(rows) == 1 else _("{name}: {number} up to {year}")
    summary = fill(phrase if year else _("{name}: {number}"), name=name, number=number, year=year)
    return Country(name, summary, tuple(_notice(evidence, row) for row in newest_first))


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

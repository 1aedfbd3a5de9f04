"""Published prices as lines between two dots: where each stands, in per cent of one scale."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from mesoguide.evidence.rows import Cost

#: Where nothing and the highest price of a scale stand, in per cent: beyond it there is room for a
#: line towards an end that nobody named.
_NOTHING, _HIGHEST, _END = 2.0, 90.0, 100.0


@dataclass(frozen=True)
class Span:
    """A price as drawn, each end in per cent.

    `dots` are the ends that somebody named. Towards an end that nobody named a dotted line runs
    from `open_from` to `open_to`; both are None where both ends were named.
    """

    row: Cost
    start: float
    end: float
    dots: tuple[float, ...]
    open_from: float | None
    open_to: float | None


@dataclass(frozen=True)
class Scale:
    """The prices of one currency on one scale, which begins at 0; `most` is the highest."""

    currency: str
    most: Decimal
    spans: tuple[Span, ...]


def scales(costs: Iterable[Cost]) -> tuple[Scale, ...]:
    """Return the prices by currency, in the order of the table; never two on one scale."""
    by_currency: dict[str, list[Cost]] = {}
    for row in costs:
        by_currency.setdefault(row.currency, []).append(row)
    return tuple(_scale(currency, rows) for currency, rows in by_currency.items())


def _scale(currency: str, rows: list[Cost]) -> Scale:
    most = max(end for row in rows for end in _ends(row))
    return Scale(currency, most, tuple(_span(row, most) for row in rows))


def _ends(row: Cost) -> list[Decimal]:
    return [end for end in (row.low, row.high) if end is not None]


def _span(row: Cost, most: Decimal) -> Span:
    dots = tuple(_at(end, most) for end in _ends(row))
    open_from = dots[0] if row.high is None else _at(Decimal(0), most) if row.low is None else None
    open_to = _END if row.high is None else dots[-1] if row.low is None else None
    return Span(row, dots[0], dots[-1], dots, open_from, open_to)


def _at(amount: Decimal, most: Decimal) -> float:
    return round(_NOTHING + float(amount / most) * (_HIGHEST - _NOTHING), 2)

"""Plain tables a notebook shows: nothing to try, only to read."""

from collections.abc import Mapping

from mesoguide.cards.sources import Sourced
from mesoguide.charts.prices import Scale, scales
from mesoguide.common import templates
from mesoguide.evidence import Evidence, load, rows
from mesoguide.model import cost, marks
from mesoguide.model.certainty import Sureness, levels
from mesoguide.model.claims import purposes_table
from mesoguide.model.cost import cover_table, prices_table
from mesoguide.model.options import choices_table
from mesoguide.model.references import reference
from mesoguide.model.regulators import regions
from mesoguide.model.risk import other_harms_table
from mesoguide.model.timeline import Table, no_area_table
from mesoguide.words import _, fill


class Purposes(Sourced):
    """The evidence for each area and aim, and the key to the marks of how sure we are."""

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed(type(self).__name__, "offers")
        self.table = purposes_table(facts)
        self.sources = tuple(dict.fromkeys(key for offer in facts.offers for key in offer.source))

    def _repr_html_(self) -> str:
        return _html("purposes", self.table, levels())


class NoArea(Sourced):
    """Results that belong to no area of the body picker, each with why it is on no timeline."""

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed(type(self).__name__, "outcomes")
        self.table = no_area_table(facts)
        shown = (row.source for row in facts.outcomes.values() if row.area is None)
        self.sources = tuple(dict.fromkeys(shown))

    def _repr_html_(self) -> str:
        return _html("no-area", self.table)


class AllOptions(Sourced):
    """Every option for every aim, each aim as one table behind a tap."""

    def __init__(self, evidence: Evidence | None = None) -> None:
        self.facts = (evidence or load()).needed(type(self).__name__, "aims", "options")
        shown = (key for row in self.facts.options.values() for key in row.source)
        self.sources = tuple(dict.fromkeys(shown))

    def _repr_html_(self) -> str:
        tables = [(aim.name, choices_table(self.facts, aim.id)) for aim in self.facts.aims.values()]
        return _made("folded_tables", "all-options", tables)


class Regulators(Sourced):
    """What regulators and other bodies said, by country, newest first."""

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed(type(self).__name__, "regulation")
        self.regions = regions(facts)
        self.sources = tuple(
            dict.fromkeys(key for row in facts.regulation.values() for key in row.source)
        )

    def _repr_html_(self) -> str:
        return _made("notices", self.regions, _("Source:"))


class CountedHarms(Sourced):
    """Harms counted against a dummy injection that have no block of their own, most often first."""

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed(type(self).__name__, "harms")
        self.table = other_harms_table(facts)
        shown = (row.source for row in facts.harms.values() if row.shown_as == "table")
        self.sources = tuple(dict.fromkeys(key for keys in shown for key in keys))

    def _repr_html_(self) -> str:
        return _html("counted-harms", self.table)


class Prices(Sourced):
    """The prices that were published, each as a line between two dots, and behind a tap a table.

    Each has its price, where and when it was named, and its source.
    """

    def __init__(self, evidence: Evidence | None = None) -> None:
        self.facts = (evidence or load()).needed(type(self).__name__, "costs")
        self.table = prices_table(self.facts)
        self.sources = _sources(self.facts.costs)

    def _repr_html_(self) -> str:
        drawn = [
            (_scale_words(scale), self._lines(scale)) for scale in scales(self.facts.costs.values())
        ]
        words = {"table": _("Show the prices as a table, with how good each source is")}
        return _made("price_lines", drawn, self.table, words)

    def _lines(self, scale: Scale) -> list[dict[str, object]]:
        """Return what the template shows of each price of a scale."""
        return [
            {
                "span": span,
                "what": span.row.what,
                "price": cost.price_words(span.row),
                "where": cost.where_words(span.row),
                "kind": cost.kind_words(span.row).rstrip("."),
                "source": reference(self.facts, span.row.source[0]),
            }
            for span in scale.spans
        ]


class Cover(Sourced):
    """What insurers and others say on who pays."""

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed(type(self).__name__, "cover")
        self.table = cover_table(facts)
        self.sources = _sources(facts.cover)

    def _repr_html_(self) -> str:
        return _html("cover", self.table)


def _scale_words(scale: Scale) -> str:
    highest = cost.money_words(scale.most, scale.currency)
    said = fill(_("The left edge is no money at all. The highest price is {most}."), most=highest)
    is_open = any(span.open_to is not None for span in scale.spans)
    return f"{said} {_('A dotted line means nobody named the other end.')}" if is_open else said


def _sources(table: Mapping[str, rows.Cost | rows.InsuranceCover]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for row in table.values() for key in row.source))


def _html(name: str, table: Table, key: tuple[Sureness, ...] = ()) -> str:
    return _made("a_table", name, table, key, marks.key())


def _made(macro: str, *parts: object) -> str:
    return str(getattr(templates("cards").get_template("tables.html.j2").module, macro)(*parts))

"""Plain tables a notebook shows: nothing to try, only to read."""

from collections.abc import Mapping

from jinja2 import Environment, FileSystemLoader

from mesoguide.evidence import Evidence, load, rows
from mesoguide.model.claims import purposes_table
from mesoguide.model.cost import cover_table, prices_table
from mesoguide.model.timeline import Table, no_area_table
from mesoguide.widgets.base import HERE

_TEMPLATES = Environment(loader=FileSystemLoader(HERE), autoescape=True)
_PAGE = _TEMPLATES.from_string(
    '{% from "common/still.html.j2" import table %}'
    '<div data-widget="{{ name }}">{{ table(one.caption, one.head, one.rows) }}</div>'
)


class Purposes:
    """The evidence for each area and aim: what was tested, compared or not, and how sure."""

    def __init__(self, evidence: Evidence | None = None) -> None:
        self.table = purposes_table(evidence or load())

    def _repr_html_(self) -> str:
        return _html("purposes", self.table)


class NoArea:
    """Results that belong to no area of the body picker, each with why it is on no timeline."""

    def __init__(self, evidence: Evidence | None = None) -> None:
        self.table = no_area_table(evidence or load())

    def _repr_html_(self) -> str:
        return _html("no-area", self.table)


class Prices:
    """The prices that were published: what, how much, where, when, and how good the source is."""

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = evidence or load()
        self.table = prices_table(facts)
        self.sources = _sources(facts.costs)

    def _repr_html_(self) -> str:
        return _html("prices", self.table)


class Cover:
    """What insurers and others say on who pays."""

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = evidence or load()
        self.table = cover_table(facts)
        self.sources = _sources(facts.cover)

    def _repr_html_(self) -> str:
        return _html("cover", self.table)


def _sources(table: Mapping[str, rows.Cost | rows.Cover]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for row in table.values() for key in row.source))


def _html(name: str, table: Table) -> str:
    return _PAGE.render(name=name, one=table)

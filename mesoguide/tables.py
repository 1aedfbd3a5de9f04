"""Plain tables a notebook shows: nothing to try, only to read."""

from jinja2 import Environment, FileSystemLoader

from mesoguide.evidence import Evidence, load
from mesoguide.model.claims import purposes_table
from mesoguide.model.risk import other_harms_table
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


class CountedHarms:
    """Harms counted against a dummy injection that have no block of their own, most often first."""

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = evidence or load()
        self.table = other_harms_table(facts)
        shown = (row.source for row in facts.harms.values() if row.shown_as == "table")
        self.sources = tuple(dict.fromkeys(key for keys in shown for key in keys))

    def _repr_html_(self) -> str:
        return _html("counted-harms", self.table)


def _html(name: str, table: Table) -> str:
    return _PAGE.render(name=name, one=table)

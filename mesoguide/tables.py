"""Plain tables a notebook shows: nothing to try, only to read."""

from jinja2 import Environment, FileSystemLoader

from mesoguide.evidence import Evidence, load
from mesoguide.model.claims import purposes_table
from mesoguide.widgets.base import HERE


class Purposes:
    """The evidence for each area and aim: what was tested, compared or not, and how sure."""

    def __init__(self, evidence: Evidence | None = None) -> None:
        self.table = purposes_table(evidence or load())

    def _repr_html_(self) -> str:
        stills = Environment(loader=FileSystemLoader(HERE), autoescape=True)
        made = stills.from_string(
            '{% from "shared/still.html.j2" import table %}'
            '<div data-widget="purposes">{{ table(one.caption, one.head, one.rows) }}</div>'
        )
        return made.render(one=self.table)

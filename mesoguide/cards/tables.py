"""Plain tables a notebook shows: nothing to try, only to read."""

from collections.abc import Mapping

from jinja2 import Environment, FileSystemLoader

from mesoguide import paths
from mesoguide.cards.sources import Sourced
from mesoguide.evidence import Evidence, load, rows
from mesoguide.model.certainty import Sureness, levels
from mesoguide.model.claims import purposes_table
from mesoguide.model.cost import cover_table, prices_table
from mesoguide.model.regulators import regions
from mesoguide.model.risk import other_harms_table
from mesoguide.model.timeline import Table, no_area_table
from mesoguide.words import _

_TEMPLATES = Environment(loader=FileSystemLoader(paths.package() / "widgets"), autoescape=True)
_PAGE = _TEMPLATES.from_string(
    '{% from "common/still.html.j2" import levels, table %}'
    '<div data-widget="{{ name }}">{{ table(one.caption, one.head, one.rows, one.marks) }}'
    "{% if key %}{{ levels(key) }}{% endif %}</div>"
)
_NOTICES = _TEMPLATES.from_string(
    """<div data-widget="regulators">{% for region in regions %}
{%- if region.summary %}<details><summary>{{ region.summary }}</summary>{% endif %}
{%- for country in region.countries %}
<details><summary>{{ country.summary }}</summary><ul>{% for one in country.notices %}
<li><h3>{{ one.when_and_where }}</h3>
<p class="muted">{{ one.body }}</p><p>{{ one.said }}</p>
{% if one.products %}<p>{{ one.products }}</p>{% endif %}
<p><strong>{{ one.status }}</strong> {{ one.read }}</p>
<p class="muted">{{ source }}{% for each in one.sources %}
 {% if each.address %}<a href="{{ each.address }}" rel="noreferrer">{{ each.short }}</a>
{%- else %}{{ each.words }} ({{ each.note }}){% endif %}{% if not loop.last %};{% endif %}
{%- endfor %}</p></li>{% endfor %}</ul></details>
{%- endfor %}{% if region.summary %}</details>{% endif %}
{%- endfor %}</div>"""
)


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


class Regulators(Sourced):
    """What regulators and other bodies said, by country, newest first."""

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed(type(self).__name__, "regulation")
        self.regions = regions(facts)
        self.sources = tuple(
            dict.fromkeys(key for row in facts.regulation.values() for key in row.source)
        )

    def _repr_html_(self) -> str:
        return _NOTICES.render(regions=self.regions, source=_("Source:"))


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
    """The prices that were published: what, how much, where, when, and how good the source is."""

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed(type(self).__name__, "costs")
        self.table = prices_table(facts)
        self.sources = _sources(facts.costs)

    def _repr_html_(self) -> str:
        return _html("prices", self.table)


class Cover(Sourced):
    """What insurers and others say on who pays."""

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed(type(self).__name__, "cover")
        self.table = cover_table(facts)
        self.sources = _sources(facts.cover)

    def _repr_html_(self) -> str:
        return _html("cover", self.table)


def _sources(table: Mapping[str, rows.Cost | rows.InsuranceCover]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for row in table.values() for key in row.source))


def _html(name: str, table: Table, key: tuple[Sureness, ...] = ()) -> str:
    return _PAGE.render(name=name, one=table, key=key)

"""Chances as rows: two small groups of a hundred people, and all that is known behind a tap."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from mesoguide.cards.sources import Sourced
from mesoguide.charts import icons
from mesoguide.common import templates
from mesoguide.evidence import Evidence, load
from mesoguide.model import risk
from mesoguide.model.references import reference
from mesoguide.words import _

#: What stands around the rows.
AROUND = ('<div class="chances">', "</div>")


class Chances(Sourced):
    """Chances in the same form, one a row: both groups, the time and how sure in sight.

    A tap on a row opens its range, who was counted, who paid, its sources and its table.

    Parameters
    ----------
    gains
        Ids of `outcomes.csv` that count people in both groups; they stand first.
    harms
        Ids of `harms.csv`.
    """

    def __init__(
        self,
        evidence: Evidence | None = None,
        *,
        gains: Sequence[str] = (),
        harms: Sequence[str] = (),
    ) -> None:
        tables = [name for name, asked in (("outcomes", gains), ("harms", harms)) if asked]
        self.facts = (evidence or load()).needed(
            type(self).__name__, *(tables or ["outcomes", "harms"])
        )
        self.shown = (
            *(risk.benefit(self.facts, each) for each in gains),
            *(risk.harm(self.facts, each) for each in harms),
        )
        self.sources = tuple(dict.fromkeys(key for each in self.shown for key in each.sources))

    def _repr_html_(self) -> str:
        abouts = dict.fromkeys(_about(each) for each in self.shown)
        shared = len(self.shown) > 1 == len(abouts)
        rows = (_row(each, self.facts, "" if shared else _about(each)) for each in self.shown)
        above = [*(abouts if shared else ()), _html("key", _words())]
        return "\n".join([AROUND[0], *above, *rows, AROUND[1]])


def every_part(evidence: Evidence) -> Iterator[str]:
    """Yield every row that the tables hold, and what several share, as a page shows them."""
    shown = [risk.harm(evidence, harm) for harm in evidence.harms]
    for outcome in evidence.outcomes:
        try:
            shown.append(risk.benefit(evidence, outcome))
        except ValueError:
            continue  # it counts no people, or in one group alone
    yield _html("key", _words())
    for each in shown:
        yield from (_row(each, evidence, ""), _row(each, evidence, _about(each)))
    yield from (_about(each) for each in shown)


def _about(shown: risk.Risk) -> str:
    """Return what stands beside the numbers: the treatment, the time, and how sure it is."""
    return _html("about", shown)


def _row(shown: risk.Risk, facts: Evidence, about: str) -> str:
    groups = [
        {**icons.group(group), "number": group.chance.count, "short": group.short}
        for group in shown.groups
    ]
    sources = [reference(facts, key) for key in shown.sources]
    return _html("row", shown, groups, sources, Markup(about), _words())


def _html(macro: str, *parts: object) -> str:
    made: str = getattr(templates("cards").get_template("chances.html.j2").module, macro)(*parts)
    return made.strip()


def _words() -> dict[str, str]:
    return {
        "of100": _("of 100"),
        "each": _("Each dot is 1 of 100 people."),
        "anyway": _("As many as in the comparison group"),
        "filled": _("Extra people among the treated"),
        "source": _("Where is this from?"),
        "table": _("Show as a table"),
    }

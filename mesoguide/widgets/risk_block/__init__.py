"""The risk block: the only way the guide shows a chance."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import traitlets

from mesoguide.charts import icons
from mesoguide.evidence import Evidence, load
from mesoguide.model import risk
from mesoguide.model.references import reference
from mesoguide.widgets.base import GuideWidget
from mesoguide.words import _


class RiskBlock(GuideWidget):
    """A chance in words (both sides of it), as 100 people, with its range, people, time and source.

    Make one with :meth:`benefit` or :meth:`harm`.
    """

    folder = "risk_block"
    block = traitlets.Dict().tag(sync=True)

    def __init__(self, shown: risk.Risk, facts: Evidence, made: Sequence[object] = ()) -> None:
        block = _block(shown, facts)
        words = _words()
        super().__init__(
            made=list(made),
            block=block,
            words=words,
            still=self.make_still(block=block, words=words),
        )
        self.sources = shown.sources

    @classmethod
    def benefit(cls, outcome: str, evidence: Evidence | None = None) -> "RiskBlock":
        """Return the block for an id of `outcomes.csv` that counts people in both groups."""
        facts = (evidence or load()).needed("RiskBlock", "outcomes")
        return cls(risk.benefit(facts, outcome), facts, ("benefit", [outcome], {}))

    @classmethod
    def harm(cls, harm: str, evidence: Evidence | None = None) -> "RiskBlock":
        """Return the block for an id of `harms.csv`."""
        facts = (evidence or load()).needed("RiskBlock", "harms")
        return cls(risk.harm(facts, harm), facts, ("harm", [harm], {}))


def _block(shown: risk.Risk, facts: Evidence) -> dict[str, Any]:
    return {
        "title": shown.title,
        "groups": [icons.group(group) for group in shown.groups],
        "facts": [list(fact) for fact in shown.facts],
        "sources": [asdict(reference(facts, key)) for key in shown.sources],
        "table": asdict(shown.table),
    }


def _words() -> dict[str, str]:
    return {
        "each": _("Each dot is 1 of 100 people."),
        "source": _("Where is this from?"),
        "table": _("Show as a table"),
    }

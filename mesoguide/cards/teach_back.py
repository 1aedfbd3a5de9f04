"""Say it in your own words: cards that check the guide, not the reader."""

from mesoguide.cards.sources import Sourced
from mesoguide.common import templates
from mesoguide.evidence import Evidence, load
from mesoguide.model.references import reference
from mesoguide.words import _


class TeachBack(Sourced):
    """The cards of `teach_back.csv`: a prompt, and what to listen for, one tap away."""

    def __init__(self, evidence: Evidence | None = None) -> None:
        self.evidence = (evidence or load()).needed("TeachBack", "teach_back")
        rows = self.evidence.teach_back.values()
        self.sources = tuple(dict.fromkeys(key for row in rows for key in row.source))

    def _repr_html_(self) -> str:
        words = {
            "check": _("Check that we explained it well."),
            "intro": _(
                "Say it in your own words, to someone you trust or in your head. "
                "If you can't say it yet, we have to explain it better."
            ),
            "show": _("Show what to listen for"),
            "again": _("Read it again"),
            "source": _("Source: {source}."),
        }
        cards = [
            (row, "; ".join(reference(self.evidence, key).short for key in row.source))
            for row in self.evidence.teach_back.values()
        ]
        made = templates("cards").get_template("teach_back.html.j2")
        return made.render(cards=cards, words=words)

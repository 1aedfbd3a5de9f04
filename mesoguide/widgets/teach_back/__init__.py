"""Say it in your own words: cards that check the guide, not the reader."""

from typing import Any

import traitlets

from mesoguide.evidence import Evidence, load
from mesoguide.model.asks import Retelling, retellings
from mesoguide.widgets.base import GuideWidget
from mesoguide.words import _


class TeachBack(GuideWidget):
    """The cards of `teach_back.csv`: a prompt, and what to listen for, one tap away."""

    folder = "teach_back"
    cards = traitlets.List().tag(sync=True)

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("TeachBack", "teach_back")
        every = retellings(facts)
        words = _words()
        super().__init__(
            cards=[_card(card) for card in every],
            words=words,
            still=self.make_still(cards=every, words=words),
        )
        self.sources = tuple(dict.fromkeys(source.key for card in every for source in card.sources))


def _card(card: Retelling) -> dict[str, Any]:
    return {
        "id": card.id,
        "prompt": card.prompt,
        "points": card.points,
        "page": card.page,
        "source": "; ".join(source.short for source in card.sources),
    }


def _words() -> dict[str, str]:
    return {
        "check": _("Check that we explained it well."),
        "intro": _(
            "Say it in your own words, to someone you trust or in your head. "
            "If it does not come, we did not say it well enough."
        ),
        "show": _("Show what to listen for"),
        "again": _("Read it again"),
        "source": _("Source: {source}."),
        "opened": _("Shown: what to listen for."),
        "asTable": _("Show all cards as a table"),
        "caption": _("What to say in your own words, and what to listen for"),
        "prompt": _("In your own words"),
        "points": _("What to listen for"),
        "sources": _("Source"),
        "picture": _("Two people talk: one tells, one listens"),
    }

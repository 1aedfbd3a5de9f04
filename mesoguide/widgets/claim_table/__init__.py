"""The clinic page's claims, judged, as a table one can filter."""

from dataclasses import asdict

import traitlets

from mesoguide.evidence import Evidence, load
from mesoguide.model.claims import judged_claims, verdict_counts, verdict_names
from mesoguide.widgets.base import GuideWidget, keys_hint
from mesoguide.words import _


class ClaimTable(GuideWidget):
    """Every claim with its verdict, why, and the facts behind it.

    Attributes
    ----------
    verdict, topic
        What to show; empty for all.
    """

    folder = "claim_table"
    verdict = traitlets.Unicode().tag(sync=True)
    topic = traitlets.Unicode().tag(sync=True)
    claims = traitlets.List().tag(sync=True)
    verdicts = traitlets.List().tag(sync=True)
    topics = traitlets.List().tag(sync=True)

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("ClaimTable", "claims")
        claims = [asdict(claim) for claim in judged_claims(facts)]
        counts = verdict_counts(facts)
        names = verdict_names()
        verdicts = [
            {"id": verdict, "name": name, "count": counts[verdict]}
            for verdict, name in names.items()
        ]
        words = _words()
        super().__init__(
            claims=claims,
            verdicts=verdicts,
            topics=list(dict.fromkeys(claim.topic for claim in facts.claims.values())),
            words=words,
            still=self.make_still(claims=claims, verdicts=verdicts, names=names, words=words),
        )
        keys = (key for claim in facts.claims.values() for key in claim.facts)
        self.sources = tuple(
            dict.fromkeys(source for key in keys for source in facts.facts[key].source)
        )


def _words() -> dict[str, str]:
    return {
        "keys": keys_hint(),
        "verdict": _("Verdict"),
        "topic": _("Topic"),
        "all": _("All"),
        "shown": _("{number} of {all} claims shown."),
        "caption": _("What the clinic page says, and what we found"),
        "quote": _("The clinic page says"),
        "why": _("What we found"),
        "facts": _("What this rests on"),
        "readOn": _("Read the page that answers this"),
        "counts": _("How the claims came out"),
        "nothing": _("No claim has both. Choose All for one of them."),
    }

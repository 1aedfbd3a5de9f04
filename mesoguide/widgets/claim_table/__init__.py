"""The clinic page's claims, judged, as a table one can filter."""

import traitlets

from mesoguide.evidence import Evidence, load
from mesoguide.model.claims import judged_claims, verdict_counts, verdict_names
from mesoguide.widgets.base import GuideWidget, keys_hint
from mesoguide.words import _, fill


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

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("ClaimTable", "claims")
        claims = judged_claims(facts)
        names = verdict_names()
        verdicts = {
            verdict: {"name": names[verdict], "count": count}
            for verdict, count in verdict_counts(facts).items()
        }
        topics = dict.fromkeys(claim.topic for claim in claims)
        words = _words()
        super().__init__(
            words=words,
            still=self.make_still(
                claims=claims,
                verdicts=verdicts,
                topics=topics,
                labels=_labels(),
                shown=fill(words["shown"], number=len(claims), all=len(claims)),
            ),
        )
        keys = (key for claim in facts.claims.values() for key in claim.facts)
        self.sources = tuple(
            dict.fromkeys(source for key in keys for source in facts.facts[key].source)
        )


def _words() -> dict[str, str]:
    return {
        "shown": _("{number} of {all} claims shown."),
        "nothing": _("No claim has both. Choose All for one of them."),
    }


def _labels() -> dict[str, str]:
    return {
        "arrows": keys_hint(),
        "verdict": _("Verdict"),
        "topic": _("Topic"),
        "all": _("All"),
        "caption": _("What the clinic page says, and what we found"),
        "quote": _("The clinic page says"),
        "why": _("What we found"),
        "facts": _("What this rests on"),
        "readOn": _("Read the page that answers this"),
        "counts": _("How the claims came out"),
    }

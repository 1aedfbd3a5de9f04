"""The clinic page's claims, judged, as a table one can filter."""

import traitlets

from mesoguide.evidence import Evidence, load
from mesoguide.model.claims import JudgedClaim, judged_claims, verdict_counts, verdict_names
from mesoguide.widgets.base import GuideWidget, keys_hint
from mesoguide.words import _, capital, fill


class ClaimTable(GuideWidget):
    """Every claim with its verdict, by topic; a tap opens why, and the facts behind it.

    Attributes
    ----------
    verdict
        The claims to show; empty for all.
    """

    folder = "claim_table"
    verdict = traitlets.Unicode().tag(sync=True)

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("ClaimTable", "claims")
        claims = judged_claims(facts)
        names = verdict_names()
        verdicts = {
            verdict: {"name": names[verdict], "count": count}
            for verdict, count in verdict_counts(facts).items()
        }
        topics: dict[str, list[JudgedClaim]] = {}
        for claim in claims:
            topics.setdefault(capital(claim.topic), []).append(claim)
        words = _words()
        super().__init__(
            words=words,
            still=self.make_still(
                claims=claims,
                verdicts=verdicts,
                topics=list(topics.items()),
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
        "number": _("({number})"),
    }


def _labels() -> dict[str, str]:
    return {
        "arrows": keys_hint(),
        "verdict": _("Show only"),
        "all": _("All of them"),
        "caption": _("What the clinic page says, and what we found"),
        "facts": _("What this rests on:"),
        "readOn": _("Read the page that answers this"),
        "counts": _("How the claims came out"),
    }

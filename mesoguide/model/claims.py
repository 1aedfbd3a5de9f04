"""The clinic page's claims, judged, and the evidence for each use, as a reader sees them."""

from dataclasses import dataclass

from mesoguide.evidence import Evidence
from mesoguide.model import marks
from mesoguide.model.certainty import of_use
from mesoguide.model.measured import standing
from mesoguide.model.references import reference
from mesoguide.model.timeline import Table
from mesoguide.words import _, fill


def verdict_names() -> dict[str, str]:
    """Return what each verdict is called, in the order a reader meets them."""
    return {
        "supported": _("Supported"),
        "partly": _("Partly"),
        "not supported": _("Not supported"),
        "wrong": _("Wrong"),
        "unknown": _("Unknown"),
    }


@dataclass(frozen=True)
class JudgedClaim:
    """A claim, its verdict and why, the facts behind it, and the page that answers it."""

    id: str
    topic: str
    quote: str
    verdict: str
    why: str
    facts: tuple[str, ...]
    page: str


def judged_claims(evidence: Evidence) -> tuple[JudgedClaim, ...]:
    """Return every claim, in the order of the clinic page."""
    return tuple(
        JudgedClaim(
            claim.id,
            claim.topic,
            claim.quote,
            claim.verdict,
            claim.why,
            tuple(fact_words(evidence, key) for key in claim.facts),
            f"{claim.page}.ipynb",
        )
        for claim in evidence.claims.values()
    )


def fact_words(evidence: Evidence, key: str) -> str:
    """Return a fact with its sources in brackets. Raises KeyError for an unknown fact."""
    fact = evidence.facts[key]
    sources = "; ".join(reference(evidence, source).short for source in fact.source)
    return f"{fact.statement} ({sources})" if sources else fact.statement


def verdict_counts(evidence: Evidence) -> dict[str, int]:
    """Return how many claims have each verdict, in the order of their names."""
    verdicts: list[str] = [claim.verdict for claim in evidence.claims.values()]
    return {verdict: verdicts.count(verdict) for verdict in verdict_names()}


def purposes_table(evidence: Evidence) -> Table:
    """Return a row per area and aim: what was tested, whether it was compared, how sure."""
    answers = {"compared": _("Yes"), "no comparison": _("No"), "no study": _("No study found")}
    rows = []
    for offer in evidence.offers:
        name = fill(
            _("{area}: {aim}"),
            area=evidence.areas[offer.area].name,
            aim=evidence.aims[offer.aim].name.lower(),
        )
        compared = answers[standing(evidence, offer.area, offer.aim)]
        rows.append((name, f"{offer.tested}.", compared, of_use(evidence, offer).words))
    return Table(
        caption=_("What was tested for each use, and how sure we are"),
        head=(_("Use"), _("What was tested"), _("Was there a group to compare?"), _("How sure")),
        rows=tuple(rows),
        marks=tuple(((), (), (), (of_use(evidence, offer).level,)) for offer in evidence.offers),
        found=tuple(marks.mark_of_use(evidence, offer) for offer in evidence.offers),
    )

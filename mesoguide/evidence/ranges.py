"""Work the 95% ranges out again (Wilson's method) and compare them with the tables."""

from collections.abc import Iterator
from decimal import Decimal
from math import ceil, floor, sqrt
from statistics import NormalDist

from mesoguide.evidence.load import Evidence
from mesoguide.evidence.problems import Problem
from mesoguide.evidence.rows import ARMS, Harm, Outcome

#: What the tables call a range that was worked out here, from a published percentage.
WORKED_OUT = "Wilson 95% from the published percentage"
#: Ranges stand in the tables with one decimal.
ROUNDING = 0.05001


def check_ranges(evidence: Evidence) -> Iterator[Problem]:
    """Return a problem for each range that is not Wilson's for its count.

    A published percentage may lie between two counts (127.5 of 500 people); then the range must
    lie between those of the two.
    """
    for harm in evidence.harms.values():
        for arm in ARMS:
            events, people = getattr(harm, f"events_{arm}"), getattr(harm, f"n_{arm}")
            yield from _check(harm, arm, float(events), people)
    for outcome in evidence.outcomes.values():
        if outcome.range_kind != WORKED_OUT:
            continue
        for arm in ARMS:
            value: Decimal | None = getattr(outcome, f"{arm}_value")
            people = outcome.counted_among(arm)
            if value is None or getattr(outcome, f"{arm}_low") is None:
                continue
            if people is None:
                accepted = "the size of the arm, because its range was worked out"
                yield outcome.problem(f"n_{arm}", people, accepted)
                continue
            yield from _check(outcome, arm, float(value) / 100 * people, people)


def _check(row: Harm | Outcome, arm: str, events: float, people: int) -> Iterator[Problem]:
    nearest = [wilson(min(count, people), people) for count in (floor(events), ceil(events))]
    for end, index in (("low", 0), ("high", 1)):
        stated = float(getattr(row, f"{arm}_{end}"))
        least, most = nearest[0][index], nearest[1][index]
        if not least - ROUNDING <= stated <= most + ROUNDING:
            accepted = f"{least:.1f}" if least == most else f"{least:.1f} to {most:.1f}"
            yield row.problem(f"{arm}_{end}", stated, f"{accepted} (Wilson's 95% range)")


def wilson(events: int, people: int) -> tuple[float, float]:
    """Return Wilson's 95% range of a share, in per cent.

    The score interval without correction for continuity: Wilson EB. Probable inference, the law of
    succession, and statistical inference. J Am Stat Assoc 1927;22:209-212, as Newcombe RG writes
    it, Stat Med 1998;17:857-872, method 3. Raises ZeroDivisionError for nobody.
    """
    z = NormalDist().inv_cdf(0.975)
    centre = 2 * events + z**2
    reach = z * sqrt(z**2 + 4 * events * (people - events) / people)
    twice = 2 * (people + z**2)
    return 100 * (centre - reach) / twice, 100 * (centre + reach) / twice

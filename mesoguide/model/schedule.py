"""When visits fall, and when the change that clinics describe would come.

A *plan* is a number of visits, evenly spaced: a study's, or what the reader chose. Week 0 is the
first visit.
"""

from dataclasses import dataclass
from math import ceil
from typing import Literal

from mesoguide.evidence.rows import NamedVisits

#: What a reader can choose.
MOST_VISITS = 15
SHORTEST_INTERVAL = 7
LONGEST_INTERVAL = 56
#: What a study can have: as the tables take it.
_MOST_VISITS, _LONGEST_INTERVAL = 20, 365

#: The timeline shows a year, or 12 weeks after the last visit if that is later: trials often look
#: then.
SHORTEST_TIMELINE = 52
WEEKS_AFTER_LAST_VISIT = 12

Phase = Literal["plan ends before", "not yet", "now", "past"]


@dataclass(frozen=True)
class Plan:
    """A number of visits (1 to 20) and the days between them (1 to 365)."""

    visits: int
    interval_days: int

    def __post_init__(self) -> None:
        if not 1 <= self.visits <= _MOST_VISITS:
            raise ValueError(f"visits: found {self.visits}; accepted: 1 to {_MOST_VISITS}")
        if not 1 <= self.interval_days <= _LONGEST_INTERVAL:
            raise ValueError(
                f"interval_days: found {self.interval_days}; accepted: 1 to {_LONGEST_INTERVAL}"
            )


def visit_day(plan: Plan, visit: int) -> int:
    """Return the day of a visit, the first being visit 1 on day 0."""
    return (visit - 1) * plan.interval_days


def visit_days(plan: Plan) -> tuple[int, ...]:
    """Return the day of every visit of the plan, in order."""
    return tuple(visit_day(plan, visit) for visit in range(1, plan.visits + 1))


def visits_done(plan: Plan, week: int) -> int:
    """Return how many visits lie before a week (1 to the plan's number): the first is week 0.

    A visit in the week itself is still to come, as it was for those who were looked at before it.
    """
    return max(1, sum(day < week * 7 for day in visit_days(plan)))


def last_week(plan: Plan, last_look: int = 0) -> int:
    """Return the week where the timeline ends: 52, or later if visits or looks go on.

    That is 12 weeks after the last visit, or the week of the last look.
    """
    after = ceil(visit_day(plan, plan.visits) / 7) + WEEKS_AFTER_LAST_VISIT
    return max(SHORTEST_TIMELINE, after, last_look)


def described_weeks(plan: Plan, described: NamedVisits) -> tuple[int, int]:
    """Return the first and the last week of the change clinics describe, at the plan's spacing.

    The weeks of the first and the last visit they name (rounded up to whole weeks), whether or not
    the plan has that many visits.
    """
    first, last = (visit_day(plan, visit) for visit in (described.low, described.high))
    return ceil(first / 7), ceil(last / 7)


def described_phase(plan: Plan, week: int, described: NamedVisits) -> Phase:
    """Return where a week stands against the change clinics describe."""
    if plan.visits < described.low:
        return "plan ends before"
    first, last = described_weeks(plan, described)
    if week < first:
        return "not yet"
    return "now" if week <= last else "past"

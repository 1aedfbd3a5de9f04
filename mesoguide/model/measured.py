"""What studies measured for an area and an aim, week by week.

A *series* holds the readings of one treatment, one aim, one area and one endpoint, all counted
from the first visit. Nothing is drawn or worked out between readings.
"""

from dataclasses import dataclass
from typing import Literal

from mesoguide.evidence import (
    CONTROLLED,
    Endpoint,
    Evidence,
    Outcome,
    Schedule,
    Treatment,
)
from mesoguide.evidence.chance import Chance, in_arm
from mesoguide.evidence.rows import Sex
from mesoguide.model.study import named_for, shared_sex

Standing = Literal["compared", "no comparison", "no study"]


@dataclass(frozen=True)
class Reading:
    """One outcome at one week since the first visit."""

    outcome: Outcome
    week: int

    @property
    def treated(self) -> Chance | None:
        """The chance in the treated arm, for an endpoint counted in people."""
        return arms(self.outcome)[0]

    @property
    def control(self) -> Chance | None:
        """The chance in the comparison arm; None where it was not seen."""
        return arms(self.outcome)[1]

    @property
    def compared(self) -> bool:
        """Whether a group without the treatment was measured beside it."""
        return self.outcome.comparison in CONTROLLED


@dataclass(frozen=True)
class Series:
    """Readings that may stand in one chart, in order of week, then as in the table."""

    treatment: Treatment
    endpoint: Endpoint
    readings: tuple[Reading, ...]

    @property
    def id(self) -> str:
        """A name for the series within its area and aim."""
        return f"{self.treatment.id}/{self.endpoint.id}"

    @property
    def people(self) -> int:
        """How many people its largest study had; 0 where that was not seen."""
        return max(reading.outcome.people for reading in self.readings)

    @property
    def sex(self) -> Sex:
        """Whom its readings were taken in: women or men only if that is so of every one."""
        return shared_sex(reading.outcome for reading in self.readings)

    @property
    def name(self) -> str:
        """What was judged, with whom it was seen in where that was women or men alone."""
        return named_for(self.endpoint.name, self.sex)

    def measured_by(self, week: int) -> tuple[Reading, ...]:
        """Return the readings taken by the end of a week since the first visit."""
        return tuple(reading for reading in self.readings if reading.week <= week)


def arms(row: Outcome) -> tuple[Chance | None, Chance | None]:
    """Return the chances in both arms of an outcome counted in people; None where not seen."""
    return in_arm(row, "treated"), in_arm(row, "control")


def people(outcome: Outcome) -> int:
    """Return how many people a study had; 0 where that was not seen."""
    arms = (outcome.n_treated or 0) + (outcome.n_control or 0)
    return max(outcome.n_total or 0, arms)


def why_left_out(evidence: Evidence, outcome: Outcome) -> str:
    """Return why an outcome is not on the timeline, as a key; empty if it is on it."""
    if evidence.treatments[outcome.treatment].role != "injected":
        return "other treatment"
    if outcome.followed != "everyone":
        return "responders only"
    if outcome.week is None:
        return "no week"
    if outcome.clock != "first visit":
        return "another clock"
    return ""


def outcomes_for(evidence: Evidence, area: str, aim: str) -> tuple[Outcome, ...]:
    """Return every outcome of an area and an aim, on the timeline or not, as in the table."""
    return tuple(o for o in evidence.outcomes.values() if o.area == area and o.aim == aim)


def series_for(evidence: Evidence, area: str, aim: str) -> tuple[Series, ...]:
    """Return the series of an area and aim: compared ones by size of study, then the others."""
    grouped: dict[tuple[str, str], list[Reading]] = {}
    for outcome in outcomes_for(evidence, area, aim):
        if outcome.week is not None and not why_left_out(evidence, outcome):
            key = (outcome.treatment, outcome.endpoint)
            grouped.setdefault(key, []).append(Reading(outcome, round(outcome.week)))
    series = [
        Series(
            evidence.treatments[treatment],
            evidence.endpoints[endpoint],
            tuple(sorted(readings, key=lambda reading: reading.week)),
        )
        for (treatment, endpoint), readings in grouped.items()
    ]
    return tuple(sorted(series, key=lambda s: (0, -s.people) if _compared(s) else (1, 0)))


def _compared(series: Series) -> bool:
    return any(reading.compared for reading in series.readings)


def standing(evidence: Evidence, area: str, aim: str) -> Standing:
    """Return how an area and aim stand, over everything found, on the timeline or not.

    Compared with no treatment or a dummy, studied without such a comparison, or not studied.
    """
    found = [
        outcome
        for outcome in outcomes_for(evidence, area, aim)
        if evidence.treatments[outcome.treatment].role == "injected"
        and outcome.followed == "everyone"
    ]
    if not found:
        return "no study"
    compared = any(outcome.comparison in CONTROLLED for outcome in found)
    return "compared" if compared else "no comparison"


def start_schedule(evidence: Evidence, area: str, aim: str) -> Schedule:
    """Return the schedule to start from for an area and aim. Raises KeyError if there is none."""
    for schedule in evidence.schedules:
        if (schedule.area, schedule.aim) == (area, aim):
            return schedule
    raise KeyError(f"no schedule for {area}, {aim}")

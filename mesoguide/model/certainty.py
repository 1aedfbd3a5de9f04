"""The one scale of certainty: its levels, the rule for each, its words and its reasons.

Whatever tells how sure we are asks here, so that maps, cards, tables, the timeline, sheets and
options say the same of the same use.

The rule
--------
sure
    Many trials with a group to compare agree, in 10,000 people or more.
fairly sure
    Two trials or more with a dummy or an untreated group agree (grade A). A side effect: 1,000
    people or more were counted, in both groups; that is as many as two large trials hold.
not sure
    The trials are few or small, or differ (grade B), or nobody was left untreated to compare with
    (grade C). Also one result of a use of grade A, where it comes from a single trial, a result
    whose comparison was not shown, and where no gain was seen (grade N) in fewer than
    :data:`ENOUGH_PEOPLE` people.
no clear gain
    It was compared with a dummy or no treatment in at least so many people, and no overall gain
    was seen (grade N).
nobody knows
    We found no good study (grade D).
not looked up
    We did not look for its trials. It says nothing of what they would show.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from mesoguide.evidence import CONTROLLED, Evidence, Harm, Offer, Outcome
from mesoguide.evidence.rows import Certainty, Grade
from mesoguide.model.measured import Series, outcomes_for
from mesoguide.words import _, fill

#: From surest to not looked up, as the tables write them.
LEVELS: tuple[Certainty, ...] = get_args(Certainty)

#: The level that a grade of the evidence stands for.
LEVEL_OF_GRADE: dict[Grade, Certainty] = {
    "A": "fairly sure",
    "B": "not sure",
    "C": "not sure",
    "D": "nobody knows",
    "N": "no clear gain",
}

#: Trials of fewer people than this, all together, are too small to say that there is no gain. Two
#: groups of 50 miss a gain of 20 in 100 people (40 where it would have been 20) four times in ten.
ENOUGH_PEOPLE = 100

#: So many people counted in both groups make the count of a side effect fairly sure.
MANY_COUNTED = 1_000


@dataclass(frozen=True)
class Sureness:
    """How sure we are of something: the level, by which it is drawn, its name, and the reason."""

    level: Certainty
    name: str
    reason: str

    @property
    def words(self) -> str:
        """The name and the reason, as sentences."""
        return f"{self.name}. {self.reason}"


def of_level(level: Certainty) -> Sureness:
    """Return a level with the reason that holds for all that stands on it."""
    reasons: dict[Certainty, str] = {
        "sure": _("Many trials with a group to compare agree, in 10,000 people or more."),
        "fairly sure": _("At least two trials with a dummy or an untreated group agree."),
        "not sure": _(
            "The trials are few or small, or they differ. "
            "Or nobody was left untreated to compare with."
        ),
        "no clear gain": _(
            "Trials compared it with a dummy or with no treatment, and saw no overall gain."
        ),
        "nobody knows": _("We found no good study."),
        "not looked up": _("There may be good trials of it. We have not looked them up."),
    }
    return _sureness(level, reasons[level])


def of_grade(grade: Grade) -> Sureness:
    """Return how sure we are of what has a grade; B and C stand on one level for two reasons."""
    level = LEVEL_OF_GRADE[grade]
    reasons: dict[Grade, str] = {
        "B": _("The trials are few or small, or they differ."),
        "C": _("Nobody was left untreated to compare with."),
    }
    return _sureness(level, reasons[grade]) if grade in reasons else of_level(level)


def of_use(evidence: Evidence, offer: Offer) -> Sureness:
    """Return how sure we are of a use, an area with an aim."""
    return _of_people(offer.grade, people_compared(evidence, offer))


def people_compared(evidence: Evidence, offer: Offer) -> int:
    """Return how many people were in trials of a use with a dummy or an untreated group.

    Each source counts once, with its largest result; one that does not say how many counts as 0.
    """
    return _people(
        row
        for row in outcomes_for(evidence, offer.area, offer.aim)
        if evidence.treatments[row.treatment].role == "injected"
        and row.followed == "everyone"
        and row.comparison in CONTROLLED
    )


def of_outcomes(rows: Iterable[Outcome]) -> Sureness:
    """Return how sure we are of results of one treatment, use and endpoint, taken together.

    That is the grade's level; but a single trial says less than two that agree, and results whose
    comparison was not shown, or with nobody left untreated, say no more than that. Raises
    ValueError where a grade is missing.
    """
    found = list(rows)
    compared = [row for row in found if row.comparison in CONTROLLED]
    if not compared:
        if any(row.comparison == "not shown" for row in found):
            return _sureness("not sure", _("The result of the comparison was not shown."))
        return of_grade("C")
    grade = compared[0].grade
    if grade is None:
        raise ValueError(f"outcomes.csv, {compared[0].id}: found no grade; accepted: a grade")
    if LEVEL_OF_GRADE[grade] == "fairly sure" and len({row.source for row in compared}) == 1:
        return _sureness("not sure", _("This number comes from a single trial."))
    return _of_people(grade, _people(compared))


def of_series(series: Series) -> Sureness:
    """Return how sure we are of a series: of a single trial less than of its use."""
    return of_outcomes(reading.outcome for reading in series.readings)


def of_harm(row: Harm) -> Sureness:
    """Return how sure we are of a harm that was counted in both groups, from how many people."""
    people = row.n_treated + row.n_control
    many = people >= MANY_COUNTED
    phrase = (
        _("{number} people were counted in trials, in both groups.")
        if many
        else _("Only {number} people were counted in trials, in both groups.")
    )
    return _sureness("fairly sure" if many else "not sure", fill(phrase, number=f"{people:,}"))


def levels() -> tuple[Sureness, ...]:
    """Return every level with all it may stand for, surest first: the key to the marks."""
    counted = fill(
        _("For a side effect: {number} people or more were counted, in both groups."),
        number=f"{MANY_COUNTED:,}",
    )
    return tuple(
        _sureness(level, f"{of_level(level).reason} {counted}")
        if level == "fairly sure"
        else of_level(level)
        for level in LEVELS
    )


def _of_people(grade: Grade, people: int) -> Sureness:
    """Return how sure we are of what has a grade and was compared in so many people."""
    if LEVEL_OF_GRADE[grade] == "no clear gain" and people < ENOUGH_PEOPLE:
        return _sureness("not sure", _("No gain was seen, in too few people to be sure."))
    return of_grade(grade)


def _people(rows: Iterable[Outcome]) -> int:
    largest: dict[str, int] = {}
    for row in rows:
        largest[row.source] = max(largest.get(row.source, 0), row.people)
    return sum(largest.values())


def _sureness(level: Certainty, reason: str) -> Sureness:
    names: dict[Certainty, str] = {
        "sure": _("Sure"),
        "fairly sure": _("Fairly sure"),
        "not sure": _("Not sure"),
        "no clear gain": _("Tested. No clear gain"),
        "nobody knows": _("Nobody knows"),
        "not looked up": _("We did not look"),
    }
    return Sureness(level, names[level], reason)

"""Guess first, then see: one number of a trial's dummy group, as a question and its answer."""

from dataclasses import dataclass

from mesoguide.evidence import Evidence, Outcome
from mesoguide.evidence.chance import Chance
from mesoguide.model.measured import arms
from mesoguide.model.study import paid_words, people_words
from mesoguide.words import _, fill, week_words


@dataclass(frozen=True)
class Asked:
    """A question that one measured number answers, how it was measured, and why it matters."""

    question: str
    measured: Chance
    answer: str
    people: str
    judged: str
    why: str
    source: str


def dummy_group(evidence: Evidence, outcome_id: str) -> Asked:
    """Return the question on the dummy group of an outcome counted in people.

    Raises
    ------
    KeyError
        For an unknown outcome.
    ValueError
        For one that no group with a dummy injection was counted in.
    """
    row = evidence.outcomes[outcome_id]
    measured = arms(row)[1]
    shared = evidence.endpoints[row.endpoint].measured_as == "share" and not row.counts
    if not shared or row.comparison != "placebo" or measured is None or row.week is None:
        raise ValueError(
            f"outcomes.csv, {outcome_id}: found {row.comparison}; accepted: an outcome counted in "
            "people at a known week, beside a dummy group"
        )
    place = evidence.areas[row.area].name.lower() if row.area else row.area_detail
    week = week_words(round(row.week))
    return Asked(
        question=fill(
            _(
                "In a large trial ({place}), some {people} got a dummy injection with no drug in "
                "it. Think of 100 of them. By {week}, how many were rated better?"
            ),
            place=place,
            people=people_words(row.sex),
            week=week,
        ),
        measured=measured,
        answer=fill(_("By {week} it was {number}."), number=measured.about, week=week),
        people=f"{_dummy_group(row)} {paid_words((row,))}",
        judged=evidence.endpoints[row.endpoint].explains,
        why=_(
            "People can be rated better with a dummy too. So only a trial that has one can tell "
            "what the drug adds."
        ),
        source=row.source,
    )


def _dummy_group(row: Outcome) -> str:
    """Return how many people the dummy group began with, and how many were checked at the end."""
    places = {"number": row.n_control, "people": people_words(row.sex)}
    if row.checked_control is None:
        return fill(_("The dummy group began with {number} {people}."), **places)
    return fill(
        _("The dummy group began with {number} {people}; {checked} were checked at the end."),
        checked=row.checked_control,
        **places,
    )

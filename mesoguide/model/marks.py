"""The six marks: what was found of a use, told by a shape. How sure we are is another thing.

Ink is what was measured, pencil what nobody looked at, hatch what clinics say. The map, the arrays
of people, the strip, cards, options and the sheet take their marks from here, so that a shape means
the same wherever it stands. What a mark looks like is in :mod:`mesoguide.charts.marks`.

The rule
--------
gain
    Trials with a dummy or an untreated group agree that there is a gain (grade A).
mixed
    The trials disagree, or are too few or too small to tell (grades B and C). So are trials that
    saw no gain (grade N) in fewer than :data:`mesoguide.model.certainty.ENOUGH_PEOPLE`
    people in all.
no gain
    Trials of at least so many people saw no overall gain (grade N).
no study
    We found no good study (grade D).
not looked
    We did not look for its trials.
described
    Clinics say so. It is never the mark of a use: nothing was measured.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from mesoguide.evidence import Evidence, Offer
from mesoguide.evidence.rows import Certainty
from mesoguide.model.certainty import of_use
from mesoguide.words import _

MarkId = Literal["gain", "mixed", "no gain", "no study", "not looked", "described"]

#: From a gain to what is only said: the order of the key.
MARKS: tuple[MarkId, ...] = get_args(MarkId)

_OF_LEVEL: dict[Certainty, MarkId] = {
    "sure": "gain",
    "fairly sure": "gain",
    "not sure": "mixed",
    "no clear gain": "no gain",
    "nobody knows": "no study",
    "not looked up": "not looked",
}


@dataclass(frozen=True)
class Mark:
    """A mark: its id, by which it is drawn, its word, and what it means in a line."""

    id: MarkId
    word: str
    meaning: str


def mark(name: MarkId) -> Mark:
    """Return a mark with its word and its meaning."""
    words: dict[MarkId, tuple[str, str]] = {
        "gain": (_("Gain"), _("Tested. It did better than a dummy or no treatment.")),
        "mixed": (
            _("Mixed, or too small to tell"),
            _("Tested. The studies disagree, or had too few people."),
        ),
        "no gain": (
            _("No clear gain"),
            _("Tested. It did no better than a dummy or no treatment."),
        ),
        "no study": (_("No good study"), _("Nobody tested it well enough to know.")),
        "not looked": (_("We did not look"), _("There may be studies. We have not looked.")),
        "described": (_("What clinics say"), _("A clinic says so. Nobody measured it.")),
    }
    word, meaning = words[name]
    return Mark(name, word, meaning)


def key() -> tuple[Mark, ...]:
    """Return the six marks, for the key that explains them."""
    return tuple(mark(name) for name in MARKS)


def mark_of_level(level: Certainty) -> Mark:
    """Return the mark of what has a level of certainty and no results of its own in the tables."""
    return mark(_OF_LEVEL[level])


def mark_of_use(evidence: Evidence, offer: Offer) -> Mark:
    """Return the mark of a use, an area with an aim."""
    return mark_of_level(of_use(evidence, offer).level)


# --- the arms of a study -------------------------------------------------------------------------

#: How the people of an arm are drawn, one by one: solid ink, half inked, hollow, or in pencil.
PersonStyle = Literal["solid", "half", "hollow", "pencil"]


def arm_looks(*, control_shown: bool) -> tuple[PersonStyle, PersonStyle]:
    """Return how a treated group and the one it was compared with are drawn.

    Where the comparison was not shown it stands in pencil, and the treated are only half inked: a
    rise without its dummy proves nothing.
    """
    return ("solid", "hollow") if control_shown else ("half", "pencil")

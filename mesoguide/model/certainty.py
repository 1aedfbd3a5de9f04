"""How sure we are, in plain words and as steps one can draw."""

from dataclasses import dataclass
from typing import get_args

from mesoguide.evidence.rows import Certainty
from mesoguide.words import _

#: From surest to not at all, as the tables write them.
LEVELS: tuple[Certainty, ...] = get_args(Certainty)


@dataclass(frozen=True)
class Sureness:
    """A level of certainty: its words, and how many steps of three are filled when drawn."""

    name: str
    steps: int


def sureness(certainty: Certainty) -> Sureness:
    """Return a level's words and its steps: 3 for sure, 0 where nobody knows."""
    names: dict[Certainty, str] = {
        "sure": _("Sure"),
        "fairly sure": _("Fairly sure"),
        "not sure": _("Not sure"),
        "nobody knows": _("Nobody knows"),
    }
    return Sureness(names[certainty], len(LEVELS) - 1 - LEVELS.index(certainty))

"""Signs that need help: at once, or the same day; and what to do then."""

from dataclasses import dataclass
from typing import Literal

from mesoguide.evidence import Evidence
from mesoguide.model.calling import (
    brief_numbers,
    health_line_sources,
    short_health_lines,
    short_numbers,
)
from mesoguide.words import _, fill

Urgency = Literal["emergency", "same day"]


@dataclass(frozen=True)
class WarningSign:
    """A sign to look for, why it matters, and the keys of the sources behind it."""

    id: str
    sign: str
    why: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class FlagGroup:
    """Signs that need the same kind of help.

    Attributes
    ----------
    urgency
        How fast: its kind in `cautions.csv`.
    title
        What to do, in a line.
    todo
        Whom to turn to, and how.
    brief
        The same, in as few words as will do.
    night
        What to do when nobody is there; empty where help always is.
    sources
        Keys of the sources behind `night`.
    lead
        What stands before the signs.
    signs
        Every sign of that kind, in the order of the table.
    """

    urgency: Urgency
    title: str
    todo: str
    brief: str
    night: str
    sources: tuple[str, ...]
    lead: str
    signs: tuple[WarningSign, ...]


def red_flags(evidence: Evidence) -> tuple[FlagGroup, ...]:
    """Return the signs that need help at once, then those that need it the same day."""
    return (
        FlagGroup(
            "emergency",
            _("Call the emergency number now"),
            short_numbers(evidence),
            brief_numbers(evidence),
            "",
            (),
            _("Call if you have any of these"),
            _signs(evidence, "emergency"),
        ),
        FlagGroup(
            "same day",
            _("See a doctor the same day, even weeks later"),
            _(
                "Call a doctor, clinic or hospital that is open now, and ask to be seen today. "
                "You don't have to wait for whoever treated you."
            ),
            _("Call your doctor or a clinic that is open. Ask to be seen today."),
            _at_night(evidence),
            health_line_sources(evidence),
            _("Get seen today if you have any of these"),
            _signs(evidence, "same day"),
        ),
    )


def _at_night(evidence: Evidence) -> str:
    lines = short_health_lines(evidence)
    phrase = (
        _(
            "At night, call a health line ({lines}) or go to an open clinic. "
            "If none is open, go to a hospital emergency department."
        )
        if lines
        else _(
            "At night, go to an open clinic. "
            "If none is open, go to a hospital emergency department."
        )
    )
    return fill(phrase, lines=lines)


def what_to_say(evidence: Evidence) -> str:
    """Return what to tell whoever helps; empty where the guide does not tell."""
    return evidence.topic_words("tell-helpers")


def read_out(say: str) -> str:
    """Return a sentence for a doctor as one that a person can read out; empty for none."""
    return fill(_("You can read this out to a doctor: “{say}”"), say=say) if say else ""


def _signs(evidence: Evidence, urgency: Urgency) -> tuple[WarningSign, ...]:
    return tuple(
        WarningSign(row.id, row.who, row.why, row.source)
        for row in evidence.cautions.values()
        if row.kind == urgency
    )

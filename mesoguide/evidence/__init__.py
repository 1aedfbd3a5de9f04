"""The facts: read and checked here, and nowhere else."""

from mesoguide.evidence.bibliography import STALE, Source
from mesoguide.evidence.load import Evidence, load
from mesoguide.evidence.problems import EvidenceError, Problem
from mesoguide.evidence.rows import (
    ALWAYS_ASKED,
    CONTROLLED,
    Aim,
    Area,
    Endpoint,
    Harm,
    Offer,
    Outcome,
    Schedule,
    Treatment,
)

__all__ = [
    "ALWAYS_ASKED",
    "CONTROLLED",
    "STALE",
    "Aim",
    "Area",
    "Endpoint",
    "Evidence",
    "EvidenceError",
    "Harm",
    "Offer",
    "Outcome",
    "Problem",
    "Schedule",
    "Source",
    "Treatment",
    "load",
]

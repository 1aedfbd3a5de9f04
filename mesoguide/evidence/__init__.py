"""The facts: read and checked here, and nowhere else."""

from mesoguide.evidence.bibliography import STALE, Source
from mesoguide.evidence.load import Evidence, load
from mesoguide.evidence.problems import EvidenceError, Problem
from mesoguide.evidence.rows import (
    CONTROLLED,
    Aim,
    Area,
    Depth,
    Endpoint,
    Harm,
    Layers,
    Offer,
    Outcome,
    Regulation,
    Schedule,
    Treatment,
)

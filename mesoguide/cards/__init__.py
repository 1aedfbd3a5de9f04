"""What a page shows to be read and not changed: advice, tables, the list of sources."""

from mesoguide.cards.advice import AfterTheVisit, RareHarms, RedFlags, RedFlagsInBrief
from mesoguide.cards.chances import Chances
from mesoguide.cards.sources import Sources
from mesoguide.cards.tables import (
    AllOptions,
    CountedHarms,
    Cover,
    NoArea,
    Prices,
    Purposes,
    Regulators,
)
from mesoguide.cards.teach_back import TeachBack

__all__ = [
    "AfterTheVisit",
    "AllOptions",
    "Chances",
    "CountedHarms",
    "Cover",
    "NoArea",
    "Prices",
    "Purposes",
    "RareHarms",
    "RedFlags",
    "RedFlagsInBrief",
    "Regulators",
    "Sources",
    "TeachBack",
]

"""What a page shows to be read and not changed: advice, tables, the list of sources."""

from mesoguide.cards.advice import AfterTheVisit, RareHarms, RedFlags
from mesoguide.cards.sources import Sources
from mesoguide.cards.tables import CountedHarms, Cover, NoArea, Prices, Purposes, Regulators

__all__ = [
    "AfterTheVisit",
    "CountedHarms",
    "Cover",
    "NoArea",
    "Prices",
    "Purposes",
    "RareHarms",
    "RedFlags",
    "Regulators",
    "Sources",
]

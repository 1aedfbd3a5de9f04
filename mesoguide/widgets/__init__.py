"""The guide's widgets: one folder each, with its Python, script, style and still picture."""

from mesoguide.widgets.area_card import AreaCard
from mesoguide.widgets.body_map import BodyMap
from mesoguide.widgets.claim_table import ClaimTable
from mesoguide.widgets.options_grid import OptionsGrid
from mesoguide.widgets.risk_block import RiskBlock
from mesoguide.widgets.session_timeline import SessionTimeline
from mesoguide.widgets.what_matters import WhatMatters

__all__ = [
    "AreaCard",
    "BodyMap",
    "ClaimTable",
    "OptionsGrid",
    "RiskBlock",
    "SessionTimeline",
    "WhatMatters",
]

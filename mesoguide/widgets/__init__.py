"""The guide's widgets: one folder each, with its Python, script, style and still picture."""

from mesoguide.widgets.body_map import BodyMap
from mesoguide.widgets.claim_table import ClaimTable
from mesoguide.widgets.cost_planner import CostPlanner
from mesoguide.widgets.guess_first import GuessFirst
from mesoguide.widgets.risk_block import RiskBlock
from mesoguide.widgets.session_timeline import SessionTimeline
from mesoguide.widgets.years_slider import YearsSlider

__all__ = [
    "BodyMap",
    "ClaimTable",
    "CostPlanner",
    "GuessFirst",
    "RiskBlock",
    "SessionTimeline",
    "YearsSlider",
]

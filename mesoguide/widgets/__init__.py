"""The guide's widgets: one folder each, with its Python, script, style and still picture.

Each is loaded when it is first asked for: a page's kernel needs a few, and some load Plotly.
"""

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mesoguide.widgets.area_card import AreaCard
    from mesoguide.widgets.body_map import BodyMap
    from mesoguide.widgets.claim_table import ClaimTable
    from mesoguide.widgets.cost_planner import CostPlanner
    from mesoguide.widgets.eight_stories import EightStories
    from mesoguide.widgets.guess_first import GuessFirst
    from mesoguide.widgets.my_sheet import MySheet
    from mesoguide.widgets.options_grid import OptionsGrid
    from mesoguide.widgets.question_list import QuestionList
    from mesoguide.widgets.recovery_days import RecoveryDays
    from mesoguide.widgets.self_check import SelfCheck
    from mesoguide.widgets.session_timeline import SessionTimeline
    from mesoguide.widgets.short_answers import ShortAnswers
    from mesoguide.widgets.skin_section import SkinSection
    from mesoguide.widgets.talk_about import TalkAbout
    from mesoguide.widgets.visit_walk import VisitWalk
    from mesoguide.widgets.what_matters import WhatMatters
    from mesoguide.widgets.years_slider import YearsSlider

__all__ = [
    "AreaCard",
    "BodyMap",
    "ClaimTable",
    "CostPlanner",
    "EightStories",
    "GuessFirst",
    "MySheet",
    "OptionsGrid",
    "QuestionList",
    "RecoveryDays",
    "SelfCheck",
    "SessionTimeline",
    "ShortAnswers",
    "SkinSection",
    "TalkAbout",
    "VisitWalk",
    "WhatMatters",
    "YearsSlider",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    folder = re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
    return getattr(import_module(f"{__name__}.{folder}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)

"""The guide's widgets: one folder each, with its Python, script, style and still picture."""

from mesoguide.widgets.body_map import BodyMap
from mesoguide.widgets.claim_table import ClaimTable
from mesoguide.widgets.my_sheet import MySheet
from mesoguide.widgets.question_list import QuestionList
from mesoguide.widgets.risk_block import RiskBlock
from mesoguide.widgets.session_timeline import SessionTimeline
from mesoguide.widgets.teach_back import TeachBack

__all__ = [
    "BodyMap",
    "ClaimTable",
    "MySheet",
    "QuestionList",
    "RiskBlock",
    "SessionTimeline",
    "TeachBack",
]

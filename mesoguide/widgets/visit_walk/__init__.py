"""A visit, walked through step by step."""

from functools import partial

import traitlets

from mesoguide.evidence import Evidence, drawings, load
from mesoguide.model.references import reference
from mesoguide.model.visit import part_names, steps, steps_table
from mesoguide.widgets.base import GuideWidget
from mesoguide.words import _


class VisitWalk(GuideWidget):
    """What happens at each step of a visit, what one may see and feel, and what one can ask.

    Attributes
    ----------
    step
        The step shown, as an id of `steps.csv`.
    asks
        Questions to keep for the visit sheet, as ids of `questions.csv`.
    """

    folder = "visit_walk"
    step = traitlets.Unicode().tag(sync=True)
    asks = traitlets.List(traitlets.Unicode()).tag(sync=True)
    questions = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("VisitWalk", "steps")
        walk = steps(facts)
        drawn, words = drawings.visit(), _words()
        super().__init__(
            step=walk[0].id,
            questions=list(facts.questions),
            words=words,
            keep=["asks"],
            still=self.make_still(
                steps=walk,
                strokes={key: drawing.strokes for key, drawing in drawn.items()},
                parts=part_names(),
                overview=steps_table(facts),
                nothing=words["none"],
                reference=partial(reference, facts),
                labels=_labels(),
            ),
        )
        self.sources = tuple(dict.fromkeys(key for step in walk for key in step.sources))


def _words() -> dict[str, str]:
    return {
        "step": _("{place}: {title}."),
        "none": _("You have not kept any questions yet."),
        "one": _("You have kept 1 question for your visit sheet."),
        "many": _("You have kept {number} questions for your visit sheet."),
    }


def _labels() -> dict[str, str]:
    return {
        "steps": _("Steps of a visit"),
        "back": _("Back"),
        "next": _("Next"),
        "keep": _("Tick a question to keep it for your visit sheet."),
        "source": _("Where is this step from?"),
        "table": _("Show all steps as a table"),
    }

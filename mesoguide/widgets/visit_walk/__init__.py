"""A visit, walked through step by step."""

from dataclasses import asdict

import traitlets

from mesoguide.evidence import Evidence, drawings, load
from mesoguide.model.references import shown_references
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
    steps = traitlets.List().tag(sync=True)
    questions = traitlets.List(traitlets.Unicode()).tag(sync=True)
    parts = traitlets.Dict().tag(sync=True)
    table = traitlets.Dict().tag(sync=True)
    references = traitlets.Dict().tag(sync=True)

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("VisitWalk", "steps")
        walk = steps(facts)
        drawn = drawings.visit()
        shown = [{**asdict(step), "strokes": _strokes(drawn.get(step.id))} for step in walk]
        table = asdict(steps_table(facts))
        words, parts = _words(), part_names()
        sources = [key for step in walk for key in step.sources]
        super().__init__(
            step=walk[0].id,
            steps=shown,
            questions=list(facts.questions),
            parts=parts,
            table=table,
            references=shown_references(facts, sources),
            words=words,
            keep=["asks"],
            still=self.make_still(steps=shown, parts=parts, words=words, overview=table),
        )
        self.sources = tuple(dict.fromkeys(sources))


def _strokes(drawing: drawings.Drawing | None) -> list[dict[str, str]]:
    """Return the lines of a step's drawing; none for a step that nobody drew."""
    return [asdict(line) for line in drawing.strokes] if drawing else []


def _words() -> dict[str, str]:
    return {
        "steps": _("Steps of a visit"),
        "back": _("Back"),
        "next": _("Next"),
        "name": _("{number}. {title}"),
        "step": _("{place}: {title}."),
        "keep": _("Tick a question to keep it for your visit sheet."),
        "none": _("You have kept no question yet."),
        "one": _("You have kept 1 question for your visit sheet."),
        "many": _("You have kept {number} questions for your visit sheet."),
        "source": _("Where is this step from?"),
        "table": _("Show all steps as a table"),
    }

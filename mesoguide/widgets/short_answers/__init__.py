"""Short answers to what people ask: of the whole topic, and of the use that is picked."""

import traitlets

from mesoguide.evidence import Evidence, load
from mesoguide.model.answers import short_answers, titles
from mesoguide.widgets.base import GuideWidget
from mesoguide.words import _, fill


class ShortAnswers(GuideWidget):
    """Every question of `answers.csv` with its answer, and a link to the place that tells more.

    Before a use is picked the answers are of the whole topic. It says nothing aloud: what picks
    the use does.

    Attributes
    ----------
    area, aim
        What it is about, picked elsewhere; empty if not picked yet.
    uses
        What the answers are about, for each area and aim by name ("area/aim").
    """

    folder = "short_answers"
    area = traitlets.Unicode().tag(sync=True)
    aim = traitlets.Unicode().tag(sync=True)
    uses = traitlets.Dict().tag(sync=True)

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("ShortAnswers", "answers")
        about = _("The answers are about: {title}.")
        labels = {
            "about": _("Pick an area, and the answers fit it."),
            "sure": _("How sure are we?"),
        }
        super().__init__(
            uses={name: fill(about, title=title) for name, title in titles(facts).items()},
            keep=["area", "aim"],
            still=self.make_still(asked=short_answers(facts), labels=labels),
        )
        self.sources = tuple(
            dict.fromkeys(key for row in facts.answers.values() for key in row.source)
        )

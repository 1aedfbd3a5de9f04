"""The self-check: tick what is true, and take the lines it becomes to a visit."""

from dataclasses import asdict

import traitlets

from mesoguide.evidence import Evidence, load
from mesoguide.model.concerns import all_lines, concern_groups, concern_words, line_names
from mesoguide.model.references import shown_references
from mesoguide.widgets.base import GuideWidget, keys_hint
from mesoguide.words import _


class SelfCheck(GuideWidget):
    """Reasons to wait or to talk first: each tick becomes a line for the visit sheet.

    It gives no score and never says yes: nothing ticked does not mean that nothing is wrong.

    Attributes
    ----------
    concerns
        What is ticked, as ids of `cautions.csv`, in the order it was ticked.
    """

    folder = "self_check"
    concerns = traitlets.List(traitlets.Unicode()).tag(sync=True)
    groups = traitlets.List().tag(sync=True)
    lines = traitlets.Dict().tag(sync=True)
    references = traitlets.Dict().tag(sync=True)

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("SelfCheck", "cautions", "concern_groups")
        shown = concern_groups(facts)
        words = _words()
        sources = [key for group in shown for row in group.concerns for key in row.source]
        super().__init__(
            groups=[
                {
                    "name": group.name,
                    "concerns": [
                        {
                            **row.model_dump(include={"id", "kind", "who", "why", "source"}),
                            "sentence": concern_words(facts, row),
                        }
                        for row in group.concerns
                    ],
                }
                for group in shown
            ],
            lines=line_names(),
            references=shown_references(facts, sources),
            words=words,
            keep=["concerns"],
            still=self.make_still(table_of=asdict(all_lines(facts)), words=words),
        )
        self.sources = tuple(dict.fromkeys(sources))


def _words() -> dict[str, str]:
    return {
        "keys": keys_hint(),
        "lines": _("Lines for your visit sheet"),
        "none": _(
            "Nothing is ticked. That does not mean yes: the person who treats you has to ask too."
        ),
        "one": _("1 ticked. It became: {line}."),
        "many": _("{number} ticked. The last one became: {line}."),
        "fewer": _("{number} ticked."),
        "take": _(
            "Take these lines with you. Only a person who knows your health can weigh them up."
        ),
        "source": _("Where is this from?"),
        "table": _("Show your lines as a table"),
        "ticked": _("What you ticked"),
        "line": _("Your line"),
        "why": _("Why"),
        "still": _("Mark what is true for you, and take the list to your visit."),
        "all": _("Show the list"),
    }

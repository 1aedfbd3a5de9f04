"""The self-check: tick what is true, and take the lines it becomes to a visit."""

from functools import partial

import traitlets

from mesoguide.evidence import Evidence, load
from mesoguide.model.concerns import all_lines, concern_groups, line_names
from mesoguide.model.references import reference
from mesoguide.widgets.base import GuideWidget, keys_hint, ticks_hint
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

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("SelfCheck", "cautions", "concern_groups")
        lines, words = all_lines(facts), _words()
        super().__init__(
            words=words,
            keep=["concerns"],
            still=self.make_still(
                groups=concern_groups(facts),
                names=line_names(),
                lines=lines,
                nothing=words["none"],
                reference=partial(reference, facts),
                labels=_labels(),
            ),
        )
        self.sources = tuple(dict.fromkeys(key for line in lines for key in line.sources))


def _words() -> dict[str, str]:
    return {
        "none": _(
            "Nothing is ticked. That does not mean yes: the person who treats you has to ask too."
        ),
        "one": _("1 ticked. It became: {line}."),
        "many": _("{number} ticked. The last one became: {line}."),
        "fewer": _("{number} ticked."),
    }


def _labels() -> dict[str, str | tuple[str, ...]]:
    return {
        "arrows": keys_hint(),
        "ticks": ticks_hint(),
        "lines": _("Lines for your visit sheet"),
        "take": _(
            "Take these lines with you. Only a person who knows your health can weigh them up."
        ),
        "source": _("Where is this from?"),
        "table": _("Show as a table"),
        "caption": _("Each reason, and the line it becomes"),
        "heads": (_("If this is true for you"), _("What it becomes"), _("Why")),
        "still": _("Mark what is true for you, and take the list to your visit."),
    }

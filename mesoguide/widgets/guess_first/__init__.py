"""Guess first, then see: the reader's own guess beside what a trial measured."""

from dataclasses import asdict

import traitlets

from mesoguide.charts import icons
from mesoguide.evidence import Evidence, load
from mesoguide.model import guess
from mesoguide.model.references import reference
from mesoguide.model.risk import Group
from mesoguide.widgets.base import GuideWidget
from mesoguide.words import _, fill


class GuessFirst(GuideWidget):
    """Ask how many of 100 got better with a dummy; show the measured number when asked to.

    There is no score, and the guess is not kept.

    Attributes
    ----------
    guess
        0 to 100; -1 for none yet.
    shown
        Whether the measured number is on show.
    """

    folder = "guess_first"
    guess = traitlets.Int(-1).tag(sync=True)
    shown = traitlets.Bool(False).tag(sync=True)
    asked = traitlets.Dict().tag(sync=True)
    cells = traitlets.List().tag(sync=True)

    def __init__(self, outcome: str, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("GuessFirst", "outcomes")
        dummy = guess.dummy_group(facts, outcome)
        group = Group(_("What was measured"), dummy.measured, "", treated=False)
        asked = {
            "question": dummy.question,
            "answer": dummy.answer,
            "measured": f"{dummy.people} {_range(dummy)} {dummy.judged}",
            "why": dummy.why,
            "group": icons.group(group),
            "source": asdict(reference(facts, dummy.source)),
        }
        words = _words()
        super().__init__(
            asked=asked,
            cells=icons.cells(),
            words=words,
            still=self.make_still(asked=asked, words=words, none_guessed=icons.dots(0)),
        )
        self.sources = (dummy.source,)


def _range(dummy: guess.Asked) -> str:
    if not dummy.measured.range_words:
        return _("We did not find a range.")
    return fill(_("The true number is likely {range}."), range=dummy.measured.range_words)


def _words() -> dict[str, object]:
    return {
        "title": _("Guess first, then see"),
        "label": _("Your guess: how many of 100?"),
        "back": _("One less"),
        "on": _("One more"),
        "jump": _("Go to"),
        "number": _("Or type it"),
        "noGuess": _("No guess yet"),
        "value": _("{number} of 100"),
        "guess": _("Your guess"),
        "none": _("You made no guess. That is fine."),
        "show": _("Show me"),
        "again": _("Guess again"),
        "yourGuess": _("You said {number} of 100."),
        "each": _("Each dot is 1 of 100 people."),
        "source": _("Where is this from?"),
        "table": _("Show as a table"),
        "head": [_("What"), _("Of 100 people")],
    }

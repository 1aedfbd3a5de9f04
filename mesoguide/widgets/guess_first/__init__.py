"""Guess first, then see: the reader's own guess beside what a trial measured."""

import traitlets

from mesoguide.charts import icons
from mesoguide.evidence import Evidence, load
from mesoguide.model import guess
from mesoguide.model.references import reference
from mesoguide.model.risk import Group
from mesoguide.widgets.base import GuideWidget
from mesoguide.words import _, fill

#: Guesses one can tap.
STOPS = (0, 25, 50, 75, 100)


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
    cells = traitlets.List().tag(sync=True)

    def __init__(self, outcome: str, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("GuessFirst", "outcomes")
        dummy = guess.dummy_group(facts, outcome)
        group = Group(_("What was measured"), dummy.measured, "", treated=False)
        cells, words = icons.cells(), _words()
        names = [fill(words["value"], number=number) for number in range(101)]
        super().__init__(
            cells=cells,
            words=words,
            still=self.make_still(
                asked=dummy,
                measured=f"{dummy.people} {_range(dummy)} {dummy.judged}",
                group=icons.group(group),
                reference=reference(facts, dummy.source),
                cells=cells,
                names=names,
                stops=[(number, str(number)) for number in STOPS],
                words=words,
                labels=_labels(),
            ),
        )
        self.sources = (dummy.source,)


def _range(dummy: guess.Asked) -> str:
    if not dummy.measured.range_words:
        return _("We did not find a range.")
    return fill(_("The true number is likely {range}."), range=dummy.measured.range_words)


def _words() -> dict[str, str]:
    return {
        "noGuess": _("No guess yet"),
        "value": _("{number} of 100"),
        "none": _("You made no guess. That is fine."),
        "yourGuess": _("You said {number} of 100."),
        "show": _("Show me"),
        "again": _("Guess again"),
    }


def _labels() -> dict[str, str | tuple[str, str]]:
    return {
        "title": _("Guess first, then see"),
        "label": _("Your guess: how many of 100?"),
        "back": _("One less"),
        "on": _("One more"),
        "jump": _("Go to a number"),
        "number": _("Or type your guess"),
        "guess": _("Your guess"),
        "each": _("Each dot is 1 of 100 people."),
        "source": _("Where is this from?"),
        "table": _("Show as a table"),
        "head": (_("What"), _("Of 100 people")),
    }

"""The questions one can take to a visit: tick them, and see why each is worth asking."""

import traitlets

from mesoguide.evidence import Evidence, load
from mesoguide.model.asks import Ask, asks
from mesoguide.widgets.base import GuideWidget, keys_hint
from mesoguide.words import _, counted


class QuestionList(GuideWidget):
    """Every question of `questions.csv`, the four that fit every choice first.

    Attributes
    ----------
    asks
        The ids of the questions to take along, in the order of the list. Link it to a sheet.
    """

    folder = "question_list"
    asks = traitlets.List(traitlets.Unicode()).tag(sync=True)
    counts = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("QuestionList", "questions")
        every = asks(facts)
        counts = _counts(len(every))
        super().__init__(
            counts=counts,
            keep=["asks"],
            still=self.make_still(
                asks=every, letters=_letters(), labels=_labels(every), count=counts[0]
            ),
        )
        self.sources = tuple(dict.fromkeys(source.key for ask in every for source in ask.sources))


def _letters() -> list[tuple[str, str]]:
    """Return the four that fit every choice, each with the letter people know them by."""
    names = (_("Benefits"), _("Risks"), _("Alternatives"), _("Nothing"))
    return [(name[0], name) for name in names]


def _counts(most: int) -> list[str]:
    """Return what is said of each number of ticks."""
    return [
        _("Nothing is ticked yet. If you tick none, the first four go on your sheet."),
        *(
            counted(
                number,
                "{number} question is on your sheet.",
                "{number} questions are on your sheet.",
            )
            for number in range(1, most + 1)
        ),
    ]


def _labels(every: tuple[Ask, ...]) -> dict[str, str]:
    more = sum(not ask.always for ask in every)
    return {
        "arrows": keys_hint(),
        "always": _("Four that fit every choice"),
        "letters": _("Benefits, Risks, Alternatives, Nothing. Some people call it BRAN."),
        "more": counted(more, "Show {number} more question", "Show {number} more questions"),
        "others": _("More to ask, if you like"),
        "why": _("Why?"),
        "about": _("Why? {question}"),
        "source": _("Source:"),
        "clear": _("Take all ticks away"),
        "asTable": _("Show all questions as a table"),
        "caption": _("Questions to take along, and why"),
        "question": _("Question"),
        "reason": _("Why ask"),
        "sources": _("Source"),
        "own": _("Our own idea"),
    }

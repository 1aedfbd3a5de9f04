"""What matters: a reader picks and ranks, and each option answers in its own words."""

import traitlets

from mesoguide.evidence import Evidence, load
from mesoguide.evidence.about import series
from mesoguide.model.certainty import levels
from mesoguide.model.options import (
    CERTAINTY_ROW,
    certainties,
    choices_for,
    fitting,
    questions,
)
from mesoguide.model.uses import all_uses, use_name
from mesoguide.widgets.base import GuideWidget, move_words, moved_words, ticks_hint
from mesoguide.words import _, fill

#: How many cards stand open; the rest are one tap away.
OPEN = 4
#: How many of the picked cards the options answer to: more is too much to weigh at once.
TOP = 3


class WhatMatters(GuideWidget):
    """Cards of what may matter; below, how each option fits the first of them. No score.

    Attributes
    ----------
    matters
        What the reader picked, as ids of `values.csv`, the most important first.
    area, aim
        What it is about, picked elsewhere; link them to a body picker if the page has one.
    uses
        The options for each use, an area and an aim ("area/aim") or an aim with no area ("/aim"),
        by their places among all, and what stands above them.
    """

    folder = "what_matters"
    matters = traitlets.List(traitlets.Unicode()).tag(sync=True)
    area = traitlets.Unicode().tag(sync=True)
    aim = traitlets.Unicode().tag(sync=True)
    uses = traitlets.Dict().tag(sync=True)
    top = traitlets.Int().tag(sync=True)

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("WhatMatters", "values", "options")
        columns = list(questions())
        cards = [
            {"id": value.id, "name": value.card, "row": columns.index(value.column)}
            for value in facts.values.values()
        ]
        options = {each.id: each for aim in facts.aims for each in choices_for(facts, aim)}
        places = {key: place for place, key in enumerate(options)}
        uses = {
            use_name(area, aim): {
                "caption": fill(_("How each option fits: {title}"), title=_title(facts, area, aim)),
                "options": [places[key] for key in fitting(facts, area, aim)],
            }
            for area, aim in all_uses(facts)
        }
        super().__init__(
            uses=uses,
            top=TOP,
            words=moved_words(),
            keep=["matters", "area", "aim"],
            still=self.make_still(
                cards=cards,
                open=OPEN,
                questions=list(questions().values()),
                certainty=CERTAINTY_ROW,
                options=list(options.values()),
                sure=certainties(facts, all_uses(facts)),
                first=next(iter(uses.values())),
                levels=levels(),
                labels=_labels(len(cards) - OPEN),
            ),
        )
        self.sources = tuple(
            dict.fromkeys(key for option in facts.options.values() for key in option.source)
        )


def _title(facts: Evidence, area: str, aim: str) -> str:
    name = facts.aims[aim].name.lower()
    if not area:
        return name
    return fill(_("{area}, {aim}"), area=facts.areas[area].name.lower(), aim=name)


def _labels(folded: int) -> dict[str, str]:
    return {
        **move_words(),
        "ticks": ticks_hint(),
        "pick": _("What matters to you?"),
        "hint": _("Tick what matters. There is no right answer."),
        "more": fill(_("Show {number} more"), number=folded),
        "skip": _("Skip this"),
        "skipped": _("You skipped this. Nothing is ticked, and that is fine."),
        "order": _("Your order, the most important first"),
        "top": fill(
            _("Below you see how each option meets your first {top}. Move what matters most up."),
            top=TOP,
        ),
        "noArea": _("Pick an area first. Then you see how each option fits."),
        "pickArea": _("Pick an area"),
        "pickAreaPage": series().page("pick-an-area"),
        "corner": _("What matters to you"),
        "note": _(
            "No option gets a score. You weigh them. The words are the same for all readers."
        ),
    }

"""What matters: a reader picks and ranks, and each option answers in its own words."""

from dataclasses import asdict

import traitlets

from mesoguide.evidence import Evidence, load
from mesoguide.evidence.about import series
from mesoguide.model.certainty import levels
from mesoguide.model.options import (
    CERTAINTY_ROW,
    choices_for,
    choices_table,
    fitting,
    questions,
    use_certainty,
)
from mesoguide.widgets.base import GuideWidget, keys_hint
from mesoguide.words import _, fill

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
    cards
        Every card: its id, its words, and which of the questions speaks to it.
    uses, aims
        The options for each area and aim (as "area/aim"), with what the option that has this use
        says of how sure we are of it; and the options for each aim with no area.
    """

    folder = "what_matters"
    matters = traitlets.List(traitlets.Unicode()).tag(sync=True)
    area = traitlets.Unicode().tag(sync=True)
    aim = traitlets.Unicode().tag(sync=True)
    cards = traitlets.List().tag(sync=True)
    uses = traitlets.Dict().tag(sync=True)
    aims = traitlets.Dict().tag(sync=True)
    options = traitlets.Dict().tag(sync=True)
    questions = traitlets.List().tag(sync=True)
    certainty = traitlets.Int().tag(sync=True)
    top = traitlets.Int().tag(sync=True)

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("WhatMatters", "values", "options")
        columns = list(questions())
        cards = [
            {"id": value.id, "card": value.card, "row": columns.index(value.column)}
            for value in facts.values.values()
        ]
        choices = {aim: choices_for(facts, aim) for aim in facts.aims}
        # Where an option stands beside each card, only its answers are needed.
        options = {
            each.id: {key: value for key, value in asdict(each).items() if key != "sources"}
            for group in choices.values()
            for each in group
        }
        words = _words()
        super().__init__(
            cards=cards,
            uses={
                f"{offer.area}/{offer.aim}": {
                    "title": fill(
                        _("{area}, {aim}"),
                        area=facts.areas[offer.area].name.lower(),
                        aim=facts.aims[offer.aim].name.lower(),
                    ),
                    "options": fitting(facts, offer.area, offer.aim),
                    "here": asdict(use_certainty(facts, offer)),
                }
                for offer in facts.offers
            },
            aims={
                aim: {
                    "title": facts.aims[aim].name.lower(),
                    "options": [option.id for option in choices[aim]],
                }
                for aim in facts.aims
            },
            options=options,
            questions=list(questions().values()),
            certainty=CERTAINTY_ROW,
            top=TOP,
            words=words,
            keep=["matters", "area", "aim"],
            still=self.make_still(
                cards=cards,
                questions=list(questions().values()),
                one=asdict(choices_table(facts, next(iter(facts.aims)))),
                levels=levels(),
                words=words,
            ),
        )
        self.sources = tuple(
            dict.fromkeys(key for option in facts.options.values() for key in option.source)
        )


def _words() -> dict[str, str]:
    return {
        "keys": keys_hint(),
        "pick": _("What matters to you?"),
        "hint": _("Tick what matters. There is no right answer."),
        "skip": _("Skip this"),
        "skipped": _("You skipped this. Nothing is ticked, and that is fine."),
        "order": _("Your order, the most important first"),
        "up": _("Move up"),
        "down": _("Move down"),
        "of": _("“{name}”"),
        "top": _(
            "Below you see how each option meets your first {top}. Move what matters most up."
        ),
        "fits": _("How each option fits: {title}"),
        "noArea": _("Pick an area first. Then you see how each option fits."),
        "pickArea": _("Pick an area"),
        "pickAreaPage": series().page("pick-an-area"),
        "corner": _("What matters to you"),
        "note": _(
            "No option gets a score. You weigh them. The words are the same for all readers."
        ),
        "added": _("Now number {place} of {all}."),
        "removed": _("Off your list. {all} left."),
        "card": _("What may matter"),
        "question": _("Question to compare by"),
        "cards": _("What may matter to people"),
    }

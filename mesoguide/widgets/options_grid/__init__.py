"""The grid of options: what one can choose for an aim, on the same terms."""

from dataclasses import asdict

import traitlets

from mesoguide.evidence import Evidence, load
from mesoguide.model.certainty import levels
from mesoguide.model.options import (
    CERTAINTY_ROW,
    aim_words,
    areas_for,
    choices_for,
    choices_table,
    fitting,
    gone,
    questions,
    source_words,
    use_certainty,
)
from mesoguide.widgets.base import GuideWidget, keys_hint
from mesoguide.words import _


class OptionsGrid(GuideWidget):
    """What is offered, doing nothing and other treatments for an aim, side by side.

    Attributes
    ----------
    aim
        What one hopes for, as an id of `aims.csv`; at first the first of the table.
    area, visits, interval
        Kept for other pages; the area is empty for nothing yet. Picking an aim here that the area
        is not offered for moves to the area that is, if there is only one; a plan made for another
        use is cleared.
    aims
        Every aim with the areas it is offered for and the ids of its options.
    listed, fitting
        The options that speak of each area and aim (as "area/aim"), and those ticked at first.
    titles
        What the options of each area and aim are for, in words.
    options, origins
        Each option once, and each source behind them once.
    certainty
        Which of the questions asks how sure we are.
    here
        For each area and aim, what the option that has this use says of how sure we are of it.
    levels
        Every level of certainty, with its words.
    """

    folder = "options_grid"
    aim = traitlets.Unicode().tag(sync=True)
    area = traitlets.Unicode().tag(sync=True)
    visits = traitlets.Int(0).tag(sync=True)
    interval = traitlets.Int(0).tag(sync=True)
    aims = traitlets.List().tag(sync=True)
    listed = traitlets.Dict().tag(sync=True)
    fitting = traitlets.Dict().tag(sync=True)
    titles = traitlets.Dict().tag(sync=True)
    gone = traitlets.List(traitlets.Unicode()).tag(sync=True)
    options = traitlets.Dict().tag(sync=True)
    origins = traitlets.Dict().tag(sync=True)
    questions = traitlets.List().tag(sync=True)
    certainty = traitlets.Int().tag(sync=True)
    here = traitlets.Dict().tag(sync=True)
    levels = traitlets.List().tag(sync=True)

    def __init__(self, aim: str = "", evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("OptionsGrid", "aims", "options")
        aim = aim or next(iter(facts.aims))
        if aim not in facts.aims:
            raise ValueError(f"aim: found {aim}; accepted: {', '.join(facts.aims)}")
        choices = {key: choices_for(facts, key) for key in facts.aims}
        aims = [
            {
                "id": key,
                "name": facts.aims[key].name,
                "areas": areas_for(facts, key),
                "options": [option.id for option in choices[key]],
            }
            for key in facts.aims
        ]
        options = {each.id: asdict(each) for group in choices.values() for each in group}
        keys = dict.fromkeys(key for option in facts.options.values() for key in option.source)
        asked, sure, words = list(questions().values()), levels(), _words()
        order = sorted(facts.aims, key=lambda key: key != aim)
        tables = [(facts.aims[key].name, asdict(choices_table(facts, key))) for key in order]
        super().__init__(
            aim=aim,
            aims=aims,
            listed={
                f"{each.area}/{each.aim}": [
                    choice.id for choice in choices_for(facts, each.aim, each.area)
                ]
                for each in facts.offers
            },
            fitting={
                f"{each.area}/{each.aim}": fitting(facts, each.area, each.aim)
                for each in facts.offers
            },
            titles={
                f"{each.area}/{each.aim}": aim_words(facts, each.aim, each.area)
                for each in facts.offers
            },
            gone=list(gone(facts)),
            options=options,
            origins={key: source_words(facts, key) for key in keys},
            questions=asked,
            certainty=CERTAINTY_ROW,
            here={
                f"{each.area}/{each.aim}": asdict(use_certainty(facts, each))
                for each in facts.offers
            },
            levels=[asdict(level) for level in sure],
            words=words,
            keep=["aim", "area", "visits", "interval"],
            still=self.make_still(tables=tables, levels=sure, words=words),
        )
        self.sources = tuple(keys)


def _words() -> dict[str, str]:
    return {
        "keys": keys_hint(),
        "aims": _("What would you like to change?"),
        "which": _("Which options do you want to see?"),
        "hint": _("Untick what does not matter to you. Two of them stand side by side on a phone."),
        "caption": _("The options for {aim}"),
        "question": _("Question"),
        "sources": _("The options and their sources"),
        "origins": _("Where is this from?"),
        "number": _("Sources ({number})"),
        "of": _("for {option}"),
        "levels": _("How sure are we? What the marks mean"),
        "picked": _("{number} options."),
        "shown": _("{number} of {all} options shown."),
        "nothing": _("No option is ticked. Tick one to see it."),
    }

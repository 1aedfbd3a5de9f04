"""The grid of options: what one can choose for an aim, two of them on the same terms."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import traitlets

from mesoguide.evidence import Evidence, load
from mesoguide.model.certainty import levels
from mesoguide.model.marks import Mark, mark_of_use
from mesoguide.model.options import (
    CERTAINTY_ROW,
    GOOD_ROW,
    OptionColumn,
    UseCertainty,
    areas_for,
    certainties,
    choices_for,
    options_title,
    questions,
    shown_first,
    source_words,
)
from mesoguide.model.uses import all_uses, use_name
from mesoguide.widgets.base import GuideWidget, keys_hint
from mesoguide.words import _


class OptionsGrid(GuideWidget):
    """What is offered, doing nothing and other treatments for an aim, two of them side by side.

    Attributes
    ----------
    aim
        What one hopes for, as an id of `aims.csv`; at first the first of the table.
    area, visits, interval
        Kept for other pages; the area is empty for nothing yet. Picking an aim here that the area
        is not offered for moves to the area that is, if there is only one; a plan made for another
        use is cleared.
    areas
        The areas each aim is offered for.
    first, titles
        The two options to begin with, and what stands above them, for each use: an area and an aim
        ("area/aim"), or an aim with no area ("/aim").
    """

    folder = "options_grid"
    aim = traitlets.Unicode().tag(sync=True)
    area = traitlets.Unicode().tag(sync=True)
    visits = traitlets.Int(0).tag(sync=True)
    interval = traitlets.Int(0).tag(sync=True)
    areas = traitlets.Dict().tag(sync=True)
    first = traitlets.Dict().tag(sync=True)
    titles = traitlets.Dict().tag(sync=True)

    def __init__(self, aim: str = "", evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("OptionsGrid", "aims", "options")
        aim = aim or next(iter(facts.aims))
        if aim not in facts.aims:
            raise ValueError(f"aim: found {aim}; accepted: {', '.join(facts.aims)}")
        uses = all_uses(facts)
        first = {use_name(*use): list(shown_first(facts, *use)) for use in uses}
        titles = {use_name(area, key): options_title(facts, key, area) for area, key in uses}
        keys = dict.fromkeys(key for option in facts.options.values() for key in option.source)
        now = use_name("", aim)
        super().__init__(
            aim=aim,
            areas={key: list(areas_for(facts, key)) for key in facts.aims},
            first=first,
            titles=titles,
            words=_words(),
            keep=["aim", "area", "visits", "interval"],
            still=self.make_still(
                aims=[(key, row.name) for key, row in facts.aims.items()],
                aim=aim,
                now=now,
                first=first[now],
                titles=titles,
                listings=_listings(facts, uses),
                origins={key: source_words(facts, key) for key in keys},
                questions=list(questions().values()),
                certainty=CERTAINTY_ROW,
                good=GOOD_ROW,
                levels=levels(),
                labels=_labels(),
            ),
        )
        self.sources = tuple(keys)


@dataclass(frozen=True)
class _Listing:
    """Options that stand together, and the uses for which they do.

    `sure` has what each option says of how sure we are, by its id, and `marks` what was found of
    it: with the names of the uses of which that is said.
    """

    uses: list[str]
    options: tuple[OptionColumn, ...]
    sure: dict[str, list[UseCertainty]]
    marks: dict[str, list[tuple[list[str], Mark]]]


def _listings(facts: Evidence, uses: Sequence[tuple[str, str]]) -> list[_Listing]:
    """Return every list of options once."""
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    for area, aim in uses:
        ids = tuple(option.id for option in choices_for(facts, aim, area))
        alike[aim, ids].append(area)
    return [_listing(facts, aim, areas) for (aim, _ids), areas in alike.items()]


def _listing(facts: Evidence, aim: str, areas: list[str]) -> _Listing:
    marks: dict[str, dict[Mark, list[str]]] = defaultdict(dict)
    for offer in facts.offers:
        if offer.aim == aim and offer.area in areas:
            found = marks[facts.option_of(offer)].setdefault(mark_of_use(facts, offer), [])
            found.append(use_name(offer.area, aim))
    return _Listing(
        uses=[use_name(area, aim) for area in areas],
        options=choices_for(facts, aim, areas[0]),
        sure=certainties(facts, [(area, aim) for area in areas]),
        marks={key: [(uses, mark) for mark, uses in each.items()] for key, each in marks.items()},
    )


def _words() -> dict[str, str]:
    return {
        "picked": _("{number} options."),
        "compared": _("{one}, next to {other}."),
    }


def _labels() -> dict[str, str | tuple[str, str]]:
    return {
        "arrows": keys_hint(),
        "aims": _("What would you like to change?"),
        "which": _("Which two do you want to compare?"),
        "pickers": (_("The first"), _("The second")),
        "question": _("Question"),
        "sources": _("The options and their sources"),
        "more": _("Who paid, what you have to do, how long it lasts, what it costs, and sources"),
        "origins": _("Where is this from?"),
        "number": _("Sources ({number})"),
        "of": _("for {option}"),
        "levels": _("How sure are we? What the marks mean"),
    }

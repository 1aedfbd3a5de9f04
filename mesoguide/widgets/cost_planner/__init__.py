"""The cost planner: a clinic's own price, worked out for all the visits."""

from dataclasses import asdict
from typing import Any

import traitlets

from mesoguide.evidence import Evidence, load
from mesoguide.evidence.about import series
from mesoguide.model import cost
from mesoguide.model.measured import start_schedule
from mesoguide.model.timeline import Table
from mesoguide.widgets.base import GuideWidget
from mesoguide.words import _, fill


class CostPlanner(GuideWidget):
    """The sum of a plan, step by step, with fewer and more visits beside it.

    No price stands in it until the reader types one. The browser adds up, in whole cents.

    Attributes
    ----------
    area, aim
        What the plan is for, as ids; only read, to start from its usual number of visits. Empty
        for nothing picked yet: then it starts from an example.
    visits
        The reader's number of visits; 0 for "as we start".
    price, extras
        Typed amounts; 0 for none.
    currency
        A code of `CURRENCIES`; empty for another one, or none.
    stop
        After how many visits the reader would stop; not kept.
    """

    folder = "cost_planner"
    area = traitlets.Unicode().tag(sync=True)
    aim = traitlets.Unicode().tag(sync=True)
    visits = traitlets.Int(0).tag(sync=True)
    price = traitlets.Float(0).tag(sync=True)
    extras = traitlets.Float(0).tag(sync=True)
    currency = traitlets.Unicode().tag(sync=True)
    stop = traitlets.Int(1).tag(sync=True)
    starts = traitlets.Dict().tag(sync=True)
    currencies = traitlets.List().tag(sync=True)
    counted = traitlets.List().tag(sync=True)
    limits = traitlets.Dict().tag(sync=True)

    def __init__(self, area: str = "", evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("CostPlanner", "offers", "schedules")
        if area and area not in facts.areas:
            raise ValueError(f"area: found {area}; accepted: {', '.join(facts.areas)}")
        aim = next((offer.aim for offer in facts.offers if offer.area == area), "")
        words = _words()
        super().__init__(
            area=area,
            aim=aim,
            stop=cost.look_again_after(facts),
            starts={key: asdict(start) for key, start in cost.starts(facts).items()},
            currencies=[list(each) for each in cost.CURRENCIES.items()],
            counted=[cost.visit_words(n) for n in range(cost.MOST_PAID_VISITS + 1)],
            limits={"visits": cost.MOST_PAID_VISITS, "money": cost.MOST_MONEY},
            words=words,
            keep=["area", "aim", "visits", "price", "currency", "extras"],
            still=self.make_still(bars=_bars(facts), words=words, sums=_still_table(facts)),
        )
        started = (
            key
            for offer in facts.offers
            for key in start_schedule(facts, offer.area, offer.aim).source
        )
        rows = (facts.described, cost.stopping(facts))
        named = (key for row in rows if row for key in row.source)
        self.sources = tuple(dict.fromkeys([*named, *started]))


def _bars(evidence: Evidence) -> list[tuple[int, str]]:
    """Return the numbers of visits of the still picture, with their words."""
    return [
        (number, fill(phrase, visits=cost.visit_words(number)))
        for number, phrase in cost.visits_of_any_use(evidence)
    ]


def _still_table(evidence: Evidence) -> Table:
    """Return how to work it out with pen and paper."""
    return Table(
        caption=_("How to work it out"),
        head=(_("Visits"), _("What to add up")),
        rows=tuple(
            (
                words,
                fill(_("{number} times the price of one visit, plus the extras"), number=number),
            )
            for number, words in _bars(evidence)
        ),
    )


def _words() -> dict[str, Any]:
    bounds = f"{cost.MOST_MONEY:,}"
    return {
        "figures": _("Your clinic's figures"),
        "price": _("Price of one visit"),
        "priceHint": _("We fill in no price. Ask your clinic, and type it here."),
        "extras": _("Extras, all together"),
        "extrasHint": _("Tests, travel, follow-up, aftercare. Leave it empty if there are none."),
        "currency": _("Currency"),
        "visits": _("Number of visits"),
        "stopName": _("What if nothing changes?"),
        "stop": _("Stop after visit"),
        "less": _("{label}: one less"),
        "more": _("{label}: one more"),
        "bounds": _("{low} to {high}"),
        "readAs": _("We read this as {amount}."),
        "wrong": {
            "unread": fill(
                _("We could not read this. Use digits, with one dot or comma: 0 to {most}."),
                most=bounds,
            ),
            "negative": fill(_("It can't be below 0. It can be 0 to {most}."), most=bounds),
            "high": fill(_("That is more than we can add up. It can be 0 to {most}."), most=bounds),
        },
        "example": [_("An example:"), _("Pick your area"), series().page("pick-an-area")],
        "none": _("Type the price of one visit. Then you see what all the visits come to."),
        "total": _("In all: {total}"),
        "times": _("{visits} \u00d7 {price} = {sum}"),
        "plus": _("plus extras: {sum} + {extras} = {total}"),
        "own": _("Worked out from the figures you typed. It is not our price, and not an offer."),
        "stopping": _("If you stop after {visits}, it is {total}. You keep {saved}."),
        "range": _("At this price: {low} for {fewest}, {high} for {most}."),
        "rangeOne": _("At this price: {low} for {fewest}."),
        "rangeName": _("The same price, with fewer or more visits"),
        "rangeNote": _("No study tells which number is right for all. Extras are counted in full."),
        "yours": _("{visits}: your plan"),
        "early": _("{visits}: if you stop early"),
        "table": _("Show each sum as a table"),
        "head": [_("Visits"), _("How it is worked out"), _("In all")],
        "step": _("{number} \u00d7 {price}"),
        "stepPlus": _("{number} \u00d7 {price} + {extras}"),
        "stillTitle": _("What do all the visits cost?"),
        "stillBars": _("The more visits, the more you pay. Each bar is as long as its visits."),
    }

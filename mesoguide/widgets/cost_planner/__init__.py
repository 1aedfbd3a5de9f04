"""The cost planner: a clinic's own price, worked out for all the visits."""

from dataclasses import asdict
from typing import Any

import traitlets

from mesoguide.evidence import Evidence, load
from mesoguide.evidence.about import series
from mesoguide.model import cost
from mesoguide.model.timeline import Table
from mesoguide.model.uses import use_name
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
    high
        The higher end of a typed range of prices; 0 where one price was typed.
    currency
        A code of `CURRENCIES`; empty for another one, or none.
    stop
        After how many visits the reader would stop; not kept.
    uses
        Where the number of visits starts for each area and aim ("area/aim").
    """

    folder = "cost_planner"
    area = traitlets.Unicode().tag(sync=True)
    aim = traitlets.Unicode().tag(sync=True)
    visits = traitlets.Int(0).tag(sync=True)
    price = traitlets.Float(0).tag(sync=True)
    high = traitlets.Float(0).tag(sync=True)
    extras = traitlets.Float(0).tag(sync=True)
    currency = traitlets.Unicode().tag(sync=True)
    stop = traitlets.Int(1).tag(sync=True)
    uses = traitlets.Dict().tag(sync=True)
    counted = traitlets.List().tag(sync=True)
    limits = traitlets.Dict().tag(sync=True)

    def __init__(self, area: str = "", evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("CostPlanner", "offers", "schedules")
        if area and area not in facts.areas:
            raise ValueError(f"area: found {area}; accepted: {', '.join(facts.areas)}")
        aim = next((offer.aim for offer in facts.offers if offer.area == area), "")
        starts, stop = cost.starts(facts), cost.look_again_after(facts)
        first = starts.get(use_name(area, aim), next(iter(starts.values())))
        words = _words()
        super().__init__(
            area=area,
            aim=aim,
            stop=stop,
            uses={key: asdict(start) for key, start in starts.items()},
            counted=[cost.visit_words(n) for n in range(cost.MOST_PAID_VISITS + 1)],
            limits={"visits": cost.MOST_PAID_VISITS, "money": cost.MOST_MONEY},
            words=words,
            keep=["area", "aim", "visits", "price", "high", "currency", "extras"],
            still=self.make_still(
                area=area,
                start=first,
                stop=stop,
                most=cost.MOST_PAID_VISITS,
                currencies=cost.CURRENCIES.items(),
                # The reader's own plan, stopping early, and what was tested.
                rows=[("", "", "")] * (2 + max(len(start.named) for start in starts.values())),
                bars=_bars(facts),
                by_hand=_by_hand(facts),
                words=words,
                labels=_labels(),
            ),
        )
        plans = (cost.tested_plan(facts, offer.area, offer.aim) for offer in facts.offers)
        shown = (key for row in (cost.stopping(facts), *plans) if row for key in row.source)
        self.sources = tuple(dict.fromkeys(shown))


def _bars(evidence: Evidence) -> list[tuple[int, str]]:
    """Return the numbers of visits of the still picture, with their words."""
    return [
        (number, fill(phrase, visits=cost.visit_words(number)))
        for number, phrase in cost.visits_of_any_use(evidence)
    ]


def _by_hand(evidence: Evidence) -> Table:
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
        # Translators: two amounts; what stands between them is also read where a reader types it
        "span": _("{low} to {high}"),
        "readAs": _("We read this as {amount}."),
        "wrong": {
            "unread": fill(
                _("We could not read this. Use digits, with one dot or comma: 0 to {most}."),
                most=bounds,
            ),
            "negative": fill(_("It can't be below 0. It can be 0 to {most}."), most=bounds),
            "high": fill(_("That is more than we can add up. It can be 0 to {most}."), most=bounds),
        },
        "total": _("In all: {total}"),
        "times": _("{visits} \u00d7 {price} = {sum}"),
        "plus": _("plus extras: {sum} + {extras} = {total}"),
        "stopping": _(
            "If you pay visit by visit and stop after {visits}, it is {total}. "
            "That is {saved} less."
        ),
        "range": _("At this price: {low} for {fewest}, {high} for {most}."),
        "rangeOne": _("At this price: {low} for {fewest}."),
        "yours": _("{visits}: your plan"),
        "early": _("{visits}: if you stop early"),
        "step": _("{number} \u00d7 {price}"),
        "stepPlus": _("{number} \u00d7 {price} + {extras}"),
    }


def _labels() -> dict[str, Any]:
    return {
        "figures": _("Your clinic's figures"),
        "price": _("Price of one visit"),
        "priceHint": _("Ask your clinic. You can type a range, such as 200 to 600."),
        "extras": _("Extras, all together"),
        "extrasHint": _("Tests, travel, follow-up, aftercare. Leave it empty if there are none."),
        "currency": _("Currency"),
        "visits": _("Number of visits"),
        "stopName": _("What if nothing changes?"),
        "stop": _("Stop after visit"),
        "less": _("{label}: one less"),
        "more": _("{label}: one more"),
        "bounds": _("{low} to {high}"),
        "example": _("This is an example."),
        "pick": _("Pick your area"),
        "pickPage": series().page("pick-an-area"),
        "none": _("Type the price of one visit. Then you see what all the visits come to."),
        "own": _("Worked out from the figures you typed. It is not our price, and not an offer."),
        "rangeName": _("The same price, with fewer or more visits"),
        "rangeNote": _("No study tells which number is right for all. Extras are counted in full."),
        "table": _("Show each sum as a table"),
        "head": (_("Visits"), _("How it is worked out"), _("In all")),
        "stillTitle": _("What do all the visits cost?"),
        "stillBars": _("The more visits, the more you pay. A longer bar means more visits."),
    }

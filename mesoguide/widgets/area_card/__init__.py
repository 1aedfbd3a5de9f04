"""The area card: what is known of the area and aim a reader has chosen."""

import traitlets

from mesoguide.evidence import Evidence, load
from mesoguide.evidence.about import series
from mesoguide.model.areas import area_uses, rule_words, uses_table
from mesoguide.model.certainty import levels
from mesoguide.widgets.base import GuideWidget
from mesoguide.words import _, fill


class AreaCard(GuideWidget):
    """Offered, tested, how sure, licensed, and other options, for one area and aim.

    Attributes
    ----------
    area, aim
        What is chosen, as ids of `areas.csv` and `aims.csv`; link them to a body picker. Empty for
        nothing yet. Where an area does not offer the aim, the card shows the first one it does.
    uses
        The title of each area and aim ("area/aim"), and what is read aloud of it.
    """

    folder = "area_card"
    area = traitlets.Unicode().tag(sync=True)
    aim = traitlets.Unicode().tag(sync=True)
    uses = traitlets.Dict().tag(sync=True)

    def __init__(self, area: str = "", evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("AreaCard", "areas", "aims", "offers")
        if area and area not in facts.areas:
            raise ValueError(f"area: found {area}; accepted: {', '.join(facts.areas)}")
        uses = area_uses(facts)
        now = next((use for use in uses if use.area == area), None)
        shown = dict.fromkeys(key for use in uses for key in use.rules)
        number = _("({number})")
        super().__init__(
            area=area,
            aim=now.aim if now else "",
            uses={use.name: {"title": use.title, "aloud": use.aloud} for use in uses},
            words={"number": number},
            keep=["area", "aim"],
            still=self.make_still(
                uses=uses,
                now=now,
                rules=[
                    {
                        **rule_words(facts.regulation[key]),
                        "uses": [use.name for use in uses if key in use.rules],
                    }
                    for key in shown
                ],
                number=fill(number, number=len(now.rules) if now else 0),
                levels=levels(),
                one=uses_table(facts),
                labels=_labels(),
            ),
        )
        tables = (facts.offers, facts.schedules, (facts.regulation[key] for key in shown))
        self.sources = tuple(
            dict.fromkeys(key for rows in tables for row in rows for key in row.source)
        )


def _labels() -> dict[str, str]:
    about = series()
    return {
        "none": _("Pick an area to see what we know about it."),
        "offered": _("What is offered?"),
        "tested": _("What was tested?"),
        "found": _("What was found?"),
        "sure": _("How sure are we?"),
        "licensed": _("Is it licensed?"),
        "rules": _("Rules and warnings, by country and date"),
        "others": _("What else can you do?"),
        "compare": _("Compare the options"),
        "comparePage": about.page("compare-options"),
        "weeks": _("See it week by week"),
        "weeksPage": about.page("pick-a-plan"),
        "all": _("Show all areas as a table"),
    }

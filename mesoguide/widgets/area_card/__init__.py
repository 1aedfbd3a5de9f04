"""The area card: what is known of the area and aim a reader has chosen."""

from dataclasses import asdict

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
    uses, rules
        Everything it can show, with the words of each rule once.
    """

    folder = "area_card"
    area = traitlets.Unicode().tag(sync=True)
    aim = traitlets.Unicode().tag(sync=True)
    uses = traitlets.List().tag(sync=True)
    rules = traitlets.Dict().tag(sync=True)
    table = traitlets.Dict().tag(sync=True)

    def __init__(self, area: str = "", evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("AreaCard", "areas", "aims", "offers")
        if area and area not in facts.areas:
            raise ValueError(f"area: found {area}; accepted: {', '.join(facts.areas)}")
        cards = [asdict(use) for use in area_uses(facts)]
        first = next((card for card in cards if card["area"] == area), None)
        shown = dict.fromkeys(key for offer in facts.offers for key in offer.rules)
        rules = {key: rule_words(facts.regulation[key]) for key in shown}
        table = asdict(uses_table(facts))
        words = _words()
        super().__init__(
            area=area,
            aim=first["aim"] if first else "",
            uses=cards,
            rules=rules,
            table=table,
            words=words,
            keep=["area", "aim"],
            still=self.make_still(
                use=first,
                rules=rules,
                rules_line=fill(words["rules"], number=len(first["rules"])) if first else "",
                levels=levels(),
                one=table,
                words=words,
            ),
        )
        tables = (facts.offers, facts.schedules, (facts.regulation[key] for key in shown))
        self.sources = tuple(
            dict.fromkeys(key for rows in tables for row in rows for key in row.source)
        )


def _words() -> dict[str, str]:
    about = series()
    return {
        "none": _("Pick an area, and you see here what we know of it."),
        "offered": _("What is offered?"),
        "tested": _("What was tested?"),
        "sure": _("How sure are we?"),
        "licensed": _("Is it licensed?"),
        "rules": _("Rules and warnings, by country and date ({number})"),
        "others": _("What else can you do?"),
        "compare": _("Compare the options"),
        "comparePage": about.page("compare-options"),
        "weeks": _("See it week by week"),
        "weeksPage": about.page("pick-a-plan"),
        "all": _("Show all areas as a table"),
        "now": _("{title}. How sure are we? {sure}."),
    }

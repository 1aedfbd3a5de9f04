"""The body picker: choose an area, then what one hopes for there."""

from dataclasses import asdict, replace
from typing import Any

import traitlets

from mesoguide.evidence import Evidence, drawings, load
from mesoguide.model.areas import known_words
from mesoguide.model.certainty import of_use
from mesoguide.widgets.base import GuideWidget
from mesoguide.words import _


class BodyMap(GuideWidget):
    """Pick an area of the body and an aim.

    Attributes
    ----------
    area, aim
        What is chosen, as ids of `areas.csv` and `aims.csv`; empty for nothing yet. Link them to
        other widgets.
    more
        The page that tells of the area chosen, on a page that does not do so itself: then a line
        says what is known, and a link leads there.
    visits, interval
        The plan kept for other pages; set back to 0 ("as tested") when another use is picked.
    """

    folder = "body_map"
    area = traitlets.Unicode().tag(sync=True)
    aim = traitlets.Unicode().tag(sync=True)
    visits = traitlets.Int(0).tag(sync=True)
    interval = traitlets.Int(0).tag(sync=True)
    more = traitlets.Unicode().tag(sync=True)
    areas = traitlets.List().tag(sync=True)
    views = traitlets.List().tag(sync=True)

    def __init__(self, area: str = "", more: str = "", evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("BodyMap", "areas", "aims", "offers")
        if area and area not in facts.areas:
            raise ValueError(f"area: found {area}; accepted: {', '.join(facts.areas)}")
        areas = [_area(facts, key) for key in facts.areas]
        views = [_view(facts, view) for view in drawings.body()]
        words = _words()
        super().__init__(
            area=area,
            aim=next((offer.aim for offer in facts.offers if offer.area == area), ""),
            more=more,
            areas=areas,
            views=views,
            words=words,
            keep=["area", "aim", "visits", "interval"],
            still=self.make_still(areas=areas, views=views, words=words, chosen=area),
        )
        self.sources = tuple(dict.fromkeys(key for offer in facts.offers for key in offer.source))


def _view(facts: Evidence, view: drawings.Drawing) -> dict[str, Any]:
    """Return a drawing with the regions of the guide's own areas."""
    regions = tuple(region for region in view.regions if region.area in facts.areas)
    return asdict(replace(view, regions=regions))


def _area(facts: Evidence, key: str) -> dict[str, object]:
    area = facts.areas[key]
    aims = [
        {
            "id": offer.aim,
            "name": facts.aims[offer.aim].name,
            "known": known_words(offer),
            "sure": of_use(offer).words,
        }
        for offer in facts.offers
        if offer.area == key
    ]
    return {"id": key, "name": area.name, "place": area.place, "aims": aims}


def _words() -> dict[str, str]:
    return {
        "areas": _("Where on the body?"),
        "hint": _("Pick from the list, or tap the drawing."),
        "aims": _("What is it offered for?"),
        "drawing": _("Drawing of the body: front, back, and face with neck"),
        "known": _("What was tested, and how sure we are"),
        "more": _("See what we know about this area"),
        "area": _("Area"),
        "for": _("For"),
    }

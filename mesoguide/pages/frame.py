"""What the bar above every page offers: the signs that need help, and the use that was picked."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup

from mesoguide.cards import RedFlags
from mesoguide.evidence import Evidence
from mesoguide.evidence.about import GuideFile
from mesoguide.pages.series import Link
from mesoguide.pages.state import VIEW, Widgets, markup_of
from mesoguide.words import _, fill

#: What links to the signs that need help land on, and what links to the picker land on.
WORRIED, PICKER = "worried", "picker"
#: How the markup of a widget tells that it picks an area.
_PICKS = 'data-widget="body-map"'


def signs(evidence: Evidence) -> tuple[str, Markup]:
    """Return the question above the signs that need help, and the signs; empty without tables."""
    if not evidence.cautions or not evidence.emergency_numbers:
        return "", Markup("")
    card = RedFlags(evidence)
    return card.title, card.signs()


def worried(nb: Any, widgets: Widgets, start: str) -> str:
    """Return where the signs that need help stand: on the page itself, or else on the first."""
    outputs = (output for cell in nb.cells for output in cell.get("outputs", ()))
    shown = [output.get("data", {}).get("text/html", "") for output in outputs]
    own = any(f'id="{WORRIED}"' in html for html in (*shown, *widgets.stills.values()))
    return f"#{WORRIED}" if own else f"{start}#{WORRIED}"


def picker_of(nb: Any, widgets: Widgets) -> str:
    """Return the name of the first widget of a page that holds its picker; empty for none."""
    return next((name for name in _shown(nb, widgets) if _PICKS in markup_of(name, widgets)), "")


def way_to_pick(own: str, guide: GuideFile, pages: Iterable[Link]) -> str:
    """Return where a reader picks an area: on the page itself, or on the page for that, if any."""
    page = next((link.href for link in pages if link.name == guide.page("pick-an-area")), "")
    return f"#{PICKER}" if own else page


def uses_to_link(evidence: Evidence) -> str:
    """Return the areas a link may name, each with its aims, as ``area:aim,aim area:...``."""
    aims: dict[str, list[str]] = {}
    for offer in evidence.offers:
        aims.setdefault(offer.area, []).append(offer.aim)
    return " ".join(f"{area}:{','.join(found)}" for area, found in aims.items())


def use_names(evidence: Evidence) -> str:
    """Return what each use is called, as JSON: by area, then by aim."""
    names: dict[str, dict[str, str]] = {}
    for offer in evidence.offers:
        names.setdefault(offer.area, {})[offer.aim] = fill(
            _("{area} · {aim}"),
            area=evidence.areas[offer.area].name,
            aim=evidence.aims[offer.aim].name.lower(),
        )
    return json.dumps(names, ensure_ascii=False)


def _shown(nb: Any, widgets: Widgets) -> Iterator[str]:
    """Yield the names of the widgets that the cells of a page show."""
    for cell in nb.cells:
        for output in cell.get("outputs", ()):
            view = output.get("data", {}).get(VIEW)
            if view:
                yield widgets.names[view["model_id"]]

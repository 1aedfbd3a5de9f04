"""The skin in section: move a needle down and see which layer it is in, at which place."""

from dataclasses import asdict
from typing import Any

import traitlets

from mesoguide.charts import skin as drawing
from mesoguide.evidence import Depth, Evidence, Layers, load
from mesoguide.model import skin
from mesoguide.model.references import reference
from mesoguide.widgets.base import GuideWidget
from mesoguide.words import _, fill

FIRST_DEPTH = 1


class SkinSection(GuideWidget):
    """A section of the skin, drawn to scale for a place of the body, with a needle to move.

    Attributes
    ----------
    depth
        Whole millimetres below the surface, 0 to 13.
    treatment
        Whose range stands beside the drawing: an id of `depths.csv`.
    place
        Where on the body: an id of `layers.csv`. Empty for the place that stands for `area`.
    area
        The area picked on another page; only read, never set.
    """

    folder = "skin_section"
    depth = traitlets.Int(FIRST_DEPTH).tag(sync=True)
    treatment = traitlets.Unicode().tag(sync=True)
    place = traitlets.Unicode().tag(sync=True)
    area = traitlets.Unicode().tag(sync=True)
    places = traitlets.List().tag(sync=True)
    scale = traitlets.Int(drawing.SCALE).tag(sync=True)

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("SkinSection", "layers", "depths")
        places = [_place(facts, place) for place in facts.layers.values()]
        treatments = [_treatment(facts, depth) for depth in facts.depths.values()]
        first = treatments[0]["id"]
        super().__init__(
            treatment=first,
            places=places,
            keep=["area"],
            still=self.make_still(
                places=places,
                place=places[0],
                treatments=treatments,
                range=places[0]["depths"][first],
                depth=FIRST_DEPTH,
                frame=drawing.section_frame(),
                stops=[(depth, f"{depth} mm") for depth in skin.taught_ends(facts)],
                tables=(skin.places_table(facts), skin.depths_table(facts)),
                labels=_labels(),
            ),
        )
        rows: list[Layers | Depth] = [*facts.layers.values(), *facts.depths.values()]
        self.sources = tuple(dict.fromkeys(key for row in rows for key in row.source))


def _place(facts: Evidence, place: Layers) -> dict[str, Any]:
    depths = range(skin.DEEPEST + 1)
    return {
        "id": place.id,
        "name": place.name,
        "area": place.area or "",
        "caption": skin.thickness_sentence(place),
        "measured": skin.measured_sentence(place),
        "shapes": {shape.id: asdict(shape) for shape in drawing.shapes(place)},
        "border": drawing.y_of(place.skin_mm),
        "now": [skin.reached_words(place, depth) for depth in depths],
        "tips": [skin.tip_sentence(place, depth) for depth in depths],
        "depths": {
            depth.id: {"words": skin.depth_sentence(depth, place), **drawing.band(depth, place)}
            for depth in facts.depths.values()
        },
    }


def _treatment(facts: Evidence, depth: Depth) -> dict[str, Any]:
    return {
        "id": depth.id,
        "name": depth.name,
        "title": fill(_("{treatment}: how deep"), treatment=depth.name),
        "what": skin.what_sentences(depth),
        "said": skin.said_sentence(depth),
        "sources": [reference(facts, key) for key in depth.source],
    }


def _labels() -> dict[str, Any]:
    return {
        "places": _("Where on the body?"),
        "treatments": _("Which treatment?"),
        "slider": {
            "label": _("How deep is the needle?"),
            "back": _("1 mm less deep"),
            "on": _("1 mm deeper"),
            "jump": _("Go to a depth"),
        },
        "needle": _("The needle"),
        "drawing": _("A section of the skin with its layers, a ruler and a needle"),
        "howToRead": _("How to read this"),
        "reading": [
            _("The drawing is to scale. The ruler shows mm below the surface."),
            _("The layers are averages. One depth can be skin in one place and fat in another."),
            _(
                "A needle's length is not its depth. It may go in only part of the way, or at a "
                "slant, and then it does not go as deep."
            ),
            _(
                "A striped band is a depth that is taught. We did not see which part of the body "
                "it is for. A plain band is how long the needles are. A dotted band is the layer "
                "it is meant for, with no mm given."
            ),
            _(
                "The fine branches stand for small blood vessels. They are drawn too wide, and do "
                "not show where yours are. The body goes on below the torn edge."
            ),
        ],
        "asTable": _("Show it all as tables"),
    }

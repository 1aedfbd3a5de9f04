"""The drawing of the skin, to scale: where each layer, each range and the needle stand.

Lengths are units of the drawing; a millimetre has the same length everywhere in it.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from mesoguide.evidence import Depth, Layers
from mesoguide.model.skin import DEEPEST, Layer, layers_at, range_label
from mesoguide.words import _, fill

WIDTH = 366
#: Units of the drawing for each millimetre.
SCALE = 20
#: Where the surface of the skin is, with room for the needle above it.
SURFACE = 66
_LEFT, _RIGHT = 40, 290
#: What is drawn below the deepest the needle goes.
_BELOW = 14
HEIGHT = SURFACE + DEEPEST * SCALE + _BELOW
#: Half a wave of a border between two layers, and how high it is: less than a tenth of a mm.
_HALF_WAVE, _WAVE = 25, 2
NEEDLE = 88
RANGE = 299
#: How a band is drawn: striped, plain or dotted.
_KINDS = {"taught depth": "taught", "needle length": "length", "no depth": "meant"}


@dataclass(frozen=True)
class Shape:
    """A layer as drawn: its outline, its short name, and where the name stands."""

    id: str
    path: str
    name: str
    y: float


def y_of(depth: Decimal) -> float:
    """Return how far down the drawing a depth in millimetres stands."""
    return round(SURFACE + float(depth) * SCALE, 1)


def shapes(place: Layers) -> list[Shape]:
    """Return the layers of a place that the drawing has room for, deepest first."""
    drawn = [layer for layer in layers_at(place) if y_of(layer.start) < HEIGHT]
    return [_shape(layer) for layer in reversed(drawn)]


def _shape(layer: Layer) -> Shape:
    name = layer.label
    top = y_of(layer.start)
    if layer.id == "outer":
        # A tenth of a millimetre has no room for a name: it stands above the skin.
        bottom = y_of(layer.end or layer.start)
        path = f"M{_LEFT} {top}H{_RIGHT}V{bottom}H{_LEFT}Z"
        return Shape(layer.id, path, name, SURFACE - 8)
    end = None if layer.end is None else y_of(layer.end)
    if end is None or end >= HEIGHT:
        path = f"M{_LEFT} {SURFACE}H{_RIGHT}V{HEIGHT + _WAVE}H{_LEFT}Z"
        bottom = float(HEIGHT)
    else:
        path = f"M{_LEFT} {SURFACE}H{_RIGHT}V{end}{_waves()}Z"
        bottom = end
    if end is not None and end >= HEIGHT:
        name = fill(_("{layer}, to {end} mm"), layer=name, end=f"{layer.end:g}")
    return Shape(layer.id, path, name, round((top + bottom) / 2 + 4.5, 1))


def _waves() -> str:
    """Return the border of a layer, from right to left."""
    first = f"q{-_HALF_WAVE / 2:g} {_WAVE} {-_HALF_WAVE} 0"
    return first + f"t{-_HALF_WAVE} 0" * ((_RIGHT - _LEFT) // _HALF_WAVE - 1)


def ruler() -> list[dict[str, Any]]:
    """Return the marks of the ruler: where each stands and, on every second one, its number."""
    return [
        {"y": y_of(Decimal(mm)), "label": str(mm) if mm % 2 == 0 else ""}
        for mm in range(DEEPEST + 1)
    ]


def band(depth: Depth, place: Layers) -> dict[str, Any]:
    """Return the band beside the skin: the range that is told, or else the layer."""
    if depth.low_mm is None or depth.high_mm is None:
        layer = next(each for each in layers_at(place) if each.id == depth.target)
        low, high = y_of(layer.start), min(HEIGHT - 2.0, y_of(layer.end or layer.start))
    else:
        low, high = y_of(depth.low_mm), y_of(depth.high_mm)
    middle = (low + high) / 2
    lines = range_label(depth)
    return {
        "kind": _KINDS[depth.kind],
        "y": low,
        "height": round(high - low, 1),
        "lines": [
            {"text": text, "y": round(middle + 16 * at - 3, 1)} for at, text in enumerate(lines)
        ],
    }


def section_frame() -> dict[str, Any]:
    """Return what is the same in every drawing."""
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "scale": SCALE,
        "surface": SURFACE,
        "left": _LEFT,
        "right": _RIGHT,
        "needle": NEEDLE,
        "length": DEEPEST * SCALE,
        "name": 114,
        "range": RANGE,
        "ruler": ruler(),
        "unit": _("mm"),
    }

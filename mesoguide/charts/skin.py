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
LEFT, RIGHT = 40, 265
#: What is drawn below the deepest the needle goes.
_BELOW = 14
HEIGHT = SURFACE + DEEPEST * SCALE + _BELOW
#: Half a wave of a border between two layers, and how high it is: less than a tenth of a mm.
_HALF_WAVE, _WAVE = 25, 2
#: Half a tooth of the torn edge below, and how high it is.
_HALF_TOOTH, _TOOTH = 7.5, 6
NEEDLE = 88
RANGE = 274
#: How a band is drawn: striped, plain or dotted.
_KINDS = {"taught depth": "taught", "needle length": "length", "no depth": "meant"}


@dataclass(frozen=True)
class Shape:
    """A layer as drawn: its outline, its short name, and where the name stands.

    Outline and name are empty for a layer that begins below the drawing.
    """

    id: str
    path: str
    name: str
    y: float


def y_of(depth: Decimal) -> float:
    """Return how far down the drawing a depth in millimetres stands."""
    return round(SURFACE + float(depth) * SCALE, 1)


def shapes(place: Layers) -> list[Shape]:
    """Return the layers of a place, deepest first: each lies on the one before."""
    return [_shape(layer) for layer in reversed(layers_at(place))]


def _shape(layer: Layer) -> Shape:
    name = layer.label
    top = y_of(layer.start)
    if top >= HEIGHT:
        return Shape(layer.id, "", "", 0)
    if layer.id == "outer":
        # A tenth of a millimetre has no room for a name: it stands above the skin.
        bottom = y_of(layer.end or layer.start)
        path = f"M{LEFT} {top}H{RIGHT}V{bottom}H{LEFT}Z"
        return Shape(layer.id, path, name, SURFACE - 8)
    end = None if layer.end is None else y_of(layer.end)
    if end is None or end >= HEIGHT:
        path = f"M{LEFT} {SURFACE}H{RIGHT}V{HEIGHT + _WAVE}H{LEFT}Z"
        bottom = float(HEIGHT)
    else:
        path = f"M{LEFT} {SURFACE}H{RIGHT}V{end}{_waves()}Z"
        bottom = end
    if end is not None and end >= HEIGHT:
        name = fill(_("{layer}, to {end} mm"), layer=name, end=f"{layer.end:g}")
    return Shape(layer.id, path, name, round((top + bottom) / 2 + 4.5, 1))


def _waves() -> str:
    """Return the border of a layer, from right to left."""
    return _wave(-_HALF_WAVE, _WAVE)


def _wave(half: int, height: int) -> str:
    """Return a wave across the drawing: half of it is so long, to the left if below 0."""
    return f"q{half / 2:g} {height} {half} 0" + f"t{half} 0" * ((RIGHT - LEFT) // abs(half) - 1)


def _break() -> str:
    """Return the torn edge that says that the body goes on below the drawing."""
    teeth = int((RIGHT - LEFT) / (2 * _HALF_TOOTH))
    return f"M{LEFT} {HEIGHT}" + f"l{_HALF_TOOTH} -{_TOOTH} {_HALF_TOOTH} {_TOOTH}" * teeth


def _vessels() -> str:
    """Return small blood vessels along the border of skin and fat, which is at 0.

    They branch where no name of a layer stands, and are drawn wider than they are.
    """
    along = f"M{LEFT} 5{_wave(_HALF_WAVE, 4)}"
    up = "".join(f"M{x} 5q-2 -8 1 -15m-1 8q4 -1 5 -6" for x in (LEFT + 10, RIGHT - 5))
    down = f"M{LEFT + 20} 6q5 8 2 22m0 -10q-5 2 -7 8"
    return along + up + down


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
        "left": LEFT,
        "needle": NEEDLE,
        "length": DEEPEST * SCALE,
        "vessels": _vessels(),
        "break": _break(),
        "name": 104,
        "range": RANGE,
        "ruler": ruler(),
        "unit": _("mm"),
    }

"""The shapes of the marks, and of one person in an array: told apart by form, not colour alone.

A shape is a list of (kind, path). The kinds are drawn by `mesoguide/widgets/common/marks.css`:
`ink` is filled, `rim` is a line round, `dots` a dotted line, `line` a stroke across.
"""

from mesoguide.model.marks import MarkId, PersonStyle

Shape = tuple[tuple[str, str], ...]

#: The side of the square that a mark stands in.
SIZE = 20


def shape(name: MarkId) -> Shape:
    """Return the shape of a mark, in a square of `SIZE`."""
    return _SHAPES[name]


def person(look: PersonStyle, x: float, y: float, radius: float) -> Shape:
    """Return the shape of one person of an array, as a round mark about a point."""
    rim, half = _circle(x, y, radius), _left_half(x, y, radius)
    shapes: dict[PersonStyle, Shape] = {
        "solid": (("ink", rim), ("rim", rim)),
        "half": (("ink", half), ("rim", rim)),
        "hollow": (("rim", rim),),
        "pencil": (("dots", rim),),
    }
    return shapes[look]


def _circle(x: float, y: float, radius: float) -> str:
    side = f"a{radius:g} {radius:g} 0 1 1"
    return f"M{x:g} {y - radius:g}{side} 0 {2 * radius:g}{side} 0 {-2 * radius:g}Z"


def _left_half(x: float, y: float, radius: float) -> str:
    return f"M{x:g} {y - radius:g}a{radius:g} {radius:g} 0 0 0 0 {2 * radius:g}Z"


_ROUND = _circle(10, 10, 8)
_SHAPES: dict[MarkId, Shape] = {
    "gain": (("ink", _ROUND), ("rim", _ROUND)),
    "mixed": (("ink", _left_half(10, 10, 8)), ("rim", _ROUND)),
    "no gain": (("rim", _ROUND), ("line", "M2 10h16")),
    "no study": (("dots", _ROUND),),
    "not looked": (("rim", "M3 3h14v14h-14Z"),),
    "described": (("line", "M2 10l8-8M2 18l16-16M10 18l8-8"),),
}

"""Read the guide's own drawings as data: paths, and which of them is which area."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from mesoguide import paths

_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Stroke:
    """A line of a drawing: `outline` or `detail`, with its SVG path."""

    kind: str
    d: str


@dataclass(frozen=True)
class Region:
    """A closed shape that stands for an area.

    `at` is the point about which the marks of its uses stand, so many `in_a_row`; None where the
    area has its marks in another view.
    """

    id: str
    area: str
    d: str
    at: tuple[float, float] | None = None
    in_a_row: int = 3


@dataclass(frozen=True)
class Drawing:
    """One view: its name, what it shows, its viewBox, and its lines and regions in order."""

    name: str
    title: str
    view_box: str
    strokes: tuple[Stroke, ...]
    regions: tuple[Region, ...]

    def marked(self, area: str) -> bool:
        """Whether the marks of an area stand in this view."""
        return any(region.area == area and region.at for region in self.regions)


def body(folder: Path | None = None) -> tuple[Drawing, ...]:
    """Return the views of the body picker that are drawn: head, front, back."""
    return _body(folder or paths.drawings())


@cache
def _body(folder: Path) -> tuple[Drawing, ...]:
    found = (folder / f"{name}.svg" for name in ("body-head", "body-front", "body-back"))
    return tuple(read_drawing(path) for path in found if path.is_file())


def visit(folder: Path | None = None) -> dict[str, Drawing]:
    """Return the small drawings of a visit, by the id of the step each belongs to."""
    return _visit((folder or paths.drawings()) / "visit.svg")


@cache
def _visit(path: Path) -> dict[str, Drawing]:
    if not path.is_file():
        return {}
    root = ElementTree.parse(path).getroot()
    return {
        group.get("id", ""): _drawing(path, group, root.get("viewBox", ""))
        for group in root.iter(f"{_SVG}g")
    }


def read_drawing(path: Path) -> Drawing:
    """Return a drawing. Raises ValueError, naming the file, for a path that is neither line nor
    area, or for an area that is not closed.
    """  # noqa: D205
    root = ElementTree.parse(path).getroot()
    return _drawing(path, root, root.get("viewBox", ""))


def _drawing(path: Path, root: ElementTree.Element, view_box: str) -> Drawing:
    strokes: list[Stroke] = []
    regions: list[Region] = []
    for element in root.iter(f"{_SVG}path"):
        kind, d = element.get("class", ""), element.get("d", "")
        if kind in ("outline", "detail"):
            strokes.append(Stroke(kind, d))
        elif kind == "area" and d.rstrip().endswith(("Z", "z")):
            regions.append(_region(path, element, d))
        else:
            found = f"a path of class {kind!r} ending in {d[-1:]!r}"
            raise ValueError(f"{path.name}: found {found}; accepted: outline, detail, closed area")
    title = root.findtext(f"{_SVG}title", default=path.stem)
    return Drawing(path.stem, title, view_box, tuple(strokes), tuple(regions))


def _region(path: Path, element: ElementTree.Element, d: str) -> Region:
    name, area = element.get("id", ""), element.get("data-area", "")
    at, row = element.get("data-at"), element.get("data-in-a-row", "3")
    if at is None:
        return Region(name, area, d)
    if not re.fullmatch(r"\d+(\.\d+)? \d+(\.\d+)?", at) or not re.fullmatch(r"[1-9]", row):
        found = f"{name} with data-at={at!r}, data-in-a-row={row!r}"
        raise ValueError(f"{path.name}: found {found}; accepted: two numbers, and 1 to 9")
    x, y = at.split()
    return Region(name, area, d, (float(x), float(y)), int(row))

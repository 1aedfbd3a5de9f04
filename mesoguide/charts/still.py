"""Still pictures in SVG: what a page shows of a chart before any script runs."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from mesoguide.charts.timeline import BELOW, FONT_SIZE

_PICTURES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def strip_picture(spec: dict[str, Any]) -> Markup:
    """Return a specification of the strip as SVG: as high, and as wide as there is room.

    Heights are in the size of its letters and places along the weeks in per cent, so that it
    stands just as the drawing that takes its place.
    """
    layout = spec["layout"]
    first, last = layout["xaxis"]["range"]

    def x(week: float) -> float:
        return round(float(week - first) / float(last - first) * 100, 2)

    def em(pixels: float) -> float:
        return round(pixels / FONT_SIZE, 3)

    traces = {trace["name"]: trace for trace in spec["data"]}
    plot = layout["height"] - BELOW
    axis = layout["xaxis"]
    return Markup(
        _PICTURES.get_template("timeline.svg.j2").render(
            height=em(layout["height"]),
            bottom=em(plot),
            weeks=[
                {"x": x(week), "lines": text.split("<br>")}
                for week, text in zip(axis["tickvals"], axis["ticktext"], strict=True)
            ],
            beside=em(layout["annotations"][0]["xshift"]),
            notes=[
                {"y": em(note["y"] + 14), "lines": note["text"].split("<br>")}
                for note in layout["annotations"]
            ],
            lines={
                name: [
                    {"x1": x(from_x), "x2": x(to_x), "y1": em(from_y), "y2": em(to_y)}
                    for from_x, to_x, from_y, to_y in _pieces(traces[name])
                ]
                for name in ("bars", "later", "breaks")
            },
            band=_band(traces["described"], x, em),
            marks={
                name: [
                    {"x": x(week), "y": em(y)}
                    for week, y in zip(traces[name]["x"], traces[name]["y"], strict=True)
                ]
                for name in ("visits", "looks")
            },
        )
    )


def _pieces(trace: dict[str, Any]) -> list[tuple[float, float, float, float]]:
    """Return the lines of a trace, each ended by a gap: where it begins and ends."""
    x, y = trace["x"], trace["y"]
    return [(x[at], x[at + 1], y[at], y[at + 1]) for at in range(0, len(x), 3)]


def _band(trace: dict[str, Any], x: Any, em: Any) -> dict[str, float] | None:
    if not trace["x"]:
        return None
    first, last = min(trace["x"]), max(trace["x"])
    top, bottom = min(trace["y"]), max(trace["y"])
    return {
        "x": x(first),
        "width": round(x(last) - x(first), 2),
        "y": em(top),
        "height": em(bottom - top),
    }

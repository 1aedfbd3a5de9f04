"""Still pictures in SVG: what a page shows of a chart before any script runs."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from mesoguide.charts.timeline import described_lanes, lane_names, measured, ticks
from mesoguide.model import sentences
from mesoguide.model.measured import Series
from mesoguide.model.schedule import described_weeks, last_week, visit_days
from mesoguide.model.study import paid_and_checked_words
from mesoguide.model.timeline import Choice
from mesoguide.words import _

WIDTH, HEIGHT = 600, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 16, 170, 310

_PICTURES = Environment(
    loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
)


@dataclass(frozen=True)
class Picture:
    """An SVG and the sentence that says what it shows."""

    caption: str
    svg: Markup


def timeline(choice: Choice) -> Picture:
    """Return the timeline of an area and aim at its end: all visits done, everything measured."""
    end = last_week(choice.start)
    series = choice.series[0] if choice.series else None
    shown = measured(series) if series else None
    caption = _caption(choice, series, end) if series else choice.standing_words

    def x(week: float) -> float:
        return round(_LEFT + (week + 2) / (end + 4) * (WIDTH - _RIGHT - _LEFT), 1)

    marks = ticks(end)
    svg = _PICTURES.get_template("timeline.svg.j2").render(
        width=WIDTH,
        height=HEIGHT,
        caption=caption,
        left=_LEFT,
        right=WIDTH - _RIGHT,
        top=_TOP,
        bottom=_BOTTOM,
        names={**lane_names(shown), "described": _described_lane(choice, end)},
        visits=[x(day / 7) for day in visit_days(choice.start)],
        band=_band(choice, end, x),
        weeks=[
            {"x": x(week), "lines": text.split("<br>")}
            for week, text in zip(marks["tickvals"], marks["ticktext"], strict=True)
        ],
        levels=_levels(shown) if shown else [],
        dots=_dots(shown, x) if shown else [],
        none="" if shown else _("No good study"),
    )
    return Picture(caption, Markup(svg))


def _caption(choice: Choice, series: Series, week: int) -> str:
    """Return the result by a week, who paid and was checked, and whom else it was seen in."""
    results = sentences.latest_results(series, week)
    parts = (
        sentences.headline(series, week),
        paid_and_checked_words(results) if results else "",
        choice.apart[0],
    )
    return " ".join(filter(None, parts))


def _band(choice: Choice, end: int, x: Callable[[float], float]) -> tuple[float, float] | None:
    """Return where the change that clinics describe begins, and how wide it is; None for none."""
    if choice.described is None or choice.start.visits < choice.described.low:
        return None
    first, last = described_weeks(choice.start, choice.described)
    return (x(first), round(x(min(last, end + 2)) - x(first), 1)) if first <= end else None


def _described_lane(choice: Choice, end: int) -> str:
    if choice.described is None:
        return described_lanes()["not"]
    if choice.start.visits < choice.described.low:
        return described_lanes()["after"]
    first, _last = described_weeks(choice.start, choice.described)
    return lane_names(None)["described"] if first <= end else described_lanes()["later"]


def _height(shown: dict[str, Any], value: float) -> float:
    low, high = shown["axis"]["range"]
    share = float((value - low) / (high - low))
    return round(_BOTTOM - share * (_BOTTOM - _TOP), 1)


def _levels(shown: dict[str, Any]) -> list[dict[str, Any]]:
    values = shown["axis"].get("tickvals", [0])
    texts = shown["axis"].get("ticktext", values)
    return [
        {"y": _height(shown, value), "text": str(text).replace("<br>", " ")}
        for value, text in zip(values, texts, strict=True)
    ]


def _dots(shown: dict[str, Any], x: Callable[[float], float]) -> list[dict[str, Any]]:
    return [
        {
            "x": x(mark["x"]),
            "y": _height(shown, mark[arm]["y"]),
            "low": _height(shown, mark[arm]["y"] - mark[arm]["down"]),
            "high": _height(shown, mark[arm]["y"] + mark[arm]["up"]),
            "text": mark[arm]["text"],
            "left": mark["side"] == "left",
            "token": token,
            "solid": arm == "treated",
        }
        for mark in shown["marks"]
        for arm, token in (("control", "comparison"), ("treated", "accent"))
        if mark[arm]
    ]

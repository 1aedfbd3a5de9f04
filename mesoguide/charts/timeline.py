"""The session timeline as a Plotly specification: three lanes over one line of weeks.

From the top: the visits, what clinics describe, what studies measured. The lanes never share an
axis, so the two kinds of knowledge can't be read off one another. The browser fills in the places
that depend on the reader's plan and week; every measured mark comes from here.
"""

from decimal import Decimal
from typing import Any

import plotly.graph_objects as go

from mesoguide.charts.palette import LIGHT
from mesoguide.model.measured import Reading, Series
from mesoguide.model.schedule import SHORTEST_TIMELINE
from mesoguide.model.sentences import group_word, signed, unit_words
from mesoguide.model.study import seen_in
from mesoguide.words import _, fill

FONT_SIZE = 14
HEIGHT = 400
#: Readings of one week stand side by side, this many weeks apart, so that none hides another.
SIDE_STEP = 2.2
#: A label has no room before a reading this many weeks later.
CLOSE = 8

_LANES = {"measured": (0.0, 0.58), "described": (0.7, 0.81), "visits": (0.93, 1.0)}


def frame() -> dict[str, Any]:
    """Return the lanes, their names and the axis of weeks, as a Plotly specification."""
    figure = go.Figure(
        data=[
            _visits("visits-done", "circle"),
            _visits("visits-to-come", "circle-open"),
            go.Scatter(
                name="described",
                x=[],
                y=[],
                yaxis="y2",
                mode="lines",
                fill="toself",
                fillcolor=LIGHT["sand"],
                fillpattern={
                    "shape": "/",
                    "fgcolor": LIGHT["hatch"],
                    "bgcolor": LIGHT["sand"],
                    "size": 9,
                    "solidity": 0.22,
                },
                line={"color": LIGHT["hatch"], "width": 1, "dash": "dot"},
            ),
        ],
        layout=go.Layout(
            template=None,
            height=HEIGHT,
            margin={"l": 46, "r": 16, "t": 26, "b": 52},
            paper_bgcolor="rgba(0,0,0,0)",
            plot_bgcolor="rgba(0,0,0,0)",
            font={"size": FONT_SIZE, "color": LIGHT["ink"], "family": "system-ui, sans-serif"},
            showlegend=False,
            dragmode=False,
            hovermode=False,
            xaxis={
                "range": [-2, 54],
                "fixedrange": True,
                "showgrid": True,
                "gridcolor": LIGHT["hairline"],
                "linecolor": LIGHT["edge"],
                "showline": True,
                "ticks": "outside",
                "tickcolor": LIGHT["edge"],
                "zeroline": False,
                "tickangle": 0,
                "layer": "below traces",
                "anchor": "y",
            },
            yaxis={"domain": _LANES["measured"], **_quiet_axis()},
            yaxis2={
                "domain": _LANES["described"],
                "range": [0, 1],
                "visible": False,
                "fixedrange": True,
            },
            yaxis3={
                "domain": _LANES["visits"],
                "range": [0, 1],
                "visible": False,
                "fixedrange": True,
            },
            shapes=[
                {
                    "name": "now",
                    "type": "line",
                    "xref": "x",
                    "yref": "paper",
                    "x0": 0,
                    "x1": 0,
                    "y0": 0,
                    "y1": 1.0,
                    "line": {"color": LIGHT["ink"], "width": 2},
                }
            ],
            annotations=[
                _lane_name("visits", 1.0),
                _lane_name("described", 0.82),
                _lane_name("measured", 0.59),
            ],
        ),
    )
    spec: dict[str, Any] = figure.to_plotly_json()
    return {"data": [_plain(trace) for trace in spec["data"]], "layout": _plain(spec["layout"])}


def lane_names(shown: dict[str, Any] | None) -> dict[str, str]:
    """Return the name of each lane; the measured one with what its axis counts."""
    names = {
        "visits": _("Your visits"),
        "described": _("Clinics describe: change"),
        "measured": _("Studies measured"),
    }
    if shown is not None:
        names["measured"] += f": {shown['axis']['title']}"
    return names


def described_lanes() -> dict[str, str]:
    """Return the names of the described lane where it holds no band, by why it does not."""
    return {
        "not": _("Clinics describe: not this use"),
        "after": _("Clinics describe: after this plan"),
        "later": _("Clinics describe: later than shown"),
    }


def config() -> dict[str, Any]:
    """Return Plotly's settings: a picture without toolbar, upload, logo or scroll traps."""
    return {
        "staticPlot": True,
        "displayModeBar": False,
        "showSendToCloud": False,
        "plotlyServerURL": "",
        "displaylogo": False,
        "responsive": True,
    }


def ticks(last_week: int) -> dict[str, list[Any]]:
    """Return the marks on the line of weeks: every 3 months, or every 6 if it runs past a year."""
    names = {
        0: _("week 0"),
        13: "13",
        26: _("26<br>6 months"),
        39: "39",
        52: _("52<br>1 year"),
        78: _("78<br>1½ years"),
        104: _("104<br>2 years"),
    }
    step = 13 if last_week <= 64 else 26
    weeks = [week for week in names if week <= last_week and week % step == 0]
    return {"tickvals": list(weeks), "ticktext": [names[week] for week in weeks]}


def measured(series: Series) -> dict[str, Any]:
    """Return the marks of one series and the axis they stand on.

    `marks` has one entry per reading, in the order of the series: the week it was taken, where it
    stands (`x`, moved a little where a week has several), the side its label goes to, and per arm
    a value, its range and its label. `axis` is the lane's axis; `names` what each arm is
    called beside its newest mark.
    """
    kind = series.endpoint.measured_as
    places = _side_by_side([reading.week for reading in series.readings])
    weeks = [reading.week for reading in series.readings]
    marks = []
    for reading, x in zip(series.readings, places, strict=True):
        # Where a week has many readings, only the outer ones have room for a label.
        offset = x - reading.week
        crowded = abs(offset) < SIDE_STEP * (weeks.count(reading.week) - 1) / 2 - 0.01
        marks.append(
            {
                "week": reading.week,
                "x": x,
                "side": _label_side(x, reading.week, weeks),
                "treated": _arm(reading, "treated", kind, label=not crowded),
                "control": _arm(reading, "control", kind, label=not crowded),
            }
        )
    return {
        "kind": kind,
        "marks": marks,
        "axis": _axis(series, marks),
        "names": {"treated": _("treated"), "control": group_word(series.readings[-1].outcome)},
    }


def marks_style() -> dict[str, Any]:
    """Return how the marks of each arm are drawn: treated solid, comparison hollow and dashed."""
    return {
        "treated": {
            "yaxis": "y",
            "mode": "markers+text",
            "cliponaxis": False,
            "marker": {"symbol": "circle", "size": 13, "color": LIGHT["accent"]},
            "error_y": {"color": LIGHT["accent"], "thickness": 3, "width": 7},
            "textfont": {"color": LIGHT["accent"], "size": FONT_SIZE + 1, "weight": 700},
        },
        "control": {
            "yaxis": "y",
            "mode": "markers+text",
            "cliponaxis": False,
            "marker": {
                "symbol": "circle-open",
                "size": 13,
                "color": LIGHT["comparison"],
                "line": {"width": 2.5},
            },
            "error_y": {"color": LIGHT["comparison"], "thickness": 1.5, "width": 7},
            "textfont": {"color": LIGHT["comparison"], "size": FONT_SIZE + 1},
        },
        "waiting": {
            "yaxis": "y",
            "mode": "markers",
            "cliponaxis": False,
            "marker": {
                "symbol": "triangle-up-open",
                "size": 12,
                "color": LIGHT["edge"],
                "line": {"width": 2},
            },
        },
    }


def _visits(name: str, symbol: str) -> go.Scatter:
    return go.Scatter(
        name=name,
        x=[],
        y=[],
        yaxis="y3",
        mode="markers",
        cliponaxis=False,
        marker={
            "symbol": symbol,
            "size": 11,
            "color": LIGHT["accent"],
            "line": {"width": 2, "color": LIGHT["accent"]},
        },
    )


def _lane_name(lane: str, y: float) -> dict[str, Any]:
    return {
        "name": lane,
        "text": f"<b>{lane_names(None)[lane]}</b>",
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": y,
        "xanchor": "left",
        "yanchor": "bottom",
        "align": "left",
        "showarrow": False,
        "bgcolor": LIGHT["paper"],
        "borderpad": 0,
        "font": {"size": FONT_SIZE, "color": LIGHT["muted"]},
    }


def _quiet_axis() -> dict[str, Any]:
    return {
        "fixedrange": True,
        "showgrid": True,
        "gridcolor": LIGHT["hairline"],
        "zeroline": False,
        "automargin": False,
    }


def _side_by_side(weeks: list[int]) -> list[float]:
    """Return where each reading stands: its week, or beside the others of the same week."""
    places = []
    for index, week in enumerate(weeks):
        among = [other for other in range(len(weeks)) if weeks[other] == week]
        places.append(week + SIDE_STEP * (among.index(index) - (len(among) - 1) / 2))
    return places


def _label_side(x: float, week: int, weeks: list[int]) -> str:
    """Return where a label has room: not over a mark beside it, nor past the edge."""
    followed = any(0 < other - week <= CLOSE for other in weeks)
    return "left" if x < week or followed or x > SHORTEST_TIMELINE - 12 else "right"


def _arm(reading: Reading, arm: str, kind: str, label: bool) -> dict[str, Any] | None:
    row = reading.outcome
    if kind == "statement":
        return _statement_arm(row.result, arm)
    if kind == "share":
        chance = reading.treated if arm == "treated" else reading.control
        if chance is None:
            return None
        text = f"{chance.of_100}" if label else ""
        return {
            "y": float(chance.percent),
            **_whiskers(chance.percent, chance.low, chance.high),
            "text": text,
        }
    value: Decimal | None = getattr(row, f"{arm}_value")
    if value is None:
        return None
    low, high = getattr(row, f"{arm}_low"), getattr(row, f"{arm}_high")
    text = signed(value) if label else ""
    return {"y": float(value), **_whiskers(value, low, high), "text": text}


def _statement_arm(result: str, arm: str) -> dict[str, Any] | None:
    if arm == "control":
        return None
    return {"y": 1 if result == "better" else 0, "up": 0, "down": 0, "text": ""}


def _whiskers(value: Decimal, low: Decimal | None, high: Decimal | None) -> dict[str, float]:
    if low is None or high is None:
        return {"up": 0, "down": 0}
    return {"up": float(high - value), "down": float(value - low)}


def _axis(series: Series, marks: list[dict[str, Any]]) -> dict[str, Any]:
    kind = series.endpoint.measured_as
    if kind == "share":
        return {
            "range": [-8, 104],  # room for a mark at 0
            "tickvals": [0, 25, 50, 75, 100],
            "title": {"women": _("of 100 women"), "men": _("of 100 men")}.get(
                series.sex, _("of 100 people")
            ),
        }
    if kind == "statement":
        return {
            "range": [-0.6, 1.4],
            "tickvals": [0, 1],
            "ticktext": [_("no clear<br>difference"), _("better")],
            "margin": 82,
            "title": seen_in(_("compared"), series.sex),
            "line_at": 0,
        }
    ends = [0.0]
    for mark in marks:
        for arm in ("treated", "control"):
            if mark[arm]:
                ends += [mark[arm]["y"] - mark[arm]["down"], mark[arm]["y"] + mark[arm]["up"]]
    room = (max(ends) - min(ends)) * 0.15 or 1
    unit = unit_words(series.readings[0].outcome.unit)
    return {
        "range": [min(ends) - room, max(ends) + room],
        "title": fill(_("{unit}; 0 is no change"), unit=seen_in(unit, series.sex)),
        "line_at": 0,
    }


def _plain(value: Any) -> Any:
    """Return the specification as plain lists and dictionaries, ready for JSON."""
    if hasattr(value, "to_plotly_json"):
        return _plain(value.to_plotly_json())
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value

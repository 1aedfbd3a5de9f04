"""Good and bad on one clock: the strip below the film, as a Plotly specification.

Lanes lie below one another over one line of weeks: the visits, the looks of one study, how long
side effects lasted, what clinics describe. Heights are pixels from the top, at `FONT_SIZE`. The
still picture of a page comes from the same specification; the browser draws it again only when the
use, the film or the plan changes. What moves with the weeks lies over it.
"""

from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from mesoguide.charts.palette import LETTERS, LIGHT
from mesoguide.evidence.rows import NamedVisits
from mesoguide.model.film import Film, HarmBar
from mesoguide.model.schedule import Plan, described_weeks, visit_days
from mesoguide.words import _, fill

FONT_SIZE = 14
#: Left and right of the line of weeks, and below it.
SIDE, BELOW = 20, 46
#: Weeks that the line has before week 0 and after the last one.
ROOM = 2
#: The most letters of a line of a label: it fits the narrowest phone.
_LETTERS = 34
_LINE, _MARKS = 18, 26


@dataclass(frozen=True)
class Strip:
    """Where each lane of a film stands: its label, and the height of its marks.

    Attributes
    ----------
    notes
        The label of each lane, in lines, and the height it begins at.
    visits, looks, bars, described
        The height of the marks of each lane; `bars` has one for each side effect.
    height
        Of all lanes together, without the line of weeks below them.
    """

    notes: tuple[tuple[str, str, int], ...]
    visits: int
    looks: int
    bars: tuple[int, ...]
    described: int
    height: int
    days: tuple[float, ...]
    weeks: tuple[int, ...]
    breaks: tuple[float, ...]


def strip(film: Film | None, bars: tuple[HarmBar, ...], studied: bool = False) -> Strip:
    """Return the lanes of a film; for None those of a use that nobody looked at.

    Where such a use is `studied`, somebody looked, in a week that is not known.
    """
    names = [
        ("visits", _visits_name(film)),
        ("looks", _looks_name(film, studied)),
        *((f"bar {place}", bar.label) for place, bar in enumerate(bars)),
        ("described", described_names()["now"]),
    ]
    notes, marks, top = [], {}, 0
    for lane, name in names:
        lines = wrap(name, _LETTERS)
        notes.append((lane, "<br>".join(lines), top))
        marks[lane] = top + _LINE * len(lines) + _MARKS // 2
        top += _LINE * len(lines) + _MARKS
    return Strip(
        notes=tuple(notes),
        visits=marks["visits"],
        looks=marks["looks"],
        bars=tuple(marks[f"bar {place}"] for place in range(len(bars))),
        described=marks["described"],
        height=top,
        days=tuple(bar.days for bar in bars),
        weeks=tuple(look.week for look in film.looks) if film else (),
        breaks=tuple((before + after) / 2 for before, after in film.breaks) if film else (),
    )


def _visits_name(film: Film | None) -> str:
    if film is None or film.visits is None:
        return _("Visits, as an example")
    return _("Visits of the study") if film.drawn_as_run else _("Visits, near to the study's")


def your_visits() -> str:
    """Return the name of the lane of visits where the plan is the reader's own."""
    return _("Your visits")


def _looks_name(film: Film | None, studied: bool) -> str:
    if film is None:
        unknown, none = _("Checks: week not known"), _("Checks: nobody looked")
        return unknown if studied else none
    if film.breaks:
        phrase = _(
            "When people were checked (study: {study}). "
            "Dashed: judged in another way from this week on"
        )
        return fill(phrase, study=film.study)
    return fill(_("When people were checked (study: {study})"), study=film.study)


def described_names() -> dict[str, str]:
    """Return the names of the lane of what clinics describe; "now" is the one with a band."""
    return {
        "now": _("Clinics say: change comes here"),
        "not": _("Clinics say nothing about this use"),
        "after": _("Clinics say: it takes more visits"),
        "later": _("Clinics say: later than shown"),
    }


def frame() -> dict[str, Any]:
    """Return what every strip has: its marks with nothing in them, and the axis of weeks."""
    figure = go.Figure(
        data=[
            go.Scatter(
                name="described",
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
            _line("bars", {"color": LIGHT["warning"], "width": 10}),
            _line("later", {"color": LIGHT["warning"], "width": 3, "dash": "2px,5px"}),
            _line("breaks", {"color": LIGHT["ink"], "width": 2, "dash": "7px,5px"}),
            _marks("visits", "circle-open", 11),
            _marks("looks", "square-open", 15),
        ],
        layout=go.Layout(
            template=None,
            margin={"l": SIDE, "r": SIDE, "t": 0, "b": BELOW},
            paper_bgcolor="rgba(0,0,0,0)",
            plot_bgcolor="rgba(0,0,0,0)",
            font={"size": FONT_SIZE, "color": LIGHT["ink"], "family": LETTERS},
            showlegend=False,
            dragmode=False,
            hovermode=False,
            xaxis={
                "fixedrange": True,
                "showgrid": True,
                "gridcolor": LIGHT["hairline"],
                "linecolor": LIGHT["edge"],
                "showline": True,
                "ticks": "outside",
                "tickcolor": LIGHT["edge"],
                "zeroline": False,
                "tickangle": 0,
                # The first and the last have room beside them: none is measured as it is drawn.
                "ticklabeloverflow": "allow",
                "layer": "below traces",
            },
            yaxis={"visible": False, "fixedrange": True},
        ),
    )
    spec: dict[str, Any] = figure.to_plotly_json()
    return {
        "data": [{**_plain(trace), "x": [], "y": []} for trace in spec["data"]],
        "layout": _plain(spec["layout"]),
        "note": {
            "xref": "paper",
            "yref": "y",
            "x": 0,
            "xshift": 4 - SIDE,
            "xanchor": "left",
            "yanchor": "top",
            "align": "left",
            "showarrow": False,
            "bgcolor": LIGHT["paper"],
            "borderpad": 0,
            "font": {"size": FONT_SIZE, "color": LIGHT["muted"]},
        },
    }


def specification(
    lanes: Strip, plan: Plan, last: int, described: NamedVisits | None
) -> dict[str, Any]:
    """Return the whole picture of a plan, as the browser makes it from the frame and the lanes.

    Parameters
    ----------
    last
        The last week of the line.
    described
        The visits that clinics name for this use.
    """
    filled = frame()
    days = visit_days(plan)
    kind, band = described_band(plan, last, described)
    top, bottom = lanes.described - 9, lanes.described + 9
    traces: dict[str, tuple[list[Any], list[Any]]] = {
        "described": (
            [band[0], band[0], band[1], band[1], band[0]] if band else [],
            [bottom, top, top, bottom, bottom] if band else [],
        ),
        "bars": _lines([(0, long / 7, y) for long, y in zip(lanes.days, lanes.bars, strict=True)]),
        "later": _lines(
            [
                (day / 7, min((day + long) / 7, last + ROOM), y)
                for long, y in zip(lanes.days, lanes.bars, strict=True)
                for day in days[1:]
            ]
        ),
        "breaks": (
            [at for week in lanes.breaks for at in (week, week, None)],
            [y for _week in lanes.breaks for y in (lanes.looks - 13, lanes.looks + 13, None)],
        ),
        "visits": ([day / 7 for day in days], [lanes.visits] * len(days)),
        "looks": (list(lanes.weeks), [lanes.looks] * len(lanes.weeks)),
    }
    for trace in filled["data"]:
        trace["x"], trace["y"] = traces[trace["name"]]
    layout = filled["layout"]
    layout["height"] = lanes.height + BELOW
    layout["xaxis"] = {**layout["xaxis"], "range": [-ROOM, last + ROOM], **ticks(last)}
    layout["yaxis"]["range"] = [lanes.height, 0]
    texts = {"described": described_names()[kind]}
    layout["annotations"] = [
        {**filled["note"], "name": lane, "text": texts.get(lane, text), "y": y}
        for lane, text, y in lanes.notes
    ]
    return {"data": filled["data"], "layout": layout}


def described_band(
    plan: Plan, last: int, described: NamedVisits | None
) -> tuple[str, tuple[float, float] | None]:
    """Return which name the lane of what clinics describe has, and the ends of its band."""
    if described is None:
        return "not", None
    if plan.visits < described.low:
        return "after", None
    first, end = described_weeks(plan, described)
    if first > last:
        return "later", None
    return "now", (first, min(end, last + ROOM))


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


def _line(name: str, line: dict[str, Any]) -> go.Scatter:
    return go.Scatter(name=name, mode="lines", cliponaxis=False, line=line)


def _marks(name: str, symbol: str, size: int) -> go.Scatter:
    return go.Scatter(
        name=name,
        mode="markers",
        cliponaxis=False,
        marker={
            "symbol": symbol,
            "size": size,
            "color": LIGHT["accent"],
            "line": {"width": 2, "color": LIGHT["accent"]},
        },
    )


def _lines(ends: list[tuple[float, float, int]]) -> tuple[list[Any], list[Any]]:
    """Return lines as one trace: each from its first place to its last, with a gap after it."""
    x = [place for first, last, _y in ends for place in (first, last, None)]
    y = [height for _first, _last, at in ends for height in (at, at, None)]
    return x, y


def _plain(value: Any) -> Any:
    """Return the specification as plain lists and dictionaries, ready for JSON."""
    if hasattr(value, "to_plotly_json"):
        return _plain(value.to_plotly_json())
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value

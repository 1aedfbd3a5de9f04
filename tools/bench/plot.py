"""The figures as a picture: drawn by the guide's own plotly.js in Chromium, kept as SVG."""

import base64
from typing import Any
from urllib.parse import unquote

from playwright.sync_api import Browser

from mesoguide import paths
from mesoguide.charts.palette import LIGHT

WIDTH, HEIGHT = 1080, 380
#: Name, colour, dash and mark of each server, told apart without colour too.
STYLES = {
    "nginx": ("nginx, published site", LIGHT["accent"], "solid", "circle"),
    "guide": ("the guide's server", LIGHT["accent"], "dash", "square"),
    "heated": ("stock Voila, pre-heated", LIGHT["muted"], "solid", "diamond"),
    "stock": ("stock Voila", LIGHT["muted"], "dot", "x"),
}


def figure(loads: dict[str, list[Any]]) -> dict[str, Any]:
    """Return the figure: answers, waiting and memory over open connections, per server."""
    parts = (
        ("answers", "Page answers a second"),
        ("p99_ms", "99 of 100 answers within (ms)"),
        ("peak_mb", "Memory of the server (MB)"),
    )
    data, layout = [], _layout()
    for place, (name, title) in enumerate(parts, start=1):
        axis = "" if place == 1 else str(place)
        left = (place - 1) * 0.355
        layout[f"xaxis{axis}"] = {
            **_axis("Open connections (log)"),
            "domain": [left, left + 0.29],
            "anchor": f"y{axis}",
            "tickvals": [1, 2, 10, 100, 400],
        }
        layout[f"yaxis{axis}"] = {**_axis(""), "anchor": f"x{axis}", "dtick": 1}
        layout["annotations"].append(_title(f"{title}, log", left))
        for kind, (label, colour, dash, symbol) in STYLES.items():
            data.append(
                {
                    "type": "scatter",
                    "mode": "lines+markers",
                    "name": label,
                    "legendgroup": kind,
                    "showlegend": place == 1,
                    "x": [each.connections for each in loads[kind]],
                    # Nothing has no place on a log axis.
                    "y": [getattr(each, name) or None for each in loads[kind]],
                    "xaxis": f"x{axis}",
                    "yaxis": f"y{axis}",
                    "line": {"color": colour, "width": 2.5, "dash": dash},
                    "marker": {"size": 9, "symbol": symbol, "color": colour},
                }
            )
    return {"data": data, "layout": layout}


def _layout() -> dict[str, Any]:
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "paper_bgcolor": "#ffffff",
        "plot_bgcolor": "#ffffff",
        "font": {"family": "system-ui, sans-serif", "size": 14, "color": LIGHT["ink"]},
        "margin": {"l": 64, "r": 16, "t": 40, "b": 96},
        "legend": {"orientation": "h", "x": 0, "y": -0.24},
        "annotations": [],
    }


def _axis(title: str) -> dict[str, Any]:
    return {
        "type": "log",
        "title": {"text": title},
        "gridcolor": LIGHT["hairline"],
        "zeroline": False,
        "linecolor": LIGHT["edge"],
        "exponentformat": "none",
    }


def _title(text: str, left: float) -> dict[str, Any]:
    place = {"x": left, "y": 1.0, "xref": "paper", "yref": "paper", "yshift": 14}
    side = {"xanchor": "left", "yanchor": "bottom", "showarrow": False}
    return {"text": f"<b>{text}</b>", **place, **side}


def drawn(browser: Browser, spec: dict[str, Any]) -> str:
    """Return a figure as the text of an SVG."""
    page = browser.new_page()
    page.set_content("<div id=plot></div>")
    page.add_script_tag(path=paths.assets() / "vendor" / "mesoguide" / "plotly-scatter.min.js")
    size = {"format": "svg", "width": WIDTH, "height": HEIGHT}
    page.evaluate("window.Plotly = PlotlySteps.reduce((_before, step) => step(), null)")
    address = page.evaluate("([spec, size]) => Plotly.toImage(spec, size)", [spec, size])
    page.close()
    head, body = str(address).split(",", 1)
    return base64.b64decode(body).decode() if "base64" in head else unquote(body)

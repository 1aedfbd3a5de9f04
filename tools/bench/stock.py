"""The notebook of stock Voila: the same chart as a FigureWidget, with a stock slider."""

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

SOURCE = """
import json
import ipywidgets as widgets
import plotly.graph_objects as go

spec = json.load(open("chart.json"))
figure = go.FigureWidget(data=spec["data"], layout=spec["layout"])
slider = widgets.IntSlider(min=0, max=52, description="Week")


def move(change):
    figure.layout.shapes[0].x0 = figure.layout.shapes[0].x1 = change["new"]


slider.observe(move, "value")
widgets.VBox([figure, slider])
"""


def notebook() -> nbformat.NotebookNode:
    """Return the notebook."""
    made = new_notebook(cells=[new_markdown_cell("# Weeks"), new_code_cell(SOURCE)])
    made.metadata["kernelspec"] = {
        "name": "python3",
        "display_name": "Python 3",
        "language": "python",
    }
    return made

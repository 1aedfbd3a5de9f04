"""The widgets of a page, as their state stands once the notebook has run.

The page carries the standard Jupyter widget state. It is checked here that the widget host can
bring every widget to life, and what several widgets share is taken out so that it stands once.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from mesoguide.widgets.base import SEAM, shared_style

STATE = "application/vnd.jupyter.widget-state+json"
VIEW = "application/vnd.jupyter.widget-view+json"

_CONTROLS = "@jupyter-widgets/controls"
#: Models the host can show, besides anywidgets.
BOXES = frozenset({"VBoxModel", "HBoxModel", "BoxModel"})
#: Models without a view of their own that the host knows.
LINKS = frozenset({"LinkModel", "DirectionalLinkModel"})

_REFERENCE = "IPY_MODEL_"


class PageError(ValueError):
    """A notebook can't become a page. Names the notebook, the cell, what was found and accepted."""


@dataclass(frozen=True)
class Widgets:
    """The widgets of a page: what the host reads, their style sheet, and the scripts they need."""

    payload: str
    css: str
    scripts: tuple[str, ...]
    stills: dict[str, str]
    boxes: dict[str, tuple[str, ...]]


def check_cells(name: str, cells: list[Any], models: dict[str, Any]) -> None:
    """Refuse a notebook with a cell that raised, or a widget or script the page can't show.

    Raises
    ------
    PageError
        With the notebook's name, the cell's number (from 1) and what was found.
    """
    for number, cell in enumerate(cells, start=1):
        for output in cell.get("outputs", ()):
            place = f"{name}, cell {number}"
            if output.output_type == "error":
                raise PageError(f"{place}: it raised {output.ename}: {output.evalue}")
            data = output.get("data", {})
            if VIEW in data:
                _check_model(place, data[VIEW]["model_id"], models)
            elif "application/javascript" in data:
                raise PageError(
                    f"{place}: found a script; accepted: text, pictures, tables, widgets"
                )


def _check_model(place: str, model_id: str, models: dict[str, Any]) -> None:
    model = models.get(model_id)
    if model is None:
        raise PageError(f"{place}: found a widget that was closed; accepted: a widget still there")
    if model["model_module"] == "anywidget":
        return
    if model["model_module"] == _CONTROLS and model["model_name"] in BOXES:
        for child in children(model):
            _check_model(place, child, models)
        return
    found = f"{model['model_name'].removesuffix('Model')} of {model['model_module']}"
    raise PageError(
        f"{place}: found the widget {found}; accepted: the guide's own widgets and other "
        "anywidgets, VBox, HBox, Box, jslink"
    )


def children(model: dict[str, Any]) -> tuple[str, ...]:
    """Return the ids of the models inside a box, in order."""
    return tuple(child.removeprefix(_REFERENCE) for child in model["state"].get("children", ()))


def gather(models: dict[str, Any]) -> Widgets:
    """Return the page's widgets: each file and each style sheet once, stills taken out."""
    modules: dict[str, list[int]] = {}
    parts: dict[str, int] = {}
    sheets: dict[str, None] = {}
    scripts: dict[str, None] = {}
    stills: dict[str, str] = {}
    boxes: dict[str, tuple[str, ...]] = {}
    kept: dict[str, Any] = {}
    for model_id, model in models.items():
        state = dict(model["state"])
        if model["model_module"] == "anywidget":
            text = state["_esm"]
            state["_esm"] = hashlib.sha256(text.encode()).hexdigest()[:16]
            modules[state["_esm"]] = [
                parts.setdefault(part, len(parts)) for part in text.split(SEAM)
            ]
            sheets[state.pop("_css", "").removeprefix(shared_style())] = None
            stills[model_id] = state.pop("still", "")
            scripts.update(dict.fromkeys(state.get("scripts", ())))
        elif model["model_name"] in BOXES:
            boxes[model_id] = children(model)
        elif model["model_name"] not in LINKS:
            continue  # styles and layouts: the page's own style sheet stands for them
        kept[model_id] = {**model, "state": state}
    versions = {"version_major": 2, "version_minor": 0}
    payload = {**versions, "state": kept, "modules": modules, "parts": list(parts)}
    return Widgets(
        payload=json.dumps(payload, separators=(",", ":"), ensure_ascii=False).replace(
            "<", "\\u003c"
        ),
        css="\n".join(sheet for sheet in sheets if sheet),
        scripts=tuple(scripts),
        stills=stills,
        boxes=boxes,
    )

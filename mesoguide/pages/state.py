"""The widgets of a page, as their state stands once the notebook has run.

The page carries the standard Jupyter widget state. It is checked here that the widget host can
bring every widget to life, and what several widgets share is taken out so that it stands once.
"""

import json
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from mesoguide.common.front import SEAM, shared_style
from mesoguide.pages.displayed import SHOWN, asked_for
from mesoguide.pages.notebook import PageError

STATE = "application/vnd.jupyter.widget-state+json"
VIEW = "application/vnd.jupyter.widget-view+json"

_CONTROLS = "@jupyter-widgets/controls"
#: Models the host can show, besides anywidgets.
BOXES = frozenset({"VBoxModel", "HBoxModel", "BoxModel"})
#: Models without a view of their own that the host knows.
LINKS = frozenset({"LinkModel", "DirectionalLinkModel"})

#: What every widget's state has for Jupyter's own pages; the host reads none of it.
FOR_JUPYTER = (
    *("_anywidget_id", "_dom_classes", "_model_module", "_model_module_version", "_model_name"),
    *("_view_count", "_view_module", "_view_module_version", "_view_name"),
    *("layout", "tabbable", "tooltip"),
)

_REFERENCE = "IPY_MODEL_"
_ACCEPTED = f"accepted: {SHOWN}"


@dataclass(frozen=True)
class Widgets:
    """The widgets of a page: what the host reads, their style sheet, and the scripts they need.

    Widgets are named by their place (``w1``, ``w2``, ...), so that a page that says the same is
    the same, byte for byte, whoever makes it; `names` finds the name by the kernel's own id.
    `boxes` has the names inside each box; the children of one in `rows` stand side by side.
    `late` is a script with what only drawings need, which comes with the scripts that draw.
    """

    payload: str
    late: str
    css: str
    scripts: tuple[str, ...]
    stills: dict[str, str]
    sources: dict[str, tuple[str, ...]]
    boxes: dict[str, tuple[str, ...]]
    rows: frozenset[str]
    names: dict[str, str]


def check_cells(name: str, cells: list[Any], models: dict[str, Any]) -> None:
    """Refuse a notebook with a cell that raised, or a widget the page can't show.

    Raises
    ------
    PageError
        With the notebook's name, the cell's number (from 1) and what was found.
    """
    for number, cell in enumerate(cells, start=1):
        for output in cell.get("outputs", ()):
            place = f"{name}, cell {number}"
            if output.output_type == "error":
                why = str(output.evalue).strip().partition("\n")[0]
                raise PageError(f"{place}: it raised {output.ename}: {why}")
            data = output.get("data", {})
            if VIEW in data:
                _check_model(place, data[VIEW]["model_id"], models)


def _check_model(place: str, model_id: str, models: dict[str, Any]) -> None:
    model = models.get(model_id)
    if model is None:
        raise PageError(f"{place}: found a widget that was closed; accepted: a widget still there")
    if model["model_module"] == "anywidget":
        address = asked_for(model["state"].get("_esm", ""))
        if address:
            raise PageError(f"{place}: found a widget whose script loads {address}; {_ACCEPTED}")
        return
    if model["model_module"] == _CONTROLS and model["model_name"] in BOXES:
        for child in children(model):
            _check_model(place, child, models)
        return
    library = "ipywidgets" if model["model_module"] == _CONTROLS else model["model_module"]
    found = f"the widget {model['model_name'].removesuffix('Model')} of {library}"
    raise PageError(f"{place}: found {found}; {_ACCEPTED}")


def children(model: dict[str, Any]) -> tuple[str, ...]:
    """Return the ids of the models inside a box, in order."""
    return tuple(_named(child) for child in model["state"].get("children", ()))


def gather(models: dict[str, Any]) -> Widgets:
    """Return the page's widgets: each file and each style sheet once, stills taken out."""
    shown = {model_id: model for model_id, model in models.items() if _can_host(model)}
    names = {model_id: f"w{number}" for number, model_id in enumerate(shown, start=1)}
    modules: dict[str, int] = {}
    sheets: dict[str, None] = {}
    scripts: dict[str, None] = {}
    stills: dict[str, str] = {}
    sources: dict[str, tuple[str, ...]] = {}
    boxes: dict[str, tuple[str, ...]] = {}
    kept: dict[str, Any] = {}
    late: dict[str, dict[str, Any]] = {}
    for model_id, model in shown.items():
        name = names[model_id]
        state = _renamed(model["state"], names)
        for key in FOR_JUPYTER:
            state.pop(key, None)
        if model["model_module"] == "anywidget":
            state["_esm"] = modules.setdefault(state["_esm"], len(modules))
            sheets[state.pop("_css", "").removeprefix(shared_style())] = None
            state.pop("made", None)  # for the check alone
            if "still" in state:  # a widget of the guide
                stills[name] = state.pop("still")
                sources[name] = tuple(state.pop("sources", ()))
            scripts.update(dict.fromkeys(state.get("scripts", ())))
            if put_off := state.pop("late", ()):
                late[name] = {trait: state.pop(trait) for trait in put_off}
        elif model["model_name"] in BOXES:
            boxes[name] = children({"state": state})
        kept[name] = {**model, "state": state}
    parts = {part: None for text in modules for part in text.split(SEAM)}
    places = {part: place for place, part in enumerate(parts)}
    payload = {
        **{"version_major": 2, "version_minor": 0},
        "state": kept,
        "modules": [[places[part] for part in text.split(SEAM)] for text in modules],
        "parts": list(parts),
    }
    return Widgets(
        payload=_json(payload),
        late=f"mesoguide.addLate({_json(late)});" if late else "",
        css="\n".join(sheet for sheet in sheets if sheet),
        scripts=tuple(scripts),
        stills=stills,
        sources=sources,
        boxes=boxes,
        rows=frozenset(name for name in boxes if kept[name]["model_name"] == "HBoxModel"),
        names=names,
    )


def _json(value: Any) -> str:
    """Return a value as JSON that may stand in a page's script."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    return text.replace("<", "\\u003c")


def _can_host(model: dict[str, Any]) -> bool:
    """Tell whether the host shows a model; the page's own style sheet stands for the rest."""
    return model["model_module"] == "anywidget" or model["model_name"] in BOXES | LINKS


def _renamed(state: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """Return a state with its references renamed; those to a model that is not there go."""
    gone = {
        name
        for name, value in state.items()
        if isinstance(value, str) and _is_reference(value) and _named(value) not in names
    }
    return {name: _follow(value, names) for name, value in state.items() if name not in gone}


def _follow(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, list):
        return [_follow(each, names) for each in value]
    if isinstance(value, str) and _is_reference(value):
        return _REFERENCE + names.get(_named(value), "")
    return value


def _is_reference(value: str) -> bool:
    return value.startswith(_REFERENCE)


def _named(reference: str) -> str:
    return reference.removeprefix(_REFERENCE)


def markup_of(name: str, widgets: Widgets) -> Markup:
    """Return a widget's markup in its root, or its children's in the box they share.

    A still is HTML made by the widget's own template with every text escaped.
    """
    if name in widgets.boxes:
        children = Markup("").join(markup_of(child, widgets) for child in widgets.boxes[name])
        kind = "row" if name in widgets.rows else "column"
        return Markup('<div class="box box-{}">{}</div>').format(kind, children)
    made = Markup(widgets.stills.get(name, ""))
    return Markup('<div class="widget-root">{}</div>').format(made)

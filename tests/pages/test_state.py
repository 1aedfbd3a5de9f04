import json

import ipywidgets
import pytest
from nbformat.v4 import new_code_cell, new_output

from mesoguide.common.front import SEAM, module, shared_style, widget_style
from mesoguide.pages import state
from mesoguide.pages.notebook import PageError
from mesoguide.widgets import BodyMap, EightStories, QuestionList, RecoveryDays


def models(*widgets: ipywidgets.Widget) -> dict[str, dict[str, object]]:
    """The standard widget state of some widgets, as a notebook that has run stores it."""
    stored: dict[str, dict[str, object]] = {}
    for widget in widgets:
        known = {
            "model_name": widget._model_name,
            "model_module": widget._model_module,
            "state": {**widget.get_state(), "children": children_of(widget)},
        }
        stored[widget.model_id] = known
        for child in getattr(widget, "children", ()):
            stored.update(models(child))
    return stored


def children_of(widget: ipywidgets.Widget) -> list[str]:
    return [f"IPY_MODEL_{child.model_id}" for child in getattr(widget, "children", ())]


def showing(widget: ipywidgets.Widget) -> list[object]:
    view = {state.VIEW: {"model_id": widget.model_id}}
    return [new_code_cell(), new_code_cell(outputs=[new_output("display_data", view)])]


def test_a_guide_widget_inside_a_box_is_fine() -> None:
    box = ipywidgets.VBox([RecoveryDays()])
    state.check_cells("a.ipynb", showing(box), models(box))


@pytest.mark.parametrize("make", [ipywidgets.IntSlider, ipywidgets.Dropdown, ipywidgets.Output])
def test_a_widget_that_can_not_live_is_named_with_its_cell(make) -> None:  # type: ignore[no-untyped-def]
    widget = make()
    with pytest.raises(PageError, match=rf"a\.ipynb, cell 2: found the widget {make.__name__}"):
        state.check_cells("a.ipynb", showing(widget), models(widget))


def test_a_stranger_inside_a_box_is_found() -> None:
    box = ipywidgets.HBox([ipywidgets.Checkbox()])
    with pytest.raises(PageError, match="cell 2: found the widget Checkbox"):
        state.check_cells("a.ipynb", showing(box), models(box))


def test_why_a_cell_raised_is_told_in_one_line() -> None:
    error = new_output("error", ename="ValueError", evalue="no such\n  file", traceback=[])
    with pytest.raises(PageError, match=r"it raised ValueError: no such$"):
        state.check_cells("a.ipynb", [new_code_cell(outputs=[error])], {})


def test_a_cell_that_raised_is_named() -> None:
    error = new_output("error", ename="KeyError", evalue="'chinn'", traceback=[])
    with pytest.raises(PageError, match=r"a\.ipynb, cell 1: it raised KeyError: 'chinn'"):
        state.check_cells("a.ipynb", [new_code_cell(outputs=[error])], {})


def test_several_widgets_of_a_kind_share_one_module() -> None:
    pair = [RecoveryDays(), RecoveryDays(3)]
    gathered = state.gather(models(*pair))
    assert len(json.loads(gathered.payload)["modules"]) == 1
    assert gathered.css == widget_style("recovery_days").removeprefix(shared_style())


def test_a_file_that_widgets_share_stands_once_in_a_page() -> None:
    page = json.loads(state.gather(models(BodyMap(), RecoveryDays())).payload)
    assert len(page["modules"]) == 2
    assert sum("function uid(" in part for part in page["parts"]) == 1


def test_the_parts_of_a_page_make_up_the_whole_module() -> None:
    page = json.loads(state.gather(models(BodyMap(), RecoveryDays())).payload)
    parts = page["parts"]
    whole = {SEAM.join(parts[at] for at in places) for places in page["modules"]}
    assert whole == {module("body_map"), module("recovery_days")}


def test_the_payload_can_not_end_its_script_element() -> None:
    assert "<" not in state.gather(models(RecoveryDays())).payload


def test_the_payload_is_the_standard_widget_state() -> None:
    widget = RecoveryDays()
    payload = json.loads(state.gather(models(widget)).payload)
    assert payload["version_major"] == 2
    assert payload["state"]["w1"]["model_module"] == "anywidget"
    assert payload["state"]["w1"]["state"]["day"] == 1


def boxed() -> dict[str, dict[str, object]]:
    return models(ipywidgets.VBox([RecoveryDays(), QuestionList()]))


def test_a_page_made_twice_is_the_same_though_kernels_name_widgets_by_chance() -> None:
    first, second = boxed(), boxed()
    assert not first.keys() & second.keys()
    assert state.gather(first).payload == state.gather(second).payload
    assert state.gather(first).stills == state.gather(second).stills


def test_a_box_names_the_widgets_it_holds() -> None:
    gathered = state.gather(boxed())
    box = json.loads(gathered.payload)["state"]["w1"]["state"]
    assert box["children"] == ["IPY_MODEL_w2", "IPY_MODEL_w3"]
    assert gathered.boxes == {"w1": ("w2", "w3")}
    assert 'data-widget="question-list"' in gathered.stills["w3"]


def test_a_link_names_the_widgets_it_joins() -> None:
    pair = [RecoveryDays(), RecoveryDays(3)]
    ends = {
        end: [f"IPY_MODEL_{widget.model_id}", "area"]
        for end, widget in zip(("source", "target"), pair, strict=True)
    }
    link = {"model_name": "LinkModel", "model_module": "@jupyter-widgets/controls", "state": ends}
    page = json.loads(state.gather({**models(*pair), "1f": link}).payload)["state"]
    assert page["w3"]["state"] == {
        "source": ["IPY_MODEL_w1", "area"],
        "target": ["IPY_MODEL_w2", "area"],
    }


def test_what_a_page_leaves_out_is_named_nowhere() -> None:
    widget = RecoveryDays()
    made = models(widget)
    made[widget.model_id]["state"]["layout"] = "IPY_MODEL_1f"  # type: ignore[index]
    assert "IPY_MODEL_" not in state.gather(made).payload


def test_what_only_jupyter_reads_is_not_sent() -> None:
    payload = json.loads(state.gather(models(RecoveryDays())).payload)
    [sent] = payload["state"].values()
    assert [key for key in sent["state"] if key.startswith("_")] == ["_esm"]


def test_what_only_a_drawing_needs_is_not_in_the_page_but_in_the_script_that_comes_late() -> None:
    gathered = state.gather(models(EightStories()))
    [kept] = json.loads(gathered.payload)["state"].values()
    late = json.loads(gathered.late.removeprefix("mesoguide.addLate(").removesuffix(");"))["w1"]
    assert set(late) == {"figures", "frame", "drawing"}
    assert not set(late) & set(kept["state"])


def test_what_is_jupyters_alone_is_all_that_its_widgets_share() -> None:
    names = {"_anywidget_id", *ipywidgets.DOMWidget.class_trait_names(sync=True)}
    assert set(state.FOR_JUPYTER) == names

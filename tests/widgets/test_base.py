import re
import shutil
import subprocess
from pathlib import Path

import pytest

from mesoguide import widgets as all_widgets
from mesoguide.common.front import FOLDER, module, shared_style, widget_style
from mesoguide.widgets import AreaCard, BodyMap, GuessFirst, SessionTimeline
from mesoguide.widgets.base import GuideWidget

FOLDERS = sorted(getattr(all_widgets, name).folder for name in all_widgets.__all__)


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_module_stands_alone(folder: str) -> None:
    assert not re.search(r"^import ", module(folder), re.MULTILINE)
    assert module(folder).count("export ") == 1


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.skipif(not shutil.which("node"), reason="needs node")
def test_a_browser_can_read_every_module(folder: str, tmp_path: Path) -> None:
    (tmp_path / "module.mjs").write_text(module(folder), "utf-8")
    subprocess.run(["node", "--check", str(tmp_path / "module.mjs")], check=True)


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_module_names_another_address(folder: str) -> None:
    addresses = re.findall(r"https?://[^\s\"']+", module(folder))
    assert set(addresses) <= {"http://www.w3.org/2000/svg"}


def test_a_shared_file_stands_once_in_a_module() -> None:
    assert module("session_timeline").count("function uid(") == 1


@pytest.mark.parametrize("template", sorted(FOLDER.glob("*/*.j2")), ids=str)
def test_no_box_has_the_attribute_html_keeps_for_what_is_typed(template: Path) -> None:
    boxes = re.findall(r'<input type="(?:checkbox|radio)"[^>]*>', template.read_text("utf-8"))
    assert not [box for box in boxes if "autocomplete" in box]


@pytest.mark.parametrize("template", sorted(FOLDER.glob("*/*.j2")), ids=str)
def test_no_heading_waits_for_a_script_to_fill_it(template: Path) -> None:
    assert not re.search(r"<(h[1-6])[^>]*></\1>", template.read_text("utf-8"))


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_style_begins_with_the_shared_one(folder: str) -> None:
    assert widget_style(folder).startswith(shared_style())


@pytest.fixture(scope="module")
def widgets() -> list[GuideWidget]:
    asked = {"GuessFirst": GuessFirst("refine-1-both-1")}
    return [asked.get(name) or getattr(all_widgets, name)() for name in all_widgets.__all__]


def test_every_still_has_a_picture_its_words_and_its_name(
    widgets: list[GuideWidget],
) -> None:
    for widget in widgets:
        assert "<svg" in widget.still
        # The claims are text already, behind their folds.
        read = any(way in widget.still for way in ("<table", 'role="table"', "<section"))
        assert read or widget.folder == "claim_table"
        assert f'data-widget="{widget.folder.replace("_", "-")}"' in widget.still


def test_every_source_of_a_widget_is_known(widgets: list[GuideWidget], facts) -> None:  # type: ignore[no-untyped-def]
    for widget in widgets:
        assert widget.sources
        assert set(widget.sources) <= facts.sources.keys()


def test_a_wrong_area_says_what_is_accepted() -> None:
    for widget in (AreaCard, BodyMap, SessionTimeline):
        with pytest.raises(ValueError, match="area: found moon; accepted: chin, face"):
            widget("moon")


def test_the_timeline_ships_every_area_and_aim(facts) -> None:  # type: ignore[no-untyped-def]
    shipped = SessionTimeline().choices.keys()
    assert shipped == {f"{offer.area}/{offer.aim}" for offer in facts.offers}


def test_text_of_a_table_can_not_become_markup(facts) -> None:  # type: ignore[no-untyped-def]
    from dataclasses import replace

    row = facts.areas["chin"].model_copy(update={"name": "<img src=x onerror=alert(1)>"})
    spoilt = replace(facts, areas={**facts.areas, "chin": row})
    still = BodyMap(evidence=spoilt).still
    assert "<img" not in still
    assert "&lt;img" in still

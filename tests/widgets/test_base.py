import re
import shutil
import subprocess
from pathlib import Path

import pytest

from mesoguide import widgets as all_widgets
from mesoguide.widgets import AreaCard, BodyMap, GuessFirst, RiskBlock, SessionTimeline
from mesoguide.widgets.base import GuideWidget, module, shared_style, widget_style

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


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_style_begins_with_the_shared_one(folder: str) -> None:
    assert widget_style(folder).startswith(shared_style())


@pytest.fixture(scope="module")
def widgets() -> list[GuideWidget]:
    asked = {"GuessFirst": GuessFirst("refine-1-both-1"), "RiskBlock": RiskBlock.harm("swelling")}
    return [asked.get(name) or getattr(all_widgets, name)() for name in all_widgets.__all__]


def test_every_still_has_a_picture_a_table_and_its_name(widgets: list[GuideWidget]) -> None:
    for widget in widgets:
        assert "<svg" in widget.still
        assert "<table" in widget.still
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

    row = facts.harms["swelling"].model_copy(update={"harm": "<img src=x onerror=alert(1)>"})
    spoilt = replace(facts, harms={**facts.harms, "swelling": row})
    still = RiskBlock.harm("swelling", spoilt).still
    assert "<img" not in still
    assert "&lt;img" in still

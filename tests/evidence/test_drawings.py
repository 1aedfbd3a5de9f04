import re
from pathlib import Path

import pytest

from mesoguide import paths
from mesoguide.evidence import Evidence, drawings
from tests.some import some


def test_every_region_is_an_area_and_every_area_a_region(facts: Evidence) -> None:
    drawn = {region.area for view in drawings.body() for region in view.regions}
    assert drawn == set(facts.areas)


def test_there_are_three_views() -> None:
    assert [view.name for view in drawings.body()] == ["body-head", "body-front", "body-back"]


def test_an_open_region_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "front.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg">'
        '<path class="area" data-area="chin" d="M0 0 1 1"/></svg>'
    )
    with pytest.raises(ValueError, match=r"front\.svg: found a path of class 'area' ending in '1'"):
        drawings.read_drawing(path)


def test_there_is_no_photo_anywhere() -> None:
    """So none of before and after: what pictures there are, are drawings."""
    photos = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp", ".tiff"}
    places = (paths.assets(), paths.notebooks(), paths.package())
    files = [path for place in places for path in place.rglob("*") if path.is_file()]
    assert [path for path in files if path.suffix.lower() in photos] == []
    for notebook in some(paths.notebooks().rglob("*.ipynb")):
        assert not re.search(r"data:image|!\[|<img|\"attachments\"", notebook.read_text("utf-8"))

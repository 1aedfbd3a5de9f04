from pathlib import Path

import pytest

from mesoguide import paths
from mesoguide.evidence import about
from mesoguide.pages import series


def test_pages_come_as_the_guide_lists_them() -> None:
    names = tuple(path.name for path in series.in_reading_order(paths.notebooks() / "en"))
    assert names == about.series().order
    assert set(names) == {path.name for path in (paths.notebooks() / "en").glob("*.ipynb")}


def test_all_pages_are_there_by_its_question() -> None:
    pages = series.all_pages(paths.notebooks() / "en")
    assert pages[0].href == "00-start.ipynb"
    assert len(pages) == len(series.in_reading_order(paths.notebooks() / "en"))
    assert all(link.title.endswith("?") for link in pages)


def test_the_series_says_it_is_not_reviewed() -> None:
    assert about.series().reviews == (
        "not yet reviewed by a clinician",
        "not yet reviewed by patients",
    )


def test_a_notebook_without_a_question_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "07-x.ipynb"
    path.write_text('{"cells": []}')
    with pytest.raises(ValueError, match=r"07-x\.ipynb: found no heading"):
        series.title_of(path)

"""The scorecard as a page."""

from pathlib import Path

import pytest

from mesoguide import paths
from mesoguide.pages.scorecard import scorecard_page


def page() -> str:
    return scorecard_page("00-start.ipynb", lambda name: f"files/{name}")


def test_it_leads_back_and_takes_its_style_by_the_given_address() -> None:
    html = page()
    assert html.count('href="00-start.ipynb"') == 2
    assert 'href="files/scorecard.css"' in html


def test_its_text_can_not_become_markup(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    spoilt = tmp_path / "scorecard.md"
    spoilt.write_text("# How\n\n| a | b |\n|---|---|\n| <img src=x onerror=alert(1)> | c |\n")
    monkeypatch.setattr(paths, "scorecard", lambda: spoilt)
    html = page()
    assert "<td>" in html
    assert "<img" not in html

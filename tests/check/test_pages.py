"""What keeps a notebook from being a page, or would show a reader the wrong thing."""

import json
from pathlib import Path

import pytest

from mesoguide.check.numbers import TableNumbers
from mesoguide.check.rules import Context, near_tag, tags_are_known
from mesoguide.check.run import check
from mesoguide.check.text import read_notebook
from mesoguide.evidence import Evidence
from mesoguide.pages.faults import faults, shortcomings
from mesoguide.pages.series import languages, title_of
from tests.check.stored import as_it_stands
from tests.dates import day_after
from tests.pages.real import Cell, code, content, words


def written(folder: Path, *cells: Cell) -> Path:
    path = folder / "01-x.ipynb"
    path.write_text(json.dumps(content(*cells)), "utf-8")
    return path


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("note", "notes"),
        ("Notes", "notes"),
        ("speaker-notes", "notes"),
        ("speaker note", "notes"),
        ("speakernotes", "notes"),
        ("no\u200btes", "notes"),
        ("warnings", "warning"),
        ("Lead", "lead"),
        ("unkown", "unknown"),
        ("notes", ""),
        ("hide-input", ""),
        ("parameters", ""),
    ],
)
def test_a_tag_near_one_of_the_guides_is_that_one(typed: str, meant: str) -> None:
    assert near_tag(typed) == meant


def test_a_cell_with_a_tag_near_another_is_named(tmp_path: Path, facts: Evidence) -> None:
    notebook = read_notebook(written(tmp_path, words("For the nurse.", "note")))
    [found] = tags_are_known(notebook, Context(facts, TableNumbers(facts), day_after(), {}))
    assert str(found).startswith("01-x.ipynb, cell 3: the tag 'note'")


@pytest.mark.parametrize("slide", ["notes", "skip"])
def test_a_slide_type_alone_keeps_no_cell_off_the_page(
    tmp_path: Path, facts: Evidence, slide: str
) -> None:
    cell = words("For the nurse.")
    cell["metadata"]["slideshow"] = {"slide_type": slide}
    notebook = read_notebook(written(tmp_path, cell))
    [found] = tags_are_known(notebook, Context(facts, TableNumbers(facts), day_after(), {}))
    assert f"cell 3: the slide type '{slide.capitalize()}', which does not keep a cell off" in str(
        found
    )


@pytest.mark.parametrize("picture", ["![](pic.png)", '<img src="pic.png">'])
def test_a_picture_without_words_is_named_with_its_cell(tmp_path: Path, picture: str) -> None:
    (tmp_path / "pic.png").write_bytes(b"")
    path = written(tmp_path, words(picture))
    [found] = shortcomings(path, read_notebook(path).content)
    assert str(found).startswith("01-x.ipynb, cell 3: found the picture pic.png without words")


def test_a_formula_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, words("The dose is $\\frac{a}{b}$."))
    [found] = shortcomings(path, read_notebook(path).content)
    assert "cell 3: found the formula $\\frac{a}{b}$" in str(found)


def test_two_prices_are_no_formula(tmp_path: Path) -> None:
    path = written(tmp_path, words("From $200 to **$300** and _$400_."))
    assert list(shortcomings(path, read_notebook(path).content)) == []


@pytest.mark.parametrize(
    "source",
    [
        "import ipywidgets\nipywidgets.VBox([])",
        "from ipywidgets import VBox, jslink\nVBox([])",
        "import plotly.graph_objects as go\nfigure = go.Figure()\nfigure.to_image()",
        "%matplotlib inline",
        "from IPython.display import Image\nImage('x.png', alt='A dot')",
    ],
)
def test_code_that_shows_what_a_page_can_show_is_left_alone(tmp_path: Path, source: str) -> None:
    path = written(tmp_path, code(source))
    assert list(faults(path, read_notebook(path).content)) == []


@pytest.mark.parametrize(
    "source",
    [
        "import plotly.express as px\nfigure = px.bar(x=[1], y=[1])\nfigure",
        "import plotly.express as px\nfigure = px.bar(x=[1], y=[1])\nfigure.show()",
        "from plotly.graph_objects import Figure\nprint(1)\ndisplay(Figure())",
    ],
)
def test_a_figure_is_seen_however_it_is_shown(tmp_path: Path, source: str) -> None:
    path = written(tmp_path, code(source))
    [found] = faults(path, read_notebook(path).content)
    assert "cell 3: found a Plotly figure" in str(found)


def test_a_title_is_no_line_of_a_code_block_and_no_note(tmp_path: Path) -> None:
    cells = [
        words("# For the nurse", "notes"),
        words("```\n# a comment\n```"),
        words("Which *one*?\n===\n\nWords."),
    ]
    path = tmp_path / "01-x.ipynb"
    path.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}), "utf-8")
    assert title_of(path) == "Which one?"


def test_hidden_folders_and_those_without_pages_are_no_languages(tmp_path: Path) -> None:
    for name in ("de", "en", ".ipynb_checkpoints", "empty"):
        (tmp_path / name).mkdir()
        if name != "empty":
            written(tmp_path / name)
    assert [path.name for path in languages(tmp_path, "en")] == ["en", "de"]


def test_drafts_need_not_show_all_the_guide_shows(tmp_path: Path) -> None:
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    written(drafts)
    assert check(drafts, today=day_after(), whole=False, make=as_it_stands).problems == []

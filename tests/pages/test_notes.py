"""Speaker notes: there for every notebook, and nowhere on the page."""

import re
import urllib.request
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from mesoguide import paths
from mesoguide.evidence import Evidence
from mesoguide.model.calling import short_numbers
from mesoguide.pages.notes import is_note, notes
from mesoguide.pages.prose import prose
from mesoguide.pages.series import in_reading_order
from mesoguide.words.marks import NOTES
from tests.server import Guide, start_guide
from tests.some import some

NOTEBOOKS = in_reading_order(paths.notebooks() / "en")
LINKS = {
    "style": "page.css",
    "present_style": "present.css",
    "script": "notes.js",
    "icon": "icon.svg",
}
STAGES = ("**Team talk**", "**Option talk**", "**Decision talk**")
TEACH_BACK = '"I want to be sure I explained this well. What would you tell a friend about '
DATES = {"written": "2026-11-23", "checked": "2026-11-22", "next_check": "2027-11-22"}


def named(path: Path) -> str:
    return path.stem


def note(text: str) -> nbformat.NotebookNode:
    return new_markdown_cell(text, metadata={"tags": [NOTES]})


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook with a note that cites, links, and explains a word before the page does."""
    folder = tmp_path_factory.mktemp("notebooks") / "en"
    folder.mkdir()
    path = folder / "00-start.ipynb"
    said = "Say that 21 women [@park-2008-thigh] had a [?placebo]. See [costs](08-cost.ipynb)."
    cells = [
        new_markdown_cell("# Why?", id="why"),
        note(said),
        new_markdown_cell("A [?placebo] is used [@jones-2016-refine1].", id="words"),
        new_code_cell("from mesoguide.cards import Sources\nSources()"),
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nb = new_notebook(cells=cells, metadata={"kernelspec": kernel, "mesoguide": DATES})
    nbformat.write(nb, path)
    return path


@pytest.fixture(scope="module")
def guide(notebook: Path) -> Iterator[Guide]:
    guide = start_guide(["--notebooks", str(notebook.parent.parent)], wait_for=["00-start"])
    yield guide
    guide.stop()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_every_notebook_has_two_to_five_notes(path: Path) -> None:
    found = [cell for cell in nbformat.read(path, 4).cells if is_note(cell)]
    assert 2 <= len(found) <= 5


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_every_note_names_its_stage_a_question_and_a_teach_back(path: Path) -> None:
    for cell in some(filter(is_note, nbformat.read(path, 4).cells)):
        stage, say, asked, teach_back = cell.source.split("\n\n")
        assert stage in STAGES
        assert re.fullmatch(r'".+"', say)
        assert 1 <= asked.count("- **They may ask: ") <= 2
        assert TEACH_BACK in teach_back


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_every_note_stands_right_after_a_cell_of_the_page(path: Path) -> None:
    cells = nbformat.read(path, 4).cells
    assert not is_note(cells[0])
    for before, cell in pairwise(cells):
        assert not (is_note(before) and is_note(cell))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_the_notes_file_has_each_note_with_the_cell_before_it(path: Path) -> None:
    nb = nbformat.read(path, 4)
    wanted = [before.id for before, cell in pairwise(nb.cells) if is_note(cell)]
    assert re.findall(r'data-after="([^"]+)"', notes(path, nb, LINKS)) == wanted


def test_a_note_is_shown_without_marks_and_without_links(notebook: Path) -> None:
    html = notes(notebook, nbformat.read(notebook, 4), LINKS)
    assert "Say that 21 women had a placebo. See costs." in html
    assert "park-2008-thigh" not in html
    assert "08-cost" not in html


@pytest.mark.parametrize("cut", ["[-](b)->", "-[@k]->", "--[@k]>", "-[?-]>"])
def test_a_comment_in_a_note_stays_one_whatever_is_cut_out_of_it(notebook: Path, cut: str) -> None:
    nb = nbformat.read(notebook, 4)
    nb.cells[1].source = f"We ask. <!-- a {cut} It is painless. <!-- -->"
    html = notes(notebook, nb, LINKS)
    assert "We ask." in html
    assert "painless" not in html


def test_the_numbers_to_call_stand_below_the_notes(notebook: Path, facts: Evidence) -> None:
    html = notes(notebook, nbformat.read(notebook, 4), LINKS)
    assert short_numbers(facts).split(".")[0] in html
    for row in facts.emergency_numbers.values():
        assert f"<strong>{row.country}:</strong>" in html


def test_a_note_does_not_number_the_sources_of_the_page(notebook: Path, facts: Evidence) -> None:
    nb = nbformat.read(notebook, 4)
    assert prose(notebook, nb, facts).numbers == {"jones-2016-refine1": 1}


@pytest.fixture(scope="module")
def html(guide: Guide) -> str:
    with urllib.request.urlopen(guide.page("00-start"), timeout=60) as answer:
        return str(answer.read().decode())


@pytest.mark.slow
def test_a_note_does_not_add_to_the_list_of_sources(html: str) -> None:
    assert re.findall(r'<li id="source-([^"]+)"', html) == ["jones-2016-refine1"]


@pytest.mark.slow
def test_a_note_never_stands_in_the_page(html: str) -> None:
    assert "jones-2016-refine1" in html
    assert "Say that 21 women" not in html
    assert "cell-notes" not in html
    assert "park-2008-thigh" not in html

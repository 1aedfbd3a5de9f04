"""Folds of a page: which cells stand in one, and that its notes open with it."""

from pathlib import Path

import pytest
from markupsafe import Markup
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from mesoguide.evidence import Evidence
from mesoguide.pages.faults import faults
from mesoguide.pages.folds import folds, parted
from mesoguide.pages.prose import prose

MORE = {"tags": ["more"]}
NOTE = {"tags": ["notes"]}


def words(source: str, metadata: dict[str, list[str]] | None = None) -> object:
    return new_markdown_cell(source, metadata=metadata or {})


def test_a_heading_begins_a_fold_and_cells_tagged_so_too_stand_in_it() -> None:
    cells = [
        words("## Open"),
        words("## One", MORE),
        words("A note.", NOTE),
        new_code_cell("1", metadata=MORE),
        words("## Two", MORE),
        words("Open again."),
    ]
    found = folds(cells)
    assert found.numbers == {cells[1].id: 1, cells[3].id: 1, cells[4].id: 2}
    assert found.first == {cells[1].id, cells[4].id}
    assert found.last == {cells[3].id, cells[4].id}


@pytest.mark.parametrize("before", ["## Open", "Only words."])
def test_a_cell_with_no_fold_to_stand_in_is_told(before: str) -> None:
    nb = new_notebook(cells=[words("# Why?"), words(before), words("More words.", MORE)])
    nb.metadata.mesoguide = {key: "2026-11-22" for key in ("written", "checked", "next_check")}
    found = [str(each) for each in faults(Path("01-x.ipynb"), nb)]
    assert found == [
        "01-x.ipynb, cell 3: found a cell tagged 'more' and no heading of its fold; accepted: "
        "'## ' and its heading first, in a cell tagged 'more'"
    ]


def test_the_heading_is_the_line_to_tap_and_an_anchor_goes_below_it() -> None:
    heading, rest = parted(
        Markup('<p><a id="law"></a></p>\n<h2 id="Is-it">Is it?</h2>\n<p>So.</p>')
    )
    assert heading == '<h2 id="Is-it">Is it?</h2>'
    assert rest == '<p><a id="law"></a></p>\n\n<p>So.</p>'


def test_a_note_in_a_fold_is_its_own_and_does_not_open_out_of_another(facts: Evidence) -> None:
    cited = "A [@park-2008-thigh] and a [?placebo]."
    cells = [words(cited), words(f"## One\n\n{cited}", MORE), words(f"## Two\n\n{cited}", MORE)]
    made = prose(Path("01-x.ipynb"), new_notebook(cells=cells), facts)
    for cell, own in zip(cells, ("", "fold-1-", "fold-2-"), strict=True):
        html = str(made(cell))
        for name in (f"{own}cite-park-2008-thigh", f"{own}word-placebo"):
            assert html.count(f'popovertarget="{name}"') == 2  # what opens it, and what closes it
            assert html.count(f'id="{name}"') == 1

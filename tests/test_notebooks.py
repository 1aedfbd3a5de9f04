"""The notebooks: kept clean, short of code, in order, and able to run."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import mistune
import nbformat
import pytest
import textstat
from nbclient import NotebookClient

from mesoguide import paths
from mesoguide.evidence import Evidence
from mesoguide.evidence.filling import filled_prose
from mesoguide.model.answers import short_answers
from mesoguide.pages.page import CELL_TAGS
from mesoguide.pages.series import in_reading_order
from mesoguide.words import day_words
from mesoguide.words.marks import NOTES

NOTEBOOKS = in_reading_order(paths.notebooks() / "en")
GRADE = 6.0
#: The page that asks if it is legal, and the one that answers by country.
LAW_PAGES = ("00-start", "01-what-is-mesotherapy")


def named(path: Path) -> str:
    return path.stem


def cells(path: Path, kind: str) -> list[nbformat.NotebookNode]:
    return [cell for cell in nbformat.read(path, 4).cells if cell.cell_type == kind]


def plain(facts: Evidence, markdown: str) -> str:
    """The words of a cell, its fields filled; each line of a list ends as a sentence."""
    text = re.sub(r"\[([^]]+)\]\([^)]*\)", r"\1", filled_prose(facts, markdown))
    lines = [re.sub(r"^(#+|[-*]|\d+\.)\s+", "", line).strip() for line in text.splitlines()]
    text = "\n".join(
        line if line.endswith((".", "?", ":")) else f"{line}." for line in lines if line
    )
    return text.replace("*", "")


def test_the_last_page_says_the_first_and_the_last_day_a_source_was_checked(
    facts: Evidence,
) -> None:
    days = [source.urldate for source in facts.sources.values()]
    said = f"last checked between {day_words(min(days))} and {day_words(max(days))}."
    assert said in NOTEBOOKS[-1].read_text("utf-8")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_no_output_is_stored(path: Path) -> None:
    for cell in cells(path, "code"):
        assert cell.outputs == []
        assert cell.execution_count is None
    assert "widgets" not in nbformat.read(path, 4).metadata


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_code_cells_have_five_lines_at_most(path: Path) -> None:
    for cell in cells(path, "code"):
        lines = [line for line in cell.source.splitlines() if line.strip()]
        assert 1 <= len(lines) <= 5


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_a_page_asks_answers_and_owns_what_is_not_known(path: Path) -> None:
    tags = [tag for cell in cells(path, "markdown") for tag in cell.metadata.get("tags", ())]
    assert [tag for tag in tags if tag in ("lead", "know", "unknown", "next")] == [
        "lead",
        "know",
        "unknown",
        "next",
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_every_tag_is_one_the_template_knows(path: Path) -> None:
    for cell in nbformat.read(path, 4).cells:
        assert set(cell.metadata.get("tags", ())) <= set(CELL_TAGS)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_the_words_read_at_grade_6_or_below(path: Path, facts: Evidence) -> None:
    text = "\n".join(
        plain(facts, cell.source)
        for cell in cells(path, "markdown")
        if NOTES not in cell.metadata.get("tags", ())
    )
    grade = textstat.flesch_kincaid_grade(text)
    assert grade <= GRADE, f"{path.name} reads at grade {grade}"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_no_sentence_is_longer_than_25_words(path: Path, facts: Evidence) -> None:
    for cell in cells(path, "markdown"):
        for sentence in re.split(r"(?<=[.?:])\s+", plain(facts, cell.source)):
            assert len(sentence.split()) <= 25, sentence


def lists(tokens: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The items of each list of a text."""
    for token in tokens:
        if token["type"] == "list":
            yield token["children"]
        yield from lists(token.get("children", []))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_no_list_has_more_than_seven_items(path: Path) -> None:
    tokens = mistune.create_markdown(renderer="ast")
    for cell in cells(path, "markdown"):
        assert [items for items in lists(tokens(cell.source)) if len(items) > 7] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_it_runs(path: Path) -> None:
    notebook = nbformat.read(path, 4)
    NotebookClient(notebook, timeout=60).execute(cwd=str(path.parent))
    assert any(cell.get("outputs") for cell in notebook.cells)


def test_the_start_page_answers_is_it_legal_here_in_a_line_that_leads_to_the_countries(
    facts: Evidence,
) -> None:
    start, first = (next(path for path in NOTEBOOKS if path.stem == name) for name in LAW_PAGES)
    assert "ShortAnswers()" in start.read_text("utf-8")
    (asked,) = (each for each in short_answers(facts) if each.question == "Is it legal here?")
    page, _, anchor = asked.href.partition("#")
    assert page == first.name
    shown = nbformat.read(first, 4).cells
    at = next(i for i, cell in enumerate(shown) if f'<a id="{anchor}"></a>' in cell.source)
    assert "Regulators()" in shown[at + 1].source

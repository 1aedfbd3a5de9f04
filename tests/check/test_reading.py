"""How hard every page is to read, and how that is measured."""

import pytest
from click.testing import CliRunner

from mesoguide import paths
from mesoguide.check.reading import Readability, mask, reading
from mesoguide.check.text import read_notebook
from mesoguide.cli import main
from mesoguide.evidence import Evidence
from tests.server import PAGES

#: The most words outside the plain list and the glossary that a page has now: it may only fall.
MOST_HARD = 72


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, facts: Evidence) -> Readability:
    path = paths.notebooks() / "en" / f"{request.param}.ipynb"
    return reading(read_notebook(path, facts), facts)


def test_a_page_reads_at_grade_6_by_flesch_kincaid(page: Readability) -> None:
    assert page.grade_masked <= 6
    assert page.grade <= 6  # more than is asked for: with every word counted


def test_a_page_reads_at_grade_8_by_smog(page: Readability) -> None:
    assert 0 < page.smog_masked <= 8
    assert 0 < page.smog <= 8


def test_a_sentence_has_15_words_on_average_and_never_over_25(page: Readability) -> None:
    assert page.average <= 15
    assert page.longest <= 25


def test_words_outside_the_plain_list_do_not_grow(page: Readability) -> None:
    assert len(page.hard) <= MOST_HARD, page.hard


def test_a_glossary_word_is_masked_as_a_whole_and_in_all_its_forms(facts: Evidence) -> None:
    assert mask("Two placebos, a Placebo and a fat cell.", facts) == "Two word, a word and a word."
    assert mask("A trialist is no glossary word.", facts) == "A trialist is no glossary word."


def test_check_prints_the_figures_of_every_page() -> None:
    printed = CliRunner().invoke(main, ["check", "--grades"]).output
    assert "masked" in printed
    assert [name for name in PAGES if f"{name}.ipynb  " not in printed] == []

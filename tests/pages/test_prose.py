from pathlib import Path

import pytest
from nbformat.v4 import new_markdown_cell, new_notebook

from mesoguide.evidence import Evidence
from mesoguide.pages.notebook import PageError
from mesoguide.pages.prose import fill_fields, prose


def made(facts: Evidence, *texts: str) -> list[str]:
    notebook = new_notebook(cells=[new_markdown_cell(text) for text in texts])
    words = prose(Path("01-x.ipynb"), notebook, facts)
    return [str(words(cell)) for cell in notebook.cells]


def test_a_citation_becomes_a_number_and_its_source(facts: Evidence) -> None:
    html = made(facts, "It was 20 [@park-2008-thigh].")[0]
    assert 'popovertarget="cite-park-2008-thigh"' in html
    assert ">1</button>" in html
    assert "20</button>" not in html


def test_a_citation_stays_on_the_line_of_its_word(facts: Evidence) -> None:
    html = made(facts, "It was not so [@park-2008-thigh]. Then")[0]
    glued = html.split('<span class="glued">')[1]
    assert glued.startswith('so<span class="cites">')
    assert glued.split("Then")[0].rstrip().endswith("</span>.</span>")


def test_a_citation_stays_on_the_line_of_a_bracket(facts: Evidence) -> None:
    html = made(facts, "It was so (20 people) [@park-2008-thigh].")[0]
    assert '<span class="glued">people)<span class="cites">' in html


def test_a_citation_after_a_link_leaves_the_link_whole(facts: Evidence) -> None:
    html = made(facts, "See [there](02-is-it-for-me.ipynb) [@park-2008-thigh].")[0]
    assert '<a href="02-is-it-for-me.ipynb">there</a>' in html


def test_a_source_cited_twice_is_told_once(facts: Evidence) -> None:
    html = "".join(made(facts, "A [@park-2008-thigh].", "B [@park-2008-thigh]."))
    assert html.count('class="cite"') == 2
    assert html.count('id="cite-park-2008-thigh"') == 1


def test_a_word_becomes_its_meaning(facts: Evidence) -> None:
    html = made(facts, "A [?placebo] helps.")[0]
    assert facts.glossary["placebo"].meaning.split()[0] in html
    assert ">placebo</button>" in html


def test_an_unknown_source_or_word_is_refused(facts: Evidence) -> None:
    with pytest.raises(
        PageError, match=r"01-x\.ipynb, cell 1: found \[@nobody-2020\]; accepted: a key"
    ):
        made(facts, "It works [@nobody-2020].")
    with pytest.raises(PageError, match=r"found \[\?glomp\]; accepted: a word of glossary\.csv"):
        made(facts, "A [?glomp].")


@pytest.mark.parametrize("mark", ["[?placebo]", "[@park-2008-thigh]"])
@pytest.mark.parametrize(
    "text",
    [
        "It was `so {}` there.",
        "It was [so {} there](02-is-it-for-me.ipynb).",
        "    so {}",
        '<span title="so {}">It</span> was there.',
        'See [there](02-is-it-for-me.ipynb "so {}").',
        "![so {}](attachment:x.png)",
        "It was so {0} and `so {0}` there.",
    ],
)
def test_a_mark_where_no_button_can_stand_is_refused(facts: Evidence, mark: str, text: str) -> None:
    with pytest.raises(PageError, match=r"cell 1: found .+; accepted: marks in plain words"):
        made(facts, text.format(mark))


def test_a_mark_after_an_end_of_nothing_stands(facts: Evidence) -> None:
    assert ">placebo</button>" in made(facts, "It was so</code> with a [?placebo] there.")[0]


def test_a_note_with_an_unknown_source_keeps_no_page_back(facts: Evidence) -> None:
    note = new_markdown_cell("It works [@nobody-2020].", metadata={"tags": ["notes"]})
    words = prose(Path("01-x.ipynb"), new_notebook(cells=[note, new_markdown_cell("So.")]), facts)
    assert words.numbers == {}


def test_a_field_becomes_its_number_with_its_source(facts: Evidence) -> None:
    notebook = new_notebook(cells=[new_markdown_cell("It was [=refine-1-both-1 treated] there.")])
    fill_fields(Path("01-x.ipynb"), notebook, facts)
    assert notebook.cells[0].source == "It was 70 of 100 there [@jones-2016-refine1]."


def test_a_field_that_can_t_be_filled_names_notebook_and_cell(facts: Evidence) -> None:
    notebook = new_notebook(cells=[new_markdown_cell("Hi."), new_markdown_cell("[=lay-01 x] it")])
    with pytest.raises(PageError, match=r"01-x.ipynb, cell 2: found no x of facts.csv, row 13"):
        fill_fields(Path("01-x.ipynb"), notebook, facts)


def test_a_title_holds_no_field(facts: Evidence) -> None:
    notebook = new_notebook(cells=[new_markdown_cell("\n# Are [=lay-01 statement 1] enough?")])
    with pytest.raises(PageError, match="in the title; accepted: a title of words alone"):
        fill_fields(Path("01-x.ipynb"), notebook, facts)

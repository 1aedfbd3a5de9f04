"""A page lists at its end every source of what it says and shows, and no other."""

import asyncio
import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any

import ipywidgets
import nbformat
import pytest
from IPython.core.formatters import DisplayFormatter
from nbformat.v4 import new_code_cell, new_notebook, new_output

from mesoguide import paths
from mesoguide.cards import (
    AfterTheVisit,
    CountedHarms,
    Cover,
    NoArea,
    Prices,
    Purposes,
    RareHarms,
    RedFlags,
    Regulators,
)
from mesoguide.cards.sources import Sourced, Sources
from mesoguide.evidence import Evidence
from mesoguide.model.references import reference
from mesoguide.pages import state
from mesoguide.pages.files import Files
from mesoguide.pages.make import make
from mesoguide.pages.notebook import PageError
from mesoguide.pages.series import in_reading_order
from mesoguide.pages.sources import MOST, list_sources, set_apart, sources_page
from mesoguide.widgets import GuessFirst, RecoveryDays
from tests.pages.test_state import models
from tests.server import VISIT

CARDS = (AfterTheVisit, RareHarms, RedFlags)
TABLES = (CountedHarms, Cover, NoArea, Prices, Purposes, Regulators)
PAGES = [path.stem for path in in_reading_order(paths.notebooks() / "en")]
LISTED = re.compile(r'<li id="source-([^"]+)"')


class Note(Sourced):
    """A card of a test's own."""

    def __init__(self, *sources: str) -> None:
        self.sources = sources

    def _repr_html_(self) -> str:
        return "<p>A note.</p>"


def shown(thing: object) -> Any:
    """A cell that shows a thing, as a notebook that has run stores it."""
    if isinstance(thing, ipywidgets.Widget):
        data, more = {state.VIEW: {"model_id": thing.model_id}}, {}
    else:
        data, more = DisplayFormatter().format(thing)
    return new_code_cell(outputs=[new_output("display_data", data, metadata=more)])


def listed(facts: Evidence, *things: object, cited: tuple[str, ...] = ()) -> list[str]:
    """The keys a page lists that cites these sources in its words and shows these things."""
    nb = new_notebook(cells=[*map(shown, things), shown(Sources())])
    widgets = [thing for thing in things if isinstance(thing, ipywidgets.Widget)]
    list_sources("a.ipynb", nb, cited, state.gather(models(*widgets)), facts)
    return LISTED.findall(nb.cells[-1].outputs[0].data["text/html"])


def test_what_the_words_cite_comes_first_in_the_order_of_its_numbers(facts: Evidence) -> None:
    cited = ("park-2008-thigh", "jones-2016-refine1")
    assert listed(facts, Note("kybella-label-us"), cited=cited) == [*cited, "kybella-label-us"]


def test_what_is_cited_and_shown_is_listed_once(facts: Evidence) -> None:
    key = "park-2008-thigh"
    assert listed(facts, Note(key), Note(key), cited=(key,)) == [key]


@pytest.mark.parametrize("kind", [*CARDS, *TABLES])
def test_a_card_or_table_brings_its_sources(facts: Evidence, kind: type[Sourced]) -> None:
    card = kind()
    assert card.sources
    assert set(listed(facts, card)) == set(card.sources)


def test_a_widget_brings_its_sources(facts: Evidence) -> None:
    assert listed(facts, GuessFirst("refine-1-both-1")) == ["jones-2016-refine1"]


def test_a_widget_in_a_box_brings_its_sources(facts: Evidence) -> None:
    days = RecoveryDays()
    assert set(listed(facts, ipywidgets.VBox([days]))) == set(days.sources)


def test_a_widget_that_is_made_and_not_shown_brings_none(facts: Evidence) -> None:
    nb = new_notebook(cells=[shown(Sources())])
    list_sources("a.ipynb", nb, (), state.gather(models(GuessFirst("refine-1-both-1"))), facts)
    assert nb.cells[0].outputs[0].data["text/html"] == ""


def test_a_source_that_the_bibliography_does_not_have_is_named_with_its_cell(
    facts: Evidence,
) -> None:
    with pytest.raises(PageError, match=r"a\.ipynb, cell 1: found the source nobody-2020"):
        listed(facts, Note("nobody-2020"))


def test_the_keys_behind_a_widget_are_not_sent_to_the_reader() -> None:
    assert '"sources":["jones' not in state.gather(models(GuessFirst("refine-1-both-1"))).payload


def with_its_sources(site: Path, name: str) -> str:
    """A page, and the page that its sources stand on if they are many."""
    pages = (site / "en" / f"{name}.html", site / "en" / sources_page(name))
    return "".join(page.read_text("utf-8") for page in pages if page.is_file())


@pytest.mark.parametrize("name", PAGES)
def test_every_source_a_page_names_is_in_its_list(site: Path, facts: Evidence, name: str) -> None:
    html = with_its_sources(site, name)
    rest = unescape(re.sub(r'<li id="source-.*?</li>', "", html, flags=re.DOTALL))
    rest = rest.replace('\\"', '"')
    keys = set(LISTED.findall(html))
    addresses = {facts.sources[key].url for key in keys}
    assert keys
    missing = [
        key
        for key in facts.sources.keys() - keys
        if (
            facts.sources[key].url not in {"", *addresses} and f'"{facts.sources[key].url}"' in rest
        )
        or reference(facts, key).words in rest
    ]
    assert missing == []


@pytest.mark.parametrize("name", PAGES)
def test_the_numbers_of_citations_are_those_of_the_list(site: Path, name: str) -> None:
    html = with_its_sources(site, name)
    places = {key: str(number) for number, key in enumerate(LISTED.findall(html), start=1)}
    cited = re.findall(
        r'popovertarget="(?:fold-\d+-)?cite-([^"]+)" aria-label="[^"]*">(\d+)<', html
    )
    assert cited
    assert [(key, number) for key, number in cited if places[key] != number] == []


def page_listing(number: int) -> str:
    lines = "".join(f'<li id="source-{each}">Who, {each}.</li>' for each in range(number))
    return (
        '<h2 id="sources">From</h2><details class="sources"><summary>Show them</summary>'
        f"<ol>{lines}</ol></details><p>The end.</p>"
    )


def test_a_list_that_is_not_long_stays_on_its_page() -> None:
    assert set_apart("a b.ipynb", page_listing(MOST)) == (page_listing(MOST), "")


def test_a_long_list_is_taken_out_whole_and_a_link_to_its_page_stands_there() -> None:
    html, taken = set_apart("a b.ipynb", page_listing(MOST + 1))
    assert html == (
        '<h2 id="sources">From</h2><p class="sources"><a class="apart" '
        'href="a%20b-sources.html">Show them</a></p><p>The end.</p>'
    )
    assert LISTED.findall(taken) == [str(each) for each in range(MOST + 1)]


def test_the_page_of_a_visit_leads_to_its_sources_and_they_lead_back(site: Path) -> None:
    visit = (site / "en" / f"{VISIT}.html").read_text("utf-8")
    sources = (site / "en" / sources_page(VISIT)).read_text("utf-8")
    assert LISTED.findall(visit) == []
    number = len(LISTED.findall(sources))
    assert f'href="{sources_page(VISIT)}">Show the {number} sources</a>' in visit
    assert f'<a href="{VISIT}.html#sources">' in sources


def test_a_copy_under_another_name_lists_its_own_sources(tmp_path: Path) -> None:
    copy = tmp_path / "en" / "99 my copy.ipynb"
    copy.parent.mkdir()
    shutil.copy(paths.notebooks() / "en" / "07-how-long-it-lasts.ipynb", copy)
    nb = nbformat.read(copy, 4)
    nb.cells.insert(1, nbformat.v4.new_markdown_cell("It was so [@park-2008-thigh]."))
    nbformat.write(nb, copy)
    html = asyncio.run(make(copy, Files(), lambda name: name))
    assert LISTED.findall(html)[0] == "park-2008-thigh"
    assert 'id="cite-park-2008-thigh"' in html

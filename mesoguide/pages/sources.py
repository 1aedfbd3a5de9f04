"""The sources of a page: gathered from all it shows, and listed where a cell asks for it.

A long list stands on a page of its own beside the page, which then links to it.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import nbformat
from markupsafe import Markup

from mesoguide.cards.sources import PART, PLACE, list_of_sources
from mesoguide.evidence import Evidence
from mesoguide.pages.notebook import FORMAT, MINOR, PageError
from mesoguide.pages.outputs import HTML
from mesoguide.pages.series import address
from mesoguide.pages.state import VIEW, Widgets
from mesoguide.words import _

#: The most sources that a page lists itself; each weighs some 60 bytes of what is sent.
MOST = 200
_LIST = re.compile(
    r'<details class="sources"><summary>(.*?)</summary>(<ol>.*?</ol>)</details>', re.DOTALL
)


def list_sources(
    name: str, nb: Any, cited: Iterable[str], widgets: Widgets, evidence: Evidence
) -> None:
    """Put the list of a page's sources into the outputs that hold its place.

    Parameters
    ----------
    name, nb
        The notebook's name, and what it holds once it has run.
    cited
        The keys its words cite, in the order of their numbers.
    widgets, evidence
        The page's widgets, and the facts.

    Raises
    ------
    PageError
        If something on the page rests on a source that the bibliography does not have.
    """
    shown: list[str] = []
    places: list[Any] = []
    for number, cell in enumerate(nb.cells, start=1):
        for output in cell.get("outputs", ()):
            keys = tuple(_sources(output, widgets))
            for key in keys:
                if key not in evidence.sources:
                    found = f"the source {key}"
                    raise PageError(
                        f"{name}, cell {number}: found {found}; accepted: a key of bibliography.bib"
                    )
            shown += keys
            if PLACE in output.get("data", {}).get(HTML, ""):
                places.append(output.data)
    for data in places:
        data[HTML] = list_of_sources(evidence, cited, shown)


def _sources(output: Any, widgets: Widgets) -> Iterator[str]:
    """Yield the keys behind what an output shows."""
    view = output.get("data", {}).get(VIEW)
    if view:
        yield from _of_widget(widgets.names[view["model_id"]], widgets)
    yield from output.get("metadata", {}).get(PART, {}).get("sources", ())


def _of_widget(name: str, widgets: Widgets) -> Iterator[str]:
    yield from widgets.sources.get(name, ())
    for child in widgets.boxes.get(name, ()):
        yield from _of_widget(child, widgets)


def sources_page(name: str) -> str:
    """Return where the sources of a notebook's page stand if they have a page of their own.

    ``10-my-visit-sources.html`` for ``10-my-visit.ipynb``.
    """
    return f"{name.removesuffix('.ipynb')}-sources.html"


def set_apart(name: str, html: str) -> tuple[str, Markup]:
    """Return a page with a link in place of a long list of sources, and that list.

    The list is empty where it is short and stays on the page.

    Parameters
    ----------
    name, html
        The notebook's name, and its page.
    """
    found = _LIST.search(html)
    if found is None or found[2].count("<li ") <= MOST:
        return html, Markup("")
    link = Markup('<p class="sources"><a class="apart" href="{}">{}</a></p>').format(
        sources_page(address(name)), Markup(found[1])
    )
    return html.replace(found[0], link), Markup(found[2])


def notebook_of(listed: Markup, name: str, title: str, metadata: Any) -> Any:
    """Return what the page of a list of sources is made of, as a notebook that has run.

    Parameters
    ----------
    listed
        The list.
    name, title, metadata
        Those of the notebook whose page has these sources, to which their page leads back.
    """
    back = Markup('<p>{} <a href="{}#sources">{}</a></p>').format(
        _("These are the sources of the page:"), address(name), title
    )
    html = back + Markup('<div class="sources">{}</div>').format(listed)
    shown = {"output_type": "display_data", "data": {HTML: html}, "metadata": {}}
    cells: list[dict[str, Any]] = [
        {"cell_type": "markdown", "source": f"# {_('Where this comes from')}"},
        {"cell_type": "code", "source": "", "execution_count": None, "outputs": [shown]},
    ]
    for number, cell in enumerate(cells, start=1):
        cell |= {"id": f"cell-{number:02}", "metadata": {}}
    made = {"cells": cells, "metadata": metadata, "nbformat": FORMAT, "nbformat_minor": MINOR}
    return nbformat.from_dict(made)  # type: ignore[no-untyped-call]

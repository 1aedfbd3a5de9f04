"""The sources of a page: gathered from all it shows, and listed where a cell asks for it."""

from collections.abc import Iterable, Iterator
from typing import Any

from mesoguide.cards.sources import PART, PLACE, list_of_sources
from mesoguide.evidence import Evidence
from mesoguide.pages.notebook import PageError
from mesoguide.pages.outputs import HTML
from mesoguide.pages.state import VIEW, Widgets


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

"""The list of sources at the end of a notebook."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from markupsafe import Markup

from mesoguide.evidence import Evidence, load
from mesoguide.model.references import Reference, reference
from mesoguide.words import _, fill
from mesoguide.words.marks import NOTES, numbered


class Sourced(Protocol):
    """A widget, a card or a table that knows what it rests on."""

    sources: tuple[str, ...]


class Sources:
    """Everything a page rests on, as a list: in JupyterLab, on the page and in print.

    Parameters
    ----------
    shown
        The page's widgets, cards and tables; their sources come along.
    page
        The notebook's own file name: what its words cite comes first, numbered as there.

    Raises
    ------
    FileNotFoundError
        If there is no such notebook beside the one that runs.
    KeyError
        If a cited key is not in the bibliography.
    """

    def __init__(self, *shown: Sourced, page: str, evidence: Evidence | None = None) -> None:
        facts = evidence or load()
        cited = numbered(markdown_of(Path(page)))
        others = sorted(
            {key for each in shown for key in each.sources if key not in cited},
            key=lambda key: reference(facts, key).words,
        )
        self.references: tuple[Reference, ...] = tuple(
            reference(facts, key) for key in (*cited, *others)
        )

    def _repr_html_(self) -> str:
        lines = Markup("\n").join(map(_line, self.references))
        return Markup(
            '<h2 id="sources">{}</h2>\n<details class="sources"><summary>{}</summary>'
            "<ol>\n{}\n</ol></details>"
        ).format(
            _("Where this comes from"),
            fill(_("Show the {number} sources"), number=len(self.references)),
            lines,
        )


def markdown_of(notebook: Path) -> Iterator[str]:
    """Return the text of a page's markdown cells, in order: speaker notes are no part of it."""
    for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
        if cell["cell_type"] == "markdown" and NOTES not in cell["metadata"].get("tags", ()):
            source = cell["source"]
            yield source if isinstance(source, str) else "".join(source)


def _line(source: Reference) -> Markup:
    words = Markup('<a href="{}" rel="noreferrer">{}</a>') if source.address else Markup("{1}")
    return Markup('<li id="source-{}">{} {}</li>').format(
        source.key,
        words.format(source.address, source.words),
        source.note and f"({source.note})",
    )

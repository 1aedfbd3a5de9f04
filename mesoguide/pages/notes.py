"""Speaker notes: what an educator may say, beside the page and never in it."""

import re
from pathlib import Path
from typing import Any

from mesoguide.evidence import load
from mesoguide.model.calling import countries_to_call, short_numbers
from mesoguide.pages.markdown import to_html
from mesoguide.pages.pictures import Pictures
from mesoguide.pages.series import title_of
from mesoguide.pages.templates import own_page
from mesoguide.words.marks import NOTES, without

#: It goes first: what is cut out of a comment could end it.
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\([^)]*\)")


def is_note(cell: Any) -> bool:
    """Tell whether a cell is a speaker note."""
    return NOTES in cell.metadata.get("tags", ())


def notes(notebook: Path, nb: Any, links: dict[str, str]) -> str:
    """Return the notes of a notebook as a page: each note with the id of the cell before it.

    The numbers to call in an emergency stand below every note.

    Parameters
    ----------
    notebook, nb
        The notebook's file, and what it holds.
    links
        Addresses of the style sheets, the script that follows the screens, and the icon.
    """
    shown, after = [], ""
    ids: set[str] = set()
    for cell in nb.cells:
        if cell.cell_type == "markdown" and is_note(cell):
            pictures = Pictures(notebook.parent, cell.get("attachments", {}))
            shown.append((after, to_html(_words(cell.source), pictures, ids)))
        else:
            after = cell.id
    evidence = load()
    return own_page(
        "notes",
        title=title_of(notebook),
        notes=shown,
        numbers=short_numbers(evidence),
        to_call=countries_to_call(evidence),
        **links,
    )


def _words(source: str) -> str:
    """Return a note as it is said: no marks, and no link that would lead the window away."""
    return _LINK.sub(r"\1", without(_COMMENT.sub("", source)))

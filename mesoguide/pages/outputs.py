"""What code shows on a page: no warnings, no raw cells, and every picture with words in its place.

Pictures and markdown become HTML here, so that they look alike wherever the page is made.
"""

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup

from mesoguide.pages.displayed import FIGURES, SHOWN
from mesoguide.pages.faults import NO_WORDS, Fault, words_of
from mesoguide.pages.markdown import to_html
from mesoguide.pages.pictures import TYPES, Pictures
from mesoguide.pages.state import VIEW

HTML, MARKDOWN, SCRIPT = "text/html", "text/markdown", "application/javascript"
#: What is shown of an output that has several forms, the first it has; then its plain text.
_PICTURES = tuple(dict.fromkeys(TYPES.values()))
_HAS_SCRIPT = re.compile(r"<script\b", re.IGNORECASE)


def tidy(notebook: Path, nb: Any, ids: set[str]) -> Iterator[Fault]:
    """Make the outputs of a notebook ready for its page; yield what no page can hold.

    Warnings and raw cells go: they are for whoever writes the notebook.

    Parameters
    ----------
    notebook, nb
        The notebook's file, and what it holds once it has run.
    ids
        The ids the page has so far.
    """
    for number, cell in enumerate(nb.cells, start=1):
        if cell.cell_type != "code":
            continue
        cell.outputs = [each for each in cell.outputs if each.get("name") != "stderr"]
        for output in cell.outputs:
            data = output.get("data", {})
            if VIEW in data:
                continue
            for found, accepted in _tidy(notebook.parent, cell, output, data, ids):
                yield Fault(notebook.name, number, found, accepted)
    nb.cells = [cell for cell in nb.cells if cell.cell_type != "raw"]


def _tidy(
    folder: Path, cell: Any, output: Any, data: Any, ids: set[str]
) -> Iterator[tuple[str, str]]:
    figure = next((kind for kind in data if kind.startswith("application/vnd.")), "")
    html = data.get(HTML, "")
    if _HAS_SCRIPT.search(html) or SCRIPT in data or (figure and not html):
        yield _named(figure), SHOWN
        return
    pictures = Pictures(folder)
    kind = next((kind for kind in _PICTURES if kind in data), "")
    if html:
        data[HTML] = pictures.embed_html(html)
    elif MARKDOWN in data:
        data[HTML] = to_html(data[MARKDOWN], pictures, ids)
    elif kind:
        words = _words_for(kind, cell, output)
        if not words:
            yield NO_WORDS
        data[HTML] = _picture(kind, data[kind], words, output.get("metadata", {}).get(kind, {}))
    yield from pictures.wrong
    if pictures.without_words:
        yield NO_WORDS


def _named(figure: str) -> str:
    """Return what a type of output is called."""
    names = {"plotly": FIGURES["plotly"], "vega": FIGURES["altair"], "bokeh": FIGURES["bokeh"]}
    return next((words for part, words in names.items() if part in figure), figure or "a script")


def _words_for(kind: str, cell: Any, output: Any) -> str:
    """Return what a picture shows, in words: from the output itself, or from its cell."""
    metadata = output.get("metadata", {})
    own = metadata.get(kind, {})
    words = (own.get("alt") if isinstance(own, dict) else None) or metadata.get("alt")
    return str(words or "").strip() or words_of(cell)


def _picture(kind: str, held: str, words: str, size: Any) -> Markup:
    if kind == TYPES[".svg"]:
        held = base64.b64encode(held.encode()).decode()
    sizes = Markup("").join(
        Markup(' {}="{}"').format(side, size[side])
        for side in ("width", "height")
        if isinstance(size, dict) and isinstance(size.get(side), int)
    )
    text = "".join(held.split())
    return Markup('<img src="data:{};base64,{}" alt="{}"{}>').format(kind, text, words, sizes)

"""The marks an educator makes: a source and a word to explain in a text, a note as a cell's tag.

``[@park-2008-thigh]`` cites a source (several: ``[@one; @two]``). ``[?placebo]`` explains a word
at its first use. ``[=refine-1-both-1 treated]`` is a number of a row: see
:mod:`mesoguide.evidence.fields`. JupyterLab shows them as typed. A cell tagged ``notes`` is for the
educator alone: no part of the page.
"""

import re
from collections.abc import Iterable

CITATION = re.compile(r" ?\[(@[a-z0-9-]+(?:; ?@[a-z0-9-]+)*)\]")
EXPLAINED = re.compile(r"\[\?([^\]\n]+)\]")
FIELD = re.compile(r"\[=([^\]\n]*)\]")
#: The tag of a markdown cell that is a speaker note.
NOTES = "notes"
#: The tag of a cell that stands in a fold, which a tap opens.
MORE = "more"
#: The tag of a cell that begins a scene: what is shown at once in a room.
SCENE = "scene"
#: What a cell may be, by its tag: the template gives each its place and look.
CELL_TAGS = (
    "lead",
    "know",
    "unknown",
    "next",
    "warning",
    "wide",
    "beside",
    "cards",
    "lines",
    MORE,
    SCENE,
    NOTES,
)


def cited_in(text: str) -> tuple[str, ...]:
    """Return the keys a text cites, in order, each once."""
    keys = [
        key.strip().removeprefix("@")
        for found in CITATION.finditer(text)
        for key in found[1].split(";")
    ]
    return tuple(dict.fromkeys(keys))


def numbered(texts: Iterable[str]) -> dict[str, int]:
    """Return the number of each cited key: 1 for the first one cited, and so on."""
    keys = dict.fromkeys(key for text in texts for key in cited_in(text))
    return {key: number for number, key in enumerate(keys, start=1)}


def without(text: str) -> str:
    """Return a text as it reads without its marks: no citations, explained words bare."""
    return EXPLAINED.sub(r"\1", CITATION.sub("", text))

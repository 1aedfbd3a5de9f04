"""What a cell shows carries its sources to the page, which lists them at its end."""

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from mesoguide.evidence import Evidence
from mesoguide.model.references import Reference, reference
from mesoguide.words import _, counted

#: Where an output carries the keys of its sources: in this part of its metadata.
PART = "mesoguide"
#: What an output has in it where the list of sources goes.
PLACE = 'data-list="sources"'


class Sourced:
    """What a cell shows and nobody changes: its output carries its sources to the page.

    Attributes
    ----------
    sources
        Keys of the bibliography behind what it shows.
    """

    sources: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        raise NotImplementedError

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, str], dict[str, Any]]:
        return {"text/html": self._repr_html_()}, {PART: {"sources": list(self.sources)}}


class Sources:
    """The place on the page where all its sources are listed.

    The list is filled in when the page is made, from all that the page shows by then.
    """

    def _repr_html_(self) -> str:
        text = _("Here the page lists every source of what it says and shows.")
        return Markup("<p {}>{}</p>").format(Markup(PLACE), text)


def list_of_sources(evidence: Evidence, cited: Iterable[str], shown: Iterable[str]) -> Markup:
    """Return the list of a page's sources; nothing if it has none.

    Parameters
    ----------
    evidence
        The facts.
    cited
        Keys in the order the page's words number them.
    shown
        Keys behind all else it shows; those not cited come last, by their words.

    Raises
    ------
    KeyError
        If a key is not in the bibliography.
    """
    numbered = dict.fromkeys(cited)
    others = (reference(evidence, key) for key in set(shown) - numbered.keys())
    listed = [
        *(reference(evidence, key) for key in numbered),
        *sorted(others, key=lambda each: each.words),
    ]
    if not listed:
        return Markup("")
    return Markup(
        '<h2 id="sources">{}</h2>\n<details class="sources"><summary>{}</summary>'
        "<ol>\n{}\n</ol></details>"
    ).format(
        _("Where this comes from"),
        counted(len(listed), "Show the {number} source", "Show the {number} sources"),
        Markup("\n").join(map(_line, listed)),
    )


def _line(source: Reference) -> Markup:
    words = Markup('<a href="{}" rel="noreferrer">{}</a>') if source.address else Markup("{1}")
    return Markup('<li id="source-{}">{} {}</li>').format(
        source.key,
        words.format(source.address, source.words),
        source.note and f"({source.note})",
    )

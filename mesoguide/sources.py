"""The list of sources at the end of a notebook."""

from collections.abc import Iterable

from markupsafe import Markup

from mesoguide.evidence import Evidence, load
from mesoguide.model.references import Reference, reference
from mesoguide.widgets.base import GuideWidget
from mesoguide.words import _, fill


class Sources:
    """Everything a page cites, as a list: in JupyterLab, on the page and in print.

    Give it the page's widgets (their sources come along) and keys of the bibliography.
    """

    def __init__(self, *cited: GuideWidget | str, evidence: Evidence | None = None) -> None:
        facts = evidence or load()
        found = {reference(facts, key) for key in _keys(cited)}
        self.references: tuple[Reference, ...] = tuple(sorted(found, key=lambda r: r.words))

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


def _keys(cited: Iterable[GuideWidget | str]) -> Iterable[str]:
    for each in cited:
        if isinstance(each, str):
            yield each
        else:
            yield from each.sources


def _line(source: Reference) -> Markup:
    words = Markup('<a href="{}" rel="noreferrer">{}</a>') if source.address else Markup("{1}")
    return Markup("<li>{} {}</li>").format(
        words.format(source.address, source.words), source.note and f"({source.note})"
    )

"""From a notebook that has run to everything its template needs."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from mesoguide.evidence import STALE, Evidence, load
from mesoguide.evidence.about import GuideFile, series
from mesoguide.pages import state
from mesoguide.pages.faults import dates_of, undated
from mesoguide.pages.files import Files
from mesoguide.pages.notebook import PageError
from mesoguide.pages.notes import is_note, notes
from mesoguide.pages.outputs import tidy
from mesoguide.pages.policy import IN_PAGE
from mesoguide.pages.prose import Prose, fill_fields, prose
from mesoguide.pages.scorecard import SCORECARD, is_there
from mesoguide.pages.series import Link, all_pages, name_of, title_of
from mesoguide.pages.sources import list_sources
from mesoguide.words.marks import CELL_TAGS


@dataclass(frozen=True)
class Page:
    """A page: what its frame shows, and its widgets."""

    title: str
    description: str
    series: GuideFile
    start: str
    worried: str
    scorecard: str
    pages: tuple[Link, ...]
    place: int
    written: date
    checked: date
    next_check: date
    widgets: state.Widgets
    styles: tuple[str, ...]
    host: str
    later: dict[str, str]
    uses: str
    icon: str
    cell_class: Callable[[Any], str]
    is_note: Callable[[Any], bool]
    still: Callable[[Any], Markup]
    words: Prose
    stale: bool
    policy: str
    #: Nothing is sent or kept: not so where a server of others sets its cookie.
    private: bool

    @property
    def previous(self) -> Link | None:
        """The page before, if there is one."""
        return self.pages[self.place - 1] if self.place > 0 else None

    @property
    def next(self) -> Link | None:
        """The page after, if there is one."""
        return self.pages[self.place + 1] if self.place + 1 < len(self.pages) else None


#: What links to the signs that need help land on.
WORRIED = "worried"
#: Vendored scripts that widgets may need.
VENDORED = ("plotly",)
#: The guide's own files that a page needs only when somebody asks for them, by the name its host
#: knows them by.
LATER = {
    "present": "present.js",
    "present-style": "present.css",
    "kiosk": "kiosk.js",
    "kiosk-style": "kiosk.css",
    "share": "share.js",
    "qr": "qr.js",
    "keep": "keep.js",
}

_INDENT = re.compile(r"\n\s+")


def describe(nb: Any, notebook: Path, files: Files, link: Callable[[str], str]) -> Page:
    """Return the page of a notebook that has run.

    Parameters
    ----------
    nb
        The notebook, its cells run and its widget state stored in its metadata.
    notebook
        Where it stands, beside the others of its language.
    files
        Takes the style sheets the page needs.
    link
        Makes an address out of a file's name.

    Raises
    ------
    PageError
        When a cell raised, or shows what a page can't hold, or the notebook's dates are missing.
    """
    stored = nb.metadata.get("widgets", {}).get(state.STATE, {})
    models: dict[str, Any] = stored.get("state", {})
    state.check_cells(notebook.name, nb.cells, models)
    evidence = load()
    fill_fields(notebook, nb, evidence)
    words = prose(notebook, nb, evidence)
    for fault in tidy(notebook, nb, words.ids):
        raise PageError(str(fault))
    widgets = state.gather(models)
    list_sources(notebook.name, nb, words.numbers, widgets, evidence)
    dates = _dates(notebook.name, nb.metadata)
    title = title_of(notebook)
    pages = all_pages(notebook.parent)
    place = [each.name for each in pages].index(name_of(notebook))
    styles = ["page.css"]
    if widgets.css:
        styles.append(files.add("widgets", widgets.css, ".css"))
    if "plotly" in widgets.scripts:
        styles.append("plotly-global.css")
    return Page(
        title=title,
        description=nb.metadata.get("mesoguide", {}).get("description", ""),
        series=series(),
        start=pages[0].href,
        worried=_worried(nb, widgets, pages[0].href) if evidence.cautions else "",
        scorecard=SCORECARD if is_there() else "",
        pages=pages,
        place=place,
        **dates,
        widgets=widgets,
        styles=tuple(link(name) for name in styles),
        host=link("host.js"),
        later={
            **{name: link(file) for name, file in LATER.items()},
            # A page without a chart fetches ahead what the next may need.
            **{
                name if name in widgets.scripts else f"{name}-ahead": link(f"{name}.js")
                for name in VENDORED
            },
            "notes": link(files.add("notes", notes(notebook, nb, _notes_links(link)), ".html")),
        },
        uses=_uses(evidence),
        icon=link("icon.svg"),
        cell_class=_cell_class,
        is_note=is_note,
        words=words,
        stale=is_stale(notebook.name, nb.metadata, evidence),
        policy=IN_PAGE,
        private=True,
        still=lambda output: still(widgets.names[output.data[state.VIEW]["model_id"]], widgets),
    )


def lean(html: str) -> str:
    """Return a page without the indents of its templates; text kept as typed keeps its own."""
    return html if "<pre" in html else _INDENT.sub("\n", html)


def _notes_links(link: Callable[[str], str]) -> dict[str, str]:
    return {
        "style": link("page.css"),
        "notes_style": link("notes.css"),
        "script": link("notes.js"),
        "icon": link("icon.svg"),
    }


def _uses(evidence: Evidence) -> str:
    """Return the areas a link may name, each with its aims, as ``area:aim,aim area:...``."""
    aims: dict[str, list[str]] = {}
    for offer in evidence.offers:
        aims.setdefault(offer.area, []).append(offer.aim)
    return " ".join(f"{area}:{','.join(found)}" for area, found in aims.items())


def _worried(nb: Any, widgets: state.Widgets, start: str) -> str:
    """Return where the signs that need help stand: on the page itself, or else on the first."""
    outputs = (output for cell in nb.cells for output in cell.get("outputs", ()))
    shown = [output.get("data", {}).get("text/html", "") for output in outputs]
    own = any(f'id="{WORRIED}"' in html for html in (*shown, *widgets.stills.values()))
    return f"#{WORRIED}" if own else f"{start}#{WORRIED}"


def is_stale(name: str, metadata: Any, evidence: Evidence) -> bool:
    """Tell whether a notebook's sources were last checked too long ago, by its metadata."""
    looked_at = (source.urldate for source in evidence.sources.values())
    return date.today() - min([_dates(name, metadata)["checked"], *looked_at]) > STALE


def _dates(name: str, metadata: Any) -> dict[str, date]:
    dates: dict[str, date] = {}
    for key, found in dates_of(metadata).items():
        if not isinstance(found, date):
            raise PageError(str(undated(name, key, found)))
        dates[key] = found
    return dates


def _cell_class(cell: Any) -> str:
    tags = [tag for tag in cell.metadata.get("tags", ()) if tag in CELL_TAGS]
    return " ".join([f"cell-{cell.cell_type}", *(f"cell-{tag}" for tag in tags)])


def still(name: str, widgets: state.Widgets) -> Markup:
    """Return a widget's place with its markup in it, or its children's in the box they share.

    A still is HTML made by the widget's own template with every text escaped.
    """
    inside = _place(name, widgets)
    return Markup('<div class="widget" data-model="{}">{}</div>').format(escape(name), inside)


def _place(name: str, widgets: state.Widgets) -> Markup:
    if name in widgets.boxes:
        children = Markup("").join(_place(child, widgets) for child in widgets.boxes[name])
        kind = "row" if name in widgets.rows else "column"
        return Markup('<div class="box box-{}">{}</div>').format(kind, children)
    made = Markup(widgets.stills.get(name, ""))
    return Markup('<div class="widget-root">{}</div>').format(made)

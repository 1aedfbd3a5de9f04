"""From a notebook that has run to everything its template needs."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from markupsafe import Markup

from mesoguide import minify
from mesoguide.evidence import STALE, Evidence, load
from mesoguide.evidence.about import GuideFile, series
from mesoguide.pages import frame, state
from mesoguide.pages.faults import dates_of, undated
from mesoguide.pages.files import Files
from mesoguide.pages.folds import Folds, folds, parted
from mesoguide.pages.no_scripts import no_scripts_style
from mesoguide.pages.notebook import PageError
from mesoguide.pages.notes import is_note, notes
from mesoguide.pages.outputs import tidy
from mesoguide.pages.policy import policy_of, with_style
from mesoguide.pages.prose import Prose, fill_fields, prose
from mesoguide.pages.scenes import scenes
from mesoguide.pages.scorecard import SCORECARD, is_there
from mesoguide.pages.search import WORDS
from mesoguide.pages.series import Link, all_pages, name_of, title_of
from mesoguide.pages.sources import list_sources
from mesoguide.pages.style_parts import style_parts
from mesoguide.pages.templates import own_page
from mesoguide.pages.used_style import used_style
from mesoguide.words.marks import CELL_TAGS


@dataclass(frozen=True)
class Page:
    """A page: what its frame shows, and its widgets."""

    title: str
    description: str
    series: GuideFile
    start: str
    worried: str
    #: The question above the signs that need help, and the signs: none where tables are missing.
    signs: tuple[str, Markup]
    #: Where a reader picks an area, and what each use is called; empty where nothing is picked.
    picker: str
    use_names: str
    scorecard: str
    pages: tuple[Link, ...]
    place: int
    written: date
    checked: date
    next_check: date
    widgets: state.Widgets
    #: The style sheet, which the page holds: words are styled as they come, by one answer.
    style: str
    #: What of the style holds on paper only, and where the page links to it: once it is made.
    on_paper: str
    paper: str
    #: The guide's own scripts that may change the page, by name.
    scripts: tuple[str, ...]
    #: The style of the page where no scripts run, for browsers that can't tell.
    no_scripts: str
    host: str
    later: dict[str, str]
    uses: str
    icon: str
    cell_class: Callable[[Any], str]
    is_note: Callable[[Any], bool]
    #: The number of the scene each cell belongs to in a room, by the cell's id.
    scenes: dict[str, int]
    folds: Folds
    parted: Callable[[Markup], tuple[Markup, Markup]]
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


#: The vendored script that widgets may need.
PLOTLY = "plotly"
#: The guide's own files that a page needs only when somebody asks for them, by the name its host
#: knows them by.
LATER = {
    "kiosk-style": "kiosk.css",
    "share": "share.js",
    "qr": "qr.js",
    "keep": "keep.js",
    "search": "search.js",
    "minisearch": "minisearch.js",
    "face-words": "words.woff2",
    "face-strong": "strong.woff2",
    "face-headings": "headings.woff2",
}

#: The guide's own style and script of every page, and what else of it may change one that is open.
PAGE_STYLE, HOST_SCRIPT = "page.css", "host.js"
_OWN_SCRIPTS = (HOST_SCRIPT, "share.js", "keep.js", "search.js")
#: What stands for the address of the style on paper until that is made.
_PAPER = "paper-style"
#: The parts of a page for a room, whose markup comes with the script that takes it over.
_PARTS = ("present", "kiosk")

#: What of these shows a page in a room, with its notes.
FOR_A_ROOM = frozenset({"present", "present-style", "notes"})

_INDENT = re.compile(r"(<pre\b.*?</pre>)|\n\s+", re.DOTALL)


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
    guide, title = series(), title_of(notebook)
    picker = frame.picker_of(nb, widgets)
    pages = all_pages(notebook.parent)
    place = [each.name for each in pages].index(name_of(notebook))
    sheets = _sheets(files, widgets)
    parts = [style_parts(sheet) for sheet in sheets]
    style = "\n".join(part.screen for part in parts)
    in_a_room = [part.room for part in parts] + [files.get("present.css").body.decode()]
    with_markup = {name: files.add(name, _with_markup(name, files), ".js") for name in _PARTS}
    no_scripts = "\n".join(no_scripts_style(sheet) for sheet in sheets)
    return Page(
        title=title,
        description=nb.metadata.get("mesoguide", {}).get("description", ""),
        series=guide,
        start=pages[0].href,
        worried=frame.worried(nb, widgets, pages[0].href) if evidence.cautions else "",
        signs=frame.signs(evidence),
        picker=frame.way_to_pick(picker, guide, pages) if evidence.offers else "",
        use_names=frame.use_names(evidence),
        scorecard=SCORECARD if is_there() else "",
        pages=pages,
        place=place,
        **dates,
        widgets=widgets,
        style=style,
        on_paper="\n".join(part.paper for part in parts),
        paper=_PAPER,
        scripts=(*_OWN_SCRIPTS, *with_markup.values()),
        no_scripts=link(files.add("no-scripts", no_scripts, ".css")),
        host=link(HOST_SCRIPT),
        later={
            **{name: link(file) for name, file in {**with_markup, **LATER}.items()},
            **_to_draw(widgets, files, link),
            "present-style": link(files.add("present", "\n".join(in_a_room), ".css")),
            "words": WORDS,
            "notes": link(files.add("notes", notes(notebook, nb, _notes_links(link)), ".html")),
        },
        uses=frame.uses_to_link(evidence),
        icon=link("icon.svg"),
        cell_class=_cell_class,
        is_note=is_note,
        scenes=scenes(nb.cells),
        folds=folds(nb.cells),
        parted=parted,
        words=words,
        stale=is_stale(notebook.name, nb.metadata, evidence),
        policy=policy_of(style),
        private=True,
        still=lambda output: _still(
            widgets.names[output.data[state.VIEW]["model_id"]], widgets, picker
        ),
    )


def prepare(files: Files) -> None:
    """Work out what all pages share, so that the first one is described sooner."""
    files.pack_all()
    ours = files.get(PAGE_STYLE).body.decode()
    no_scripts_style(ours)
    used_style(style_parts(ours).screen, "")


def _sheets(files: Files, widgets: state.Widgets) -> list[str]:
    """Return the sheets of a page's style: the guide's, plotly.js's and its widgets' own."""
    names = (PAGE_STYLE, "plotly-global.css") if PLOTLY in widgets.scripts else (PAGE_STYLE,)
    sheets = (*(files.get(name).body.decode() for name in names), minify.style(widgets.css))
    return [sheet for sheet in sheets if sheet]


def _to_draw(widgets: state.Widgets, files: Files, link: Callable[[str], str]) -> dict[str, str]:
    """Return Plotly and what it draws, by the names the page's host knows them by."""
    if PLOTLY not in widgets.scripts:
        return {}
    return {
        PLOTLY: link("plotly.js"),
        f"{PLOTLY}-late": link(files.add("drawings", widgets.late, ".js")),
    }


def lean(html: str) -> str:
    """Return a page without the indents of its templates; text kept as typed keeps its own."""
    return _INDENT.sub(lambda found: found[1] or "\n", html)


def with_used_style(html: str, page: Page, files: Files, link: Callable[[str], str]) -> str:
    """Return a page with only what it can use of the guide's style; its policy names that.

    The styles of its widgets stay whole: some are not ours, and may name a class as they like.
    """
    scripts = [files.get(name).body.decode() for name in page.scripts]
    markup = html.replace(page.style, "")
    ours = style_parts(files.get(PAGE_STYLE).body.decode())
    style = page.style.replace(ours.screen, used_style(ours.screen, markup, *scripts))
    paper = page.on_paper.replace(ours.paper, used_style(ours.paper, markup, *scripts))
    policy = with_style(page.policy, page.style, style)
    html = html.replace(page.style, style).replace(page.policy, policy)
    return html.replace(f'href="{_PAPER}"', f'href="{link(files.add("paper", paper, ".css"))}"')


def _with_markup(name: str, files: Files) -> str:
    """Return a script after what puts the markup into the page that it takes over."""
    markup = json.dumps(own_page(name))
    own = files.get(f"{name}.js").body.decode()
    return f'document.body.insertAdjacentHTML("beforeend",{markup});\n{own}'


def _notes_links(link: Callable[[str], str]) -> dict[str, str]:
    return {
        "style": link(PAGE_STYLE),
        "notes_style": link("notes.css"),
        "script": link("notes.js"),
        "icon": link("icon.svg"),
    }


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


def _still(name: str, widgets: state.Widgets, picker: str) -> Markup:
    """Return a widget's place with its markup in it; links to the picker land on the one named."""
    land = Markup(' id="{}"').format(frame.PICKER) if name == picker else ""
    inside = state.markup_of(name, widgets)
    return Markup('<div class="widget"{} data-model="{}">{}</div>').format(land, name, inside)

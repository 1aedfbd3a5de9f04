"""The words of a page: markdown as HTML, with citations and explained words that open in place.

Both are plain HTML (a button and its popover), so they work with no script at all.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from markupsafe import Markup

from mesoguide.evidence import Evidence
from mesoguide.evidence.fields import FieldError
from mesoguide.evidence.filling import filled_prose
from mesoguide.model.references import reference
from mesoguide.pages.folds import folds
from mesoguide.pages.markdown import to_html
from mesoguide.pages.notebook import PageError
from mesoguide.pages.notes import is_note
from mesoguide.pages.pictures import Pictures
from mesoguide.words import _, fill
from mesoguide.words.marks import CITATION, EXPLAINED, FIELD, cited_in, numbered

#: A word joiner: for a number that follows no plain word, such as one in bold.
GLUE = "\u2060"
#: Ids of the frame, which no heading may take.
OWN_IDS = (
    *(
        "main",
        "sources",
        "worried",
        "picker",
        "lost",
        "lost-page",
        "waiting",
        "presenting",
        "copied",
    ),
    *("signs", "signs-title", "find-word", "found"),
)
#: The mark with the word before it (of a very long one the last letters, or with the bracket it
#: closes, which is then no link's) and the full stop or comma after it, which stay on its line.
_CITED = re.compile(r"((?<=\s)[^\W_]{1,24}\)|[^\W_]{0,24})" + CITATION.pattern + r"([.,;:]?)")
_TITLE = re.compile(rf"^# [^\n]*?({FIELD.pattern})", re.MULTILINE)
#: Stands for a mark where only its place is asked for; Unicode gives this sign no meaning.
_HERE = "\ue000"
#: What holds no button.
_NO_BUTTON = ("a", "code")
_WORD = re.compile(EXPLAINED.pattern + r"([.,;:]?)")


@dataclass
class Prose:
    """Turns the markdown cells of one page into HTML, in the order of the page."""

    notebook: Path
    evidence: Evidence
    numbers: dict[str, int]
    places: dict[str, int]
    folds: dict[str, int] = field(default_factory=dict)
    opened: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=lambda: set(OWN_IDS))
    _place: str = ""
    _fold: int = 0

    def __call__(self, cell: Any) -> Markup:
        """Return a cell as HTML.

        Raises
        ------
        PageError
            For an unknown word or picture, and for a mark where no button can stand.
        """
        self._place = f"{self.notebook.name}, cell {self.places[cell.id]}"
        self._fold = self.folds.get(cell.id, 0)
        if not _in_plain_words(cell.source):
            raise PageError(
                f"{self._place}: found the mark of a source or word in code, a link or a tag; "
                "accepted: marks in plain words"
            )
        source = _CITED.sub(lambda found: self._citations(*found.groups()), cell.source)
        source = _WORD.sub(lambda found: self._word(found[1], found[2]), source)
        pictures = Pictures(self.notebook.parent, cell.get("attachments", {}))
        html = to_html(source, pictures, self.ids)
        for found, accepted in pictures.wrong:
            raise PageError(f"{self._place}: found {found}; accepted: {accepted}")
        return Markup(html)

    def _citations(self, word: str, marked: str, after: str) -> str:
        keys = [key.strip().removeprefix("@") for key in marked.split(";")]
        inside = Markup("").join(self._citation(key) for key in keys)
        whole = Markup('<span class="glued">{}<span class="cites">{}</span>{}</span>')
        return ("" if word else GLUE) + str(whole.format(word, inside, after))

    def _citation(self, key: str) -> Markup:
        source = reference(self.evidence, key)
        label = fill(_("Source {number}: {short}"), number=self.numbers[key], short=source.short)
        button = Markup(
            '<button type="button" class="cite" popovertarget="{0}" aria-label="{1}">{2}</button>'
        ).format(self._named(f"cite-{key}"), label, self.numbers[key])
        link = Markup('<a href="{}" rel="noreferrer">{}</a>')
        note = Markup("{} {} {}").format(
            source.words,
            source.who and fill(_("Who: {who}."), who=source.who.rstrip(".")),
            link.format(source.address, _("Open the source"))
            if source.address
            else source.note and f"({source.note})",
        )
        return button + self._once(self._named(f"cite-{key}"), note)

    def _word(self, typed: str, after: str) -> str:
        word = self.evidence.word_forms().get(typed.lower())
        if word is None:
            raise PageError(f"{self._place}: found [?{typed}]; accepted: a word of glossary.csv")
        name = self._named(f"word-{word.word.lower().replace(' ', '-')}")
        button = Markup('<button type="button" class="word" popovertarget="{}">{}</button>')
        note = Markup("<dfn>{}</dfn>: {}").format(typed, word.meaning)
        popover = self._once(name, note)
        return str(
            Markup('<span class="glued">{}{}{}</span>').format(
                button.format(name, typed), popover, after
            )
        )

    def _named(self, name: str) -> str:
        """Return the id of a note; each fold has its own: none opens out of a closed one."""
        return f"fold-{self._fold}-{name}" if self._fold else name

    def _once(self, name: str, note: Markup) -> Markup:
        """Return a note that works with no script; nothing if the page has it already."""
        if name in self.opened:
            return Markup("")
        self.opened.add(name)
        return Markup(
            '<span class="note" id="{0}" popover>{1} <button type="button" class="close" '
            'popovertarget="{0}" popovertargetaction="hide">{2}</button></span>'
        ).format(name, note, _("Close"))


class _Marks(HTMLParser):
    """Counts the places of marks in the text of HTML, but for text that is code or a link."""

    found = 0
    _inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside += tag in _NO_BUTTON

    def handle_endtag(self, tag: str) -> None:
        # A browser takes no notice of an end of what was not begun.
        self._inside = max(0, self._inside - (tag in _NO_BUTTON))

    def handle_data(self, data: str) -> None:
        self.found += 0 if self._inside else data.count(_HERE)


def _in_plain_words(markdown: str) -> bool:
    """Tell whether every mark of a source or a word stands where its button can."""
    text, cites = CITATION.subn(_HERE, markdown)
    text, words = EXPLAINED.subn(_HERE, text)
    marks = _Marks()
    if cites + words:
        marks.feed(to_html(text, Pictures(Path(), {}), set()))
        marks.close()
    return marks.found == cites + words


def fill_fields(notebook: Path, nb: Any, evidence: Evidence) -> None:
    """Fill the fields of a notebook's words and notes. Raises PageError for one that can't be."""
    for number, cell in enumerate(nb.cells, start=1):
        if cell.cell_type == "markdown":
            title = _TITLE.search(cell.source)
            if title:
                raise PageError(
                    f"{notebook.name}, cell {number}: found {title[1]} in the title; "
                    "accepted: a title of words alone"
                )
            try:
                cell.source = filled_prose(evidence, cell.source)
            except FieldError as error:
                raise PageError(f"{notebook.name}, cell {number}: {error}") from None


def prose(notebook: Path, nb: Any, evidence: Evidence) -> Prose:
    """Return what turns a page's words into HTML, its sources numbered as they are first cited.

    Raises PageError for an unknown source.
    """
    places = {cell.id: number for number, cell in enumerate(nb.cells, start=1)}
    cells = [cell for cell in nb.cells if cell.cell_type == "markdown" and not is_note(cell)]
    for cell in cells:
        for key in cited_in(cell.source):
            if key not in evidence.sources:
                place = f"{notebook.name}, cell {places[cell.id]}"
                raise PageError(f"{place}: found [@{key}]; accepted: a key of bibliography.bib")
    numbers = numbered(cell.source for cell in cells)
    return Prose(notebook, evidence, numbers, places, folds(nb.cells).numbers)

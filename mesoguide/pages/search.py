"""What the box that finds a word reads: the words of every page, heading by heading."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser

#: The file that holds them. It stands beside the pages, under one name for all of them.
WORDS = "words.js"

_HEADINGS = ("h1", "h2", "h3")
#: Elements without an end.
_EMPTY = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
#: What holds no words of the page's own: drawings, buttons, and where a sentence is from.
_LEFT_OUT = frozenset({"button", "script", "style", "svg", "template"})
_LEFT_OUT_CLASSES = frozenset({"note", "from", "from-where", "sources", "choice-line"})


@dataclass
class Section:
    """A heading of a page, the id that links to it, and the words below it."""

    id: str
    heading: str = ""
    words: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Reads the main part of a page, heading by heading."""

    def __init__(self) -> None:
        super().__init__()
        self.sections: list[Section] = []
        self._open: list[str] = []
        self._main = 0
        self._skipped = 0
        self._heading = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _EMPTY:
            return
        self._open.append(tag)
        depth, given = len(self._open), dict(attrs)
        if tag == "main":
            self._main = depth
        classes = set((given.get("class") or "").split())
        if not self._skipped and (tag in _LEFT_OUT or classes & _LEFT_OUT_CLASSES):
            self._skipped = depth
        if self._reads() and tag in _HEADINGS and given.get("id"):
            self.sections.append(Section(given["id"] or ""))
            self._heading = depth

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open.pop() != tag:
            pass
        depth = len(self._open)
        self._main = self._main if self._main <= depth else 0
        self._skipped = self._skipped if self._skipped <= depth else 0
        self._heading = self._heading if self._heading <= depth else 0

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split())
        if not words or not self._reads() or not self.sections:
            return
        if self._heading:
            self.sections[-1].heading = f"{self.sections[-1].heading} {words}".strip()
        else:
            self.sections[-1].words.append(words)

    def _reads(self) -> bool:
        return bool(self._main) and not self._skipped


def sections(html: str) -> list[Section]:
    """Return the sections of a page: each heading that can be linked to, with its words."""
    reader = _Reader()
    reader.feed(html)
    return reader.sections


def script_of_words(pages: Iterable[tuple[str, list[Section]]]) -> str:
    """Return the words of pages as a script, which a page from a folder can load as well.

    Parameters
    ----------
    pages
        The address of each page, as a page beside it links to it, and its sections. The first
        section is headed by the page's question.
    """
    found = [
        [address, [[each.id, each.heading, " ".join(each.words)] for each in read]]
        for address, read in pages
        if read
    ]
    return f"globalThis.mesoguide.words = {json.dumps(found, ensure_ascii=False)};\n"

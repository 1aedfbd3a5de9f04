"""The notebooks as they stand: which there are, what each page is made of, which want a kernel."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mesoguide.evidence import load
from mesoguide.pages.files import source_files
from mesoguide.pages.notebook import PageError, read, title_in
from mesoguide.pages.page import is_stale
from mesoguide.pages.series import in_reading_order, languages, name_of

#: Voila's own templates. A notebook that names one asks for a live kernel.
STOCK = ("lab", "classic", "reveal")

#: When a file was written, in nanoseconds, and its size in bytes.
Mark = tuple[int, int]


@dataclass(frozen=True)
class Stand:
    """A notebook: its file, a number that changes with its page, if it asks for a live kernel."""

    path: Path
    stamp: int
    live: bool


@dataclass(frozen=True)
class _Head:
    title: str
    live: bool
    metadata: dict[str, Any]


class Watch:
    """The notebooks below a folder, by names such as ``en/00-start.ipynb``, in reading order."""

    def __init__(self, folder: Path, language: str, *others: Path) -> None:
        self._folder = folder
        self._language = language
        self._others = others
        self._heads: dict[Path, tuple[Mark, _Head]] = {}
        self.stands: Mapping[str, Stand] = {}
        self._stamps: Mapping[str, int] = {}

    def look(self) -> None:
        """Look at every file anew.

        A page's number comes from its own notebook, the titles of its neighbours, all files that
        are no notebooks, and whether its sources were checked too long ago: so an edit of one
        notebook's words leaves the other pages alone.
        """
        files = source_files(self._folder, *self._others)
        common = hash(tuple((str(path), _mark(path)) for path in files))
        stands: dict[str, Stand] = {}
        heads: dict[Path, tuple[Mark, _Head]] = {}
        for language in languages(self._folder, self._language):
            found = in_reading_order(language)
            heads.update({path: self._head(path) for path in found})
            titles = tuple((path.name, heads[path][1].title) for path in found)
            for path in found:
                mark, head = heads[path]
                name = f"{_plain(language.name)}/{name_of(path)}"
                old = _is_stale(path.name, head.metadata)
                stands[name] = Stand(path, hash((mark, titles, common, old)), head.live)
        self._heads, self.stands = heads, stands
        self._stamps = {name: stand.stamp for name, stand in stands.items() if not stand.live}

    def pages(self) -> Mapping[str, int]:
        """Return the numbers of the pages that are made once."""
        return self._stamps

    def path(self, name: str) -> Path:
        """Return the file of a notebook. Raises KeyError if there is none of that name."""
        return self.stands[name].path

    def is_live(self, name: str) -> bool:
        """Tell whether there is such a notebook and it asks for a live kernel."""
        stand = self.stands.get(_plain(name))
        return stand is not None and stand.live

    def _head(self, path: Path) -> tuple[Mark, _Head]:
        mark = _mark(path)
        known = self._heads.get(path)
        return known if known and known[0] == mark else (mark, _read(path))


def _read(path: Path) -> _Head:
    """Return what a notebook says of itself; one that can't be read has no title and no wish."""
    try:
        nb = read(path)
    except PageError:
        return _Head("", False, {})
    voila = nb.metadata.get("voila")
    wish = voila.get("template") if isinstance(voila, Mapping) else None
    return _Head(title_in(nb) or "", wish in STOCK, nb.metadata)


def _is_stale(name: str, metadata: dict[str, Any]) -> bool:
    """Tell whether a page has to say that it is old; not where its dates or tables are wrong."""
    try:
        return is_stale(name, metadata, load())
    except ValueError:
        return False


def _plain(name: str) -> str:
    """Return a name with each accent in one letter, as pages are known by."""
    return unicodedata.normalize("NFC", name)


def _mark(path: Path) -> Mark:
    """Return a file's mark; one that has gone since it was listed counts as empty."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return 0, 0
    return found.st_mtime_ns, found.st_size

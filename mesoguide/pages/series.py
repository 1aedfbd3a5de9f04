"""The series: which notebooks there are, in what order, and at what address each page stands."""

import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from mesoguide import paths
from mesoguide.evidence.about import series
from mesoguide.pages.notebook import PageError, read, title_in


@dataclass(frozen=True)
class Link:
    """Another page of the series: its notebook, its address beside this one, and its question."""

    name: str
    href: str
    title: str


def in_reading_order(folder: Path) -> tuple[Path, ...]:
    """Return the notebooks of a language in reading order: as `guide.toml` lists them.

    Those it does not list come after them, in the order of their names. What tools leave beside
    them is none: hidden files, checkpoints, and files that are open.
    """
    listed = {name: place for place, name in enumerate(order(folder))}
    found = (path for path in folder.glob("*.ipynb") if _is_page(path))
    return tuple(
        sorted(found, key=lambda path: (listed.get(name_of(path), len(listed)), path.name))
    )


def order(folder: Path) -> tuple[str, ...]:
    """Return the pages that the guide of a folder lists; none where the folder is in no guide.

    Raises
    ------
    GuideError
        If the guide's `guide.toml` can't be read.
    """
    guide = paths.guide_above(folder)
    return series(guide).order if guide else ()


def start(folder: Path) -> str:
    """Return the name of the notebook that comes first in a folder that has one."""
    return in_reading_order(folder)[0].name


def _is_page(path: Path) -> bool:
    passing = path.name.startswith((".", "~")) or path.stem.endswith("-checkpoint")
    return not passing and path.is_file()


def languages(folder: Path, first: str) -> list[Path]:
    """Return the folders of notebooks in a folder: one of them first, the others by name."""
    found = (path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
    with_pages = [path for path in found if in_reading_order(path)]
    return sorted(with_pages, key=lambda path: (path.name != first, path.name))


def name_of(notebook: Path) -> str:
    """Return a notebook's name with each accent in one letter, however the disk spells it."""
    return unicodedata.normalize("NFC", notebook.name)


def stem_of(notebook: Path) -> str:
    """Return the same name without its ending."""
    return name_of(notebook).removesuffix(".ipynb")


def address(name: str) -> str:
    """Return a notebook's name as it stands in an address: ``12%20after.ipynb``."""
    return quote(unicodedata.normalize("NFC", name), safe="")


def title_of(notebook: Path) -> str:
    """Return the question a notebook answers: its first heading.

    Raises
    ------
    PageError
        If the notebook can't be read, or has no heading that begins with ``# ``.
    """
    title = title_in(read(notebook))
    if title is None:
        raise PageError(
            f"{notebook.name}: found no heading; accepted: a first cell with '# ' and a question"
        )
    return title


def all_pages(folder: Path) -> tuple[Link, ...]:
    """Return every page of a language's folder, in reading order.

    A notebook that can't be read is left out, so that the others stand without it.
    """
    return tuple(_links(in_reading_order(folder)))


def _links(found: Iterable[Path]) -> Iterable[Link]:
    for path in found:
        with suppress(PageError):
            yield Link(name_of(path), address(path.name), title_of(path))

"""The series: which notebooks there are, and in what order."""

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mesoguide import paths
from mesoguide.about import series


@dataclass(frozen=True)
class Link:
    """Another page of the series: its address beside this one, and its question."""

    href: str
    title: str


def notebooks(folder: Path) -> tuple[Path, ...]:
    """Return the notebooks of a language in reading order: as `guide.toml` lists them.

    Those it does not list come after them, in the order of their names.
    """
    listed = {name: place for place, name in enumerate(order(folder))}
    found = (path for path in folder.glob("*.ipynb") if path.is_file())
    return tuple(sorted(found, key=lambda path: (listed.get(path.name, len(listed)), path.name)))


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
    return notebooks(folder)[0].name


def title_of(notebook: Path) -> str:
    """Return the question a notebook answers: its first heading."""
    for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
        source = cell["source"]
        for line in (source if isinstance(source, str) else "".join(source)).splitlines():
            if cell["cell_type"] == "markdown" and line.startswith("# "):
                return line.removeprefix("# ").strip()
    raise ValueError(
        f"{notebook.name}: found no heading; accepted: a first cell with '# ' and a question"
    )


def all_pages(folder: Path) -> tuple[Link, ...]:
    """Return every page of a language's folder, in reading order.

    A notebook that can't be read is left out, so that the others stand without it.
    """
    return tuple(_links(notebooks(folder)))


def _links(found: Iterable[Path]) -> Iterable[Link]:
    for path in found:
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            yield Link(path.name, title_of(path))

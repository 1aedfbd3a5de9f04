"""The series: which notebooks there are, and in what order."""

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Link:
    """Another page of the series: its address beside this one, and its question."""

    href: str
    title: str


def notebooks(folder: Path) -> tuple[Path, ...]:
    """Return the notebooks of a language, in reading order (their numbers)."""
    return tuple(sorted(path for path in folder.glob("*.ipynb") if path.is_file()))


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

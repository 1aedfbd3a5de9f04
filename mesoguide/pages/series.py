"""The series: which notebooks there are, in what order, and who stands behind them."""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from mesoguide import paths


@dataclass(frozen=True)
class Link:
    """Another page of the series: its address beside this one, and its question."""

    href: str
    title: str


@dataclass(frozen=True)
class Series:
    """What every page says of the whole: read from `assets/series.toml`."""

    title: str
    language: str
    made_by: str
    paid_by: str
    reviews: tuple[str, ...]
    licence: str
    choice: str
    upkeep: str


def series(path: Path | None = None) -> Series:
    """Return what the series says of itself. Raises KeyError, naming the missing line."""
    read = tomllib.loads((path or paths.assets() / "series.toml").read_text("utf-8"))
    return Series(
        title=read["title"],
        language=read["language"],
        made_by=read["made_by"],
        paid_by=read["paid_by"],
        reviews=tuple(read["reviews"]),
        licence=read["licence"],
        choice=read["choice"],
        upkeep=read["upkeep"],
    )


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
    """Return every page of a language's folder, in reading order."""
    return tuple(Link(path.name, title_of(path)) for path in notebooks(folder))

"""What the guide says of itself, on every page and on every sheet."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mesoguide import paths


@dataclass(frozen=True)
class Series:
    """What every page says of the whole: read from `assets/series.toml`.

    `pages` names the pages that widgets lead on to, by what a reader does there.
    """

    title: str
    language: str
    made_by: str
    paid_by: str
    reviews: tuple[str, ...]
    licence: str
    choice: str
    upkeep: str
    pages: Mapping[str, str] = field(default_factory=dict)

    def page(self, role: str) -> str:
        """Return the notebook of the page with a role; empty where the guide has none."""
        name = self.pages.get(role)
        return f"{name}.ipynb" if name else ""


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
        pages=read.get("pages", {}),
    )

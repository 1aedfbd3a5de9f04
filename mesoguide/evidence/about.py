"""What the guide says of itself, on every page and on every sheet, and in what order it is read."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mesoguide import paths


class GuideError(ValueError):
    """A guide can't be used. Names the file or folder, what was found and what is accepted."""


@dataclass(frozen=True)
class GuideFile:
    """What a guide says of the whole: read from its `guide.toml`."""

    title: str
    language: str
    made_by: str
    paid_by: str
    reviews: tuple[str, ...]
    licence: str
    choice: str
    upkeep: str
    #: The use that a timeline opens on, as "area/aim"; empty for the first that is offered.
    first_use: str
    #: Names of notebooks in reading order; those left out come after them.
    order: tuple[str, ...]
    #: Names of products, in lower case, and the pages that may name them.
    brands: tuple[str, ...]
    brand_pages: tuple[str, ...]
    #: The pages that widgets lead on to, by what a reader does there.
    pages: Mapping[str, str]

    def page(self, role: str) -> str:
        """Return the notebook of the page with a role; empty where the guide has none."""
        name = self.pages.get(role)
        return f"{name}.ipynb" if name else ""


def series(folder: Path | None = None) -> GuideFile:
    """Return what a guide says of itself, read from a folder (default: the guide in use).

    Raises
    ------
    GuideError
        If `guide.toml` is missing or can't be read, or lacks a line.
    """
    path = (folder or paths.guide()) / paths.GUIDE_FILE
    try:
        read = tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        accepted = "a folder with one, such as `mesoguide new DIR` makes"
        raise GuideError(f"{path.parent}: found no {path.name}; accepted: {accepted}") from None
    except ValueError as error:
        raise GuideError(f"{path}: found {error}; accepted: TOML in UTF-8") from None
    return GuideFile(
        **{key: _text(path, read, key) for key in _TEXTS},
        first_use=_text(path, {"first_use": "", **read}, "first_use", may_be_empty=True),
        reviews=_texts(path, read, "reviews"),
        order=_texts(path, read, "order"),
        brands=_texts(path, read, "brands"),
        brand_pages=_texts(path, read, "brand_pages"),
        pages=_roles(path, read.get("pages", {})),
    )


#: The lines that every guide has.
_TEXTS = ("title", "language", "made_by", "paid_by", "licence", "choice", "upkeep")


def _text(path: Path, read: dict[str, Any], key: str, may_be_empty: bool = False) -> str:
    value = read.get(key)
    if not isinstance(value, str) or not (value or may_be_empty):
        found = "no such line" if value is None else repr(value)
        raise GuideError(f'{path}, {key}: found {found}; accepted: {key} = "words"')
    return value


def _texts(path: Path, read: dict[str, Any], key: str) -> tuple[str, ...]:
    values = read.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise GuideError(f'{path}, {key}: found {values!r}; accepted: {key} = ["words", "words"]')
    return tuple(values)


def _roles(path: Path, pages: Any) -> Mapping[str, str]:
    if not isinstance(pages, dict) or not all(isinstance(name, str) for name in pages.values()):
        accepted = 'lines such as compare-options = "name of a notebook"'
        raise GuideError(f"{path}, [pages]: found {pages!r}; accepted: {accepted}")
    return pages

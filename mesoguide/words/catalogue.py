"""A translators' catalogue (gettext, `.po`) of the guide's words: found, held to rules, read."""

import re
import unicodedata
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from itertools import zip_longest
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

#: What the files of a catalogue are called, before their endings.
DOMAIN = "mesoguide"

#: What a translation must hold as the English does: places to be filled, markup, signs that turn
#: letters around, and figures.
_MARK = re.compile("\\{\\w*\\}|[<>{}&\u202a-\u202e\u2066-\u2069]")
_FIGURES = re.compile(r"\d(?:[.,\u2019'\s]?\d)*")


class CatalogueError(ValueError):
    """A catalogue can't be used. Names file, phrase, what was found and what is accepted."""


def place(words: Path, language: str) -> Path:
    """Return where the catalogue of a language stands below the folder of words."""
    return words / language.replace("-", "_") / "LC_MESSAGES" / f"{DOMAIN}.po"


def translation(path: Path) -> NullTranslations:
    """Return a catalogue's phrases; English, as written, where it has none or is not there.

    Raises
    ------
    CatalogueError
        If a translation lacks a ``{place}`` or a number of the English, has another, or has other
        markup; or if the file can't be read.
    """
    try:
        return _read(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        return NullTranslations()


@lru_cache
def _read(path: Path, _changed: int) -> NullTranslations:
    try:
        with path.open("rb") as file:
            catalogue = read_po(file, abort_invalid=True)
        compiled = _compiled(catalogue)
    except (PoFileError, ValueError) as error:
        raise CatalogueError(
            f"{path}: found {error}; accepted: a gettext catalogue in UTF-8"
        ) from None
    for message in catalogue:
        if message.id and not message.fuzzy:
            _check(path, message)
    return compiled


def _check(path: Path, message: Message) -> None:
    """Raise CatalogueError unless each form of a translation has the places of the English."""
    english, given = _forms(message.id), _forms(message.string)
    # A language may have more plural forms than English; each has the places of the last.
    for ours, theirs in zip_longest(english, given, fillvalue=english[-1]):
        wanted, found = _marks(ours), _marks(theirs)
        if theirs and wanted != found:
            raise CatalogueError(
                f"{path}, line {message.lineno}, {ours!r}: found {theirs!r} "
                f"with {_listed(found)}; accepted: {_listed(wanted)}, each as often"
            )


def _marks(phrase: str) -> list[str]:
    """Return what a translation keeps, each number as plain figures."""
    figures = _FIGURES.findall(unicodedata.normalize("NFKC", phrase))
    numbers = (str(int("".join(filter(str.isdecimal, each)))) for each in figures)
    return sorted([*_MARK.findall(phrase), *numbers])


def _forms(phrase: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (phrase,) if isinstance(phrase, str) else tuple(phrase or ())


def _listed(marks: list[str]) -> str:
    return ", ".join(marks) or "no place"


def _compiled(catalogue: Catalog) -> GNUTranslations:
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)

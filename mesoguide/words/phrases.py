"""The one door through which every word a reader sees passes, so that it can be translated.

Phrases stand in the code in English, with named places such as ``{visits}``; both the Python code
and the widgets fill those places with :func:`fill` (the widgets have a twin of it in JavaScript).
A folder of notebooks speaks the language it is named after: `assets/words` of the guide, or of
the package, holds the catalogues.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from gettext import NullTranslations

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal

from mesoguide import paths
from mesoguide.words import catalogue

ENGLISH = "en"
#: The variable that tells a kernel the language of its notebook's folder.
LANGUAGE = "MESOGUIDE_LANGUAGE"

_WEEKS_IN_A_MONTH = Decimal("365.25") / 12 / 7


@cache
def known(folder: str) -> str:
    """Return the language a folder is named after, or English if that is none, as for drafts."""
    return folder if is_language(folder) else ENGLISH


def is_language(folder: str) -> bool:
    """Tell whether a folder is named after a language."""
    try:
        Locale.parse(folder, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


_spoken: ContextVar[str | None] = ContextVar("spoken", default=None)


def language() -> str:
    """Return the language words are said in now, as pages name it: ``en``, ``pt-BR``."""
    return _spoken.get() or known(os.environ.get(LANGUAGE, ENGLISH))


@contextmanager
def speaking(folder: str) -> Iterator[None]:
    """Say words in the language of a folder of notebooks, within this task or thread."""
    before = _spoken.set(known(folder))
    try:
        yield
    finally:
        _spoken.reset(before)


def kernel_settings(folder: str) -> dict[str, str]:
    """Return the environment of a kernel whose notebook stands in a folder."""
    return {**os.environ, LANGUAGE: known(folder)}


def direction() -> str:
    """Return ``ltr`` or ``rtl``: which way the language is written."""
    return str(_locale().text_direction)


def day_words(day: date) -> str:
    """Return a day as people write it: "22 November 2026"."""
    # Translators: a day as in "22 November 2026": d, MMMM and y in your order (Unicode CLDR).
    return format_date(day, _("d MMMM y"), _locale())


def month_words(day: date) -> str:
    """Return the month of a day: "November 2026"."""
    # Translators: a month as in "November 2026" (Unicode CLDR).
    return format_date(day, _("MMMM y"), _locale())


def date_words(typed: str) -> str:
    """Return 2023, 2023-12 or 2023-12-04, as tables have it, in words; empty stays empty."""
    parts = typed.count("-")
    if parts == 0:
        return typed
    day = date.fromisoformat(typed if parts == 2 else f"{typed}-01")
    return day_words(day) if parts == 2 else month_words(day)


def number_words(number: int | Decimal, grouped: bool = True) -> str:
    """Return a number as people write it: "1,584", "18.6"; not grouped: "1584"."""
    return format_decimal(
        number, locale=_locale(), decimal_quantization=False, group_separator=grouped
    )


def _locale() -> Locale:
    return Locale.parse(language(), sep="-")


def _translation() -> NullTranslations:
    if language() == ENGLISH:
        return NullTranslations()
    places = (paths.guide() / "assets" / "words", paths.assets() / "words")
    own, shipped = (catalogue.place(place, language()) for place in places)
    return catalogue.translation(own if own.is_file() else shipped)


def _(phrase: str) -> str:
    """Return the phrase in the language spoken; in English where its catalogue has none."""
    return _translation().gettext(phrase)


def fill(phrase: str, **places: object) -> str:
    """Return the phrase with each ``{place}`` filled. Raises KeyError if one is missing."""
    return phrase.format(**places)


def counted(number: int, one: str, many: str) -> str:
    """Return "1 visit" or "6 visits" from the two forms, each with the place ``{number}``.

    The forms are given in English, not through `_`: a language may have one form, or six.
    """
    return _translation().ngettext(one, many, number).format(number=number)


def capital(sentence: str) -> str:
    """Return the sentence with its first letter as a capital, the rest untouched."""
    return sentence[:1].upper() + sentence[1:]


def week_words(week: int) -> str:
    """Return a week as people say it: weeks up to 12, and the months beside it after that.

    Parameters
    ----------
    week
        Whole weeks since the first visit, 0 or more.
    """
    if week <= 12:
        return _("week {week}").format(week=week)
    return _("week {week} (about {months} months)").format(week=week, months=months(week))


def months(week: int) -> int:
    """Return the months that a number of weeks comes to, halves rounded up."""
    return int((week / _WEEKS_IN_A_MONTH).quantize(Decimal(1), rounding=ROUND_HALF_UP))

"""The one door through which every word a reader sees passes, so that it can be translated.

Phrases stand in the code in English, with named places such as ``{visits}``; both the Python code
and the widgets fill those places with :func:`fill` (the widgets have a twin of it in JavaScript).
"""

import gettext as _gettext
from decimal import ROUND_HALF_UP, Decimal

_translation = _gettext.NullTranslations()

_WEEKS_IN_A_MONTH = Decimal("365.25") / 12 / 7


def _(phrase: str) -> str:
    """Return the phrase in the reader's language (today: English, as written)."""
    return _translation.gettext(phrase)


def fill(phrase: str, **places: object) -> str:
    """Return the phrase with each ``{place}`` filled. Raises KeyError if one is missing."""
    return phrase.format(**places)


def counted(number: int, one: str, many: str) -> str:
    """Return "1 visit" or "6 visits" from the two forms, each with the place ``{number}``."""
    return _translation.ngettext(one, many, number).format(number=number)


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

"""The cells of a spreadsheet: cleaned, freed of what a program left in them, numbers read."""

import re
from decimal import Decimal

from babel.numbers import NumberFormatError, parse_decimal

#: A formula, or what a spreadsheet shows where a formula failed, in any language it speaks.
FORMULA = re.compile(r"^[=+@]|^-(?=[A-Za-z(])")
FAILED = re.compile(r"#(?:[A-Z]+(?:/[0A-Z])?[!?]|N/A|NV)|#DIV/0!?|\bErr:\d+|^#+$")
#: One of these in each family writes numbers in its own way: 1,234.5 and 1.234,5 and 1 234,5.
WAYS = ("en", "de", "fr", "de_CH")
PLAIN = re.compile(r"-?\d+(?:\.\d{1,2}|\.\d{4,})?|-?0\.\d+", re.ASCII)
#: No table holds a number with more.
MOST_DIGITS = 15
NUMBER = re.compile(r"-?\d[\d.,\u2019\u202f]*", re.ASCII)


def clean(cell: str) -> str:
    """Return a cell with plain spaces only, and no character that can't be seen."""
    seen = re.sub(r"[\ufeff\u200b\u2060\u00ad\x00-\x08\x0e-\x1f\x7f]", "", cell)
    return re.sub(r"\s*[\r\n\v\f]+\s*|[\u00a0\u2007\u202f]", " ", seen).strip()


def leftover(cell: str) -> tuple[str, str] | None:
    """Return what a program left in a cell and what is accepted instead, or None."""
    failed = FAILED.search(cell)
    if failed:
        return f"{cell!r}, a formula that failed", "what it stands for, typed as a plain value"
    if FORMULA.search(cell):
        return f"{cell!r}, a formula", "what it comes to, typed as a plain value"
    if "\ufffd" in cell:
        return f"{cell!r}, where a character was lost", "the word with its own letters"
    return _garbled(cell)


def _garbled(cell: str) -> tuple[str, str] | None:
    """Find UTF-8 that a program took for Windows text and saved so: Ã© for é."""
    if cell.isascii():
        return None
    try:
        meant = cell.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return None
    return f"{cell!r}, garbled letters", f"{meant!r}"


def as_number(cell: str) -> str:
    """Return the number in a cell with a point for its decimals, and nothing between thousands.

    Each way of writing numbers is tried, and it counts where all that know it agree.

    Raises
    ------
    ValueError
        With what is accepted instead.
    """
    if len(re.findall(r"\d", cell)) > MOST_DIGITS:
        raise ValueError(f"a number of at most {MOST_DIGITS} digits")
    if not cell or PLAIN.fullmatch(cell):
        return cell
    bare = re.sub(r"^[\u2212\u2013]", "-", cell)
    typed = re.sub(r"(?<=\d) (?=\d)", "\u202f", bare).replace("'", "\u2019")
    readings = _readings(typed) if NUMBER.fullmatch(typed) else set()
    if len(readings) == 1:
        return f"{readings.pop():f}"
    if readings:
        raise ValueError(" or ".join(_sure(each) for each in sorted(readings, reverse=True)))
    alone = re.search(r"\d[\d.]*\d|\d", cell) if re.search(r"[%\u2030$€£¥]", cell) else None
    raise ValueError(f"the number alone, such as {alone[0]}" if alone else "a number, such as 12.5")


def _readings(typed: str) -> set[Decimal]:
    found = set()
    for way in WAYS:
        try:
            found.add(parse_decimal(typed, locale=way, strict=True))
        except NumberFormatError:
            continue
    return found


def _sure(number: Decimal) -> str:
    """Return a number as nobody can misread it: 1200, 1.2, 12.3450."""
    if number == number.to_integral_value():
        return f"{number:.0f}"
    short = f"{number.normalize():f}"
    return short if PLAIN.fullmatch(short) else f"{short}0"

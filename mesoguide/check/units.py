"""Whether a number of the tables is told of what it counts: of weeks, and not of women."""

import re
from collections.abc import Iterator

from mesoguide.evidence import Evidence
from mesoguide.evidence.bibliography import Source
from mesoguide.evidence.fields import FieldError, field_value, numbers_of

#: Words for what is counted, by what they count.
_UNITS = {
    **{each: each.rstrip("s") for each in ("minutes", "hours", "days", "weeks", "months", "years")},
    **dict.fromkeys(("visits", "sessions", "treatments"), "visit"),
    **dict.fromkeys(("people", "adults", "participants", "patients", "volunteers"), "people"),
    **{each: each for each in ("women", "men", "mm", "cm", "kg", "dollars", "euros", "pounds")},
}
_COUNTED = "|".join(_UNITS)
#: What a column counts, by its name.
_COLUMNS = (
    (r"week|weeks_between", "week"),
    (r"interval_days|(?:from|typical|to)_day", "day"),
    (r"months", "month"),
    (r"years", "year"),
    (r"year", "a year by its date"),
    (r"\w+_mm", "mm"),
    (r"people|n_\w+|checked_\w+|events_\w+|\w+_events", "people"),
)
#: A field, another number it may begin a range with, and the word for what it counts.
_SAID = re.compile(
    r"\[=([^\]\n]*)\]\)?(?:,? (?:to|or|and) \[=[^\]\n]*\])?"
    rf"[ -](?:(?:adult|healthy|more|US|weekly) )?({_COUNTED})\b"
)
_WRITTEN = re.compile(
    rf"(?:(?:\s*(?:to|or|and)\s+|[-\u2013])[\d.,]+)?[ -](?:[a-z]+ )??({_COUNTED})\b"
)


def miscounted(evidence: Evidence, text: str) -> Iterator[tuple[str, str]]:
    """Yield each field of a text, with the word behind it, that does not count that; and what does.

    Parameters
    ----------
    evidence
        The tables.
    text
        A text as typed.
    """
    for mark, word in _SAID.findall(text):
        counted = _counted(evidence, " ".join(mark.split()))
        if counted and not _fits(counted, _UNITS[word]):
            yield f"[={mark}] {word}", counted


def _fits(counted: str, said: str) -> bool:
    """Tell whether a number of one thing may be told of another."""
    of_people = {"people", "women", "men"}
    return counted == said or (of_people >= {counted, said} and "people" in (counted, said))


def _counted(evidence: Evidence, mark: str) -> str:
    """Return what the number of a field counts; empty where that is not known."""
    try:
        row = field_value(evidence, mark).row
    except FieldError:
        return ""  # it is refused where it is filled
    _, column, at = f"{mark} ".split(" ", 2)
    for names, counts in _COLUMNS:
        if re.fullmatch(names, column):
            sex = getattr(row, "sex", "") if counts == "people" else ""
            return sex if sex in ("women", "men") else counts
    place = at.split(" ")[0]
    if isinstance(row, Source) or not place.isdecimal():
        return ""
    number = numbers_of(row, column)[int(place) - 1]
    found = _WRITTEN.match(number.string, number.end())
    return _UNITS[found[1]] if found else ""

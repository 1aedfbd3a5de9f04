"""A strip of days: where bars and ticks stand, in per cent of its width, so that it can bend."""

from mesoguide.model.recovery import LAST_DAY, LATER, Sign
from mesoguide.words import _, fill

#: Where the last day stands; what is right of it is later.
_LAST_AT = 88.0
_END_AT = 100.0
_LEAST = 1.5
_UNKNOWN_LENGTH = 9.0


def at(day: float) -> float:
    """Return where a day stands, in per cent; every day after the last one at the right end."""
    return _END_AT - _LEAST / 2 if day > LAST_DAY else round(day / LAST_DAY * _LAST_AT, 2)


def bar(sign: Sign) -> dict[str, float | None]:
    """Return the parts of a sign's bar, each an end in per cent, None where there is none.

    `solid` runs from `start` to the usual day, `thin` on to the longest that was seen, `unknown`
    a little further, where nobody says what the longest was.
    """
    start = at(sign.start)
    end = None if sign.end is None else max(at(sign.end), start + _LEAST)
    solid = max(at(sign.end or 0 if sign.typical is None else sign.typical), start + _LEAST)
    if sign.end is None:
        return _parts(start, solid=solid, unknown=min(solid + _UNKNOWN_LENGTH, _END_AT - 4))
    return _parts(start, solid=solid, thin=end if end is not None and end > solid else None)


def _parts(start: float, **ends: float | None) -> dict[str, float | None]:
    parts = {"start": start, "solid": None, "thin": None, "unknown": None}
    return {**parts, **ends}


def day_ticks() -> list[dict[str, object]]:
    """Return the ticks below the strip: where, and the words; the first and last lean inward."""
    weeks = [(7 * week, fill(_("{weeks} weeks"), weeks=week)) for week in (4, 8)]
    marks = [(0, _("visit")), *weeks, (LATER, _("later"))]
    lean = {0: "start", LATER: "end"}
    return [{"at": at(day), "text": text, "lean": lean.get(day, "middle")} for day, text in marks]

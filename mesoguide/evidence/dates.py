"""Dates as the tables, the bibliography and the notebooks hold them."""

import re
from datetime import date

A_DAY = "a day that there is, written such as 2026-11-22"
A_DATE = "a date that there is, written such as 2026-11-22, 2026-11 or 2026"


def day(text: str) -> date:
    """Return the day that a text names as year-month-day. Raises ValueError for any other."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        raise ValueError(A_DAY)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(A_DAY) from None


def is_date(text: str) -> bool:
    """Tell whether a text is a year, a year and a month, or a day that there is."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text, re.ASCII):
        return False
    try:
        day(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True

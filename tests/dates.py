"""The day on which tests check the guide, whatever is added to it."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from mesoguide import paths
from mesoguide.evidence import load
from mesoguide.pages.series import in_reading_order


@cache
def day_after() -> date:
    """Return the day after the newest date of the tables and pages: none is still to come."""
    return max(_dates()) + timedelta(days=1)


def _dates() -> Iterator[date]:
    for source in load().sources.values():
        yield source.urldate
    for page in in_reading_order(paths.notebooks() / "en"):
        stated = json.loads(page.read_text("utf-8"))["metadata"]["mesoguide"]
        for key in ("written", "checked"):
            yield date.fromisoformat(stated[key])

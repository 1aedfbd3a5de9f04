"""Each other engine, and Chromium to compare them with, on the same served guide."""

from collections.abc import Iterator

import pytest

from tests.browser.conftest import browser, guide
from tests.engines.engine import Engine
from tests.engines.firefox import Firefox
from tests.engines.webkit import WebKit

__all__ = ["browser", "guide"]

PHONE = (390, 844)


@pytest.fixture(scope="session", params=[Firefox, WebKit], ids=lambda one: one.name)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """A browser of another engine, as wide as a phone."""
    one: Engine = request.param()
    try:
        one.size(*PHONE)
        yield one
    finally:
        one.close()

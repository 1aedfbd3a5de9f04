"""Each other engine, and Chromium to compare them with, on the same served guide."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.browser.conftest import browser, guide
from tests.browser.host import Host, host
from tests.browser.test_missing import WITHOUT
from tests.engines.engine import Engine
from tests.engines.firefox import Firefox
from tests.engines.webkit import WebKit

__all__ = ["browser", "guide"]

PHONE = (390, 844)
#: How each engine is told that its reader wants dark colours and nothing that moves.
DARK_AND_STILL = {
    Firefox: {"layout.css.prefers-color-scheme.content-override": 0, "ui.prefersReducedMotion": 1},
    WebKit: {"gtk_application_prefer_dark_theme": 1, "gtk_enable_animations": 0},
}

each_engine = pytest.fixture(scope="session", params=[Firefox, WebKit], ids=lambda one: one.name)


@contextmanager
def as_a_phone(one: Engine) -> Iterator[Engine]:
    """A browser as wide as a phone, ended at the end."""
    try:
        one.size(*PHONE)
        yield one
    finally:
        one.close()


@each_engine
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """A browser of another engine."""
    with as_a_phone(request.param()) as one:
        yield one


@each_engine
def dark(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """A browser of another engine whose reader wants dark colours and nothing that moves."""
    with as_a_phone(request.param(**DARK_AND_STILL[request.param])) as one:
        yield one


@each_engine
def older(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """A browser of another engine that lacks what those of 2022 lack."""
    missing = ("time limits", "copies of values", "style sheets of its own", "popovers")
    before = "\n".join(WITHOUT[each] for each in missing)
    with as_a_phone(request.param(before=before)) as one:
        yield one


@pytest.fixture
def quiet(engine: Engine) -> Iterator[Engine]:
    """A browser of another engine. Any error of a page fails the test."""
    engine.errors()
    yield engine
    assert engine.errors() == []


@pytest.fixture
def own_host(site: Path) -> Iterator[Host]:
    """A host of the published guide, for one test: it can be slow, lack files, or go."""
    with host(site) as made:
        yield made

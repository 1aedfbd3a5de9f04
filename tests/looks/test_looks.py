"""Every page and every widget looks as it did when its picture was last renewed."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.looks.compare import difference
from tests.looks.kept import RENEW, before, kept, not_compared
from tests.looks.pictures import WINDOWS, Look, homes, made_with, pictures, wanted
from tests.server import PAGES, Guide

pytestmark = pytest.mark.gate

#: Where a look that has changed leaves three pictures.
RESULTS = Path("test-results/looks")


@pytest.fixture(scope="session")
def widgets(guide: Guide) -> dict[str, list[str]]:
    return homes(guide)


@pytest.fixture(scope="session")
def reason(browser: Browser, guide: Guide) -> str:
    return not_compared(made_with(browser, guide))


def changed(look: Look, now: Image.Image) -> str | None:
    """Tell how something has changed, and leave pictures of it; None where it has not."""
    was = before(look)
    if was is None:
        return f"{look}: there is no picture of it yet"
    found = difference(was, now)
    if found is None:
        return None
    folder = RESULTS / look.window
    folder.mkdir(parents=True, exist_ok=True)
    three = {"expected": was, "actual": now, "difference": found.picture}
    for name, picture in three.items():
        picture.save(folder / f"{look.kind}-{look.name}-{name}.png")
    return f"{look}: {found}; see {folder}/{look.kind}-{look.name}-difference.png"


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_and_its_widgets_look_as_before(
    browser: Browser,
    guide: Guide,
    widgets: dict[str, list[str]],
    reason: str,
    window: str,
    name: str,
) -> None:
    if reason:
        pytest.skip(reason)
    taken = pictures(browser, guide, window, name, widgets[name])
    if different := [each for look, now in taken if (each := changed(look, now))]:
        pytest.fail("\n".join([*different, f"If it is meant: {RENEW}"]), pytrace=False)


def test_every_picture_is_of_something_that_is_there(
    widgets: Mapping[str, Sequence[str]],
) -> None:
    assert kept() == wanted(widgets)

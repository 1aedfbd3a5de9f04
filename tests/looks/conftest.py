"""The browser and the server of the tests in Chromium, to take pictures with."""

from tests.browser.conftest import browser, guide  # noqa: F401

"""The browser and the server of the tests in Chromium, for the gate too."""

from tests.browser.conftest import browser, guide  # noqa: F401

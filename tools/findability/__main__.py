"""`make findability`: walk every question on the published guide, and write docs/findability.md."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from mesoguide.evidence import load
from tests.browser.conftest import launch
from tests.browser.host import host
from tests.site import publish
from tools.findability.record import RECORD, record
from tools.findability.walk import figure_of, walks


def main() -> None:
    """Publish, walk, write, and fail where an answer is not found or too far."""
    with TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        publish(site)
        with host(site) as served, sync_playwright() as playwright:
            browser = launch(playwright)
            found = walks(browser, served.url, load())
            browser.close()
    RECORD.write_text(record(found), "utf-8")
    print(f"{figure_of(found)} questions have a short way to their answer: {RECORD}")
    for each in found:
        if not each.short:
            print(f"{each.question.asks} {each.wanting or f'{each.screens:.1f} screens away'}")
    sys.exit(not all(each.short for each in found))


if __name__ == "__main__":
    main()

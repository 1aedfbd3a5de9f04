"""Every page is valid HTML: as published, as served, and once its widgets are alive."""

import urllib.error
import urllib.request
from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from mesoguide.pages.sources import sources_page
from tests.browser.conftest import PHONE, ready
from tests.gate import validators
from tests.server import PAGES, VISIT, Guide

pytestmark = pytest.mark.gate

#: What the reader's own browser holds, all that can be opened standing open.
AS_IT_STANDS = """() => {
  for (const closed of document.querySelectorAll("details")) closed.open = true;
  return `<!DOCTYPE html>\\n${document.documentElement.outerHTML}`;
}"""


def assert_valid(pages: Iterable[Path]) -> None:
    """No error, and no warning either: there is none that has to stay."""
    if messages := validators.html(pages):
        pytest.fail("\n".join(map(str, messages)), pytrace=False)


def test_every_published_page_is_valid(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    # Notes, the first file, 404, the scorecard, the page of many sources, and notes made with it.
    assert len(pages) == 2 * len(PAGES) + 5
    assert_valid(pages)


def test_every_served_page_is_valid(guide: Guide, tmp_path: Path) -> None:
    addresses = {name: guide.page(name) for name in PAGES}
    addresses |= {"scorecard": f"{guide.url}/voila/guide/scorecard.html"}
    addresses |= {"sources": guide.page(VISIT).replace(f"{VISIT}.ipynb", sources_page(VISIT))}
    for name, address in addresses.items():
        with urllib.request.urlopen(address, timeout=60) as answer:
            (tmp_path / f"{name}.html").write_bytes(answer.read())
    with pytest.raises(urllib.error.HTTPError) as lost:
        urllib.request.urlopen(f"{guide.url}/nowhere", timeout=60)
    (tmp_path / "lost.html").write_bytes(lost.value.read())
    assert_valid(sorted(tmp_path.glob("*.html")))


def test_every_page_is_valid_with_its_widgets_alive(
    browser: Browser, guide: Guide, tmp_path: Path
) -> None:
    for name in PAGES:
        page = browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]})
        ready(page, guide.page(name))
        (tmp_path / f"{name}.html").write_text(page.evaluate(AS_IT_STANDS), "utf-8")
        page.close()
    assert_valid(sorted(tmp_path.glob("*.html")))

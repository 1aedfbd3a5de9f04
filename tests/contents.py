"""All pages of a guide that is served or published somewhere, from its own list of them."""

import sys
import urllib.request
from html.parser import HTMLParser
from urllib.parse import urljoin


class Contents(HTMLParser):
    """Finds the links of a page's list of all pages."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where the list begins, and each link in it."""
        given = dict(attrs)
        if tag == "details" and "contents" in (given.get("class") or "").split():
            self.inside = True
        elif tag == "a" and self.inside:
            self.links.append(given.get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        """Note where the list ends."""
        if tag == "details":
            self.inside = False


def all_pages(address: str) -> list[str]:
    """Return the addresses of all pages of the guide that has a page at an address.

    Raises
    ------
    SystemExit
        If nothing answers there, or what answers is no page of the guide.
    """
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            here, html = answer.url, answer.read().decode("utf-8")
    except OSError as error:
        sys.exit(f"{address}: {error}; wanted: a page of the guide")
    contents = Contents()
    contents.feed(html)
    if not contents.links:
        sys.exit(f"{address}: found no list of all pages; wanted: a page of the guide")
    return [urljoin(here, link) for link in contents.links]

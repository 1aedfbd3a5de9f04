"""What of a widget's markup is in sight before any script runs."""

from bs4 import BeautifulSoup


def seen(html: str) -> BeautifulSoup:
    """The markup without what is hidden; what stands for readers without scripts is in sight."""
    page = BeautifulSoup(html, "html.parser")
    for each in page.select("[hidden]"):
        each.decompose()
    return page

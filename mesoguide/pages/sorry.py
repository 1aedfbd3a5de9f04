"""The kind words a visitor gets in place of a page."""

from functools import lru_cache

from jinja2 import Template

from mesoguide.about import series
from mesoguide.pages.policy import IN_PAGE
from mesoguide.pages.templates import templates


def sorry(status: int, start: str, style: str) -> str:
    """Return the page that stands for one that is not there, not shown or not ready.

    Parameters
    ----------
    status
        The HTTP status it is sent with.
    start, style
        Addresses of the start page and of the style sheet.
    """
    return _page().render(status=status, start=start, style=style, series=series(), policy=IN_PAGE)


@lru_cache(maxsize=1)
def _page() -> Template:
    return templates().get_template("sorry.html.j2")

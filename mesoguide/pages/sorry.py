"""The kind words a visitor gets in place of a page."""

from jinja2 import Environment, FileSystemLoader

from mesoguide import paths
from mesoguide.about import series
from mesoguide.pages.policy import IN_PAGE


def sorry(status: int, start: str, style: str) -> str:
    """Return the page that stands for one that is not there (404) or is not ready (any other).

    Parameters
    ----------
    status
        The HTTP status it is sent with.
    start, style
        Addresses of the start page and of the style sheet.
    """
    loader = FileSystemLoader(paths.assets() / "template")
    page = Environment(loader=loader, autoescape=True).get_template("sorry.html.j2")
    return page.render(status=status, start=start, style=style, series=series(), policy=IN_PAGE)

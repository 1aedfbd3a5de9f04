"""How the guide was checked: the scorecard as a page of its own, beside the others."""

from collections.abc import Callable

from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from mesoguide import paths
from mesoguide.pages.templates import own_page

#: The name of the page. It stands beside the pages, so that a kept copy can answer for it.
SCORECARD = "scorecard.html"


def is_there() -> bool:
    """Tell whether the guide has a scorecard."""
    return paths.scorecard().is_file()


def scorecard_page(start: str, link: Callable[[str], str]) -> str:
    """Return the scorecard as a page.

    Parameters
    ----------
    start
        The name of the page it leads back to.
    link
        Makes an address out of a file's name.
    """
    renderer = IPythonRenderer(escape=True, exclude_anchor_links=True)
    text = MarkdownWithMath(renderer=renderer).render(paths.scorecard().read_text("utf-8"))
    return own_page(
        "scorecard",
        start=start,
        text=text,
        styles=[link("page.css"), link("scorecard.css")],
        icon=link("icon.svg"),
    )

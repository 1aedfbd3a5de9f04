"""The kind words a visitor gets in place of a page."""

from mesoguide.pages.policy import IN_PAGE
from mesoguide.pages.templates import own_page


def sorry(status: int, start: str, style: str, why: str = "", policy: str = IN_PAGE) -> str:
    """Return the page that stands for one that is not there, not shown or not ready.

    Parameters
    ----------
    status
        The HTTP status it is sent with.
    start, style
        Addresses of the start page and of the style sheet.
    why
        What to mend, for whoever changes the guide.
    policy
        What the page may load.
    """
    return own_page("sorry", status=status, start=start, style=style, why=why, policy=policy)

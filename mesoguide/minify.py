"""Our own scripts and styles without what only people read."""

import rcssmin
import rjsmin


def script(text: str) -> str:
    """Return a script without comments and indents.

    One with a template inside a template comes back as it is: rjsmin takes the inner one for code.
    """
    return text if _nests(text) else str(rjsmin.jsmin(text))


def style(text: str) -> str:
    """Return a style sheet without comments and breaks."""
    return str(rcssmin.cssmin(text))


def _nests(text: str) -> bool:
    """Tell whether a template begins before a place in another one ends."""
    places = (part[part.index("${") :] for part in text.split("`") if "${" in part)
    return any(place.count("{") > place.count("}") for place in places)

"""What every widget of the guide shares: its script, its style and its still picture."""

from typing import Self

import anywidget
import traitlets

from mesoguide.common import templates
from mesoguide.common.front import FOLDER, module, widget_style
from mesoguide.words import _


def keys_hint() -> str:
    """Return how the keyboard moves in a group of controls that is one tab stop."""
    return _("Arrow keys go from one to the next.")


def ticks_hint() -> str:
    """Return how many boxes a group has, and how the keyboard moves among them; place: number."""
    return f"{_('Boxes to tick: {number}.')} {keys_hint()}"


def move_words() -> dict[str, str]:
    """Return the words of a list one can put in order (the macro `order`)."""
    return {
        "arrows": keys_hint(),
        "up": _("Move up"),
        "down": _("Move down"),
        "of": _("“{name}”"),
    }


def moved_words() -> dict[str, str]:
    """Return what is said of such a list after each change."""
    return {
        "added": _("Now number {place} of {all} in your order."),
        "removed": _("Off your list. {all} left."),
    }


class GuideWidget(anywidget.AnyWidget):  # type: ignore[misc]
    """A widget that also knows what it looks like before any script runs.

    Attributes
    ----------
    words
        The phrases its front end shows, by name.
    still
        HTML with a picture (SVG) and a table: what a page shows with JavaScript off, and until the
        widget has come to life. Its script takes it over.
    keep
        Names of the traits that hold a choice of the reader. A page passes them on to the next
        page of the same tab, and forgets them with the tab.
    scripts
        Names of the vendored scripts its front end needs.
    drawing
        The module that draws with them, from `drawing.js` in the widget's folder; empty for none.
    late
        Names of the traits that drawing needs: a page sends them with the vendored scripts.
    sources
        Keys of the bibliography behind what it shows: the page lists them at its end.
    made
        How it was made: what it was given, by place and by name. The check makes it again, and
        reads whatever differs as typed by hand. Not sent to the page.
    """

    folder: str
    words = traitlets.Dict().tag(sync=True)
    still = traitlets.Unicode().tag(sync=True)
    keep = traitlets.List(traitlets.Unicode()).tag(sync=True)
    scripts = traitlets.List(traitlets.Unicode()).tag(sync=True)
    drawing = traitlets.Unicode().tag(sync=True)
    late = traitlets.List(traitlets.Unicode()).tag(sync=True)
    sources = traitlets.Tuple().tag(sync=True)
    made = traitlets.List().tag(sync=True)

    def __new__(cls, *given: object, **named: object) -> Self:
        """Return a new widget that remembers what it was made of."""
        widget: Self = super().__new__(cls, *given, **named)
        widget._given = [list(given), named]
        return widget

    def __init__(self, **traits: object) -> None:
        given, named = self._given
        plain = all(isinstance(each, str | int) for each in (*given, *named.values()))
        drawn = (FOLDER / self.folder / "drawing.js").is_file()
        drawing = module(self.folder, "drawing") if drawn else ""
        made = self._given if plain else []
        super().__init__(**{"made": made, "drawing": drawing, **traits})

    def __init_subclass__(cls, **kwargs: object) -> None:
        if "folder" in cls.__dict__:  # anywidget makes subclasses of its own
            cls._esm = module(cls.folder)
            cls._css = widget_style(cls.folder)
        super().__init_subclass__(**kwargs)

    def make_still(self, **context: object) -> str:
        """Return the still picture from the widget's `still.html.j2`; all text is escaped."""
        return templates("widgets").get_template(f"{self.folder}/still.html.j2").render(**context)

"""Eight stories on one line of weeks: what builds up, fades, lasts, fails, and what nobody saw."""

from typing import Any

import traitlets

from mesoguide.charts import palette, stories, timeline
from mesoguide.charts.marks import person
from mesoguide.evidence import Evidence, load
from mesoguide.model.marks import PersonStyle, mark
from mesoguide.model.references import reference
from mesoguide.model.stories import left_out
from mesoguide.model.stories import stories as all_stories
from mesoguide.widgets.base import GuideWidget, keys_hint
from mesoguide.words import _


class EightStories(GuideWidget):
    """A tile for each story that the tables tell, with its picture, its numbers and its source.

    Attributes
    ----------
    exact
        Of each tile, in their order: where its marks stand, and the words of each.
    figures
        A Plotly specification for each tile, without the part of its layout that all share.
    frame
        What all of them share: their layout, Plotly's settings, the colours, and the size of their
        words in px.
    """

    folder = "eight_stories"
    exact = traitlets.List().tag(sync=True)
    figures = traitlets.List().tag(sync=True)
    frame = traitlets.Dict().tag(sync=True)

    def __init__(self, evidence: Evidence | None = None) -> None:
        needed = ("offers", "schedules", "outcomes", "endpoints")
        facts = (evidence or load()).needed("EightStories", *needed)
        shown = all_stories(facts)
        weeks = stories.line_of_weeks(shown)
        figures = [stories.story_figure(facts, story, weeks) for story in shown]
        shared = _shared([spec["layout"] for spec in figures])
        super().__init__(
            exact=[stories.exact(spec) for spec in figures],
            figures=[{**spec, "layout": _own(spec["layout"], shared)} for spec in figures],
            frame={
                "layout": shared,
                "config": timeline.config(),
                "colours": {"light": palette.LIGHT, "dark": palette.DARK},
                "size": stories.FONT_SIZE,
            },
            scripts=["plotly"],
            late=["figures", "frame", "drawing"],
            still=self.make_still(
                tiles=[
                    {
                        "story": story,
                        "picture": stories.story_still(spec),
                        "sources": [reference(facts, key) for key in story.sources],
                    }
                    for story, spec in zip(shown, figures, strict=True)
                ],
                missing=left_out(shown),
                people=[(person(look, 10, 10, 8), word) for look, word in _people()],
                marks=[mark("no gain"), mark("described")],
                labels=_labels(),
            ),
        )
        self.sources = tuple(dict.fromkeys(key for story in shown for key in story.sources))


def _people() -> tuple[tuple[PersonStyle, str], ...]:
    """Return how the marks of the arms look, each with its words for the key."""
    return (
        ("solid", _("treated")),
        ("half", _("treated, with no comparison")),
        ("hollow", _("compared with")),
    )


def _labels() -> dict[str, str]:
    return {
        "key": _("How to read the pictures"),
        "tiles": _("What studies saw over time"),
        "unseen": _("not shown"),
        "line": _(
            "Every picture has the same line: weeks since the first visit. After the break come "
            "years of follow-up. The upright bar through a mark is the range. Two upright lines "
            "mean that the way of judging changed. Nothing is drawn where nobody looked."
        ),
        "more": _("More"),
        "source": _("Source:"),
        "arrows": keys_hint(),
    }


def _shared(layouts: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what all layouts say alike."""
    first = layouts[0] if layouts else {}
    return {
        key: value
        for key, value in first.items()
        if all(value == each.get(key) for each in layouts)
    }


def _own(layout: dict[str, Any], shared: dict[str, Any]) -> dict[str, Any]:
    """Return what a layout says alone."""
    return {key: value for key, value in layout.items() if key not in shared}

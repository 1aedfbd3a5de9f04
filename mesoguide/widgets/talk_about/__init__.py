"""Talk about: a reader picks which gains and which harms a talk is about, and in what order."""

import traitlets

from mesoguide.charts import icons
from mesoguide.evidence import Evidence, load
from mesoguide.evidence.about import series
from mesoguide.model import topics
from mesoguide.model.uses import use_name
from mesoguide.widgets.base import GuideWidget, move_words, moved_words
from mesoguide.words import _, fill

#: How many of each kind stand open; the rest are one tap away, whether gains or harms.
OPEN = 2
#: The kinds of which one is drawn where no script runs: a gain and a harm, in the same form.
PICTURED = ("good", "harm")


class TalkAbout(GuideWidget):
    """What may help and what may harm, to pick from and put in order. Nothing is picked at first.

    Attributes
    ----------
    topics
        What the reader picked, as ids, the first to talk about first. Link it to a sheet.
    area, aim
        What it is about, picked elsewhere; empty if not picked yet.
    uses
        For each area and aim (as "area/aim"): its title, and the ids of what one can talk about.
    """

    folder = "talk_about"
    topics = traitlets.List(traitlets.Unicode()).tag(sync=True)
    area = traitlets.Unicode().tag(sync=True)
    aim = traitlets.Unicode().tag(sync=True)
    uses = traitlets.Dict().tag(sync=True)
    limits = traitlets.Dict().tag(sync=True)

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("TalkAbout", "offers", "schedules")
        talks = topics.talks(facts)
        every = topics.every_topic(talks)
        super().__init__(
            uses={
                use_name(talk.area, talk.aim): {
                    "title": talk.title,
                    "topics": [topic.id for topic in talk.topics],
                }
                for talk in talks
            },
            limits={"most": topics.MOST, "open": OPEN},
            words=_words(),
            keep=["topics", "area", "aim"],
            still=self.make_still(
                topics=every,
                kinds=topics.kind_names(),
                pictured=[next(each for each in every if each.kind == kind) for kind in PICTURED],
                where={topic.id: talk.title for talk in talks for topic in talk.topics},
                line=topics.topic_line,
                drawn=icons.group,
                labels=_labels(),
            ),
        )
        self.sources = tuple(dict.fromkeys(key for topic in every for key in topic.sources))


def _words() -> dict[str, str]:
    return {
        **moved_words(),
        "caption": _("What you can talk about: {title}"),
        "more": _("Show {number} more"),
        "full": _("Your list has {most}. Take one off to add this one."),
        "onlyGood": _("Your list has no side effect on it. You can add one, if you like."),
        "onlyHarm": _("Your list has nothing on what it may do for you. You can add that too."),
    }


def _labels() -> dict[str, str | tuple[str, ...]]:
    return {
        **move_words(),
        "noArea": _("To see what studies counted, pick an area of the body first."),
        "go": _("Choose an area and a plan"),
        "goPage": series().page("pick-a-plan"),
        "title": _("What you can talk about"),
        "hint": fill(_("Tick up to {most}. We tick nothing for you."), most=topics.MOST),
        "order": _("Your list, the first one first"),
        "clear": _("Take all ticks away"),
        "each": _("Each dot is 1 of 100 people."),
        "asTable": _("Show all of these as a table"),
        "heads": (_("What"), _("What is known"), _("Kind")),
    }

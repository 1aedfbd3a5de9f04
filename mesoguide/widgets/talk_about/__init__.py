"""Talk about: a reader picks which gains and which harms a talk is about, and in what order."""

from typing import Any

import traitlets

from mesoguide.charts import icons
from mesoguide.evidence import Evidence, load
from mesoguide.evidence.about import series
from mesoguide.model import topics
from mesoguide.widgets.base import GuideWidget, keys_hint
from mesoguide.words import _

#: How many of each kind stand open; the rest are one tap away, whether gains or harms.
OPEN = 4


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
    all
        Every topic, by its kind: what it is called, what is known, and who was counted.
    """

    folder = "talk_about"
    topics = traitlets.List(traitlets.Unicode()).tag(sync=True)
    area = traitlets.Unicode().tag(sync=True)
    aim = traitlets.Unicode().tag(sync=True)
    uses = traitlets.Dict().tag(sync=True)
    all = traitlets.List().tag(sync=True)
    kinds = traitlets.List().tag(sync=True)
    limits = traitlets.Dict().tag(sync=True)

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("TalkAbout", "offers", "schedules")
        talks = topics.talks(facts)
        every = topics.every_topic(talks)
        words = _words()
        pictured = [next(each for each in every if each.kind == kind) for kind in ("good", "harm")]
        super().__init__(
            uses={
                f"{talk.area}/{talk.aim}": {
                    "title": talk.title,
                    "topics": [topic.id for topic in talk.topics],
                }
                for talk in talks
            },
            all=[_topic(topic) for topic in every],
            kinds=[[kind, name] for kind, name in topics.kind_names().items()],
            limits={"most": topics.MOST, "open": OPEN},
            words=words,
            keep=["topics", "area", "aim"],
            still=self.make_still(
                pictured=[_topic(topic) for topic in pictured],
                table=topics.topics_table(facts),
                words=words,
            ),
        )
        self.sources = tuple(dict.fromkeys(key for topic in every for key in topic.sources))


def _topic(topic: topics.Topic) -> dict[str, Any]:
    return {
        "id": topic.id,
        "kind": topic.kind,
        "name": topic.name,
        "line": topic.line,
        "explains": topic.explains,
        "sure": topic.sure,
        "paid": topic.paid_and_checked,
        "pictures": [
            {
                "study": picture.study,
                "groups": [icons.group(group) for group in picture.groups],
                "adds": picture.adds,
            }
            for picture in topic.pictures
        ],
    }


def _words() -> dict[str, Any]:
    return {
        "keys": keys_hint(),
        "noArea": [
            _("To see what studies counted, pick an area of the body first."),
            _("Choose an area and a plan"),
            series().page("pick-a-plan"),
        ],
        "hint": _("Tick up to {most}. We tick nothing for you."),
        "more": _("Show {number} more"),
        "order": _("Your list, the first one first"),
        "up": _("Move up"),
        "down": _("Move down"),
        "of": _("“{name}”"),
        "added": _("Now number {place} of {all}."),
        "removed": _("Off your list. {all} left."),
        "full": _("Your list has {most}. Take one off to add this one."),
        "clear": _("Take all ticks away"),
        "onlyGood": _("Your list has no side effect on it. You can add one, if you like."),
        "onlyHarm": _("Your list has nothing on what it may do for you. You can add that too."),
        "each": _("Each dot is 1 of 100 people."),
        "asTable": _("Show all of these as a table"),
        "caption": _("What one can talk about: {title}"),
        "what": _("What"),
        "known": _("What is known"),
        "kind": _("Kind"),
    }

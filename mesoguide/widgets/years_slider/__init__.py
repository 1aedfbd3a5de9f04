"""The years slider: how many people were still better, each time they were checked again."""

from dataclasses import asdict
from typing import Any

import traitlets

from mesoguide.charts import icons
from mesoguide.evidence import Evidence, load
from mesoguide.model.lasting import Followed, followed
from mesoguide.model.references import reference
from mesoguide.widgets.base import GuideWidget
from mesoguide.words import _


class YearsSlider(GuideWidget):
    """Move from check to check; what was followed is chosen first, and never shown together.

    Attributes
    ----------
    what
        What was followed, as the id of one of `lists`.
    at
        Which of its checks is shown, from 0.
    """

    folder = "years_slider"
    what = traitlets.Unicode().tag(sync=True)
    at = traitlets.Int(0).tag(sync=True)
    lists = traitlets.List().tag(sync=True)

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("YearsSlider", "followed")
        all_followed = followed(facts)
        lists = [_shown(facts, one) for one in all_followed]
        words = _words()
        super().__init__(
            what=lists[0]["id"],
            lists=lists,
            words=words,
            still=self.make_still(lists=lists, words=words),
        )
        self.sources = tuple(key for one in all_followed for key in one.sources)


def _shown(facts: Evidence, one: Followed) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "title": one.title,
        "slider": one.slider,
        "each": one.each,
        "checks": [
            {
                "stop": check.stop,
                "when": check.when,
                "sentence": check.sentence,
                "groups": [icons.group(group) for group in check.groups],
            }
            for check in one.checks
        ],
        "notes": list(one.notes),
        "facts": [list(fact) for fact in one.facts],
        "sources": [asdict(reference(facts, key)) for key in one.sources],
        "table": asdict(one.table),
    }


def _words() -> dict[str, str]:
    return {
        "what": _("Pick one to look at"),
        "back": _("The check before"),
        "on": _("The next check"),
        "jump": _("Go to"),
        "source": _("Where is this from?"),
        "table": _("Show as a table"),
    }

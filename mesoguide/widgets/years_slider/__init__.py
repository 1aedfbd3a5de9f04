"""The years slider: how many people were still better, each time they were checked again."""

from functools import partial

import traitlets

from mesoguide.charts import icons
from mesoguide.evidence import Evidence, load
from mesoguide.model.lasting import followed
from mesoguide.model.references import reference
from mesoguide.widgets.base import GuideWidget
from mesoguide.words import _


class YearsSlider(GuideWidget):
    """Move from check to check; what was followed is chosen first, and never shown together.

    Attributes
    ----------
    what
        What was followed, as an id of `followed.csv`.
    at
        Which of its checks is shown, from 0.
    """

    folder = "years_slider"
    what = traitlets.Unicode().tag(sync=True)
    at = traitlets.Int(0).tag(sync=True)

    def __init__(self, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("YearsSlider", "followed")
        all_followed = followed(facts)
        super().__init__(
            what=all_followed[0].id,
            still=self.make_still(
                lists=all_followed,
                drawn=icons.group,
                reference=partial(reference, facts),
                labels=_labels(),
            ),
        )
        self.sources = tuple(key for one in all_followed for key in one.sources)


def _labels() -> dict[str, str]:
    return {
        "what": _("Pick one to look at"),
        "back": _("The check before"),
        "on": _("The next check"),
        "jump": _("Go to a time"),
        "more": _("Who, what counted, who paid, and what else to know"),
        "source": _("Where is this from?"),
        "table": _("Show as a table"),
    }

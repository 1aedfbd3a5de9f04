"""The days after a visit: what was measured, for how long, and what needs help."""

import traitlets

from mesoguide.charts import strip
from mesoguide.evidence import Evidence, load
from mesoguide.model import calling, recovery
from mesoguide.model.references import reference
from mesoguide.widgets.base import GuideWidget, keys_hint
from mesoguide.words import _


class RecoveryDays(GuideWidget):
    """A line of days from the visit on, and what people noticed on each.

    Attributes
    ----------
    day
        Whole days since the visit, 0 to 90; 91 stands for all that is later.
    group
        Which of the areas is shown, counted from 0.
    """

    folder = "recovery_days"
    day = traitlets.Int(0).tag(sync=True)
    group = traitlets.Int(0).tag(sync=True)
    days = traitlets.List(traitlets.Unicode()).tag(sync=True)
    steps = traitlets.List().tag(sync=True)
    at = traitlets.List().tag(sync=True)

    def __init__(self, day: int = 1, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("RecoveryDays", "recovery")
        if not 0 <= day <= recovery.LATER:
            raise ValueError(f"day: found {day}; accepted: 0 to {recovery.LATER}")
        felt, warnings = recovery.felt(facts), recovery.warnings(facts)
        days = [recovery.recovery_day_words(each) for each in range(recovery.LATER + 1)]
        super().__init__(
            day=day,
            days=days,
            steps=[_step(felt, each) for each in recovery.changes(felt)],
            at=[strip.at(each) for each in range(recovery.LATER + 1)],
            still=self.make_still(
                groups=[_group(facts, group) for group in felt],
                warnings=_group(facts, warnings),
                table=recovery.table((*felt, warnings)),
                ticks=strip.day_ticks(),
                day=day,
                days=days,
                at=strip.at(day),
                step=_step(felt, day),
                stops=[(each, _stop_words(each)) for each in recovery.STOPS],
                labels={**_labels(facts.topic_words("recovery-note")), "call": _call(facts)},
            ),
        )
        signs = (sign for group in (*felt, warnings) for sign in group.signs)
        keys = (key for sign in signs for key in sign.sources)
        self.sources = tuple(dict.fromkeys((*keys, *calling.number_sources(facts))))


def _step(groups: tuple[recovery.SignGroup, ...], day: int) -> dict[str, object]:
    """Return what is shown from a day on, until the next step."""
    return {
        "from": day,
        "states": recovery.states_at(groups, day),
        "felt": [recovery.felt_at(group, day) for group in groups],
    }


def _stop_words(day: int) -> str:
    # Translators: stands on a button for the day of the visit; a part of those words
    return {0: _("visit"), recovery.LATER: _("later")}.get(day, str(day))


def _group(facts: Evidence, group: recovery.SignGroup) -> dict[str, object]:
    return {
        "name": group.name,
        "signs": [
            {
                "what": sign.what,
                "help": sign.help,
                "details": [f"{sign.feel} {sign.how_long}.", *sign.details],
                "bar": strip.bar(sign),
                "sources": [reference(facts, key) for key in sign.sources],
            }
            for sign in group.signs
        ],
    }


def _call(facts: Evidence) -> dict[str, object]:
    """Return the numbers to call: each text in parts, with what to dial where it is a number."""
    return {
        "now": _("The emergency number:"),
        "title": _("Numbers by country"),
        "short": calling.to_dial(facts, calling.short_numbers(facts)),
        "countries": [
            [
                each.country,
                calling.to_dial(facts, each.emergency),
                calling.to_dial(facts, each.health_line),
            ]
            for each in calling.countries_to_call(facts)
        ],
    }


def _labels(note: str) -> dict[str, object]:
    average = _("An average is not a limit: some people take longer.")
    return {
        "arrows": keys_hint(),
        "slider": {
            "label": _("Days since the visit"),
            "back": _("One day back"),
            "on": _("One day on"),
            "jump": _("Go to a day"),
        },
        "which": _("Where was it?"),
        "plain": f"{average} {note}".strip(),
        "chart": _("What people felt, and for how long"),
        "howToRead": _("How to read the bars"),
        "reading": _(
            "A solid bar runs to the average day, or to the day when half or most were over it. "
            "A thin line runs on to the longest that was seen. "
            "Dots and a question mark: nobody said what the longest time was. "
            "The upright line is your day. "
            "The average is of those who had it. Many people had none of it. "
            "Tap a bar to read more."
        ),
        "warnings": _("Signs that need help on any day"),
        "asTable": _("Show all of it as a table"),
    }

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
    """

    folder = "recovery_days"
    day = traitlets.Int(0).tag(sync=True)
    days = traitlets.List(traitlets.Unicode()).tag(sync=True)
    steps = traitlets.List().tag(sync=True)
    at = traitlets.List().tag(sync=True)

    def __init__(self, day: int = 1, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("RecoveryDays", "recovery")
        if not 0 <= day <= recovery.LATER:
            raise ValueError(f"day: found {day}; accepted: 0 to {recovery.LATER}")
        shown = recovery.groups(facts)
        days = [recovery.recovery_day_words(each) for each in range(recovery.LATER + 1)]
        super().__init__(
            day=day,
            days=days,
            steps=[_step(shown, each) for each in recovery.changes(shown)],
            at=[strip.at(each) for each in range(recovery.LATER + 1)],
            still=self.make_still(
                groups=[_group(facts, group) for group in shown],
                table=recovery.table(shown),
                ticks=strip.day_ticks(),
                day=day,
                days=days,
                at=strip.at(day),
                step=_step(shown, day),
                stops=[(each, _stop_words(each)) for each in recovery.STOPS],
                labels={**_labels(facts.topic_words("recovery-note")), "call": _call(facts)},
            ),
        )
        keys = (key for group in shown for sign in group.signs for key in sign.sources)
        self.sources = tuple(dict.fromkeys((*keys, *calling.number_sources(facts))))


def _step(groups: tuple[recovery.SignGroup, ...], day: int) -> dict[str, object]:
    """Return what is shown from a day on, until the next step."""
    return {
        "from": day,
        "names": recovery.names_at(groups, day),
        "states": recovery.states_at(groups, day),
        "counted": recovery.counted_at(groups, day),
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
                "short": sign.help or f"{sign.how_long}.",
                "details": [
                    sign.feel,
                    *([f"{sign.how_long}."] if sign.help else []),
                    *sign.details,
                ],
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
    average = _("An average is not the longest: some people take more time.")
    return {
        "arrows": keys_hint(),
        "slider": {
            "label": _("Days since the visit"),
            "back": _("One day back"),
            "on": _("One day on"),
            "jump": _("Go to"),
        },
        "plain": f"{average} {note}".strip(),
        "phases": {
            "within": _("Still within the usual time"),
            "past": _("Past the average. In a trial, some people still had it"),
            "unseen": _(
                "Past the usual time. We do not know how long it can last. "
                "If it is still there, ask a doctor"
            ),
            "help": _("Get help for any of these"),
            "over": _("Over by now, as far as anyone saw. If it is still there, ask a doctor"),
        },
        "chart": _("How long it lasts. Open a line to read more."),
        "howToRead": _("How to read this"),
        "reading": _(
            "A solid bar runs to the usual day: the average, or when half or most were over it. "
            "A thin line runs on to the longest that was seen. "
            "Dots and a question mark: nobody says how long the longest took. "
            "A striped bar is a sign to get help for. "
            "The upright line is your day. All bars start at the visit, though some things "
            "may begin later. "
            "The usual day is about those who had it. Many had none of it."
        ),
        "asTable": _("Show all of it as a table"),
    }

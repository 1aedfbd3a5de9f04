"""The days after a visit: what was measured, for how long, and what needs help."""

from dataclasses import asdict

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
    groups = traitlets.List().tag(sync=True)
    days = traitlets.List(traitlets.Unicode()).tag(sync=True)
    names = traitlets.List().tag(sync=True)
    stops = traitlets.List(traitlets.Int()).tag(sync=True)
    at = traitlets.List().tag(sync=True)
    ticks = traitlets.List().tag(sync=True)
    table = traitlets.Dict().tag(sync=True)

    def __init__(self, day: int = 1, evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("RecoveryDays", "recovery")
        shown = recovery.groups(facts)
        groups = [_group(facts, group) for group in shown]
        table = asdict(recovery.table(shown))
        words = {**_words(facts.topic_words("recovery-note")), "call": _call(facts)}
        super().__init__(
            day=day,
            groups=groups,
            days=[recovery.recovery_day_words(each) for each in range(recovery.LATER + 1)],
            names=[[each, recovery.names_at(shown, each)] for each in recovery.changes(shown)],
            stops=list(recovery.STOPS),
            at=[strip.at(each) for each in range(recovery.LATER + 1)],
            ticks=strip.day_ticks(),
            table=table,
            words=words,
            still=self.make_still(groups=groups, table=table, ticks=strip.day_ticks(), words=words),
        )
        keys = (key for group in shown for sign in group.signs for key in sign.sources)
        self.sources = tuple(dict.fromkeys((*keys, *calling.number_sources(facts))))


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
                "phases": sign.phases,
                "bar": strip.bar(sign),
                "sources": [asdict(reference(facts, key)) for key in sign.sources],
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


def _words(note: str) -> dict[str, object]:
    average = _("An average is not the longest: some people take more time.")
    return {
        "keys": keys_hint(),
        "slider": {
            "label": _("Days since the visit"),
            "back": _("One day back"),
            "on": _("One day on"),
            "jump": _("Go to"),
        },
        # Translators: stands on a button for the day of the visit; a part of those words
        "visit": _("visit"),
        "later": _("later"),
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
        "states": {
            "before": _("First seen on {day}."),
            "within": "",
            "past": _("Past the average."),
            "unseen": _("Past the usual time."),
            "help": "",
            "over": _("Over."),
        },
        "counted": _("{within} within the usual time, {past} past it, {over} over."),
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

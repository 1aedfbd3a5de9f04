"""The session timeline: move through the weeks and see what is described and what was measured."""

from dataclasses import asdict
from typing import Any

import traitlets

from mesoguide.charts import palette, still, timeline
from mesoguide.evidence import Evidence, load
from mesoguide.model import schedule, sentences
from mesoguide.model.measured import Series, outcomes_for, start_schedule
from mesoguide.model.study import paid_words
from mesoguide.model.timeline import (
    Choice,
    Table,
    choices,
    series_sure_words,
    series_table,
    summary_table,
)
from mesoguide.widgets.base import GuideWidget
from mesoguide.words import _, week_words

LONGEST = schedule.last_week(schedule.Plan(schedule.MOST_VISITS, schedule.LONGEST_INTERVAL))


class SessionTimeline(GuideWidget):
    """Weeks from the first visit, the plan's visits, and two layers that never mix.

    Attributes
    ----------
    area, aim
        What is looked at, as ids; link them to a body picker.
    week
        Whole weeks since the first visit; -1 for "where the first reading is".
    visits, interval
        The reader's plan: number of visits, and days between them. 0 for "as tested".
    """

    folder = "session_timeline"
    area = traitlets.Unicode().tag(sync=True)
    aim = traitlets.Unicode().tag(sync=True)
    week = traitlets.Int(-1).tag(sync=True)
    visits = traitlets.Int(0).tag(sync=True)
    interval = traitlets.Int(0).tag(sync=True)
    measure = traitlets.Unicode().tag(sync=True)
    choices = traitlets.Dict().tag(sync=True)
    frame = traitlets.Dict().tag(sync=True)
    phrases = traitlets.Dict().tag(sync=True)
    limits = traitlets.Dict().tag(sync=True)

    def __init__(self, area: str = "", evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("SessionTimeline", "offers", "schedules")
        all_choices = choices(facts)
        area = area or next(iter(facts.areas))
        first = next((choice for choice in all_choices if choice.area == area), None)
        if first is None:
            raise ValueError(f"area: found {area}; accepted: {', '.join(facts.areas)}")
        super().__init__(
            area=area,
            aim=first.aim,
            choices={f"{each.area}/{each.aim}": _choice(facts, each) for each in all_choices},
            frame=_frame(),
            phrases=_phrases(facts),
            limits=_limits(facts),
            words=_words(),
            keep=["area", "aim", "visits", "interval"],
            scripts=["plotly"],
            still=self._still(facts, first, all_choices),
        )
        self.sources = _sources(facts, all_choices)

    def _still(self, facts: Evidence, first: Choice, all_choices: tuple[Choice, ...]) -> str:
        tables = [*(series_table(facts, series) for series in first.series), first.left_out]
        return self.make_still(
            choice=first,
            picture=still.timeline(first),
            tables=tables,
            summary=summary_table(all_choices),
            words=_words(),
        )


def _sources(facts: Evidence, all_choices: tuple[Choice, ...]) -> tuple[str, ...]:
    shown = [
        outcome.source
        for choice in all_choices
        for outcome in outcomes_for(facts, choice.area, choice.aim)
    ]
    starts = [start_schedule(facts, choice.area, choice.aim).source for choice in all_choices]
    return tuple(dict.fromkeys([*shown, *(key for keys in starts for key in keys)]))


def _choice(facts: Evidence, choice: Choice) -> dict[str, Any]:
    return {
        "title": choice.title,
        "start": [choice.start.visits, choice.start.interval_days],
        "startWords": choice.start_words,
        "standing": choice.standing_words,
        "described": choice.described is not None,
        "sure": choice.sure.words,
        "series": [
            _series(facts, choice, series, apart)
            for series, apart in zip(choice.series, choice.apart, strict=True)
        ],
        "leftOut": _table(choice.left_out) if choice.left_out.rows else None,
    }


def _series(facts: Evidence, choice: Choice, series: Series, apart: str) -> dict[str, Any]:
    weeks = sorted({0, *(reading.week for reading in series.readings)})
    return {
        "id": series.id,
        "treatment": series.treatment.name,
        "endpoint": series.endpoint.name,
        "name": series.name,
        "apart": apart,
        "explains": series.endpoint.explains,
        "sure": series_sure_words(choice, series),
        "status": f"{series.treatment.what_it_is} {series.treatment.status}.",
        "lines": [
            [reading.week, sentences.reading_sentence(reading, series)]
            for reading in series.readings
        ],
        "headlines": [
            [week, sentences.headline(series, week), _paid(series, week)] for week in weeks
        ],
        "plans": sentences.tested_plans(series),
        "planPhrases": sentences.plan_phrases(series),
        "chart": timeline.measured(series),
        "table": _table(series_table(facts, series)),
    }


def _paid(series: Series, week: int) -> str:
    results = sentences.latest_results(series, week)
    return paid_words(results) if results else ""


def _table(table: Table) -> dict[str, Any]:
    return asdict(table)


def _frame() -> dict[str, Any]:
    return {
        **timeline.frame(),
        "config": timeline.config(),
        "marks": timeline.marks_style(),
        "ticks": {"year": timeline.ticks(52), "longer": timeline.ticks(LONGEST)},
        "colours": {"light": palette.LIGHT, "dark": palette.DARK},
    }


def _phrases(facts: Evidence) -> dict[str, Any]:
    return {
        "visits": sentences.visit_phrases(),
        "described": sentences.described_phrases(facts.described) if facts.described else {},
        "notDescribed": sentences.not_described_sentence(),
        "weeks": [week_words(week) for week in range(LONGEST + 1)],
    }


def _limits(facts: Evidence) -> dict[str, int]:
    described = facts.described
    return {
        "visits": schedule.MOST_VISITS,
        "shortest": schedule.SHORTEST_INTERVAL,
        "longest": schedule.LONGEST_INTERVAL,
        "describedFrom": described.low if described else 0,
        "describedTo": described.high if described else 0,
        "year": schedule.SHORTEST_TIMELINE,
        "after": schedule.WEEKS_AFTER_LAST_VISIT,
    }


def _words() -> dict[str, Any]:
    lanes = timeline.described_lanes()
    return {
        "plan": _("The plan"),
        "visits": _("Number of visits"),
        "interval": _("Days between visits"),
        "asTested": _("Back to the start plan"),
        "bounds": _("{low} to {high}"),
        "plans": {
            "different": _("Nobody measured your plan."),
            "elsewhere": _("This result comes from another plan."),
        },
        "less": _("{label}: one less"),
        "more": _("{label}: one more"),
        "slider": {
            "label": _("Weeks since the first visit"),
            "back": _("One week back"),
            "on": _("One week on"),
            "jump": _("Go to"),
        },
        "yourVisits": _("Your visits"),
        "described": _("Clinics describe"),
        "measured": _("Studies measured"),
        "measure": _("What was tested, and how was it judged?"),
        "none": _("No good study"),
        "laneDescribed": timeline.lane_names(None)["described"],
        "laneNot": lanes["not"],
        "laneAfter": lanes["after"],
        "laneLater": lanes["later"],
        "sure": _("How sure"),
        "howToRead": _("How to read this"),
        "reading": _(
            "A full dot is the treated group. A ring is the group it was compared with. "
            "The bar through it is the range. A small triangle is a look still to come. "
            "The striped band is what clinics say; no study stands behind it. "
            "Marks of one week stand side by side."
        ),
        "asTable": _("Show the numbers as a table"),
        "leftOut": _("Found, but not on the timeline"),
        "about": _("About this treatment"),
        "chartFails": _("The picture could not be drawn. The words and the table are complete."),
    }

"""The session timeline: a film whose frames are the looks that somebody took."""

from dataclasses import dataclass
from typing import Any

import traitlets

from mesoguide.charts import icons, palette, still, timeline
from mesoguide.evidence import Evidence, load
from mesoguide.evidence.about import series as guide_file
from mesoguide.model import cost, film, schedule, sentences
from mesoguide.model.film import Film, Look
from mesoguide.model.measured import outcomes_for, start_schedule
from mesoguide.model.schedule import Plan, last_week
from mesoguide.model.timeline import Choice, choices
from mesoguide.model.uses import use_name
from mesoguide.widgets.base import GuideWidget
from mesoguide.words import _, capital, fill, week_words

LONGEST = last_week(Plan(schedule.MOST_VISITS, schedule.LONGEST_INTERVAL))
_HUNDRED = 100


class SessionTimeline(GuideWidget):
    """Weeks from the first visit, and what studies had found by each.

    Attributes
    ----------
    area, aim
        What is looked at, as ids; link them to a body picker.
    week
        Whole weeks since the first visit.
    visits, interval
        The reader's plan: number of visits, and days between them. 0 for "as the study had it".
    measure
        The film that is shown, as its id; empty for the first of the use.
    price, currency
        What the reader typed where they work out the cost; only read. 0 for none.
    """

    folder = "session_timeline"
    area = traitlets.Unicode().tag(sync=True)
    aim = traitlets.Unicode().tag(sync=True)
    week = traitlets.Int(0).tag(sync=True)
    visits = traitlets.Int(0).tag(sync=True)
    interval = traitlets.Int(0).tag(sync=True)
    measure = traitlets.Unicode().tag(sync=True)
    price = traitlets.Float(0).tag(sync=True)
    currency = traitlets.Unicode().tag(sync=True)
    choices = traitlets.Dict().tag(sync=True)
    strip = traitlets.Dict().tag(sync=True)
    frame = traitlets.Dict().tag(sync=True)
    lanes = traitlets.Dict().tag(sync=True)
    phrases = traitlets.Dict().tag(sync=True)
    limits = traitlets.Dict().tag(sync=True)

    def __init__(self, area: str = "", evidence: Evidence | None = None) -> None:
        facts = (evidence or load()).needed("SessionTimeline", "offers", "schedules")
        uses = tuple(_Use.of(facts, each) for each in choices(facts))
        first = _first(facts, uses, area)
        words = _words()
        super().__init__(
            area=first.choice.area,
            aim=first.choice.aim,
            choices={use.name: _choice(facts, use) for use in uses},
            strip={"size": timeline.FONT_SIZE, "below": timeline.BELOW, "room": timeline.ROOM},
            frame=_frame(),
            lanes={use.name: _lanes(facts, use) for use in uses},
            phrases=_phrases(facts),
            limits=_limits(facts),
            words=words,
            keep=["area", "aim", "visits", "interval", "price", "currency"],
            scripts=["plotly"],
            late=["frame", "lanes", "drawing"],
            still=self.make_still(**_still(facts, uses, first, words)),
        )
        self.sources = _sources(facts, uses)


@dataclass(frozen=True)
class _Use:
    """An area with an aim: its films, all of them and those to choose among."""

    choice: Choice
    films: tuple[Film, ...]

    @classmethod
    def of(cls, facts: Evidence, choice: Choice) -> "_Use":
        return cls(choice, film.films(facts, choice.area, choice.aim))

    @property
    def name(self) -> str:
        return use_name(self.choice.area, self.choice.aim)


def _first(facts: Evidence, uses: tuple[_Use, ...], area: str) -> _Use:
    """Return the use to open on: of the area, or the guide's first, or the first of the table."""
    if not area:
        named = guide_file().first_use
        return next((use for use in uses if use.name == named), uses[0])
    found = next((use for use in uses if use.choice.area == area), None)
    if found is None:
        raise ValueError(f"area: found {area}; accepted: {', '.join(facts.areas)}")
    return found


def _sources(facts: Evidence, uses: tuple[_Use, ...]) -> tuple[str, ...]:
    shown = [
        outcome.source
        for use in uses
        for outcome in outcomes_for(facts, use.choice.area, use.choice.aim)
    ]
    starts = [start_schedule(facts, use.choice.area, use.choice.aim).source for use in uses]
    return tuple(dict.fromkeys([*shown, *(key for keys in starts for key in keys)]))


# --- what the script is told: numbers and phrases; the words of looks stand in the markup ---------


def _choice(facts: Evidence, use: _Use) -> dict[str, Any]:
    choice = use.choice
    return {
        "title": choice.title,
        "start": [choice.start.visits, choice.start.interval_days],
        "standing": choice.standing_words,
        "described": choice.described is not None,
        "sure": choice.sure.words,
        "films": [_film(facts, use, each) for each in use.films],
        "empty": None if use.films else _empty(choice),
    }


def _is_studied(choice: Choice) -> bool:
    return choice.standing != "no study"


def _empty(choice: Choice) -> dict[str, Any]:
    """Return what is shown of a use without a film: nobody looked, or the week is not known."""
    studied = _is_studied(choice)
    return {
        "looked": _("Somebody looked. The week is not known.") if studied else _("Nobody looked."),
        "count": _("Week not known") if studied else _("Nobody looked"),
        "heights": _heights(timeline.strip(None, (), studied)),
    }


def _film(facts: Evidence, use: _Use, shown: Film) -> dict[str, Any]:
    """Return what is not in the markup of a film; its looks stand there with their words."""
    plan = shown.plan(use.choice.start)
    bars = film.harm_bars(facts, use.choice.area, shown.treatment.id)
    return {
        "id": shown.id,
        "plan": [plan.visits, plan.interval_days],
        "exact": shown.drawn_as_run,
        "seen": shown.visits is not None,
        "study": shown.study,
        "plans": [[each.visits, each.interval_days, each.words] for each in shown.plans],
        "before": shown.before,
        "harms": film.harm_steps(bars),
        "heights": _heights(timeline.strip(shown, bars)),
    }


def _heights(strip: timeline.Strip) -> dict[str, int]:
    return {"all": strip.height, "visits": strip.visits, "looks": strip.looks}


# --- what draws the strip, which comes when it is near --------------------------------------------


def _lanes(facts: Evidence, use: _Use) -> dict[str, Any]:
    """Return the lanes of each film of a use, by its id; "" is for a use without one."""
    if not use.films:
        return {"": _lane(timeline.strip(None, (), _is_studied(use.choice)))}
    return {
        each.id: _lane(
            timeline.strip(each, film.harm_bars(facts, use.choice.area, each.treatment.id))
        )
        for each in use.films
    }


def _lane(strip: timeline.Strip) -> dict[str, Any]:
    return {
        "notes": strip.notes,
        "visits": strip.visits,
        "looks": strip.looks,
        "weeks": strip.weeks,
        "bars": list(zip(strip.days, strip.bars, strict=True)),
        "described": strip.described,
        "breaks": strip.breaks,
        "height": strip.height,
    }


def _frame() -> dict[str, Any]:
    return {
        **timeline.frame(),
        "config": timeline.config(),
        "ticks": {"year": timeline.ticks(52), "longer": timeline.ticks(LONGEST)},
        "colours": {"light": palette.LIGHT, "dark": palette.DARK},
        "described": timeline.described_names(),
        "yours": timeline.your_visits(),
    }


def _phrases(facts: Evidence) -> dict[str, Any]:
    return {
        "visits": sentences.visit_phrases(),
        "described": sentences.described_phrases(facts.described) if facts.described else {},
        "notDescribed": sentences.not_described_sentence(),
        "weeks": [week_words(week) for week in range(LONGEST + 1)],
        "paid": [cost.visit_words(number) for number in range(schedule.MOST_VISITS + 6)],
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
        "money": cost.MOST_MONEY,
    }


# --- the markup: the first state of the stage, and every look of every film ----------------------


def _still(
    facts: Evidence, uses: tuple[_Use, ...], first: _Use, words: dict[str, Any]
) -> dict[str, Any]:
    shown = first.films[0] if first.films else None
    plan = shown.plan(first.choice.start) if shown else first.choice.start
    last = last_week(plan, shown.looks[-1].week if shown else 0)
    bars = film.harm_bars(facts, first.choice.area, shown.treatment.id) if shown else ()
    strip = timeline.strip(shown, bars, _is_studied(first.choice))
    spec = timeline.specification(strip, plan, last, first.choice.described)
    harms = film.harm_steps(bars)
    found = film.week_sentence(shown, 0, harms, plan) if shown else first.choice.standing_words
    weeks = [look.week for look in shown.looks] if shown else []
    return {
        "words": words,
        "first": first,
        "shown": shown,
        "empty": None if shown else _empty(first.choice),
        "plan": plan,
        "weeks": [week_words(week) for week in range(last + 1)],
        "weeks_of_looks": weeks,
        "stops": [(week, week in weeks) for week in sorted({0, *weeks})],
        "sentence": found,
        "visits": sentences.visits_sentence(plan, 0),
        "picture": still.strip_picture(spec),
        "dots": [(10 + 20 * (at % 10), 190 - 20 * (at // 10)) for at in range(_HUNDRED)],
        "most": {
            "visits": schedule.MOST_VISITS + 5,
            "looks": max((len(each.looks) for use in uses for each in use.films), default=0),
        },
        "limits": _limits(facts),
        "uses": [_use(facts, use, use is first) for use in uses],
    }


def _use(facts: Evidence, use: _Use, is_first: bool) -> dict[str, Any]:
    grouped: dict[str, list[dict[str, str]]] = {}
    for each in film.first_of_each(use.films):
        grouped.setdefault(each.treatment.name, []).append(
            {"id": each.id, "name": film.choice_name(each)}
        )
    switches = {each.family: film.sisters(each, use.films) for each in use.films}
    return {
        "name": use.name,
        "choice": use.choice,
        "first": is_first,
        "groups": grouped if len(use.films) > 1 else {},
        "switches": [_switch(films) for films in switches.values() if films],
        "films": [
            {
                "film": each,
                "apart": _apart(use.choice, each),
                "looks": [_look(use.choice, look) for look in each.looks],
                "table": film.film_table(facts, each),
            }
            for each in use.films
        ],
        "leftOut": use.choice.left_out,
    }


def _apart(choice: Choice, shown: Film) -> str:
    """Return what was seen in men where a film is of women alone, and the other way round."""
    last = shown.looks[-1].outcome
    for series, words in zip(choice.series, choice.apart, strict=True):
        if (series.treatment.id, series.endpoint.id) == (last.treatment, last.endpoint):
            return words
    return ""


def _switch(films: tuple[Film, ...]) -> dict[str, Any]:
    """Return the choice between films that count other steps of one scale."""
    return {
        "words": film.scale_words(films[0]),
        "films": [{"id": each.id, "name": film.step_name(each)} for each in films],
    }


def _look(choice: Choice, look: Look) -> dict[str, Any]:
    arms = [arm for arm in (look.treated, look.comparison) if arm.words]
    return {
        "look": look,
        "sure": _sure_words(choice, look),
        "groups": [
            {
                "arm": arm,
                "anyway": _anyway(look, arm),
                "dots": [] if arm.count is None else icons.dots(arm.count, _anyway(look, arm)),
            }
            for arm in arms
        ],
    }


def _sure_words(choice: Choice, look: Look) -> str:
    """Return how sure we are of a look, and of the use where that is not the same."""
    if look.sure == choice.sure:
        return fill(_("How sure: {sure}"), sure=look.sure.words)
    phrase = _("How sure of this result: {sure} All studies together: {all}")
    return fill(phrase, sure=look.sure.words, all=choice.sure.words)


def _anyway(look: Look, arm: film.Arm) -> int:
    return look.anyway or 0 if arm is look.treated else 0


def _words() -> dict[str, Any]:
    return {
        "plan": _("Change the plan"),
        "planName": _("Your plan"),
        "visits": _("Number of visits"),
        "interval": _("Days between visits"),
        "asTested": _("Back to the plan of the study"),
        "bounds": _("{low} to {high}"),
        "different": _("Nobody measured your plan."),
        "elsewhere": _("This study did not test your plan. Another one in the list did: {study}."),
        "rough": _("The visits drawn here are only near to that."),
        "less": _("{label}: one less"),
        "more": _("{label}: one more"),
        "slider": {
            "label": _("Weeks since the first visit"),
            "back": _("One week back"),
            "on": _("One week on"),
            "jump": _("Go to a week"),
        },
        "previous": _("Previous look"),
        "next": _("Next look"),
        "play": _("Play"),
        "pause": _("Pause"),
        "playing": _("Playing. Press Escape to stop."),
        "measure": _("What was tested, and how was it judged?"),
        "empty": {
            "name": [capital(_("treated people")), _("Not treated")],
            "waiting": _("Not counted yet"),
        },
        "looked": {
            "before": _("Nobody had looked yet."),
            "now": _("Looked at in week {week}."),
            "since": _("Last looked at in week {week}."),
        },
        "strip": _(
            "Solid bars are side effects after the first visit. Dots are side effects after later "
            "visits: those were not counted visit by visit. Stripes are what clinics say."
        ),
        "paid": _("Paid by this week, at the price you typed: {total} for {visits}."),
        "sure": _("How sure"),
        "looks": _("Every look side by side, and as a table"),
        "leftOut": _("Found, but not on the timeline"),
        "howToRead": _("How to read this"),
        "reading": _(
            "Each dot is one of 100: people, or whatever the words name. Full dots counted as "
            "better. Half dots did too, but nobody showed what happens without the treatment. "
            "Dotted rings: nobody looked, or the result was not shown. Dots with a thick rim show "
            "how many got better without the drug. The pictures change only when somebody looked. "
            "Square: people were checked. Circle: a visit."
        ),
        "chartFails": _("The picture could not be drawn. The words and the table are complete."),
    }

"""The timeline as a film: its frames are the looks that somebody took, and nothing between them.

A film holds the looks of one study at one treatment, judged on one scale or by one endpoint, all
counted from the first visit. Where the way of judging changes from one look to the next, the ruler
breaks: the two are never told as a rise or a fall.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from mesoguide.evidence import CONTROLLED, Endpoint, Evidence, Outcome, Treatment
from mesoguide.evidence.chance import Chance, whole_number
from mesoguide.model.certainty import Sureness, of_outcomes
from mesoguide.model.measured import arms, outcomes_for, people, why_left_out
from mesoguide.model.risk import COMES_ANYWAY
from mesoguide.model.schedule import (
    LONGEST_INTERVAL,
    MOST_VISITS,
    SHORTEST_INTERVAL,
    Plan,
    visit_day,
)
from mesoguide.model.sentences import (
    amount,
    comparison_words,
    group_word,
    schedule_words,
    sign_unknown,
    signed,
    with_words,
)
from mesoguide.model.study import (
    named_for,
    paid_and_checked_words,
    treated_words,
    who_words,
)
from mesoguide.model.timeline import Table, result_cells, who_and_source
from mesoguide.words import _, capital, counted, fill

Kind = Literal["people", "value", "words"]
#: How much of a group is known: all that was shown, one arm without the other, or nothing.
Ink = Literal["full", "half", "pencil"]

_KINDS: dict[str, Kind] = {
    "share": "people",
    "change": "value",
    "difference": "value",
    "statement": "words",
}
#: Comparisons with no other group of people.
_NOBODY = ("none", "own baseline", "not seen")
#: A bar has to be as long as a week, to be seen on a line of weeks.
_SHORTEST_BAR = 7
_WEEKS_FROM = 14


@dataclass(frozen=True)
class Arm:
    """One group at a look: what was counted or measured in it.

    Attributes
    ----------
    count
        How many of 100, where people were counted; None where they were not, or it was not shown.
    words, note
        What stands below the picture: the result, and its range or why there is none.
    """

    name: str
    count: int | None
    words: str
    note: str
    ink: Ink


@dataclass(frozen=True)
class Look:
    """One look of a study: when, at whom, and what was found, in both groups.

    Attributes
    ----------
    week
        Whole weeks since the first visit.
    visits
        How many visits people had had by then, if they came to all; None where that was not seen.
    judged
        What counted, as the endpoint has it.
    sentence, spoken, aloud
        What was found: in full; in few words, for a wall; and as it is said aloud after a change.
    since
        What is said of the weeks after it: when the next look came.
    broken
        Why it and the look before are no rise and no fall, where the ruler broke between them.
    anyway
        How many of the treated 100 as many as with the comparison; None where that can't be told.
    groups
        The hundred treated as three groups, in words; empty where it is not drawn so.
    about
        Who was studied, who paid, how many were still checked.
    sure
        How sure we are of this look: of one whose comparison was not shown, less than of the rest.
    """

    week: int
    visits: int | None
    outcome: Outcome
    judged: str
    treated: Arm
    comparison: Arm
    when: str
    sentence: str
    spoken: str
    aloud: str
    since: str
    broken: str
    anyway: int | None
    groups: tuple[str, ...]
    about: str
    sure: Sureness


@dataclass(frozen=True)
class TestedPlan:
    """A plan that some looks are true of; of one visit, whatever the days between."""

    visits: int
    interval_days: int
    words: str


@dataclass(frozen=True)
class Film:
    """The looks of one study, judged on one ruler or on two with a break between them.

    Attributes
    ----------
    name
        What was judged, with whom it was seen in where that was women or men alone.
    breaks
        The weeks between which the way of judging changes, each as (before, after).
    visits, interval_days
        The plan of the study as far as it was seen; None where it was not.
    drawn_as_run
        Whether visits drawn with that number and gap are the study's own.
    steps, grades
        How many steps better counted, and how many grades the scale has; None where not known.
    """

    id: str
    treatment: Treatment
    study: str
    name: str
    kind: Kind
    looks: tuple[Look, ...]
    breaks: tuple[tuple[int, int], ...]
    visits: int | None
    interval_days: int | None
    drawn_as_run: bool
    plans: tuple[TestedPlan, ...]
    plan_words: str
    steps: int | None
    grades: int | None
    before: str
    compared: bool
    people: int
    explains: str

    def plan(self, start: Plan) -> Plan:
        """Return the plan to draw: the study's, or `start` where its visits were not seen."""
        if self.visits is None:
            return start
        return Plan(self.visits, self.interval_days or start.interval_days)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The results about its looks."""
        return tuple(look.outcome for look in self.looks)

    @property
    def family(self) -> tuple[str, str, bool]:
        """What it shares with the film that counts other steps of the same scale."""
        return self.treatment.id, self.study, self.steps is not None

    def look_at(self, week: int) -> Look | None:
        """Return the newest look taken by a week; None before the first."""
        taken = [look for look in self.looks if look.week <= week]
        return taken[-1] if taken else None


def week_sentence(film: Film, week: int, harms: tuple[tuple[int, str], ...], plan: Plan) -> str:
    """Return what was found by a week, good and bad: the newest look, then the side effects.

    Side effects are told by the last visit of the plan: each visit can bring them back.
    """
    look = film.look_at(week)
    said = [look.sentence, look.since if week > look.week else ""] if look else [film.before]
    since_last = week - visit_day(plan, plan.visits) / 7
    bad = [sentence for begins, sentence in harms if begins <= max(0, since_last)][-1]
    return " ".join(filter(None, (*said, bad)))


# --- from the tables ----------------------------------------------------------------------------


def films(evidence: Evidence, area: str, aim: str) -> tuple[Film, ...]:
    """Return the films of an area and an aim; none where nobody looked.

    Treatments stand in the order of their largest compared study; of one treatment, films with a
    comparison come first, then those with more looks, then those of more people.
    """
    found: dict[tuple[object, ...], list[Outcome]] = {}
    for row in outcomes_for(evidence, area, aim):
        if not why_left_out(evidence, row):
            found.setdefault(_key(evidence, row), []).append(row)
    made = [_film(evidence, rows) for rows in found.values()]
    largest = {
        film.treatment.id: max(
            (each.compared, each.people) for each in made if each.treatment == film.treatment
        )
        for film in made
    }
    places = list(dict.fromkeys(film.treatment.id for film in made))

    def place(film: Film) -> tuple[object, ...]:
        compared, most = largest[film.treatment.id]
        return (
            not compared,
            -most,
            places.index(film.treatment.id),
            not film.compared,
            -len(film.looks),
            -film.people,
            film.steps or 0,
        )

    return tuple(sorted(made, key=place))


def first_of_each(all_films: Iterable[Film]) -> tuple[Film, ...]:
    """Return the films to choose among: of those that count steps of one scale, the first."""
    chosen: dict[object, Film] = {}
    for film in all_films:
        chosen.setdefault(film.family if film.steps else film.id, film)
    return tuple(chosen.values())


def sisters(film: Film, all_films: Iterable[Film]) -> tuple[Film, ...]:
    """Return the films that count steps of the same scale in the same study, fewest steps first.

    Empty where there is only one.
    """
    alike = [each for each in all_films if film.steps and each.family == film.family]
    return tuple(sorted(alike, key=lambda each: each.steps or 0)) if len(alike) > 1 else ()


def _key(evidence: Evidence, row: Outcome) -> tuple[object, ...]:
    endpoint = evidence.endpoints[row.endpoint]
    ruler = (endpoint.scale, endpoint.steps) if endpoint.scale else endpoint.id
    return row.treatment, row.study, ruler


def _film(evidence: Evidence, found: list[Outcome]) -> Film:
    rows = sorted(found, key=lambda row: row.week or 0)
    endpoints = [evidence.endpoints[row.endpoint] for row in rows]
    last, ruler = rows[-1], endpoints[-1]
    weeks = [_week(row) for row in rows]
    breaks = tuple(
        (weeks[at], weeks[at + 1])
        for at in range(len(rows) - 1)
        if endpoints[at] != endpoints[at + 1]
    )
    exact = last.even_spacing != "no" and last.visits_kind != "mean"
    return Film(
        id=rows[0].id,
        treatment=evidence.treatments[last.treatment],
        study=last.study,
        name=named_for(ruler.name, last.sex),
        kind=_KINDS[ruler.measured_as],
        looks=tuple(_look(evidence, rows, endpoints, at) for at in range(len(rows))),
        breaks=breaks,
        visits=None if last.visits is None else round(last.visits),
        interval_days=last.interval_days,
        drawn_as_run=exact
        and last.visits is not None
        and (last.interval_days is not None or last.visits == 1),
        plans=_plans(rows),
        plan_words=_plan_words(last),
        steps=ruler.steps if ruler.scale else None,
        grades=ruler.grades,
        before=fill(_("The first look came in {week}."), week=_week_number(weeks[0])),
        compared=any(row.comparison in CONTROLLED for row in rows),
        people=max(people(row) for row in rows),
        explains=ruler.explains,
    )


def _sure(evidence: Evidence, row: Outcome) -> Sureness:
    """Return how sure we are of a look; with a comparison, together with the studies like it."""
    return of_outcomes(_alike(evidence, row) if row.comparison in CONTROLLED else [row])


def _alike(evidence: Evidence, row: Outcome) -> list[Outcome]:
    """Return every result of the same treatment, use and endpoint: together they tell how sure."""
    return [
        other
        for other in outcomes_for(evidence, row.area or "", row.aim)
        if (other.treatment, other.endpoint) == (row.treatment, row.endpoint)
        and not why_left_out(evidence, other)
    ]


def _week(row: Outcome) -> int:
    assert row.week is not None  # a result without a week is left out
    return round(row.week)


def visits_before(row: Outcome) -> int | None:
    """Return how many visits lie before a look, as the study planned them; None where not seen.

    A visit on the day of the look comes after it.
    """
    if row.visits is None or row.visits_kind == "mean":
        return None
    if row.visits == 1:
        return 1
    if row.interval_days is None or row.even_spacing == "no":
        return None
    days = (visit * row.interval_days for visit in range(int(row.visits)))
    return max(1, sum(day < _week(row) * 7 for day in days))


# --- the frame of a look ------------------------------------------------------------------------


def _look(evidence: Evidence, rows: list[Outcome], endpoints: list[Endpoint], at: int) -> Look:
    row, endpoint = rows[at], endpoints[at]
    kind = _KINDS[endpoint.measured_as]
    treated, control = arms(row) if kind == "people" else (None, None)
    anyway = None
    if treated and control and row.comparison in COMES_ANYWAY and treated.of_100 > control.of_100:
        anyway = control.of_100
    after = rows[at + 1] if at + 1 < len(rows) else None
    spoken, broken = _spoken(rows, endpoints, at), _break(rows, endpoints, at)
    sure = _sure(evidence, row)
    aloud = (spoken, _judged(endpoint), broken, f"{sure.name}.")
    return Look(
        week=_week(row),
        visits=visits_before(row),
        outcome=row,
        judged=named_for(endpoint.name, row.sex),
        treated=_treated(row, kind, treated),
        comparison=_comparison(rows, at, kind, control),
        when=capital(_when(row)),
        sentence=_sentence(rows, endpoints, at),
        spoken=spoken,
        aloud=" ".join(filter(None, aloud)),
        since=fill(_("The next look came in {week}."), week=_week_number(_week(after)))
        if after
        else _("We found no later look."),
        broken=broken,
        anyway=anyway,
        groups=_groups(row, treated, anyway),
        about=f"{who_words(row)} {paid_and_checked_words((row,))}",
        sure=sure,
    )


def _ink(row: Outcome) -> Ink:
    """Return how a treated group is drawn: half where there is no group to hold it against."""
    return "full" if row.comparison in CONTROLLED else "half"


def _treated(row: Outcome, kind: Kind, chance: Chance | None) -> Arm:
    name, ink = capital(treated_words(row.sex, row.counts)), _ink(row)
    if kind == "people" and chance:
        return Arm(name, chance.of_100, chance.about, _range_words(chance), ink)
    compared = fill(_("compared with {comparison}"), comparison=comparison_words(row))
    if kind == "words":
        return Arm(name, None, _finding(row), compared, ink)
    value, ranged = amount(row.treated_value, row.unit), _value_range(row, "treated")
    # A gap is one number for both groups.
    gap = row.control_value is None and row.comparison not in _NOBODY
    return Arm(name, None, value, f"{compared}, {ranged}" if gap else ranged, ink)


def _finding(row: Outcome) -> str:
    return {
        "no difference": _("No clear difference"),
        "better": _("Better"),
        "missed": _("Missed its goals"),
    }[row.result]


def _comparison(rows: list[Outcome], at: int, kind: Kind, chance: Chance | None) -> Arm:
    """Return the other group; one with no words of its own where a result is of both at once."""
    row = rows[at]
    name = capital(comparison_words(row))
    if chance:
        return Arm(name, chance.of_100, chance.about, _range_words(chance), "full")
    if row.comparison == "not shown":
        later = _later(rows, at)
        name = capital(comparison_words(later[0])) if later else _("The other group")
        return Arm(name, None, _("Not shown"), _later_words(later), "pencil")
    if kind == "words":
        return Arm(name, None, "", "", "pencil")
    if row.comparison in _NOBODY:
        return Arm(_("No other group"), None, _("Nobody to compare with"), "", "pencil")
    if row.control_value is not None:
        value = amount(row.control_value, row.unit)
        return Arm(name, None, value, _value_range(row, "control"), "full")
    return Arm(name, None, _("Not shown") if kind == "people" else "", "", "pencil")


def _later(rows: list[Outcome], at: int) -> tuple[Outcome, Chance] | None:
    """Return the newest look after one at which the comparison was shown; None if there is none."""
    for row in reversed(rows[at + 1 :]):
        control = arms(row)[1]
        if control:
            return row, control
    return None


def _later_words(later: tuple[Outcome, Chance] | None) -> str:
    if not later:
        return ""
    row, control = later
    return fill(
        _("{number} in {week}"), number=capital(control.about), week=_week_number(_week(row))
    )


def _range_words(chance: Chance) -> str:
    if chance.low is None or chance.high is None:
        return _("no range found")
    return fill(
        _("range {low} to {high}"), low=whole_number(chance.low), high=whole_number(chance.high)
    )


def _value_range(row: Outcome, arm: str) -> str:
    low, high = getattr(row, f"{arm}_low"), getattr(row, f"{arm}_high")
    if low is None or high is None:
        return _("no range found")
    return fill(_("range {low} to {high}"), low=signed(low), high=signed(high))


def _groups(row: Outcome, treated: Chance | None, anyway: int | None) -> tuple[str, ...]:
    if treated is None or anyway is None:
        return ()
    return (
        fill(
            _("{number}: as many as with {comparison}"),
            number=anyway,
            comparison=comparison_words(row),
        ),
        fill(_("{number}: the difference"), number=treated.of_100 - anyway),
        fill(_("{number}: not better"), number=100 - treated.of_100),
        _("Nobody can tell which is which.")
        if row.counts
        else _("Nobody can tell which person is which."),
    )


# --- its words ----------------------------------------------------------------------------------


def _week_number(week: int) -> str:
    return fill(_("week {week}"), week=week)


def _when(row: Outcome) -> str:
    """Return "in week 8, after 2 visits", as far as it was seen; the slider tells the months."""
    week = _week_number(_week(row))
    done = visits_before(row)
    if done is None:
        return fill(_("in {week}"), week=week)
    visits = counted(done, "{number} visit", "{number} visits")
    if row.visits_kind == "maximum" and done == row.visits:
        visits = fill(_("up to {visits}"), visits=visits)
    return fill(_("in {week}, after {visits}"), week=week, visits=visits)


def _sentence(rows: list[Outcome], endpoints: list[Endpoint], at: int) -> str:
    row, endpoint = rows[at], endpoints[at]
    core, tail, rest = _TELLERS[endpoint.measured_as](row, endpoint)
    parts = [
        _missing(rows, at),
        f"{fill(_('{when}, {found}'), when=capital(_when(row)), found=core)}{tail}.",
        rest,
        _end(rows, at),
        _break(rows, endpoints, at),
    ]
    return " ".join(filter(None, parts))


def _missing(rows: list[Outcome], at: int) -> str:
    """Return what is told first: that the result of the comparison was not shown."""
    if rows[at].comparison != "not shown":
        return ""
    later = _later(rows, at)
    group = group_word(later[0]) if later else ""
    if not group:
        return _("The result of the group it was compared with was not shown.")
    return fill(_("The {group} group's result was not shown."), group=group)


def _end(rows: list[Outcome], at: int) -> str:
    """Return the comparison at the end, for a look whose own was not shown."""
    later = _later(rows, at) if rows[at].comparison == "not shown" else None
    if not later:
        return ""
    row, control = later
    phrase = _("In {week} it was {number} {comparison}.")
    return fill(
        phrase,
        week=_week_number(_week(row)),
        number=control.about,
        comparison=with_words(row, False),
    )


def _break(rows: list[Outcome], endpoints: list[Endpoint], at: int) -> str:
    """Return why a look and the one before it are no rise and no fall, where the ruler broke."""
    if at == 0 or endpoints[at] == endpoints[at - 1]:
        return ""
    before, now = arms(rows[at - 1])[0], arms(rows[at])[0]
    if before is None or now is None:
        return _("Before this look it was judged in another way.")
    phrase = (
        _("Before, it was judged in another way. So going from {before} to {now} is not a fall.")
        if now.of_100 < before.of_100
        else _(
            "Before, it was judged in another way. So going from {before} to {now} is not a rise."
        )
    )
    return fill(phrase, before=before.of_100, now=now.of_100)


def _found_people(row: Outcome, endpoint: Endpoint) -> tuple[str, str, str]:
    chance, control = arms(row)
    assert chance is not None  # the tables refuse a share without a value
    phrase = (
        _("{number} {people} counted as better")
        if endpoint.better_when == "higher"
        else _("{number} {people} were counted")
    )
    core = fill(phrase, number=chance.about, people=treated_words(row.sex, row.counts))
    return core, f": {_small(endpoint.name)}", _against(row, control.about if control else "")


def _found_change(row: Outcome, endpoint: Endpoint) -> tuple[str, str, str]:
    core = fill(
        _("the average change in {people} was {value}"),
        people=treated_words(row.sex, row.counts),
        value=amount(row.treated_value, row.unit),
    )
    value = "" if row.control_value is None else amount(row.control_value, row.unit)
    return core, "", f"{_against(row, value)} {_judged(endpoint)}"


def _found_difference(row: Outcome, endpoint: Endpoint) -> tuple[str, str, str]:
    core = fill(
        _("there was a gap of {value} between {people} and {comparison}"),
        people=treated_words(row.sex, row.counts),
        comparison=comparison_words(row),
        value=amount(row.treated_value, row.unit),
    )
    low, high = row.treated_low, row.treated_high
    chance = ""
    if low is not None and high is not None and low <= 0 <= high:
        chance = _("It may be chance.")
    sign = "" if endpoint.better_when else sign_unknown()
    return core, "", " ".join(filter(None, (chance, sign, _judged(endpoint))))


def _found_words(row: Outcome, endpoint: Endpoint) -> tuple[str, str, str]:
    phrase = {
        "no difference": _("{people} showed no clear difference from {comparison}"),
        "better": _("{people} did better than with {comparison}"),
        "missed": _("the trials missed their goals against {comparison}"),
    }[row.result]
    if row.result == "better" and row.comparison == "own baseline":
        phrase = _("{people} did better than {comparison}")
    core = fill(phrase, people=treated_words(row.sex, row.counts), comparison=comparison_words(row))
    unseen = _("We did not see by how much.") + " " if row.result == "better" else ""
    return core, "", f"{unseen}{_judged(endpoint)}"


#: What each kind of result tells: what was found, what follows it at once, and the rest.
_TELLERS = {
    "share": _found_people,
    "change": _found_change,
    "difference": _found_difference,
    "statement": _found_words,
}


def _judged(endpoint: Endpoint) -> str:
    return fill(_("What was judged: {judged}."), judged=_small(endpoint.name))


def _against(row: Outcome, number: str) -> str:
    """Return the comparison in a sentence; what is told first is not told twice."""
    if number:
        return fill(_("{comparison} it was {number}."), comparison=with_words(row), number=number)
    if row.comparison == "not shown":
        return ""
    if row.comparison in _NOBODY:
        return _("There was no other group to compare with.")
    return _("The number for the comparison group is not shown.")


def _spoken(rows: list[Outcome], endpoints: list[Endpoint], at: int) -> str:
    """Return a look in few words; the page has the rest."""
    row, endpoint = rows[at], endpoints[at]
    core, _tail, rest = _TELLERS[endpoint.measured_as](row, endpoint)
    found = f"{capital(core)}."
    missing = _missing(rows, at)
    if missing:
        return f"{missing} {found}"
    return f"{found} {rest}" if endpoint.measured_as == "share" else found


def _small(name: str) -> str:
    """Return a name as it goes on inside a sentence; short forms such as MRI keep their letters."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def choice_name(film: Film) -> str:
    """Return a film as one of a list: how it was judged, then by which study, should it be cut."""
    return f"{film.name} ({film.study})"


def step_name(film: Film) -> str:
    """Return what a film of steps counts, as the name of a choice."""
    if film.steps == 1:
        return _("1 step better")
    return fill(_("A clear change: {number} steps better"), number=film.steps)


def scale_words(film: Film) -> str:
    """Return how many grades the scale of a film has, where that was seen."""
    if film.grades is None:
        return _("How much better?")
    return fill(_("How much better? The scale has {grades} grades."), grades=film.grades)


# --- the plan -----------------------------------------------------------------------------------


def _plan_words(row: Outcome) -> str:
    if row.visits is None:
        return _("We did not see how many visits the study used.")
    words = row.schedule_detail.split(" (")[0] or schedule_words(
        row.visits, row.visits_kind, row.interval_days
    )
    return fill(_("The plan of the study: {schedule}."), schedule=words)


def _plans(rows: list[Outcome]) -> tuple[TestedPlan, ...]:
    """Return the reader's plans that the looks are true of, with what is said then.

    A look after two of six visits is true of a plan of two: by then nobody had had the third.
    """
    found: dict[int, TestedPlan] = {}
    last = rows[-1]
    for row in (*rows, last):
        done = visits_before(row)
        gap = row.interval_days or SHORTEST_INTERVAL
        if done is None or not 1 <= done <= MOST_VISITS:
            continue
        if done > 1 and not SHORTEST_INTERVAL <= gap <= LONGEST_INTERVAL:
            continue
        whole = row is last and done == row.visits
        phrase = (
            _("The study tested your plan: its last look came in {week}.")
            if whole
            else _("Your plan was looked at once, in {week}. Later looks came after more visits.")
        )
        found[done] = TestedPlan(done, gap, fill(phrase, week=_week_number(_week(row))))
    return tuple(found.values())


# --- side effects on the same clock -------------------------------------------------------------


@dataclass(frozen=True)
class HarmBar:
    """How long a side effect of the first visit lasted, on average, in days."""

    what: str
    days: float
    long: str
    who: str

    @property
    def label(self) -> str:
        """Its name with how long it lasted."""
        return fill(_("{what}: about {long} on average"), what=self.what, long=self.long)


def harm_bars(evidence: Evidence, area: str, treatment: str) -> tuple[HarmBar, ...]:
    """Return the side effects of a treatment in an area that lasted a week or more on average."""
    return tuple(
        HarmBar(row.what, float(row.typical_day), _long(row.typical_day), row.who)
        for row in evidence.recovery.values()
        if (row.kind, row.typical_is) == ("usual", "average")
        and (row.area, row.treatment) == (area, treatment)
        and row.typical_day is not None
        and row.typical_day >= _SHORTEST_BAR
    )


def _long(days: Decimal) -> str:
    number = days if days < _WEEKS_FROM else days / 7
    whole = int(number.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    if days < _WEEKS_FROM:
        return counted(whole, "{number} day", "{number} days")
    return counted(whole, "{number} week", "{number} weeks")


def harm_steps(bars: tuple[HarmBar, ...]) -> tuple[tuple[int, str], ...]:
    """Return what is said of side effects, as (weeks since the last visit, sentence).

    The first also holds while visits are still to come.
    """
    if not bars:
        return ((0, _("We found no count of how long side effects last after this treatment.")),)
    ends = sorted({_week_up(bar.days) for bar in bars})
    return tuple((week, _harms_at(bars, week)) for week in (0, *ends))


def _week_up(days: float) -> int:
    """Return the first week that begins after a number of days."""
    return int(days // 7) + 1


def _harms_at(bars: tuple[HarmBar, ...], week: int) -> str:
    over = [_small(bar.what) for bar in bars if _week_up(bar.days) <= week]
    still = [bar for bar in bars if _week_up(bar.days) > week]
    if not over:
        lasting = [
            fill(_("{what} for about {long}"), what=_small(bar.what), long=bar.long)
            for bar in still
        ]
        phrase = _("After the first visit, there was {lasting}, on average. That was in {who}.")
        lasted = fill(phrase, lasting=_and(lasting), who=_whose(bars))
        return f"{lasted} {_('Each visit can bring it back.')}"
    passed = fill(
        _("Going by the first visit of {who}, this is over by now, on average: {over}."),
        who=_whose(bars),
        over=_and(over),
    )
    rest = _and([_small(bar.what) for bar in still])
    going_on = fill(_("This is not over yet: {rest}."), rest=rest)
    return f"{passed} {going_on}" if rest else passed


def _whose(bars: tuple[HarmBar, ...]) -> str:
    """Return whose average it is; the table names after a semicolon who had the longest time."""
    return _and(list(dict.fromkeys(_small(bar.who.split(";")[0]) for bar in bars)))


def _and(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    *others, last = names
    return fill(_("{others} and {last}"), others=", ".join(others), last=last)


# --- as a table ---------------------------------------------------------------------------------


def film_table(evidence: Evidence, film: Film) -> Table:
    """Return every look of a film as a row of a table: all that its frames show."""
    rows = []
    for look in film.looks:
        row = look.outcome
        treated, control = result_cells(evidence, row)
        about = who_and_source(evidence, row)
        rows.append((look.when, look.judged, treated, control, about))
    return Table(
        caption=fill(_("{treatment}. {study}"), treatment=film.treatment.name, study=film.study),
        head=(
            _("When"),
            _("What counted"),
            _("Treated"),
            _("Compared with"),
            _("Who, and source"),
        ),
        rows=tuple(rows),
    )

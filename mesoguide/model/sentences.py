"""The sentence for every state of the timeline: visits, what clinics describe, what was measured.

Phrases keep their places open (``{done}``) where the browser fills them in; everything that
depends on a study is said here, once, so that words, chart and table can't disagree.
"""

from collections.abc import Iterable
from decimal import Decimal

from mesoguide.evidence import Outcome
from mesoguide.evidence.chance import Chance
from mesoguide.evidence.rows import NamedVisits, Sex
from mesoguide.model.measured import Reading, Series
from mesoguide.model.schedule import (
    Phase,
    Plan,
    described_phase,
    described_weeks,
    visit_day,
    visits_done,
)
from mesoguide.model.study import seen_in, shared_counts, shared_sex, treated_words
from mesoguide.words import _, counted, fill, week_words

#: A true minus sign, wider than a hyphen.
MINUS = "\u2212"

UNIT_WORDS = {
    "cm": _("cm"),
    "cm3": _("cubic cm"),
    "mm": _("mm"),
    "points": _("points"),
    "SMD": _("study units"),
    "% points": _("% points"),
}


def unit_words(unit: str) -> str:
    """Return a unit as it is read out; one without a phrase of its own as the tables have it."""
    return UNIT_WORDS.get(unit, unit)


# --- visits -------------------------------------------------------------------------------------


def visit_phrases() -> dict[str, str]:
    """Return the phrases for the visits so far; places: done, visits, next."""
    return {
        "only": _("The plan has 1 visit, and it is done."),
        "going": _("That makes {done} of {visits} visits so far. The next is in {next}."),
        "now": _("That makes {done} of {visits} visits so far. The next is this week."),
        "over": _("All {visits} visits are done. The last was in {last}."),
    }


def visits_sentence(plan: Plan, week: int) -> str:
    """Return the sentence on the visits done by a week."""
    done = visits_done(plan, week)
    phrases = visit_phrases()
    if plan.visits == 1:
        return phrases["only"]
    next_week = _week_of(plan, done + 1)
    going = "now" if next_week == week else "going"
    return fill(
        phrases["over" if done == plan.visits else going],
        done=done,
        visits=plan.visits,
        next=week_words(next_week),
        last=week_words(_week_of(plan, plan.visits)),
    )


def _week_of(plan: Plan, visit: int) -> int:
    return -(-visit_day(plan, visit) // 7)


# --- what clinics describe ----------------------------------------------------------------------


def described_phrases(described: NamedVisits) -> dict[Phase, str]:
    """Return the phrases for the change clinics describe; places: visits, first, last."""
    visits = f"{described.low} to {described.high}"
    return {
        "plan ends before": fill(
            _(
                "A clinic page says change comes after {range} visits. "
                "The plan here is shorter than that."
            ),
            range=visits,
        ),
        "not yet": fill(
            _("A clinic page says change comes after {range} visits. Here: {{first}} to {{last}}."),
            range=visits,
        ),
        "now": fill(
            _("A clinic page says change comes now: {range} visits, {{first}} to {{last}}."),
            range=visits,
        ),
        "past": fill(
            _("The time a clinic page names for change is over: {{first}} to {{last}}."),
            range=visits,
        ),
    }


def not_described_sentence() -> str:
    """Return what to say where the clinic page does not speak of an area and aim."""
    return _("The clinic page does not speak of this use, so we show no time for it.")


def described_sentence(plan: Plan, week: int, described: NamedVisits) -> str:
    """Return the sentence on what clinics describe at a week of the plan."""
    first, last = described_weeks(plan, described)
    phrase = described_phrases(described)[described_phase(plan, week, described)]
    return fill(phrase, first=week_words(first), last=week_words(last))


# --- what studies measured ----------------------------------------------------------------------


def headline(series: Series, week: int) -> str:
    """Return what a series had measured by a week in one or two sentences, without study names.

    Where the newest week has several readings, their numbers stand from lowest to highest.
    """
    if not series.measured_by(week):
        first = week_words(series.readings[0].week)
        return fill(_("Nothing measured in this way yet. First look: {week}."), week=first)
    latest = _latest(series, week)
    sex = shared_sex(reading.outcome for reading in latest)
    counts = shared_counts(reading.outcome for reading in latest)
    when = week_words(latest[0].week)
    name = series.endpoint.name
    if series.endpoint.measured_as != "share":
        sentence = _TELLERS[series.endpoint.measured_as](latest[0])
        when = seen_in(when, sex, counts)
        return fill(
            _("{endpoint}, {when}: {sentence}"), endpoint=name, when=when, sentence=sentence
        )
    treated = _span([reading.treated for reading in latest])
    control = _span([reading.control for reading in latest])
    sentence = fill(
        _("{endpoint}: {number} {people} by {when}."),
        endpoint=name,
        number=treated,
        people=treated_words(sex, counts),
        when=when,
    )
    if not control:
        return f"{sentence} {_missing_comparison(latest[0].outcome)}"
    compared = fill(
        _("{comparison}: {number}."), comparison=with_words(latest[0].outcome), number=control
    )
    return f"{sentence} {compared}"


def latest_results(series: Series, week: int) -> list[Outcome]:
    """Return the results a headline tells of at a week; none before the first reading."""
    return [reading.outcome for reading in _latest(series, week)]


def _latest(series: Series, week: int) -> list[Reading]:
    done = series.measured_by(week)
    return [reading for reading in done if reading.week == done[-1].week]


def apart(every: Iterable[Series], shown: Series) -> str:
    """Return what was seen in men where a series is of women alone, and the other way round.

    Empty where the series is of both, or where nothing else was seen in the other.
    """
    phrases: dict[Sex, tuple[Sex, str]] = {
        "women": ("men", _("Men were studied on their own. {results}")),
        "men": ("women", _("Women were studied on their own. {results}")),
    }
    if shown.sex not in phrases:
        return ""
    other, phrase = phrases[shown.sex]
    results = [
        f"{each.treatment.name}. {headline(each, each.readings[-1].week)}"
        for each in every
        if each.sex == other
    ]
    return fill(phrase, results=" ".join(results)) if results else ""


def _span(chances: list[Chance | None]) -> str:
    """Return "about 67 and 70 of 100" for several chances; empty if none was seen."""
    seen = sorted((each for each in chances if each), key=lambda each: each.percent)
    if not seen:
        return ""
    *others, highest = dict.fromkeys(each.of_100 for each in seen)
    if not others:
        return seen[0].about
    listed = ", ".join(map(str, others))
    return fill(_("about {listed} and {highest} of 100"), listed=listed, highest=highest)


def _change(reading: Reading) -> str:
    row = reading.outcome
    sentence = fill(_("a change of {value} on average."), value=amount(row.treated_value, row.unit))
    if row.control_value is None:
        return f"{sentence} {_missing_comparison(row)}"
    control = amount(row.control_value, row.unit)
    return f"{sentence} " + fill(
        _("{comparison}: {value}."), comparison=with_words(reading.outcome), value=control
    )


def _difference(reading: Reading) -> str:
    row = reading.outcome
    sentence = fill(
        _("a gap of {value} from {comparison}"),
        value=amount(row.treated_value, row.unit),
        comparison=comparison_words(row),
    )
    if row.treated_low is None or row.treated_high is None:
        return f"{sentence}."
    low, high = signed(row.treated_low), signed(row.treated_high)
    chance = _(" It may be chance.") if row.treated_low <= 0 <= row.treated_high else ""
    return (
        fill(_("{sentence} (range {low} to {high})."), sentence=sentence, low=low, high=high)
        + chance
    )


def _statement(reading: Reading) -> str:
    row = reading.outcome
    phrase = {
        "no difference": _("no clear difference from {comparison}."),
        "better": _("better than {comparison}. We did not see by how much."),
        "missed": _("the trials missed their goals against {comparison}."),
    }[row.result]
    return fill(phrase, comparison=comparison_words(row))


_TELLERS = {
    "change": _change,
    "difference": _difference,
    "statement": _statement,
}


def comparison_words(row: Outcome) -> str:
    """Return what the treatment was compared with, as it reads inside a sentence."""
    # A dummy may also be a cream or a liquid; then the table says which.
    injected = "injection" in row.comparison_detail
    return {
        "placebo": _("a dummy injection") if injected else row.comparison_detail,
        "saline": _("salt water injections"),
        "untreated side": _("the untreated side"),
        "no treatment": _("no treatment"),
        "same care": row.comparison_detail,
        "own baseline": _("before treatment"),
        "other treatment": row.comparison_detail,
        "none": _("no comparison group"),
        "not shown": _("not shown"),
        "not seen": _("not seen"),
    }[row.comparison]


def group_word(row: Outcome) -> str:
    """Return the comparison group in a word or two, for a label beside a mark."""
    return {
        "placebo": _("dummy"),
        "saline": _("salt water"),
        "untreated side": _("untreated"),
        "no treatment": _("untreated"),
        "same care": _("without it"),
        "other treatment": _("other"),
    }.get(row.comparison, "")


def with_words(row: Outcome, begins: bool = True) -> str:
    """Return "With a dummy injection", or "on the untreated side" inside a sentence."""
    phrase = _("On {group}") if row.comparison == "untreated side" else _("With {group}")
    words = fill(phrase, group=comparison_words(row))
    return words if begins else words[:1].lower() + words[1:]


def _missing_comparison(row: Outcome) -> str:
    if row.comparison in ("none", "own baseline"):
        return _("There was no group to compare with.")
    return _("The number for the comparison group is not shown.")


def sign_unknown() -> str:
    """Return what is said of a gap where no source tells which way is better."""
    return _("We do not know which sign is better.")


def signed(value: Decimal) -> str:
    """Return a number with a true minus sign, as published."""
    return f"{value:f}".replace("-", MINUS)


def amount(value: Decimal | None, unit: str) -> str:
    """Return a value with its unit in words."""
    assert value is not None  # the tables refuse a change without a value
    words = unit_words(unit)
    return f"{signed(value)}{words}" if unit == "%" else f"{signed(value)} {words}"


# --- the plan against the studies ---------------------------------------------------------------


def schedule_words(visits: Decimal, kind: str | None, interval_days: int | None) -> str:
    """Return a study's schedule in words: "up to 6 visits, 28 days apart"."""
    number = counted(int(visits), "{number} visit", "{number} visits")
    if kind == "maximum":
        number = fill(_("up to {visits}"), visits=number)
    if visits == 1:
        return number
    if interval_days is None:
        return fill(_("{visits}; we did not see how many days apart"), visits=number)
    return fill(_("{visits}, {days} days apart"), visits=number, days=interval_days)

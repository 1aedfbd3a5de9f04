"""Everything the timeline shows for one area and one aim, worked out before any page is sent."""

from dataclasses import dataclass

from mesoguide.evidence import Evidence, Offer, Outcome
from mesoguide.evidence.rows import Certainty, NamedVisits
from mesoguide.model.certainty import Sureness, of_use
from mesoguide.model.marks import Mark
from mesoguide.model.measured import (
    Series,
    Standing,
    arms,
    outcomes_for,
    series_for,
    standing,
    start_schedule,
    why_left_out,
)
from mesoguide.model.references import reference
from mesoguide.model.schedule import (
    LONGEST_INTERVAL,
    MOST_VISITS,
    SHORTEST_INTERVAL,
    Plan,
)
from mesoguide.model.sentences import (
    amount,
    apart,
    comparison_words,
)
from mesoguide.model.study import of_whom, paid_and_checked_words, seen_in, who_words
from mesoguide.words import _, capital, fill, week_words

#: Where nobody says how far apart visits are.
USUAL_INTERVAL = 28


@dataclass(frozen=True)
class Table:
    """A table as a reader sees it; the first cell of a row heads it.

    `marks` holds, cell by cell, the levels of certainty to draw beside the lines of the cell; it
    is empty where no cell tells how sure we are. `found` holds, row by row, the mark of what was
    found, to draw before the head of the row.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    marks: tuple[tuple[tuple[Certainty, ...], ...], ...] = ()
    found: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Choice:
    """One area with one aim: where the plan starts, what studies found, and how sure we are.

    `apart` says of each series what was seen in men where it is of women, or the other way round.
    `described` are the visits that the clinic page names, where it speaks of the area and aim.
    """

    area: str
    aim: str
    title: str
    start: Plan
    start_words: str
    series: tuple[Series, ...]
    apart: tuple[str, ...]
    standing: Standing
    standing_words: str
    sure: Sureness
    described: NamedVisits | None
    left_out: Table


def choice(evidence: Evidence, area: str, aim: str) -> Choice:
    """Return what the timeline shows for an area and an aim. Raises KeyError for an unknown one."""
    series = series_for(evidence, area, aim)
    how = standing(evidence, area, aim)
    schedule = start_schedule(evidence, area, aim)
    place, hope = evidence.areas[area].name, evidence.aims[aim].name
    offer = _offer(evidence, area, aim)
    return Choice(
        area=area,
        aim=aim,
        title=fill(_("{area}: {aim}"), area=place, aim=hope.lower()),
        start=_start(evidence, area, aim),
        start_words=schedule.detail,
        series=series,
        apart=tuple(apart(series, each) for each in series),
        standing=how,
        standing_words=_standing_words(evidence, how, bool(series), place, hope),
        sure=of_use(evidence, offer),
        described=evidence.described if offer.on_clinic_page == "yes" else None,
        left_out=left_out_table(evidence, area, aim),
    )


def choices(evidence: Evidence) -> tuple[Choice, ...]:
    """Return every area with every aim offered there, in the order of the tables."""
    return tuple(choice(evidence, offer.area, offer.aim) for offer in evidence.offers)


def _offer(evidence: Evidence, area: str, aim: str) -> Offer:
    for offer in evidence.offers:
        if (offer.area, offer.aim) == (area, aim):
            return offer
    raise KeyError(f"no offer for {area}, {aim}")


def _start(evidence: Evidence, area: str, aim: str) -> Plan:
    schedule = start_schedule(evidence, area, aim)
    visits = min(int(schedule.visits or 1), MOST_VISITS)
    interval = schedule.interval_days or USUAL_INTERVAL
    return Plan(visits, min(max(interval, SHORTEST_INTERVAL), LONGEST_INTERVAL))


def _standing_words(evidence: Evidence, how: Standing, shown: bool, area: str, aim: str) -> str:
    """Return what to say of an area and aim; `shown` if there is something on the timeline."""
    place = {"area": area.lower(), "aim": aim.lower()}
    if how == "compared":
        return (
            ""
            if shown
            else _("We do not know in which week studies found this. It is listed below.")
        )
    if how == "no comparison":
        return _(
            "The studies we saw left nobody untreated. "
            "They compared it with other treatments, or with how people were before."
        )
    subject = evidence.topic_words("subject")
    if not subject:
        return fill(_("No good study. We found no trial for: {area}, {aim}."), **place)
    phrase = _("No good study. We found no trial of {subject} for: {area}, {aim}.")
    return fill(phrase, subject=subject, **place)


def result_cells(evidence: Evidence, outcome: Outcome) -> tuple[str, str]:
    """Return a result as two table cells: the treated arm, and the one it was compared with."""
    kind = evidence.endpoints[outcome.endpoint].measured_as
    group = comparison_words(outcome)
    if outcome.followed == "responders":
        group = outcome.comparison_detail
    if outcome.result != "numbers":
        standings = {
            "no difference": _("No clear difference"),
            "better": _("Better; we did not see by how much"),
            "missed": _("Missed its goals"),
        }
        found = standings[outcome.result]
        return seen_in(found, outcome.sex, outcome.counts), capital(group)
    if kind == "share":
        return _share_cells(outcome, group)
    value = amount(outcome.treated_value, outcome.unit)
    treated = seen_in(value, outcome.sex, outcome.counts)
    if outcome.control_value is None:
        return treated, capital(group)
    return treated, f"{amount(outcome.control_value, outcome.unit)} ({group})"


def _share_cells(row: Outcome, group: str) -> tuple[str, str]:
    treated, control = arms(row)
    assert treated is not None  # the tables refuse a share without a value
    ranged = _("{number} (range {range})")
    cells = [
        fill(ranged, number=of_whom(chance.words, row.sex, row.counts), range=chance.range_words)
        if chance.range_words
        else of_whom(chance.words, row.sex, row.counts)
        for chance in (treated, control)
        if chance is not None
    ]
    return cells[0], f"{cells[1]} ({group})" if len(cells) > 1 else capital(group)


def who_and_source(evidence: Evidence, row: Outcome) -> str:
    """Return who was studied, who paid, what a reader must know of it, and the source."""
    source = fill(_("Source: {source}."), source=reference(evidence, row.source).short.rstrip("."))
    parts = (who_words(row), paid_and_checked_words((row,)), row.note, source)
    return " ".join(filter(None, parts))


def _when(row: Outcome) -> str:
    """Return the time of a result that does not count from the first visit; empty if unknown."""
    if row.week is None:
        return ""
    week = round(row.week)
    phrase = {
        "first visit": _("{week}"),
        "last visit": _("{week} after the last visit"),
        "follow-up years": _("year {year} of follow-up"),
        "start of daily use": _("{week} of daily use"),
        "not stated": _("{week}"),
    }[row.clock]
    return capital(fill(phrase, week=week_words(week), year=round(week / 52)))


def left_out_table(evidence: Evidence, area: str, aim: str) -> Table:
    """Return the results of an area and aim that stay off the timeline, each with the reason."""
    return _left_out(
        evidence, outcomes_for(evidence, area, aim), _("Also found, but not on the timeline")
    )


def no_area_table(evidence: Evidence) -> Table:
    """Return the results that belong to no area, and so stand on no timeline."""
    rows = tuple(row for row in evidence.outcomes.values() if row.area is None)
    return _left_out(evidence, rows, _("Results for the whole body, or for any part of it"))


def _left_out(evidence: Evidence, outcomes: tuple[Outcome, ...], caption: str) -> Table:
    subject = evidence.topic_words("subject")
    other = _("Another treatment, not {subject}") if subject else _("Another treatment")
    reasons = {
        "other treatment": fill(other, subject=subject),
        "responders only": _("Only people who had already got better were followed"),
        "no week": _("We do not know how long after the first visit this was"),
        "another clock": _("Its weeks are not counted from the first visit"),
    }
    rows = []
    for row in outcomes:
        reason = why_left_out(evidence, row)
        if reason:
            treated, control = result_cells(evidence, row)
            treatment = evidence.treatments[row.treatment].name
            endpoint = evidence.endpoints[row.endpoint].name
            what = ". ".join(part for part in (treatment, endpoint, row.study, _when(row)) if part)
            why = f"{reasons[reason]}. {who_and_source(evidence, row)}"
            rows.append((what, treated, control, why))
    return Table(
        caption=caption,
        head=(
            _("What was tested"),
            _("Treated"),
            _("Compared with"),
            _("Why it is not above, and who"),
        ),
        rows=tuple(rows),
    )

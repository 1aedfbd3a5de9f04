"""What a sheet to take along can say of each use, worked out before any page is sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from mesoguide.evidence import Evidence, Offer
from mesoguide.evidence.rows import LookAlike, NamedVisits
from mesoguide.model import marks, topics
from mesoguide.model.calling import number_sources
from mesoguide.model.certainty import of_use
from mesoguide.model.concerns import concern_words, line_names
from mesoguide.model.flags import red_flags
from mesoguide.model.marks import Mark
from mesoguide.model.measured import Series, outcomes_for, start_schedule
from mesoguide.model.references import reference
from mesoguide.model.risk import Group
from mesoguide.model.schedule import Plan
from mesoguide.model.sentences import headline, latest_results
from mesoguide.model.study import paid_and_checked_words
from mesoguide.model.timeline import Choice, choice
from mesoguide.words import _, day_words, fill


@dataclass(frozen=True)
class Account:
    """What is told of a gain or of a harm, in the same form for both.

    Attributes
    ----------
    text
        What was found, both groups with their time, who paid, and how sure we are.
    groups
        The people of both groups, where they were counted; else empty.
    """

    text: str
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Use:
    """One area with one aim, as it stands on a sheet.

    Attributes
    ----------
    area, aim
        Their ids.
    title
        Both in words.
    start
        The plan to start from: as tested, or as clinics describe.
    start_words
        That plan in words where only clinics name it; empty for a plan that was tested.
    compare
        The study that plan comes from; empty where only clinics name it.
    described
        Whether the clinic page names a number of visits for it.
    mark
        What was found, as one of the six marks.
    sure
        How sure we are of that, and why.
    gain, harm
        What it may do, and what may go wrong.
    sources
        Keys of the bibliography behind it.
    """

    area: str
    aim: str
    title: str
    start: Plan
    start_words: str
    compare: str
    described: bool
    mark: Mark
    sure: str
    gain: Account
    harm: Account
    sources: tuple[str, ...]


def uses(evidence: Evidence) -> tuple[Use, ...]:
    """Return every area with every aim offered there, in the order of the table."""
    talks = topics.talks(evidence)
    return tuple(
        _use(evidence, offer, talk) for offer, talk in zip(evidence.offers, talks, strict=True)
    )


def _use(evidence: Evidence, offer: Offer, talk: topics.Talk) -> Use:
    chosen = choice(evidence, offer.area, offer.aim)
    schedule = start_schedule(evidence, offer.area, offer.aim)
    result = _result(chosen) if chosen.series and _counted(chosen.series[0]) else ""
    studied = f"{offer.tested}. {result}".strip()
    sure = of_use(evidence, offer).words
    harm, harm_sources = _harm(evidence, offer, talk)
    return Use(
        area=offer.area,
        aim=offer.aim,
        title=chosen.title,
        start=chosen.start,
        start_words=_start_words(evidence, chosen) if schedule.who == "clinics" else "",
        compare="" if schedule.who == "clinics" else chosen.start_words,
        described=chosen.described is not None,
        mark=marks.mark_of_use(evidence, offer),
        sure=sure,
        gain=Account(f"{studied} {sure}", _groups(talk.topics[0])),
        harm=harm,
        sources=tuple(dict.fromkeys((*offer.source, *schedule.source, *harm_sources))),
    )


def _groups(topic: topics.Topic) -> tuple[Group, ...]:
    return topic.pictures[0].groups if topic.pictures else ()


def _harm(evidence: Evidence, offer: Offer, talk: topics.Talk) -> tuple[Account, tuple[str, ...]]:
    """Return the first harm that was counted at the place, and its sources; else that none was."""
    there = {f"harm/{row.id}" for row in evidence.harms.values() if row.area == offer.area}
    tested = bool(outcomes_for(evidence, offer.area, offer.aim))
    counted = [topic for topic in talk.topics if tested and topic.id in there]
    parts = [
        _("We found no count of side effects for this use. We do not know how often they come.")
    ]
    if counted:
        first = counted[0]
        parts = [first.line, first.paid_and_checked, first.sure]
    if any(topic.kind == "serious" for topic in talk.topics):
        parts.append(_("Serious harm has been reported too. Nobody knows how often."))
    groups = _groups(counted[0]) if counted else ()
    sources = counted[0].sources if counted else ()
    return Account(" ".join(filter(None, parts)), groups), sources


def _result(chosen: Choice) -> str:
    """Return the last result of the first series, whom else it was seen in, and who paid."""
    series, week = chosen.series[0], chosen.series[0].readings[-1].week
    parts = (
        headline(series, week),
        paid_and_checked_words(latest_results(series, week)),
        chosen.apart[0],
    )
    return " ".join(filter(None, parts))


def _start_words(evidence: Evidence, use: Choice) -> str:
    """Return how many visits clinics name, for this use or others, and what backs that."""
    named = evidence.described
    assert named is not None  # the tables ask for them where a plan is one of clinics
    phrase = _("Visits that clinics name: {low} to {high}. No study backs this number.")
    if use.described is None:
        phrase = _(
            "Visits that clinics name for other uses: {low} to {high}. No study backs this number."
        )
    return fill(phrase, low=named.low, high=named.high)


def _counted(series: Series) -> bool:
    """Tell whether the last reading of a series counted people in both groups."""
    last = series.readings[-1]
    return series.endpoint.measured_as == "share" and last.compared and last.control is not None


def described_lines(described: NamedVisits | None) -> dict[Literal["named", "not"], str]:
    """Return what clinics describe: for a use the clinic page names, and for another."""
    named = _("A clinic page says change comes after {low} to {high} visits.")
    return {
        "named": fill(named, low=described.low, high=described.high) if described else "",
        "not": _("The clinic page we checked does not name this use."),
    }


def concerns(evidence: Evidence) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return what a reader may have ticked, as id and words, below what it becomes."""
    rows = evidence.cautions.values()
    return tuple(
        (title, tuple((row.id, concern_words(evidence, row)) for row in rows if row.kind == kind))
        for kind, title in line_names().items()
    )


def look_alikes(evidence: Evidence) -> tuple[LookAlike, ...]:
    """Return what a sheet tells apart: the harmless form of a sign from the one that needs help."""
    return tuple(row for row in evidence.look_alikes.values() if row.on_sheet == "yes")


def always_sources(evidence: Evidence) -> tuple[str, ...]:
    """Return the keys behind what every sheet says: signs, numbers to call, and aftercare."""
    signs = (key for group in red_flags(evidence) for sign in group.signs for key in sign.sources)
    alike = (key for row in look_alikes(evidence) for key in row.source)
    after = (key for row in evidence.aftercare.values() for key in row.source)
    return tuple(dict.fromkeys((*signs, *number_sources(evidence), *alike, *after)))


def short_names(evidence: Evidence, keys: Iterable[str]) -> tuple[str, ...]:
    """Return sources in a few words each, each only once."""
    return tuple(dict.fromkeys(reference(evidence, key).short for key in keys))


def checked(evidence: Evidence, keys: Iterable[str]) -> str:
    """Return the day on which the source looked at longest ago was looked at, in words.

    Empty where nothing rests on a source.
    """
    days = [evidence.sources[key].urldate for key in keys]
    return day_words(min(days)) if days else ""

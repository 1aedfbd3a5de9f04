"""What one can choose to talk about: what a treatment may do, and what may go wrong."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from mesoguide.evidence import Evidence, Harm, Offer
from mesoguide.evidence.rows import RareHarm
from mesoguide.model import risk
from mesoguide.model.certainty import of_harm, of_series
from mesoguide.model.measured import Series, outcomes_for
from mesoguide.model.sentences import headline, latest_results
from mesoguide.model.study import paid_and_checked_words
from mesoguide.model.timeline import Choice, choice
from mesoguide.model.uses import use_name
from mesoguide.words import _, fill

Kind = Literal["good", "harm", "serious"]
#: How many topics a list holds: a talk has no room for more.
MOST = 6


@dataclass(frozen=True)
class StudyGroups:
    """The groups of one study, beside each other, and which study it is if there are several.

    `adds` tells what the treatment adds to what comes anyway.
    """

    study: str
    groups: tuple[risk.Group, ...]
    adds: str


@dataclass(frozen=True)
class Topic:
    """One thing to talk about.

    Attributes
    ----------
    id
        Its name: of a gain with the area and aim, of a harm alone.
    kind
        A gain, a harm that was counted, or a serious one that nobody counted.
    name
        What it is called where one picks it.
    line
        What is known of how many had it, in the same form for gains and harms.
    explains
        What counted, or what it is and how long it lasts.
    sure
        How sure one can be of the line.
    paid_and_checked
        Who paid for what the line tells, and how many were checked at the end.
    pictures
        The people who were counted in both groups; empty where they were not.
    sources
        Keys of the bibliography behind it.
    """

    id: str
    kind: Kind
    name: str
    line: str
    explains: str
    sure: str
    paid_and_checked: str = ""
    pictures: tuple[StudyGroups, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Talk:
    """What you can talk about for an area and an aim; none of it stands first by our choice."""

    area: str
    aim: str
    title: str
    topics: tuple[Topic, ...]


def talks(evidence: Evidence) -> tuple[Talk, ...]:
    """Return what one can talk about for every area and aim, in the order of the table."""
    return tuple(_talk(evidence, offer) for offer in evidence.offers)


def every_topic(all_talks: Iterable[Talk]) -> tuple[Topic, ...]:
    """Return each topic once: the gains, the counted harms, the serious ones."""
    found = {topic.id: topic for talk in all_talks for topic in talk.topics}
    kinds = list(kind_names())
    return tuple(sorted(found.values(), key=lambda topic: kinds.index(topic.kind)))


def kind_names() -> dict[Kind, str]:
    """Return the headings that topics stand under."""
    return {
        "good": _("What it may do for you"),
        "harm": _("Side effects that were counted"),
        "serious": _("Serious harm that nobody has counted"),
    }


def topic_line(topic: Topic) -> str:
    """Return all that is known of a topic in a line: how many, who paid, and who was checked."""
    return f"{topic.line} {topic.paid_and_checked}".strip()


def _talk(evidence: Evidence, offer: Offer) -> Talk:
    chosen = choice(evidence, offer.area, offer.aim)
    goods = [_good(evidence, chosen, series) for series in chosen.series] or [_no_study(chosen)]
    harms = [_harm(evidence, row) for row in _harms(evidence, offer)] or [_no_count()]
    serious = [
        _serious(row)
        for row in evidence.rare_harms.values()
        if row.area in (None, offer.area) and row.aim in (None, offer.aim)
    ]
    return Talk(offer.area, offer.aim, chosen.title, (*goods, *harms, *serious))


# --- what it may do -----------------------------------------------------------------------------


def _good(evidence: Evidence, chosen: Choice, series: Series) -> Topic:
    last = series.readings[-1].week
    counted = [
        reading.outcome
        for reading in series.readings
        if reading.week == last and series.endpoint.measured_as == "share" and reading.control
    ]
    pictures = tuple(
        _picture(row.study if len(counted) > 1 else "", risk.benefit(evidence, row.id))
        for row in counted
    )
    return Topic(
        id=f"{use_name(chosen.area, chosen.aim)}/{series.id}",
        kind="good",
        name=series.name,
        line=f"{headline(series, last)} {_tested(series.treatment.name)}",
        explains=series.endpoint.explains,
        sure=of_series(series).words,
        paid_and_checked=paid_and_checked_words(latest_results(series, last)),
        pictures=pictures,
        sources=tuple(dict.fromkeys(reading.outcome.source for reading in series.readings)),
    )


def _no_study(chosen: Choice) -> Topic:
    found = (
        _("it was tested, but we do not know in which week people were checked.")
        if chosen.standing == "compared"
        else chosen.standing_words
    )
    return Topic(
        id=f"{use_name(chosen.area, chosen.aim)}/no-study",
        kind="good",
        name=_("If it helps"),
        line=fill(_("If it helps: {what}"), what=found),
        explains="",
        sure=chosen.sure.words,
    )


def _tested(treatment: str, place: str = "") -> str:
    drug = treatment[:1].lower() + treatment[1:]
    if not place:
        return fill(_("Tested: {drug}."), drug=drug)
    return fill(_("Tested: {drug}, {place}."), drug=drug, place=place.lower())


# --- what may go wrong --------------------------------------------------------------------------


def _harms(evidence: Evidence, offer: Offer) -> list[Harm]:
    """Return the harms counted at the place, or with a treatment that was tested for the use.

    Those with a block of their own come first, then those of most people.
    """
    tested = {
        row.treatment
        for row in outcomes_for(evidence, offer.area, offer.aim)
        if evidence.treatments[row.treatment].role == "injected"
    }
    rows = (
        row for row in evidence.harms.values() if row.area == offer.area or row.treatment in tested
    )
    return sorted(rows, key=lambda row: (row.shown_as != "block", -row.events_treated))


def _picture(study: str, shown: risk.Risk) -> StudyGroups:
    return StudyGroups(study, shown.groups, shown.adds)


def _harm(evidence: Evidence, row: Harm) -> Topic:
    shown = risk.harm(evidence, row.id)
    treated, control = (group.chance for group in shown.groups)
    line = fill(
        _("{harm}: {number} treated people {window}. With a dummy injection: {others}."),
        harm=row.harm,
        number=treated.about,
        window=row.window,
        others=control.about,
    )
    place = evidence.areas[row.area].name
    return Topic(
        id=f"harm/{row.id}",
        kind="harm",
        name=row.harm,
        line=f"{line} {_tested(evidence.treatments[row.treatment].name, place)}",
        explains=_what_it_is(row),
        sure=of_harm(row).words,
        paid_and_checked=paid_and_checked_words((row,)),
        pictures=(_picture("", shown),),
        sources=row.source,
    )


def _no_count() -> Topic:
    return Topic(
        id="harm/no-count",
        kind="harm",
        name=_("How often side effects come"),
        line=_("How often side effects come: we found no count for this use. We do not know."),
        explains="",
        sure="",
    )


def _serious(row: RareHarm) -> Topic:
    who = row.who[:1].lower() + row.who[1:]
    line = _("{harm}: there are reports. We do not know how often. Seen in: {who}.")
    return Topic(
        id=f"serious/{row.id}",
        kind="serious",
        name=row.harm,
        line=fill(line, harm=row.harm, who=who),
        explains=_what_it_is(row),
        sure="",
        sources=row.source,
    )


def _what_it_is(row: Harm | RareHarm) -> str:
    """Return what a harm is, how bad and how long; what nobody saw is left to its own page."""
    parts = [row.what]
    if row.how_bad != risk.UNSEEN:
        parts.append(risk.harm_sentence(row.how_bad))
    if row.how_long != risk.UNSEEN:
        how_long = risk.harm_sentence(row.how_long)
        parts.append(fill(_("How long: {how_long}"), how_long=how_long[:1].lower() + how_long[1:]))
    return " ".join(parts)

"""What people notice after a visit, day by day: what was measured, and what needs help."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from mesoguide.evidence import Evidence
from mesoguide.evidence.rows import Recovery
from mesoguide.model.risk import harm_arms
from mesoguide.model.timeline import Table
from mesoguide.words import _, fill

#: The last day of the line; the day after it stands for all that is later.
LAST_DAY = 90
LATER = LAST_DAY + 1
#: Days to go to with one tap, as many as fit one row on a phone: what was measured changes there.
STOPS = (0, 1, 3, 8, 21, 42, LATER)
#: Phases of a day in the order they are said aloud; signs that need a doctor are told apart.
_IN_ORDER = ("within", "before", "past", "unseen", "over")


@dataclass(frozen=True)
class Sign:
    """One line of the strip chart.

    Attributes
    ----------
    start, typical, end
        Days from the visit: the first, the usual one and the last that was seen; None for unknown.
    few
        Whether few of the people who were counted had it: it is never called usual, and the sign to
        get help for says it.
    phases
        Where it stands from which day on, as (day, phase). Only what somebody measured has a usual
        time. Past it, the longest that was seen may be known ("past") or not ("unseen").
    """

    id: str
    few: bool
    warning: bool
    what: str
    feel: str
    how_long: str
    details: tuple[str, ...]
    help: str
    start: int
    typical: float | None
    end: int | None
    phases: tuple[tuple[int, str], ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class SignGroup:
    """Signs of one area, or those that need help, under their name."""

    name: str
    signs: tuple[Sign, ...]


def felt(evidence: Evidence) -> tuple[SignGroup, ...]:
    """Return what people felt, area by area."""
    found: dict[str, list[Sign]] = {}
    for row in evidence.recovery.values():
        if row.kind != "warning":
            found.setdefault(row.heading, []).append(_sign(evidence, row))
    return tuple(SignGroup(name, tuple(signs)) for name, signs in found.items())


def warnings(evidence: Evidence) -> SignGroup:
    """Return the signs that need help on any day; most have no time of their own."""
    rows = (row for row in evidence.recovery.values() if row.kind == "warning")
    return SignGroup(_("Signs that need help"), tuple(_sign(evidence, row) for row in rows))


def _sign(evidence: Evidence, row: Recovery) -> Sign:
    return Sign(
        id=row.id,
        few=row.kind == "lasting",
        warning=row.kind == "warning",
        what=row.what,
        feel=row.feel,
        how_long=row.how_long,
        details=tuple(
            filter(None, (_longest(row), _how_many(evidence, row), _who(row), _lasting(row)))
        ),
        help=_help(row),
        start=row.from_day,
        typical=None if row.typical_day is None else float(row.typical_day),
        end=row.to_day,
        phases=phases(row),
        sources=_sources(evidence, row),
    )


def phases(row: Recovery) -> tuple[tuple[int, str], ...]:
    """Return where a sign stands, as (first day, phase): never more than was measured.

    A usual time of 7.7 days counts as the 8th day still. What few people
    have needs help on any day.
    """
    if row.kind != "usual":
        return ((row.from_day, "help"),)
    steps = [(row.from_day, "within")]
    if row.typical_day is not None:
        known = row.to_day is not None
        steps.append((_day_up(row.typical_day) + 1, "past" if known else "unseen"))
    if row.to_day is not None:
        steps.append((row.to_day + 1, "over"))
    return tuple((day, phase) for day, phase in steps if day <= LATER)


def phase(sign: Sign, day: int) -> str:
    """Return where a sign stands on a day: one of `PHASES`, or nothing before its first day."""
    reached = [name for first, name in sign.phases if first <= day]
    return reached[-1] if reached else ""


def recovery_day_words(day: int) -> str:
    """Return a day as people say it; `LATER` is all that comes after the last day of the line."""
    if day == 0:
        return _("the day of the visit")
    if day == LATER:
        return fill(_("later than {last} days"), last=LAST_DAY)
    if day < 14:
        return fill(_("day {day}"), day=day)
    weeks, rest = divmod(day, 7)
    if rest == 0:
        return fill(_("day {day} ({weeks} weeks)"), day=day, weeks=weeks)
    near = int((Decimal(day) / 7).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    return fill(_("day {day} (about {weeks} weeks)"), day=day, weeks=near)


def changes(all_groups: tuple[SignGroup, ...]) -> tuple[int, ...]:
    """Return the days on which a sign begins or passes on to its next phase."""
    signs = (sign for group in all_groups for sign in group.signs)
    return tuple(sorted({0, *(day for sign in signs for day, _phase in sign.phases)}))


def states_at(all_groups: tuple[SignGroup, ...], day: int) -> list[tuple[str, str]]:
    """Return each sign's phase on a day, and what is said of it; "before" its first day."""
    said = {
        "within": _("Usual now"),
        "past": _("Past the average"),
        "unseen": _("Past the average"),
        "over": _("Longer than in studies"),
        "help": _("Needs a doctor"),
    }
    return [
        (now, said[now])
        if (now := phase(sign, day))
        else ("before", fill(_("From {day} on"), day=recovery_day_words(sign.start)))
        for group in all_groups
        for sign in group.signs
    ]


def felt_at(group: SignGroup, day: int) -> str:
    """Return which of what people of a group felt is usual on a day, and which is past it."""
    found: dict[str, dict[str, list[str]]] = {now: {} for now in _IN_ORDER}
    for sign, (now, said) in zip(group.signs, states_at((group,), day), strict=True):
        if now in found:
            found[now].setdefault(said, []).append(sign.what)
    return " ".join(
        fill(_("{state}: {signs}."), state=said, signs=", ".join(signs))
        for states in found.values()
        for said, signs in states.items()
    )


def table(all_groups: tuple[SignGroup, ...]) -> Table:
    """Return the whole chart as a table."""
    rows = tuple(
        (
            sign.what,
            " ".join(filter(None, (sign.feel, sign.help))),
            f"{sign.how_long}.",
            " ".join(sign.details),
            group.name,
        )
        for group in all_groups
        for sign in group.signs
    )
    head = (_("What"), _("How it feels"), _("How long"), _("Who"), _("Where"))
    return Table(_("Everything on the line of days"), head, rows)


def _day_up(day: Decimal) -> int:
    return int(day.to_integral_value(rounding=ROUND_CEILING))


def _longest(row: Recovery) -> str:
    if row.kind == "warning" or row.to_day is not None:
        return ""
    return _("Nobody said what the longest time was.")


def _how_many(evidence: Evidence, row: Recovery) -> str:
    if row.counted_as is None:
        return ""
    counted = evidence.harms[row.counted_as]
    treated, control = harm_arms(counted)
    return fill(
        _(
            "Of people in {trials}, {treated} had it over {visits}. "
            "With a dummy injection: {control}."
        ),
        trials=counted.trials,
        visits=counted.visits,
        treated=treated.about,
        control=control.about,
    )


def _lasting(row: Recovery) -> str:
    return _("If you have it, see a doctor the same day.") if row.kind == "lasting" else ""


def _who(row: Recovery) -> str:
    phrase = _("Who: {who}.") if row.kind == "warning" else _("The time comes from: {who}.")
    return fill(phrase, who=row.who[:1].lower() + row.who[1:])


def _sources(evidence: Evidence, row: Recovery) -> tuple[str, ...]:
    """Return what the time rests on, then what the count of people rests on."""
    counted = evidence.harms[row.counted_as].source if row.counted_as else ()
    return tuple(dict.fromkeys((*row.source, *counted)))


def _help(row: Recovery) -> str:
    return {
        None: "",
        "emergency": _("Call the emergency number at once."),
        "same day": _("See a doctor the same day."),
        "soon": _("Ask a doctor soon."),
    }[row.help]

"""How long a change lasts: what was seen each time people were checked again.

Each thing that was followed stands alone: who was followed, and when, is not the same for two.
"""

from dataclasses import dataclass
from itertools import pairwise

from mesoguide.evidence import Evidence, Outcome
from mesoguide.evidence.chance import Chance
from mesoguide.evidence.rows import FollowedUp
from mesoguide.model.certainty import of_outcomes
from mesoguide.model.measured import arms
from mesoguide.model.risk import Group, groups_of, paid_and_checked
from mesoguide.model.study import paid_and_checked_words, who_words
from mesoguide.model.timeline import Table
from mesoguide.words import _, capital, fill, months

_WEEKS_IN_A_YEAR = 52


@dataclass(frozen=True)
class Check:
    """One time people were checked: when, in a word and in full, and what was seen.

    `stop` is what stands on the slider's stop: the number of the year or the month.
    """

    stop: str
    when: str
    sentence: str
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Followed:
    """One thing that was followed over time, and what a reader must know of it."""

    id: str
    name: str
    title: str
    slider: str
    each: str
    checks: tuple[Check, ...]
    notes: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    table: Table


def followed(evidence: Evidence) -> tuple[Followed, ...]:
    """Return everything that was followed in people counted of 100, as in the table."""
    return tuple(_followed(evidence, row) for row in evidence.followed.values())


def _followed(evidence: Evidence, follow_up: FollowedUp) -> Followed:
    rows = sorted(follow_up.results(evidence.outcomes.values()), key=lambda row: row.week or 0)
    first = rows[0]
    checks = tuple(_check(follow_up, row) for row in rows)
    beside = evidence.outcomes[follow_up.beside] if follow_up.beside else None
    plan = ((_("Plan"), f"{first.schedule_detail}."),) if first.schedule_detail else ()
    return Followed(
        id=follow_up.id,
        name=follow_up.name,
        title=follow_up.title,
        slider=follow_up.slider,
        each=follow_up.each,
        checks=checks,
        notes=(
            *(
                fill(note, n_treated=first.n_treated, n_control=first.n_control)
                for note in follow_up.notes
            ),
            *((_beside(follow_up, beside),) if beside else ()),
            *(_rise(follow_up, before, after) for before, after in _rises(checks)),
        ),
        facts=(
            (_("Range"), follow_up.no_range),
            (_("What counted"), evidence.endpoints[first.endpoint].explains),
            (_("Who"), f"{who_words(first)} {follow_up.also}".strip()),
            (paid_and_checked(), paid_and_checked_words(rows)),
            *plan,
            (_("How sure"), of_outcomes(rows).words),
        ),
        sources=(first.source, beside.source) if beside else (first.source,),
        table=_table(follow_up.caption, checks),
    )


def _check(follow_up: FollowedUp, row: Outcome) -> Check:
    assert row.week is not None  # a follow-up without a time would not be one
    week = round(row.week)
    names = tuple(filter(None, (follow_up.treated_group, follow_up.other_group)))
    chances = tuple(arm for arm in arms(row) if arm)[: len(names)]
    number, phrase = {
        "years": (round(week / _WEEKS_IN_A_YEAR), _("year {number}")),
        "months": (months(week), _("month {number}")),
    }[follow_up.time]
    when = fill(phrase, number=number)
    seen = dict(zip(("treated", "control"), (each.of_100 for each in chances), strict=False))
    return Check(
        stop=str(number),
        when=when,
        sentence=fill(
            _("{when}. {sentence}"), when=capital(when), sentence=fill(follow_up.sentence, **seen)
        ),
        groups=groups_of(names, chances, follow_up.sides),
    )


def _rises(checks: tuple[Check, ...]) -> list[tuple[Check, Check]]:
    """Return each check that stands above the one before it, with that one."""
    return [
        (one, two) for one, two in pairwise(checks) if _treated(two).percent > _treated(one).percent
    ]


def _treated(check: Check) -> Chance:
    return check.groups[0].chance


def _rise(follow_up: FollowedUp, before: Check, after: Check) -> str:
    phrase = {
        "years": _(
            "In year {after} the number is higher than in year {before}. That is most likely "
            "because not everyone came back to be checked. We did not see how many came."
        ),
        "months": _(
            "In month {after} the number is higher than in month {before}. That is most likely "
            "because not everyone came back to be checked. We did not see how many came."
        ),
    }[follow_up.time]
    return fill(phrase, after=after.stop, before=before.stop)


def _beside(follow_up: FollowedUp, row: Outcome) -> str:
    treated, control = arms(row)
    assert treated is not None and control is not None  # the tables ask for both groups
    return fill(follow_up.beside_note, treated=treated.about, control=control.about)


def _table(caption: str, checks: tuple[Check, ...]) -> Table:
    """Return a row per check, with its range where there is one."""
    names = tuple(group.name for group in checks[0].groups)
    return Table(
        caption=caption,
        head=(_("When"), *names, _("Range")),
        rows=tuple(
            (
                check.when,
                *(group.chance.words for group in check.groups),
                _treated(check).range_words or _("not given"),
            )
            for check in checks
        ),
    )

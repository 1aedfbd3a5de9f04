"""How long a change lasts: what was seen each time people were checked again.

Each thing that was followed stands alone: who was followed, and when, is not the same for two.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from mesoguide.evidence import Evidence, Outcome
from mesoguide.model.certainty import of_outcomes
from mesoguide.model.chance import Chance
from mesoguide.model.measured import arms
from mesoguide.model.risk import Group, groups_of, paid_and_checked
from mesoguide.model.study import behind, who_words
from mesoguide.model.timeline import Table
from mesoguide.words import _, fill, months

_WEEKS_IN_A_YEAR = 52
#: What the trial of the gel counted that left some people untreated.
_BOTH_CHEEKS = "both-cheeks-smoother-1"


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
    """Return everything that was followed in people counted of 100, the chin drug first."""
    return (_chin(evidence), _booster(evidence))


def _chin(evidence: Evidence) -> Followed:
    rows = _by_week(evidence, lambda row: row.followed == "responders")
    first = rows[0]
    names = (_("They had the drug"), _("They had a dummy injection"))
    checks = tuple(_kept(row, names) for row in rows)
    notes = [
        fill(
            _(
                "Only people who had already got better were followed: {drug} after the drug, "
                "{dummy} after a dummy. So it is not a number for everyone who was treated."
            ),
            drug=first.n_treated,
            dummy=first.n_control,
        ),
        _(
            "The trial's register differs: it says that others could join too, and were left out "
            "of the count. Then fewer people stand behind these numbers."
        ),
        _("Most who got better with a dummy stayed better too. So it is not all the drug."),
        *(_rise(before, after) for before, after in _rises(checks)),
    ]
    return Followed(
        id="chin",
        name=_("The chin drug"),
        title=_("Under the chin: who was still better?"),
        slider=_("Years they were followed"),
        each=_("Each dot is 1 of 100 people who had got better."),
        checks=checks,
        notes=tuple(notes),
        facts=(
            (_("Range"), _("Not given in what we read.")),
            (_("What counted"), evidence.endpoints[first.endpoint].explains),
            (_("Who"), f"{who_words(first)} {_('They had no more treatment.')}"),
            (paid_and_checked(), behind(rows)),
            (_("How sure"), of_outcomes(rows).words),
        ),
        sources=(first.source,),
        table=_table(
            _("Under the chin: still better, of 100 people who had got better"),
            checks,
        ),
    )


def _kept(row: Outcome, names: tuple[str, str]) -> Check:
    assert row.week is not None  # a follow-up without a time would not be one
    told = tuple(arm for arm in arms(row) if arm)
    year = round(row.week / _WEEKS_IN_A_YEAR)
    return Check(
        stop=str(year),
        when=fill(_("year {year}"), year=year),
        sentence=fill(
            _(
                "Year {year}. Of 100 people who had got better with the drug, about {drug} still "
                "were. Of 100 who had got better with a dummy, about {dummy} still were."
            ),
            year=year,
            drug=told[0].of_100,
            dummy=told[1].of_100,
        ),
        groups=groups_of(names, told, _("{number} were still better, {others} were not.")),
    )


def _rises(checks: tuple[Check, ...]) -> list[tuple[Check, Check]]:
    """Return each check that stands above the one before it, with that one."""
    return [
        (one, two) for one, two in pairwise(checks) if _treated(two).percent > _treated(one).percent
    ]


def _treated(check: Check) -> Chance:
    return check.groups[0].chance


def _rise(before: Check, after: Check) -> str:
    return fill(
        _(
            "Year {after} stands above year {before}. That is most likely because not everyone "
            "came back to be checked. How many came each year was not seen."
        ),
        after=after.stop,
        before=before.stop,
    )


def _booster(evidence: Evidence) -> Followed:
    rows = _by_week(
        evidence,
        lambda row: (
            row.treatment == "skin-booster"
            and row.endpoint == "cheeks-smoother-1"
            and row.n_treated is not None
        ),
    )
    first = rows[0]
    (compared,) = (row for row in evidence.outcomes.values() if row.endpoint == _BOTH_CHEEKS)
    names = (evidence.treatments[first.treatment].name,)
    checks = tuple(_smoother(row, names) for row in rows)
    return Followed(
        id="booster",
        name=_("Skin booster gel"),
        title=_("Skin booster gel: whose cheeks were smoother?"),
        slider=_("Months since the gel"),
        each=_("Each dot is 1 of 100 cheeks. Cheeks were counted, not people."),
        checks=checks,
        notes=(
            _("The gel is not a vitamin mix. It tells nothing of what such a mix does."),
            _("Nobody was left untreated. So we can't tell how much the gel did."),
            _against_none(compared),
        ),
        facts=(
            (_("Range"), _("We give no range, as both cheeks of one person were counted.")),
            (_("What counted"), evidence.endpoints[first.endpoint].explains),
            (_("Who"), who_words(first)),
            (paid_and_checked(), behind(rows)),
            (_("Plan"), f"{first.schedule_detail}."),
            (_("How sure"), of_outcomes(rows).words),
        ),
        sources=(first.source, compared.source),
        table=_table(_("Skin booster gel: cheeks at least 1 step smoother"), checks),
    )


def _smoother(row: Outcome, names: tuple[str]) -> Check:
    assert row.week is not None  # a follow-up without a time would not be one
    told = tuple(arm for arm in arms(row) if arm)
    month = months(round(row.week))
    return Check(
        stop=str(month),
        when=fill(_("month {month}"), month=month),
        sentence=fill(
            _("Month {month}. Of 100 cheeks, about {number} were smoother than before the gel."),
            month=month,
            number=told[0].of_100,
        ),
        groups=groups_of(names, told, _("{number} were smoother, {others} were not.")),
    )


def _against_none(row: Outcome) -> str:
    gel, none = arms(row)
    assert gel is not None and none is not None  # the trial counted both groups
    return fill(
        _(
            "Another trial left some people untreated. A month after the last visit {gel} people "
            "had both cheeks smoother with the gel, and {none} without it."
        ),
        gel=gel.about,
        none=none.about,
    )


def _by_week(evidence: Evidence, wanted: Callable[[Outcome], bool]) -> tuple[Outcome, ...]:
    rows = [row for row in evidence.outcomes.values() if wanted(row)]
    return tuple(sorted(rows, key=lambda row: row.week or 0))


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

"""A chance: both groups of people, in the one form the guide shows it."""

from dataclasses import dataclass, replace

from mesoguide.evidence import Evidence, Harm, Outcome
from mesoguide.evidence.chance import Chance, in_arm
from mesoguide.model import certainty
from mesoguide.model.measured import arms
from mesoguide.model.sentences import comparison_words, group_word
from mesoguide.model.study import named_for, paid_and_checked_words, who_words
from mesoguide.model.timeline import Table
from mesoguide.words import _, capital, fill, week_words

#: Comparisons that show what comes without the treatment.
COMES_ANYWAY = ("placebo", "saline", "no treatment", "untreated side")
#: What a cell says where a source was not seen to tell.
UNSEEN = "not seen"


@dataclass(frozen=True)
class Group:
    """One group of people.

    Attributes
    ----------
    name, short, sentence
        What it is called, in full and in a word, and both sides of its chance.
    anyway
        Of a treated group, how many of 100 also without the treatment: 0 to 100, as on the page.
    """

    name: str
    chance: Chance
    sentence: str
    treated: bool
    short: str = ""
    anyway: int = 0


@dataclass(frozen=True)
class Risk:
    """Everything that is shown of a chance, in the order it is shown.

    Attributes
    ----------
    when, sure
        When it was counted, as a sentence, and how sure that is: they stand beside the numbers.
    """

    title: str
    groups: tuple[Group, ...]
    adds: str
    when: str
    sure: certainty.Sureness
    facts: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    table: Table


def benefit(evidence: Evidence, outcome_id: str) -> Risk:
    """Return the block for an outcome counted in people. Raises KeyError or ValueError."""
    row = evidence.outcomes[outcome_id]
    endpoint = evidence.endpoints[row.endpoint]
    treated, control = arms(row)
    if endpoint.measured_as != "share" or row.counts or treated is None or control is None:
        found = row.counts or endpoint.measured_as
        raise ValueError(
            f"outcomes.csv, {outcome_id}: found {found}; accepted: an outcome counted in people, "
            "in both groups"
        )
    drug = evidence.treatments[row.treatment].name
    names = (drug, capital(comparison_words(row)))
    phrase = {
        "women": _("{number} women got there, {others} did not."),
        "men": _("{number} men got there, {others} did not."),
    }.get(row.sex, _("{number} got there, {others} did not."))
    groups = groups_of(names, (treated, control), phrase, group_word(row))
    adds = ""
    if row.followed == "everyone" and row.comparison in COMES_ANYWAY:
        groups = with_anyway(groups)
        adds = adds_words(treated, control, comparison_words(row))
    seen = week_words(round(row.week)) if row.week is not None else _("not seen")
    when = fill(_("{week} after the first visit."), week=capital(seen))
    sure = certainty.of_outcomes(_like(evidence, row))
    facts = (
        *(((_("What the drug adds"), adds),) if adds else ()),
        (_("Range"), _range_words(groups)),
        (_("What counted"), endpoint.explains),
        (_("Who"), who_words(row)),
        (paid_and_checked(), paid_and_checked_words((row,))),
        (_("When"), when),
        (_("How sure"), sure.words),
    )
    title = named_for(endpoint.name, row.sex)
    return Risk(
        title=title,
        groups=groups,
        adds=adds,
        when=when,
        sure=sure,
        facts=facts,
        sources=(row.source,),
        table=_table(title, groups),
    )


def harm(evidence: Evidence, harm_id: str) -> Risk:
    """Return the block for a harm counted in a trial. Raises KeyError for an unknown one."""
    row = evidence.harms[harm_id]
    treated, control = harm_arms(row)
    dummy = _("a dummy injection")
    names = (evidence.treatments[row.treatment].name, capital(dummy))
    phrase = _("{number} had it, {others} did not.")
    groups = groups_of(names, (treated, control), phrase, _("dummy"))
    adds = adds_words(treated, control, dummy)
    when = capital(f"{row.window}.")
    sure = certainty.of_harm(row)
    facts = [
        (_("What the drug adds"), adds),
        (_("Range"), _range_words(groups)),
        (_("What it is"), row.what),
        (_("How bad"), harm_sentence(row.how_bad)),
        (_("How long"), harm_sentence(row.how_long)),
        (_("Who"), f"{row.who}."),
        (paid_and_checked(), paid_and_checked_words((row,))),
        (_("When"), when),
        (_("How sure"), sure.words),
    ]
    return Risk(
        title=row.harm,
        groups=with_anyway(groups),
        adds=adds,
        when=when,
        sure=sure,
        facts=tuple(facts),
        sources=row.source,
        table=_table(row.harm, groups),
    )


def paid_and_checked() -> str:
    """Return the name of the line that tells who paid and how many were checked."""
    return _("Who paid, who was checked")


def _like(evidence: Evidence, row: Outcome) -> tuple[Outcome, ...]:
    """Return every outcome of the same treatment, use, endpoint and people followed."""
    alike = ("treatment", "area", "aim", "endpoint", "followed")
    return tuple(
        other
        for other in evidence.outcomes.values()
        if all(getattr(other, column) == getattr(row, column) for column in alike)
    )


def other_harms_table(evidence: Evidence) -> Table:
    """Return the harms that have no block of their own, those of most people first."""
    rows = [row for row in evidence.harms.values() if row.shown_as == "table"]
    rows.sort(key=lambda row: -row.events_treated)
    head = (_("What"), _("With the drug"), _("With a dummy injection"))
    return Table(
        f"{_where_counted(rows)} {paid_and_checked_words(rows)}",
        head,
        tuple((_what_and_how_long(row), *(arm.words for arm in harm_arms(row))) for row in rows),
    )


def _where_counted(rows: list[Harm]) -> str:
    """Return in which trials harms were counted, over how many visits, and what was not seen."""
    places = dict.fromkeys(
        fill(_("{trials}, over {visits}"), trials=row.trials, visits=row.visits) for row in rows
    )
    phrase = _(
        "How many of 100 people had it in {places}. "
        "Where no time is given, we did not see how long."
    )
    return fill(phrase, places=_("; or ").join(places))


def _what_and_how_long(row: Harm) -> str:
    how_long = "" if row.how_long == UNSEEN else f" {harm_sentence(row.how_long)}"
    return f"{row.harm}. {row.what}{how_long}"


def harm_sentence(text: str) -> str:
    """Return a cell of a harm as a sentence; what nobody saw is said so."""
    return _("We did not find this.") if text == UNSEEN else f"{text.rstrip('.')}."


def harm_arms(row: Harm) -> tuple[Chance, Chance]:
    """Return the chances in both arms of a harm, from their counts."""
    treated, control = in_arm(row, "treated"), in_arm(row, "control")
    assert treated is not None and control is not None  # both arms carry counts
    return treated, control


def groups_of(
    names: tuple[str, ...], chances: tuple[Chance, ...], phrase: str, comparison: str = ""
) -> tuple[Group, ...]:
    """Return the treated group, then the comparison, in the same form; places: number, others.

    `comparison` is the word for the group without the treatment.
    """
    shorts = (_("treated"), comparison)[: len(names)]
    return tuple(
        Group(name, chance, _both_sides(phrase, chance), index == 0, short)
        for index, (name, chance, short) in enumerate(zip(names, chances, shorts, strict=True))
    )


def with_anyway(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Return both groups, the treated one with those to whom it would have come anyway."""
    treated, control = groups
    return replace(treated, anyway=min(treated.chance.of_100, control.chance.of_100)), control


def adds_words(treated: Chance, control: Chance, comparison: str) -> str:
    """Return what the treatment adds to what comes anyway, of 100 people.

    It is the difference of the whole numbers that are shown, so that a reader's own sum agrees.
    """
    more = treated.of_100 - control.of_100
    phrase = (
        _("About {number} more of 100 than with {comparison}: the full dots.")
        if more > 0
        else _("About {number} fewer of 100 than with {comparison}.")
        if more < 0
        else _("As many of 100 as with {comparison}, as near as we can tell.")
    )
    words = fill(phrase, number=abs(more), comparison=comparison)
    return f"{words} {_unsure_words(treated, control)}".strip() if more else words


def _unsure_words(treated: Chance, control: Chance) -> str:
    if treated.low is None or treated.high is None or control.low is None or control.high is None:
        return _("We did not find a range, so we do not know how sure this is.")
    if treated.low > control.high or control.low > treated.high:
        return ""
    return _("The two ranges overlap, so this is less sure.")


def _both_sides(phrase: str, counted: Chance) -> str:
    return capital(fill(phrase, number=counted.about, others=counted.others_words))


def _range_words(groups: tuple[Group, ...]) -> str:
    if not all(group.chance.range_words for group in groups):
        return _("We did not find a range.")
    return fill(
        _("The true number is likely {treated}. With the dummy: {control}."),
        treated=groups[0].chance.range_words,
        control=groups[1].chance.range_words,
    )


def _table(title: str, groups: tuple[Group, ...]) -> Table:
    return Table(
        caption=title,
        head=(_("Group"), _("Yes"), _("No"), _("Range")),
        rows=tuple(
            (
                group.name,
                group.chance.words,
                group.chance.others_words,
                group.chance.range_words or _("not found"),
            )
            for group in groups
        ),
    )

"""What it costs: published prices, who pays, and where a reader's own sum starts from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from mesoguide.evidence import Evidence
from mesoguide.evidence.rows import Cost, Question, Schedule
from mesoguide.model.timeline import Choice, Table, choices
from mesoguide.model.uses import use_name
from mesoguide.words import _, counted, fill

#: The most a sum is made of; a plan beyond what clinics name is still a plan.
MOST_PAID_VISITS = 40
#: The highest amount of a field, in any currency.
MOST_MONEY = 10_000_000

#: Currencies to choose from, with their names; the empty one stands for any other.
CURRENCIES = {
    "": _("Another, or no sign"),
    "USD": _("US dollar"),
    "EUR": _("Euro"),
    "GBP": _("British pound"),
    "CAD": _("Canadian dollar"),
    "AUD": _("Australian dollar"),
    "CHF": _("Swiss franc"),
}
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}


@dataclass(frozen=True)
class Start:
    """Where the number of visits starts for an area and aim, who says so, and when to stop.

    `named` holds the numbers of visits that a study of just this use had, from fewest to most, each
    with what it was. What clinics name and nobody tested is no number to start from.
    """

    visits: int
    title: str
    words: str
    stop: str
    named: tuple[tuple[int, str], ...]


def starts(evidence: Evidence) -> dict[str, Start]:
    """Return where the sum starts, by "area/aim"; the first of an area is its usual one."""
    return {use_name(each.area, each.aim): _start(evidence, each) for each in choices(evidence)}


def _start(evidence: Evidence, use: Choice) -> Start:
    plan = tested_plan(evidence, use.area, use.aim)
    visits = 1 if plan is None else int(plan.visits or 1)
    why = plan.detail if plan else _("We found no study with a plan for this. Ask your clinic.")
    return Start(
        visits,
        f"{use.title}.",
        fill(_("We start from {visits}. {why}"), visits=visit_words(visits), why=why),
        _stop_words(evidence, use.area, use.aim),
        _tested(evidence, _schedules(evidence, use.area, use.aim)),
    )


def tested_plan(evidence: Evidence, area: str, aim: str) -> Schedule | None:
    """Return the plan of injections of a study of a use, the first in the table; None if none."""
    return next(_plans(evidence, _schedules(evidence, area, aim)), None)


def _stop_words(evidence: Evidence, area: str, aim: str) -> str:
    """Return what is known of when to stop: what a trial of this use saw on the way, if one did."""
    asked = stopping(evidence)
    plans = _schedules(evidence, area, aim)
    if asked and any(set(plan.source) & set(asked.source) for plan in plans):
        return asked.why
    return _("Agree on this first. We found no study that tells when to stop.")


def stopping(evidence: Evidence) -> Question | None:
    """Return the question on when to stop, if the guide has one."""
    return next((row for row in evidence.questions.values() if row.about == "stopping"), None)


def look_again_after(evidence: Evidence) -> int:
    """Return after how many visits to look whether to go on; 1 where no trial tells."""
    named = evidence.named_visits.get("look-again")
    return named.low if named else 1


def visit_words(number: int) -> str:
    """Return "1 visit" or "6 visits"."""
    return counted(number, "{number} visit", "{number} visits")


def _schedules(evidence: Evidence, area: str, aim: str) -> list[Schedule]:
    return [row for row in evidence.schedules if (row.area, row.aim) == (area, aim)]


def _tested(evidence: Evidence, rows: Iterable[Schedule]) -> tuple[tuple[int, str], ...]:
    """Return the shortest and the longest plan of injections that a study had."""
    tested = {int(row.visits) for row in _plans(evidence, rows) if row.visits is not None}
    if not tested:
        return ()
    fewest, most = min(tested), max(tested)
    if fewest == most:
        return ((most, _("{visits}: the plan of the studies")),)
    return (
        (fewest, _("{visits}: the shortest plan in a study")),
        (most, _("{visits}: the longest plan in a study")),
    )


def _plans(evidence: Evidence, rows: Iterable[Schedule]) -> Iterator[Schedule]:
    """Yield the plans of injections that studies had.

    How many visits people came to on average is no plan.
    """
    for row in rows:
        if (
            row.who == "study"
            and row.visits is not None
            and row.visits_kind != "mean"
            and row.treatment is not None
            and evidence.treatments[row.treatment].role == "injected"
        ):
            yield row


def visits_of_any_use(evidence: Evidence) -> tuple[tuple[int, str], ...]:
    """Return the shortest and the longest plan that a study of any use had."""
    return _tested(evidence, evidence.schedules)


def prices_table(evidence: Evidence) -> Table:
    """Return the prices that were published, each with where, when and how good its source is."""
    return Table(
        caption=_("Prices we found. None is today's price, and none is a quote for you."),
        head=(_("What"), _("Price"), _("Where and when"), _("How good is the source")),
        rows=tuple(
            (row.what, price_words(row), where_words(row), _how_good(row))
            for row in evidence.costs.values()
        ),
    )


def price_words(row: Cost) -> str:
    """Return a price as people say it: "$200 to $600", "from €45", "up to €200"."""
    low, high = (money_words(end, row.currency) for end in (row.low, row.high))
    if not high:
        return fill(_("from {low}"), low=low)
    if not low:
        return fill(_("up to {high}"), high=high)
    return fill(_("{low} to {high}"), low=low, high=high)


def money_words(amount: Decimal | None, currency: str) -> str:
    """Return an amount with the sign of its currency; empty for none."""
    return "" if amount is None else f"{_SIGNS[currency]}{amount:,f}"


def where_words(row: Cost) -> str:
    """Return where and when a price was named: "US, 2010", "France, no date"."""
    when = str(row.year) if row.year else _("no date")
    return f"{row.country}, {when}"


def _how_good(row: Cost) -> str:
    return f"{kind_words(row)} {row.note}".strip()


def kind_words(row: Cost) -> str:
    """Return what kind of source named a price, as a sentence."""
    return {
        "review": _("A paper in a journal."),
        "news": _("News."),
        "seller": _("A page that sells it."),
        "web": _("A web page."),
        "insurer": _("An insurer."),
        "broker": _("A page that sells insurance."),
    }[row.kind]


def cover_table(evidence: Evidence) -> Table:
    """Return what was said on who pays, for what and where."""
    return Table(
        caption=_("Who pays? What we found. Your own plan may differ."),
        head=(_("For what"), _("Where"), _("What is said")),
        rows=tuple((row.what, row.country, row.says) for row in evidence.cover.values()),
    )

"""Load the whole evidence base, check that its tables agree, and refuse it if they don't."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, get_args

from mesoguide import paths
from mesoguide.evidence import bibliography
from mesoguide.evidence.bibliography import Source, read_bibliography
from mesoguide.evidence.problems import EvidenceError, Problem
from mesoguide.evidence.rows import (
    ALWAYS_ASKED,
    NOTHING,
    Aftercare,
    Aim,
    Area,
    Caution,
    Certainty,
    Claim,
    Cost,
    Cover,
    Depth,
    EmergencyNumber,
    Endpoint,
    Fact,
    Grade,
    Harm,
    Layers,
    LookAlike,
    Offer,
    Option,
    Outcome,
    Question,
    RareHarm,
    Recovery,
    Regulation,
    Row,
    Schedule,
    TeachBackCard,
    Treatment,
    Value,
    VisitStep,
    Word,
)
from mesoguide.evidence.tables import read_table
from mesoguide.evidence.wording import slips, texts

R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class Evidence:
    """Everything the guide knows, each table in its own order, keyed where rows have an id."""

    sources: dict[str, Source]
    treatments: dict[str, Treatment]
    aims: dict[str, Aim]
    areas: dict[str, Area]
    endpoints: dict[str, Endpoint]
    outcomes: dict[str, Outcome]
    harms: dict[str, Harm]
    rare_harms: dict[str, RareHarm]
    facts: dict[str, Fact]
    claims: dict[str, Claim]
    costs: dict[str, Cost]
    cover: dict[str, Cover]
    emergency_numbers: dict[str, EmergencyNumber]
    regulation: dict[str, Regulation]
    cautions: dict[str, Caution]
    look_alikes: dict[str, LookAlike]
    aftercare: dict[str, Aftercare]
    recovery: dict[str, Recovery]
    options: dict[str, Option]
    values: dict[str, Value]
    questions: dict[str, Question]
    layers: dict[str, Layers]
    depths: dict[str, Depth]
    steps: dict[str, VisitStep]
    teach_back: dict[str, TeachBackCard]
    glossary: dict[str, Word]
    offers: tuple[Offer, ...]
    schedules: tuple[Schedule, ...]

    def rows(self) -> Iterator[Row]:
        """Return every row of every table, the bibliography aside."""
        for field in fields(self):
            table = getattr(self, field.name)
            if field.name != "sources":
                yield from table.values() if isinstance(table, dict) else table

    def option_of(self, offer: Offer) -> str:
        """Return the id of the option that has what is offered.

        The one for the aim and the area that is an injected treatment, or else mesotherapy for the
        aim.
        """
        for option in self.options.values():
            treatment = self.treatments.get(option.treatment or "")
            injected = treatment is not None and treatment.role == "injected"
            if injected and option.speaks_of(offer.aim, offer.area):
                return option.id
        return f"mesotherapy-{offer.aim}"

    def codes(self) -> frozenset[str]:
        """Return the ids of all tables that cannot be taken for a plain word.

        They hold a hyphen or a digit; `chin` and `pain` are words as well as ids.
        """
        tables = (getattr(self, field.name) for field in fields(self) if field.name != "glossary")
        ids = (key for table in tables if isinstance(table, dict) for key in table)
        return frozenset(key for key in ids if not key.isalpha())

    def word_forms(self) -> dict[str, Word]:
        """Return the glossary by every form of its words, in lower case."""
        return {
            form.lower(): word
            for word in self.glossary.values()
            for form in (word.word, *word.forms)
        }


def load(folder: Path | None = None) -> Evidence:
    """Return the evidence, read from `folder` (default: the guide's own tables).

    Kept once read, and read anew when one of its files has changed.

    Raises
    ------
    EvidenceError
        With every problem in every table.
    """
    where = folder or paths.assets() / "evidence"
    marks = tuple((path.name, path.stat().st_mtime_ns) for path in sorted(where.glob("*.*")))
    return _load(where, marks)


@lru_cache(maxsize=4)
def _load(folder: Path, marks: tuple[tuple[str, int], ...]) -> Evidence:
    problems: list[Problem] = []

    def keyed(model: type[R]) -> dict[str, R]:
        return _by_id(read_table(folder, model, problems), problems)

    evidence = Evidence(
        sources=read_bibliography(folder, problems),
        treatments=keyed(Treatment),
        aims=keyed(Aim),
        areas=keyed(Area),
        endpoints=keyed(Endpoint),
        outcomes=keyed(Outcome),
        harms=keyed(Harm),
        rare_harms=keyed(RareHarm),
        facts=keyed(Fact),
        claims=keyed(Claim),
        costs=keyed(Cost),
        cover=keyed(Cover),
        emergency_numbers=keyed(EmergencyNumber),
        regulation=keyed(Regulation),
        cautions=keyed(Caution),
        look_alikes=keyed(LookAlike),
        aftercare=keyed(Aftercare),
        recovery=keyed(Recovery),
        options=keyed(Option),
        values=keyed(Value),
        questions=keyed(Question),
        layers=keyed(Layers),
        depths=keyed(Depth),
        steps=keyed(VisitStep),
        teach_back=keyed(TeachBackCard),
        glossary=keyed(Word),
        offers=tuple(read_table(folder, Offer, problems)),
        schedules=tuple(read_table(folder, Schedule, problems)),
    )
    rules: tuple[Callable[[Evidence], Iterator[Problem]], ...] = (
        _keys,
        _percentages,
        _units,
        _starts,
        _choices,
        _certainties,
        _idle,
        _always,
        _signs,
        _dialled,
        _wording,
    )
    unread = {problem.file for problem in problems}
    if unread:  # What rules would miss or find idle then has that one cause.
        rules = (_percentages, _wording)
        problems += (each for each in _keys(evidence) if each.accepted not in map(_a_key, unread))
    problems += [problem for rule in rules for problem in rule(evidence)]
    if problems:
        raise EvidenceError(problems)
    return evidence


def _by_id(rows: Iterable[R], problems: list[Problem]) -> dict[str, R]:
    found: dict[str, R] = {}
    for row in rows:
        column = "word" if isinstance(row, Word) else "id"
        key: str = getattr(row, column)
        if key in found:
            problems.append(Problem(row.file, row.line, column, f"{key} again", "each only once"))
        found[key] = row
    return found


def _keys(evidence: Evidence) -> Iterator[Problem]:
    """Return a problem for every key that leads nowhere."""
    known: dict[str, tuple[str, Iterable[str]]] = {
        "treatment": (Treatment.file, evidence.treatments),
        "aim": (Aim.file, evidence.aims),
        "aims": (Aim.file, evidence.aims),
        "area": (Area.file, evidence.areas),
        "areas": (Area.file, evidence.areas),
        "endpoint": (Endpoint.file, evidence.endpoints),
        "facts": (Fact.file, evidence.facts),
        "counted_as": (Harm.file, evidence.harms),
        "options": (Option.file, evidence.options),
        "within": (EmergencyNumber.file, evidence.emergency_numbers),
        "rules": (Regulation.file, evidence.regulation),
        "ask": (Question.file, evidence.questions),
        "signs": (Caution.file, evidence.cautions),
        "source": (bibliography.FILE, evidence.sources),
    }
    for row in evidence.rows():
        for column, (file, keys) in known.items():
            for key in _held(getattr(row, column, None)):
                if key not in keys:
                    yield Problem(row.file, row.line, column, key, _a_key(file))


def _a_key(file: str) -> str:
    return f"a key of {file}"


def _held(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def _percentages(evidence: Evidence) -> Iterator[Problem]:
    """Hold every share of people between 0 and 100; a change may be anything."""
    for outcome in evidence.outcomes.values():
        endpoint = evidence.endpoints.get(outcome.endpoint)
        if endpoint is None or endpoint.measured_as != "share":
            continue
        for column in ("treated_value", "control_value"):
            value: Decimal | None = getattr(outcome, column)
            if value is not None and not 0 <= value <= 100:
                accepted = "a percentage, 0 to 100"
                yield Problem(outcome.file, outcome.line, column, f"{value}", accepted)


def _units(evidence: Evidence) -> Iterator[Problem]:
    """Every result is in the unit of its endpoint."""
    for outcome in evidence.outcomes.values():
        endpoint = evidence.endpoints.get(outcome.endpoint)
        if endpoint and outcome.result == "numbers" and outcome.unit != endpoint.unit:
            accepted = f"{endpoint.unit}, the unit of {endpoint.id}"
            yield Problem(outcome.file, outcome.line, "unit", outcome.unit or "nothing", accepted)


def _starts(evidence: Evidence) -> Iterator[Problem]:
    """Every area needs an offer, and every offer a schedule of an injected treatment."""
    starts = {(row.area, row.aim): row for row in reversed(evidence.schedules)}
    for offer in evidence.offers:
        start = starts.get((offer.area, offer.aim))
        if start is None:
            found = f"no row of {Schedule.file} for {offer.area}, {offer.aim}"
            yield Problem(offer.file, offer.line, "aim", found, "one row or more")
            continue
        treatment = evidence.treatments.get(start.treatment or "")
        if treatment is None or treatment.role != "injected":
            accepted = "an injected treatment in the first row of an area and aim"
            yield Problem(start.file, start.line, "treatment", f"{start.treatment}", accepted)
    offered = {offer.area for offer in evidence.offers}
    for area in evidence.areas.values():
        if area.id not in offered:
            found = f"no row of {Offer.file} for {area.id}"
            yield Problem(area.file, area.line, "id", found, "at least one aim per area")


def _choices(evidence: Evidence) -> Iterator[Problem]:
    """An offer names other options for its aim and area, and every aim leaves one a choice."""
    for offer in evidence.offers:
        offered = evidence.option_of(offer)
        for key in offer.options:
            option = evidence.options.get(key)
            if key == offered:
                accepted = "another option than the one that is offered"
                yield Problem(offer.file, offer.line, "options", key, accepted)
            elif option is not None and offer.aim not in option.aims:
                accepted = f"an option whose aims hold {offer.aim}"
                yield Problem(offer.file, offer.line, "options", key, accepted)
            elif option is not None and not option.speaks_of(offer.aim, offer.area):
                accepted = f"an option whose areas are empty or hold {offer.area}"
                yield Problem(offer.file, offer.line, "options", key, accepted)
        mine = evidence.options.get(offered)
        if mine is None or not mine.speaks_of(offer.aim, offer.area):
            accepted = f"a row of {Option.file} that is injected, for {offer.aim} and {offer.area}"
            yield Problem(offer.file, offer.line, "area", offer.area, accepted)
    for aim in evidence.aims.values():
        if sum(aim.id in option.aims for option in evidence.options.values()) < 2:
            found = f"fewer than two rows of {Option.file} for {aim.id}"
            yield Problem(aim.file, aim.line, "id", found, "at least two options to choose from")


def _certainties(evidence: Evidence) -> Iterator[Problem]:
    """How sure we are is told by a grade where there is one, and typed only where there is none."""
    graded = {evidence.option_of(offer) for offer in evidence.offers}
    graded |= {f"mesotherapy-{offer.aim}" for offer in evidence.offers}
    for option in evidence.options.values():
        if option.id in graded and option.certainty is not None:
            accepted = f"nothing, because the grades of {Offer.file} tell it"
            yield Problem(option.file, option.line, "certainty", option.certainty, accepted)
        elif option.id == NOTHING and option.certainty is not None:
            accepted = "nothing, because doing nothing has nothing to prove"
            yield Problem(option.file, option.line, "certainty", option.certainty, accepted)
        elif option.id not in {*graded, NOTHING} and option.certainty is None:
            accepted = f"one of {', '.join(get_args(Certainty))}"
            yield Problem(option.file, option.line, "certainty", "nothing", accepted)
    for outcome in evidence.outcomes.values():
        treatment = evidence.treatments.get(outcome.treatment)
        if outcome.grade is None and treatment is not None and treatment.role == "injected":
            accepted = f"one of {', '.join(get_args(Grade))}, because it was injected"
            yield Problem(outcome.file, outcome.line, "grade", "nothing", accepted)


def _idle(evidence: Evidence) -> Iterator[Problem]:
    """Every treatment and endpoint is used by another table."""
    used = {
        column: {key for row in evidence.rows() for key in _held(getattr(row, column, None))}
        for column in ("treatment", "endpoint")
    }
    for treatment in evidence.treatments.values():
        if treatment.id not in used["treatment"]:
            accepted = "a treatment that a result, a schedule or an option names"
            yield Problem(treatment.file, treatment.line, "id", treatment.id, accepted)
    for endpoint in evidence.endpoints.values():
        if endpoint.id not in used["endpoint"]:
            accepted = f"an endpoint that {Outcome.file} names"
            yield Problem(endpoint.file, endpoint.line, "id", endpoint.id, accepted)


def _always(evidence: Evidence) -> Iterator[Problem]:
    """The questions that fit every choice are there: sheets fall back on them."""
    for key in ALWAYS_ASKED:
        if key not in evidence.questions:
            yield Problem(Question.file, 0, "id", f"no row {key}", "one row for each that fits all")


def _signs(evidence: Evidence) -> Iterator[Problem]:
    """Every sign that needs help stands on the line of days too, with the same kind of help."""
    days = {key: row for row in evidence.recovery.values() for key in row.signs}
    for sign in evidence.cautions.values():
        if sign.group is not None:
            continue
        row = days.get(sign.id)
        if row is None:
            accepted = f"a row of {Recovery.file} whose signs name it"
            yield Problem(sign.file, sign.line, "id", sign.id, accepted)
        elif row.help != sign.kind:
            accepted = f"{sign.kind}, as {sign.id} has it in {Caution.file}"
            yield Problem(row.file, row.line, "help", f"{row.help}", accepted)


def _wording(evidence: Evidence) -> Iterator[Problem]:
    """No text of a table holds a code, a p value or a doubled word."""
    codes = evidence.codes()
    for row in evidence.rows():
        for column, text in texts(row):
            for found, accepted in slips(text, codes):
                yield Problem(row.file, row.line, column, found, accepted)


def _dialled(evidence: Evidence) -> Iterator[Problem]:
    """Every country a table names has a row of numbers to call, and only one."""
    rows = tuple(evidence.emergency_numbers.values())
    found = Counter(name for row in rows for name in row.names)
    for row in rows:
        for name in row.names:
            if found[name] > 1:
                yield Problem(row.file, row.line, "country", f"{name} again", "each only once")
    for table in (evidence.costs, evidence.cover, evidence.regulation):
        for named in table.values():
            if named.country not in found:
                accepted = f"a country of {EmergencyNumber.file}"
                yield Problem(named.file, named.line, "country", named.country, accepted)

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
from mesoguide.evidence.filling import filled_tables
from mesoguide.evidence.problems import EvidenceError, Problem
from mesoguide.evidence.rows import (
    FITS_EVERY_CHOICE,
    Aftercare,
    Aim,
    Area,
    Caution,
    Certainty,
    Claim,
    ConcernGroup,
    Cost,
    Depth,
    EmergencyNumber,
    Endpoint,
    Fact,
    FollowedUp,
    Grade,
    Harm,
    InsuranceCover,
    Layers,
    LookAlike,
    NamedVisits,
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
    TopicWords,
    Treatment,
    Value,
    VisitStep,
    Word,
)
from mesoguide.evidence.tables import read_table
from mesoguide.evidence.wording import slips, texts
from mesoguide.words import language
from mesoguide.words.marks import FIELD

R = TypeVar("R", bound=Row)


#: The tables whose rows have a name of their own, by what the evidence calls them.
KEYED: dict[str, type[Any]] = {
    "treatments": Treatment,
    "aims": Aim,
    "areas": Area,
    "endpoints": Endpoint,
    "outcomes": Outcome,
    "harms": Harm,
    "rare_harms": RareHarm,
    "facts": Fact,
    "claims": Claim,
    "costs": Cost,
    "cover": InsuranceCover,
    "emergency_numbers": EmergencyNumber,
    "regulation": Regulation,
    "cautions": Caution,
    "concern_groups": ConcernGroup,
    "look_alikes": LookAlike,
    "aftercare": Aftercare,
    "recovery": Recovery,
    "followed": FollowedUp,
    "named_visits": NamedVisits,
    "options": Option,
    "values": Value,
    "questions": Question,
    "layers": Layers,
    "depths": Depth,
    "steps": VisitStep,
    "teach_back": TeachBackCard,
    "topic": TopicWords,
    "glossary": Word,
}
TABLES: dict[str, type[Row]] = {**KEYED, "offers": Offer, "schedules": Schedule}


@dataclass(frozen=True)
class Evidence:
    """Everything the guide knows, each table in its own order, keyed where rows have an id.

    A table that a topic does not need is empty.
    """

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
    cover: dict[str, InsuranceCover]
    emergency_numbers: dict[str, EmergencyNumber]
    regulation: dict[str, Regulation]
    cautions: dict[str, Caution]
    concern_groups: dict[str, ConcernGroup]
    look_alikes: dict[str, LookAlike]
    aftercare: dict[str, Aftercare]
    recovery: dict[str, Recovery]
    followed: dict[str, FollowedUp]
    named_visits: dict[str, NamedVisits]
    options: dict[str, Option]
    values: dict[str, Value]
    questions: dict[str, Question]
    layers: dict[str, Layers]
    depths: dict[str, Depth]
    steps: dict[str, VisitStep]
    teach_back: dict[str, TeachBackCard]
    topic: dict[str, TopicWords]
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
        """Return the id of the option that has what is offered; empty where no option does."""
        return self.offered_for(offer.aim, offer.area)

    def offered_for(self, aim: str, area: str = "") -> str:
        """Return the id of the first option that is offered for an aim, and for an area if named.

        Empty where there is none.
        """
        offered = (option for option in self.options.values() if option.role == "offered")
        return next((option.id for option in offered if option.speaks_of(aim, area)), "")

    @property
    def described(self) -> NamedVisits | None:
        """The numbers of visits between which clinics say that a change comes, if any do."""
        return self.named_visits.get("change-described")

    def always_asked(self) -> tuple[str, ...]:
        """Return the ids of the questions that fit every choice; none without a table of them."""
        ids = {question.about: question.id for question in self.questions.values()}
        return tuple(ids[about] for about in FITS_EVERY_CHOICE if about in ids)

    def topic_words(self, key: str) -> str:
        """Return the words of `topic.csv` for a place of a phrase; empty where it has none."""
        row = self.topic.get(key)
        return row.words if row else ""

    def needed(self, shower: str, *tables: str) -> "Evidence":
        """Return the evidence itself if it has a row in each table a widget or card shows.

        Raises
        ------
        ValueError
            Naming the widget and the first table that is missing or empty.
        """
        for name in tables:
            if not getattr(self, name):
                raise ValueError(
                    f"{shower}: found no {TABLES[name].file}; "
                    "accepted: a table with one row or more"
                )
        return self

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
    """Return the evidence, read from `folder` (default: the guide's own tables), its fields filled.

    Kept once read, and read anew when one of its files has changed.

    Raises
    ------
    EvidenceError
        With every problem in every table.
    """
    where = folder or paths.evidence()
    marks = tuple((path.name, path.stat().st_mtime_ns) for path in sorted(where.glob("*.*")))
    return _load(where, marks, language())


@lru_cache(maxsize=4)
def _load(folder: Path, marks: tuple[tuple[str, int], ...], _language: str) -> Evidence:
    problems: list[Problem] = []

    def keyed(model: type[R]) -> dict[str, R]:
        return _by_id(read_table(folder, model, problems), problems)

    evidence = Evidence(
        sources=read_bibliography(folder, problems),
        offers=tuple(read_table(folder, Offer, problems)),
        schedules=tuple(read_table(folder, Schedule, problems)),
        **{name: keyed(model) for name, model in KEYED.items()},
    )
    rules: tuple[Callable[[Evidence], Iterator[Problem]], ...] = (
        _percentages,
        _units,
        _starts,
        _choices,
        _certainties,
        _idle,
        _always,
        _named,
        _followed,
        _signs,
        _dialled,
        _wording,
    )
    broken = {problem.file for problem in problems}
    astray = [each for each in _keys(evidence) if not _follows(each, broken)]
    problems += astray
    if broken or any(each.row == 0 for each in astray):
        rules = (_percentages, _wording)  # what others would find wrong has that one cause
    problems += [problem for rule in rules for problem in rule(evidence)]
    if not problems:
        evidence = filled_tables(evidence, problems)
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
    """Return a problem for every key that leads nowhere; one alone for a table that is not there.

    A table that no row names may be missing.
    """
    known: dict[str, tuple[str, Iterable[str]]] = {
        "treatment": (Treatment.file, evidence.treatments),
        "aim": (Aim.file, evidence.aims),
        "aims": (Aim.file, evidence.aims),
        "area": (Area.file, evidence.areas),
        "areas": (Area.file, evidence.areas),
        "endpoint": (Endpoint.file, evidence.endpoints),
        "facts": (Fact.file, evidence.facts),
        "counted_as": (Harm.file, evidence.harms),
        "beside": (Outcome.file, evidence.outcomes),
        "options": (Option.file, evidence.options),
        "within": (EmergencyNumber.file, evidence.emergency_numbers),
        "rules": (Regulation.file, evidence.regulation),
        "ask": (Question.file, evidence.questions),
        "signs": (Caution.file, evidence.cautions),
        "group": (ConcernGroup.file, evidence.concern_groups),
        "source": (bibliography.FILE, evidence.sources),
        "line_source": (bibliography.FILE, evidence.sources),
    }
    missing: set[str] = set()
    for row in evidence.rows():
        for column, (file, keys) in known.items():
            for key in _held(getattr(row, column, None)):
                if keys and key not in keys:
                    yield Problem(row.file, row.line, column, key, _a_key(file))
                elif not keys and file not in missing:
                    missing.add(file)
                    accepted = f"the table, because {row.file}, row {row.line} names {key}"
                    yield Problem(file, 0, "", "no such file, or no rows", accepted)


def _a_key(file: str) -> str:
    return f"a key of {file}"


def _follows(problem: Problem, broken: set[str]) -> bool:
    """Tell whether a key leads nowhere only because its table could not be read."""
    return problem.file in broken if problem.row == 0 else problem.accepted in map(_a_key, broken)


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
    """Every area needs an offer, and every offer a schedule of an injected treatment.

    That is so where there are such tables.
    """
    starts = {(row.area, row.aim): row for row in reversed(evidence.schedules)}
    for offer in evidence.offers if starts else ():
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
        if offered and area.id not in offered:
            found = f"no row of {Offer.file} for {area.id}"
            yield Problem(area.file, area.line, "id", found, "at least one aim per area")


def _choices(evidence: Evidence) -> Iterator[Problem]:
    """An offer names other options for its aim and area, and every aim leaves one a choice.

    A guide without a table of options leaves that to its words.
    """
    if not evidence.options:
        return
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
            accepted = f"a row of {Option.file} that is offered for {offer.aim} and {offer.area}"
            yield Problem(offer.file, offer.line, "area", offer.area, accepted)
    for aim in evidence.aims.values():
        if sum(aim.id in option.aims for option in evidence.options.values()) < 2:
            found = f"fewer than two rows of {Option.file} for {aim.id}"
            yield Problem(aim.file, aim.line, "id", found, "at least two options to choose from")


def _certainties(evidence: Evidence) -> Iterator[Problem]:
    """How sure we are is told by a grade where there is one, and typed only where there is none."""
    aims = {offer.aim for offer in evidence.offers}
    for option in evidence.options.values():
        graded = option.role == "offered" and not aims.isdisjoint(option.aims)
        if graded and option.certainty is not None:
            accepted = f"nothing, because the grades of {Offer.file} tell it"
            yield Problem(option.file, option.line, "certainty", option.certainty, accepted)
        elif option.role == "nothing" and option.certainty is not None:
            accepted = "nothing, because doing nothing has nothing to prove"
            yield Problem(option.file, option.line, "certainty", option.certainty, accepted)
        elif not graded and option.role != "nothing" and option.certainty is None:
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
    """The questions that fit every choice are there, each once: sheets fall back on them."""
    found: Counter[str | None] = Counter(row.about for row in evidence.questions.values())
    for about in FITS_EVERY_CHOICE if evidence.questions else ():
        if not found[about]:
            accepted = "one question about each that fits every choice"
            yield Problem(Question.file, 0, "about", f"no question about {about}", accepted)
    for question in evidence.questions.values():
        if question.about is not None and found[question.about] > 1:
            repeated = f"{question.about} again"
            yield Problem(question.file, question.line, "about", repeated, "each only once")


def _named(evidence: Evidence) -> Iterator[Problem]:
    """The visits that clinics name are in their table where an offer or a plan rests on them."""
    if evidence.described:
        return
    wanted = f"a row change-described of {NamedVisits.file}, or"
    for offer in evidence.offers:
        if offer.on_clinic_page == "yes":
            yield Problem(offer.file, offer.line, "on_clinic_page", "yes", f"{wanted} no")
    for plan in evidence.schedules:
        if plan.who == "clinics":
            yield Problem(plan.file, plan.line, "who", "clinics", f"{wanted} study")


def _followed(evidence: Evidence) -> Iterator[Problem]:
    """What was followed has results, each with a number for every group that is told of."""
    for follow_up in evidence.followed.values():
        results = follow_up.results(evidence.outcomes.values())
        if not results:
            found = f"no row of {Outcome.file} with this endpoint, treatment and people"
            yield Problem(
                follow_up.file, follow_up.line, "endpoint", found, "one row or more, with its week"
            )
        beside = evidence.outcomes.get(follow_up.beside or "")
        both = [*(results if follow_up.other_group else ()), *([beside] if beside else [])]
        wanted = [(row, "treated_value") for row in results]
        wanted += [(row, "control_value") for row in both]
        for row, column in wanted:
            if getattr(row, column) is None:
                accepted = f"a number, because {follow_up.id} of {follow_up.file} tells it"
                yield Problem(row.file, row.line, column, "nothing", accepted)


def _signs(evidence: Evidence) -> Iterator[Problem]:
    """Every sign that needs help stands on the line of days too, with the same kind of help.

    A guide may have no such line.
    """
    if not evidence.recovery:
        return
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
            for found, accepted in slips(FIELD.sub("0", text), codes):
                yield Problem(row.file, row.line, column, found, accepted)


def _dialled(evidence: Evidence) -> Iterator[Problem]:
    """Every country a table names has a row of numbers to call, if there are any, and only one."""
    rows = tuple(evidence.emergency_numbers.values())
    found = Counter(name for row in rows for name in row.names)
    for row in rows:
        for name in row.names:
            if found[name] > 1:
                yield Problem(row.file, row.line, "country", f"{name} again", "each only once")
    for table in (evidence.costs, evidence.cover, evidence.regulation):
        for named in table.values():
            if rows and named.country not in found:
                accepted = f"a country of {EmergencyNumber.file}"
                yield Problem(named.file, named.line, "country", named.country, accepted)

"""Whether the tables agree: a rule for each thing that they must not say of one another."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, get_args

from mesoguide.evidence.fields import counted_in
from mesoguide.evidence.problems import Problem
from mesoguide.evidence.rows import (
    ARMS,
    FITS_EVERY_CHOICE,
    Caution,
    Certainty,
    EmergencyNumber,
    Grade,
    Harm,
    NamedVisits,
    Offer,
    Option,
    Outcome,
    Question,
    Recovery,
    Row,
    Schedule,
)
from mesoguide.evidence.wording import slips, texts
from mesoguide.words.marks import FIELD

if TYPE_CHECKING:
    from mesoguide.evidence.load import Evidence

#: The columns that hold keys of other tables, and what the evidence calls those.
KEYS_OF = {
    "treatment": "treatments",
    "aim": "aims",
    "aims": "aims",
    "area": "areas",
    "areas": "areas",
    "endpoint": "endpoints",
    "facts": "facts",
    "counted_as": "harms",
    "beside": "outcomes",
    "options": "options",
    "within": "emergency_numbers",
    "rules": "regulation",
    "ask": "questions",
    "signs": "cautions",
    "group": "concern_groups",
    "source": "sources",
    "line_source": "sources",
}


def disagreements(evidence: "Evidence", broken: set[str]) -> list[Problem]:
    """Return what is wrong with what the tables say of one another.

    Parameters
    ----------
    evidence
        The tables, their fields not yet filled.
    broken
        The files that could not be read whole: what follows from that alone is not told again.
    """
    astray = [each for each in _keys(evidence) if not _leads_to_a_broken_table(each, broken)]
    # What others would find wrong of a row or a table that is not there has that one cause.
    rules = (_percentages, _wording) if broken or astray else RULES
    return [*astray, *(problem for rule in rules for problem in rule(evidence))]


def _keys(evidence: "Evidence") -> Iterator[Problem]:
    """Return a problem for every key that leads nowhere; one alone for a table that is not there.

    A table that no row names may be missing.
    """
    missing: set[str] = set()
    for row in evidence.rows():
        for column, table in KEYS_OF.items():
            file, keys = evidence.file_of(table), getattr(evidence, table)
            for key in _held(row, column):
                if keys and key not in keys:
                    yield row.problem(column, key, _a_key(file))
                elif not keys and file not in missing:
                    missing.add(file)
                    accepted = f"the table, because {row.file}, row {row.line} names {key}"
                    yield Problem(file, 0, "", "no such file, or no rows", accepted)


def _a_key(file: str) -> str:
    return f"a key of {file}"


def _leads_to_a_broken_table(problem: Problem, broken: set[str]) -> bool:
    """Tell whether a key leads nowhere only because its table could not be read."""
    return problem.file in broken if problem.row == 0 else problem.accepted in map(_a_key, broken)


def _held(row: Row, column: str) -> tuple[Any, ...]:
    """Return what a column of a row holds; nothing if it is empty or the row has no such column."""
    value = getattr(row, column) if column in type(row).model_fields else None
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _percentages(evidence: "Evidence") -> Iterator[Problem]:
    """Hold every share of people between 0 and 100; a change may be anything."""
    for outcome in evidence.outcomes.values():
        endpoint = evidence.endpoints.get(outcome.endpoint)
        if endpoint is None or endpoint.measured_as != "share":
            continue
        for column in (f"{arm}_value" for arm in ARMS):
            value = getattr(outcome, column)
            if value is not None and not 0 <= value <= 100:
                yield outcome.problem(column, value, "a percentage, 0 to 100")


def _counted_alike(evidence: "Evidence") -> Iterator[Problem]:
    """Shares that stand in one picture count the same thing: people, or the same of each."""
    first: dict[tuple[str | None, ...], Outcome] = {}
    for outcome in evidence.outcomes.values():
        endpoint = evidence.endpoints.get(outcome.endpoint)
        if endpoint is None or endpoint.measured_as != "share":
            continue
        key = (outcome.treatment, outcome.aim, outcome.area, outcome.endpoint)
        other = first.setdefault(key, outcome)
        if other.counts != outcome.counts:
            accepted = f"{other.counts or 'nothing'}, as {other.id} counts with the same endpoint"
            yield outcome.problem("counts", outcome.counts, accepted)


def _counted_things_are_named(evidence: "Evidence") -> Iterator[Problem]:
    """A text that tells a chance of something other than people says what was counted."""
    for row in evidence.rows():
        for column, text in texts(row):
            for counts in counted_in(evidence, text):
                if counts not in text:
                    yield row.problem(column, text, f"the word {counts}: they were counted")


def _said_once(evidence: "Evidence") -> Iterator[Problem]:
    """No row says again what another of its table says, under another id or with other results."""
    first: dict[tuple[str, str], Row] = {}
    for row in evidence.rows():
        said = row.model_dump(exclude=_OWN.get(row.file, {"id"}))
        other = first.setdefault((row.file, str(said)), row)
        if other is not row:
            accepted = f"something that sets it apart from row {other.line}"
            yield row.problem("", "the same once more", accepted)


def _words_are_explained_once(evidence: "Evidence") -> Iterator[Problem]:
    """No word of the glossary has two meanings, whatever its capitals."""
    first: dict[str, Row] = {}
    for row in evidence.glossary.values():
        for form in (row.word, *row.forms):
            if first.setdefault(form.lower(), row) is not row:
                accepted = f"a word that is not in row {first[form.lower()].line}"
                yield row.problem("word", f"{form} again", accepted)


def _units(evidence: "Evidence") -> Iterator[Problem]:
    """Every result is in the unit of its endpoint."""
    for outcome in evidence.outcomes.values():
        endpoint = evidence.endpoints.get(outcome.endpoint)
        if endpoint and outcome.result == "numbers" and outcome.unit != endpoint.unit:
            accepted = f"{endpoint.unit}, the unit of {endpoint.id}"
            yield outcome.problem("unit", outcome.unit, accepted)


def _starts(evidence: "Evidence") -> Iterator[Problem]:
    """Every area needs an offer, and every offer a schedule of an injected treatment.

    That is so where there are such tables.
    """
    starts = {(row.area, row.aim): row for row in reversed(evidence.schedules)}
    for offer in evidence.offers if starts else ():
        start = starts.get((offer.area, offer.aim))
        if start is None:
            found = f"no row of {Schedule.file} for {offer.area}, {offer.aim}"
            yield offer.problem("aim", found, "one row or more")
            continue
        treatment = evidence.treatments.get(start.treatment or "")
        if treatment is None or treatment.role != "injected":
            accepted = "an injected treatment in the first row of an area and aim"
            yield start.problem("treatment", start.treatment, accepted)
    offered = {offer.area for offer in evidence.offers}
    for area in evidence.areas.values():
        if offered and area.id not in offered:
            found = f"no row of {Offer.file} for {area.id}"
            yield area.problem("id", found, "at least one aim per area")


def _choices(evidence: "Evidence") -> Iterator[Problem]:
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
                yield offer.problem("options", key, "another option than the one that is offered")
            elif option is not None and offer.aim not in option.aims:
                yield offer.problem("options", key, f"an option whose aims hold {offer.aim}")
            elif option is not None and not option.speaks_of(offer.aim, offer.area):
                accepted = f"an option whose areas are empty or hold {offer.area}"
                yield offer.problem("options", key, accepted)
        mine = evidence.options.get(offered)
        if mine is None or not mine.speaks_of(offer.aim, offer.area):
            accepted = f"a row of {Option.file} that is offered for {offer.aim} and {offer.area}"
            yield offer.problem("area", offer.area, accepted)
    for aim in evidence.aims.values():
        if sum(aim.id in option.aims for option in evidence.options.values()) < 2:
            found = f"fewer than two rows of {Option.file} for {aim.id}"
            yield aim.problem("id", found, "at least two options to choose from")


def _certainties(evidence: "Evidence") -> Iterator[Problem]:
    """How sure we are is told by a grade where there is one, and typed only where there is none."""
    aims = {offer.aim for offer in evidence.offers}
    for option in evidence.options.values():
        graded = option.role == "offered" and not aims.isdisjoint(option.aims)
        typed = option.certainty
        if graded and typed is not None:
            accepted = f"nothing, because the grades of {Offer.file} tell it"
            yield option.problem("certainty", typed, accepted)
        elif option.role == "nothing" and typed is not None:
            accepted = "nothing, because doing nothing has nothing to prove"
            yield option.problem("certainty", typed, accepted)
        elif not graded and option.role != "nothing" and typed is None:
            yield option.problem("certainty", typed, f"one of {', '.join(get_args(Certainty))}")
    for outcome in evidence.outcomes.values():
        treatment = evidence.treatments.get(outcome.treatment)
        if outcome.grade is None and treatment is not None and treatment.role == "injected":
            accepted = f"one of {', '.join(get_args(Grade))}, because it was injected"
            yield outcome.problem("grade", outcome.grade, accepted)


def _treatments_and_endpoints_are_used(evidence: "Evidence") -> Iterator[Problem]:
    """Every treatment and endpoint is used by another table."""
    used = {
        column: {key for row in evidence.rows() for key in _held(row, column)}
        for column in ("treatment", "endpoint")
    }
    for treatment in evidence.treatments.values():
        if treatment.id not in used["treatment"]:
            accepted = "a treatment that a result, a schedule or an option names"
            yield treatment.problem("id", treatment.id, accepted)
    for endpoint in evidence.endpoints.values():
        if endpoint.id not in used["endpoint"]:
            yield endpoint.problem("id", endpoint.id, f"an endpoint that {Outcome.file} names")


def _questions_for_every_choice_are_there(evidence: "Evidence") -> Iterator[Problem]:
    """The questions that fit every choice are there, each once: sheets fall back on them."""
    found: Counter[str | None] = Counter(row.about for row in evidence.questions.values())
    for about in FITS_EVERY_CHOICE if evidence.questions else ():
        if not found[about]:
            accepted = "one question about each that fits every choice"
            yield Problem(Question.file, 0, "about", f"no question about {about}", accepted)
    for question in evidence.questions.values():
        if question.about is not None and found[question.about] > 1:
            yield question.problem("about", f"{question.about} again", "each only once")


def _answered(evidence: "Evidence") -> Iterator[Problem]:
    """Every short question has an answer before a use is picked, and one alone of each use."""
    whole = {row.question for row in evidence.answers.values() if row.whole}
    taken: dict[tuple[str, str, str, int], str] = {}
    for row in evidence.answers.values():
        if row.question not in whole:
            accepted = "one row of the question with no areas and no aims"
            yield row.problem("question", row.question, accepted)
        if row.sure not in (None, "use", *evidence.outcomes, *evidence.harms):
            accepted = f"use, {_a_key(Outcome.file)} or of {Harm.file}, or nothing"
            yield row.problem("sure", f"{row.sure}", accepted)
        if row.whole != bool(row.page):
            accepted = "a page in the row with no areas and no aims, and in no other"
            yield row.problem("page", row.page, accepted)
        for offer in evidence.offers:
            fit = row.fit(offer.area, offer.aim)
            other = taken.setdefault((row.question, offer.area, offer.aim, fit), row.id)
            if fit >= 0 and other != row.id:
                found = f"{row.id} and {other} both speak of {offer.area}, {offer.aim}"
                yield row.problem("areas", found, "one answer of each use")


def _visits_clinics_name_are_there(evidence: "Evidence") -> Iterator[Problem]:
    """The visits that clinics name are in their table where an offer or a plan rests on them."""
    if evidence.described:
        return
    wanted = f"a row change-described of {NamedVisits.file}, or"
    for offer in evidence.offers:
        if offer.on_clinic_page == "yes":
            yield offer.problem("on_clinic_page", "yes", f"{wanted} no")
    for plan in evidence.schedules:
        if plan.who == "clinics":
            yield plan.problem("who", "clinics", f"{wanted} study")


def _followed(evidence: "Evidence") -> Iterator[Problem]:
    """What was followed has results, each with a number for every group that is told of."""
    for follow_up in evidence.followed.values():
        results = follow_up.results(evidence.outcomes.values())
        if not results:
            found = f"no row of {Outcome.file} with this endpoint, treatment and people"
            yield follow_up.problem("endpoint", found, "one row or more, with its week")
        beside = evidence.outcomes.get(follow_up.beside or "")
        for counts in dict.fromkeys(row.counts for row in results):
            for column in ("each", "sentence"):
                if counts not in getattr(follow_up, column):
                    accepted = f"the word {counts}: they were counted"
                    yield follow_up.problem(column, getattr(follow_up, column), accepted)
        both = [*(results if follow_up.other_group else ()), *([beside] if beside else [])]
        wanted = [(row, "treated_value") for row in results]
        wanted += [(row, "control_value") for row in both]
        for row, column in wanted:
            if getattr(row, column) is None:
                accepted = f"a number, because {follow_up.id} of {follow_up.file} tells it"
                yield row.problem(column, None, accepted)


def _signs_are_on_the_line_of_days(evidence: "Evidence") -> Iterator[Problem]:
    """Every sign that needs help stands on the line of days too, with the same kind of help.

    A guide may have no such line.
    """
    days = {key: row for row in evidence.recovery.values() for key in row.signs}
    for sign in evidence.cautions.values() if evidence.recovery else ():
        row = days.get(sign.id)
        if sign.group is not None:
            continue
        if row is None:
            yield sign.problem("id", sign.id, f"a row of {Recovery.file} whose signs name it")
        elif row.help != sign.kind:
            accepted = f"{sign.kind}, as {sign.id} has it in {Caution.file}"
            yield row.problem("help", row.help, accepted)


def _wording(evidence: "Evidence") -> Iterator[Problem]:
    """No text of a table holds a code, a p value or a doubled word."""
    codes = evidence.codes()
    for row in evidence.rows():
        for column, text in texts(row):
            for found, accepted in slips(FIELD.sub("0", text), codes):
                yield row.problem(column, found, accepted)


def _countries_have_numbers_to_call(evidence: "Evidence") -> Iterator[Problem]:
    """Every country a table names has a row of numbers to call, if there are any, and only one."""
    numbers = tuple(evidence.emergency_numbers.values())
    found = Counter(name for row in numbers for name in row.names)
    for number in numbers:
        for name in number.names:
            if found[name] > 1:
                yield number.problem("country", f"{name} again", "each only once")
    for row in evidence.rows() if numbers else ():
        for country in _held(row, "country"):
            if country not in found:
                yield row.problem("country", country, f"a country of {EmergencyNumber.file}")


#: What a row has of its own, and does not tell what it speaks of.
_OWN = {
    Offer.file: set(Offer.model_fields) - {"area", "aim"},
    Outcome.file: {
        *("id", "result", "range_kind", "grade"),
        *(f"{arm}_{part}" for arm in ARMS for part in ("events", "value", "low", "high")),
    },
}

RULES: tuple[Callable[["Evidence"], Iterator[Problem]], ...] = (
    _percentages,
    _counted_alike,
    _counted_things_are_named,
    _said_once,
    _words_are_explained_once,
    _units,
    _starts,
    _choices,
    _certainties,
    _treatments_and_endpoints_are_used,
    _questions_for_every_choice_are_there,
    _answered,
    _visits_clinics_name_are_there,
    _followed,
    _signs_are_on_the_line_of_days,
    _countries_have_numbers_to_call,
    _wording,
)

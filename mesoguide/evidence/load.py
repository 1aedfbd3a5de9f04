"""Load the whole evidence base, check that its tables agree, and refuse it if they don't."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TypeVar

from mesoguide import paths
from mesoguide.evidence import bibliography
from mesoguide.evidence.bibliography import Source, read_bibliography
from mesoguide.evidence.problems import EvidenceError, Problem
from mesoguide.evidence.rows import (
    Aim,
    Area,
    Endpoint,
    Harm,
    Offer,
    Outcome,
    Row,
    Schedule,
    Treatment,
)
from mesoguide.evidence.tables import read_table

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
    offers: tuple[Offer, ...]
    schedules: tuple[Schedule, ...]


def load(folder: Path | None = None) -> Evidence:
    """Return the evidence, read from `folder` (default: the guide's own tables), kept once read.

    Raises
    ------
    EvidenceError
        With every problem in every table.
    """
    return _load(folder or paths.assets() / "evidence")


@cache
def _load(folder: Path) -> Evidence:
    problems: list[Problem] = []
    sources = read_bibliography(folder, problems)
    treatments = read_table(folder, Treatment, problems)
    aims = read_table(folder, Aim, problems)
    areas = read_table(folder, Area, problems)
    endpoints = read_table(folder, Endpoint, problems)
    outcomes = read_table(folder, Outcome, problems)
    harms = read_table(folder, Harm, problems)
    offers = read_table(folder, Offer, problems)
    schedules = read_table(folder, Schedule, problems)
    evidence = Evidence(
        sources=sources,
        treatments=_by_id(treatments, problems),
        aims=_by_id(aims, problems),
        areas=_by_id(areas, problems),
        endpoints=_by_id(endpoints, problems),
        outcomes=_by_id(outcomes, problems),
        harms=_by_id(harms, problems),
        offers=tuple(offers),
        schedules=tuple(schedules),
    )
    _check_keys(evidence, problems)
    _check_percentages(evidence, problems)
    _check_start(evidence, problems)
    if problems:
        raise EvidenceError(problems)
    return evidence


def _by_id(rows: Iterable[R], problems: list[Problem]) -> dict[str, R]:
    found: dict[str, R] = {}
    for row in rows:
        key: str = row.id  # type: ignore[attr-defined]
        if key in found:
            problems.append(Problem(row.file, row.line, "id", f"{key} again", "each id once"))
        found[key] = row
    return found


def _check_keys(evidence: Evidence, problems: list[Problem]) -> None:
    """Add a problem for every key that leads nowhere."""
    tables: dict[str, tuple[str, Iterable[str]]] = {
        "treatment": (Treatment.file, evidence.treatments),
        "aim": (Aim.file, evidence.aims),
        "area": (Area.file, evidence.areas),
        "endpoint": (Endpoint.file, evidence.endpoints),
        "source": (bibliography.FILE, evidence.sources),
    }
    rows: list[Row] = [
        *evidence.outcomes.values(),
        *evidence.harms.values(),
        *evidence.offers,
        *evidence.schedules,
    ]
    for row in rows:
        for column, (file, known) in tables.items():
            value = getattr(row, column, None)
            for key in value if isinstance(value, tuple) else (value,):
                if key is not None and key not in known:
                    problems.append(Problem(row.file, row.line, column, key, f"a key of {file}"))


def _check_percentages(evidence: Evidence, problems: list[Problem]) -> None:
    """Hold every share of people between 0 and 100; a change may be anything."""
    for outcome in evidence.outcomes.values():
        endpoint = evidence.endpoints.get(outcome.endpoint)
        if endpoint is None or endpoint.measured_as != "share":
            continue
        for column in ("treated_value", "control_value"):
            value: Decimal | None = getattr(outcome, column)
            if value is not None and not 0 <= value <= 100:
                problems.append(
                    Problem(
                        outcome.file, outcome.line, column, f"{value}", "a percentage, 0 to 100"
                    )
                )


def _check_start(evidence: Evidence, problems: list[Problem]) -> None:
    """Every area needs an offer, and every offer a schedule to start from."""
    planned = {(row.area, row.aim) for row in evidence.schedules}
    for offer in evidence.offers:
        if (offer.area, offer.aim) not in planned:
            found = f"no row of {Schedule.file} for {offer.area}, {offer.aim}"
            problems.append(Problem(offer.file, offer.line, "aim", found, "one row or more"))
    offered = {offer.area for offer in evidence.offers}
    for area in evidence.areas.values():
        if area.id not in offered:
            found = f"no row of {Offer.file} for {area.id}"
            problems.append(Problem(area.file, area.line, "id", found, "at least one aim per area"))

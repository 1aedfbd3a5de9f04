"""Load the whole evidence base, check that its tables agree, and refuse it if they don't."""

import os
import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from mesoguide import paths
from mesoguide.evidence import rows as schema
from mesoguide.evidence.agree import disagreements
from mesoguide.evidence.bibliography import Source, read_bibliography
from mesoguide.evidence.filling import filled_tables
from mesoguide.evidence.problems import EvidenceError, Problem
from mesoguide.evidence.rows import FITS_EVERY_CHOICE, NamedVisits, Offer, Row, Word
from mesoguide.evidence.tables import read_table
from mesoguide.words import language

R = TypeVar("R", bound=Row)

#: The variable that names, to a kernel, the file of what its server has read and checked.
CHECKED = "MESOGUIDE_CHECKED"


@dataclass(frozen=True)
class Evidence:
    """Everything the guide knows, each table in its own order, keyed where rows have an id.

    A table that a topic does not need is empty.
    """

    sources: dict[str, Source]
    treatments: dict[str, schema.Treatment]
    aims: dict[str, schema.Aim]
    areas: dict[str, schema.Area]
    endpoints: dict[str, schema.Endpoint]
    outcomes: dict[str, schema.Outcome]
    harms: dict[str, schema.Harm]
    rare_harms: dict[str, schema.RareHarm]
    facts: dict[str, schema.Fact]
    claims: dict[str, schema.Claim]
    costs: dict[str, schema.Cost]
    cover: dict[str, schema.InsuranceCover]
    emergency_numbers: dict[str, schema.EmergencyNumber]
    regulation: dict[str, schema.Regulation]
    cautions: dict[str, schema.Caution]
    concern_groups: dict[str, schema.ConcernGroup]
    look_alikes: dict[str, schema.LookAlike]
    aftercare: dict[str, schema.Aftercare]
    recovery: dict[str, schema.Recovery]
    followed: dict[str, schema.FollowedUp]
    named_visits: dict[str, schema.NamedVisits]
    options: dict[str, schema.Option]
    values: dict[str, schema.Value]
    questions: dict[str, schema.Question]
    answers: dict[str, schema.Answer]
    layers: dict[str, schema.Layers]
    depths: dict[str, schema.Depth]
    steps: dict[str, schema.VisitStep]
    teach_back: dict[str, schema.TeachBackCard]
    topic: dict[str, schema.TopicWords]
    glossary: dict[str, schema.Word]
    offers: tuple[schema.Offer, ...]
    schedules: tuple[schema.Schedule, ...]

    def rows(self) -> Iterator[Row]:
        """Return every row of every table, the bibliography aside."""
        for field in fields(self):
            table = getattr(self, field.name)
            if field.name != "sources":
                yield from table.values() if isinstance(table, dict) else table

    def file_of(self, table: str) -> str:
        """Return the file of a table, or of the sources, by what the evidence calls them."""
        return _KINDS[table].file

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
                accepted = "a table with one row or more"
                raise ValueError(f"{shower}: found no {self.file_of(name)}; accepted: {accepted}")
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


_HELD = get_type_hints(Evidence)
#: The tables whose rows have a name of their own, by what the evidence calls them.
KEYED = frozenset(name for name, kind in _HELD.items() if get_origin(kind) is dict)
#: What every table holds, and the bibliography.
_KINDS: dict[str, type[Row | Source]] = {
    name: get_args(kind)[1 if name in KEYED else 0] for name, kind in _HELD.items()
}
#: The schema of every table.
TABLES: dict[str, type[Row]] = {
    name: kind for name, kind in _KINDS.items() if issubclass(kind, Row)
}


def load(folder: Path | None = None) -> Evidence:
    """Return the evidence, read from `folder` (default: the guide's own tables), its fields filled.

    Kept once read, and read anew when one of its files has changed.

    Raises
    ------
    EvidenceError
        With every problem in every table.
    """
    return _load(*_key(folder or paths.evidence()))


def for_kernels() -> bytes:
    """Return the evidence for the file that `CHECKED` names: good until one of its files changes.

    Raises
    ------
    EvidenceError
        With every problem in every table.
    """
    key = _key(paths.evidence())
    return pickle.dumps((key, _load(*key)))


def _key(folder: Path) -> tuple[Path, tuple[tuple[str, int], ...], str]:
    marks = tuple(
        (path.name, path.stat().st_mtime_ns if path.exists() else 0)
        for path in sorted(folder.glob("*.*"))
    )
    return folder, marks, language()


@lru_cache(maxsize=4)
def _load(folder: Path, marks: tuple[tuple[str, int], ...], spoken: str) -> Evidence:
    if given := os.environ.get(CHECKED):
        key, evidence = pickle.loads(Path(given).read_bytes())
        if key == (folder, marks, spoken):
            return cast(Evidence, evidence)
    problems: list[Problem] = []
    tables: dict[str, Any] = {"sources": read_bibliography(folder, problems)}
    for name, model in TABLES.items():
        rows = read_table(folder, model, problems)
        tables[name] = _by_id(rows, problems) if name in KEYED else tuple(rows)
    evidence = Evidence(**tables)
    problems += disagreements(evidence, {problem.file for problem in problems})
    if not problems:
        evidence = filled_tables(evidence, problems)
    if problems:
        raise EvidenceError(problems)
    return evidence


def _by_id(found: Iterable[R], problems: list[Problem]) -> dict[str, R]:
    rows: dict[str, R] = {}
    for row in found:
        column = "word" if isinstance(row, Word) else "id"
        key: str = getattr(row, column)
        if key in rows:
            problems.append(row.problem(column, f"{key} again", "each only once"))
        rows[key] = row
    return rows

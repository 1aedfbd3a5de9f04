"""The questions to take along."""

from dataclasses import dataclass

from mesoguide.evidence import Evidence
from mesoguide.model.references import Reference, reference


@dataclass(frozen=True)
class Ask:
    """A question to ask, why, and the sources; `always` for the four that fit every choice."""

    id: str
    question: str
    why: str
    sources: tuple[Reference, ...]
    always: bool


def asks(evidence: Evidence) -> tuple[Ask, ...]:
    """Return every question: first the four that fit every choice, then as in the table."""
    always = evidence.always_asked()
    others = (key for key in evidence.questions if key not in always)
    return tuple(_ask(evidence, key, key in always) for key in (*always, *others))


def _ask(evidence: Evidence, key: str, always: bool) -> Ask:
    row = evidence.questions[key]
    found = tuple(reference(evidence, source) for source in row.source)
    return Ask(row.id, row.question, row.why, found, always)

"""The questions to take along, and the cards to say in one's own words."""

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


@dataclass(frozen=True)
class Retelling:
    """Something to say in one's own words, what to listen for, and the notebook that tells it."""

    id: str
    prompt: str
    points: tuple[str, ...]
    page: str
    sources: tuple[Reference, ...]


def asks(evidence: Evidence) -> tuple[Ask, ...]:
    """Return every question: first the four that fit every choice, then as in the table."""
    always = evidence.always_asked()
    others = (key for key in evidence.questions if key not in always)
    return tuple(_ask(evidence, key, key in always) for key in (*always, *others))


def _ask(evidence: Evidence, key: str, always: bool) -> Ask:
    row = evidence.questions[key]
    found = tuple(reference(evidence, source) for source in row.source)
    return Ask(row.id, row.question, row.why, found, always)


def retellings(evidence: Evidence) -> tuple[Retelling, ...]:
    """Return every card, its points as sentences."""
    return tuple(
        Retelling(
            id=row.id,
            prompt=row.prompt,
            points=tuple(f"{point}." for point in row.listen_for),
            page=f"{row.page}.ipynb",
            sources=tuple(reference(evidence, key) for key in row.source),
        )
        for row in evidence.teach_back.values()
    )

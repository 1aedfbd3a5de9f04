"""A visit, step by step, as a reader walks through it."""

from dataclasses import dataclass

from mesoguide.evidence import Evidence
from mesoguide.model.timeline import Table
from mesoguide.words import _, fill


@dataclass(frozen=True)
class StepQuestion:
    """A question of `questions.csv` that fits a step."""

    id: str
    question: str


@dataclass(frozen=True)
class Step:
    """One step: its place among all (from 1), its words, questions, and sources."""

    id: str
    number: int
    title: str
    place: str
    happens: str
    see: str
    feel: str
    asks: tuple[StepQuestion, ...]
    sources: tuple[str, ...]


def steps(evidence: Evidence) -> tuple[Step, ...]:
    """Return the steps of a visit, in order."""
    rows = evidence.steps.values()
    return tuple(
        Step(
            id=row.id,
            number=number,
            title=row.title,
            place=fill(_("Step {number} of {all}"), number=number, all=len(rows)),
            happens=row.happens,
            see=row.see,
            feel=row.feel,
            asks=tuple(StepQuestion(key, evidence.questions[key].question) for key in row.ask),
            sources=row.source,
        )
        for number, row in enumerate(rows, start=1)
    )


def part_names() -> dict[str, str]:
    """Return what the parts of a step are called."""
    return {
        "happens": _("What happens"),
        "see": _("What you may see"),
        "feel": _("What you may feel"),
        "ask": _("What you can ask"),
    }


def steps_table(evidence: Evidence) -> Table:
    """Return all steps as a table, a row per step."""
    return Table(
        caption=_("A visit from start to end"),
        head=(_("Step"), *part_names().values()),
        rows=tuple(
            (
                f"{step.number}. {step.title}",
                step.happens,
                step.see,
                step.feel,
                " ".join(ask.question for ask in step.asks),
            )
            for step in steps(evidence)
        ),
    )

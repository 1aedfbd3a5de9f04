"""What may speak against it: what people can tick, and the line each tick becomes."""

from dataclasses import dataclass

from mesoguide.evidence import Evidence
from mesoguide.evidence.rows import Caution
from mesoguide.words import _, fill


@dataclass(frozen=True)
class ConcernList:
    """A heading, and what people can tick under it, in the order of the table."""

    name: str
    concerns: tuple[Caution, ...]


def line_names() -> dict[str, str]:
    """Return what a tick becomes, by the kind of its row; the firmer line comes first."""
    return {
        "not while": _("A reason to say no"),
        "talk first": _("Talk about this first"),
    }


def concern_words(evidence: Evidence, row: Caution) -> str:
    """Return what is true for somebody as a sentence that stands alone, away from its heading."""
    alone = evidence.concern_groups[row.group].alone if row.group else ""
    if not alone:
        return fill(_("{who}."), who=row.who)
    return fill(_("{group}: {who}."), group=alone, who=row.who[:1].lower() + row.who[1:])


def concern_groups(evidence: Evidence) -> tuple[ConcernList, ...]:
    """Return everything people can tick, by heading; a heading with nothing below is left out."""
    rows = evidence.cautions.values()
    made = (
        ConcernList(group.name, tuple(row for row in rows if row.group == group.id))
        for group in evidence.concern_groups.values()
    )
    return tuple(group for group in made if group.concerns)


@dataclass(frozen=True)
class TickedLine:
    """The line a tick becomes: its kind in `cautions.csv`, what is true, why, and who says so."""

    id: str
    kind: str
    sentence: str
    why: str
    sources: tuple[str, ...]


def all_lines(evidence: Evidence) -> tuple[TickedLine, ...]:
    """Return the line of everything people can tick, the firmer ones first."""
    kinds = list(line_names())
    rows = (row for group in concern_groups(evidence) for row in group.concerns)
    return tuple(
        TickedLine(row.id, row.kind, concern_words(evidence, row), row.why, row.source)
        for row in sorted(rows, key=lambda row: kinds.index(row.kind))
    )

"""What may speak against it: what people can tick, and the line each tick becomes."""

from dataclasses import dataclass

from mesoguide.evidence import Evidence
from mesoguide.evidence.rows import Caution
from mesoguide.model.timeline import Table
from mesoguide.words import _, fill


@dataclass(frozen=True)
class Group:
    """A heading, and what people can tick under it, in the order of the table."""

    name: str
    concerns: tuple[Caution, ...]


def line_names() -> dict[str, str]:
    """Return what a tick becomes, by the kind of its row; the firmer line comes first."""
    return {
        "not while": _("A reason to say no"),
        "talk first": _("Talk about this first"),
    }


def group_names() -> dict[str, str]:
    """Return the headings by the groups of the table, in the order a reader meets them."""
    return {
        "you now": _("You now"),
        "your health": _("Your health"),
        "medicines and allergies": _("Medicines and allergies"),
        "chin drug only": _("Only for the chin drug (deoxycholic acid)"),
        "hair drug only": _("Only for the hair drug (dutasteride)"),
        "pain mix only": _("Only for a mix with a pain drug (such as diclofenac)"),
        "dark-patch drug only": _("Only for the dark-patch drug (tranexamic acid)"),
        "stimulant mix only": _("Only for a mix with caffeine, a drug like it or thyroid hormone"),
    }


def concern_words(row: Caution) -> str:
    """Return what is true for somebody as a sentence that stands alone, away from its heading."""
    alone = {
        "chin drug only": _("For the chin drug: {who}."),
        "hair drug only": _("For the hair drug: {who}."),
        "pain mix only": _("For a mix with a pain drug: {who}."),
        "dark-patch drug only": _("For the dark-patch drug: {who}."),
        "stimulant mix only": _(
            "For a mix with caffeine, a drug like it or thyroid hormone: {who}."
        ),
    }
    phrase = alone.get(row.group or "")
    if phrase is None:
        return fill(_("{who}."), who=row.who)
    return fill(phrase, who=row.who[:1].lower() + row.who[1:])


def groups(evidence: Evidence) -> tuple[Group, ...]:
    """Return everything people can tick, by heading; a heading with nothing below is left out."""
    ticked = [row for row in evidence.cautions.values() if row.group is not None]
    made = (
        Group(name, tuple(row for row in ticked if row.group == key))
        for key, name in group_names().items()
    )
    return tuple(group for group in made if group.concerns)


def all_lines(evidence: Evidence) -> Table:
    """Return every tick with its line and why, for those who read without scripts or on paper."""
    names = line_names()
    return Table(
        caption=_("Each reason, and the line it becomes"),
        head=(_("If this is true for you"), _("What it becomes"), _("Why")),
        rows=tuple(
            (concern_words(row), names[row.kind], row.why)
            for group in groups(evidence)
            for row in group.concerns
        ),
    )

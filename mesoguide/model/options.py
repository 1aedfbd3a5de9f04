"""What one can choose for an aim, each option answering the same questions."""

from dataclasses import dataclass

from mesoguide.evidence import Evidence, Outcome
from mesoguide.evidence.rows import Certainty, Option
from mesoguide.model.certainty import Sureness, sureness
from mesoguide.model.references import reference
from mesoguide.model.study import behind
from mesoguide.model.timeline import Table
from mesoguide.words import _, fill


@dataclass(frozen=True)
class Choice:
    """An option as a column of the grid: its name, its answers in order, how sure we are.

    `sure` is None for doing nothing, which has nothing to prove.
    """

    id: str
    name: str
    answers: tuple[str, ...]
    sure: Sureness | None
    sources: tuple[str, ...]


#: What the results of an option answer: who paid for the studies, and who was checked.
BEHIND = "behind"


def questions() -> dict[str, str]:
    """Return the questions people ask, by the column of `options.csv` that answers them.

    :data:`BEHIND` is no column: the studies behind an option answer it.
    """
    return {
        "what_it_is": _("What is it?"),
        "good": _("What good can it do?"),
        "bad": _("What speaks against it?"),
        "certainty": _("How sure are we?"),
        BEHIND: _("Who paid, and who was checked?"),
        "effort": _("What do I have to do?"),
        "lasts": _("How long does it last?"),
        "cost": _("What does it cost?"),
    }


#: Which of the questions asks how sure we are.
CERTAINTY_ROW = list(questions()).index("certainty")
#: Options that can't be had now: shown only to those who ask for them.
GONE = ("collagenase",)


def choices_for(evidence: Evidence, aim: str) -> tuple[Choice, ...]:
    """Return the options for an aim, mesotherapy and doing nothing first, as in the table."""
    return tuple(
        _choice(evidence, option) for option in evidence.options.values() if aim in option.aims
    )


def _choice(evidence: Evidence, option: Option) -> Choice:
    sure = None if option.id == "nothing" else sureness(option.certainty)
    found = {
        "certainty": f"{sure.name}."
        if sure
        else _("Nothing to prove. We found no study of waiting."),
        BEHIND: _behind(evidence, option) if sure else _("There is no study to pay for."),
    }
    answers = (found.get(column) or getattr(option, column) for column in questions())
    return Choice(option.id, option.name, tuple(answers), sure, option.source)


def _behind(evidence: Evidence, option: Option) -> str:
    """Return who paid for the results an option rests on, and how many were checked at the end."""
    results = [
        row
        for row in evidence.outcomes.values()
        if row.source in option.source and row.aim in option.aims and _told(evidence, option, row)
    ]
    return behind(results) if results else _("Who paid was not seen.")


def _told(evidence: Evidence, option: Option, row: Outcome) -> bool:
    """Tell whether a result is one of an option: of its treatment, or with it as the other arm."""
    if option.treatment is not None:
        return row.treatment == option.treatment
    injected = evidence.treatments[row.treatment].role == "injected"
    if option.id == f"mesotherapy-{row.aim}":
        return injected
    return row.comparison == "other treatment" or not injected


def choices_table(evidence: Evidence, aim: str) -> Table:
    """Return a row per question and a column per option."""
    options = choices_for(evidence, aim)
    return Table(
        caption=fill(_("The options for {aim}"), aim=evidence.aims[aim].name.lower()),
        head=(_("Question"), *(option.name for option in options)),
        rows=tuple(
            (question, *(option.answers[row] for option in options))
            for row, question in enumerate(questions().values())
        ),
    )


def fitting(evidence: Evidence, area: str, aim: str) -> tuple[str, ...]:
    """Return the ids of the options for an area and an aim: mesotherapy, then the offer's own.

    Where the area is not offered for the aim, every option for the aim.
    """
    for offer in evidence.offers:
        if (offer.area, offer.aim) == (area, aim):
            return (f"mesotherapy-{aim}", *offer.options)
    return tuple(choice.id for choice in choices_for(evidence, aim))


def areas_for(evidence: Evidence, aim: str) -> tuple[str, ...]:
    """Return the areas an aim is offered or was tested for; none for body weight."""
    return tuple(offer.area for offer in evidence.offers if offer.aim == aim)


def source_words(evidence: Evidence, key: str) -> tuple[str, str]:
    """Return a source in words, and its address; empty where it has none."""
    told = reference(evidence, key)
    return told.words, told.address


def levels() -> tuple[tuple[Sureness, str], ...]:
    """Return each level of certainty with what it stands for, surest first."""
    meanings: dict[Certainty, str] = {
        "sure": _("Several good trials agree."),
        "fairly sure": _("At least one good trial saw a gain. Some things are still open."),
        "not sure": _(
            "The studies are small, differ, or had no group to compare with. "
            "Or we did not look them up."
        ),
        "nobody knows": _("We found no good study."),
    }
    return tuple((sureness(level), meaning) for level, meaning in meanings.items())

"""What one can choose for an aim, each option answering the same questions."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from mesoguide.evidence import Evidence, Outcome
from mesoguide.evidence.rows import Certainty, Option
from mesoguide.model.certainty import LEVELS, Sureness, of_level, of_use
from mesoguide.model.references import reference
from mesoguide.model.study import checked_words, paid_and_checked_words
from mesoguide.model.timeline import Table
from mesoguide.model.uses import use_name
from mesoguide.words import _, capital, fill


@dataclass(frozen=True)
class OptionColumn:
    """An option as a column of the grid: its name, its answers in order, how sure we are.

    `sure` has a level for each line of the answer that says how sure we are: several where the
    areas differ, none for doing nothing, which has nothing to prove.
    """

    id: str
    name: str
    answers: tuple[str, ...]
    sure: tuple[Certainty, ...]
    sources: tuple[str, ...]


#: What the results of an option answer: who paid for the studies, and who was checked.
PAID_AND_CHECKED = "paid-and-checked"


def questions() -> dict[str, str]:
    """Return the questions people ask, by the column of `options.csv` that answers them.

    :data:`PAID_AND_CHECKED` is no column: the studies behind an option answer it.
    """
    return {
        "what_it_is": _("What is it?"),
        "good": _("What good can it do?"),
        "bad": _("What are the downsides?"),
        "certainty": _("How sure are we?"),
        PAID_AND_CHECKED: _("Who paid, and who was checked?"),
        "effort": _("What do I have to do?"),
        "lasts": _("How long does it last?"),
        "cost": _("What does it cost?"),
    }


#: Which of the questions asks how sure we are.
CERTAINTY_ROW = list(questions()).index("certainty")
#: Which of them asks what good it can do.
GOOD_ROW = list(questions()).index("good")


def choices_for(evidence: Evidence, aim: str, area: str = "") -> tuple[OptionColumn, ...]:
    """Return the options for an aim, what is offered first, then the others as in the table.

    With an area that the aim is offered for, only those that speak of it, what is offered there
    first. How sure we are is that of the area, where the option has a use there; else of all its
    areas.
    """
    here = area if area in areas_for(evidence, aim) else ""
    offered = evidence.offered_for(aim, here)
    options = (each for each in evidence.options.values() if each.speaks_of(aim, here))
    return tuple(
        _choice(evidence, option, aim, area)
        for option in sorted(options, key=lambda option: option.id != offered)
    )


def _choice(evidence: Evidence, option: Option, aim: str, area: str) -> OptionColumn:
    if option.role == "nothing":
        levels: tuple[Certainty, ...] = ()
        how_sure = _("There is nothing to prove. We found no study of waiting.")
        studies = _("There is no study to pay for.")
    else:
        rated = _how_sure(evidence, option, aim, area)
        levels = tuple(sure.level for sure, _line in rated)
        how_sure = "\n".join(line for _sure, line in rated)
        studies = _paid_and_checked(evidence, option)
    found = {"certainty": how_sure, PAID_AND_CHECKED: studies}
    answers = (found.get(column) or getattr(option, column) for column in questions())
    return OptionColumn(option.id, option.name, tuple(answers), levels, option.source)


def _how_sure(
    evidence: Evidence, option: Option, aim: str, area: str
) -> tuple[tuple[Sureness, str], ...]:
    """Return how sure we are of an option, in a line for each set of areas that stand alike."""
    uses = {
        offer.area: of_use(evidence, offer)
        for offer in evidence.offers
        if offer.aim == aim and evidence.option_of(offer) == option.id
    }
    if area in uses:
        return ((uses[area], uses[area].words),)
    found = sorted(dict.fromkeys(uses.values()), key=lambda sure: LEVELS.index(sure.level))
    if not found:
        assert option.certainty is not None  # the tables ask for it where no grade tells it
        typed = of_level(option.certainty)
        return ((typed, typed.words),)
    if len(found) == 1:
        return ((found[0], found[0].words),)
    lines = []
    for sure in found:
        names = [evidence.areas[key].name.lower() for key in uses if uses[key] == sure]
        lines.append(fill(_("{areas}: {sure}"), areas=capital(", ".join(names)), sure=sure.words))
    return tuple(zip(found, lines, strict=True))


#: The uses an answer to how sure we are holds for, by name; the answer, and its levels.
UseCertainty = tuple[list[str], str, tuple[Certainty, ...]]


def certainties(
    evidence: Evidence, uses: Iterable[tuple[str, str]]
) -> dict[str, list[UseCertainty]]:
    """Return what each option says of how sure we are, for some uses, each answer once."""
    found: dict[str, dict[tuple[str, tuple[Certainty, ...]], list[str]]] = defaultdict(dict)
    for area, aim in uses:
        for option in choices_for(evidence, aim, area):
            answer = (option.answers[CERTAINTY_ROW], option.sure)
            found[option.id].setdefault(answer, []).append(use_name(area, aim))
    return {
        key: [(names, *answer) for answer, names in said.items()] for key, said in found.items()
    }


def _paid_and_checked(evidence: Evidence, option: Option) -> str:
    """Return who paid for the results an option rests on, and how many were checked at the end."""
    results = [
        row
        for row in evidence.outcomes.values()
        if row.source in option.source
        and row.aim in option.aims
        and _is_result_of(evidence, option, row)
    ]
    if option.paid is None:
        return paid_and_checked_words(results) if results else _("We did not see who paid.")
    if any(row.paid_by != "not seen" for row in results):
        return f"{paid_and_checked_words(results)} {option.paid}"
    return f"{option.paid} {checked_words(results)}"


def _is_result_of(evidence: Evidence, option: Option, row: Outcome) -> bool:
    """Tell whether a result is one of an option: of its treatment, or with it as the other arm."""
    if option.treatment is not None:
        return row.treatment == option.treatment
    injected = evidence.treatments[row.treatment].role == "injected"
    if option.role == "offered":
        return injected
    return row.comparison == "other treatment" or not injected


def aim_words(evidence: Evidence, aim: str, area: str = "") -> str:
    """Return the aim in lower case; "fat (thighs)" where the area has options of its own."""
    name = evidence.aims[aim].name.lower()
    if area in areas_for(evidence, aim) and any(
        aim in option.aims and option.areas for option in evidence.options.values()
    ):
        return fill(_("{aim} ({area})"), aim=name, area=evidence.areas[area].name.lower())
    return name


def options_title(evidence: Evidence, aim: str, area: str = "") -> str:
    """Return what stands above the options for an aim, in one area or in any."""
    return fill(_("The options for {aim}"), aim=aim_words(evidence, aim, area))


def choices_table(evidence: Evidence, aim: str, area: str = "") -> Table:
    """Return a row per question and a column per option, for one area or for any."""
    options = choices_for(evidence, aim, area)
    return Table(
        caption=options_title(evidence, aim, area),
        head=(_("Question"), *(option.name for option in options)),
        rows=tuple(
            (question, *(option.answers[row] for option in options))
            for row, question in enumerate(questions().values())
        ),
        marks=tuple(
            ((), *(option.sure if row == CERTAINTY_ROW else () for option in options))
            for row in range(len(questions()))
        ),
    )


def fitting(evidence: Evidence, area: str, aim: str) -> tuple[str, ...]:
    """Return the ids of the options for an area and an aim: what is offered, then the others.

    Where the area is not offered for the aim, every option for the aim.
    """
    for offer in evidence.offers:
        if (offer.area, offer.aim) == (area, aim):
            return (evidence.option_of(offer), *offer.options)
    return tuple(choice.id for choice in choices_for(evidence, aim))


def shown_first(evidence: Evidence, area: str, aim: str) -> tuple[str, ...]:
    """Return the ids of the two options to begin with: what fits best, and doing nothing."""
    listed = fitting(evidence, area, aim)
    nothing = [key for key in evidence.options if evidence.options[key].role == "nothing"]
    both = dict.fromkeys([*listed[:1], *(key for key in nothing if key in listed), *listed[1:2]])
    return tuple(both)[:2]


def areas_for(evidence: Evidence, aim: str) -> tuple[str, ...]:
    """Return the areas an aim is offered or was tested for; none for body weight."""
    return tuple(offer.area for offer in evidence.offers if offer.aim == aim)


def source_words(evidence: Evidence, key: str) -> tuple[str, str]:
    """Return a source in words, and its address; empty where it has none."""
    source = reference(evidence, key)
    return source.words, source.address

"""Short answers to what people ask: of the whole topic, and of each use that can be picked."""

from dataclasses import dataclass

from mesoguide.evidence import Evidence, Offer
from mesoguide.evidence.rows import Answer
from mesoguide.model.certainty import Sureness, of_harm, of_outcomes, of_use
from mesoguide.model.uses import use_name
from mesoguide.words import _, fill


@dataclass(frozen=True)
class ShortAnswer:
    """What is said of a question, for all that it is true of.

    Attributes
    ----------
    text
        The answer in a line or two.
    sure
        How sure we are of it; nothing where it tells no result.
    uses
        The names of the uses it speaks of ("area/aim"); "" for the whole topic.
    """

    text: str
    sure: Sureness | None
    uses: tuple[str, ...]


@dataclass(frozen=True)
class AnsweredQuestion:
    """A question, the place that tells more, and every answer: that of the whole topic first."""

    question: str
    href: str
    answers: tuple[ShortAnswer, ...]


def short_answers(evidence: Evidence) -> tuple[AnsweredQuestion, ...]:
    """Return every question of `answers.csv` in its order; each use has one answer of each."""
    rows: dict[str, list[Answer]] = {}
    for row in evidence.answers.values():
        rows.setdefault(row.question, []).append(row)
    return tuple(_asked(evidence, some) for some in rows.values())


def titles(evidence: Evidence) -> dict[str, str]:
    """Return the uses by name ("area/aim"), each as words: "Thighs: fat"."""
    return {
        use_name(offer.area, offer.aim): fill(
            _("{area}: {aim}"),
            area=evidence.areas[offer.area].name,
            aim=evidence.aims[offer.aim].name.lower(),
        )
        for offer in evidence.offers
    }


def _asked(evidence: Evidence, rows: list[Answer]) -> AnsweredQuestion:
    """Return a question with its answers, those that are the same of several uses as one."""
    whole = next(row for row in rows if row.whole)
    said: dict[tuple[str, Sureness | None], list[str]] = {_said(evidence, whole, None): [""]}
    for offer in evidence.offers:
        row = max(rows, key=lambda each: each.fit(offer.area, offer.aim))
        said.setdefault(_said(evidence, row, offer), []).append(use_name(offer.area, offer.aim))
    return AnsweredQuestion(
        question=whole.question,
        href=f"{whole.page}.ipynb{f'#{whole.place}' if whole.place else ''}",
        answers=tuple(ShortAnswer(*parts, tuple(uses)) for parts, uses in said.items()),
    )


def _said(evidence: Evidence, row: Answer, offer: Offer | None) -> tuple[str, Sureness | None]:
    names = _others(evidence, offer) if offer else ()
    return row.text.replace("{options}", _listed(names)), _sure(evidence, row, offer)


def _sure(evidence: Evidence, row: Answer, offer: Offer | None) -> Sureness | None:
    if row.sure in evidence.harms:
        return of_harm(evidence.harms[row.sure])
    if row.sure in evidence.outcomes:
        return of_outcomes([evidence.outcomes[row.sure]])
    return of_use(evidence, offer) if row.sure and offer else None


def _others(evidence: Evidence, offer: Offer) -> tuple[str, ...]:
    """Return the names of what else one can do about a use, as they stand inside a sentence."""
    others = (evidence.options[key] for key in offer.options)
    names = (option.name.partition(", ")[0] for option in others if option.role == "other")
    return tuple(f"{name[:1].lower()}{name[1:]}" for name in names)


def _listed(names: tuple[str, ...]) -> str:
    """Return names as a sentence has them: "a cream, a tablet or exercise"."""
    *first, last = names or ("",)
    return fill(_("{first} or {last}"), first=", ".join(first), last=last) if first else last

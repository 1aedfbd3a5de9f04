"""What is known of each area and aim: offered, tested, how sure, licensed, what else to do."""

import re
from dataclasses import dataclass

from mesoguide.evidence import Evidence, Offer
from mesoguide.evidence.rows import Regulation
from mesoguide.model import marks
from mesoguide.model.certainty import Sureness, of_use
from mesoguide.model.marks import Mark
from mesoguide.model.measured import outcomes_for
from mesoguide.model.timeline import Table
from mesoguide.model.uses import use_name
from mesoguide.words import _, date_words, fill

#: The most words that are read aloud of a use, its name and its mark among them.
MOST_SPOKEN = 37


@dataclass(frozen=True)
class AreaUse:
    """One area and aim, as a card tells it.

    Attributes
    ----------
    mark
        What was found, as one of the six marks; `found` tells it in sentences.
    sure
        How sure we are, and why.
    licences
        Each treatment tested or used there, with its licence.
    rules
        Ids of what states and societies said that bears on it.
    options
        Names of what else one can do.
    """

    area: str
    aim: str
    aim_name: str
    title: str
    offered: str
    tested: str
    found: str
    mark: Mark
    sure: Sureness
    licences: tuple[tuple[str, str], ...]
    rules: tuple[str, ...]
    options: tuple[str, ...]

    @property
    def name(self) -> str:
        """What scripts call it: "area/aim"."""
        return use_name(self.area, self.aim)

    @property
    def aloud(self) -> str:
        """What is read aloud: title, mark, and as much of what was found as is kept in mind.

        Of what was found whole sentences, up to `MOST_SPOKEN` words in all; the first one always. A
        table's first two are a result and its comparison.
        """
        said, *more = re.split(r"(?<=[.!?])\s+", self.found)
        aloud = self._aloud(said)
        for sentence in more:
            said = f"{said} {sentence}"
            if len(self._aloud(said).split()) > MOST_SPOKEN:
                break
            aloud = self._aloud(said)
        return aloud

    def _aloud(self, found: str) -> str:
        phrase = _("{title}. {mark}. {found}")
        return fill(phrase, title=self.title, mark=self.mark.word, found=found)


def area_uses(evidence: Evidence) -> tuple[AreaUse, ...]:
    """Return every area and aim that is offered or was tested, in the order of the areas."""
    return tuple(
        _use(evidence, offer)
        for area in evidence.areas
        for offer in evidence.offers
        if offer.area == area
    )


def _use(evidence: Evidence, offer: Offer) -> AreaUse:
    title = fill(
        _("{area}: {aim}"),
        area=evidence.areas[offer.area].name,
        aim=evidence.aims[offer.aim].name.lower(),
    )
    return AreaUse(
        area=offer.area,
        aim=offer.aim,
        aim_name=evidence.aims[offer.aim].name,
        title=title,
        offered=f"{offer.offered}.",
        tested=f"{offer.tested}.",
        found=offer.found,
        mark=marks.mark_of_use(evidence, offer),
        sure=of_use(evidence, offer),
        licences=tuple(
            (evidence.treatments[key].name, f"{evidence.treatments[key].status}.")
            for key in treatments_of(evidence, offer.area, offer.aim)
        ),
        rules=offer.rules,
        options=tuple(evidence.options[key].name for key in offer.options),
    )


def treatments_of(evidence: Evidence, area: str, aim: str) -> tuple[str, ...]:
    """Return the injected treatments tested or used for an area and an aim, each once."""
    planned = (
        schedule.treatment
        for schedule in evidence.schedules
        if (schedule.area, schedule.aim) == (area, aim)
    )
    tested = (outcome.treatment for outcome in outcomes_for(evidence, area, aim))
    return tuple(
        key
        for key in dict.fromkeys((*planned, *tested))
        if key is not None and evidence.treatments[key].role == "injected"
    )


def rule_words(rule: Regulation) -> dict[str, str]:
    """Return where and when a rule or warning was given, who gave it and what was said."""
    return {"where": place_and_time(rule), "who": rule.body, "said": rule.said}


def place_and_time(rule: Regulation) -> str:
    """Return "England, United Kingdom, August 2025"; without what the rule does not name."""
    return ", ".join(filter(None, (rule.nation, rule.country, date_words(rule.date))))


def uses_table(evidence: Evidence) -> Table:
    """Return a row per area and aim: what was tested, what was found and how sure we are."""
    every = area_uses(evidence)
    return Table(
        caption=_("What was tested in each area, and how sure we are"),
        head=(
            _("Area"),
            _("For"),
            _("What was tested"),
            _("What was found"),
            _("How sure are we?"),
        ),
        rows=tuple(
            (
                evidence.areas[use.area].name,
                evidence.aims[use.aim].name,
                use.tested,
                f"{use.mark.word}.",
                use.sure.words,
            )
            for use in every
        ),
        marks=tuple(((), (), (), (), (use.sure.level,)) for use in every),
    )

"""Cards of advice: what needs help, what was reported, and what to do after a visit."""

from collections.abc import Callable, Iterable

from markupsafe import Markup

from mesoguide.cards.sources import Sourced
from mesoguide.common import templates
from mesoguide.evidence import Evidence, load
from mesoguide.evidence.about import series
from mesoguide.evidence.rows import Aftercare, RareHarm
from mesoguide.model.calling import countries_to_call, number_sources, to_dial
from mesoguide.model.flags import read_out, red_flags, what_to_say
from mesoguide.model.references import Reference, reference
from mesoguide.model.risk import harm_sentence
from mesoguide.words import _


class RedFlags(Sourced):
    """The signs that need help, at once or the same day: what to do, and what to say.

    Below them, how to tell a sign from what looks like it and is harmless.

    Links to ``#worried`` land on it.
    """

    def __init__(self, evidence: Evidence | None = None) -> None:
        name = type(self).__name__
        self.evidence = (evidence or load()).needed(name, "cautions", "emergency_numbers")
        self.groups = red_flags(self.evidence)
        self.look_alikes = tuple(self.evidence.look_alikes.values())
        signs = (key for group in self.groups for sign in group.signs for key in sign.sources)
        nights = (key for group in self.groups for key in group.sources)
        alike = (key for row in self.look_alikes for key in row.source)
        numbers = number_sources(self.evidence)
        self.sources = tuple(dict.fromkeys([*signs, *nights, *numbers, *alike]))

    @property
    def title(self) -> str:
        """What the card asks whoever looks for it."""
        return _("Have you had it, and does something worry you?")

    def signs(self) -> Markup:
        """Return the signs and whom to turn to as HTML, without reasons and sources."""
        to_call = countries_to_call(self.evidence)
        return Markup(_html("signs", self.groups, to_call, self._words(), _callable(self.evidence)))

    def _words(self) -> dict[str, str]:
        return {
            "title": self.title,
            "say": what_to_say(self.evidence),
            "source": _("Where is this from?"),
            "numbers": _("Numbers by country"),
            "why": _("What to do for each sign, and why"),
        }

    def _repr_html_(self) -> str:
        return _html(
            "red_flags",
            self.groups,
            self.look_alikes,
            countries_to_call(self.evidence),
            number_sources(self.evidence),
            self._words(),
            _references(self.evidence),
            _callable(self.evidence),
            read_out,
        )


class RedFlagsInBrief(RedFlags):
    """What to do about the signs that need help, with the signs themselves one tap away.

    It leads to the page with the whole card; links to ``#worried`` land on it.
    """

    def _repr_html_(self) -> str:
        words = {
            "title": _("Have you had it, and are you worried?"),
            "signs": _("When to call: see the signs"),
            "more": _("More on each sign, and every number"),
        }
        page = series().page("see-side-effects")
        return _html("red_flags_in_brief", self.groups, page, words, _callable(self.evidence))


class RareHarms(Sourced):
    """Serious harms that were reported and never counted, by kind, each with all that is known."""

    def __init__(self, evidence: Evidence | None = None) -> None:
        self.evidence = (evidence or load()).needed("RareHarms", "rare_harms")
        rows = self.evidence.rare_harms.values()
        self.sources = tuple(dict.fromkeys(key for row in rows for key in row.source))

    def _repr_html_(self) -> str:
        words = {
            "what": _("What it is"),
            "how_bad": _("How bad"),
            "how_long": _("How long"),
            "who": _("Who"),
            "reports": _("How often"),
        }
        kinds: dict[str, list[RareHarm]] = {}
        for row in self.evidence.rare_harms.values():
            kinds.setdefault(row.heading, []).append(row)
        return _html("rare_harms", kinds.items(), words, _references(self.evidence), harm_sentence)


class AfterTheVisit(Sourced):
    """What to do from the visit on, and what stands behind each piece of advice."""

    def __init__(self, evidence: Evidence | None = None) -> None:
        self.evidence = (evidence or load()).needed("AfterTheVisit", "aftercare")
        rows = self.evidence.aftercare.values()
        self.sources = tuple(dict.fromkeys(key for row in rows for key in row.source))

    def _repr_html_(self) -> str:
        names = {
            "before you leave": _("Before you leave"),
            "first days": _("First days"),
            "for 12 weeks and longer": _("For 12 weeks and longer"),
            "any time": _("Any time"),
        }
        groups: dict[str, list[Aftercare]] = {}
        for row in self.evidence.aftercare.values():
            groups.setdefault(names[row.when], []).append(row)
        return _html("aftercare", groups.items(), _references(self.evidence))


def _callable(evidence: Evidence) -> Callable[[str], Markup]:
    """Return what makes a text in which a tap on a number calls it."""
    link = Markup('<a class="call" href="tel:{}">{}</a>')

    def linked(text: str) -> Markup:
        parts = to_dial(evidence, text)
        return Markup("").join(link.format(dial, text) if dial else text for text, dial in parts)

    return linked


def _references(evidence: Evidence) -> Callable[[Iterable[str]], list[Reference]]:
    return lambda keys: [reference(evidence, key) for key in keys]


def _html(macro: str, *parts: object) -> str:
    return str(getattr(templates("cards").get_template("advice.html.j2").module, macro)(*parts))

"""A chance, said as "of 100" and rounded once, from the count where a source gives one."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from mesoguide.evidence.rows import ArmName, Harm, Outcome
from mesoguide.words import _, fill


@dataclass(frozen=True)
class Chance:
    """How many of 100 people.

    Attributes
    ----------
    percent
        The exact percentage: from the count of people where it is known, else as published.
    low, high
        The 95% range, in per cent; None where no source gives one.
    """

    percent: Decimal
    low: Decimal | None = None
    high: Decimal | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.percent <= 100:
            raise ValueError(f"percent: found {self.percent}; accepted: 0 to 100")

    @property
    def of_100(self) -> int:
        """The whole number of 100, halves rounded up."""
        return whole_number(self.percent)

    @property
    def count(self) -> str:
        """The number alone: "70", "fewer than 1"; 0 only if nobody."""
        return self._alone(self.of_100, self.percent)

    @property
    def others_count(self) -> str:
        """The other side of it, alone: "30", "more than 99"."""
        return self._alone(100 - self.of_100, 100 - self.percent)

    @property
    def words(self) -> str:
        """The number as told: "70 of 100", "fewer than 1 of 100"; 0 only if nobody."""
        return fill(_("{number} of 100"), number=self.count)

    @property
    def about(self) -> str:
        """The number inside a sentence: "about 70 of 100", "0 of 100", "fewer than 1 of 100"."""
        rounded = 0 < self.of_100 < 100
        return fill(_("about {number}"), number=self.words) if rounded else self.words

    @property
    def others_words(self) -> str:
        """The other side of it: "30 of 100", "more than 99 of 100"."""
        return fill(_("{number} of 100"), number=self.others_count)

    @staticmethod
    def _alone(number: int, percent: Decimal) -> str:
        if number == 0 and percent > 0:
            return _("fewer than 1")
        if number == 100 and percent < 100:
            return _("more than 99")
        return str(number)

    @property
    def range_words(self) -> str:
        """The range as told: "64 to 75 of 100"; empty where there is none."""
        if self.low is None or self.high is None:
            return ""
        return fill(
            _("{low} to {high} of 100"), low=whole_number(self.low), high=whole_number(self.high)
        )


def chance(
    events: int | None,
    people: int | None,
    percent: Decimal | None,
    low: Decimal | None = None,
    high: Decimal | None = None,
) -> Chance | None:
    """Return the chance in one arm, or None where it was not seen.

    Counts win over a published percentage, because that one has been rounded before.
    """
    if events is not None and people is not None:
        return Chance(Decimal(100 * events) / people, low, high)
    return None if percent is None else Chance(percent, low, high)


def in_arm(row: Outcome | Harm, arm: ArmName) -> Chance | None:
    """Return the chance in an arm of a result counted in people; None where it was not seen."""
    low, high = getattr(row, f"{arm}_low"), getattr(row, f"{arm}_high")
    if isinstance(row, Harm):
        return chance(getattr(row, f"events_{arm}"), getattr(row, f"n_{arm}"), None, low, high)
    events, value = getattr(row, f"{arm}_events"), getattr(row, f"{arm}_value")
    return chance(events, row.counted_among(arm), value, low, high)


def whole_number(percent: Decimal) -> int:
    """Return a whole number, halves rounded up (17.5 -> 18), as readers do it."""
    return int(percent.quantize(Decimal(1), rounding=ROUND_HALF_UP))

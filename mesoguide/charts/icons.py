"""One hundred dots in ten rows, filled by rows from the bottom left.

Each row of dots is one line of an SVG path, which the shared style sheet dashes into dots: a dash
of no length with a round end, every `STEP`. The widgets' scripts only draw these paths.
"""

from typing import Any

from mesoguide.model.risk import Group

SIZE = 200
STEP = SIZE // 10


def points(start: int, stop: int) -> str:
    """Return the path of the dots from `start` up to (not with) `stop`, counted as they fill.

    Raises
    ------
    ValueError
        For numbers outside 0 to 100.
    """
    if not 0 <= start <= stop <= 100:
        raise ValueError(f"dots: found {start} to {stop}; accepted: 0 to 100")
    rows = [
        (max(start, row), min(stop, row + 10) - 1) for row in range(start - start % 10, stop, 10)
    ]
    # A line goes a little past its last dot, so that no rounding loses that one.
    return "".join(
        f"M{first % 10 * STEP + STEP // 2} {SIZE - first // 10 * STEP - STEP // 2}"
        f"h{(last - first) * STEP + 1}"
        for first, last in rows
        if first <= last
    )


def cells() -> list[str]:
    """Return the path of each dot alone, in the order they fill: for a number not known here."""
    return [points(dot, dot + 1) for dot in range(100)]


def dots(filled: int, anyway: int = 0) -> list[tuple[str, str]]:
    """Return the kinds of dots among a hundred, each with its path.

    Those who would be among the filled ones `anyway` come first.
    """
    kinds = {"anyway": (0, anyway), "filled": (anyway, filled), "empty": (filled, 100)}
    return [(kind, points(*ends)) for kind, ends in kinds.items() if ends[0] < ends[1]]


def group(people: Group) -> dict[str, Any]:
    """Return a group of people as the widgets draw it."""
    return {
        "name": people.name,
        "sentence": people.sentence,
        "count": people.chance.words,
        "look": "treated" if people.treated else "control",
        "filled": people.chance.of_100,
        "dots": dots(people.chance.of_100, people.anyway),
    }

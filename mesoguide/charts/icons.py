"""One hundred dots in ten rows, filled by rows from the bottom left.

A group of dots is one SVG path of points: drawn with a thick round stroke, each point is a dot.
"""

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
    return "".join(
        f"M{number % 10 * STEP + STEP // 2} {SIZE - number // 10 * STEP - STEP // 2}h0"
        for number in range(start, stop)
    )

"""One hundred dots in ten rows, filled by rows from the bottom left."""

SIZE = 200
STEP = SIZE // 10


def array() -> tuple[tuple[int, int], ...]:
    """Return the centres of the 100 dots in the order they fill, in a square of `SIZE` units."""
    return tuple(
        (number % 10 * STEP + STEP // 2, SIZE - number // 10 * STEP - STEP // 2)
        for number in range(100)
    )

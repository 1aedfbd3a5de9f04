"""For tests that go through what they find: there must be something to go through."""

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def some(found: Iterable[T]) -> list[T]:
    """Return all that was found. Raises AssertionError for nothing, of which anything holds."""
    everything = list(found)
    assert everything, "nothing was found"
    return everything

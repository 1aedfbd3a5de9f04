"""The memory that making pages took, and that the server needs no more."""

import ctypes
import gc
from contextlib import suppress

#: How glibc's `mallopt` calls the number of heaps that threads share.
_ARENA_MAX = -8


def share_one_heap() -> None:
    """Have all threads share one heap: glibc gives back little of what each has of its own.

    To be called before there are threads; other C libraries have no such call.
    """
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)


def give_back() -> None:
    """Give the system what is free: glibc keeps it; other C libraries have no such call.

    What is kept is set aside: looking it all through for what is free takes longer than an answer.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)

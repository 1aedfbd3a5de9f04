"""Told to stop while notebooks run: the signals stay the command's own, and kernels end well."""

import asyncio
from collections.abc import Awaitable
from typing import Any, TypeVar

T = TypeVar("T")

#: How long a library is given to obey, in seconds, before it is told again.
AGAIN = 0.2


def keep_signals(loop: asyncio.AbstractEventLoop) -> None:
    """Keep notebooks that run from taking over, and then dropping, the stop signals of a loop."""

    def not_here(*_: object) -> None:
        raise NotImplementedError

    loop.add_signal_handler = not_here  # type: ignore[assignment]
    loop.remove_signal_handler = not_here  # type: ignore[assignment]


async def to_its_end(work: Awaitable[Any]) -> None:
    """Await work that must not be left half-done: a cancellation waits for it, then goes on."""
    task = asyncio.ensure_future(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await task
        raise


async def stoppable(work: Awaitable[T]) -> T:
    """Return what work of a library returns; a cancellation ends it, even if one was lost in it.

    Python 3.11's `asyncio.wait_for` loses one that comes together with what it waits for.
    """
    task = asyncio.ensure_future(work)
    try:
        await asyncio.wait([task])
    except asyncio.CancelledError:
        while not task.done():
            task.cancel()
            await asyncio.wait([task], timeout=AGAIN)
        if not task.cancelled():
            task.exception()  # seen: what went wrong while it was stopped is no news
        raise
    return task.result()

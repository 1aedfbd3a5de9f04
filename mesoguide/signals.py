"""Told to stop while notebooks run: the signals stay the command's own, and kernels end well."""

import asyncio
from collections.abc import Awaitable
from typing import Any


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

"""The signals that stop a command, kept in its own hands while notebooks run."""

import asyncio


def keep_signals(loop: asyncio.AbstractEventLoop) -> None:
    """Keep notebooks that run from taking over, and then dropping, the stop signals of a loop."""

    def not_here(*_: object) -> None:
        raise NotImplementedError

    loop.add_signal_handler = not_here  # type: ignore[assignment]
    loop.remove_signal_handler = not_here  # type: ignore[assignment]

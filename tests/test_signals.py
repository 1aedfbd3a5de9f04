"""Told to stop: what must be done is done first."""

import asyncio

import pytest

from mesoguide.signals import stoppable, to_its_end


def test_what_must_not_be_left_half_done_is_done_before_a_cancellation_goes_on() -> None:
    done: list[str] = []

    async def end_a_kernel() -> None:
        done.append("begun")
        await asyncio.sleep(0.05)
        done.append("ended")

    async def stopped() -> None:
        task = asyncio.create_task(to_its_end(end_a_kernel()))
        await asyncio.sleep(0.01)
        task.cancel()
        await task

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(stopped())
    assert done == ["begun", "ended"]


def test_a_cancellation_lost_on_the_way_is_told_again() -> None:
    received: list[str] = []

    async def loses_the_first() -> None:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            received.append("lost")
        await asyncio.sleep(60)

    async def stopped() -> None:
        task = asyncio.create_task(stoppable(loses_the_first()))
        await asyncio.sleep(0.01)
        task.cancel()
        async with asyncio.timeout(5):
            await task

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(stopped())
    assert received == ["lost"]


def test_work_that_is_left_alone_returns_or_raises_as_ever() -> None:
    async def divided(by: int) -> float:
        return 1 / by

    assert asyncio.run(stoppable(divided(2))) == 0.5
    with pytest.raises(ZeroDivisionError):
        asyncio.run(stoppable(divided(0)))

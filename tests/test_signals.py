"""Told to stop: what must be done is done first."""

import asyncio

import pytest

from mesoguide.signals import to_its_end


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

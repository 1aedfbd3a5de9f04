"""Each notebook as its page is made of it: run once, by what `serve` and `publish` run it with."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mesoguide.pages.faults import faults
from mesoguide.pages.files import Files
from mesoguide.pages.forks import forking
from mesoguide.pages.make import NotMade, render, run
from mesoguide.pages.notebook import PageError
from mesoguide.pages.outputs import tidy
from mesoguide.signals import keep_signals
from mesoguide.words import speaking

#: How many notebooks run at once.
AT_ONCE = 2


@dataclass(frozen=True)
class Made:
    """A notebook that has run, and a line for each thing that keeps its page from being made."""

    notebook: Any
    faults: tuple[str, ...] = ()


Make = Callable[[Path, Any], Awaitable[Made]]


def make_all(found: Sequence[tuple[Path, Any]], make: Make) -> list[Made]:
    """Return every notebook as it was made, in order.

    Parameters
    ----------
    found
        Files of notebooks, and what they hold.
    make
        Makes one of them.
    """

    async def all_of_them() -> list[Made]:
        turns = asyncio.Semaphore(AT_ONCE)

        async def one(path: Path, nb: Any) -> Made:
            async with turns:
                return await make(path, nb)

        return await asyncio.gather(*(one(path, nb) for path, nb in found))

    with forking(len(found)), asyncio.Runner() as runner:
        keep_signals(runner.get_loop())
        return runner.run(all_of_them())


async def made(path: Path, nb: Any) -> Made:
    """Return a notebook that has run, and what keeps its page from being made.

    One that is no notebook of a page, or that no kernel can run, has not run, and says so.
    """
    if any(fault.cell == 0 for fault in faults(path, nb)):
        return Made(nb)  # it is named, and is no page
    with speaking(path.parent.name):
        try:
            ran = await run(path, nb)
        except NotMade as error:
            return Made(nb, (str(error),))
        except Exception as error:
            why = f"{type(error).__name__}: {str(error).strip().split(chr(10), 1)[0]}"
            return Made(nb, (f"{path.name}: it could not be run, so it was not read: {why}",))
        return Made(ran, tuple([line async for line in _faults(path, ran)]))


async def _faults(path: Path, ran: Any) -> Any:
    try:
        for fault in tidy(path, deepcopy(ran), set()):
            yield str(fault)
        await render(deepcopy(ran), path, Files(), str)
    except PageError as error:
        yield str(error)
    except Exception as error:
        yield f"{path.name}: {type(error).__name__}: {str(error).strip().split(chr(10), 1)[0]}"

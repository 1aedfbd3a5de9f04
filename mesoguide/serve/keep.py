"""Pages made once, and kept for as long as what they were made of stays the same."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tornado.log import app_log

from mesoguide.pages import forks
from mesoguide.pages.files import BEST, QUICK, Packed, pack
from mesoguide.serve.memory import give_back
from mesoguide.words import _, day_words, speaking

#: How many pages are made at the same time.
AT_ONCE = 2
#: The longest a visitor waits for a page that is being made, in seconds.
PATIENCE = 25.0
#: How long a page that could not be made is left alone before it is tried again, in seconds.
TRY_AGAIN = 10.0

PAGE_TYPE = "text/html; charset=utf-8"


class NotYet(Exception):
    """The page is still being made; whoever asked has waited long enough."""


@dataclass(frozen=True)
class Counts:
    """How many pages there are, how many of them can be shown, and how many could not be made."""

    pages: int
    made: int
    failed: int

    @property
    def settled(self) -> bool:
        """Tell whether no page is still on its way."""
        return self.made + self.failed >= self.pages


@dataclass
class _Good:
    """A page that could be made: when, and of what."""

    page: Packed
    stamp: int
    day: date
    #: The page is packed as small as can be.
    smallest: bool = False
    older: dict[str, Packed] = field(default_factory=dict)

    def saying(self, note: str) -> Packed:
        """Return the page with a note right below its question; packed once for each note."""
        if note not in self.older:
            line = f'<p class="copied">{note.format(day=day_words(self.day))}</p>'
            html = self.page.body.decode().replace("</h1>", f"</h1>\n{line}", 1)
            self.older[note] = pack(html.encode(), PAGE_TYPE, QUICK)
        return self.older[note]


@dataclass
class _Kept:
    """What is known of one page: the last good one, the last failure, and the one being made."""

    good: _Good | None = None
    error: Exception | None = None
    tried: int | None = None
    failed_at: float = 0.0
    task: asyncio.Task[None] | None = None


class KeptPages:
    """Pages by name. Each is made by one task at a time, however many wait for it.

    Parameters
    ----------
    make
        Makes the HTML of a page.
    stamps
        For each page there is, in the order they are made, a number that changes when it must be
        made anew.
    """

    def __init__(
        self, make: Callable[[str], Awaitable[str]], stamps: Callable[[], Mapping[str, int]]
    ) -> None:
        self._make = make
        self._stamps = stamps
        self._kept: dict[str, _Kept] = {}
        self._room = asyncio.Semaphore(AT_ONCE)
        self._packing: asyncio.Task[None] | None = None

    async def get(self, name: str) -> Packed:
        """Return a page: as it is, or as it last was, or as soon as it is made.

        Raises
        ------
        KeyError
            If there is no such page.
        NotYet
            If it has never been made and is not there within `PATIENCE` seconds.
        Exception
            What making it raised.
        """
        stamp = self._stamps()[name]
        kept = self._kept.setdefault(name, _Kept())
        if kept.good is not None and kept.good.stamp == stamp:
            return kept.good.page
        left_alone = kept.tried == stamp and time.monotonic() - kept.failed_at < TRY_AGAIN
        if not left_alone:
            self._start(name, kept)
        if kept.good is None and kept.task is not None:
            # A visitor who leaves must not stop the page for the others.
            done, _pending = await asyncio.wait({kept.task}, timeout=PATIENCE)
            if not done:
                raise NotYet(name)
            if kept.good is not None:
                return kept.good.page
        if kept.good is not None:
            with speaking(Path(name).parent.name):
                return kept.good.saying(
                    _("This is the page as it stood on {day}. A newer one is being made.")
                    if kept.task
                    else _("This is the page as it stood on {day}. A newer one could not be made.")
                )
        # Without the places it was raised at before: they would pile up.
        raise (kept.error or NotYet(name)).with_traceback(None)

    def renew(self) -> None:
        """Begin to make every page that is new or has changed; forget those that are gone."""
        stamps = self._stamps()
        for name in self._kept.keys() - stamps.keys():
            if self._kept[name].task is None:
                del self._kept[name]
        for name, stamp in stamps.items():
            kept = self._kept.setdefault(name, _Kept())
            if stamp != kept.tried:
                self._start(name, kept)

    def made(self) -> dict[str, Packed]:
        """Return every page that could be made, by its name, in the order they are made."""
        found = ((name, self._kept.get(name, _Kept()).good) for name in self._stamps())
        return {name: good.page for name, good in found if good is not None}

    def counts(self) -> Counts:
        """Return how far the pages are."""
        kept = [self._kept.get(name, _Kept()) for name in self._stamps()]
        return Counts(
            pages=len(kept),
            made=sum(each.good is not None for each in kept),
            failed=sum(each.good is None and each.error is not None for each in kept),
        )

    async def close(self) -> None:
        """Give up the pages that are being made, and wait until their kernels are gone."""
        every = [self._packing, *(kept.task for kept in self._kept.values())]
        tasks = [task for task in every if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _start(self, name: str, kept: _Kept) -> None:
        if kept.task is None:
            kept.task = asyncio.create_task(self._keep(name, kept))

    async def _keep(self, name: str, kept: _Kept) -> None:
        try:
            async with self._room:
                # Taken before the notebook is read: what changes meanwhile is made again.
                stamp = kept.tried = self._stamps().get(name)
                if stamp is None:
                    return
                html = await self._make(name)
            page = await asyncio.to_thread(pack, html.encode(), PAGE_TYPE, QUICK)
            kept.good = _Good(page, stamp, date.today())
            kept.error = None
        except Exception as error:
            app_log.error("%s", error)
            kept.error, kept.failed_at = error, time.monotonic()
        finally:
            kept.task = None
            if self._packing is None and not any(each.task for each in self._kept.values()):
                self._packing = asyncio.create_task(self._pack_well())

    async def _pack_well(self) -> None:
        """Pack every page as small as can be: the best takes seconds, and nobody waits any more."""
        try:
            await asyncio.to_thread(forks.rest)
            give_back()
            while (good := self._packed_quickly()) is not None:
                good.page = await asyncio.to_thread(pack, good.page.body, PAGE_TYPE, BEST)
                good.smallest = True
                await asyncio.to_thread(forks.rest)  # a page may have been made meanwhile
        finally:
            self._packing = None
        give_back()

    def _packed_quickly(self) -> _Good | None:
        """Return a page that could be packed smaller, if there is one."""
        made = (kept.good for kept in self._kept.values() if kept.good is not None)
        return next((good for good in made if not good.smallest), None)

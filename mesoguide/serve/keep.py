"""Pages made once and kept for as long as what they were made of stays the same."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from mesoguide.pages.files import Packed, pack

#: How often the files behind a page are looked at, in seconds.
LOOK_EVERY = 1.0
#: How long a page that could not be made is left alone before it is tried again, in seconds.
TRY_AGAIN = 10.0

PAGE_TYPE = "text/html; charset=utf-8"


@dataclass
class _Kept:
    stamp: int
    made: float
    page: Packed | None = None
    error: Exception | None = None

    def usable(self, stamp: int) -> bool:
        if self.stamp != stamp:
            return False
        return self.error is None or time.monotonic() - self.made < TRY_AGAIN


class Stamp:
    """A number that changes when any of some files does. Looks at most once a second."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._seen: tuple[float, int] = (float("-inf"), 0)

    def now(self) -> int:
        """Return the number as it stands."""
        looked, number = self._seen
        if time.monotonic() - looked >= LOOK_EVERY:
            number = hash(tuple(_marks(self._folders)))
            self._seen = (time.monotonic(), number)
        return number


def _marks(folders: Iterable[Path]) -> Iterable[tuple[str, int, int]]:
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if "__pycache__" in path.parts or ".ipynb_checkpoints" in path.parts:
                continue
            if path.is_file():
                found = path.stat()
                yield str(path), found.st_mtime_ns, found.st_size


class KeptPages:
    """Pages by name. Whoever asks first has it made; whoever asks meanwhile waits for the same."""

    def __init__(self, make: Callable[[str], Awaitable[str]], stamp: Callable[[], int]) -> None:
        self._make = make
        self._stamp = stamp
        self._kept: dict[str, _Kept] = {}
        self._making: dict[tuple[str, int], asyncio.Task[_Kept]] = {}

    async def get(self, name: str) -> Packed:
        """Return a page, made now if it is not kept. Raises what making it raised."""
        stamp = self._stamp()
        kept = self._kept.get(name)
        if kept is None or not kept.usable(stamp):
            kept = await self._made(name, stamp)
        if kept.page is None:
            assert kept.error is not None
            raise kept.error
        return kept.page

    async def close(self) -> None:
        """Give up the pages that are being made, and wait until their kernels are gone."""
        tasks = list(self._making.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _made(self, name: str, stamp: int) -> _Kept:
        key = (name, stamp)
        if key not in self._making:
            self._making[key] = asyncio.create_task(self._keep(name, stamp))
        # A visitor who leaves must not stop the page for the others.
        return await asyncio.shield(self._making[key])

    async def _keep(self, name: str, stamp: int) -> _Kept:
        try:
            html = await self._make(name)
            kept = _Kept(stamp, time.monotonic(), page=pack(html.encode(), PAGE_TYPE))
        except Exception as error:
            kept = _Kept(stamp, time.monotonic(), error=error)
        self._kept[name] = kept
        del self._making[(name, stamp)]
        return kept

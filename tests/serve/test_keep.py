import asyncio
import os
from pathlib import Path

import pytest

from mesoguide.serve import keep
from mesoguide.serve.keep import KeptPages, Stamp


class Maker:
    """Makes pages and counts how often."""

    def __init__(self, fails: bool = False) -> None:
        self.made = 0
        self.stamp = 0
        self.fails = fails

    async def __call__(self, name: str) -> str:
        self.made += 1
        await asyncio.sleep(0.01)
        if self.fails:
            raise ValueError("cell 3 raised")
        return f"{name} {self.made}"


def pages(maker: Maker) -> KeptPages:
    return KeptPages(maker, lambda: maker.stamp)


def test_a_page_is_made_once_however_many_ask() -> None:
    async def ask() -> int:
        maker = Maker()
        kept = pages(maker)
        got = await asyncio.gather(*(kept.get("a") for _ in range(20)))
        assert len({page.mark for page in got}) == 1
        return maker.made

    assert asyncio.run(ask()) == 1


def test_a_page_is_made_again_when_what_it_is_made_of_changes() -> None:
    async def ask() -> tuple[bytes, bytes]:
        maker = Maker()
        kept = pages(maker)
        first = await kept.get("a")
        maker.stamp = 1
        return first.body, (await kept.get("a")).body

    assert asyncio.run(ask()) == (b"a 1", b"a 2")


def test_a_page_that_fails_tells_why_and_is_left_alone_for_a_while() -> None:
    async def ask() -> int:
        maker = Maker(fails=True)
        kept = pages(maker)
        for _ in range(3):
            with pytest.raises(ValueError, match="cell 3 raised"):
                await kept.get("a")
        return maker.made

    assert asyncio.run(ask()) == 1


def test_a_visitor_who_leaves_does_not_stop_the_page_for_others() -> None:
    async def ask() -> bytes:
        maker = Maker()
        kept = pages(maker)
        leaves = asyncio.create_task(kept.get("a"))
        stays = asyncio.create_task(kept.get("a"))
        await asyncio.sleep(0)
        leaves.cancel()
        return (await stays).body

    assert asyncio.run(ask()) == b"a 1"


def test_the_stamp_changes_with_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keep, "LOOK_EVERY", 0)
    path = tmp_path / "facts.csv"
    path.write_text("70")
    stamp = Stamp(tmp_path)
    before = stamp.now()
    assert stamp.now() == before
    path.write_text("71")
    os.utime(path, ns=(1, 1))
    assert stamp.now() != before

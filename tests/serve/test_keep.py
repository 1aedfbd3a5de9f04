import asyncio
from datetime import date

import pytest

from mesoguide.pages.files import BEST, QUICK, Packed, pack
from mesoguide.serve import keep
from mesoguide.serve.keep import PAGE_TYPE, Counts, KeptPages, NotYet

TODAY = f"{date.today().day} {date.today():%B %Y}"


class Maker:
    """Makes pages and counts how often, and how many at a time."""

    def __init__(self, fails: bool = False, takes: float = 0.01) -> None:
        self.made: list[str] = []
        self.stamps = {"a": 0}
        self.fails = fails
        self.takes = takes
        self.now = self.most = 0

    async def __call__(self, name: str) -> str:
        self.made.append(name)
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(self.takes)
        self.now -= 1
        if self.fails:
            raise ValueError("cell 3 raised")
        return f"<h1>{name} {len(self.made)}</h1>"


def pages(maker: Maker) -> KeptPages:
    return KeptPages(maker, lambda: maker.stamps)


async def settled(kept: KeptPages, name: str, words: bytes) -> Packed:
    """The page, as soon as it holds some words."""
    for _ in range(200):
        page = await kept.get(name)
        if words in page.body:
            return page
        await asyncio.sleep(0.005)
    raise AssertionError(f"{words!r} never stood in {page.body!r}")


def test_a_page_is_made_once_however_many_ask() -> None:
    async def ask() -> list[str]:
        maker = Maker()
        kept = pages(maker)
        got = await asyncio.gather(*(kept.get("a") for _ in range(20)))
        assert len({page.mark for page in got}) == 1
        return maker.made

    assert asyncio.run(ask()) == ["a"]


def test_all_pages_are_made_in_order_two_at_a_time() -> None:
    async def ask() -> Maker:
        maker = Maker()
        maker.stamps = dict.fromkeys("abcde", 0)
        kept = pages(maker)
        kept.renew()
        await kept.get("e")
        return maker

    maker = asyncio.run(ask())
    assert maker.made == list("abcde")
    assert maker.most == 2


def test_who_asks_for_a_page_that_is_waiting_starts_no_second() -> None:
    async def ask() -> list[str]:
        maker = Maker()
        maker.stamps = dict.fromkeys("abc", 0)
        kept = pages(maker)
        kept.renew()
        await asyncio.gather(*(kept.get("c") for _ in range(5)))
        return maker.made

    assert asyncio.run(ask()) == list("abc")


def test_a_changed_page_is_made_again_alone() -> None:
    async def ask() -> list[str]:
        maker = Maker()
        maker.stamps = dict.fromkeys("abc", 0)
        kept = pages(maker)
        kept.renew()
        await kept.get("c")
        maker.stamps["b"] = 1
        kept.renew()
        await settled(kept, "b", b"b 4")
        return maker.made

    assert asyncio.run(ask()) == list("abcb")


def test_while_a_page_is_made_again_the_last_one_is_shown_with_its_day() -> None:
    async def ask() -> tuple[bytes, bytes]:
        maker = Maker()
        kept = pages(maker)
        await kept.get("a")
        maker.stamps = {"a": 1}
        older = await kept.get("a")
        return older.body, (await settled(kept, "a", b"a 2")).body

    older, newer = asyncio.run(ask())
    note = f"This is the page as it stood on {TODAY}. A newer one is being made."
    assert older.decode() == f'<h1>a 1</h1>\n<p class="copied">{note}</p>'
    assert newer == b"<h1>a 2</h1>"


def test_a_page_that_can_not_be_made_again_shows_the_last_one_and_says_so() -> None:
    async def ask() -> bytes:
        maker = Maker()
        kept = pages(maker)
        await kept.get("a")
        maker.stamps, maker.fails = {"a": 1}, True
        return (await settled(kept, "a", b"could not be made")).body

    assert f"as it stood on {TODAY}. A newer one could not be made.".encode() in asyncio.run(ask())


def test_the_mark_of_an_older_page_is_another() -> None:
    async def ask() -> tuple[str, str]:
        maker = Maker()
        kept = pages(maker)
        first = await kept.get("a")
        maker.stamps = {"a": 1}
        return first.mark, (await kept.get("a")).mark

    first, older = asyncio.run(ask())
    assert first != older


def test_a_page_that_fails_tells_why_and_is_left_alone_for_a_while() -> None:
    async def ask() -> list[str]:
        maker = Maker(fails=True)
        kept = pages(maker)
        for _ in range(3):
            with pytest.raises(ValueError, match="cell 3 raised"):
                await kept.get("a")
            kept.renew()
        return maker.made

    assert asyncio.run(ask()) == ["a"]


def test_a_page_that_fails_is_tried_again_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keep, "TRY_AGAIN", 0)

    async def ask() -> bytes:
        maker = Maker(fails=True)
        kept = pages(maker)
        with pytest.raises(ValueError, match="cell 3 raised"):
            await kept.get("a")
        maker.fails = False
        return (await kept.get("a")).body

    assert asyncio.run(ask()) == b"<h1>a 2</h1>"


def test_who_waits_too_long_is_told_while_the_page_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keep, "PATIENCE", 0.01)

    async def ask() -> list[str]:
        maker = Maker(takes=0.1)
        kept = pages(maker)
        with pytest.raises(NotYet):
            await kept.get("a")
        await asyncio.sleep(0.2)
        await kept.get("a")
        return maker.made

    assert asyncio.run(ask()) == ["a"]


def test_a_visitor_who_leaves_does_not_stop_the_page_for_others() -> None:
    async def ask() -> bytes:
        maker = Maker()
        kept = pages(maker)
        leaves = asyncio.create_task(kept.get("a"))
        stays = asyncio.create_task(kept.get("a"))
        await asyncio.sleep(0)
        leaves.cancel()
        return (await stays).body

    assert asyncio.run(ask()) == b"<h1>a 1</h1>"


def test_a_page_that_is_gone_is_forgotten() -> None:
    async def ask() -> None:
        maker = Maker()
        kept = pages(maker)
        await kept.get("a")
        maker.stamps = {}
        kept.renew()
        with pytest.raises(KeyError):
            await kept.get("a")

    asyncio.run(ask())


def test_counts_are_settled_once_every_page_is_made_or_has_failed() -> None:
    async def ask() -> tuple[Counts, Counts]:
        maker = Maker()
        maker.stamps = {"a": 0, "b": 0}
        kept = pages(maker)
        kept.renew()
        before = kept.counts()
        await kept.get("a")
        await kept.get("b")
        maker.stamps["c"], maker.fails = 0, True
        with pytest.raises(ValueError, match="cell 3"):
            await kept.get("c")
        return before, kept.counts()

    before, after = asyncio.run(ask())
    assert (before, before.settled) == (Counts(pages=2, made=0, failed=0), False)
    assert (after, after.settled) == (Counts(pages=3, made=2, failed=1), True)


def test_once_no_page_is_on_its_way_each_is_packed_as_small_as_can_be() -> None:
    words = " ".join(f"{number} of {number + 7} people" for number in range(3000))
    quick, best = (pack(f"<h1>{words}</h1>".encode(), PAGE_TYPE, each) for each in (QUICK, BEST))

    async def make(_name: str) -> str:
        return f"<h1>{words}</h1>"

    async def ask() -> tuple[Packed, Packed]:
        kept = KeptPages(make, lambda: {"a": 0, "b": 0})
        first = last = await kept.get("a")
        for _ in range(500):
            if last == best:
                break
            await asyncio.sleep(0.01)
            last = await kept.get("a")
        await kept.close()
        return first, last

    assert asyncio.run(ask()) == (quick, best)

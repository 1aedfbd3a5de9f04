"""The figures as a page for people."""

import statistics
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tests.browser.conftest import PHONE
from tests.server import TIMELINE
from tools.bench.growth import Grown
from tools.bench.load import Load
from tools.bench.phone import SLOWER, Answers, Phone
from tools.bench.visits import Visits

#: What is compared, in the order of the tables.
NAMES = {
    "static": "hand-written static page, same chart (nginx)",
    "nginx": "**the guide, published** (nginx)",
    "guide": "**the guide, by its server**",
    "stock": "stock Voila, `FigureWidget`",
    "heated": "the same, kernels pre-heated",
}


@dataclass(frozen=True)
class Results:
    """All that a run measured, by the names of `NAMES`."""

    machine: str
    turns: int
    seconds: int
    visits: dict[str, Visits]
    pages: dict[str, Visits]
    phones: dict[str, Phone]
    answers: Answers
    idle_mb: dict[str, float]
    loads: dict[str, list[Load]]
    grown: list[Grown]

    def most(self, kind: str) -> Load:
        """The load at which a server gave most answers a second."""
        return max(self.loads[kind], key=lambda each: each.answers)

    def at(self, kind: str, connections: int) -> Load:
        """What a server did with so many connections open."""
        return next(each for each in self.loads[kind] if each.connections == connections)


def report(found: Results) -> str:
    """Return the page."""
    return f"""# Performance, as measured

Written by `make bench` on {date.today().isoformat()}, all in one run on one machine: servers,
Chromium and `wrk` share it. Read the ratios, they hold elsewhere; the figures are this machine's.
{found.machine}

## What was wanted

| figure | wanted | measured |
|---|---|---|
{_wanted(found)}

## A visit

{found.turns} turns after one that does not count, each with a cold browser (Chromium,
{PHONE[0]}x{PHONE[1]}) and no cache, all pages in turn, so that the machine's moods fall on all
alike. Times are medians (fastest to slowest).

| page | can be used | film drawn | chart drawn | uncompressed | sent | slider step |
|---|---|---|---|---|---|---|
{_lines(_visit(NAMES[kind], each) for kind, each in found.visits.items())}

*Can be used*: from the start of the navigation until every control works and all in sight is
drawn. The guide's film and its chart are below; *film drawn* and *chart drawn* are for a reader who
goes to the one and then to the other, the moment the page can be used. The other pages have little
more than the chart: for them all three are one. *Sent* counts what crosses the network with the
chart, web socket messages too. A *slider step* is from the slider's input to the chart's new state,
laid out (the next frame comes on top).

| page, by the guide's server | can be used | against the static page | sent |
|---|---|---|---|
{_lines(_page(name, each, found.visits["static"]) for name, each in found.pages.items())}

## An old phone, a slow line

A line of 400 kbit/s where each answer takes 400 ms more, and a processor {SLOWER} times slower.
*Words*: the first words can be read. *Can be used*: every control works. *Sent*: what came until
then. Medians.

| page | words | can be used | sent |
|---|---|---|---|
{_lines(_phone(name, each) for name, each in found.phones.items())}

## As visitors grow

![Answers a second, waiting and memory over open connections](performance.svg)

`wrk` keeps so many connections open for {found.seconds} s, each asking for the page again as soon
as it has it (stock Voila: 20 s; it runs the notebook for each, and with too many at once none
comes in that time). *Memory* is the resident memory of
the server with all its processes, the most that was seen; shared pages count for each.

| server | open connections | pages a second | half within | 99 of 100 within | memory |
|---|---|---|---|---|---|
{_lines(_load(NAMES[kind], each) for kind, loads in found.loads.items() for each in loads)}

## As pages grow

The guide's notebooks, copied. Pages are made anew at each start.

| pages | first page after | every page after | idle memory | pages a second, 100 connections |
|---|---|---|---|---|
{_lines(_grown(each) for each in found.grown)}
"""


def _wanted(found: Results) -> str:
    static, guide, site = (found.visits[kind] for kind in ("static", "guide", "nginx"))
    stock, heated = (found.visits[kind].drawn for kind in ("stock", "heated"))
    most = max(found.most(kind).answers for kind in ("stock", "heated"))
    hundred = found.at("guide", 100)
    start = found.grown[0]
    growth = found.at("guide", 400).peak_mb - found.idle_mb["guide"]
    rows = (
        (
            "published page can be used, against the static page",
            "at most 1.1 times",
            f"{site.usable / static.usable:.2f} times",
        ),
        (
            "its film drawn, for a reader who goes there at once, against the static page's chart",
            "at most 1.0 times",
            f"{site.film / static.drawn:.2f} times",
        ),
        (
            "its chart drawn, for a reader who goes there next",
            "to be seen",
            f"{site.drawn / static.drawn:.2f} times",
        ),
        (
            "served page can be used, against the static page",
            "at most 1.5 times",
            f"{guide.usable / static.usable:.2f} times",
        ),
        (
            "its chart drawn, against stock Voila's",
            "at least 6 times sooner",
            f"{stock / guide.drawn:.1f} times sooner",
        ),
        (
            "the same, with kernels pre-heated",
            "to be seen",
            f"{heated / guide.drawn:.1f} times sooner",
        ),
        ("sent, uncompressed", "at most 1.5 MB", f"{_middle(guide.whole) / 1e6:.2f} MB"),
        ("sent, compressed", "at most 500 kB", f"{_middle(guide.sent) / 1e3:,.0f} kB"),
        ("slider step", "under 30 ms", f"{statistics.median(guide.step_ms):.1f} ms"),
        *_slow(found),
        (
            "pages a second, 100 connections",
            "at least 1,500",
            f"{hundred.answers:,.0f}",
        ),
        ("99 of 100 answers, 100 connections", "under 200 ms", f"within {_ms(hundred.p99_ms)}"),
        (
            "pages a second, against the most of stock Voila, pre-heated or not",
            "at least 2,000 times",
            f"{hundred.answers / most:,.0f} times",
        ),
        ("idle server", "at most 200 MB", f"{found.idle_mb['guide']:.0f} MB"),
        (
            "memory for each of 400 visitors at once",
            "not measurable",
            f"{growth / 400:.3f} MB",
        ),
        ("first page after the start", "within 6 s", f"{start.first_s:.1f} s"),
        ("every page after the start", "within 25 s", f"{start.every_s:.1f} s"),
    )
    return _lines(f"| {' | '.join(row)} |" for row in rows)


def _slow(found: Results) -> list[tuple[str, str, str]]:
    """Return what was wanted of an old phone: its slowest page, and how it answers."""
    words = max(statistics.median(each.words_ms) for each in found.phones.values())
    usable = max(statistics.median(each.usable_ms) for each in found.phones.values())
    sent = max(_middle(each.sent) for name, each in found.phones.items() if name != TIMELINE)
    on = "old phone, slow line"
    return [
        (f"{on}: words of the slowest page", "within 1.5 s", f"{words / 1000:.2f} s"),
        (f"{on}: the slowest page can be used", "within 2.0 s", f"{usable / 1000:.2f} s"),
        (f"{on}: most sent by a page without a chart", "at most 60 kB", f"{sent / 1000:.0f} kB"),
        (
            f"{on}: sent by the page with a chart",
            "at most 110 kB",
            f"{_middle(found.phones[TIMELINE].sent) / 1000:.0f} kB",
        ),
        ("old phone: another week", "under 60 ms", f"{found.answers.week_ms:.0f} ms"),
        ("old phone: another area", "under 150 ms", f"{found.answers.area_ms:.0f} ms"),
        (
            "old phone: longest task while the chart comes",
            "at most 200 ms",
            f"{found.answers.task_ms:.0f} ms",
        ),
    ]


def _phone(name: str, one: Phone) -> str:
    words, usable = (statistics.median(times) / 1000 for times in (one.words_ms, one.usable_ms))
    return f"| {name} | {words:.2f} s | {usable:.2f} s | {_middle(one.sent) / 1e3:,.0f} kB |"


def _visit(name: str, one: Visits) -> str:
    return (
        f"| {name} | {_times(one.usable_ms)} | {_times(one.film_ms)} | {_times(one.drawn_ms)} "
        f"| {_middle(one.whole) / 1e6:.2f} MB | {_middle(one.sent) / 1e3:,.0f} kB "
        f"| {statistics.median(one.step_ms):.1f} ms |"
    )


def _page(name: str, one: Visits, static: Visits) -> str:
    times = one.usable / static.usable
    return (
        f"| {name} | {one.usable:,.0f} ms | {times:.2f} times | {_middle(one.sent) / 1e3:,.0f} kB |"
    )


def _load(name: str, one: Load) -> str:
    rate = f"{one.answers:,.0f}" if one.answers >= 10 else f"{one.answers:.2f}"
    return (
        f"| {name} | {one.connections} | {rate if one.answers else 'none came'} "
        f"| {_ms(one.middle_ms)} | {_ms(one.p99_ms)} | {one.peak_mb:,.0f} MB |"
    )


def _ms(time: float | None) -> str:
    return "none came" if time is None else f"{time:,.1f} ms"


def _grown(one: Grown) -> str:
    return (
        f"| {one.pages} | {one.first_s:.1f} s | {one.every_s:.1f} s | {one.idle_mb:.0f} MB "
        f"| {one.answers:,.0f} |"
    )


def _times(found: list[float]) -> str:
    return f"{statistics.median(found):,.0f} ms ({min(found):,.0f} to {max(found):,.0f})"


def _middle(found: list[int]) -> float:
    return statistics.median(found)


def _lines(rows: Iterable[str]) -> str:
    return "\n".join(rows)

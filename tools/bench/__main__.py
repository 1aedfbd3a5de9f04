"""`make bench`: measure, print, and write docs/performance.md with its picture."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page, Playwright, sync_playwright

from mesoguide import paths
from mesoguide.evidence.about import series
from mesoguide.publish.site import page_name
from tests.browser.conftest import launch
from tests.server import PAGES, TIMELINE, start_guide, wait_until
from tools.bench import plot, sites
from tools.bench.growth import grown
from tools.bench.load import Load, load, resident_mb
from tools.bench.machine import machine
from tools.bench.phone import Answers, Phone, answers, phone
from tools.bench.report import NAMES, Results, report
from tools.bench.visits import Visits, native_step, stock_step, visit

TURNS = 5
#: What is put under load, in the order of the report.
LOADED = ("nginx", "guide", "stock", "heated")
#: How often the guide is copied to see what pages cost.
TIMES = (1, 2, 4)
#: Open connections, for servers that answer at once and for stock Voila, which runs a notebook for
#: each answer and keeps its kernel: more of them would only fill the memory.
CONNECTIONS, STOCK_CONNECTIONS = (1, 10, 100, 400), (1, 2, 10)
SECONDS, STOCK_SECONDS = 6, 20


def say(text: str) -> None:
    """Tell the person who waits what is measured now."""
    print(text, file=sys.stderr, flush=True)


@contextmanager
def guide_server() -> Iterator[sites.Running]:
    """Serve the guide, every page made and no kernel left."""
    guide = start_guide()
    try:
        wait_until(lambda: guide.kernels() == [], 60)
        yield sites.Running(guide.page(TIMELINE), guide.process)
    finally:
        guide.stop()


def measure_visits(
    playwright: Playwright, address: dict[str, str], turns: int
) -> tuple[dict[str, Visits], dict[str, Visits]]:
    """Visit all that is compared, and every page of the guide, in turn."""
    kinds = {"static": "static", "nginx": "guide", "guide": "guide"}
    steps: dict[str, Callable[[Page], float]] = {"stock": stock_step, "heated": stock_step}
    found = {name: Visits() for name in address}
    pages = {name: Visits() for name in PAGES}
    for turn in range(turns + 1):
        say(f"visits, turn {turn} of {turns}")
        browser = launch(playwright)  # a cold browser for each turn
        for name, url in address.items():
            into = found[name] if turn else Visits()
            visit(browser, url, kinds.get(name, "stock"), into, steps.get(name, native_step))
        for name in PAGES:
            url = address["guide"].replace(TIMELINE, name)
            visit(browser, url, "page", pages[name] if turn else Visits(), None)
        browser.close()
    return found, pages


def measure_phones(
    playwright: Playwright, address: str, turns: int
) -> tuple[dict[str, Phone], Answers]:
    """Visit every page with an old phone on a slow line, and use the page of results."""
    pages = {name: Phone() for name in PAGES}
    browser = launch(playwright)
    for turn in range(turns + 1):
        say(f"an old phone, turn {turn} of {turns}")
        for name in PAGES:
            into = pages[name] if turn else Phone()
            phone(browser, address.replace(TIMELINE, name), into)
    answered = answers(browser, address)
    browser.close()
    return pages, answered


def measure_loads(alone: sites.Running, stock: bool) -> list[Load]:
    """Load a server with more and more connections, with no other at work."""
    seconds = STOCK_SECONDS if stock else SECONDS
    return [
        load(alone.url, connections, seconds, lambda: alone.pids)
        for connections in (STOCK_CONNECTIONS if stock else CONNECTIONS)
    ]


@contextmanager
def server(name: str, root: Path, folder: Path) -> Iterator[sites.Running]:
    """Start one of what is compared, by its name in the report.

    Parameters
    ----------
    name
        Which.
    root
        The published guide.
    folder
        Where servers may write.
    """
    own = Path(tempfile.mkdtemp(prefix=name, dir=folder))
    with ExitStack() as stack:
        start = stack.enter_context
        if name == "static":
            yield start(sites.nginx(sites.hand_written(own), own))
        elif name == "nginx":
            running = start(sites.nginx(root, own))
            page = f"{series().language}/{page_name(f'{TIMELINE}.ipynb')}"
            yield replace(running, url=running.url + page)
        elif name == "guide":
            yield start(guide_server())
        else:
            yield start(sites.stock(own, heated=name == "heated"))


def measure(turns: int, site: Path | None) -> tuple[Results, str]:
    """Measure all; returns what was found, and its picture."""
    on = machine()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        say("publishing")
        root = site.resolve() if site else sites.published(folder / "site")
        playwright = stack.enter_context(sync_playwright())
        with ExitStack() as together:
            servers = {name: together.enter_context(server(name, root, folder)) for name in NAMES}
            idle = {name: resident_mb(each.pids) for name, each in servers.items()}
            address = {name: each.url for name, each in servers.items()}
            visits, pages = measure_visits(playwright, address, turns)
            phones, answered = measure_phones(playwright, address["guide"], turns)
        loads = {}
        for name in LOADED:
            say(f"load: {name}")
            with server(name, root, folder) as alone:
                loads[name] = measure_loads(alone, stock=name in ("stock", "heated"))
        more = []
        for times in TIMES:
            say(f"pages, {times} times")
            more.append(grown(folder / f"copies-{times}", times))
        browser = launch(playwright)
        picture = plot.drawn(browser, plot.figure(loads))
        browser.close()
    found = Results(on, turns, SECONDS, visits, pages, phones, answered, idle, loads, more)
    return found, picture


def main() -> None:
    """Measure, print and write."""
    asks = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    asks.add_argument("--turns", type=int, default=TURNS, help="of visits (default: %(default)s)")
    asks.add_argument("--site", type=Path, help="a published guide (default: publish it now)")
    asks.add_argument("--into", type=Path, default=paths.root() / "docs", help="a folder")
    asked = asks.parse_args()
    for tool in ("wrk", "nginx"):
        if not sites.found(tool):
            sys.exit(f"make bench needs {tool}. On Debian or Ubuntu: apt install {tool}")
    found, picture = measure(asked.turns, asked.site)
    page = report(found)
    (asked.into / "performance.md").write_text(page, "utf-8")
    (asked.into / "performance.svg").write_text(picture, "utf-8")
    print(page)


if __name__ == "__main__":
    main()

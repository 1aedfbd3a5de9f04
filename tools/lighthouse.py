"""`make lighthouse`: Lighthouse, as on a phone, on every page; fails where a score is missed.

A run on all pages of the guide writes docs/lighthouse.md.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.browser.conftest import HOW_TO_GET_IT, QUIET, found_chromium
from tests.contents import all_pages
from tests.gate.npm import MODULES, NpmError, installed
from tests.server import start_guide

RUNS = 3
#: Where a run on the whole guide is kept.
RECORD = Path(__file__).parents[1] / "docs" / "lighthouse.md"
#: How often a run is tried that breaks off.
TRIES = 3
#: The lowest score of each category, of 100.
WANTED = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}


@dataclass(frozen=True)
class Scores:
    """A page's scores of 100, each the median of its runs, and what was found wanting."""

    page: str
    scores: dict[str, int]
    wanting: tuple[str, ...]
    #: How fast the machine was, by Lighthouse's own index: on a busy one, performance is its own.
    index: int
    #: Lighthouse's own, as it names it.
    version: str

    @property
    def missed(self) -> list[str]:
        """The categories below what is wanted."""
        return [name for name, least in WANTED.items() if self.scores[name] < least]


def scores(address: str, reports: list[dict[str, Any]]) -> Scores:
    """Return a page's scores out of Lighthouse's reports on it."""

    def score(category: str) -> int:
        found = [report["categories"][category]["score"] or 0 for report in reports]
        return round(100 * statistics.median(found))

    name = urlsplit(address).path.rsplit("/", 1)[-1]
    wanting = {line: None for report in reports for line in _wanting(report)}
    index = min(report["environment"]["benchmarkIndex"] for report in reports)
    given = {category: score(category) for category in WANTED}
    return Scores(name, given, tuple(wanting), round(index), reports[0]["lighthouseVersion"])


def _wanting(report: dict[str, Any]) -> Iterator[str]:
    """Yield the audits that took points off a category, each with its first finding."""
    if "runtimeError" in report:
        yield report["runtimeError"]["message"]
    for category in WANTED:
        for part in report["categories"][category]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if not part["weight"] or audit["score"] is None or audit["score"] >= 0.9:
                continue
            items = audit.get("details", {}).get("items", [])
            first = json.dumps(items[0])[:300] if items and category != "performance" else ""
            yield " ".join([f"{category}:", audit["title"], audit.get("displayValue", ""), first])


def run(address: str) -> dict[str, Any]:
    """Return Lighthouse's report on a page, with its usual phone and slow network.

    Raises
    ------
    SystemExit
        If Lighthouse could not run.
    """
    command = [
        "node",
        str(MODULES / "lighthouse" / "cli" / "index.js"),
        address,
        "--quiet",
        "--output=json",
        "--no-enable-error-reporting",
        f"--only-categories={','.join(WANTED)}",
        f"--chrome-flags={' '.join(['--headless=new', *QUIET])}",
    ]
    settings = {**os.environ, "CHROME_PATH": found_chromium() or ""}
    for _ in range(TRIES):  # on a busy machine Chromium may lose the beginning of its trace
        done = subprocess.run(command, env=settings, capture_output=True, text=True, timeout=240)
        if done.returncode == 0:
            break
    else:
        sys.exit(f"Lighthouse could not measure {address}: {done.stderr.strip()[-500:]}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


@contextmanager
def addresses(given: list[str]) -> Iterator[list[str]]:
    """Give the addresses asked for, or that of the guide, served while it is measured."""
    if given:
        yield given
        return
    guide = start_guide()
    try:
        yield [f"{guide.url}/"]
    finally:
        guide.stop()


def table(found: list[Scores]) -> str:
    """Return the scores as a table for people, and under it what took points off."""
    wide = max(len(each.page) for each in found)
    head = " ".join(f"{name:>15}" for name in WANTED)
    lines = [f"{'':{wide}} {head}", f"{'wanted':{wide}} {_cells(WANTED)}"]
    lines += [f"{each.page:{wide}} {_cells(each.scores)}" for each in found]
    lines += ["", f"The machine's speed, Lighthouse's index: {min(each.index for each in found)}"]
    for each in found:
        if each.missed:
            lines += ["", f"{each.page}: {', '.join(each.missed)} too low"]
            lines += [f"  {line}" for line in each.wanting]
    return "\n".join(lines)


def record(found: list[Scores], runs: int) -> str:
    """Return the scores as a page of the docs."""
    rows = [("wanted", WANTED)]
    rows += [(each.page.removesuffix(".ipynb"), each.scores) for each in found]
    lines = [
        "# Lighthouse, as measured",
        "",
        f"Written by `make lighthouse` on {datetime.now(UTC).date()} with Lighthouse"
        f" {found[0].version}: its usual phone and",
        "slow network, on the guide's own server. Each score is of 100,"
        f" the median of {runs} runs.",
        "",
        f"| page | {' | '.join(WANTED)} |",
        f"|---{'|---' * len(WANTED)}|",
    ]
    lines += [f"| {page} | {' | '.join(str(of[name]) for name in WANTED)} |" for page, of in rows]
    slowest = min(each.index for each in found)
    lines += ["", f"The machine's speed at its slowest, by Lighthouse's own index: {slowest}.", ""]
    return "\n".join(lines)


def _cells(scores: dict[str, int]) -> str:
    return " ".join(f"{scores[name]:15}" for name in WANTED)


def main() -> None:
    """Measure, print, and fail where a score is missed."""
    asks = argparse.ArgumentParser(prog="python -m tools.lighthouse", description=__doc__)
    asks.add_argument(
        "address", nargs="*", help="a page of a served or published guide (default: serve it)"
    )
    asks.add_argument("--runs", type=int, default=RUNS, help="for each page (default: %(default)s)")
    asks.add_argument("--only", default="", help="pages whose address holds this")
    asked = asks.parse_args()
    if not found_chromium():
        sys.exit(HOW_TO_GET_IT)
    try:
        installed()
    except NpmError as error:
        sys.exit(str(error))
    found = []
    with addresses(asked.address) as bases:
        for address in (page for base in bases for page in all_pages(base) if asked.only in page):
            found.append(scores(address, [run(address) for _ in range(asked.runs)]))
            print(f"{found[-1].page}: {_cells(found[-1].scores)}", file=sys.stderr)
    if not found:
        sys.exit(f"--only: found {asked.only}, which is in no page's address")
    print(table(found))
    if not asked.address and not asked.only:
        RECORD.write_text(record(found, asked.runs), "utf-8")
    sys.exit(any(each.missed for each in found))


if __name__ == "__main__":
    main()

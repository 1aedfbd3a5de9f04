"""The scorecard that is kept says what the checklist says; only its results come from a run."""

import re
from collections import Counter
from datetime import date

from click.testing import CliRunner

from mesoguide import paths
from mesoguide.cli import main
from mesoguide.scorecard.judge import RESULTS, Result
from mesoguide.scorecard.results import Run
from mesoguide.scorecard.rows import checklist
from mesoguide.scorecard.write import markdown

KEPT = paths.scorecard().read_text("utf-8")
ITEMS = checklist()
NO_RUN = Run({}, date(2026, 1, 1))


def rows(text: str) -> list[list[str]]:
    """The cells of every item."""
    cells = [re.split(r"(?<!\\)\|", line.strip("|")) for line in text.splitlines()]
    shown = [[cell.strip() for cell in row] for row in cells if len(row) == 4]
    return [row for row in shown if row[2] in RESULTS]


def without_results(text: str) -> list[list[str]]:
    return [[item, criterion, shown] for item, criterion, _, shown in rows(text)]


def test_the_kept_scorecard_has_the_rows_of_the_checklist() -> None:
    anew = markdown(ITEMS, ["not measured"] * len(ITEMS), NO_RUN)
    assert without_results(KEPT) == without_results(anew)
    assert len(rows(KEPT)) == len(ITEMS)


def test_the_kept_results_are_ones_a_run_can_give() -> None:
    given: dict[str, set[Result]] = {
        "test": {"met", "not met", "not measured"},
        "element": {"met", "not met", "not measured"},
        "people": {"needs people"},
        "not met": {"not met"},
        "not measured": {"not measured"},
        "does not apply": {"does not apply"},
    }
    for item, row in zip(ITEMS, rows(KEPT), strict=True):
        assert row[2] in given[item.kind], item.id


def test_the_kept_summary_counts_the_kept_results() -> None:
    counts = Counter(row[2] for row in rows(KEPT))
    told = re.search(r"\| \*\*all\*\* \|(.*)\|", KEPT)
    assert told
    assert [int(cell) for cell in told[1].split("|")] == [
        len(ITEMS),
        *(counts[result] for result in RESULTS),
    ]


def test_without_a_run_nothing_is_written() -> None:
    before = paths.scorecard().stat().st_mtime_ns
    done = CliRunner().invoke(main, ["scorecard", "no-such.xml"])
    assert done.exit_code == 1
    assert "no-such.xml: found" in done.output
    assert paths.scorecard().stat().st_mtime_ns == before

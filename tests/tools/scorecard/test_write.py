"""The scorecard that is kept says what the checklist says; only its results come from a run."""

import re
from collections import Counter
from datetime import date

import pytest
import textstat
from click.testing import CliRunner

from mesoguide import paths
from tools.scorecard.__main__ import main
from tools.scorecard.judge import RESULTS, Result
from tools.scorecard.results import Run
from tools.scorecard.rows import checklist
from tools.scorecard.write import USE, markdown

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
    line = re.search(r"\| \*\*all\*\* \|(.*)\|", KEPT)
    assert line
    assert [int(cell) for cell in line[1].split("|")] == [
        len(ITEMS),
        *(counts[result] for result in RESULTS),
    ]


def can_use(text: str) -> str:
    """What it says on who can use the guide; the counts of a run as 0."""
    part = text.split("## Can everyone use it?")[1].split("\n## ")[0]
    return re.sub(r"^\d+ met.*$", "0", part, flags=re.MULTILINE)


def test_the_kept_words_on_who_can_use_it_are_those_of_today() -> None:
    anew = markdown(ITEMS, ["not measured"] * len(ITEMS), NO_RUN)
    assert can_use(KEPT) == can_use(anew)


@pytest.mark.parametrize(
    "line",
    [
        "all pages of the guide, and about this one",
        "level AA of WCAG 2.2",
        "No one from outside has checked",
        "a screen reader",
        "Safari on an iPhone or a Mac, or an old Safari or Firefox",
        "from Chrome 92, Samsung Internet 16, Firefox 91 and Safari 15 on",
        "in the hands of people with disabilities",
        "On pages 05 and 06",
        "If something keeps you out, tell",
        "We wrote this part on 29 November 2026",
    ],
)
def test_it_says_who_can_use_the_guide_and_what_was_not_tried(line: str) -> None:
    assert line in " ".join(can_use(KEPT).split())


def test_the_words_on_who_can_use_it_are_easy_to_read() -> None:
    bare = re.sub(r"^- |[*`]|^0$", "", can_use(KEPT), flags=re.MULTILINE).replace(";\n", ".\n")
    blocks = [" ".join(block.split()) for block in re.split(r"\n\n|(?<=\.)\n", bare)]
    text = "\n".join(block for block in blocks if block)
    assert textstat.flesch_kincaid_grade(text) <= 6.0
    for sentence in re.split(r"(?<=[.?:])\s+", text):
        assert len(sentence.split()) <= 25, sentence


def test_the_counts_on_who_can_use_it_are_those_of_its_three_standards() -> None:
    line = re.search(r"Of the (\d+) items.*\n(\d+ met.*)\.\n", KEPT)
    assert line
    asked = {item.id for item in ITEMS if item.standard in USE}
    counts = Counter(row[2] for row in rows(KEPT) if row[0] in asked)
    assert int(line[1]) == len(asked)
    assert line[2] == ", ".join(f"{counts[result]} {result}" for result in RESULTS)


def test_without_a_run_nothing_is_written() -> None:
    before = paths.scorecard().stat().st_mtime_ns
    done = CliRunner().invoke(main, ["no-such.xml"])
    assert done.exit_code == 1
    assert "no-such.xml: found" in done.output
    assert paths.scorecard().stat().st_mtime_ns == before

"""The checklist: whole, and nothing in it is claimed that is not there."""

import ast
import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from mesoguide import paths
from mesoguide.evidence import EvidenceError
from tests.some import some
from tools.scorecard.rows import STANDARDS, Item, checklist

ITEMS = checklist()
TESTS = [(item.id, test) for item in ITEMS for test in item.test]
SIZES = {
    "IPDAS": 44,
    "PEMAT": 26,
    "CDC-CCI": 21,
    "DISCERN": 16,
    "NHS-CONTENT": 11,
    "PIF-TICK": 10,
    "RISK-COMM": 20,
    "PLAIN-LANGUAGE": 6,
    "WCAG-2.2": 39,
    "EN-301-549": 4,
    "CHARTABILITY": 14,
    "AD-RULES": 10,
    "EDUCATOR": 14,
}


def test_no_item_of_a_standard_is_left_out() -> None:
    assert {name: sum(item.standard == name for item in ITEMS) for name in STANDARDS} == SIZES


def test_every_qualifying_and_certifying_item_of_ipdas_is_there() -> None:
    wanted = [*(f"IPDAS-Q{n}" for n in range(1, 7)), *(f"IPDAS-C{n}" for n in range(1, 11))]
    assert [item.id for item in ITEMS][: len(wanted)] == wanted


@pytest.mark.parametrize("test", sorted({test for _, test in TESTS}))
def test_a_test_that_is_named_is_there(test: str) -> None:
    file, name = test.partition("[")[0].split("::")
    tree = ast.parse((paths.root() / file).read_text("utf-8"))
    assert name in {part.name for part in tree.body if isinstance(part, ast.FunctionDef)}


def test_what_people_must_judge_has_no_test_and_no_place() -> None:
    for item in some(item for item in ITEMS if item.kind == "people"):
        assert not item.test
        assert not item.element


def test_the_mark_that_only_its_owner_can_give_is_left_to_people() -> None:
    assert {item.kind for item in ITEMS if item.standard == "PIF-TICK"} == {"people"}


@pytest.fixture
def refused(tmp_path: Path) -> Callable[..., str]:
    """Change cells of one row of the checklist; return what is said to that."""

    def spoil(item: str, **cells: str) -> str:
        with (paths.assets() / "standards" / Item.file).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            if row["id"] == item:
                row.update(cells)
        with (tmp_path / Item.file).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        with pytest.raises(EvidenceError) as caught:
            checklist(tmp_path)
        return str(caught.value)

    return spoil


@pytest.mark.parametrize(
    ("item", "cells", "message"),
    [
        ("PIF-1", {"kind": "met"}, "row 120, column kind: found 'met'; accepted: 'test'"),
        (
            "PIF-1",
            {"test": "tests/words/test_phrases.py::test_x"},
            "nothing, because kind is people",
        ),
        ("PIF-1", {"note": ""}, "column note: found nothing; accepted: the reason"),
        ("PL-1", {"test": ""}, "column test: found nothing; accepted: at least one test"),
        ("PL-1", {"test": "by eye"}, "column test"),
        ("PL-1", {"page": "00-start"}, "column page: found 00-start; accepted: nothing"),
        ("IPDAS-Q1", {"words": ""}, "column words: found nothing; accepted: where the words"),
        ("IPDAS-Q1", {"page": "99-end"}, "found 99-end; accepted: the name of a notebook"),
        ("IPDAS-Q1", {"standard": "OURS"}, "column standard: found 'OURS'; accepted: 'IPDAS'"),
        ("IPDAS-Q1", {"id": "IPDAS-Q2"}, "column id: found IPDAS-Q2 again"),
    ],
)
def test_a_spoilt_row_is_refused(
    refused: Callable[..., str], item: str, cells: dict[str, str], message: str
) -> None:
    assert message in refused(item, **cells)

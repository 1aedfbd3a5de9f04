"""An item is met only if everything behind it ran and passed."""

from datetime import date
from pathlib import Path

import pytest

from tools.scorecard.judge import ELEMENT_TEST, judge, wrong
from tools.scorecard.results import ResultsError, Run, read
from tools.scorecard.rows import Item

TEST = "tests/test_a.py::test_b"
ONE, TWO = f"{TEST}[one]", f"{TEST}[two]"
THERE = frozenset({ONE, TWO, "tests/test_a.py::test_because"})


def item(kind: str = "test", **cells: str) -> Item:
    empty = dict.fromkeys(("test", "page", "element", "words", "note"), "")
    row = {"standard": "IPDAS", "id": "IPDAS-Q1", "criterion": "Says so", "kind": kind}
    return Item.model_validate({**row, **empty, **cells})


def run(**outcomes: str) -> Run:
    return Run({f"{TEST}[{name}]": how for name, how in outcomes.items()}, date(2026, 11, 23))  # type: ignore[misc]


def test_it_is_met_when_every_part_of_its_test_passed() -> None:
    assert judge(item(test=TEST), run(one="passed", two="passed"), THERE) == "met"


@pytest.mark.parametrize(
    ("found", "result"),
    [
        (run(one="passed"), "not measured"),
        (run(one="passed", two="skipped"), "not measured"),
        (run(one="passed", two="failed"), "not met"),
        (run(one="failed"), "not met"),
        (run(), "not measured"),
    ],
)
def test_it_is_not_met_by_less(found: Run, result: str) -> None:
    assert judge(item(test=TEST), found, THERE) == result


def test_a_test_that_is_not_there_meets_nothing() -> None:
    gone = item(test="tests/test_a.py::test_gone")
    assert judge(gone, run(one="passed"), THERE) == "not measured"
    assert "found tests/test_a.py::test_gone" in str(next(wrong([gone], run(), THERE)))


def test_one_part_of_a_test_can_be_named() -> None:
    assert judge(item(test=ONE), run(one="passed", two="failed"), THERE) == "met"


@pytest.mark.parametrize("kind", ["not met", "not measured", "does not apply"])
def test_what_is_known_already_stands_whatever_passed(kind: str) -> None:
    assert judge(item(kind, note="Why."), run(one="passed"), THERE) == kind


def test_no_run_ticks_what_people_must_judge() -> None:
    assert judge(item("people", note="Why."), run(one="passed"), THERE) == "needs people"


def test_words_on_a_page_need_their_own_test_beside_those_named() -> None:
    shown = item("element", test=TEST, page="00-start", element="footer", words="Made by")
    looked = ELEMENT_TEST.format(id="IPDAS-Q1")
    passed = run(one="passed", two="passed")
    there = THERE | {looked}
    assert judge(shown, passed, there) == "not measured"
    found = Run({**passed.outcomes, looked: "passed"}, passed.day)
    assert judge(shown, found, there) == "met"
    lost = Run({**passed.outcomes, looked: "failed"}, passed.day)
    assert judge(shown, lost, there) == "not met"
    assert "footer on 00-start without “Made by”" in str(next(wrong([shown], lost, there)))


XML = """<?xml version="1.0"?><testsuites>
<testsuite name="pytest" timestamp="2026-11-23T10:00:00+00:00">
<testcase classname="tests.test_a" name="test_b[one]" />
<testcase classname="tests.test_a" name="test_b[two]"><failure message="no">x</failure></testcase>
<testcase classname="tests.test_a" name="test_c"><skipped message="later" /></testcase>
<testcase classname="tests.test_a" name="test_d"><error message="set up">x</error></testcase>
</testsuite></testsuites>"""


def test_results_are_read_from_what_pytest_writes(tmp_path: Path) -> None:
    file = tmp_path / "results.xml"
    file.write_text(XML)
    found = read([file])
    assert found.outcomes == {
        ONE: "passed",
        TWO: "failed",
        "tests/test_a.py::test_c": "skipped",
        "tests/test_a.py::test_d": "failed",
    }
    assert found.day == date(2026, 11, 23)


def test_of_two_runs_the_worse_result_stands(tmp_path: Path) -> None:
    first, second = tmp_path / "first.xml", tmp_path / "second.xml"
    first.write_text(XML)
    second.write_text(XML.replace('<failure message="no">x</failure>', ""))
    assert read([first, second]).outcomes == read([second, first]).outcomes
    assert read([second, first]).outcomes[TWO] == "failed"


@pytest.mark.parametrize(
    "content", ["", "none", "<a/>", "<testsuite/>", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>']
)
def test_results_that_are_none_are_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "results.xml"
    file.write_text(content)
    with pytest.raises(ResultsError, match="accepted: "):
        read([file])

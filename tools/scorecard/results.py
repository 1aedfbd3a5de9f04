"""What a run of the tests found: read from pytest's JUnit XML."""

import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import parse

Outcome = Literal["passed", "failed", "skipped"]


class ResultsError(ValueError):
    """The results can't be used. Names the file, what was found and what is accepted."""


@dataclass(frozen=True)
class Run:
    """Runs of the tests, as one: how each test ended by its node id, and the last day."""

    outcomes: dict[str, Outcome]
    day: date

    def count(self, outcome: Outcome) -> int:
        """Return how many tests ended so."""
        return list(self.outcomes.values()).count(outcome)


def read(files: Iterable[Path]) -> Run:
    """Return what runs found; where two ran the same test, the worse result stands.

    Raises
    ------
    ResultsError
        If a file is no JUnit XML as pytest writes it, or holds no test.
    """
    outcomes: dict[str, Outcome] = {}
    days: list[date] = []
    for file in files:
        try:
            suites = list(parse(file).iter("testsuite"))
            days += [datetime.fromisoformat(suite.attrib["timestamp"]).date() for suite in suites]
            cases = [case for suite in suites for case in suite.iter("testcase")]
            ended = [(_node_id(case), _outcome(case)) for case in cases]
        except (OSError, ParseError, KeyError, ValueError) as error:
            raise ResultsError(f"{file}: found {error}; accepted: pytest's JUnit XML") from None
        for test, outcome in ended:
            outcomes[test] = max(outcome, outcomes.get(test, outcome), key=_WORSE.index)
    if not outcomes:
        raise ResultsError("found no test in the results; accepted: a run of the tests")
    return Run(outcomes, max(days))


_WORSE: tuple[Outcome, ...] = ("passed", "skipped", "failed")


def _node_id(case: Element) -> str:
    """Return ``tests/test_a.py::test_b[c]`` for the class ``tests.test_a`` and its test."""
    return f"{case.attrib['classname'].replace('.', '/')}.py::{case.attrib['name']}"


def _outcome(case: Element) -> Outcome:
    ends = {part.tag for part in case}
    if ends & {"failure", "error"}:
        return "failed"
    return "skipped" if "skipped" in ends else "passed"


def collected(root: Path) -> frozenset[str]:
    """Return the node ids of every test of a checkout, without running any.

    Raises
    ------
    ResultsError
        If the tests can't be collected.
    """
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--collect-only",
        "-m",
        "",
        "-q",
        "-p",
        "no:cacheprovider",
    ]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stdout + done.stderr).strip().splitlines()[-1:]
        raise ResultsError(f"{root}: found {' '.join(last)}; accepted: tests that can be collected")
    return frozenset(line for line in done.stdout.splitlines() if "::" in line)

"""From the checklist and a run of the tests to a result for every item."""

from collections.abc import Iterable, Iterator
from typing import Literal, get_args

from mesoguide.evidence.problems import Problem
from tools.scorecard.results import Run
from tools.scorecard.rows import Item

Result = Literal["met", "not met", "needs people", "does not apply", "not measured"]
RESULTS: tuple[Result, ...] = get_args(Result)

#: The test that opens the page of an item and looks for its words at its element.
ELEMENT_TEST = (
    "tests/browser/test_scorecard.py::test_the_words_stand_where_the_scorecard_points[{id}]"
)


def tests_of(item: Item) -> tuple[str, ...]:
    """Return every test that has to pass for an item to be met."""
    own = (ELEMENT_TEST.format(id=item.id),) if item.kind == "element" else ()
    return (*own, *item.test)


def instances(test: str, there: Iterable[str]) -> list[str]:
    """Return the tests that a name stands for: itself, or itself with each of its parameters."""
    return [each for each in there if each == test or each.startswith(f"{test}[")]


def judge(item: Item, run: Run, there: frozenset[str]) -> Result:
    """Return the result of an item: met only if every test behind it ran and passed."""
    match item.kind:
        case "people":
            return "needs people"
        case "not met" | "not measured" | "does not apply":
            return item.kind
    nodes = [node for test in tests_of(item) for node in instances(test, there)]
    ended = {run.outcomes.get(node) for node in nodes}
    if "failed" in ended:
        return "not met"
    return "met" if ended == {"passed"} else "not measured"


def wrong(items: Iterable[Item], run: Run, there: frozenset[str]) -> Iterator[Problem]:
    """Tell of rows that name a test that is not there, or an element that was not found."""
    for item in items:
        for test in item.test:
            if not instances(test, there):
                yield item.problem("test", test, "a test that pytest collects")
        if item.kind == "element" and run.outcomes.get(ELEMENT_TEST.format(id=item.id)) == "failed":
            found = f"{item.element} on {item.page} without “{item.words}”"
            yield item.problem("element", found, "where the words stand")

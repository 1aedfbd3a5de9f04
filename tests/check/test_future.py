from datetime import date, timedelta

from mesoguide.check.future import in_the_future
from mesoguide.evidence import Evidence
from mesoguide.evidence.bibliography import FILE


def test_no_date_of_the_guide_is_in_the_future(facts: Evidence) -> None:
    last = max(source.urldate for source in facts.sources.values())
    assert list(in_the_future(facts, last)) == []


def test_what_was_read_tomorrow_is_refused(facts: Evidence) -> None:
    last = max(source.urldate for source in facts.sources.values())
    lines = [str(problem) for problem in in_the_future(facts, last - timedelta(days=1))]
    assert any(f"column urldate: found {last}; accepted: today or a day past" in x for x in lines)


def test_a_year_to_come_is_refused(facts: Evidence) -> None:
    files = {problem.file for problem in in_the_future(facts, date(2008, 1, 1))}
    assert files == {FILE, "outcomes.csv", "costs.csv", "regulation.csv"}

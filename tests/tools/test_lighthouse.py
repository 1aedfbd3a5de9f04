"""What Lighthouse reports becomes a table that fails where a score is missed."""

from typing import Any

from tests.contents import Contents
from tools.lighthouse import WANTED, record, scores, table


def report(**scored: float) -> dict[str, Any]:
    """A report of Lighthouse, as far as it is read."""
    scored = {name.replace("_", "-"): score for name, score in scored.items()}
    contrast = {"title": "Contrast is too low", "score": 0, "details": {"items": [{"node": "p"}]}}
    return {
        "categories": {
            name: {
                "score": scored.get(name, 1.0),
                "auditRefs": [{"id": "contrast", "weight": 3}] if scored.get(name, 1) < 1 else [],
            }
            for name in WANTED
        },
        "audits": {"contrast": contrast},
        "environment": {"benchmarkIndex": 1000.0},
        "lighthouseVersion": "12.0.0",
    }


def test_a_score_is_the_median_of_its_runs() -> None:
    found = scores("http://here/en/00-start.html", [report(performance=p) for p in (0.9, 0.97, 1)])
    assert (found.page, found.scores["performance"], found.missed) == ("00-start.html", 97, [])


def test_a_category_below_what_is_wanted_is_missed() -> None:
    assert scores("http://here/p", [report(accessibility=0.99)]).missed == ["accessibility"]
    assert scores("http://here/p", [report(performance=0.94)]).missed == ["performance"]


def test_the_table_says_what_was_found_wanting() -> None:
    found = scores("http://here/p", [report(accessibility=0.9)])
    printed = table([found])
    assert "p: accessibility too low" in printed
    assert 'Contrast is too low  {"node": "p"}' in printed


def test_what_is_kept_tells_every_score_and_how_it_was_measured() -> None:
    found = scores("http://here/00-start.ipynb", [report(performance=0.98)])
    kept = record([found], 1)
    assert "| wanted | 95 | 100 | 100 | 100 |\n| 00-start | 98 | 100 | 100 | 100 |" in kept
    assert "Lighthouse 12.0.0" in kept
    assert "the median of 1 runs" in kept


def test_a_run_that_gave_no_score_counts_as_none() -> None:
    reports = [report(seo=1), report(seo=0), report(seo=0)]
    for each in reports[1:]:
        each["categories"]["seo"]["score"] = None
    assert scores("http://here/p", reports).missed == ["seo"]


def test_the_pages_are_those_of_the_list_of_all_pages() -> None:
    contents = Contents()
    contents.feed(
        '<a href="x"></a><details class="contents"><a href="a"></a></details><a href="y">'
    )
    assert contents.links == ["a"]

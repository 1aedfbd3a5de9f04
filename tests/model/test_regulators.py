"""What regulators said: by country, newest first, with dates in words."""

from dataclasses import replace

import pytest

from mesoguide.evidence import Evidence
from mesoguide.model.regulators import countries


def test_every_notice_is_shown_once(facts: Evidence) -> None:
    shown = sum(len(country.notices) for country in countries(facts))
    assert shown == len(facts.regulation) == 25


def test_countries_stand_by_name(facts: Evidence) -> None:
    names = [country.name for country in countries(facts)]
    assert names == sorted(set(names))


def test_the_newest_comes_first_and_the_undated_last(facts: Evidence) -> None:
    us = next(country for country in countries(facts) if country.name == "US")
    assert us.notices[0].when == "December 2023"
    assert us.notices[-1].when == "no date seen"


def test_the_summary_counts_and_dates(facts: Evidence) -> None:
    told = {country.name: country.summary for country in countries(facts)}
    assert told["Switzerland"] == "Switzerland: 1 notice, 2024"
    assert told["UK"] == "UK: 3 notices up to 2024"
    assert told["EU"] == "EU: 1 notice"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("in force", "This holds today, as far as we know."),
        ("past", "This is what it said then."),
        ("proposed", "This is planned. It does not hold yet."),
        ("not known", "We do not know if this still holds."),
    ],
)
def test_each_status_is_told_in_plain_words(facts: Evidence, status: str, words: str) -> None:
    row = facts.regulation["brazil-2003"].model_copy(update={"status": status})
    changed = replace(facts, regulation={row.id: row})
    assert countries(changed)[0].notices[0].status == words

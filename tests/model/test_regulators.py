"""What regulators said: by country, newest first, with dates in words."""

from dataclasses import replace
from datetime import date

import pytest

from mesoguide.evidence import Evidence
from mesoguide.model.regulators import countries, regions
from mesoguide.words import day_words


def test_every_notice_is_shown_once(facts: Evidence) -> None:
    shown = sum(len(country.notices) for country in countries(facts))
    assert shown == len(facts.regulation) > 0


def test_countries_stand_by_name(facts: Evidence) -> None:
    names = [country.name for country in countries(facts)]
    assert names == sorted(set(names))


def test_one_country_is_one_answer_with_its_nations_named_in_it(facts: Evidence) -> None:
    names = {name for row in facts.emergency_numbers.values() for name in row.names}
    by_name = {country.name: country for country in countries(facts)}
    assert by_name.keys() <= names
    assert {"United Kingdom"} == by_name.keys() & {"UK", "England", "Scotland", "United Kingdom"}
    kingdom = by_name["United Kingdom"].notices
    assert {"England", "Scotland"} <= {one.when_and_where.split(", ")[-1] for one in kingdom}


def test_countries_of_a_union_stand_together_and_the_others_alone(facts: Evidence) -> None:
    by_name = {tuple(each.name for each in region.countries): region for region in regions(facts)}
    union = next(names for names in by_name if "Malta" in names)
    assert {"European Union", "France", "Germany", "Sweden"} <= set(union)
    assert "Switzerland" not in union
    assert by_name[union].summary.startswith("European Union (any country): ")
    assert by_name["United Kingdom",].summary == ""
    assert sum(len(names) for names in by_name) == len(countries(facts))


def test_no_nation_is_told_as_a_country(facts: Evidence) -> None:
    rows = facts.regulation.values()
    assert not {row.country for row in rows} & {row.nation for row in rows}


def test_in_every_country_the_newest_comes_first_and_the_undated_last(facts: Evidence) -> None:
    for country in countries(facts):
        dates = {row.said: row.date for row in facts.regulation.values()}
        shown = [dates[one.said] for one in country.notices]
        assert shown == sorted(shown, reverse=True)


def test_every_notice_tells_the_day_we_read_it(facts: Evidence) -> None:
    row = facts.regulation["switzerland-2024"]
    day = facts.sources[row.source[0]].urldate
    (one,) = next(each for each in countries(facts) if each.name == "Switzerland").notices
    assert one.read == f"We read it on {day_words(day)}."


def test_of_many_sources_the_one_read_longest_ago_dates_a_notice(facts: Evidence) -> None:
    row = facts.regulation["france-ban-kept-2012"]
    old = facts.sources[row.source[-1]].model_copy(update={"urldate": date(2020, 1, 2)})
    aged = replace(facts, sources={**facts.sources, old.key: old})
    france = next(country for country in countries(aged) if country.name == "France")
    assert "We read it on 2 January 2020." in {one.read for one in france.notices}


def test_the_summary_counts_and_dates(facts: Evidence) -> None:
    by_name = {country.name: country.summary for country in countries(facts)}
    assert by_name["Switzerland"] == "Switzerland: 1 notice, 2024"
    assert by_name["United Kingdom"].startswith("United Kingdom: ")
    assert by_name["United Kingdom"].endswith(" notices up to 2026")
    assert by_name["Sweden"] == "Sweden: 1 notice"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("in force", "This holds today, as far as we know."),
        ("not yet in force", "This is law, but as far as we know it has not started yet."),
        ("past", "This is what it said then."),
        ("proposed", "This is planned. It does not apply yet."),
        ("not known", "We do not know if this still holds."),
    ],
)
def test_each_status_is_told_in_plain_words(facts: Evidence, status: str, words: str) -> None:
    row = facts.regulation["brazil-2003"].model_copy(update={"status": status})
    changed = replace(facts, regulation={row.id: row})
    assert countries(changed)[0].notices[0].status == words

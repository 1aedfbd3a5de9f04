import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mesoguide.evidence.rows import NamedVisits
from mesoguide.model.schedule import (
    LONGEST_INTERVAL,
    MOST_VISITS,
    SHORTEST_INTERVAL,
    Plan,
    described_phase,
    described_weeks,
    last_week,
    visit_days,
    visits_done,
)

#: What clinics name in these tests.
NAMED = NamedVisits(id="change-described", low=10, high=15, source=("clinic-faq",))

plans = st.builds(
    Plan,
    visits=st.integers(1, MOST_VISITS),
    interval_days=st.integers(SHORTEST_INTERVAL, LONGEST_INTERVAL),
)


@given(plans)
def test_visits_are_evenly_spaced_from_day_0(plan: Plan) -> None:
    days = visit_days(plan)
    assert days[0] == 0
    assert len(days) == plan.visits
    assert {b - a for a, b in itertools.pairwise(days)} <= {plan.interval_days}


@given(plans, st.integers(0, 130))
def test_visits_done_never_go_back(plan: Plan, week: int) -> None:
    assert 1 <= visits_done(plan, week) <= visits_done(plan, week + 1) <= plan.visits


@given(plans)
def test_at_the_end_all_visits_are_done(plan: Plan) -> None:
    assert visits_done(plan, last_week(plan)) == plan.visits


@given(plans)
def test_the_timeline_runs_a_year_or_12_weeks_past_the_last_visit(plan: Plan) -> None:
    weeks_after = last_week(plan) - visit_days(plan)[-1] / 7
    assert last_week(plan) >= 52
    assert weeks_after >= 12
    assert last_week(plan) == 52 or weeks_after < 13


def test_the_longest_plan_ends_in_week_124() -> None:
    assert last_week(Plan(15, 56)) == 124


def test_a_later_look_lengthens_the_line() -> None:
    assert last_week(Plan(1, 28), 104) == 104


def test_a_visit_in_the_week_of_a_look_comes_after_it() -> None:
    assert [visits_done(Plan(6, 28), week) for week in (0, 4, 5, 8, 16, 32)] == [1, 1, 2, 2, 4, 6]


def test_described_change_starts_at_visit_10_and_ends_at_visit_15() -> None:
    assert described_weeks(Plan(15, 7), NAMED) == (9, 14)
    assert described_weeks(Plan(1, 28), NAMED) == (36, 56)


@given(plans, st.integers(0, 130))
def test_a_plan_of_fewer_than_10_visits_ends_before_the_described_change(
    plan: Plan, week: int
) -> None:
    assert (described_phase(plan, week, NAMED) == "plan ends before") == (plan.visits < 10)


def test_the_phases_follow_one_another() -> None:
    phases = [described_phase(Plan(12, 7), week, NAMED) for week in (8, 9, 14, 15)]
    assert phases == ["not yet", "now", "now", "past"]


@pytest.mark.parametrize(("visits", "interval"), [(0, 7), (21, 7), (5, 0), (5, 366)])
def test_a_plan_out_of_bounds_says_what_is_accepted(visits: int, interval: int) -> None:
    with pytest.raises(ValueError, match=r"found \d+; accepted: \d+ to \d+"):
        Plan(visits, interval)

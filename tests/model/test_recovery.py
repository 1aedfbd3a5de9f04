import pytest

from mesoguide.charts import strip
from mesoguide.evidence import Evidence
from mesoguide.model import recovery


@pytest.fixture(scope="module")
def signs(facts: Evidence) -> dict[str, recovery.Sign]:
    groups = (*recovery.felt(facts), recovery.warnings(facts))
    return {sign.id: sign for group in groups for sign in group.signs}


def at(signs: dict[str, recovery.Sign], name: str, *days: int) -> list[str]:
    return [recovery.phase(signs[name], day) for day in days]


def test_swelling_is_usual_to_the_8th_day_and_over_after_the_longest(
    signs: dict[str, recovery.Sign],
) -> None:
    assert at(signs, "swelling", 0, 8, 9, 85, 86) == ["within", "within", "past", "past", "over"]


def test_soreness_is_never_called_over(signs: dict[str, recovery.Sign]) -> None:
    assert at(signs, "soreness", 4, 5, recovery.LATER) == ["within", "unseen", "unseen"]


def test_half_a_day_counts_as_the_whole_day(signs: dict[str, recovery.Sign]) -> None:
    assert at(signs, "numbness", 29, 30) == ["within", "past"]


@pytest.mark.parametrize("name", ["swallowing", "weak-smile"])
def test_what_few_people_have_needs_help_on_any_day(
    signs: dict[str, recovery.Sign], name: str
) -> None:
    assert at(signs, name, 0, 44, 82, recovery.LATER) == ["help"] * 4
    assert "If you have it, see a doctor the same day." in signs[name].details


def test_a_late_lump_needs_help_on_any_day(signs: dict[str, recovery.Sign]) -> None:
    assert at(signs, "late-lump", 0, 84, recovery.LATER) == ["help", "help", "help"]


def test_every_sign_is_there_on_the_day_of_the_visit(signs: dict[str, recovery.Sign]) -> None:
    assert [sign.id for sign in signs.values() if not recovery.phase(sign, 0)] == []


@pytest.mark.parametrize("day", recovery.STOPS)
def test_what_few_people_have_is_never_called_usual(facts: Evidence, day: int) -> None:
    groups = recovery.felt(facts)
    states = recovery.states_at(groups, day)
    signs = [sign for group in groups for sign in group.signs]
    said = {sign.id: words for sign, (_, words) in zip(signs, states, strict=True)}
    assert said["swallowing"] == said["weak-smile"] == "Needs a doctor"


def test_an_average_is_told_as_one_and_sends_nobody_to_a_doctor(facts: Evidence) -> None:
    states = recovery.states_at(recovery.felt(facts), 44)
    assert [words for phase, words in states if phase in ("past", "unseen")] == [
        "Past the average"
    ] * 7


def test_states_change_on_the_days_told_and_on_no_other(facts: Evidence) -> None:
    groups = recovery.felt(facts)
    line = recovery.changes(groups)
    days = range(1, recovery.LATER + 1)
    states = {day: recovery.states_at(groups, day) for day in range(recovery.LATER + 1)}
    assert {day for day in days if states[day] != states[day - 1]} == set(line) - {0}


def test_a_harm_that_was_counted_tells_both_groups(signs: dict[str, recovery.Sign]) -> None:
    line = " ".join(signs["swelling"].details)
    assert "about 87 of 100 had it over up to 6 visits" in line
    assert "With a dummy injection: about 43 of 100." in line
    assert "The time comes from: 100 patients in daily practice; the longest time" in line
    assert signs["swelling"].sources == (
        "atx101-2017-100-patients",
        "atx101-2019-phase3b-reprint",
        "kybella-label-us",
    )


def test_an_unknown_longest_is_said_to_be_unknown(signs: dict[str, recovery.Sign]) -> None:
    unseen = "Nobody said what the longest time was."
    assert unseen in signs["soreness"].details
    assert unseen not in signs["weak-smile"].details


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (0, "the day of the visit"),
        (1, "day 1"),
        (13, "day 13"),
        (14, "day 14 (2 weeks)"),
        (44, "day 44 (about 6 weeks)"),
        (90, "day 90 (about 13 weeks)"),
        (recovery.LATER, "later than 90 days"),
    ],
)
def test_a_day_is_said_as_people_say_it(day: int, words: str) -> None:
    assert recovery.recovery_day_words(day) == words


def test_a_bar_is_solid_to_the_usual_day_then_thin_to_the_longest(
    signs: dict[str, recovery.Sign],
) -> None:
    bar = strip.bar(signs["swallowing"])
    assert (bar["solid"], bar["thin"]) == (strip.at(3), strip.at(81))
    assert bar["unknown"] is None


def test_a_bar_with_no_known_end_goes_on_in_dots(signs: dict[str, recovery.Sign]) -> None:
    bar = strip.bar(signs["soreness"])
    assert bar["solid"] == strip.at(3.5)
    assert bar["thin"] is None
    assert bar["unknown"] is not None
    assert bar["unknown"] > strip.at(3.5)


def test_no_bar_leaves_the_strip(signs: dict[str, recovery.Sign]) -> None:
    for sign in signs.values():
        if sign.warning:
            continue  # it stands on no strip
        for part in strip.bar(sign).values():
            assert part is None or 0 <= part <= 100


def test_the_table_has_every_row_of_the_evidence(facts: Evidence) -> None:
    table = recovery.table((*recovery.felt(facts), recovery.warnings(facts)))
    assert [row[0] for row in table.rows] == [row.what for row in facts.recovery.values()]
    assert {len(row) for row in table.rows} == {len(table.head)}
